"""What may be claimed: intervals of shares, units told apart, changes beyond chance."""

from collections.abc import Mapping, Sequence
from math import isnan, nan
from typing import Any

import pandas as pd

from analysis.cleaning.ratios import WHOLE
from analysis.comparability.change import UnitChange
from analysis.comparability.over_time import are_like_lengths
from analysis.statistics.differences import adjust_p, claim_differences
from analysis.statistics.funnels import known_dispersion
from analysis.statistics.intervals import estimate_proportions
from analysis.statistics.prediction import p_of_next, p_of_next_count
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
    beyond_chance = bool((found.loc[pair, "higher"] != "").any())
    return beyond_chance and _lie_apart(_with_scatter(estimates), one, other)


def _with_scatter(estimates: pd.DataFrame) -> pd.DataFrame:
    """Return the intervals as wide as units scatter, where that is more than chance.

    Units differ by how they work and count, too: what sets two of them apart must be more than
    what sets all of them apart. Of fewer than ten units nobody can tell their scatter.
    """
    found = known_dispersion(estimates[BOUNDS])
    if found is None or found.phi <= 1:
        return estimates
    middle = (estimates["lower"] + estimates["upper"]) / 2
    reach = (estimates["upper"] - estimates["lower"]) / 2 * found.phi**0.5
    return estimates.assign(lower=middle - reach, upper=middle + reach)


def _lie_apart(estimates: pd.DataFrame, one: str, other: str) -> bool:
    """Whether the intervals of two units share no point."""
    lower = dict(zip(estimates["unit"], estimates["lower"], strict=True))
    upper = dict(zip(estimates["unit"], estimates["upper"], strict=True))
    return bool(lower[one] > upper[other] or lower[other] > upper[one])


# --- Which changes of units are more than chance, all of them taken together.

# One in forty: an analyst looks at two such pictures of one month, on the year and on the month
# before, and both together should call chance a change no more than once in twenty.
CLAIMED = 0.025
SIDES = ("before", "after")
Groups = Mapping[Any, pd.DataFrame]  # rows by unit and metric


def judge_changes(changes: Sequence[UnitChange], rows: pd.DataFrame) -> list[bool | None]:
    """Return whether each change is more than chance; None where that can't be told.

    A share is held against the earlier one by its parts (Fisher's exact test at the worst of
    the bounds); any exact number is held against the unit's own earlier windows too (prediction
    interval), for units vary by more than sampling. Where both are known the larger p counts.
    All p are adjusted together (Holm), and a change must have a direction.

    Parameters
    ----------
    changes : sequence of UnitChange
        Changes of one pair of windows.
    rows : DataFrame
        Observations of all windows.

    """
    # looked up once for each change: a nation's two years are many rows
    groups: Groups = dict(list(rows.groupby(["unit", "metric"])))
    chances = [_p_of_change(change, groups) for change in changes]
    told = [p for p in chances if not isnan(p)]
    adjusted = iter(adjust_p(told).tolist() if told else list[float]())
    found: list[bool | None] = []
    for change, p in zip(changes, chances, strict=True):
        # every p that is known takes its adjusted value, in the order of the changes
        found.append(None if isnan(p) else bool(next(adjusted) < CLAIMED and change.direction != 0))
    return found


def _p_of_change(change: UnitChange, groups: Groups) -> float:
    """Return the p of one change; NaN where nothing tells what chance would do."""
    if not change.lawful:
        return nan
    known = [_p_of_history(change, groups)]
    if metrics()[change.metric].per == "share":
        known.append(_p_of_shares(change, groups))
    told = [p for p in known if not isnan(p)]
    return max(told, default=nan)


def _p_of_history(change: UnitChange, groups: Groups) -> float:
    """Return the p of the later number as the next of the unit's own; NaN without a history."""
    if change.before["relation"] != "eq" or change.after["relation"] != "eq":
        return nan
    history, value = _history(change, groups)["value"], float(change.after["value"])
    if metrics()[change.metric].kind == "count":
        return p_of_next_count(history, value)
    return p_of_next(history, value)


def _p_of_shares(change: UnitChange, groups: Groups) -> float:
    """Return the p of two shares of one unit, of which the parts are known."""
    metric = metrics()[change.metric]
    keys = [(change.unit, name) for name in (metric.numerator, metric.denominator)]
    if not all(key in groups for key in keys):
        return nan
    rows = pd.concat([groups[key] for key in keys])
    estimates = []
    for side, row in zip(SIDES, (change.before, change.after), strict=True):
        window = rows[
            (rows["window_start"] == row["window_start"])
            & (rows["window_end"] == row["window_end"])
        ]
        estimates.append(estimate_shares(row.to_frame().T, window).assign(unit=side))
    both = pd.concat(estimates, ignore_index=True)
    if set(both["unit"]) != set(SIDES):
        return nan
    (found,) = claim_differences(both, "share").to_dict("records")
    # intervals that meet claim nothing, whatever the p
    return float(found["p"]) if found["disjoint"] else 1.0


def _history(change: UnitChange, groups: Groups) -> pd.DataFrame:
    """Return the unit's earlier exact numbers of windows like that of the change, each once."""
    after, rows = change.after, groups[change.unit, change.metric]
    own = rows[
        (rows["actor"] == change.unit)
        & (rows["relation"] == "eq")
        & (rows["window_end"] < after["window_start"])
        & (rows["wording"].fillna("") == after["wording"])
        & (rows["per"] == after["per"])
    ]
    length = (after["window_end"] - after["window_start"]).days + 1
    days = (own["window_end"] - own["window_start"]).dt.days + 1
    like: pd.Series[bool] = days.map(lambda count: are_like_lengths([length, count])).astype("bool")
    found: pd.DataFrame = own[like].drop_duplicates("window_start", keep="last")
    return found
