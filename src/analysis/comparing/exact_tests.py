"""Exact tests of two units' shares or rates, each at its worst within the bounds of the words."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.comparing.quotients import BOUNDS, Kind

Floats = NDArray[np.float64]


def greater(rows: pd.DataFrame, kind: Kind) -> Floats:
    """p-values that the row's unit is no greater than the column's: n x n.

    Shares: Fisher 1935, J. R. Stat. Soc. 98:39-82, one-sided. Rates: Przyborowski
    & Wilenski 1940, Biometrika 31:313-323: given the sum of two counts, the first
    is binomial by the share of its exposure. Multinomial counts are rates of equal
    exposure (Bazylik et al. 2021).

    Both p-values fall with a greater numerator or a smaller denominator of the
    row's unit, and rise with those of the column's (Barnard's convexity: Rohmel &
    Mansmann 1999, Biom. J. 41:149-170). So over all that hedged words allow the
    greatest p stands where the row's share is least and the column's greatest, and
    wider words never lower it. `rows` has BOUNDS, checked.

    >>> from analysis.comparing.quotients import exact
    >>> greater(exact(pd.Series([3, 1]), pd.Series([4, 4])), "share").round(4).tolist()
    [[0.7857, 0.2429], [0.9857, 0.7857]]
    """
    from scipy.stats import binom, hypergeom

    low, high, below, below_high = (rows[name].to_numpy(dtype="float64") for name in BOUNDS)
    if kind == "share":
        below = np.maximum(below, high)  # no more above than below; who may have all is never proved less
        law = hypergeom(np.add.outer(below_high, below), below_high[:, None], np.add.outer(low, high))
    else:
        law = binom(np.add.outer(low, high), below_high[:, None] / np.add.outer(below_high, below))
    return np.asarray(law.sf(low[:, None] - 1), dtype=np.float64)
