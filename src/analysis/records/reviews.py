"""Reviews: the rows of a reviewed workbook, checked, and as rows of the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.extraction.quantities.quantity import PhraseError, read_quantity
from analysis.extraction.quantities.whole import WholeNumbers
from analysis.extraction.windows.dates import WindowError
from analysis.extraction.windows.window import read_window
from analysis.problems import Problem, Problems, stop
from analysis.records.cards import Card
from analysis.records.ledgers import CONFIRMED, LEDGER_COLUMNS, STATUSES
from analysis.records.proof import nearest_phrase, places_of
from analysis.records.sheets import cell_number, cell_words, open_book
from analysis.vocabulary import UnknownTermError, metrics

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# --- A reviewed workbook, read back: its form checked, each cell as text, each problem with its
# cell.

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
class ReviewLine:
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
    lines: tuple[ReviewLine, ...]


def column_letter(column: str) -> str:
    """The letter of a column of the sheet.

    >>> column_letter("phrase")
    'C'
    """
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[list(HEADERS).index(column)]


def place_of(column: str, row: int) -> str:
    """The address of a cell.

    >>> place_of("phrase", 7)
    '核对 Review!C7'
    """
    return f"{SHEET}!{column_letter(column)}{row}"


def list_option(name: str, label: str = "") -> str:
    """A choice of a list as the sheet shows it: words, then the id.

    >>> list_option("jia", "甲市支队 Jia")
    '甲市支队 Jia · jia'
    """
    return f"{label}{PARTED}{name}" if label else name


def read_review(content: bytes, place: str, problems: Problems) -> Review:
    """The workbook in `content`.

    What is wrong with its cells is added to `problems`, and those rows are left out.

    Raises DataError where it is no workbook of `analysis review`, or its form was changed.
    """
    book = open_book(content, place)
    for name in (SHEET, LISTS):
        if name not in book.sheetnames:
            stop(place, f"it has no sheet '{name}'", "give a workbook that `analysis review` wrote")
    _check_form(book[SHEET], place)
    # An emptied cell reads None; "" then matches no checksum, and `accept` refuses the workbook.
    report, text, ledger = (
        str(book[LISTS].cell(row, SEAL_COLUMN).value or "") for row in SEAL_ROWS
    )
    return Review(report, text, ledger, tuple(_written_lines(book[SHEET], problems)))


def _check_form(sheet: "Worksheet", place: str) -> None:
    """Refuse a sheet with merged cells, another header, or more rows than a person fills in."""
    if merged := sorted(map(str, sheet.merged_cells.ranges)):
        stop(
            f"{place} {SHEET}!{merged[0]}",
            "cells are merged",
            "unmerge them, and write each row in full",
        )
    # A space typed far below, or a format set for whole columns, makes a sheet of a million rows.
    if sheet.max_row > MOST_ROWS:
        stop(
            f"{place} {SHEET}",
            f"it has {sheet.max_row} rows",
            f"take away what stands below row {MOST_ROWS}",
        )
    for name, header in HEADERS.items():
        if (found := sheet[f"{column_letter(name)}1"].value) != header:
            stop(
                f"{place} {place_of(name, 1)}",
                f"the header is {found!r}",
                f"write {header!r} in it again",
            )


def _written_lines(sheet: "Worksheet", problems: Problems) -> Iterator[ReviewLine]:
    """Each row in which a person could have written something."""
    for number in range(2, sheet.max_row + 1):
        before, cells = len(problems), {}
        # The sentence and what was read are there to be looked at; they are not taken back.
        for name in LEDGER_COLUMNS:
            cell = sheet[f"{column_letter(name)}{number}"]
            cells[name] = _cell_text(cell, name, number, problems)
        if any(cells.values()) and len(problems) == before:
            for name in CHOSEN:
                # A choice reads "甲市支队 Jia · jia"; a person may also type the id alone.
                cells[name] = cells[name].rpartition(PARTED)[2].strip()
            yield ReviewLine(number, cells)


def _cell_text(cell: Any, name: str, number: int, problems: Problems) -> str:
    """One cell as text: `start` is a number, all others are words."""
    place = place_of(name, number)
    if name != "start":
        return cell_words(cell, place, problems)
    start = cell_number(cell, place, problems)
    return "" if start is None else str(start)


def rows_of(review: Review) -> pd.DataFrame:
    """The lines as rows of a ledger (columns row and COLUMNS), `start` as text."""
    rows = [{"row": str(line.number), **line.cells} for line in review.lines]
    return pd.DataFrame(rows, columns=["row", *LEDGER_COLUMNS], dtype="str")


# --- A reviewer's rows held against the text, the card and the vocabulary: what does not fit, cell
# by cell.

WINDOWS = ("window_phrase", "window_inherited")
AS_PRINTED = "copy the words as they are printed"


def read_answers(
    lines: tuple[ReviewLine, ...], card: Card, text: str, problems: Problems
) -> pd.DataFrame:
    """The rows of the ledger that `lines` make.

    Columns `row` and COLUMNS, `start` whole numbers, by `start`.

    What does not fit is added to `problems` with its cell, and those rows are left out.
    """
    rows, seen, whole = [], dict[int, ReviewLine](), WholeNumbers(text)
    for line in lines:
        start = _phrase_start(line, text)
        # Without a place nothing else of the row can be held against the text.
        if isinstance(start, Problem):
            wrong = [start]
        else:
            wrong = [
                *_is_cut(line, start, whole),
                *_line_faults(line, card, text),
                *_is_repeated(line, start, seen),
            ]
        problems.extend(wrong)
        if not wrong:
            rows.append({**line.cells, "row": line.number, "start": start})
    return pd.DataFrame(rows, columns=["row", *LEDGER_COLUMNS]).sort_values("start", kind="stable")


def _phrase_start(line: ReviewLine, text: str) -> "int | Problem":
    """Where the phrase stands.

    Found where the cell is empty and the phrase stands in the text once.
    """
    start, phrase = line.cells["start"], line.cells["phrase"]
    if not phrase:
        return Problem(
            line.place("phrase"), "it is empty", "write the words that state the number, as printed"
        )
    if not start:
        places = places_of(text, phrase)
        if len(places) == 1:
            return places[0]
        if not places:
            return Problem(line.place("phrase"), f"{phrase!r} is not in the text", AS_PRINTED)
        said = ", ".join(map(str, places))
        return Problem(
            line.place("start"),
            f"it is empty, and {phrase!r} stands at {said}",
            "write which is meant",
        )
    if not text.startswith(phrase, int(start)):
        return Problem(
            line.place("start"),
            f"{phrase!r} is not at {start}",
            nearest_phrase(text, phrase, int(start)),
        )
    return int(start)


def _is_cut(line: ReviewLine, start: int, whole: WholeNumbers) -> Iterator[Problem]:
    """Whether the phrase is cut out of a longer number; only a confirmed one need be whole."""
    phrase = line.cells["phrase"]
    if line.cells["status"] == CONFIRMED and (cut := whole.cut(start, phrase)) is not None:
        yield Problem(line.place("phrase"), cut.what(phrase), cut.remedy)


def _is_repeated(line: ReviewLine, start: int, seen: dict[int, ReviewLine]) -> Iterator[Problem]:
    """Whether another row starts at the same place; `seen` grows."""
    other = seen.setdefault(start, line)
    if other is not line:
        yield Problem(
            line.place("start"),
            f"row {other.number} starts at {start} too",
            "empty one of the two rows",
        )


def _line_faults(line: ReviewLine, card: Card, text: str) -> Iterator[Problem]:
    """What is wrong with the rest of a row; only a confirmed one need be whole."""
    cells, confirmed = line.cells, line.cells["status"] == CONFIRMED
    if cells["status"] not in STATUSES:
        what = f"status {cells['status']!r} is unknown" if cells["status"] else "it has no status"
        yield Problem(line.place("status"), what, f"choose one of {', '.join(STATUSES)}")
    for name in ("metric", "actor"):
        if confirmed and not cells[name]:
            yield Problem(
                line.place(name),
                f"it is confirmed without {name}",
                "choose one, or make it proposed",
            )
    yield from _unknown_terms(line, card)
    for name in ("wording", *WINDOWS):
        if cells[name] and cells[name] not in text:
            yield Problem(line.place(name), f"{cells[name]!r} is not in the text", AS_PRINTED)
    if cells["window_phrase"] and cells["window_inherited"]:
        both = "it has a window of its own and an inherited one"
        yield Problem(line.place("window_inherited"), both, "keep the one that governs the number")
    if confirmed:
        yield from _unreadable(line, card)


def _unknown_terms(line: ReviewLine, card: Card) -> Iterator[Problem]:
    """A metric or an actor that is in no list, or a verb that is not the metric's."""
    metric, actor, wording = line.cells["metric"], line.cells["actor"], line.cells["wording"]
    if metric and (metric not in metrics() or metrics()[metric].derived):
        what = (
            f"{metric!r} is computed, not printed"
            if metric in metrics()
            else metrics().refusal(metric)
        )
        yield Problem(line.place("metric"), what, "choose one of the list")
    # A row that is not confirmed may leave the verb open, but must not name a wrong one.
    elif (
        metric
        and (wording or line.cells["status"] == CONFIRMED)
        and not _verb_governs(metric, wording)
    ):
        verbs = ", ".join(metrics()[metric].verbs) or "none: leave it empty"
        yield Problem(
            line.place("wording"), f"{wording!r} is no verb of {metric}", f"its verbs are {verbs}"
        )
    if actor:
        try:
            card.level(actor)
        except UnknownTermError as error:
            yield Problem(
                line.place("actor"),
                str(error),
                "choose one of the list, or add the actor to the card",
            )


def _verb_governs(metric: str, wording: str) -> bool:
    """Whether the verb is one of the metric's; a metric without verbs takes none."""
    return wording in metrics()[metric].verbs if metrics()[metric].verbs else not wording


def _unreadable(line: ReviewLine, card: Card) -> Iterator[Problem]:
    """What of a confirmed row can't be read."""
    try:
        read_quantity(line.cells["phrase"])
    except PhraseError as error:
        yield Problem(
            line.place("phrase"),
            str(error),
            "mark the whole phrase with its hedge and measure, and no more",
        )
    for name in WINDOWS:
        try:
            read_window(line.cells[name], card.date)
        except WindowError as error:
            yield Problem(
                line.place(name),
                str(error),
                "mark the words of time alone, or leave the cell empty",
            )
