"""Rows with a numerator and a denominator, each within the bounds of its words."""

from typing import Literal

import numpy as np
import pandas as pd

from analysis.cleaning.intervals import quotient
from analysis.comparing.pairs import COLUMNS
from analysis.problems import Problems

Kind = Literal["share", "rate"]
BOUNDS = COLUMNS
ABSENT = "leave it out, or ask the unit: absent is not reported, never 0"


def exact(numerator: "pd.Series[int]", denominator: "pd.Series[int] | float") -> pd.DataFrame:
    """BOUNDS of numbers that leave nothing open, on the index of `numerator`.

    >>> exact(pd.Series([233]), pd.Series([246])).iloc[0].tolist()
    [233, 233, 246, 246]
    """
    parts = [numerator, numerator, denominator, denominator]
    return pd.DataFrame(dict(zip(BOUNDS, parts, strict=True)), index=numerator.index)


def check(rows: pd.DataFrame, kind: Kind, place: str) -> None:
    """Raise DataError with every row of `rows` (BOUNDS; index: whose or when) that is no share or rate of counts.

    A share has whole numbers above and below, and no more above than below. A
    rate has a whole number of events above and any exposure (residents, days)
    below. Words without an upper limit can't be tested: use conventional bounds.
    """
    found = Problems()
    for what, remedy, holds in _rules(rows, kind):
        for label in rows.index[~holds]:
            found.add(f"{place}: {label}", what, remedy)
    for label in rows.index[rows.index.duplicated()].unique():
        found.add(f"{place}: {label}", "stands twice", "keep one row")
    found.raise_if_any()


def _rules(rows: pd.DataFrame, kind: Kind) -> list[tuple[str, str, "pd.Series[bool]"]]:
    """What must hold of each row; a rule that can't be asked of an absent number holds."""
    above, above_high, below, below_high = (rows[name] for name in BOUNDS)
    given = pd.Series(np.isfinite(rows[BOUNDS].to_numpy(dtype="float64", na_value=np.nan)).all(axis=1), rows.index)
    whole = BOUNDS if kind == "share" else BOUNDS[:2]
    rules = [
        ("numerator or denominator is absent or has no limit", ABSENT, given),
        ("the bounds are not ordered", "write the lower one first", (above <= above_high) & (below <= below_high)),
        ("a numerator is below 0, or a denominator not above it", ABSENT, (above >= 0) & (below > 0)),
        ("a count is not whole", "give counts, not rounded quotients", (rows[whole] % 1 == 0).all(axis=1)),
    ]
    if kind == "share":
        rules.append(("more above than below", "this is no share: keep both counts apart", above <= below_high))
    return [rules[0], *((what, remedy, holds | ~given) for what, remedy, holds in rules[1:])]


def values(rows: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Lower and upper bound of each row's quotient; a share ends at 1.

    >>> rows = pd.DataFrame([[9, 10, 10, 20]], columns=BOUNDS)
    >>> values(rows, "share").iloc[0].tolist()
    [0.45, 1.0]
    """
    found = quotient(_bounds(rows, "numerator"), _bounds(rows, "denominator"))[["low", "high"]]
    return found.clip(upper=1.0) if kind == "share" else found


def _bounds(rows: pd.DataFrame, part: str) -> pd.DataFrame:
    """The bounds of one part under the names that `quotient` takes."""
    low, high = rows[f"{part}_low"], rows[f"{part}_high"]
    return pd.DataFrame({"low": low, "high": high, "strict_low": low, "strict_high": high})
