"""Pairs of invented units: numerator and denominator, exact or with bounds."""

import math
from typing import Any

import pandas as pd
from hypothesis import strategies as st

from analysis.statistics.ratios import COLUMNS
from examples import examples

ABSENT = math.nan
TABLES = examples(25)  # examples of a whole table are slow, and each holds many units


def exactly(*units: tuple[float, float]) -> pd.DataFrame:
    """Pairs of exact numbers: (numerator, denominator) of each unit."""
    return within(*((above, above, below, below) for above, below in units))


def within(*units: tuple[float, float, float, float]) -> pd.DataFrame:
    """Pairs with bounds: numerator low and high, denominator low and high of each unit."""
    return pd.DataFrame(units, columns=COLUMNS, dtype="float64")


def columns(above: Any, below: Any) -> pd.DataFrame:
    """Pairs of exact numbers of two columns."""
    return exactly(*zip(above.astype("float64"), below.astype("float64"), strict=True))


@st.composite
def hedged_units(draw: st.DrawFn, *, share: bool = True, least: int = 10) -> pd.DataFrame:
    """Ten units or more, some exact, some hedged above, below or both.

    A share is no more than the whole.
    """
    sizes, parts, points = st.integers(1, 5000), st.floats(0, 1), st.booleans()
    unit = st.tuples(sizes, sizes, parts, parts, points, points)
    units = []
    for one, other, less, more, point_above, point_below in draw(
        st.lists(unit, min_size=least, max_size=least + 5)
    ):
        below = sorted((one, other))
        above = sorted(int(part * (below[0] if share else 8000)) for part in (less, more))
        units.append((above[point_above], above[1], below[point_below], below[1]))
    return within(*units)


def wider(table: pd.DataFrame, more: int) -> pd.DataFrame:
    """`table` with every hedge wider by `more` on either side, down to 0 above and 1 below."""
    return table.assign(
        numerator_low=(table["numerator_low"] - more).clip(lower=0),
        numerator_high=table["numerator_high"] + more,
        denominator_low=(table["denominator_low"] - more).clip(lower=1),
        denominator_high=table["denominator_high"] + more,
    )
