"""Inspection and enforcement.

What differs here: four verbs share one metric. 督促整改 urges, 责令整改 orders,
当场整改 is on the spot, 整改 claims it done; the verb becomes a caveat, and rows
of unlike verbs are not compared.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.cleaning.ratios import per_residents, ratio
from analysis.vocabulary import Terms, Unit, metrics

SHARES = ("hazards_rectified_share", "units_penalised_share", "premises_sealed_share", "hazards_per_100_inspected")


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of the theme, each marked with what its verb means."""
    verbs = [
        metrics()[metric].wordings.get(wording, "") for metric, wording in zip(rows.metric, rows.wording, strict=True)
    ]
    return caveats.add(rows, pd.Series(verbs, index=rows.index, dtype="str"))


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Shares within one actor's record, and premises inspected per 1,000 residents."""
    made = [ratio(rows, name) for name in SHARES]
    return pd.concat([*made, per_residents(rows, "units_inspected_per_1000_residents", units)], ignore_index=True)
