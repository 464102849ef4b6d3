"""Honours.

What differs here: each metric has a tier and a recipient (award, person,
collective, both). Tiers are never summed, a pool of candidates is no honour,
and where collectives and people are counted together they can't be parted.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.vocabulary import Terms, Unit, metrics


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of the theme, with candidates and mixed recipients marked."""
    known = rows["metric"].map(lambda name: metrics()[name])
    pools = known.map(lambda metric: metric.tier == "candidate_pool").astype("bool")
    mixed = known.map(lambda metric: metric.recipient == "mixed").astype("bool")
    return rows.pipe(caveats.add_caveat, "CANDIDATES", pools).pipe(
        caveats.add_caveat, "MIXED_RECIPIENTS", mixed
    )


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Nothing: honours are neither summed nor divided."""
    return rows.iloc[:0]
