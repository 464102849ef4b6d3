"""Workbooks that people send back: opened safely, and their cells read as the words in them."""

import io
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from analysis.problems import Problem, stop
from analysis.reading.archives import check_archive

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LARGEST = 20_000_000
MOST_ROWS = 10_000


def open_book(content: bytes, place: str) -> "Workbook":
    """The workbook in `content`, formulas unevaluated; DataError where it is none, locked, or out of bounds."""
    from openpyxl import load_workbook

    if len(content) > LARGEST:
        stop(place, f"it is larger than {LARGEST // 1_000_000} MB", "give the workbook alone")
    check_archive(content, place)
    try:
        return load_workbook(io.BytesIO(content), keep_links=False)
    except Exception as error:  # noqa: BLE001  (openpyxl raises whatever its parsers raise on a damaged part)
        stop(place, f"it can't be read as a workbook ({type(error).__name__})", "save it anew as .xlsx")


def check_form(sheet: "Worksheet", headers: list[str], place: str) -> None:
    """Refuse a sheet with merged cells, another header, or more rows than a person fills in."""
    here = f"{place} {sheet.title}"
    if merged := sorted(str(area) for area in sheet.merged_cells.ranges):
        stop(f"{here}!{merged[0]}", "cells are merged", "unmerge them, and write each row in full")
    if sheet.max_row > MOST_ROWS:
        stop(here, f"it has {sheet.max_row} rows", f"take away empty ones below row {MOST_ROWS}")
    for column, header in enumerate(headers, start=1):
        cell = sheet.cell(1, column)
        if cell.value != header:
            stop(f"{here}!{cell.coordinate}", f"the header is {cell.value!r}", f"write {header!r} in it again")


def words(cell: Any, place: str) -> "str | Problem":
    """What stands in a cell as text, stripped; a Problem where it is a formula, an error, a date or a truth value."""
    value = cell.value
    if cell.data_type == "f":
        return Problem(place, "it holds a formula", "write the words themselves")
    if cell.data_type == "e" or isinstance(value, bool | date | time | timedelta):
        return Problem(place, f"it holds {value}, not words", "make the cell's format Text and write the words")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).strip()
