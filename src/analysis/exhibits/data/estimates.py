"""Intervals of shares in one window, and whether two of them are told apart."""

import pandas as pd

from analysis.cleaning.ratios import WHOLE
from analysis.statistics.differences import claim_differences
from analysis.statistics.intervals import estimate_proportions
from analysis.statistics.ratios import BOUNDS, pair_bounds
from analysis.vocabulary import metrics

MOST_PAIRED = 40  # units of which every two are held against each other
COLUMNS = ["unit", *BOUNDS, "lower", "upper"]


def estimate_shares(shares: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the envelope of hedge and sampling (Wilson) of each share, in per cent.

    Parameters
    ----------
    shares : DataFrame
        Observations of one share, one per unit.
    rows : DataFrame
        Observations of the same window, with what was divided by what.

    Returns
    -------
    DataFrame
        Columns unit, BOUNDS of both parts, lower, upper; no row for a share without parts.

    """
    metric = metrics()[str(shares["metric"].iloc[0])] if len(shares) else None
    if metric is None or not metric.derived:
        return pd.DataFrame(columns=COLUMNS)
    parts = _one_per_unit(rows, metric.numerator, shares)
    wholes = _one_per_unit(rows, metric.denominator, shares)
    both = parts.index.intersection(wholes.index)
    pairs = pair_bounds(parts.loc[both], wholes.loc[both])
    ends = WHOLE * estimate_proportions(pairs)[["lower", "upper"]]
    return pairs.join(ends).dropna().rename_axis("unit").reset_index()


def _one_per_unit(rows: pd.DataFrame, metric: str, shares: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `metric` by unit, by the verb of each unit's share where it has one."""
    own = rows[(rows["metric"] == metric) & (rows["actor"] == rows["unit"])]
    verbs = shares.set_index("unit")["wording"]
    fit = own["wording"].isin(["", *verbs.unique()]) & own["unit"].isin(verbs.index)
    return own[fit].drop_duplicates("unit", keep="last").set_index("unit")


def are_told_apart(estimates: pd.DataFrame, one: str, other: str) -> bool | None:
    """Return whether the shares of two units differ by more than chance, all pairs counted (Holm).

    None where that is not tested: of more than MOST_PAIRED units, or without their parts.

    Parameters
    ----------
    estimates : DataFrame
        What estimate_shares returns.
    one, other : str
        Ids of two units.

    """
    known = set(estimates["unit"])
    if not {one, other} <= known or len(known) > MOST_PAIRED:
        return None
    found = claim_differences(estimates, "share")
    pair = found["a"].isin([one, other]) & found["b"].isin([one, other])
    return bool((found.loc[pair, "higher"] != "").any())
