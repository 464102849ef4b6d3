"""A return as the project keeps it: return.csv, a row an answer, with the cell that it came from."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pandas as pd

from analysis.problems import DataError, Problems
from analysis.reading.answered import Answer
from analysis.reading.cards import Card
from analysis.reading.csv_rows import csv_rows
from analysis.reading.encodings import decode
from analysis.reading.mentions import QUANTITY, typed
from analysis.reading.quantities import read_quantity
from analysis.vocabulary import UnknownTermError, metrics

COLUMNS = ("cell", "phrase", "metric", "wording", "window_start", "window_end", "definition", "note")
DEFINITIONS = {True: "accepted", False: "declined", None: ""}
CELL, NUMBER = re.compile(r"[^!]+![A-Z]+[0-9]+"), re.compile(r"[0-9]{1,15}")


def returned_rows(answers: Iterable[Answer]) -> pd.DataFrame:
    """The rows of return.csv (columns COLUMNS) of one unit's answers; empty cells are what was not given."""
    rows = [
        (
            answer.cell,
            "" if answer.number is None else str(answer.number),
            answer.metric,
            answer.wording,
            *("" if day is None else day.isoformat() for day in (answer.start, answer.end)),
            DEFINITIONS[answer.accepted],
            answer.note,
        )
        for answer in answers
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def read_returned(path: Path, place: str, card: Card, problems: Problems) -> pd.DataFrame:
    """Mentions (read_mentions' columns) of the return at `path`: its numbers whose definition the unit accepted.

    A number of a declined definition counts another thing, so it stays in the
    file with its note and is no mention. What can't be read is added to
    `problems` with file and row.
    """
    try:
        text = decode(path.read_bytes(), place)
    except DataError as error:
        problems.extend(error.problems)
        return typed([])
    rows = []
    for number, cells in csv_rows(text, COLUMNS, place, problems, exact=True):
        if cells["phrase"] and cells["definition"] == DEFINITIONS[True]:
            try:
                rows.append({"place": f"{place} row {number}"} | _mention(cells, card))
            except (UnknownTermError, ValueError) as error:
                problems.add(f"{place} row {number}", str(error), "take the return again, rather than mend it by hand")
    return typed(rows)


def _mention(cells: Mapping[str, str], card: Card) -> dict[str, object]:
    """One mention: an exact number in the measure that the form names, over the days that the unit wrote."""
    if not (CELL.fullmatch(cells["cell"]) and NUMBER.fullmatch(cells["phrase"])):
        raise ValueError(f"{cells['phrase']!r} in {cells['cell']!r} is no number in a cell of a form")
    quantity = read_quantity(cells["phrase"])
    start, end = (date.fromisoformat(cells[name]) if cells[name] else None for name in ("window_start", "window_end"))
    said = {name: getattr(quantity, name) for name in QUANTITY}
    return {
        **{name: cells[name] for name in ("cell", "phrase", "metric", "wording")},
        **said,
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
