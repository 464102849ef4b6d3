"""Comparators that are in no table, and shares that are not taken: each with the reason."""

import pandas as pd

from analysis.cleaning.inspection import FOUND, RECTIFIED, SHARE, pairs
from analysis.cleaning.ratios import TOO_FEW
from analysis.vocabulary import exclusions, table_fields

TABLE = "comparators_left_out"
ONE_COUNT = ["report", "unit", "window_phrase"]
JUDGED = ("part", "inside")


def left_out(mentions: pd.DataFrame, known: pd.DataFrame, comparators: pd.DataFrame) -> pd.DataFrame:
    """The table comparators_left_out: what of `mentions` and `known` (read_comparators') is not in `comparators`.

    A row for each figure that is not a fire unit's, and one for each pair of
    hazards found and rectified that gives no share.
    """
    rows = mentions.assign(row=mentions["start"]).merge(known, on="row", validate="one_to_one")
    outside = rows[rows["exclusion"] != ""]
    columns = table_fields()[TABLE]
    table = pd.concat([outside, _unshared(rows, comparators)])[list(columns)]
    typed = table.astype({name: field.dtype for name, field in columns.items()})
    return typed.sort_values(["report", "row", "metric"], ignore_index=True)


def both_given(rows: pd.DataFrame) -> pd.DataFrame:
    """Each number of hazards rectified beside the one found that the same report counts with it."""
    return pairs(rows, RECTIFIED, FOUND, ONE_COUNT)


def _unshared(rows: pd.DataFrame, comparators: pd.DataFrame) -> pd.DataFrame:
    """The pairs without a share in `comparators`, as rows of the table."""
    both = both_given(rows)
    shared = both["row"].isin(comparators.loc[comparators["metric"] == SHARE, "row"])
    without = both[~shared].reset_index(drop=True)
    reasons = _reasons(without)
    judged = reasons.isin([*JUDGED, *(code for code, known in exclusions().items() if known.outsider)])
    return without.assign(
        metric=SHARE,
        phrase=without["phrase"] + " ÷ " + without["phrase_below"],
        exclusion=reasons,
        why=without["why"].where(judged, ""),
    )


def _reasons(both: pd.DataFrame) -> pd.Series:
    """Why no share is taken of each pair: whose figures they are, else the first that holds."""
    conditions = {
        "part": both["subset"] != "",
        "rectified_above_found": both["low"] > both["high_below"],
        "inferred_window": both["window_basis"] == "inferred",
        "unlike_measures": both["measure"] != both["measure_below"],
        "unlike_windows": _unlike(both, "window_start") | _unlike(both, "window_end"),
        "too_few": both["low"] < TOO_FEW,
        "inside": both["inside"] != "",
    }
    reasons = both["exclusion"]
    for code, holds in conditions.items():
        reasons = reasons.mask((reasons == "") & holds, code)
    return reasons


def _unlike(both: pd.DataFrame, name: str) -> "pd.Series[bool]":
    """Whether the two rows of a pair differ in `name`, where neither may be known."""
    return (both[name] != both[f"{name}_below"]) & (both[name].notna() | both[f"{name}_below"].notna())
