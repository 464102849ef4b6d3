"""Arithmetic of bounds. A quotient of intervals is [lo/hi, hi/lo], never of midpoints."""

import pandas as pd

PAIRS = (("low", "high"), ("strict_low", "strict_high"))


def quotient(numerator: pd.DataFrame, denominator: pd.DataFrame, scale: float = 1.0) -> pd.DataFrame:
    """Bounds of `scale * numerator / denominator`, row by row.

    Both frames have the columns low, high, strict_low, strict_high and one
    index; bounds are 0 or above. Where the denominator may be 0 the upper
    bound is infinite.

    >>> exact = lambda n: pd.DataFrame({c: [float(n)] for p in PAIRS for c in p})
    >>> quotient(exact(233), exact(246), 100)["low"].round(2).tolist()
    [94.72]
    """
    parts = {}
    for low, high in PAIRS:
        parts[low] = (scale * numerator[low] / denominator[high]).fillna(0.0)
        parts[high] = (scale * numerator[high] / denominator[low]).fillna(float("inf"))
    return pd.DataFrame(parts)
