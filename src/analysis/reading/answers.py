"""A reviewer's rows held against the text, the card and the vocabulary: what does not fit, cell by cell."""

from collections.abc import Iterator

import pandas as pd

from analysis.problems import Problem, Problems
from analysis.reading.cards import Card
from analysis.reading.dates import WindowError
from analysis.reading.ledgers import COLUMNS, CONFIRMED, STATUSES
from analysis.reading.proof import nearest
from analysis.reading.quantities import read_quantity
from analysis.reading.reviews import Line
from analysis.reading.stated import PhraseError
from analysis.reading.whole import WholeNumbers
from analysis.reading.windows import read_window
from analysis.vocabulary import UnknownTermError, metrics

WINDOWS = ("window_phrase", "window_inherited")
AS_PRINTED = "copy the words as they are printed"


def answers(lines: tuple[Line, ...], card: Card, text: str, problems: Problems) -> pd.DataFrame:
    """The rows of the ledger that `lines` make: columns `row` and COLUMNS, `start` whole numbers, by `start`.

    What does not fit is added to `problems` with its cell, and those rows are left out.
    """
    rows, seen, whole = [], dict[int, Line](), WholeNumbers(text)
    for line in lines:
        start = _start(line, text)
        if isinstance(start, Problem):
            wrong = [start]
        else:
            wrong = [*_cut(line, start, whole), *_wrong(line, card, text), *_twice(line, start, seen)]
        problems.extend(wrong)
        if not wrong:
            rows.append({**line.cells, "row": line.number, "start": start})
    return pd.DataFrame(rows, columns=["row", *COLUMNS]).sort_values("start", kind="stable")


def _start(line: Line, text: str) -> "int | Problem":
    """Where the phrase stands; found where the cell is empty and the phrase stands in the text once."""
    start, phrase = line.cells["start"], line.cells["phrase"]
    if not phrase:
        return Problem(line.place("phrase"), "it is empty", "write the words that state the number, as printed")
    if not start:
        places = [at for at in range(len(text)) if text.startswith(phrase, at)]
        if len(places) == 1:
            return places[0]
        if not places:
            return Problem(line.place("phrase"), f"{phrase!r} is not in the text", AS_PRINTED)
        said = ", ".join(map(str, places))
        return Problem(line.place("start"), f"it is empty, and {phrase!r} stands at {said}", "write which is meant")
    if not text.startswith(phrase, int(start)):
        return Problem(line.place("start"), f"{phrase!r} is not at {start}", nearest(text, phrase, int(start)))
    return int(start)


def _cut(line: Line, start: int, whole: WholeNumbers) -> Iterator[Problem]:
    """Whether the phrase is cut out of a longer number; only a confirmed one need be whole."""
    phrase = line.cells["phrase"]
    if line.cells["status"] == CONFIRMED and (cut := whole.cut(start, phrase)) is not None:
        yield Problem(line.place("phrase"), cut.what(phrase), cut.remedy)


def _twice(line: Line, start: int, seen: dict[int, Line]) -> Iterator[Problem]:
    """Whether another row starts at the same place; `seen` grows."""
    other = seen.setdefault(start, line)
    if other is not line:
        yield Problem(line.place("start"), f"row {other.number} starts at {start} too", "empty one of the two rows")


def _wrong(line: Line, card: Card, text: str) -> Iterator[Problem]:
    """What is wrong with the rest of a row; only a confirmed one need be whole."""
    cells, confirmed = line.cells, line.cells["status"] == CONFIRMED
    if cells["status"] not in STATUSES:
        what = f"status {cells['status']!r} is unknown" if cells["status"] else "it has no status"
        yield Problem(line.place("status"), what, f"choose one of {', '.join(STATUSES)}")
    for name in ("metric", "actor"):
        if confirmed and not cells[name]:
            yield Problem(line.place(name), f"it is confirmed without {name}", "choose one, or make it proposed")
    yield from _unknown(line, card)
    for name in ("wording", *WINDOWS):
        if cells[name] and cells[name] not in text:
            yield Problem(line.place(name), f"{cells[name]!r} is not in the text", AS_PRINTED)
    if all(cells[name] for name in WINDOWS):
        both = "it has a window of its own and an inherited one"
        yield Problem(line.place("window_inherited"), both, "keep the one that governs the number")
    if confirmed:
        yield from _unread(line, card)


def _unknown(line: Line, card: Card) -> Iterator[Problem]:
    """A metric or an actor that is in no list, or a verb that is not the metric's."""
    metric, actor, wording = (line.cells[name] for name in ("metric", "actor", "wording"))
    if metric and (metric not in metrics() or metrics()[metric].derived):
        what = f"{metric!r} is computed, not printed" if metric in metrics() else metrics().refusal(metric)
        yield Problem(line.place("metric"), what, "choose one of the list")
    elif metric and (wording or line.cells["status"] == CONFIRMED) and not _governs(metric, wording):
        verbs = ", ".join(metrics()[metric].verbs) or "none: leave it empty"
        yield Problem(line.place("wording"), f"{wording!r} is no verb of {metric}", f"its verbs are {verbs}")
    if actor:
        try:
            card.level(actor)
        except UnknownTermError as error:
            yield Problem(line.place("actor"), str(error), "choose one of the list, or add the actor to the card")


def _governs(metric: str, wording: str) -> bool:
    """Whether the verb is one of the metric's; a metric without verbs takes none."""
    return wording in metrics()[metric].verbs if metrics()[metric].verbs else not wording


def _unread(line: Line, card: Card) -> Iterator[Problem]:
    """What of a confirmed row can't be read."""
    try:
        read_quantity(line.cells["phrase"])
    except PhraseError as error:
        yield Problem(line.place("phrase"), str(error), "mark the whole phrase with its hedge and measure, and no more")
    for name in WINDOWS:
        try:
            read_window(line.cells[name], card.date)
        except WindowError as error:
            yield Problem(line.place(name), str(error), "mark the words of time alone, or leave the cell empty")
