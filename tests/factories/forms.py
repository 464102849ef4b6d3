"""Return forms, filled in as a unit would: by openpyxl, with invented numbers."""

import io
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from openpyxl import Workbook, load_workbook

from analysis.returns.form import form_book
from analysis.returns.layout import FIRST_ROW, SHEET, column_letter
from analysis.vocabulary import asked_metrics
from rows import units

TODAY = date(2024, 8, 1)
START, END = date(2024, 1, 1), date(2024, 6, 30)
DONE = {"start": START, "end": END, "accepted": "是 yes"}
FOUND = {"number": 40, **DONE}
RECTIFIED = {"number": 31, "wording": "当场整改", **DONE}
Edits = dict[tuple[str, str], dict[str, Any]]


@cache
def blank(*chosen: str) -> bytes:
    """The form for units of tests/rows.py, not filled in."""
    return form_book(units(), chosen)


def row_of(metric: str, block: int = 0) -> int:
    """The row of a metric in a unit's block."""
    return FIRST_ROW + block * len(asked_metrics()) + list(asked_metrics()).index(metric)


def address(metric: str, column: str, block: int = 0) -> str:
    """The cell as evidence names it."""
    return f"{SHEET}!{column_letter(column)}{row_of(metric, block)}"


def fill(
    cells: dict[str, dict[str, Any]],
    *chosen: str,
    block: int = 0,
    change: Callable[[Workbook], object] = id,
    content: bytes = b"",
) -> bytes:
    """A form with `cells` (by metric, then column) typed into a block, and whatever else `change` does to it."""
    book = load_workbook(io.BytesIO(content or blank(*(chosen or ("north",)))))
    for metric, typed in cells.items():
        for column, value in typed.items():
            book[SHEET][f"{column_letter(column)}{row_of(metric, block)}"] = value
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
