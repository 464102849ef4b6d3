"""A chart's data sheet: the workbook inside the slide, from which PowerPoint draws it again when it is edited."""

from openpyxl.utils import get_column_letter

from analysis.briefing.deck.parts import Chart, Column
from analysis.briefing.deck.words import said
from analysis.briefing.xlsx import header, put, to_bytes
from analysis.vocabulary import Label

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
    return {column.key: get_column_letter(place) for place, column in enumerate(ordered(chart), start=1)}


def reference(chart: Chart, key: str) -> str:
    """The cells of a column as a chart names them.

    >>> from analysis.briefing.deck.words import NONE
    >>> reference(Chart("bars", NONE, (Column("name", NONE, (NONE, NONE)),), ()), "name")
    'Sheet1!$A$2:$A$3'
    """
    letter = letters(chart)[key]
    return f"{NAME}!${letter}$2:${letter}${len(chart.columns[0].cells) + 1}"


def workbook(chart: Chart, lang: str) -> bytes:
    """The sheet as a workbook, the same bytes each time; text stays text, and formulas are our own alone."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = NAME
    columns, places = ordered(chart), letters(chart)
    widths = [WIDEST, *(WIDTH for _ in columns[1:])]
    header(sheet, 1, [said(column.head, lang) for column in columns], widths)
    for column in columns:
        for row, cell in enumerate(column.cells, start=2):
            target = sheet[f"{places[column.key]}{row}"]
            formula = said(column.formulas[row - 2], lang) if column.formulas else ""
            if cell is None:
                continue
            if formula:
                target.value = formula.format(**{key: f"${letter}{row}" for key, letter in places.items()})
            elif isinstance(cell, Label):
                put(target, said(cell, lang))
            else:
                target.value = float(cell)
    return to_bytes(book)
