"""Which changes of units are more than chance, all of them taken together."""

from collections.abc import Sequence
from math import isnan, nan

import pandas as pd

from analysis.comparability.change import Change
from analysis.comparability.over_time import are_like_lengths
from analysis.exhibits.data.estimates import estimate_shares
from analysis.statistics.differences import ALPHA, adjust_p, claim_differences
from analysis.statistics.prediction import p_of_next
from analysis.vocabulary import metrics

SIDES = ("before", "after")


def judge_changes(changes: Sequence[Change], rows: pd.DataFrame) -> list[bool | None]:
    """Return whether each change is more than chance; None where that can't be told.

    A share is held against the earlier one by its parts (Fisher's exact test at the worst of
    the bounds); any exact number is held against the unit's own earlier windows too (prediction
    interval), for units vary by more than sampling. Where both are known the larger p counts.
    All p are adjusted together (Holm), and a change must have a direction.

    Parameters
    ----------
    changes : sequence of Change
        Changes of one pair of windows.
    rows : DataFrame
        Observations of all windows.

    """
    chances = [_p_of_change(change, rows) for change in changes]
    told = [p for p in chances if not isnan(p)]
    adjusted = iter(adjust_p(told).tolist() if told else list[float]())
    found: list[bool | None] = []
    for change, p in zip(changes, chances, strict=True):
        # every p that is known takes its adjusted value, in the order of the changes
        found.append(None if isnan(p) else bool(next(adjusted) < ALPHA and change.direction != 0))
    return found


def _p_of_change(change: Change, rows: pd.DataFrame) -> float:
    """Return the p of one change; NaN where nothing tells what chance would do."""
    if not change.lawful:
        return nan
    known = [_p_of_history(change, rows)]
    if metrics()[change.metric].per == "share":
        known.append(_p_of_shares(change, rows))
    told = [p for p in known if not isnan(p)]
    return max(told, default=nan)


def _p_of_history(change: Change, rows: pd.DataFrame) -> float:
    """Return the p of the later number as the next of the unit's own; NaN without a history."""
    if change.before["relation"] != "eq" or change.after["relation"] != "eq":
        return nan
    return p_of_next(_history(change, rows)["value"], float(change.after["value"]))


def _p_of_shares(change: Change, rows: pd.DataFrame) -> float:
    """Return the p of two shares of one unit, of which the parts are known."""
    estimates = []
    for side, row in zip(SIDES, (change.before, change.after), strict=True):
        window = rows[
            (rows["window_start"] == row["window_start"])
            & (rows["window_end"] == row["window_end"])
            & (rows["unit"] == change.unit)
        ]
        estimates.append(estimate_shares(row.to_frame().T, window).assign(unit=side))
    both = pd.concat(estimates, ignore_index=True)
    if set(both["unit"]) != set(SIDES):
        return nan
    (found,) = claim_differences(both, "share").to_dict("records")
    # intervals that meet claim nothing, whatever the p
    return float(found["p"]) if found["disjoint"] else 1.0


def _history(change: Change, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the unit's earlier exact numbers of windows like that of the change, each once."""
    after = change.after
    own = rows[
        (rows["unit"] == change.unit)
        & (rows["actor"] == change.unit)
        & (rows["metric"] == change.metric)
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
