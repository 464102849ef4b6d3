"""The numbers of a text, each with its quantity, role, metric and the verb that governs it."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.characters import simplified
from analysis.reading.clauses import OPENS
from analysis.reading.grammar import Groups
from analysis.reading.numerals import NumeralError
from analysis.reading.quantities import made, quantity_of, taken
from analysis.reading.readings import Reading, readings_of
from analysis.reading.segments import SIGN, STANDING_STRETCH, STRETCH, shape
from analysis.reading.sentences import continued, left_open
from analysis.reading.stated import PhraseError, Quantity
from analysis.reading.wordings import Said
from analysis.vocabulary import metrics

BOUNDED = Quantity._fields.index("measure")
LONGEST = 400  # a longer stretch does not return
NOTHING = (0, "", "")  # end, metric and measure of the statistic before the first


class Mention(NamedTuple):
    """A number of a text, and what its words say."""

    start: int
    end: int
    phrase: str
    value: float
    relation: str
    low: float
    high: float
    strict_low: float
    strict_high: float
    measure: str
    role: str
    metric: str
    wording: str


def mentions(text: str, *, statistics: bool = False) -> Iterator[Mention]:
    """Every number of `text` that states a quantity, in order; its offsets are those of `text`.

    `statistics`: those alone, and nothing is worked out for the others.
    """
    words = simplified(text).replace(OPENS, " ")  # no character of the text may pass for a mark
    last = NOTHING
    for match in (STANDING_STRETCH if statistics else STRETCH).finditer(SIGN + words):
        base, stretch = match.start(), match[1]
        read = readings_of if len(stretch) <= LONGEST else readings_of.__wrapped__
        for reading in read(shape(stretch), statistics):
            quantity = _quantity(stretch, reading)
            if quantity is None:
                continue
            said, counted = reading.said, reading.said.role == "statistic"
            if counted and left_open(said, last[1]):
                said = continued(words, base + reading.clause, reading.wording, reading.place, said, last)
            mention = _mention(text, base, reading, quantity, said)
            yield mention
            if counted:
                last = (mention.end, mention.metric, mention.measure)


def _quantity(stretch: str, reading: Reading) -> Quantity | None:
    """The quantity of a number; None where its characters make none."""
    _, _, number, steps, fixed, *_ = reading
    if steps is not None:
        return taken(stretch[number:], steps)
    if fixed is not None:
        return fixed
    groups = Groups._make(stretch[start:end] if start >= 0 else None for start, end in reading.spans)
    try:
        return quantity_of(stretch[reading.start : number], groups)
    except (NumeralError, PhraseError):
        return None


def _mention(text: str, base: int, reading: Reading, quantity: Quantity, said: Said) -> Mention:
    role, metric, noun, wording = said
    measure = quantity.measure
    if not measure:
        measure = noun or (metrics()[metric].measures[0] if metric and not quantity.zero_in_words else "")
    start, end = base + reading.start, base + reading.end
    return made(Mention, (start, end, text[start:end], *quantity[:BOUNDED], measure, role, metric, wording))
