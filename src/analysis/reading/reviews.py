"""A reviewed workbook, read back: its form checked, each cell as text, each problem with its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from analysis.problems import Problem, Problems, stop
from analysis.reading.ledgers import COLUMNS
from analysis.reading.sheets import check_form, open_book, words

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

SHEET, LISTS = "核对 Review", "lists"
HEADERS = {
    "start": "起点 start",
    "sentence": "原句 sentence",
    "phrase": "词句 phrase",
    "reading": "读作 read as",
    "metric": "指标 metric",
    "actor": "主体 actor",
    "wording": "动词 verb",
    "window_phrase": "时段词 window",
    "window_inherited": "导语时段词 inherited window",
    "status": "状态 status",
    "note": "附注 note",
}
CHOSEN = ("metric", "actor", "status")
# On the hidden sheet: report, checksum of its text, checksum of its ledger.
SEAL_COLUMN, SEAL_ROWS = 6, (2, 3, 4)
PARTED = " · "


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the workbook: its number and its cells by column, as text."""

    number: int
    cells: Mapping[str, str]

    def place(self, column: str) -> str:
        """The address of one of its cells, as a message names it."""
        return place_of(column, self.number)


@dataclass(frozen=True, slots=True)
class Review:
    """A workbook as it came back; `text` and `ledger` are the checksums it was made of."""

    report: str
    text: str
    ledger: str
    lines: tuple[Line, ...]


def letter(column: str) -> str:
    """The letter of a column of the sheet.

    >>> letter("phrase")
    'C'
    """
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(HEADERS).index(column)]


def place_of(column: str, row: int) -> str:
    """The address of a cell.

    >>> place_of("phrase", 7)
    '核对 Review!C7'
    """
    return f"{SHEET}!{letter(column)}{row}"


def option(name: str, label: str = "") -> str:
    """A choice of a list as the sheet shows it: words, then the id.

    >>> option("jia", "甲市支队 Jia")
    '甲市支队 Jia · jia'
    """
    return f"{label}{PARTED}{name}" if label else name


def read_review(content: bytes, place: str, problems: Problems) -> Review:
    """The workbook in `content`; what is wrong with its cells is added to `problems`, and those rows are left out.

    Raises DataError where it is no workbook of `analysis review`, or its form was changed.
    """
    book = open_book(content, place)
    for name in (SHEET, LISTS):
        if name not in book.sheetnames:
            stop(place, f"it has no sheet '{name}'", "give a workbook that `analysis review` wrote")
    check_form(book[SHEET], list(HEADERS.values()), place)
    report, text, ledger = (str(book[LISTS].cell(row, SEAL_COLUMN).value or "") for row in SEAL_ROWS)
    return Review(report, text, ledger, tuple(_lines(book[SHEET], problems)))


def _lines(sheet: "Worksheet", problems: Problems) -> Iterator[Line]:
    """Each row in which a person could have written something."""
    for number in range(2, sheet.max_row + 1):
        read = {name: words(sheet[f"{letter(name)}{number}"], place_of(name, number)) for name in COLUMNS}
        wrong = [cell for cell in read.values() if isinstance(cell, Problem)]
        problems.extend(wrong)
        cells = {name: cell for name, cell in read.items() if isinstance(cell, str)}
        if not wrong and any(cells.values()):
            chosen = {name: cells[name].rpartition(PARTED)[2].strip() for name in CHOSEN}
            yield Line(number, cells | chosen)


def rows_of(review: Review) -> pd.DataFrame:
    """The lines as rows of a ledger (columns row and COLUMNS), `start` as text."""
    rows = [{"row": str(line.number), **line.cells} for line in review.lines]
    return pd.DataFrame(rows, columns=["row", *COLUMNS], dtype="str")
