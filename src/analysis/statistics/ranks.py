"""Which ranks the data support: mostly several for each unit, often all.

Rank 1 is the greatest. Nothing here says that greater is better.
"""

from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.statistics.differences import Adjustment, Floats, adjust_p, p_greater
from analysis.statistics.methods import FEWEST_UNITS, TooFewUnitsError, with_method
from analysis.statistics.ratios import BOUNDS, Kind, check_bounds, exact_counts, quotient_values

Side = Literal["both", "lower", "upper"]
Flags = NDArray[np.bool_]
ALPHA = 0.05
METHODS = {"share": "rank_sets_fisher", "rate": "rank_sets_poisson"}


def find_ranks(units: pd.DataFrame, kind: Kind, *, alpha: float = ALPHA) -> pd.DataFrame:
    """Observed rank and rank set of each unit.

    Together the sets hold every true rank, but for a chance of `alpha`.

    Each two units are tested both ways by an exact test, at its worst within hedged
    bounds (differences.p_greater), and all tests are adjusted by Holm's step-down.
    A unit's set reaches from 1 + the units proved greater to n - the units proved
    less: Bazylik, Mogstad, Romano, Shaikh & Wilhelm 2021, NBER Working Paper 29519;
    on such tests of each two Al Mohamad, Goeman & van Zwet 2022, Biometrics 78:238-247, and
    on joint sets Klein, Wright & Wieczorek 2020, J. R. Stat. Soc. C 69:589-606.

    Parameters
    ----------
    units : unit and BOUNDS, one row per unit; 10 units or more, each with both parts
    kind : share (a part of its denominator) or rate (events per exposure)
    alpha : the chance, at most, that any set misses its unit's true rank

    Returns
    -------
    unit, rank (absent where hedged words leave the order open), lower, upper, method, source

    Raises TooFewUnitsError below 10 units, and DataError for a unit without numerator or
    denominator.

    """
    if len(units) < FEWEST_UNITS:
        raise TooFewUnitsError("ranks", len(units))
    rows = units.set_index("unit")[BOUNDS]
    check_bounds(rows, kind, "ranks")
    sets = rank_sets(p_greater(rows, kind), alpha)
    found = sets.assign(unit=rows.index, rank=_observed_ranks(quotient_values(rows, kind)))
    return with_method(found[["unit", "rank", "lower", "upper"]], METHODS[kind])


def count_ranks(
    counts: "pd.Series[int]",
    *,
    alpha: float = ALPHA,
    marginal: bool = False,
    side: Side = "both",
    adjustment: Adjustment = "holm",
) -> pd.DataFrame:
    """Rank sets of the categories of one multinomial total.

    Rank, lower, upper on the index of `counts`.

    Bazylik, Mogstad, Romano, Shaikh & Wilhelm 2021, NBER Working Paper 29519: of two
    equal categories the first count is binomial(sum, 1/2). Categories of one whole
    have no denominators of their own, so there is no guard here; units are ranked
    by `ranks`.

    >>> count_ranks(pd.Series([90, 107, 17])).values.tolist()
    [[2, 1, 2], [1, 1, 2], [3, 3, 3]]
    """
    rows = exact_counts(counts, 1)
    check_bounds(rows, "rate", "count_ranks")
    sets = rank_sets(
        p_greater(rows, "rate"), alpha, marginal=marginal, side=side, adjustment=adjustment
    )
    return sets.assign(rank=_observed_ranks(quotient_values(rows, "rate"))).set_index(counts.index)[
        ["rank", "lower", "upper"]
    ]


def rank_sets(
    p: Floats,
    alpha: float,
    *,
    marginal: bool = False,
    side: Side = "both",
    adjustment: Adjustment = "holm",
) -> pd.DataFrame:
    """Lower and upper rank of each unit from `p`, what differences.p_greater gives.

    Simultaneous sets hold all ranks at once; a `marginal` one holds its own unit's,
    and takes only the tests of that unit. `side` bounds the ranks from one side alone.

    >>> rank_sets(np.array([[1, 0.001], [0.999, 1]]), 0.05).values.tolist()
    [[1, 1], [2, 2]]
    """
    # A unit is not tested against itself: the diagonal is left out.
    together = _is_greater(p, ~np.eye(len(p), dtype=np.bool_), alpha, adjustment)
    ends = []
    for place in range(len(p)):
        own = _tests_of(place, len(p), side)
        believed = _is_greater(p, own, alpha, adjustment) if marginal else together & own
        # A column holds who is greater than the unit, a row whom it is greater than.
        ends.append((1 + believed[:, place].sum(), len(p) - believed[place].sum()))
    return pd.DataFrame(ends, columns=["lower", "upper"], dtype="int64")


def _is_greater(p: Floats, tested: Flags, alpha: float, adjustment: Adjustment) -> Flags:
    """Where the row's unit is proved greater than the column's, by the tests `tested` together."""
    found = np.zeros_like(tested)
    found[tested] = adjust_p(p[tested], adjustment) <= alpha
    return found


def _tests_of(place: int, n: int, side: Side) -> Flags:
    """The tests that bound the rank of the unit at `place`.

    Who is greater bounds it below, who is less above.
    """
    found = np.zeros((n, n), dtype=np.bool_)
    found[:, place] = side != "upper"
    found[place, :] = side != "lower"
    found[place, place] = False
    return found


def _observed_ranks(bounds: pd.DataFrame) -> "pd.Series[int]":
    """1 + the number of greater values; absent where the bounds leave it open."""
    low, high = bounds["low"].to_numpy(), bounds["high"].to_numpy()
    best = 1 + np.greater.outer(low, high).sum(axis=0)
    # A hedged unit's own high lies above its own low, and is not counted against it.
    worst = 1 + np.greater.outer(high, low).sum(axis=0) - (high > low)
    return pd.Series(best, dtype="Int64").mask(best != worst)
