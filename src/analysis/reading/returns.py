"""A filled return form, read back: recognised, its form checked, its rows answered for, each problem with its cell."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from analysis.problems import Problems, stop
from analysis.reading.agreement import agreed
from analysis.reading.answered import Answer, Line
from analysis.reading.filled import answers
from analysis.reading.forms import (
    COLUMNS,
    FILLED_CELL,
    FIRST_ROW,
    HEADER_ROW,
    HEADERS,
    LISTS,
    MARK,
    SEAL,
    SHEET,
    VERSION,
    both,
    letter,
)
from analysis.reading.sheets import day, open_book
from analysis.vocabulary import Terms, Unit

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MOST_ROWS, MOST_COLUMNS = 5_000, 100


@dataclass(frozen=True, slots=True)
class Return:
    """What a form tells: the day it was filled in, if it says so, and its answers in the order of their cells."""

    filled: date | None
    answers: tuple[Answer, ...]


def read_return(content: bytes, place: str, units: Terms[Unit], today: date) -> Return:
    """The return in the workbook `content`; `today` is the last day that it can tell of.

    Raises DataError with the cell of everything that has to be mended.
    """
    book, problems = open_book(content, place), Problems()
    _recognise(book, place)
    sheet = book[SHEET]
    _check_form(sheet, place, problems)
    problems.raise_if_any()
    filled = day(sheet[FILLED_CELL], f"{place} {SHEET}!{FILLED_CELL}", problems)
    if filled and filled > today:
        problems.add(
            f"{place} {SHEET}!{FILLED_CELL}", f"{filled} is after today ({today})", "write the day of filling in"
        )
    found = [
        answer
        for line in _lines(sheet, place)
        for answer in answers(line, units, min(filled or today, today), problems)
    ]
    kept = agreed(found, place, problems)
    if not problems and not any(answer.accepted for answer in kept):
        problems.add(f"{place} {SHEET}", "it gives no number of an accepted definition", "fill in at least one")
    problems.raise_if_any()
    return Return(filled, tuple(kept))


def _recognise(book: "Workbook", place: str) -> None:
    """Refuse what is no return form, or one of another version.

    A form that was sent out before metrics were added is taken: each row names its metric and its definition,
    which `filled.answers` holds against today's.
    """
    if SHEET not in book.sheetnames or LISTS not in book.sheetnames or book[LISTS][SEAL["mark"]].value != MARK:
        stop(place, "it is no return form", "give a workbook that `analysis form` wrote and a unit filled in")
    if str(book[LISTS][SEAL["version"]].value) != VERSION:
        remedy = "write a new form with `analysis form` and copy the numbers into it"
        stop(place, "it is a form of another version, with other columns", remedy)


def _check_form(sheet: "Worksheet", place: str, problems: Problems) -> None:
    """Add what was changed in the form itself: header, columns, merged cells, too many rows."""
    here = f"{place} {SHEET}!"
    for column, header in HEADERS.items():
        address = f"{letter(column)}{HEADER_ROW}"
        if (said := sheet[address].value) != (expected := both(header)):
            problems.add(f"{here}{address}", f"the header is {said!r}", f"put the column {expected!r} back")
    for area in sorted(map(str, sheet.merged_cells.ranges)):
        problems.add(f"{here}{area}", "cells are merged", "unmerge them and write each cell by itself")
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        problems.add(
            f"{here}{sheet.dimensions}", "it is larger than any form", "take away what stands far off the form"
        )
        return
    for row in sheet.iter_rows(HEADER_ROW, sheet.max_row, len(COLUMNS) + 1, sheet.max_column):
        for cell in row:
            if cell.value is not None:
                problems.add(f"{here}{cell.coordinate}", "it lies outside the form's columns", "take it away")


def _lines(sheet: "Worksheet", place: str) -> Iterator[Line]:
    """The rows of the form; a row without a unit is of the unit above it."""
    above: Any = None
    for number in range(FIRST_ROW, sheet.max_row + 1):
        cells = {column: sheet[f"{letter(column)}{number}"] for column in COLUMNS}
        hidden = sheet.row_dimensions[number].hidden or any(sheet.column_dimensions[letter(c)].hidden for c in COLUMNS)
        line = Line(number, cells, place, hidden=bool(hidden))
        above = cells["unit"] if cells["unit"].value not in (None, "") else above
        yield replace(line, cells=cells | {"unit": above or cells["unit"]})
