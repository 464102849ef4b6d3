"""What every workbook of ours has alike.

Header, choices, text that stays text, the same bytes from run to run.
"""

import io
import math
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from analysis.palette import FAINT, INK, PAPER

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

EPOCH = (1980, 1, 1, 0, 0, 0)
CORE, DRAWING = "docProps/core.xml", "xl/drawings/drawing"
CHART = re.compile(rb'name="Chart \d+"')
FONT = "Calibri"
LONGEST = 32_000
LINE, SIZE = 14.5, 10  # points
FORMULA = ("=", "+", "-", "@")
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def clean_text(text: str) -> str:
    r"""`text` as a cell can hold it: without control characters, cut at LONGEST.

    >>> clean_text("3\x0b家")
    '3 家'
    """
    return CONTROL.sub(" ", text)[:LONGEST]


def put_text(cell: "Cell", text: str) -> None:
    """Write `text` as text.

    Where it begins like a formula it is marked so that no spreadsheet ever runs it.
    """
    cell.value = clean_text(text)
    if text.startswith(FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
    cell.number_format = "@"


def write_header(
    sheet: "Worksheet", row: int, names: Sequence[str], widths: Sequence[float]
) -> None:
    """The row of column names: dark, repeated on each printed page, rows below it scrolling.

    Columns of `widths`.
    """
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(row, column)
        put_text(cell, name)  # type: ignore[arg-type]
        cell.font = Font(name=FONT, bold=True, size=SIZE, color=PAPER[1:])
        cell.fill = PatternFill("solid", fgColor=INK[1:])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    print_landscape(sheet)


def print_landscape(sheet: "Worksheet") -> None:
    """A4 across, as wide as the page, pages numbered."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.fitToPage = True
    sheet.oddFooter.center.text = "&A · &P / &N"  # type: ignore[union-attr]
    sheet.page_margins.left = sheet.page_margins.right = sheet.page_margins.top = 0.4


def rule_below(cell: "Cell | MergedCell") -> None:
    """A thin line below, so that empty rows are seen to be rows."""
    from openpyxl.styles import Border, Side

    cell.border = Border(bottom=Side(style="thin", color=FAINT[1:]))


def fit_height(
    sheet: "Worksheet", row: int, texts: Iterable[tuple[float, str]], least: int = 1
) -> None:
    """Make `row` as high as its wrapped texts, each with the width of its column.

    Programs differ in doing so.
    """
    sheet.row_dimensions[row].height = LINE * max(
        least, *(_line_count(text, width) for width, text in texts)
    )


def _line_count(text: str, width: float) -> int:
    """How many lines `text` takes in a column `width` characters wide.

    A Chinese one counts for two.
    """
    paragraphs = [
        sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in part)
        for part in text.split("\n")
    ]
    return sum(max(1, math.ceil(length / (width - 2))) for length in paragraphs)


def add_choices(sheet: "Worksheet", cells: str, formula: str) -> None:
    """A dropdown on `cells` with what `formula` lists.

    Anything else is refused in the sheet already.
    """
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    listed.errorTitle, listed.error = "请从列表选择", "请从列表中选择。 Choose one of the list."
    sheet.add_data_validation(listed)
    listed.add(cells)


def to_bytes(book: "Workbook", alts: Iterable[str] = ()) -> bytes:
    """Return the workbook as a file, without the time of writing that the format keeps.

    `alts` describe its charts for who can't see them, in the order of sheets.
    """
    from openpyxl.xml.functions import tostring

    first, fixed, told = io.BytesIO(), io.BytesIO(), iter(alts)
    book.save(first)
    # The format has no zone.
    book.properties.created = book.properties.modified = datetime(*EPOCH)  # noqa: DTZ001
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(fixed, "w") as target:
        for part in source.namelist():
            content = tostring(book.properties.to_tree()) if part == CORE else source.read(part)
            if part.startswith(DRAWING):
                content = CHART.sub(
                    lambda found: found[0] + f" descr={quoteattr(next(told))}".encode(), content
                )
            target.writestr(zipfile.ZipInfo(part, EPOCH), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
