"""Ledgers: read, written, and their rows as mentions."""

import csv
import dataclasses
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.extraction.quantities.normalise import half_width
from analysis.extraction.quantities.quantity import PhraseError, Quantity, read_quantity
from analysis.extraction.windows.dates import WindowError
from analysis.extraction.windows.window import Window, read_window
from analysis.problems import DataError, Problems
from analysis.records.cards import Card
from analysis.records.csv_rows import csv_rows, guard_cell
from analysis.vocabulary import UnknownTermError

# --- The ledger of a report: a person says where a number stands and which words; code says what
# they mean.

LEDGER_COLUMNS = (
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
        text = decode_text(path.read_bytes(), place, gb18030=True)
    except FileNotFoundError:
        problems.add(
            place, "there is no ledger", f"write one with the columns {', '.join(LEDGER_COLUMNS)}"
        )
        text = ""
    except DataError as error:
        problems.extend(error.problems)
        text = ""
    else:
        if not text.strip():
            problems.add(place, "the ledger is empty", "list the report's numbers in it, one a row")
    rows = list(_ledger_rows(text, place, problems))
    table = pd.DataFrame(rows, columns=["row", *LEDGER_COLUMNS], dtype="str").astype(
        {"row": "int64"}
    )
    return table.assign(start=pd.to_numeric(table["start"], errors="coerce").astype("Int64"))


def _ledger_rows(text: str, place: str, problems: Problems) -> Iterator[list[str]]:
    """The rows that have the form of a ledger's."""
    if not text.strip():
        return
    # Rows that are wrong count too: then the ledger is not said to have none.
    before, count = len(problems), 0
    for number, cells in csv_rows(text, LEDGER_COLUMNS, place, problems, exact=True):
        count += 1
        wrong = _row_fault(cells)
        if wrong is None:
            # The header is exact, so the cells stand in the order of LEDGER_COLUMNS.
            yield [str(number), *cells.values()]
        else:
            problems.add(f"{place} row {number}", *wrong)
    if not count and len(problems) == before:
        problems.add(
            place,
            "the ledger has a header and no rows",
            "list the report's numbers in it, one a row",
        )


def _row_fault(cells: dict[str, str]) -> tuple[str, str] | None:
    """What is wrong with the form of a row, and the remedy."""
    start = cells["start"]
    # isascii, for isdigit alone also takes ２３ and ².
    if not (start.isascii() and start.isdigit() and len(start) <= LONGEST_START):
        return f"start '{start}' is no whole number", "write where the phrase starts in the text"
    if cells["status"] not in STATUSES:
        return f"status '{cells['status']}' is unknown", f"use one of {', '.join(STATUSES)}"
    if not cells["phrase"]:
        return "the phrase is empty", "write the words that state the number"
    if cells["status"] == CONFIRMED and (
        lacking := [name for name in ("metric", "actor") if not cells[name]]
    ):
        return (
            f"it is confirmed without {' and '.join(lacking)}",
            f"write {' and '.join(lacking)}, or make it proposed",
        )
    if cells["window_phrase"] and cells["window_inherited"]:
        return (
            "it has a window of its own and an inherited one",
            "keep the one that governs the number",
        )
    return None


def ledger_bytes(rows: pd.DataFrame) -> bytes:
    """The ledger that read_ledger reads back.

    `rows` (columns LEDGER_COLUMNS) by start, guarded against spreadsheets.

    >>> row = dict.fromkeys(LEDGER_COLUMNS, "")
    >>> row |= {"start": 7, "phrase": "3家", "status": "proposed"}
    >>> ledger_bytes(pd.DataFrame([row])).decode().splitlines()[1]
    '7,3家,,,,,,proposed,'
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(LEDGER_COLUMNS)
    ordered = rows.sort_values("start", kind="stable")[list(LEDGER_COLUMNS)]
    for line in ordered.itertuples(index=False):
        writer.writerow(map(guard_cell, line))
    return file.getvalue().encode()


# --- Ledger rows -> mentions: what each phrase and its words of time say.

QUANTITY = list(Quantity._fields)
WINDOW = [f"window_{field.name}" for field in dataclasses.fields(Window)]
DTYPES = {
    "start": "Int64",
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), "float64"),
    **dict.fromkeys(("zero_in_words", "rounded"), "bool"),
    **dict.fromkeys(("window_start", "window_end"), "datetime64[s]"),
}
MENTION_COLUMNS = [
    "report",
    "unit",
    "place",
    "start",
    "cell",
    "phrase",
    "metric",
    "actor",
    "actor_level",
    "wording",
    "window_phrase",
    *QUANTITY,
    *WINDOW,
]


def read_mentions(ledger: pd.DataFrame, card: Card, place: str, problems: Problems) -> pd.DataFrame:
    """Mentions of the confirmed rows of `ledger` (read_ledger's columns), in its order.

    Columns are COLUMNS. A phrase, window or actor that can't be read is added
    to `problems` with file, row and words, and its row is left out.
    """
    rows = []
    # What is proposed nobody has looked at yet, and what is rejected is no number of the report.
    for line in ledger[ledger["status"] == CONFIRMED].to_dict("records"):
        here = f"{place} row {line['row']}"
        try:
            rows.append({"place": here} | _read_mention(line, card))
        except PhraseError as error:
            problems.add(
                here, str(error), "mark the whole phrase with its hedge and measure, and no more"
            )
        except WindowError as error:
            problems.add(here, str(error), "mark the words of time alone, or leave the cell empty")
        except UnknownTermError as error:
            problems.add(here, str(error), "correct the id, or add the actor to the card")
    return typed_mentions(rows)


def no_mentions() -> pd.DataFrame:
    """The table of mentions without any, its columns typed."""
    return typed_mentions([])


def _read_mention(line: Mapping[Any, Any], card: Card) -> dict[str, object]:
    """One mention: the ledger's words, and what they say."""
    inherited = str(line["window_inherited"])
    quantity = read_quantity(str(line["phrase"]))
    window = read_window(
        str(line["window_phrase"]) or inherited, card.date, inherited=bool(inherited)
    )
    kept = {name: line[name] for name in ("start", "phrase", "metric", "actor", "wording")}
    words = half_width(str(line["window_phrase"]) or inherited)
    level = card.level(str(line["actor"]))
    return {
        "report": card.report,
        "unit": card.unit.id,
        "actor_level": level,
        "window_phrase": words,
        "cell": "",  # of a return's workbook; a report has a text instead
        **kept,
        **quantity._asdict(),
        **dict(zip(WINDOW, dataclasses.astuple(window), strict=True)),
    }


def typed_mentions(rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """The table of mentions of `rows`, its column types set also where there is none."""
    return pd.DataFrame(rows, columns=MENTION_COLUMNS).astype(
        dict.fromkeys(MENTION_COLUMNS, "str") | DTYPES
    )
