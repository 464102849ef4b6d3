"""Invented units and series: numerators and denominators with bounds."""

from collections.abc import Sequence

import pandas as pd
from hypothesis import strategies as st

from analysis.statistics.intervals import estimate_proportions
from analysis.statistics.ratios import BOUNDS, exact_counts

Row = tuple[int, int, int, int]


def named(rows: Sequence[Row]) -> pd.DataFrame:
    """Units u0, u1 … with these bounds."""
    return pd.DataFrame(rows, columns=BOUNDS).assign(
        unit=[f"u{place}" for place in range(len(rows))]
    )


def counted(above: Sequence[int], below: Sequence[float] | float) -> pd.DataFrame:
    """Units u0, u1 … with exact numerators and denominators."""
    numbers = pd.Series(above)
    rows = exact_counts(numbers, below if isinstance(below, float | int) else pd.Series(below))
    return rows.assign(unit=[f"u{place}" for place in range(len(rows))])


def enveloped(units: pd.DataFrame) -> pd.DataFrame:
    """`units` with lower and upper: Wilson's interval at either end of what the words leave open."""
    return units.assign(**estimate_proportions(units)[["lower", "upper"]])


def monthly(
    above: Sequence[int], below: Sequence[int] | int, basis: str | Sequence[str] = ""
) -> pd.DataFrame:
    """A series of one point a twelfth of a year of 365.25 days, from 2020."""
    when = pd.Timestamp("2020-01-01") + pd.to_timedelta(
        [365.25 / 12 * place for place in range(len(above))], "D"
    )
    return counted(above, below).drop(columns="unit").assign(date=when, basis=basis)


def only(found: pd.DataFrame, column: str) -> float:
    """The one value of a column that is alike at every point of a part."""
    (value,) = found[column].unique()
    return float(value)


@st.composite
def shares(draw: st.DrawFn) -> Row:
    """Bounds of a share of at most 60: exact, or hedged above, below or both."""
    below = sorted(draw(st.tuples(st.integers(1, 60), st.integers(1, 60))))
    above = sorted(draw(st.tuples(st.integers(0, below[1]), st.integers(0, below[1]))))
    return (
        (above[0], above[1], below[0], below[1])
        if draw(st.booleans())
        else (above[0],) * 2 + (below[1],) * 2
    )


@st.composite
def widened(draw: st.DrawFn, row: Row) -> Row:
    """`row` with wider bounds."""
    less, more, fewer, further = draw(st.tuples(*[st.integers(0, 10)] * 4))
    return max(row[0] - less, 0), row[1] + more, max(row[2] - fewer, 1), row[3] + further
