"""A table of a sheet: header that stays and filters, cells of one look, numbers as numbers, days as days."""

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.briefing.cells import Cell
from analysis.palette import FAINT, INK
from analysis.spreadsheets import FONT, SIZE, header, put, tall

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell as SheetCell
    from openpyxl.worksheet.worksheet import Worksheet

TEXT = "@"
LOOKS = {"report text": TEXT, "report whole": "#,##0", "report parts": "#,##0.0###", "report day": "yyyy-mm-dd"}
HEADING = 16
SLACK = 0.9  # of a column's width is filled: text is indented, and a Chinese line breaks early


class Column(NamedTuple):
    """A column's name as it is shown, and its width in characters."""

    name: str
    width: float


def table(
    sheet: "Worksheet", columns: Sequence[Column], rows: Iterable[Sequence[Cell]], *, first: int = 1, kept: int = 0
) -> int:
    """Write `columns` in row `first` and `rows` below it, with a filter; return the number of the last row.

    Text stays text, whatever it begins with; an empty cell is None. The header
    stays in sight, and so do the first `kept` columns.
    """
    from openpyxl.utils import get_column_letter

    _looks(sheet.parent)  # type: ignore[arg-type]
    header(sheet, first, [column.name for column in columns], [column.width for column in columns])
    tall(sheet, first, ((column.width * SLACK, column.name) for column in columns))
    sheet.freeze_panes = f"{get_column_letter(kept + 1)}{first + 1}"
    last = first
    for last, row in enumerate(rows, start=first + 1):
        for place, value in enumerate(row, start=1):
            _cell(sheet.cell(last, place), value)  # type: ignore[arg-type]
        texts = [value if isinstance(value, str) else "" for value in row]
        tall(sheet, last, zip((column.width * SLACK for column in columns), texts, strict=True))
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{last}"
    return last


def preamble(sheet: "Worksheet", lines: Sequence[str]) -> int:
    """Write `lines` at the top, the first as a heading; return the row below them and an empty one."""
    from openpyxl.styles import Font

    for number, line in enumerate(lines, start=1):
        put(sheet.cell(number, 1), line)  # type: ignore[arg-type]
        large = number == 1
        sheet.cell(number, 1).font = Font(name=FONT, size=HEADING if large else SIZE, bold=large, color=INK[1:])
    return len(lines) + 2


def _looks(book: "Workbook") -> None:
    """Add the looks of cells to `book` once: a look by its name costs a fraction of one put together for each cell."""
    from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side

    for name, shown in LOOKS.items():
        if name in book.named_styles:
            continue
        text = shown == TEXT
        style = NamedStyle(name, number_format=shown, font=Font(name=FONT, size=SIZE, color=INK[1:]))
        style.alignment = Alignment("left" if text else "right", "top", wrap_text=text, indent=int(text))
        style.border = Border(bottom=Side(style="thin", color=FAINT[1:]))
        book.add_named_style(style)


def _cell(cell: "SheetCell", value: Cell) -> None:
    """One cell: its look, then its content; a number keeps all its digits, whatever is shown of them."""
    if value is None or isinstance(value, str):
        cell.style = "report text"
        if value is not None:
            put(cell, value)
    elif isinstance(value, pd.Timestamp):
        cell.style, cell.value = "report day", value.to_pydatetime()
    else:
        cell.style, cell.value = "report whole" if math.floor(value) == value else "report parts", value
