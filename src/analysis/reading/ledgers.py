"""The ledger of a report: a person says where a number stands and which words; code says what they mean."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from analysis.problems import DataError, Problems
from analysis.reading.csv_rows import csv_rows, guard
from analysis.reading.encodings import decode

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
LONGEST_START = 9
CONFIRMED, PROPOSED, REJECTED = STATUSES = ("confirmed", "proposed", "rejected")


def read_ledger(path: Path, place: str, problems: Problems) -> pd.DataFrame:
    """Rows of the ledger at `path` as text (`start` Int64), with the file's own `row` numbers.

    UTF-8 with or without BOM, GB18030, LF and CRLF are all read. Only a
    confirmed row must name its metric and actor. What is wrong
    with the file's form is added to `problems`, and those rows are left out.
    """
    try:
        text = decode(path.read_bytes(), place, gb18030=True)
    except FileNotFoundError:
        problems.add(place, "there is no ledger", f"write one with the columns {', '.join(COLUMNS)}")
        text = ""
    except DataError as error:
        problems.extend(error.problems)
        text = ""
    else:
        if not text.strip():
            problems.add(place, "the ledger is empty", "list the report's numbers in it, one a row")
    rows = list(_rows(text, place, problems))
    table = pd.DataFrame(rows, columns=["row", *COLUMNS], dtype="str").astype({"row": "int64"})
    return table.assign(start=pd.to_numeric(table["start"], errors="coerce").astype("Int64"))


def _rows(text: str, place: str, problems: Problems) -> Iterator[list[str]]:
    """The rows that have the form of a ledger's."""
    if not text.strip():
        return
    before, count = len(problems), 0
    for number, cells in csv_rows(text, COLUMNS, place, problems, exact=True):
        count += 1
        wrong = _wrong(cells)
        if wrong is None:
            yield [str(number), *(cells[name] for name in COLUMNS)]
        else:
            problems.add(f"{place} row {number}", *wrong)
    if not count and len(problems) == before:
        problems.add(place, "the ledger has a header and no rows", "list the report's numbers in it, one a row")


def _wrong(cells: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with the form of a row, and the remedy."""
    start = cells["start"]
    if not (start.isascii() and start.isdigit() and len(start) <= LONGEST_START):
        return f"start '{start}' is no whole number", "write where the phrase starts in the text"
    if cells["status"] not in STATUSES:
        return f"status '{cells['status']}' is unknown", f"use one of {', '.join(STATUSES)}"
    if not cells["phrase"]:
        return "the phrase is empty", "write the words that state the number"
    if cells["status"] == CONFIRMED and (lacking := [name for name in ("metric", "actor") if not cells[name]]):
        return f"it is confirmed without {' and '.join(lacking)}", f"write {' and '.join(lacking)}, or make it proposed"
    if cells["window_phrase"] and cells["window_inherited"]:
        return "it has a window of its own and an inherited one", "keep the one that governs the number"
    return None


def ledger_bytes(rows: pd.DataFrame) -> bytes:
    """The ledger that read_ledger reads back: `rows` (columns COLUMNS) by start, guarded against spreadsheets.

    >>> row = dict.fromkeys(COLUMNS, "") | {"start": 7, "phrase": "3家", "status": "proposed"}
    >>> ledger_bytes(pd.DataFrame([row])).decode().splitlines()[1]
    '7,3家,,,,,,proposed,'
    """
    file = io.StringIO()
    lines = rows.sort_values("start", kind="stable")[list(COLUMNS)].itertuples(index=False)
    csv.writer(file, lineterminator="\n").writerows([COLUMNS, *([guard(cell) for cell in line] for line in lines)])
    return file.getvalue().encode()
