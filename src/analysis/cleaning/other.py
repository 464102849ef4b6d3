"""All other themes: operations, organisation, education, services, welfare, equipment, other.

What differs here: nothing is derived. Their numbers are counts of unlike things,
and outcomes claimed as none in words (零事故, 未发生) are assertions, which the
reading has marked.
"""

import pandas as pd

from analysis.vocabulary import Terms, Unit


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of these themes, as they are."""
    return rows


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Nothing."""
    return rows.iloc[:0]
