"""A filled return form read back, and kept as return.csv.

Every problem is named with its cell.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.extraction.quantities.quantity import read_quantity
from analysis.problems import DataError, Problems, stop
from analysis.records.cards import Card
from analysis.records.csv_rows import csv_rows
from analysis.records.ledgers import typed_mentions
from analysis.records.sheets import cell_day, open_book
from analysis.returns.layout import (
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
    Answer,
    FormLine,
    both_languages,
    column_letter,
)
from analysis.returns.validation import agreed_answers, answers_of_row
from analysis.vocabulary import Terms, Unit, UnknownTermError, metrics

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# --- A return as the project keeps it: return.csv, one row per answer, with the cell that it came
# from.

RETURN_COLUMNS = (
    "cell",
    "phrase",
    "metric",
    "wording",
    "window_start",
    "window_end",
    "definition",
    "note",
)
DEFINITIONS = {True: "accepted", False: "declined", None: ""}
CELL, NUMBER = re.compile(r"[^!]+![A-Z]+[0-9]+"), re.compile(r"[0-9]{1,15}")


def returned_rows(answers: Iterable[Answer]) -> pd.DataFrame:
    """The rows of return.csv (columns RETURN_COLUMNS) of one unit's answers.

    Empty cells are what was not given.
    """
    return pd.DataFrame(
        list(map(_returned_row, answers)), columns=list(RETURN_COLUMNS), dtype="str"
    )


def _returned_row(answer: Answer) -> tuple[str, ...]:
    """One row of return.csv; a stock has no start, and a declined definition may have no number."""
    return (
        answer.cell,
        "" if answer.number is None else str(answer.number),
        answer.metric,
        answer.wording,
        "" if answer.start is None else answer.start.isoformat(),
        "" if answer.end is None else answer.end.isoformat(),
        DEFINITIONS[answer.accepted],
        answer.note,
    )


def read_returned(path: Path, place: str, card: Card, problems: Problems) -> pd.DataFrame:
    """Mentions (read_mentions' columns) of the return at `path`.

    Its numbers whose definition the unit accepted.

    A number of a declined definition counts another thing, so it stays in the
    file with its note and is no mention. What can't be read is added to
    `problems` with file and row.
    """
    try:
        text = decode_text(path.read_bytes(), place)
    except DataError as error:
        problems.extend(error.problems)
        return typed_mentions([])
    rows = []
    for number, cells in csv_rows(text, RETURN_COLUMNS, place, problems, exact=True):
        if cells["phrase"] and cells["definition"] == DEFINITIONS[True]:
            try:
                rows.append({"place": f"{place} row {number}"} | _return_mention(cells, card))
            except (UnknownTermError, ValueError) as error:
                problems.add(
                    f"{place} row {number}",
                    str(error),
                    "take the return again, rather than correct it by hand",
                )
    return typed_mentions(rows)


def _return_mention(cells: Mapping[str, str], card: Card) -> dict[str, object]:
    """Return one mention: an exact number in the form's measure, over the days written."""
    if not (CELL.fullmatch(cells["cell"]) and NUMBER.fullmatch(cells["phrase"])):
        raise ValueError(
            f"{cells['phrase']!r} in {cells['cell']!r} is no number in a cell of a form"
        )
    quantity = read_quantity(cells["phrase"])
    first, last = cells["window_start"], cells["window_end"]
    start = date.fromisoformat(first) if first else None  # a stock has no first day
    end = date.fromisoformat(last) if last else None
    return {
        "cell": cells["cell"],
        "phrase": cells["phrase"],
        "metric": cells["metric"],
        "wording": cells["wording"],
        **quantity._asdict(),
        # A cell prints no measure: the form asks for the first one that the metric has.
        "measure": metrics()[cells["metric"]].measures[0],
        "report": card.report,
        "unit": card.unit.id,
        "actor": card.unit.id,
        "actor_level": card.unit.level,
        "window_start": start,
        "window_end": end,
        "window_per": "total",
        "window_basis": "stated",
        "window_phrase": "",
    }


# --- A filled return form, read back: recognised, its form checked, its rows answered for, each
# problem with its cell.

MOST_ROWS, MOST_COLUMNS = 5_000, 100


@dataclass(frozen=True, slots=True)
class Return:
    """Hold what a form tells: the day it was filled in, and its answers in the order of cells."""

    filled: date | None
    answers: tuple[Answer, ...]


def read_return(content: bytes, place: str, units: Terms[Unit], today: date) -> Return:
    """The return in the workbook `content`; `today` is the last day that it can tell of.

    Raises DataError with the cell of everything that has to be corrected.
    """
    book, problems = open_book(content, place), Problems()
    _require_form(book, place)
    sheet = book[SHEET]
    _check_form(sheet, place, problems)
    problems.raise_if_any()
    filled = cell_day(sheet[FILLED_CELL], f"{place} {SHEET}!{FILLED_CELL}", problems)
    # The day may be left empty; then today bounds what the form can tell of.
    if filled and filled > today:
        problems.add(
            f"{place} {SHEET}!{FILLED_CELL}",
            f"{filled} is after today ({today})",
            "write the day of filling in",
        )
    # No number can be told of a day after the form was filled in, nor of one to come.
    latest, found = min(filled or today, today), []
    for line in _form_lines(sheet, place):
        found += answers_of_row(line, units, latest, problems)
    kept = agreed_answers(found, place, problems)
    if not problems and not any(answer.accepted for answer in kept):
        problems.add(
            f"{place} {SHEET}",
            "it gives no number of an accepted definition",
            "fill in at least one",
        )
    problems.raise_if_any()
    return Return(filled, tuple(kept))


def _require_form(book: "Workbook", place: str) -> None:
    """Refuse what is no return form, or one of another version.

    A form that was sent out before metrics were added is taken: each row names its metric and its
    definition, which `validation.answers_of_row` holds against today's.
    """
    if (
        SHEET not in book.sheetnames
        or LISTS not in book.sheetnames
        or book[LISTS][SEAL["mark"]].value != MARK
    ):
        stop(
            place,
            "it is no return form",
            "give a workbook that `analysis form` wrote and a unit filled in",
        )
    if str(book[LISTS][SEAL["version"]].value) != VERSION:
        remedy = "write a new form with `analysis form` and copy the numbers into it"
        stop(place, "it is a form of another version, with other columns", remedy)


def _check_form(sheet: "Worksheet", place: str, problems: Problems) -> None:
    """Add what was changed in the form itself: header, columns, merged cells, too many rows."""
    here = f"{place} {SHEET}!"
    for column, header in HEADERS.items():
        address = f"{column_letter(column)}{HEADER_ROW}"
        if (said := sheet[address].value) != (expected := both_languages(header)):
            problems.add(
                f"{here}{address}", f"the header is {said!r}", f"put the column {expected!r} back"
            )
    for area in sorted(map(str, sheet.merged_cells.ranges)):
        problems.add(
            f"{here}{area}", "cells are merged", "unmerge them and write each cell by itself"
        )
    if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
        problems.add(
            f"{here}{sheet.dimensions}",
            "it is larger than any form",
            "take away what stands far off the form",
        )
        return
    for row in sheet.iter_rows(HEADER_ROW, sheet.max_row, len(COLUMNS) + 1, sheet.max_column):
        for cell in row:
            if cell.value is not None:
                problems.add(
                    f"{here}{cell.coordinate}", "it lies outside the form's columns", "take it away"
                )


def _form_lines(sheet: "Worksheet", place: str) -> Iterator[FormLine]:
    """The rows of the form; a row without a unit is of the unit above it."""
    above: Any = None
    hidden_column = any(sheet.column_dimensions[column_letter(name)].hidden for name in COLUMNS)
    for number in range(FIRST_ROW, sheet.max_row + 1):
        cells = {column: sheet[f"{column_letter(column)}{number}"] for column in COLUMNS}
        if cells["unit"].value not in (None, ""):
            above = cells["unit"]
        # People write the unit once, at the top of its rows.
        cells["unit"] = above or cells["unit"]
        hidden = bool(sheet.row_dimensions[number].hidden or hidden_column)
        yield FormLine(number, cells, place, hidden=hidden)
