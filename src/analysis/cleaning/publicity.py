"""Publicity.

What differs here: followers are a stock, reads and audiences are flows, items
are output. They share no scale, so only an audience is divided, by its own
performances; reads are not divided by followers, for others read too.
"""

import pandas as pd

from analysis.cleaning.ratios import derive_ratio
from analysis.vocabulary import Terms, Unit


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` of the theme as they are.

    That a number is a stock comes with the metric, so there is no more to mark.
    """
    return rows


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Audience per performance."""
    return derive_ratio(rows, "audience_per_performance")
