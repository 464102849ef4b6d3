"""Whether the next number of a series lies beyond what its earlier numbers let one expect.

Hahn and Meeker 1991, Statistical Intervals, section 4.7: the prediction interval of one further
observation of a normal sample.
"""

import math

import numpy as np
import numpy.typing as npt
from scipy import stats

LEAST_HISTORY = 12  # earlier numbers of like windows: a year of months


def p_of_next_count(history: npt.ArrayLike, value: float) -> float:
    """Return the two-sided p of a count as the next one after `history`.

    The larger of two: that of the prediction interval (p_of_next), which knows how much the
    counts vary, and the exact one of a Poisson process, which knows that small counts are
    skewed. Given their sum, the next of n + 1 Poisson counts of one mean is binomial.

    Parameters
    ----------
    history : array_like of float
        Earlier counts of like windows, LEAST_HISTORY or more.
    value : float
        The next one.

    Returns
    -------
    float
        The p; NaN with a shorter history.

    Source
    ------
    Hahn and Meeker 1991, section 4.7; Nelson 1982, Applied Life Data Analysis, section 6.7.

    Examples
    --------
    >>> round(p_of_next_count([1, 0, 2, 1, 0, 1, 0, 1, 2, 0, 1, 1], 4), 3)
    0.037

    """
    p = p_of_next(history, value)
    if math.isnan(p):
        return p
    known = np.asarray(history, dtype="float64")
    total, chance = int(known.sum() + value), 1 / (len(known) + 1)
    above = float(stats.binom.sf(value - 1, total, chance))
    below = float(stats.binom.cdf(value, total, chance))
    return max(p, min(1.0, 2 * min(above, below)))


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
