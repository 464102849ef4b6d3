"""Rows of observations as what a verdict looks at: who, what, when and how exactly."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import pandas as pd

from analysis.problems import stop
from analysis.statistics import ratios
from analysis.vocabulary import Label, Metric, levels, measure_class, measures, metrics

Names = Mapping[str, Label]
Given = pd.Series | pd.DataFrame | None
Rows = TypeVar("Rows", bound=Given)
WORDS = (
    "report",
    "unit",
    "actor",
    "wording",
    "relation",
    "measure",
    "per",
    "window_basis",
    "basis",
)
NUMBERS = ("value", "low", "high")
PARTS = tuple(ratios.COLUMNS)  # shares have them
OPTIONAL = (
    "series",  # comparators have it
    "own_unit",  # comparators have it
    "denominator_measure",  # derived rows have it
    "second_name",  # rows have it whose unit the register knows by another id
)
COLUMNS = (*WORDS, *NUMBERS, "actor_level", "metric", "window_start", "window_end", "caveats")
TOTALS = ("total", "stock", "event", "area")
PER_RESIDENTS = "1000_residents"  # a total over residents: it grows with the window
PERSON_YEARS = "1000_person_years"  # a rate per time, whatever the window
DIVIDED = "÷"  # stands between the phrases of a derived value
PART = "sub_unit"
REMEDY = "check what the rows were filtered by; where a report does not state it, pass None"


@dataclass(frozen=True, slots=True)
class Observation:
    """One row. `rank` is its actor's level.

    A sub-unit's is that of its name (某支队), else its own alone.

    `parts` are the bounds of the numerator and denominator of a share, where the row has them,
    `denominator` the words of the latter.
    `second_name` is the id that the row gave its unit, where the register knows it by another.
    """

    report: str
    unit: str
    actor: str
    rank: str
    metric: Metric
    wording: str
    value: float
    relation: str
    low: float
    high: float
    measure: str
    per: str
    start: pd.Timestamp | None
    end: pd.Timestamp | None
    window_basis: str
    basis: str
    caveats: frozenset[str]
    series: str = ""
    own_unit: str = ""
    denominator_measure: str = ""
    second_name: str = ""
    parts: tuple[float, ...] = ()
    denominator: str = ""

    @property
    def verb(self) -> str:
        """Return what the verb means, by its code: 责令整改 and 责令限期整改 mean one thing."""
        counted = metrics()[self.metric.numerator] if self.metric.numerator else self.metric
        return counted.verbs.get(self.wording, self.wording)

    @property
    def counts(self) -> str:
        """Return what its measure word counts: 3人 and 2名 count one thing, 3人次 another."""
        return measure_class(self.measure, self.metric.id)

    @property
    def counts_below(self) -> str:
        """Return what the denominator of a rate counts; empty for all else.

        A share is of its own whole, whatever that is counted in.
        """
        if self.metric.kind != "derived" or self.metric.per == "share":
            return ""
        return measure_class(
            self.denominator_measure or _measure_of_phrase(self.denominator), self.metric.id
        )

    @property
    def hedged(self) -> bool:
        """Whether its words leave bounds, not a point."""
        return self.relation != "eq"

    @property
    def whole(self) -> bool:
        """Whether its actor is a unit: an officer or a team never stands for one."""
        return self.rank in levels() and levels()[self.rank].unit

    @property
    def span(self) -> tuple[pd.Timestamp, pd.Timestamp] | None:
        """First and last day where its own sentence says both; of a stock, the one day."""
        if self.window_basis != "stated" or self.end is None:
            return None
        first = self.end if self.start is None and self.per == "stock" else self.start
        return None if first is None else (first, self.end)

    @property
    def window(self) -> Hashable:
        """Windows with equal ones are alike.

        By their days, or within one actor's record by all that is known.
        """
        known = (self.per, self.start, self.end)
        return known if self.span else (*known, self.window_basis, self.report, self.actor)

    @property
    def rate(self) -> bool:
        """Whether it is per something, so that its size does not grow with the window."""
        return self.per != PER_RESIDENTS and (self.quotient or self.per not in TOTALS)

    @property
    def quotient(self) -> bool:
        """Whether it is a share or rate of two numbers already."""
        return self.metric.kind in ("share", "derived")

    @property
    def grows_with_size(self) -> bool:
        """Whether a larger unit has more of it: a count or a sum, but no share and no rate."""
        return not (self.quotient or self.per == PERSON_YEARS)

    @property
    def days(self) -> int:
        """Return the length of its window; 0 where that is not known."""
        return (self.span[1] - self.span[0]).days + 1 if self.span else 0

    @property
    def comparator(self) -> bool:
        """Whether it was published outside the reports."""
        return self.basis == "comparator"

    @property
    def others(self) -> bool:
        """Whether another unit published it.

        What the press gave of the project's own unit is not another's.
        """
        return self.comparator and not self.own_unit


def rows_of_frame(rows: Given, names: Names) -> list[Observation]:
    """Each row of `rows` (columns of observations), in order.

    `names` are labels of units and actors by id.
    """
    if rows is None:
        return []
    if lacking := [column for column in COLUMNS if column not in rows]:
        stop(
            "the rows compared",
            f"they lack {', '.join(lacking)}",
            "pass whole rows of an.observations()",
        )
    # one row is asked about most: a frame of it would take longer than the verdict
    records = [rows.to_dict()] if isinstance(rows, pd.Series) else rows.to_dict("records")
    return [_make_row(row, names) for row in records]


def require_rows(rows: Rows, place: str = "the rows compared") -> Rows:
    """`rows`; DataError for a frame without rows, which says nothing of what a report states.

    >>> require_rows(pd.DataFrame())
    Traceback (most recent call last):
    analysis.problems.DataError: the rows compared: no row was selected. Remedy: ...
    """
    if isinstance(rows, pd.DataFrame) and rows.empty:
        stop(place, "no row was selected", REMEDY)
    return rows


def row_of(row: Given, names: Names) -> Observation | None:
    """The one row of `row`; None where there is none, for then the report does not state it."""
    found = rows_of_frame(row, names)
    if len(found) > 1:
        stop(
            "the rows compared",
            f"{len(found)} rows stand where one is due",
            "choose one, as with .iloc[0]",
        )
    return next(iter(found), None)


def _make_row(row: Mapping[Hashable, Any], names: Names) -> Observation:
    words: dict[str, Any] = {name: "" if pd.isna(row[name]) else str(row[name]) for name in WORDS}
    words |= {name: str(row[name]) for name in OPTIONAL if not pd.isna(row.get(name))}
    words |= {name: float(row[name]) for name in NUMBERS}
    parts = tuple(float(row[name]) for name in PARTS if not pd.isna(row.get(name)))
    return Observation(
        rank=_actor_rank(words["unit"], words["actor"], str(row["actor_level"]), names),
        metric=metrics()[str(row["metric"])],
        start=_day_or_none(row["window_start"]),
        end=_day_or_none(row["window_end"]),
        caveats=_known_caveats(row["caveats"], str(row["actor_level"])),
        parts=parts if len(parts) == len(PARTS) else (),
        denominator=_denominator_phrase(row.get("phrase")),
        **words,
    )


def _denominator_phrase(phrase: Any) -> str:
    """Return the words of the denominator: 100家 of 120处 ÷ 100家."""
    return "" if pd.isna(phrase) else str(phrase).partition(DIVIDED)[2].strip()


def _measure_of_phrase(phrase: str) -> str:
    """Return the measure word that `phrase` ends in, the longest there is (家次, not 次)."""
    ends = [phrase[start:] for start in range(len(phrase))]
    return next((word for word in ends if word in measures()), "")


def _actor_rank(unit: str, actor: str, level: str, names: Names) -> str:
    """Return the level of `actor`.

    A part of a unit is of the level that its own name ends in (某支队), if any. Parts of one
    unit that are called alike (城北站, 城南站) are of one rank of that unit's own; of others
    nobody knows whether they are alike.
    """
    if level != PART:
        return level
    name = names[actor].zh if actor in names else ""
    for key, rank in levels().items():
        if rank.unit and name.endswith(rank.zh):
            return key
    return f"{unit}/{name[-1]}" if name else actor


def _known_caveats(codes: Any, level: str) -> frozenset[str]:
    """Return the row's caveats, and that of its actor's level."""
    written = () if pd.isna(codes) else str(codes).split(";")
    return frozenset({*written, levels()[level].caveat}) - {""}


def _day_or_none(day: Any) -> pd.Timestamp | None:
    return None if pd.isna(day) else pd.Timestamp(day)
