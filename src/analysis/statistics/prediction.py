"""Whether the next number of a series lies beyond what its earlier numbers let one expect.

Hahn and Meeker 1991, Statistical Intervals, section 4.7: the prediction interval of one further
observation of a normal sample.
"""

import math

import numpy as np
import numpy.typing as npt
from scipy import stats

LEAST_HISTORY = 12  # earlier numbers of like windows: a year of months


def p_of_next(history: npt.ArrayLike, value: float) -> float:
    """Return the two-sided p of `value` as the next number after `history`.

    Parameters
    ----------
    history : array_like of float
        Earlier numbers of like windows, LEAST_HISTORY or more.
    value : float
        The next one.

    Returns
    -------
    float
        p of the prediction interval that just holds `value`; NaN with a shorter history. Where
        all earlier numbers are equal, 1 for their value and 0 for any other.

    Source
    ------
    Hahn and Meeker 1991, Statistical Intervals, section 4.7.

    Examples
    --------
    >>> round(p_of_next([10, 12, 11, 9, 10, 11, 12, 10, 9, 11, 10, 11], 16), 4)
    0.0003

    """
    known = np.asarray(history, dtype="float64")
    count = len(known)
    if count < LEAST_HISTORY or np.isnan(known).any():
        return math.nan
    spread = float(known.std(ddof=1))
    away = abs(value - float(known.mean()))
    if spread == 0:
        return 1.0 if away == 0 else 0.0
    distance = away / (spread * math.sqrt(1 + 1 / count))
    return float(2 * stats.t.sf(distance, count - 1))
