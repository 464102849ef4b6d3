"""Funnels: which units lie further from what all share than chance explains, at 95 % and 99.8 %.

A unit signals where the target lies outside its own interval: Wilson's for
proportions, exact or Byar's for rates and ratios. The limits drawn say the same
(Spiegelhalter 2005, Stat. Med. 24:1185-1202). Hedges count: the target has the
bounds of all units' sums, and a unit signals only if its envelope lies wholly
beyond them, so that a wider hedge never makes a signal.
"""

from math import ceil

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.statistics.intervals import (
    estimate_counts,
    estimate_over,
    estimate_proportions,
    garwood_interval,
    normal_quantile,
)
from analysis.statistics.ratios import ABOVE, BELOW, usable_pairs

KINDS = ("proportion", "rate", "ratio")
LEVELS = (0.95, 0.998)
SIDES = {"lower": -1, "upper": 1}
SIGNALS = ("below_998", "below_95", "above_998", "above_95")
STEPS, MARGIN = 100, 1.1
HAIR = 1e-12  # an end that only rounding sets apart from the target is on it
Target = tuple[float, float]


def pooled_target(table: pd.DataFrame, kind: str) -> Target:
    """Bounds of what all units share: the sum of numerators over that of denominators.

    1 for a ratio to the expected.

    `kind` is one of KINDS. Raises TooFewUnitsError below 10 units that have a quotient.

    >>> from analysis.statistics.ratios import COLUMNS
    >>> pooled_target(pd.DataFrame([[8, 9, 10, 10]] * 10, columns=COLUMNS), "proportion")
    (0.8, 0.9)
    """
    sums = _usable_pairs(table, kind).sum()
    low, high = (
        sums["numerator_low"] / sums["denominator_high"],
        sums["numerator_high"] / sums["denominator_low"],
    )
    goals = {
        "proportion": (float(low), min(float(high), 1.0)),
        "rate": (float(low), float(high)),
        "ratio": (1.0, 1.0),
    }
    return goals[kind]


def find_signals(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return each unit's estimate, its 95 % and 99.8 % intervals, and its signal.

    `table` holds pairs, `kind` is one of KINDS. Columns as of `intervals.estimate`,
    then lower_998, upper_998 and signal: above_998, above_95, below_95,
    below_998, within, or empty where there is a reason.
    """
    goal = pooled_target(table, kind)
    found, wide = [_unit_intervals(table, kind, confidence) for confidence in LEVELS]
    found = found.assign(lower_998=wide["lower"], upper_998=wide["upper"])
    beyond = [
        found["upper_998"] < goal[0] * (1 - HAIR),
        found["upper"] < goal[0] * (1 - HAIR),
        found["lower_998"] > goal[1] + HAIR,
        found["lower"] > goal[1] + HAIR,
    ]
    said = pd.Series(np.select(beyond, SIGNALS, "within"), index=table.index, dtype="str")
    return found.assign(signal=said.where(found["reason"] == "", ""))


def _usable_pairs(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    return usable_pairs(table, share=kind == "proportion", what="a funnel")


def _unit_intervals(table: pd.DataFrame, kind: str, confidence: float) -> pd.DataFrame:
    if kind == "proportion":
        return estimate_proportions(table, confidence)
    return estimate_over(
        estimate_counts(table.rename(columns=ABOVE), confidence), table.rename(columns=BELOW)
    )


def funnel_curves(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The curves of the funnel over the denominators of `table`.

    Confidence, side, denominator, limit.
    """
    goal, kept = pooled_target(table, kind), _usable_pairs(table, kind)
    least, most = kept["denominator_low"].min(), kept["denominator_high"].max() * MARGIN
    if kind == "proportion":
        return binomial_limits(np.geomspace(least, most, STEPS), goal)
    last = ceil(garwood_interval(pd.Series([most * goal[1]]), max(LEVELS))[1].item())
    return poisson_limits(np.unique(np.geomspace(1, last, STEPS).round()), goal)


def binomial_limits(denominators: npt.ArrayLike, goal: Target) -> pd.DataFrame:
    """Limits of proportions at `denominators`: p ± z·sqrt(p(1 − p)/n), within 0 to 1.

    A row a confidence, side and n.

    A proportion beyond them is one whose Wilson interval leaves the target out.

    >>> binomial_limits([100], (0.8, 0.8))["limit"].round(3).tolist()
    [0.722, 0.878, 0.676, 0.924]
    """
    sizes = np.asarray(denominators, dtype="float64")
    parts = [
        limit_curve(
            confidence,
            side,
            sizes,
            np.clip(p + sign * normal_quantile(confidence) * np.sqrt(p * (1 - p) / sizes), 0, 1),
        )
        for confidence in LEVELS
        for (side, sign), p in zip(SIDES.items(), goal, strict=True)
    ]
    return pd.concat(parts, ignore_index=True)


def poisson_limits(events: npt.ArrayLike, goal: Target) -> pd.DataFrame:
    """Limits of rates and ratios.

    Where a unit of so many `events` (1 or more) would lie just on them.

    The denominator at which the exact interval (Garwood 1936) of the events just
    reaches the target, and the rate there; a row a confidence, side and number of events.

    >>> limits = poisson_limits([10], (1.0, 1.0)).round(2)
    >>> limits.query("confidence == 0.95")["denominator"].tolist()
    [18.39, 4.8]
    """
    numbers = pd.Series(np.asarray(events, dtype="float64"))
    parts = []
    for confidence in LEVELS:
        least, most = garwood_interval(numbers, confidence)
        for side, end, rate in (("lower", most, goal[0]), ("upper", least, goal[1])):
            parts.append(limit_curve(confidence, side, end / rate, numbers / end * rate))
    return pd.concat(parts, ignore_index=True)


def limit_curve(
    confidence: float, side: str, denominator: npt.ArrayLike, limit: npt.ArrayLike
) -> pd.DataFrame:
    """One limit as a tidy frame: confidence, side, denominator, limit."""
    return pd.DataFrame(
        {"confidence": confidence, "side": side, "denominator": denominator, "limit": limit}
    )
