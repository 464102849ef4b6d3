"""The workbook in which a person confirms a ledger: a row a number, its sentence, and choices from the vocabulary."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.briefing import review_sheets
from analysis.briefing.review_sheets import actors, fit_rows, metric, status
from analysis.briefing.said import said
from analysis.reading.cards import Card
from analysis.reading.ledgers import CONFIRMED, PROPOSED, REJECTED
from analysis.reading.proof import around
from analysis.reading.reviews import HEADERS, LISTS, SHEET, letter
from analysis.spreadsheets import FONT, SIZE, choices, clean, header, put, rule, to_bytes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

WIDTHS = (8, 44, 14, 24, 26, 19, 11, 14, 14, 18, 18)
SPARE = 60
REACH = 120
GROUND = {CONFIRMED: "D9EAF5", PROPOSED: "FDF1D8", REJECTED: "E8E8E8"}


def review_book(ledger: pd.DataFrame, card: Card, text: str, ledger_sum: str) -> bytes:
    """The workbook of a report's `ledger` (read_ledger's columns); `ledger_sum` is its checksum."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet(SHEET, 0)
    book.remove(book.worksheets[1])
    header(sheet, 1, list(HEADERS.values()), WIDTHS)
    called = actors(card)
    for number, row in enumerate(ledger.to_dict("records"), start=2):
        _mention(sheet, number, row, called, text)
    last = len(ledger) + 1 + SPARE
    review_sheets.guide(book)
    review_sheets.whole_text(book, text, ledger)
    for name, source in review_sheets.lists(book, card, ledger_sum).items():
        choices(sheet, f"{letter(name)}2:{letter(name)}{last}", f"{LISTS}!{source}")
    _finish(sheet, len(ledger) + 1, last)
    return to_bytes(book)


def _mention(sheet: "Worksheet", number: int, row: Mapping[Any, Any], called: Mapping[str, str], text: str) -> None:
    """One row: the ledger's cells, the sentence, and what is read in the phrase."""
    cells = {name: str(row[name]) for name in HEADERS if name in row}
    cells["metric"], cells["status"] = metric(cells["metric"]), status(cells["status"])
    cells["actor"] = called.get(cells["actor"], cells["actor"])
    cells["reading"] = f"{said(cells['phrase'], 'zh')}\n{said(cells['phrase'], 'en')}"
    for name, value in cells.items():
        put(sheet[f"{letter(name)}{number}"], value)
    start = int(row["start"])
    sheet[f"{letter('start')}{number}"].value = start
    sheet[f"{letter('sentence')}{number}"].value = _sentence(text, start, str(row["phrase"]))


def _sentence(text: str, start: int, phrase: str) -> Any:
    """The sentence with the phrase in bold; empty where the phrase does not stand there."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not text.startswith(phrase, start):
        return None
    before, after = map(clean, around(text, start, phrase, REACH))
    bold = TextBlock(InlineFont(rFont=FONT, sz=SIZE, b=True), clean(phrase))
    return CellRichText(*(part for part in (before, bold, after) if part))


def _finish(sheet: "Worksheet", filled: int, last: int) -> None:
    """Cells that take text only, wrapped and ruled; a filter; a ground for each status; what is printed."""
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    for row in sheet.iter_rows(min_row=2, max_row=last, max_col=len(HEADERS)):
        for cell in row:
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
            cell.number_format = "0" if cell.column == 1 else "@"
            rule(cell)
    area = f"A2:{letter('note')}{last}"
    for name, ground in GROUND.items():
        said_so = f'ISNUMBER(SEARCH("{name}",${letter("status")}2))'
        font = Font(strike=True) if name == REJECTED else None
        look = DifferentialStyle(font=font, fill=PatternFill("solid", bgColor=ground))
        sheet.conditional_formatting.add(area, Rule("expression", formula=[said_so], dxf=look))
    fit_rows(sheet, WIDTHS)
    sheet.auto_filter.ref = f"A1:{letter('note')}{last}"
    sheet.print_area = f"A1:{letter('note')}{filled}"
