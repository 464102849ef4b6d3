"""The return form: a workbook in which units write the same few facts of each metric, so that they can be compared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.briefing.form_guide import add_guide, add_lists, words
from analysis.briefing.form_rules import add_rules
from analysis.palette import FAINT, INK, PALETTE, QUIET
from analysis.reading.forms import (
    COLUMNS,
    FILLED,
    FILLED_CELL,
    FILLED_ROW,
    FIRST_ROW,
    HEADER_ROW,
    HEADERS,
    SHEET,
    both,
    fixed,
    letter,
)
from analysis.spreadsheets import LINE, SIZE, header, put, tall, to_bytes
from analysis.vocabulary import Metric, Terms, Unit, asked, rate_of, themes

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (14, 32, 62, 11, 13, 9, 14, 17, 12, 12, 12, 24)
FORMATS = {"number": "#,##0", "denominator": "#,##0", "start": "yyyy-mm-dd", "end": "yyyy-mm-dd"}
PLAIN = ("metric", "definition", "denominator_is", "note")
SIZES = {"definition": 9, "denominator_is": 9}
LEAST = 3
PRINTED, UNASKED = "F5F5F5", FAINT[1:]


def form_book(units: Terms[Unit], chosen: Sequence[str] = ()) -> bytes:
    """The form as a workbook: a block of rows for each unit of `chosen`, or one block in which the unit is written.

    The same units and vocabulary give the same bytes. Raises UnknownTermError for a unit that is in no list.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _head(sheet)
    wanted = [(units[name].id, metric) for name in chosen for metric in asked().values()]
    rows = dict(enumerate(wanted or [("", metric) for metric in asked().values()], start=FIRST_ROW))
    lists = add_lists(book, units)
    for row, (unit, metric) in rows.items():
        _row(sheet, row, unit, metric)
    add_rules(sheet, {row: metric for row, (_, metric) in rows.items()}, lists)
    add_guide(book, units)
    for each in book.worksheets:
        each.protection.sheet, each.protection.formatRows, each.protection.formatColumns = True, False, False
    return to_bytes(book)


def _head(sheet: "Worksheet") -> None:
    """Title, how to fill in, the day of it, and the row of column names."""
    from openpyxl.styles import Alignment, Font

    header(sheet, HEADER_ROW, [both(label) for label in HEADERS.values()], WIDTHS)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.row_dimensions[HEADER_ROW].height = 3 * LINE
    sheet.row_dimensions[FILLED_ROW].height = 2.2 * LINE
    texts = {"A1": both(words("title"), " · "), "A2": words("how").zh, "A3": words("how").en}
    for address, text in (texts | {f"A{FILLED_ROW}": both(FILLED), f"C{FILLED_ROW}": both(words("dated"))}).items():
        put(sheet[address], text)
        sheet[address].alignment = Alignment(vertical="center", wrap_text="\n" in text)
        sheet[address].font = Font(color=INK[1:], bold=address.startswith("A"), size=15 if address == "A1" else SIZE)
    _style(sheet[FILLED_CELL], "end", given=True)


def _row(sheet: "Worksheet", row: int, unit: str, metric: Metric) -> None:
    """One metric of one unit: its words, and the cells that are filled in."""
    texts = fixed(metric) | ({"unit": unit} if unit else {})
    given = {
        "unit": not unit,
        "wording": bool(metric.wordings),
        "denominator": rate_of(metric.id) is not None,
        "start": metric.kind != "stock",
    } | dict.fromkeys(("number", "end", "accepted", "note"), True)
    for column in COLUMNS:
        cell = sheet[f"{letter(column)}{row}"]
        if text := texts.get(column, ""):
            put(cell, text)
        _style(cell, column, given=given.get(column, False), theme=metric.theme)
    tall(sheet, row, [(WIDTHS[COLUMNS.index(column)], text) for column, text in texts.items()], LEAST)


def _style(cell: "Cell", column: str, *, given: bool, theme: str = "") -> None:
    """White and unlocked where something is filled in, tinted and locked where not; the theme's colour at the left."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    thin = Side(style="thin", color=FAINT[1:] if not given else QUIET[1:])
    left = Side(style="thick", color=_colour(theme)) if column == "metric" else thin
    cell.border = Border(left=left, right=thin, top=thin, bottom=thin)
    cell.protection = Protection(locked=not given)
    cell.number_format = FORMATS.get(column, "@") if given else cell.number_format
    aligned = {"horizontal": "left", "indent": 1} if column in PLAIN else {"horizontal": "center"}
    cell.alignment = Alignment(wrap_text=True, vertical="center", **aligned)
    cell.font = Font(size=SIZES.get(column, SIZE), color=INK[1:])
    if not given:
        cell.fill = PatternFill("solid", fgColor=PRINTED if cell.value else UNASKED)


def _colour(theme: str) -> str:
    return PALETTE[list(themes()).index(theme) % len(PALETTE)][1:] if theme else FAINT[1:]
