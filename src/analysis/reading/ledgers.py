"""The ledger of a report: a person says where a number stands and which words; code says what they mean."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from analysis.problems import Problems
from analysis.reading.documents import decode

COLUMNS = (
    "start",
    "phrase",
    "metric",
    "actor",
    "wording",
    "window_phrase",
    "window_inherited",
    "status",
    "note",
)
CONFIRMED = "confirmed"
STATUSES = (CONFIRMED, "proposed", "rejected")


def read_ledger(path: Path, place: str, problems: Problems) -> pd.DataFrame:
    """Rows of the ledger at `path` as text (`start` Int64), with the file's own `row` numbers.

    UTF-8 with or without BOM, GB18030, LF and CRLF are all read. What is wrong
    with the file's form is added to `problems`, and those rows are left out.
    """
    try:
        text = decode(path.read_bytes(), place, gb18030=True)
    except FileNotFoundError:
        problems.add(place, "there is no ledger", f"write one with the columns {', '.join(COLUMNS)}")
        text = ""
    else:
        if not text.strip():
            problems.add(place, "the ledger is empty", "list the report's numbers in it, one a row")
    rows = list(_rows(text, place, problems))
    table = pd.DataFrame(rows, columns=["row", *COLUMNS], dtype="str").astype({"row": "int64"})
    return table.assign(start=pd.to_numeric(table["start"], errors="coerce").astype("Int64"))


def _rows(text: str, place: str, problems: Problems) -> Iterable[list[str]]:
    """The rows that have the form of a ledger's."""
    if not text.strip():
        return
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = [name.strip() for name in next(reader)]
        if header != list(COLUMNS):
            problems.add(f"{place} row 1", f"the header is {', '.join(header)}", f"make it {','.join(COLUMNS)}")
            return
        count = 0
        for cells in reader:
            if any(cell.strip() for cell in cells):
                count += 1
                yield from _row(cells, f"{place} row {reader.line_num}", reader.line_num, problems)
        if not count:
            problems.add(place, "the ledger has a header and no rows", "list the report's numbers in it, one a row")
    except csv.Error as error:
        problems.add(f"{place} row {reader.line_num}", f"it is no well-formed CSV ({error})", "mend that row's quotes")


def _row(cells: list[str], place: str, line: int, problems: Problems) -> Iterable[list[str]]:
    """One row, if its form is right."""
    if len(cells) != len(COLUMNS):
        problems.add(place, f"it has {len(cells)} cells, not {len(COLUMNS)}", "quote cells that hold a comma")
        return
    named = dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True))
    if not (named["start"].isascii() and named["start"].isdigit()):
        problems.add(place, f"start '{named['start']}' is no whole number", "write where the phrase starts in the text")
    elif named["status"] not in STATUSES:
        problems.add(place, f"status '{named['status']}' is unknown", f"use one of {', '.join(STATUSES)}")
    elif not named["phrase"]:
        problems.add(place, "the phrase is empty", "write the words that state the number")
    elif named["window_phrase"] and named["window_inherited"]:
        problems.add(place, "it has a window of its own and an inherited one", "keep the one that governs the number")
    else:
        yield [str(line), *named.values()]
