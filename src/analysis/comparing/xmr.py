"""XmR process-behaviour charts: what in a series is more than its own noise.

Wheeler 2000, Understanding Variation, 2nd ed., with the four rules of NHS England's
Making Data Count. Nelson 1982, J. Qual. Technol. 14:172-173, on screening.
"""

import numpy as np
import pandas as pd

from analysis.comparing.exact_tests import Floats
from analysis.comparing.guards import LINE_POINTS
from analysis.comparing.quotients import Kind
from analysis.comparing.series import dated
from analysis.comparing.signals import Signs, signals
from analysis.comparing.sourced import sourced
from analysis.problems import stop

LIMIT, CLOSE = 2.66, 2 * 2.66 / 3  # moving ranges from the mean: three sigma, and two
SCREEN = 3.267  # a moving range beyond so many mean ones is no noise
HAIR = 1e-12
DRAWN = ["mean", "lower", "upper", "rule", "direction"]


def xmr(series: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The process-behaviour chart of each part of a series that has 13 points or more.

    Parameters
    ----------
    series : date, basis and BOUNDS (series.dated), all exact
    kind : share or rate

    Returns
    -------
    what series.dated gives; mean, lower and upper (absent in parts below 13 points); rule and
    direction of signals ("" and 0 where there is none); method, source

    Raises DataError where a value is hedged or no part has 13 points: limits from
    fewer are themselves mostly noise.

    """
    line = dated(series, kind, "xmr", LINE_POINTS)
    if (line["low"] < line["high"]).any():
        stop("xmr", "a value is hedged", "ask the unit for the number, or draw a run chart (trends.trend)")
    long = line[line["points"] >= LINE_POINTS]
    charts = pd.concat([behaviour(part["low"])[DRAWN] for _, part in long.groupby("part")])
    return sourced(line.join(charts).fillna({"rule": "", "direction": 0}), "xmr")


def behaviour(values: "pd.Series[float]", *, baseline: int | None = None, screen: bool = True) -> pd.DataFrame:
    """The chart's arithmetic for 2 or more values in order of time.

    `baseline` takes mean and limits from the first so many values alone; `screen`
    leaves out of the mean moving range those beyond 3.267 times it. Columns: value,
    mean, lower, upper, side (1 above the mean, -1 below), outside, close (within
    the limits, beyond two thirds of the way), rule and direction (1, -1 or 0).

    >>> behaviour(pd.Series([5.0, 6, 4, 5]))[["mean", "lower", "upper"]].iloc[0].round(2).tolist()
    [5.0, 1.45, 8.55]
    """
    y = np.asarray(values, dtype=np.float64)
    mean, moving = y[:baseline].mean(), _mean_range(y[:baseline], screen)
    beyond = _beyond(y, mean, LIMIT * moving)
    table = pd.DataFrame({"value": y, "mean": mean, "lower": mean - LIMIT * moving, "upper": mean + LIMIT * moving})
    table["side"] = _beyond(y, mean, 0.0)
    table["outside"] = beyond != 0
    table["close"] = (_beyond(y, mean, CLOSE * moving) != 0) & (beyond == 0)
    return table.join(signals(table)).set_index(values.index)


def _mean_range(y: Floats, screen: bool) -> float:
    """Mean moving range; `screen` leaves out the extreme ones, once."""
    moving = np.abs(np.diff(y))
    kept = moving <= SCREEN * moving.mean() if screen else np.ones(len(moving), dtype=np.bool_)
    return float(moving[kept].mean())


def _beyond(y: Floats, mean: float, distance: float) -> Signs:
    """1 or -1 where a value lies further above or below the mean than `distance`; rounding is no difference."""
    off = y - mean
    further = np.abs(off) - distance > HAIR * np.abs(y).max()
    return np.where(further, np.sign(off), 0).astype(np.int64)
