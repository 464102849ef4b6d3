"""A chart's data sheet: the workbook inside the slide, from which PowerPoint draws it again when it is edited."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.labels.slides import said
from analysis.renderers.pptx.parts import Chart, Column
from analysis.spreadsheets import header, put, to_bytes
from analysis.vocabulary import Label

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

NAME = "Sheet1"
WIDTH, WIDEST = 14.0, 34.0


def ordered(chart: Chart) -> list[Column]:
    """The columns as they stand in the sheet: the names, what is drawn, and then what is told of each point."""
    drawn = [series.values for series in chart.series]
    first, *others = chart.columns
    rest = [column for column in others if column.key not in drawn]
    return [first, *(chart.column(key) for key in drawn), *rest]


def letters(chart: Chart) -> dict[str, str]:
    """The letter of each column, by its key."""
    from openpyxl.utils import get_column_letter

    return {column.key: get_column_letter(place) for place, column in enumerate(ordered(chart), start=1)}


def reference(chart: Chart, key: str) -> str:
    """The cells of a column as a chart names them.

    >>> from analysis.labels.slides import NONE
    >>> reference(Chart("bars", NONE, (Column("name", NONE, (NONE, NONE)),), ()), "name")
    'Sheet1!$A$2:$A$3'
    """
    letter = letters(chart)[key]
    return f"{NAME}!${letter}$2:${letter}${len(chart.column(key).cells) + 1}"


def workbook(chart: Chart, lang: str) -> bytes:
    """The sheet as a workbook, the same bytes each time; text stays text, and formulas are our own alone."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = NAME
    columns = ordered(chart)
    widths = [WIDEST, *(WIDTH for _ in columns[1:])]
    header(sheet, 1, [said(column.head, lang) for column in columns], widths)
    for column in columns:
        _fill(sheet, column, letters(chart), lang)
    return to_bytes(book)


def _fill(sheet: "Worksheet", column: Column, places: Mapping[str, str], lang: str) -> None:
    """Write a column's cells, or the formulas that work them out; nothing where a cell is a gap."""
    for at, cell in enumerate(column.cells):
        target = sheet[f"{places[column.key]}{at + 2}"]
        if cell is None:
            continue
        if column.formulas and column.formulas[at].zh:
            cells = {key: f"${letter}{at + 2}" for key, letter in places.items()}
            target.value = said(column.formulas[at], lang).format(**cells)
        elif isinstance(cell, Label):
            put(target, said(cell, lang))
        else:
            target.value = float(cell)
