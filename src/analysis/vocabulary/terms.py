"""The short lists: themes, denominators, levels, caveats, methods, and the calendar of breaks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, file_name, read_terms, read_toml


@dataclass(frozen=True, slots=True)
class Caveat(Label):
    """What a reader must be told beside a number, in both languages."""


@dataclass(frozen=True, slots=True)
class Level(Label):
    """Who an actor is; `unit` is false for a part of a unit, which never stands for it."""

    unit: bool
    caveat: str = ""


@dataclass(frozen=True, slots=True)
class MetricTheme(Label):
    """What a group of metrics is about; `table` where its numbers are set side by side."""

    table: bool = False


@dataclass(frozen=True, slots=True)
class Exclusion(Label):
    """Why a comparator is left out; `outsider` where it is whose figure it is that keeps it out."""

    outsider: bool = False


@dataclass(frozen=True, slots=True)
class ComparatorSeries(Label):
    """Figures of like with like.

    `basis` is another series counted in the same way, `preliminary` an early edition.
    """

    basis: str = ""
    preliminary: bool = False


@dataclass(frozen=True, slots=True)
class Method(Label):
    """How an estimate is made, and the paper that its formula is from."""

    source: str


# Each list is read when it is first asked for, and once: the files are a part of the package.
@cache
def themes() -> Terms[MetricTheme]:
    """Themes in the order shown.

    >>> themes()["fine_waiver"]["en"]
    'fine waivers'
    """
    return read_terms("theme", "themes.toml", MetricTheme)


@cache
def denominators() -> Terms[Label]:
    """What a number can be per.

    >>> denominators()["year"]["zh"]
    '每年'
    """
    return read_terms("per", "denominators.toml", Label)


@cache
def states() -> Terms[Label]:
    """What a unit's reports tell of a metric, best first.

    >>> list(states())[-1]
    'not_reported'
    """
    return read_terms("state", "states.toml", Label)


@cache
def levels() -> Terms[Level]:
    """Levels of actors, from corps to one officer.

    >>> levels()["officer"].unit
    False
    """
    return read_terms("level", "levels.toml", Level)


@cache
def caveats() -> Terms[Caveat]:
    """Caveats by code.

    >>> caveats()["URGED"]["zh"]
    '“督促整改”是督促，不等于已整改'
    """
    return read_terms("caveat", "caveats.toml", Caveat)


@cache
def exclusions() -> Terms[Exclusion]:
    """Why a comparator is in no table, or gives no share, by code.

    >>> exclusions()["police"]["en"]
    'police figures, or counted with the police'
    """
    return read_terms("exclusion", "exclusions.toml", Exclusion)


@cache
def series() -> Terms[ComparatorSeries]:
    """Series of comparators: those of unlike series are never joined in one line.

    >>> series()["fires_to_2019"]["zh"]
    '全国年度火灾，旧统计口径'
    >>> series()["fires_2018_preliminary"].basis
    'fires_to_2019'
    """
    return read_terms("series", "series.toml", ComparatorSeries)


@cache
def methods() -> Terms[Method]:
    """Methods of estimation by id.

    >>> methods()["wilson"].source
    'Wilson 1927, J. Am. Stat. Assoc. 22:209-212'
    """
    return read_terms("method", "methods.toml", Method)


# --- The calendar of breaks: what changed how numbers are counted, and the holiday that moves.

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


# --- Where each province stands in a grid of tiles.

TILES_FILE = "tiles.toml"


@cache
def tiles() -> Terms[tuple[int, int]]:
    """Return row and column of each province's tile, by its unit.

    Examples
    --------
    >>> tiles()["hainan"]
    (7, 3)

    """
    places = {unit: (row, column) for unit, (row, column) in read_toml(TILES_FILE).items()}
    return Terms("province", file_name(TILES_FILE), places)
