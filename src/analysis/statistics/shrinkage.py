"""Shrinkage: a unit's figure, drawn to the pooled one by as much as it is chance.

A small unit's raw share is mostly luck, a large one's mostly its own. The prior
is worked out by moments from the exact pairs; the words' bounds of the others
are kept: low and high are shrunk each. Every value lies between raw and pooled.
"""

import numpy as np
import pandas as pd

from analysis.statistics.intervals import largest_shares, smallest_shares
from analysis.statistics.ratios import exact_pairs, refusal_codes
from analysis.vocabulary import methods


def shrunk_proportions(table: pd.DataFrame) -> pd.DataFrame:
    """Return proportions shrunk under a beta prior by moments.

    Kleinman 1973, J. Am. Stat. Assoc. 68:46-54, weights n.

    `table` holds pairs, 10 or more of them exact, or TooFewUnitsError is raised.
    Columns low, high, pooled, method, source, reason; 0 to 1.
    """
    reason = refusal_codes(table, share=True)
    x, n = exact_pairs(table, share=True, what="shrinkage")
    p, units = x.sum() / n.sum(), len(x)
    chance = p * (1 - p)
    spread = (n * (x / n - p) ** 2).sum() - chance * (units - 1)
    most = chance * (n.sum() - (n**2).sum() / n.sum() - (units - 1))
    alike = float(np.clip(spread / most, 0, 1)) if most > 0 else 0.0  # correlation within a unit
    usable = table.mask(reason != "")
    low = _drawn_share(smallest_shares(usable), p, alike)
    high = _drawn_share(largest_shares(usable), p, alike)
    return _shrink_rows(low, high, p, "beta_binomial", reason)


def shrunk_rates(table: pd.DataFrame) -> pd.DataFrame:
    """Return rates shrunk under a gamma prior by moments.

    Marshall 1991, Appl. Stat. 40:283-294, global estimator.

    `table` holds pairs, 10 or more of them exact, or TooFewUnitsError is raised.
    Columns low, high, pooled, method, source, reason; per one of the denominator.
    """
    reason = refusal_codes(table, share=False)
    x, n = exact_pairs(table, share=False, what="shrinkage")
    rate = x.sum() / n.sum()
    # What chance alone would scatter is taken off; less than nothing is nothing.
    between = max(0.0, float((n * (x / n - rate) ** 2).sum() / n.sum() - rate / n.mean()))
    usable = table.mask(reason != "")
    low = _drawn_rate(usable["numerator_low"], usable["denominator_high"], rate, between)
    high = _drawn_rate(usable["numerator_high"], usable["denominator_low"], rate, between)
    return _shrink_rows(low, high, rate, "gamma_poisson", reason)


def _drawn_share(shares: pd.DataFrame, pooled: float, alike: float) -> pd.Series:
    """Shares drawn to the pooled one; `alike` is the correlation within a unit."""
    own = shares["whole"] * alike
    return _draw_to_pooled(shares["part"] / shares["whole"], pooled, own, 1 - alike)


def _drawn_rate(events: pd.Series, exposure: pd.Series, pooled: float, between: float) -> pd.Series:
    """Rates drawn to the pooled one; `between` is the variance of the units' true rates."""
    return _draw_to_pooled(events / exposure, pooled, exposure * between, pooled)


def _draw_to_pooled(raw: pd.Series, pooled: float, own: pd.Series, chance: float) -> pd.Series:
    """`raw` drawn to `pooled`: the weight of its own is own / (own + chance).

    Of nothing known, nothing is its own.
    """
    # 0 / 0 where no unit has any events: nothing varies, and the pooled rate is 0 too.
    return pooled + (raw - pooled) * (own / (own + chance)).fillna(0.0)


def _shrink_rows(
    low: pd.Series, high: pd.Series, pooled: float, method: str, reason: "pd.Series[str]"
) -> pd.DataFrame:
    values = pd.DataFrame({"low": low, "high": high, "pooled": pooled}).mask(reason != "")
    return values.assign(method=method, source=methods()[method].source, reason=reason)
