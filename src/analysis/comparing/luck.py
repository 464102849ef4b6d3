"""How far apart equal units come to lie by chance alone."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparing.sourced import sourced
from analysis.problems import stop

GAPS = (1.0, 2.0, 3.0, 5.0, 10.0)
HAIR = 1e-9  # so that 97 % and 94 % lie 3 points apart in floating point, too


def luck(denominators: Sequence[int], share: float, gaps: Sequence[float] = GAPS) -> pd.DataFrame:
    """How often the best and the worst of units whose true share is one and the same differ by so many points.

    Exact, by the distribution of the range of independent binomial shares: the sum
    over every share v that may be the least of P(all in v..v+k) - P(all above v, in
    v..v+k). Burr 1955, Ann. Math. Stat. 26:530-532, for unlike units.

    Parameters
    ----------
    denominators : one a unit, two or more: how many could have been counted (hazards found)
    share : the true share of all of them, between 0 and 1
    gaps : differences between best and worst, in percentage points

    Returns
    -------
    gap, chance (of a difference of so many points or more), method, source

    Examples
    --------
    Two units with two each at 50 %: 50 points or more apart unless they tie.

    >>> luck([2, 2], 0.5, [50])["chance"].tolist()
    [0.625]

    """
    n = np.asarray(denominators, dtype=np.int64)
    if len(n) < 2 or n.min() < 1 or not 0 < share < 1:
        stop("luck", "no range to work out", "give two or more denominators of 1 and up, and a share between 0 and 1")
    chances = [1.0 - _within(n, share, gap / 100) for gap in gaps]
    return sourced(pd.DataFrame({"gap": list(gaps), "chance": chances}), "binomial_range")


def _within(n: NDArray[np.int64], share: float, gap: float) -> float:
    """The chance that all shares lie less than `gap` apart."""
    from scipy.stats import binom

    below = n[:, None]
    least = np.unique(np.concatenate([np.arange(count + 1) / count for count in np.unique(n)]))
    under = np.ceil(below * least - HAIR) - 1  # the most that is still below the least share
    at = np.floor(below * least + HAIR)
    top = np.ceil(below * (least + gap) - HAIR) - 1
    reach = binom.cdf(top, below, share)
    all_in = np.prod(np.maximum(reach - binom.cdf(under, below, share), 0.0), axis=0)
    all_above = np.prod(np.maximum(reach - binom.cdf(at, below, share), 0.0), axis=0)
    return float((all_in - all_above).sum())
