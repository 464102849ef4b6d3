"""Public training.

What differs here: 人次 are attendances, so they are divided by sessions and by
residents but never called people; the measure carries that caveat with it.
"""

import pandas as pd

from analysis.cleaning.ratios import derive_ratio, per_residents
from analysis.vocabulary import Terms, Unit


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` of the theme as they are.

    The caveat of attendances comes with the measure, so there is no more to mark.
    """
    return rows


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Attendances a session, and per 1,000 residents."""
    return pd.concat(
        [
            derive_ratio(rows, "attendances_per_session"),
            per_residents(rows, "attendances_per_1000_residents", units),
        ],
        ignore_index=True,
    )
