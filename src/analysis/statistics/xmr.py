"""XmR process-behaviour charts: what in a series is more than its own noise.

Wheeler 2000, Understanding Variation, 2nd ed., with the four rules of NHS England's
Making Data Count. Nelson 1982, J. Qual. Technol. 14:172-173, on screening.
"""

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from analysis.problems import stop
from analysis.statistics.differences import Floats
from analysis.statistics.methods import LINE_POINTS, with_method
from analysis.statistics.ratios import Kind
from analysis.statistics.trends import date_series

# --- The four rules of a process-behaviour chart, as NHS England's Making Data Count states them.

RUN, NEAR, CLOSE_RULE = 7, 3, 2
Signs = NDArray[np.int64]
Flags = NDArray[np.bool_]


def find_signals(chart: pd.DataFrame) -> pd.DataFrame:
    """Rule and direction (1 up, -1 down) of each point of `chart`.

    Value, side, outside, close, in order of time.

    Where more than one rule holds, the first of outside, trend, two_of_three and
    one_side is named; where none does, rule is "" and direction 0: noise.
    """
    side, close = chart["side"].to_numpy(), chart["close"].to_numpy(dtype=np.bool_)
    # In the order in which they are named: np.select takes the first that holds.
    held = {
        "outside": side * chart["outside"].to_numpy(),
        "trend": spread_runs(run_of_trend(chart["value"].to_numpy()), RUN),
        "two_of_three": side * (two_of_three(close, side) & close),
        "one_side": side * (spread_runs(run_of_side(side), RUN) != 0),
    }
    found = [direction != 0 for direction in held.values()]
    rule, direction = np.select(found, list(held), ""), np.select(found, list(held.values()), 0)
    return pd.DataFrame({"rule": rule, "direction": direction}, index=chart.index)


def run_of_side(side: Signs) -> Signs:
    """The side, where a point ends 7 in a row on one side of the mean; else 0.

    >>> run_of_side(np.array([1, 1, 1, 1, 1, 1, 1, -1])).tolist()
    [0, 0, 0, 0, 0, 0, 1, 0]
    """
    return np.where(np.abs(_signs_before(side, RUN).sum(axis=1)) == RUN, side, 0)


def run_of_trend(values: NDArray[np.float64]) -> Signs:
    """1 or -1, where a point ends 7 in a row that rise or fall all the way; else 0.

    >>> run_of_trend(np.array([7.0, 6, 5, 4, 3, 2, 1, 1])).tolist()
    [0, 0, 0, 0, 0, 0, -1, 0]
    """
    steps = np.concatenate([np.zeros(min(len(values), 1)), np.sign(np.diff(values))]).astype(
        np.int64
    )
    return np.where(np.abs(_signs_before(steps, RUN - 1).sum(axis=1)) == RUN - 1, steps, 0)


def two_of_three(close: Flags, side: Signs) -> Flags:
    """Tell whether 2 of 3 points in a row on one side of the mean are close to the limit.

    >>> two_of_three(np.array([True, False, True, False]), np.array([1, 1, 1, -1])).tolist()
    [True, True, True, False]
    """
    # Signs of 1 and -1 add up to 3 or -3 only where all three points lie on one side.
    alike = np.abs(_signs_before(side, NEAR).sum(axis=1)) == NEAR
    ends = alike & (_signs_before(close.astype(np.int64), NEAR).sum(axis=1) >= CLOSE_RULE)
    return np.not_equal(spread_runs(ends.astype(np.int64), NEAR), 0)


def spread_runs(ends: Signs, size: int) -> Signs:
    """The sign of the run of `size` points that each point is part of, by the ends of runs.

    Of two runs the later.

    >>> spread_runs(np.array([0, 0, 0, -1, 0]), 3).tolist()
    [0, -1, -1, -1, 0]
    """
    after = sliding_window_view(np.concatenate([ends, np.zeros(size - 1, dtype=np.int64)]), size)
    # argmax finds the first True, here from behind: the end of the latest run over the point.
    last = size - 1 - np.argmax(after[:, ::-1] != 0, axis=1)
    signs: Signs = after[np.arange(len(ends)), last]
    return signs


def _signs_before(signs: Signs, size: int) -> Signs:
    """For each point the `size` signs up to it; before the first there is none: 0."""
    return sliding_window_view(np.concatenate([np.zeros(size - 1, dtype=np.int64), signs]), size)


# --- XmR process-behaviour charts: what in a series is more than its own noise.

LIMIT, CLOSE = 2.66, 2 * 2.66 / 3  # moving ranges from the mean: three sigma, and two
SCREEN = 3.267  # a moving range beyond so many mean ones is no noise
HAIR = 1e-12
DRAWN = ["mean", "lower", "upper", "rule", "direction"]


def xmr_chart(series: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The process-behaviour chart of each part of a series that has 13 points or more.

    Parameters
    ----------
    series : date, basis and BOUNDS (trends.date_series), all exact
    kind : share or rate

    Returns
    -------
    what trends.date_series gives; mean, lower and upper (absent in parts below 13 points); rule and
    direction of signals ("" and 0 where there is none); method, source

    Raises DataError where a value is hedged or no part has 13 points: limits from
    fewer are themselves mostly noise.

    """
    return chart_dated(date_series(series, kind, "xmr", LINE_POINTS))


def chart_dated(line: pd.DataFrame) -> pd.DataFrame:
    """Return what `xmr_chart` does, of what `date_series` gives."""
    if (line["low"] < line["high"]).any():
        stop(
            "xmr",
            "a value is hedged",
            "ask the unit for the number, or draw a run chart (trends.fit_trend)",
        )
    long = line[line["points"] >= LINE_POINTS]
    charts = pd.concat([process_behaviour(part["low"])[DRAWN] for _, part in long.groupby("part")])
    return with_method(line.join(charts).fillna({"rule": "", "direction": 0}), "xmr")


def process_behaviour(
    values: "pd.Series[float]", *, baseline: int | None = None, screen: bool = True
) -> pd.DataFrame:
    """The chart's arithmetic for 2 or more values in order of time.

    `baseline` takes mean and limits from the first so many values alone; `screen`
    leaves out of the mean moving range those beyond 3.267 times it. Columns: value,
    mean, lower, upper, side (1 above the mean, -1 below), outside, close (within
    the limits, beyond two thirds of the way), rule and direction (1, -1 or 0).

    >>> chart = process_behaviour(pd.Series([5.0, 6, 4, 5]))
    >>> chart[["mean", "lower", "upper"]].iloc[0].round(2).tolist()
    [5.0, 1.45, 8.55]
    """
    y = np.asarray(values, dtype=np.float64)
    mean, moving = y[:baseline].mean(), _mean_range(y[:baseline], screen)
    beyond = _sides_beyond(y, mean, LIMIT * moving)
    table = pd.DataFrame(
        {"value": y, "mean": mean, "lower": mean - LIMIT * moving, "upper": mean + LIMIT * moving}
    )
    table["side"] = _sides_beyond(y, mean, 0.0)
    table["outside"] = beyond != 0
    table["close"] = (_sides_beyond(y, mean, CLOSE * moving) != 0) & (beyond == 0)
    return table.join(find_signals(table)).set_index(values.index)


def _mean_range(y: Floats, screen: bool) -> float:
    """Mean moving range; `screen` leaves out the extreme ones, once."""
    moving = np.abs(np.diff(y))
    kept = moving <= SCREEN * moving.mean() if screen else np.ones(len(moving), dtype=np.bool_)
    return float(moving[kept].mean())


def _sides_beyond(y: Floats, mean: float, distance: float) -> Signs:
    """1 or -1 where a value lies further above or below the mean than `distance`.

    Rounding is no difference.
    """
    off = y - mean
    further = np.abs(off) - distance > HAIR * np.abs(y).max()
    return np.where(further, np.sign(off), 0).astype(np.int64)
