"""One unit before and after: whether its numbers may be compared, and by how much they differ."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.rows import Names, rows_of_frame
from analysis.comparability.verdict import REFUSE, Verdict, verdict
from analysis.comparability.windows import Days

A_YEAR = pd.DateOffset(years=1)


@dataclass(frozen=True, slots=True)
class UnitChange:
    """Hold a unit's number in two windows, the verdict on them, and what they differ by.

    `low` and `high` are the bounds of the difference, `ratio_low` and `ratio_high` those of
    after over before; NaN where the two may not be compared or before may be 0.
    """

    unit: str
    metric: str
    before: pd.Series
    after: pd.Series
    verdict: Verdict
    low: float
    high: float
    ratio_low: float
    ratio_high: float

    @property
    def lawful(self) -> bool:
        """Whether the two numbers may be compared."""
        return self.verdict.kind != REFUSE

    @property
    def direction(self) -> int:
        """1 where it rose, -1 where it fell, 0 where the words leave that open."""
        if self.low > 0:
            return 1
        return -1 if self.high < 0 else 0


def window_before(rows: pd.DataFrame, after: Days) -> Days | None:
    """Return the window to compare `after` with: a year earlier, else the one just before.

    None where `rows` have neither.
    """
    known = set(rows[["window_start", "window_end"]].dropna().itertuples(index=False, name=None))
    year_before = (after[0] - A_YEAR, after[1] + pd.Timedelta(days=1) - A_YEAR)
    earlier = (year_before[0], year_before[1] - pd.Timedelta(days=1))
    if earlier in known:
        return earlier
    adjoining = [days for days in known if days[1] == after[0] - pd.Timedelta(days=1)]
    if not adjoining:
        return None
    # of windows that end the day before, the one nearest in length
    length = after[1] - after[0]
    return min(adjoining, key=lambda days: abs((days[1] - days[0]) - length))


def kind_of_change(before: Days, after: Days) -> str:
    """Return year_on_year (同比), consecutive (环比) or apart.

    Examples
    --------
    >>> march = pd.Timestamp("2025-03-01"), pd.Timestamp("2025-03-31")
    >>> kind_of_change(march, tuple(day + A_YEAR for day in march))
    'year_on_year'

    """
    if before[0] + A_YEAR == after[0]:
        return "year_on_year"
    return "consecutive" if before[1] + pd.Timedelta(days=1) == after[0] else "apart"


def change_of_units(
    before: pd.DataFrame, after: pd.DataFrame, metric: str, units: Sequence[str], names: Names
) -> list[UnitChange]:
    """Return the change of `metric` in each of `units` that has a number in both windows.

    Parameters
    ----------
    before, after : DataFrame
        Observations of one window each.
    metric : str
        Id of the metric.
    units : sequence of str
        Ids of the units.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    sides = [_rows_by_unit(rows[rows["metric"] == metric]) for rows in (before, after)]
    found = []
    for unit in units:
        pairs = _pairs_of_unit(sides[0].get(unit, []), sides[1].get(unit, []), names)
        if pairs:
            # lawful pairs first, so that another verb's number does not hide a sound one
            found.append(min(pairs, key=lambda change: not change.lawful))
    return found


def _rows_by_unit(rows: pd.DataFrame) -> dict[str, list[pd.Series]]:
    """Return the rows of each unit as a whole; none of its officers or teams."""
    found: dict[str, list[pd.Series]] = {}
    for _, row in rows[rows["actor"] == rows["unit"]].iterrows():
        found.setdefault(str(row["unit"]), []).append(row)
    return found


def _pairs_of_unit(
    before: Sequence[pd.Series], after: Sequence[pd.Series], names: Names
) -> list[UnitChange]:
    """Return every earlier row of a unit with every later one."""
    return [_change(one, other, names) for one in before for other in after]


def _change(before: pd.Series, after: pd.Series, names: Names) -> UnitChange:
    """Return what two rows of one unit and metric differ by, where they may be compared."""
    unit, metric = str(after["unit"]), str(after["metric"])
    found = verdict("compare", before, after, names=names)
    nan = float("nan")
    if found.kind == REFUSE:
        return UnitChange(unit, metric, before, after, found, nan, nan, nan, nan)
    (one,), (other,) = rows_of_frame(before, names), rows_of_frame(after, names)
    # a quotient of intervals is [lo/hi, hi/lo], a difference [lo-hi, hi-lo]
    certain = one.low > 0
    return UnitChange(
        unit,
        metric,
        before,
        after,
        found,
        low=other.low - one.high,
        high=other.high - one.low,
        ratio_low=other.low / one.high if certain else nan,
        ratio_high=other.high / one.low if certain else nan,
    )
