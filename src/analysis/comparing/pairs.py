"""Pairs: the numerator and the denominator of each unit, each with its bounds; and what of them can't be used, and why.

All of comparing takes pairs: a frame with COLUMNS, one row a unit. Absent is NaN and stays it.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.comparing.guards import FEWEST_UNITS, TooFewUnitsError

ABOVE = {"numerator_low": "low", "numerator_high": "high"}
BELOW = {"denominator_low": "low", "denominator_high": "high"}
COLUMNS = [*ABOVE, *BELOW]
Numbers = npt.NDArray[np.float64]


def pairs(numerator: pd.DataFrame, denominator: pd.DataFrame) -> pd.DataFrame:
    """The pairs of two frames of rows, each with the columns low and high, on one index.

    >>> found, inspected = pd.DataFrame({"low": [301], "high": [399]}), pd.DataFrame({"low": [1000], "high": [1000]})
    >>> pairs(found, inspected).iloc[0].tolist()
    [301.0, 399.0, 1000.0, 1000.0]
    """
    ends = [numerator["low"], numerator["high"], denominator["low"], denominator["high"]]
    return pd.concat(ends, axis=1, keys=COLUMNS).astype("float64")


def refusals(table: pd.DataFrame, *, share: bool, fewest: int = 0) -> "pd.Series[str]":
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
    return coded(holds)


def coded(holds: dict[str, "pd.Series[bool]"]) -> "pd.Series[str]":
    """The codes that hold of each row, joined.

    >>> coded({"SMALL_N": pd.Series([True, False]), "PLAUSIBILITY": pd.Series([True, False])}).tolist()
    ['SMALL_N;PLAUSIBILITY', '']
    """
    table = pd.DataFrame(holds)
    some = table[table.any(axis=1)]
    said = [SEPARATOR.join(table.columns[row]) for row in some.to_numpy(dtype="bool")]
    return pd.Series(said, index=some.index, dtype="str").reindex(table.index, fill_value="")


def sound(table: pd.DataFrame, *, share: bool, what: str) -> pd.DataFrame:
    """The pairs that have a quotient; raises TooFewUnitsError where they are fewer than FEWEST_UNITS for `what`."""
    kept = table[refusals(table, share=share) == ""]
    if len(kept) < FEWEST_UNITS:
        raise TooFewUnitsError(what, len(kept))
    return kept


def exact(table: pd.DataFrame, *, share: bool, what: str) -> tuple[Numbers, Numbers]:
    """Numerators and denominators of the `sound` pairs that are points, not bounds; these too must be enough."""
    above = table["numerator_low"] == table["numerator_high"]
    below = table["denominator_low"] == table["denominator_high"]
    kept = sound(table[above & below], share=share, what=f"{what}, of exact numbers")
    return kept["numerator_low"].to_numpy(), kept["denominator_low"].to_numpy()
