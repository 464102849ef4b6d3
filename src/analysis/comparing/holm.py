"""Many tests at once: how many of them may be believed together."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Adjustment = Literal["holm", "bonferroni"]


def adjusted(p: ArrayLike, adjustment: Adjustment = "holm") -> NDArray[np.float64]:
    """p-values that keep the chance of any false claim among all of them at the level they are held against.

    Holm 1979, Scand. J. Stat. 6:65-70: the least of m p-values is multiplied by m,
    the next by m - 1, and so on; none falls below one before it. It needs nothing
    of how the tests hang together. Takes any number of p-values, gives as many.

    >>> adjusted([0.01, 0.04, 0.03]).round(2).tolist()
    [0.03, 0.06, 0.06]
    """
    from statsmodels.stats.multitest import multipletests

    return np.asarray(multipletests(np.asarray(p, dtype=np.float64), method=adjustment)[1], dtype=np.float64)
