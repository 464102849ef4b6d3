"""The calendar of breaks: what changed how numbers are counted, and the holiday that moves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, file_name, read_toml

BREAKS_FILE = "breaks.toml"
HOLIDAY = "spring_festival"


@dataclass(frozen=True, slots=True)
class Break(Label):
    """A change that numbers from before and after do not share.

    `start` is the first day of the new state, `end` its last day where it ended.
    `metrics` are those that it touches, all where there are none. `refuses` where
    no comparison may cross it; else it must be said.
    """

    start: date
    end: date | None = None
    metrics: frozenset[str] = frozenset()
    refuses: bool = False


@cache
def breaks() -> Terms[Break]:
    """Breaks by id, those that refuse first.

    Examples
    --------
    >>> breaks()["fire_count_2021"].refuses, str(breaks()["covid"].end)
    (True, '2022-12-31')

    """
    rows = read_toml(BREAKS_FILE)
    found = {key: _read_break(row) for key, row in rows.items() if key != HOLIDAY}
    return Terms("break", file_name(BREAKS_FILE), found)


def _read_break(row: Mapping[str, Any]) -> Break:
    return Break(**{**row, "metrics": frozenset(row.get("metrics", ()))})


@cache
def spring_festivals() -> Mapping[int, date]:
    """Return the first day of the Spring Festival by year.

    Examples
    --------
    >>> str(spring_festivals()[2024])
    '2024-02-10'

    """
    return {day.year: day for day in read_toml(BREAKS_FILE)[HOLIDAY]["days"]}
