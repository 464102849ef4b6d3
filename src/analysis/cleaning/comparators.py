"""Comparators cleaned: observations of other units, and what is left out, with the reason."""

import pandas as pd

from analysis.cleaning import caveats
from analysis.cleaning.inspection import FOUND, RECTIFIED, SHARE, pair_rows
from analysis.cleaning.observations import trace_observations
from analysis.cleaning.ratios import ACTOR, TOO_FEW, WINDOW
from analysis.vocabulary import Terms, Unit, exclusions, metrics, table_fields, units

# --- Comparators -> the columns of observations, and what else is known of each.

TABLE, BASIS = "comparators", "comparator"
INSPECTED, RATE = "units_inspected", "hazards_per_100_inspected"
OF_HAZARDS = [INSPECTED, FOUND, RECTIFIED, SHARE, RATE]


def clean_comparators(mentions: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return the table comparators of `mentions` and `known`, which are alike row for row.

    Columns are those of table_fields. Raises DataError with all that breaks the
    schema of mentions or of the table.
    """
    from analysis.cleaning import schema  # pandera is heavy, and notebooks only read

    own = mentions[(known["exclusion"] == "").to_numpy()].reset_index(drop=True)
    traced = trace_observations(own, _no_units())
    rows = traced.assign(row=traced["origin"].astype("Int64")).merge(
        known, on="row", validate="many_to_one"
    )
    marked = _add_comparator_caveats(rows).pipe(_mark_implausible)
    table = _as_published(
        marked[~_of_part(marked)].pipe(lambda whole: whole[~_counted_twice(whole)])
    )
    places = dict(zip(own["start"], own["place"], strict=True))
    schema.check_schema(table, schema.observations_schema(TABLE), table["row"].map(places))
    return table


def _no_units() -> Terms[Unit]:
    """No residents are known of comparators, so nothing is divided by them."""
    return units(pd.DataFrame(columns=["unit", "zh", "en", "level", "residents_2020"]))


def _add_comparator_caveats(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with the caveats of comparators.

    Those of any, of a part, of what lies inside, and of dates known to the month.
    """
    return (
        rows.pipe(caveats.add_caveat, "OFFICIAL", rows["official"])
        .pipe(caveats.add_caveat, "SELF_SELECTED", ~rows["official"])
        .pipe(caveats.add_caveat, "PART", rows["subset"] != "")
        .pipe(caveats.add_caveat, "INSIDE", rows["inside"] != "")
        .pipe(caveats.add_caveat, "WINDOW_PARTIAL", rows["partial"])
    )


def _mark_implausible(rows: pd.DataFrame) -> pd.DataFrame:
    """Mark counts of hazards with more or fewer per premises than is plausible."""
    both = pair_rows(rows, FOUND, INSPECTED, ACTOR + WINDOW)
    least, most = (bound / metrics()[RATE].scale for bound in metrics()[RATE].plausible)
    beyond = both[
        (both["low"] > most * both["high_below"]) | (both["high"] < least * both["low_below"])
    ]
    keys = ACTOR + WINDOW[1:]
    marked = pd.MultiIndex.from_frame(rows[keys]).isin(pd.MultiIndex.from_frame(beyond[keys]))
    return caveats.add_caveat(rows, "PLAUSIBILITY", rows["metric"].isin(OF_HAZARDS) & marked)


def _derive_shares(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["metric"].map(lambda name: metrics()[name].derived).astype("bool")


def _of_part(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which rows are rates of a part without its total."""
    return _derive_shares(rows) & (rows["subset"] != "")


def _counted_twice(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which rates lie inside a report that gives the same rate for the whole."""
    rates = _derive_shares(rows)
    wholes = rows[rates & (rows["inside"] == "")]
    given = set(zip(wholes["report"], wholes["metric"], strict=True))
    again = [holder in given for holder in zip(rows["inside"], rows["metric"], strict=True)]
    return rates & pd.Series(again, index=rows.index, dtype="bool")


def _as_published(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` as the table has them: marked as comparators, without a place in a text."""
    columns = table_fields()[TABLE]
    told = rows.assign(basis=BASIS, start=pd.Series(pd.NA, index=rows.index, dtype="Int64"))
    return (
        told[list(columns)]
        .astype({name: field.dtype for name, field in columns.items()})
        .reset_index(drop=True)
    )


# --- Comparators that are in no table, and shares that are not taken: each with the reason.

LEFT_OUT_TABLE = "comparators_left_out"
ONE_COUNT = ["report", "unit", "window_phrase"]
JUDGED = ("part", "inside")


def left_out(
    mentions: pd.DataFrame, known: pd.DataFrame, comparators: pd.DataFrame
) -> pd.DataFrame:
    """The table comparators_left_out.

    What of `mentions` and `known` (read_comparators') is not in `comparators`.

    A row for each figure that is not a fire unit's, and one for each pair of
    hazards found and rectified that gives no share.
    """
    rows = mentions.assign(row=mentions["start"]).merge(known, on="row", validate="one_to_one")
    outside = rows[rows["exclusion"] != ""]
    columns = table_fields()[LEFT_OUT_TABLE]
    table = pd.concat([outside, _pairs_without_share(rows, comparators)])[list(columns)]
    typed = table.astype({name: field.dtype for name, field in columns.items()})
    return typed.sort_values(["report", "row", "metric"], ignore_index=True)


def both_given(rows: pd.DataFrame) -> pd.DataFrame:
    """Each number of hazards rectified beside the one found that the same report counts with it."""
    return pair_rows(rows, RECTIFIED, FOUND, ONE_COUNT)


def _pairs_without_share(rows: pd.DataFrame, comparators: pd.DataFrame) -> pd.DataFrame:
    """The pairs without a share in `comparators`, as rows of the table."""
    both = both_given(rows)
    shared = both["row"].isin(comparators.loc[comparators["metric"] == SHARE, "row"])
    without = both[~shared].reset_index(drop=True)
    reasons = _exclusion_reasons(without)
    judged = reasons.isin(
        [*JUDGED, *(code for code, known in exclusions().items() if known.outsider)]
    )
    return without.assign(
        metric=SHARE,
        phrase=without["phrase"] + " ÷ " + without["phrase_below"],
        exclusion=reasons,
        why=without["why"].where(judged, ""),
    )


def _exclusion_reasons(both: pd.DataFrame) -> pd.Series:
    """Why no share is taken of each pair: whose figures they are, else the first that holds."""
    conditions = {
        "part": both["subset"] != "",
        "rectified_above_found": both["low"] > both["high_below"],
        "inferred_window": both["window_basis"] == "inferred",
        "unlike_measures": both["measure"] != both["measure_below"],
        "unlike_windows": _differ_in(both, "window_start") | _differ_in(both, "window_end"),
        "too_few": both["low"] < TOO_FEW,
        "inside": both["inside"] != "",
    }
    reasons = both["exclusion"]
    for code, holds in conditions.items():
        reasons = reasons.mask((reasons == "") & holds, code)
    return reasons


def _differ_in(both: pd.DataFrame, name: str) -> "pd.Series[bool]":
    """Whether the two rows of a pair differ in `name`, where neither may be known."""
    return (both[name] != both[f"{name}_below"]) & (
        both[name].notna() | both[f"{name}_below"].notna()
    )
