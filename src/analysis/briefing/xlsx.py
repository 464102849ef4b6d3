"""What every workbook of ours has alike: header, choices, text that stays text, the same bytes from run to run."""

import io
import math
import re
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.charting.labels import columns
from analysis.charting.style import FAINT, INK, PAPER

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

EPOCH = (1980, 1, 1, 0, 0, 0)
CORE, STAMP = "docProps/core.xml", re.compile(rb">[0-9-]+T[0-9:]+Z<")
FONT = "Calibri"
LINE, SLACK = 17.0, 1.5
MARGIN = 0.4
LONGEST = 32_000
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def clean(text: str) -> str:
    r"""`text` as a cell can hold it: without control characters, cut at LONGEST.

    >>> clean("3\x0b家")
    '3 家'
    """
    return CONTROL.sub(" ", text)[:LONGEST]


def put(cell: "Cell", text: str) -> None:
    """Write `text` as text, also where it begins like a formula."""
    cell.value = clean(text)
    if text.startswith("="):
        cell.data_type = "s"
    cell.number_format = "@"


def header(sheet: "Worksheet", names: Sequence[str], widths: Sequence[float]) -> None:
    """The first row: dark, frozen, repeated on each printed page; columns of `widths`."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
        cell = sheet.cell(1, column, name)
        cell.font = Font(name=FONT, bold=True, color=PAPER[1:])
        cell.fill = PatternFill("solid", fgColor=INK[1:])
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    landscape(sheet)


def landscape(sheet: "Worksheet") -> None:
    """A4 across, as wide as the page, pages numbered."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.page import PageMargins
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.page_margins = PageMargins(left=MARGIN, right=MARGIN, top=MARGIN, bottom=2 * MARGIN)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A · &P / &N"))


def rule(cell: "Cell | MergedCell") -> None:
    """A thin line below, so that empty rows are seen to be rows."""
    from openpyxl.styles import Border, Side

    cell.border = Border(bottom=Side(style="thin", color=FAINT[1:]))


def choices(sheet: "Worksheet", cells: str, formula: str) -> None:
    """A dropdown on `cells` with what `formula` lists; anything else is refused in the sheet already."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    listed.errorTitle, listed.error = "请从列表选择", "请从列表中选择。 Choose one of the list."
    sheet.add_data_validation(listed)
    listed.add(cells)


def fit_rows(sheet: "Worksheet", widths: Sequence[float]) -> None:
    """Make each row as high as its longest cell needs: a spreadsheet does not do so by itself."""
    for number, row in enumerate(sheet.iter_rows(max_col=len(widths)), start=1):
        lines = [_lines(str(cell.value or ""), width) for cell, width in zip(row, widths, strict=True)]
        sheet.row_dimensions[number].height = LINE * max(lines)


def _lines(text: str, width: float) -> int:
    return sum(max(math.ceil(columns(line) / (width - SLACK)), 1) for line in text.split("\n"))


def to_bytes(book: "Workbook") -> bytes:
    """The workbook as a file, without the time of writing."""
    first, fixed = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            content = source.read(part)
            if part.filename == CORE:
                content = STAMP.sub(b">1980-01-01T00:00:00Z<", content)
            target.writestr(zipfile.ZipInfo(part.filename, EPOCH), content, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
