"""A reviewed workbook, read back: its form checked, each cell as text, each problem with its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.problems import Problems, stop
from analysis.reading.ledgers import COLUMNS
from analysis.reading.sheets import open_book, whole, words

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
MOST_ROWS = 10_000


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
    _check_form(book[SHEET], place)
    report, text, ledger = (str(book[LISTS].cell(row, SEAL_COLUMN).value or "") for row in SEAL_ROWS)
    return Review(report, text, ledger, tuple(_lines(book[SHEET], problems)))


def _check_form(sheet: "Worksheet", place: str) -> None:
    """Refuse a sheet with merged cells, another header, or more rows than a person fills in."""
    if merged := sorted(str(area) for area in sheet.merged_cells.ranges):
        stop(f"{place} {SHEET}!{merged[0]}", "cells are merged", "unmerge them, and write each row in full")
    if sheet.max_row > MOST_ROWS:
        stop(f"{place} {SHEET}", f"it has {sheet.max_row} rows", f"take away what stands below row {MOST_ROWS}")
    for name, header in HEADERS.items():
        if (found := sheet[f"{letter(name)}1"].value) != header:
            stop(f"{place} {place_of(name, 1)}", f"the header is {found!r}", f"write {header!r} in it again")


def _lines(sheet: "Worksheet", problems: Problems) -> Iterator[Line]:
    """Each row in which a person could have written something."""
    for number in range(2, sheet.max_row + 1):
        before = len(problems)
        cells = {name: _cell(sheet[f"{letter(name)}{number}"], name, number, problems) for name in COLUMNS}
        if any(cells.values()) and len(problems) == before:
            yield Line(number, cells | {name: cells[name].rpartition(PARTED)[2].strip() for name in CHOSEN})


def _cell(cell: Any, name: str, number: int, problems: Problems) -> str:
    """One cell as text: `start` is a number, all others are words."""
    place = place_of(name, number)
    if name != "start":
        return words(cell, place, problems)
    start = whole(cell, place, problems)
    return "" if start is None else str(start)


def rows_of(review: Review) -> pd.DataFrame:
    """The lines as rows of a ledger (columns row and COLUMNS), `start` as text."""
    rows = [{"row": str(line.number), **line.cells} for line in review.lines]
    return pd.DataFrame(rows, columns=["row", *COLUMNS], dtype="str")
