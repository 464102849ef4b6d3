"""All other themes: operations, organisation, education, services, welfare, equipment, other.

What differs here: outcomes are claimed as none in words (零事故, 未发生), which is
an assertion rather than a statistic, and is marked so.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.vocabulary import Terms, Unit


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of these themes, zeros said in words and stocks marked."""
    return rows.pipe(caveats.add, "ZERO_IN_WORDS", rows["zero_in_words"]).pipe(
        caveats.add, "STOCK", rows["per"] == "stock"
    )


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:  # noqa: ARG001 (the themes share one signature)
    """Nothing."""
    return rows.iloc[:0]
