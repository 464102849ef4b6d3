"""Columns of a native chart's data sheet that several kinds of chart have."""

from collections.abc import Sequence

from analysis.exhibits.numbers import Number
from analysis.labels.slides import Paired, word
from analysis.renderers.pptx.parts import Column
from analysis.vocabulary import Label

FACTS = ("metric", "report", "place", "phrase", "caveats")


def columns_of_facts(numbers: Sequence[Number | None]) -> list[Column]:
    """Return what the sheet says of each number besides its bounds: metric, report, place there, phrase, caveats."""
    return [Column(name, word("columns", name), tuple(_fact(number, name) for number in numbers)) for name in FACTS]


def _fact(number: Number | None, name: str) -> Label:
    text = "" if number is None else str(getattr(number, name))
    return Label(text, text)


def column_of_numbers(key: str, cells: Sequence[float | None]) -> Column:
    """Return a column of numbers, called by its key among the words of slides."""
    return Column(key, word("columns", key), tuple(cells))


def text_on_slide(number: Number) -> Label:
    """Return the bounds in figures; in both languages at once as digits with the Chinese measure.

    A share that was not taken is said to be none.
    """
    if number.low != number.low:  # NaN: not taken
        return word("gaps", "no_share")
    zh, en = number.text.zh, number.text.en
    return Paired(zh, en, en if en.endswith(number.measure) else en + number.measure)
