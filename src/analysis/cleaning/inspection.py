"""Inspection and enforcement.

What differs here: four verbs share one metric. 督促整改 urges, 责令整改 orders,
当场整改 is on the spot, 整改 claims it done; the verb becomes a caveat, and rows
of unlike verbs are not compared. Where more was rectified than found, both
numbers are kept as printed, and no share is taken.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.cleaning.ratios import ACTOR, WINDOW, derive_ratio, per_residents
from analysis.vocabulary import Terms, Unit, metrics

FOUND, RECTIFIED, SHARE = "hazards_found", "hazards_rectified", "hazards_rectified_share"
SHARES = (SHARE, "units_penalised_share", "premises_sealed_share", "hazards_per_100_inspected")


def clean(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of the theme, each marked with what its verb means."""
    verbs = [
        metrics()[metric].verbs.get(wording, "")
        for metric, wording in zip(rows.metric, rows.wording, strict=True)
    ]
    return caveats.add_caveat(rows, pd.Series(verbs, index=rows.index, dtype="str"))


def derive(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Shares within one actor's record, and premises inspected per 1,000 residents."""
    made = [derive_ratio(rows, name) for name in SHARES]
    return pd.concat(
        [*made, per_residents(rows, "units_inspected_per_1000_residents", units)], ignore_index=True
    )


def above_found(rows: pd.DataFrame) -> pd.DataFrame:
    """All `rows`, hazards found and rectified marked where there are more of the latter.

    No share is taken of them.
    """
    numbers = rows[[*ACTOR, *WINDOW, "metric", "low", "high"]].assign(at=rows.index)
    both = pair_rows(numbers, RECTIFIED, FOUND, ACTOR + WINDOW)
    beyond = both[both["low"] > both["high_below"]]
    theirs = pd.Series(rows.index.isin([*beyond["at"], *beyond["at_below"]]), rows.index)
    return caveats.add_caveat(rows, "RECTIFIED_ABOVE_FOUND", theirs)


def pair_rows(rows: pd.DataFrame, above: str, below: str, keys: list[str]) -> pd.DataFrame:
    """Return rows of `above`, each beside one of `below` with the same `keys`.

    The columns of the latter end in _below.
    """
    upper, lower = (rows[rows["metric"] == metric] for metric in (above, below))
    return upper.merge(lower, on=keys, suffixes=("", "_below"))
