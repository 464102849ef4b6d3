"""The four rules of a process-behaviour chart, as NHS England's Making Data Count states them.

A point beyond the limits; 7 in a row on one side of the mean; 7 that rise or fall
all the way; of 3 in a row on one side, 2 close to the limit.
"""

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

RUN, NEAR, CLOSE = 7, 3, 2
Signs = NDArray[np.int64]
Flags = NDArray[np.bool_]


def signals(chart: pd.DataFrame) -> pd.DataFrame:
    """Rule and direction (1 up, -1 down) of each point of `chart`: value, side, outside, close, in order of time.

    Where more than one rule holds, the first of outside, trend, two_of_three and
    one_side is named; where none does, rule is "" and direction 0: noise.
    """
    side, close = chart["side"].to_numpy(), chart["close"].to_numpy(dtype=np.bool_)
    held = {
        "outside": side * chart["outside"].to_numpy(),
        "trend": spread(run_of_trend(chart["value"].to_numpy()), RUN),
        "two_of_three": side * (two_of_three(close, side) & close),
        "one_side": side * (spread(run_of_side(side), RUN) != 0),
    }
    found = [flags != 0 for flags in held.values()]
    rule, direction = np.select(found, list(held), ""), np.select(found, list(held.values()), 0)
    return pd.DataFrame({"rule": rule, "direction": direction}, index=chart.index)


def run_of_side(side: Signs) -> Signs:
    """The side, where a point ends 7 in a row on one side of the mean; else 0.

    >>> run_of_side(np.array([1, 1, 1, 1, 1, 1, 1, -1])).tolist()
    [0, 0, 0, 0, 0, 0, 1, 0]
    """
    return np.where(np.abs(_before(side, RUN).sum(axis=1)) == RUN, side, 0)


def run_of_trend(values: NDArray[np.float64]) -> Signs:
    """1 or -1, where a point ends 7 in a row that rise or fall all the way; else 0.

    >>> run_of_trend(np.array([7.0, 6, 5, 4, 3, 2, 1, 1])).tolist()
    [0, 0, 0, 0, 0, 0, -1, 0]
    """
    steps = np.concatenate([np.zeros(min(len(values), 1)), np.sign(np.diff(values))]).astype(np.int64)
    return np.where(np.abs(_before(steps, RUN - 1).sum(axis=1)) == RUN - 1, steps, 0)


def two_of_three(close: Flags, side: Signs) -> Flags:
    """Whether a point is one of 3 in a row on one side of the mean of which 2 are close to the limit.

    >>> two_of_three(np.array([True, False, True, False]), np.array([1, 1, 1, -1])).tolist()
    [True, True, True, False]
    """
    alike = np.abs(_before(side, NEAR).sum(axis=1)) == NEAR
    ends = alike & (_before(close.astype(np.int64), NEAR).sum(axis=1) >= CLOSE)
    return np.not_equal(spread(ends.astype(np.int64), NEAR), 0)


def spread(ends: Signs, size: int) -> Signs:
    """The sign of the run of `size` points that each point is part of, by the ends of runs; of two runs the later.

    >>> spread(np.array([0, 0, 0, -1, 0]), 3).tolist()
    [0, -1, -1, -1, 0]
    """
    after = sliding_window_view(np.concatenate([ends, np.zeros(size - 1, dtype=np.int64)]), size)
    last = size - 1 - np.argmax(after[:, ::-1] != 0, axis=1)
    signs: Signs = after[np.arange(len(ends)), last]
    return signs


def _before(signs: Signs, size: int) -> Signs:
    """For each point the `size` signs up to it; before the first there is none: 0."""
    return sliding_window_view(np.concatenate([np.zeros(size - 1, dtype=np.int64), signs]), size)
