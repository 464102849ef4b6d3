"""A chart's data sheet: columns, and the formulas that work out labels.

The workbook inside the slide, from which PowerPoint draws it again when it is edited.
"""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.exhibits.numbers import Number
from analysis.labels.slides import Paired, one_line, slide_word
from analysis.labels.words import (
    EPSILON,
    SMALL,
    bilingual,
    is_printed,
    label,
    places_of,
    rounded_outward,
    size_of,
)
from analysis.renderers.pptx.parts import Chart, SheetColumn
from analysis.spreadsheets import put_text, to_bytes, write_header
from analysis.vocabulary import Label

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# --- Columns of a native chart's data sheet that several kinds of chart have.

FACTS = ("metric", "report", "place", "phrase", "caveats")


def columns_of_facts(numbers: Sequence[Number | None]) -> list[SheetColumn]:
    """Return what the sheet says of each number besides its bounds.

    Metric, report, place there, phrase, caveats.
    """
    columns = []
    for name in FACTS:
        cells = [_fact_cell(number, name) for number in numbers]
        columns.append(column_of_words(name, cells))
    return columns


def _fact_cell(number: Number | None, name: str) -> Label:
    # A gap has its row in the sheet too, but nothing to tell. Facts are ids and quotations, the
    # same in both languages.
    text = "" if number is None else str(getattr(number, name))
    return Label(text, text)


def column_of_words(
    key: str, cells: Sequence[Label | None], formulas: Sequence[Label] = (), *, head: str = ""
) -> SheetColumn:
    """Return a column of words, called by its key among the words of slides, or by `head`."""
    return SheetColumn(key, slide_word("columns", head or key), tuple(cells), tuple(formulas))


def column_of_numbers(key: str, cells: Sequence[float | None]) -> SheetColumn:
    """Return a column of numbers, called by its key among the words of slides."""
    return SheetColumn(key, slide_word("columns", key), tuple(cells))


def text_on_slide(number: Number) -> Label:
    """Return the bounds in figures; in both languages at once as digits with the Chinese measure.

    A share that was not taken is said to be none.
    """
    if number.low != number.low:  # NaN: not taken
        return slide_word("gaps", "no_share")
    zh, en = number.text.zh, number.text.en
    # In English only per cent has its sign; a slide in both languages shows 301–399户 once.
    return Paired(zh, en, en if en.endswith(number.measure) else en + number.measure)


def join_texts(between: str, *texts: Label) -> Label:
    """Return `texts` as one, those that are empty left out."""
    return bilingual(lambda lang: between.join(text[lang] for text in texts if text[lang]))


# --- The words at a bar as a spreadsheet works them out, so that they follow the numbers that an
# analyst changes.


def bounds_formula(low: float, high: float, measure: str) -> Label:
    """Return what stands at a bar, of the columns {low} and {high}.

    One number or both bounds, and the measure.

    >>> bounds_formula(301, 399, "户").zh
    '=IF({low}={high},"",TEXT({low},"#,##0")&"–")&TEXT({high},"#,##0")&"户"'
    """
    text = bilingual(lambda lang: _bounds_text(low, high, lang))
    words = f'&"{measure}"' if measure else ""
    return Paired(text.zh + words, text.en + (words if measure == "%" else ""), text.en + words)


def _bounds_text(low: float, high: float, lang: str) -> str:
    # Both sides stay in the formula of an exact number: an analyst may part the bounds later.
    if low == high:
        first = _exact_formula(low, "{low}", lang)
        return f'=IF({{low}}={{high}},"",{first}&"–")&{_exact_formula(high, "{high}", lang)}'
    rounded = rounded_outward(low, high) != (low, high)
    about = f'"{label("words", "rounded_outward")[lang]}"&' if rounded else ""
    first, last = _bound_formula(low, "low", lang), _bound_formula(high, "high", lang)
    return f'=IF({{low}}={{high}},"",{about}{first}&"–")&{last}'


def _bound_formula(value: float, side: str, lang: str) -> str:
    """One bound, rounded outward as labels.words.interval does it."""
    places, cell = places_of(value), f"{{{side}}}"
    if places is None:
        return _exact_formula(value, cell, lang)
    low, high = rounded_outward(value, value)
    # ROUNDDOWN and ROUNDUP go towards and away from 0, which is outward here: no bound is below 0.
    towards = "ROUNDDOWN" if side == "low" else "ROUNDUP"
    return _exact_formula(low if side == "low" else high, f"{towards}({cell},{places})", lang)


def _exact_formula(value: float, cell: str, lang: str) -> str:
    """`cell` written as labels.words.number writes a number like `value`."""
    whole = size_of(value, lang)
    if whole is not None:  # 800000 as {low}/10000&"万"
        return f'{cell}/{whole[0]}&"{whole[1]}"'
    if not is_printed(value):  # a quotient whose digits run on
        return f"ROUND({cell},{places_of(value)})" if value < SMALL else f'TEXT({cell},"#,##0.0")'
    decimals = _decimals_of(value)
    return f'TEXT({cell},"#,##0{"." * (decimals > 0)}{"0" * decimals}")'


def _decimals_of(value: float) -> int:
    """The decimals of a number in print, DECIMALS at most."""
    few = 0
    while not math.isclose(value, round(value, few), rel_tol=EPSILON):
        few += 1
    return few


# --- A chart's data sheet: the workbook inside the slide, from which PowerPoint draws it again
# when it is edited.

NAME = "Sheet1"
WIDTH, WIDEST = 14.0, 34.0


def ordered_columns(chart: Chart) -> list[SheetColumn]:
    """The columns as they stand in the sheet.

    The names, what is drawn, and then what is told of each point.
    """
    # What is drawn stands next to the names, as in the sheets that PowerPoint makes itself.
    drawn = [chart.column(series.values) for series in chart.series]
    first, *others = chart.columns
    rest = [column for column in others if column not in drawn]
    return [first, *drawn, *rest]


def column_letters(chart: Chart) -> dict[str, str]:
    """The letter of each column, by its key."""
    from openpyxl.utils import get_column_letter

    letters = {}
    for place, column in enumerate(ordered_columns(chart), start=1):
        letters[column.key] = get_column_letter(place)
    return letters


def cell_reference(chart: Chart, key: str) -> str:
    """The cells of a column as a chart names them.

    >>> from analysis.labels.slides import NONE
    >>> cell_reference(Chart("bars", NONE, (SheetColumn("name", NONE, (NONE, NONE)),), ()), "name")
    'Sheet1!$A$2:$A$3'
    """
    letter = column_letters(chart)[key]
    return f"{NAME}!${letter}$2:${letter}${len(chart.column(key).cells) + 1}"


def sheet_workbook(chart: Chart, lang: str) -> bytes:
    """The sheet as a workbook, the same bytes each time.

    Text stays text, and formulas are our own alone.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = NAME
    columns = ordered_columns(chart)
    widths = [WIDEST] + [WIDTH] * (len(columns) - 1)  # names are longer than all else
    write_header(sheet, 1, [one_line(column.head, lang) for column in columns], widths)
    for column in columns:
        _fill_column(sheet, column, column_letters(chart), lang)
    return to_bytes(book)


def _fill_column(
    sheet: "Worksheet", column: SheetColumn, places: Mapping[str, str], lang: str
) -> None:
    """Write a column's cells, or the formulas that work them out; nothing where a cell is a gap."""
    for at, cell in enumerate(column.cells):
        row = at + 2  # rows count from 1, and the first is the header
        target = sheet[f"{places[column.key]}{row}"]
        if cell is None:
            continue
        if column.formulas and column.formulas[at].zh:  # {low} becomes $C2, the cell of its row
            cells = {key: f"${letter}{row}" for key, letter in places.items()}
            target.value = one_line(column.formulas[at], lang).format(**cells)
        elif isinstance(cell, Label):
            put_text(target, one_line(cell, lang))
        else:
            target.value = float(cell)
