"""Pairs of numerator and denominator with their bounds, checked, and their quotients.

What of them can't be used is said, with the reason.

This room takes pairs: a frame with COLUMNS, one row per unit. Absent is NaN and stays it.
"""

from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.cleaning.ratios import quotient_bounds
from analysis.problems import Problems
from analysis.statistics.methods import FEWEST_UNITS, TooFewUnitsError

# --- Pairs: the numerator and the denominator of each unit, each with its bounds.

ABOVE = {"numerator_low": "low", "numerator_high": "high"}
BELOW = {"denominator_low": "low", "denominator_high": "high"}
COLUMNS = [*ABOVE, *BELOW]
Numbers = npt.NDArray[np.float64]


def pair_bounds(numerator: pd.DataFrame, denominator: pd.DataFrame) -> pd.DataFrame:
    """The pairs of two frames of rows, each with the columns low and high, on one index.

    >>> found = pd.DataFrame({"low": [301], "high": [399]})
    >>> inspected = pd.DataFrame({"low": [1000], "high": [1000]})
    >>> pair_bounds(found, inspected).iloc[0].tolist()
    [301.0, 399.0, 1000.0, 1000.0]
    """
    ends = [numerator["low"], numerator["high"], denominator["low"], denominator["high"]]
    return pd.concat(ends, axis=1, keys=COLUMNS).astype("float64")


def refusal_codes(table: pd.DataFrame, *, share: bool, fewest: int = 0) -> "pd.Series[str]":
    """Why a pair has no quotient, by codes; empty where it has one.

    MISSING_NOT_ZERO where a part is not reported; SMALL_N where the denominator
    may be 0 or the numerator below `fewest`; and, for a share, PLAUSIBILITY
    where the numerator is above the denominator.
    """
    holds = {
        "MISSING_NOT_ZERO": table[COLUMNS].isna().any(axis=1),
        "SMALL_N": (table["denominator_low"] <= 0) | (table["numerator_low"] < fewest),
        "PLAUSIBILITY": (table["numerator_low"] > table["denominator_high"]) & share,
    }
    return join_codes(holds)


def join_codes(holds: dict[str, "pd.Series[bool]"]) -> "pd.Series[str]":
    """The codes that hold of each row, joined.

    >>> first = pd.Series([True, False])
    >>> join_codes({"SMALL_N": first, "PLAUSIBILITY": first}).tolist()
    ['SMALL_N;PLAUSIBILITY', '']
    """
    table = pd.DataFrame(holds)
    # Most rows have no code, so the few that have one are gone through alone.
    some = table[table.any(axis=1)]
    said = [SEPARATOR.join(table.columns[row]) for row in some.to_numpy(dtype="bool")]
    return pd.Series(said, index=some.index, dtype="str").reindex(table.index, fill_value="")


def usable_pairs(table: pd.DataFrame, *, share: bool, what: str) -> pd.DataFrame:
    """The pairs that have a quotient.

    Raises TooFewUnitsError where they are fewer than FEWEST_UNITS for `what`.
    """
    kept = table[refusal_codes(table, share=share) == ""]
    if len(kept) < FEWEST_UNITS:
        raise TooFewUnitsError(what, len(kept))
    return kept


def exact_pairs(table: pd.DataFrame, *, share: bool, what: str) -> tuple[Numbers, Numbers]:
    """Numerators and denominators of the `sound` pairs that are points, not bounds.

    These too must be enough.
    """
    above = table["numerator_low"] == table["numerator_high"]
    below = table["denominator_low"] == table["denominator_high"]
    kept = usable_pairs(table[above & below], share=share, what=f"{what}, of exact numbers")
    return kept["numerator_low"].to_numpy(), kept["denominator_low"].to_numpy()


# --- Rows with a numerator and a denominator, each within the bounds of its words.

Kind = Literal["share", "rate"]
BOUNDS = COLUMNS
ABSENT = "leave it out, or ask the unit: absent is not reported, never 0"


def exact_counts(
    numerator: "pd.Series[int]", denominator: "pd.Series[int] | float"
) -> pd.DataFrame:
    """BOUNDS of numbers that leave nothing open, on the index of `numerator`.

    >>> exact_counts(pd.Series([233]), pd.Series([246])).iloc[0].tolist()
    [233, 233, 246, 246]
    """
    parts = [numerator, numerator, denominator, denominator]
    return pd.DataFrame(dict(zip(BOUNDS, parts, strict=True)), index=numerator.index)


def check_bounds(rows: pd.DataFrame, kind: Kind, place: str) -> None:
    """Raise DataError with every row that is no share or rate of counts.

    `rows` has BOUNDS; its index says whose or when.

    A share has whole numbers above and below, and no more above than below. A
    rate has a whole number of events above and any exposure (residents, days)
    below. Words without an upper limit can't be tested: use conventional bounds.
    """
    found = Problems()
    for what, remedy, holds in _bound_rules(rows, kind):
        for label in rows.index[~holds]:
            found.add(f"{place}: {label}", what, remedy)
    for label in rows.index[rows.index.duplicated()].unique():
        found.add(f"{place}: {label}", "stands twice", "keep one row")
    found.raise_if_any()


def _bound_rules(rows: pd.DataFrame, kind: Kind) -> list[tuple[str, str, "pd.Series[bool]"]]:
    """What must hold of each row; a rule that can't be asked of an absent number holds."""
    above, above_high = rows["numerator_low"], rows["numerator_high"]
    below, below_high = rows["denominator_low"], rows["denominator_high"]
    given = pd.Series(
        np.isfinite(rows[BOUNDS].to_numpy(dtype="float64", na_value=np.nan)).all(axis=1), rows.index
    )
    # Of a rate the denominator may be any exposure: 1.5 years, 12.3 thousand residents.
    whole = BOUNDS if kind == "share" else BOUNDS[:2]
    rules = [
        ("numerator or denominator is absent or has no limit", ABSENT, given),
        (
            "the bounds are not ordered",
            "write the lower one first",
            (above <= above_high) & (below <= below_high),
        ),
        (
            "a numerator is below 0, or a denominator not above it",
            ABSENT,
            (above >= 0) & (below > 0),
        ),
        (
            "a count is not whole",
            "give counts, not rounded quotients",
            (rows[whole] % 1 == 0).all(axis=1),
        ),
    ]
    if kind == "share":
        rules.append(
            (
                "more above than below",
                "this is no share: keep both counts apart",
                above <= below_high,
            )
        )
    # An absent number is told of once, by the first rule.
    return [rules[0], *((what, remedy, holds | ~given) for what, remedy, holds in rules[1:])]


def quotient_values(rows: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Lower and upper bound of each row's quotient; a share ends at 1.

    >>> rows = pd.DataFrame([[9, 10, 10, 20]], columns=BOUNDS)
    >>> quotient_values(rows, "share").iloc[0].tolist()
    [0.45, 1.0]
    """
    found = quotient_bounds(_part_bounds(rows, "numerator"), _part_bounds(rows, "denominator"))[
        ["low", "high"]
    ]
    return found.clip(upper=1.0) if kind == "share" else found


def _part_bounds(rows: pd.DataFrame, part: str) -> pd.DataFrame:
    """The bounds of one part under the names that `quotient` takes."""
    low, high = rows[f"{part}_low"], rows[f"{part}_high"]
    return pd.DataFrame({"low": low, "high": high, "strict_low": low, "strict_high": high})
