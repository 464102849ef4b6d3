"""Fine waivers.

What differs here: 减免 mixes fines reduced with fines waived, and reports count
businesses, not yuan. So nothing is derived: not an amount, not a rate of waivers.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.vocabulary import Terms, Unit


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of the theme, marked as waived or reduced."""
    return caveats.add_caveat(rows, "WAIVED_OR_REDUCED")


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Nothing: see above."""
    return rows.iloc[:0]
