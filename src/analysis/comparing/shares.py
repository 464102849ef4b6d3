"""Hazards rectified of hazards found, beside their parts: what charts and tables of many units are made of.

One tidy frame for a unit's own reports and for what others published. A pair of
which more was rectified than found has no share, and is kept to be told.
"""

import numpy as np
import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.cleaning.comparators import BASIS
from analysis.cleaning.inspection import FOUND, RECTIFIED, SHARE, pairs
from analysis.cleaning.ratios import WHOLE
from analysis.comparing.intervals import proportions
from analysis.comparing.quotients import BOUNDS
from analysis.problems import stop
from analysis.vocabulary import fields, metrics

OUTSIDE = ["series", "unit_zh", "unit_en"]
OWN = "own_unit"  # comparators have it
ESTIMATED = ["lower", "upper", "method", "source"]
RECORD = ["report", "unit", "actor", "window_start", "window_end", "window_basis"]
PAIR = [*RECORD, "wording", "phrase"]
PARTS = {
    "numerator_low": "low",
    "numerator_high": "high",
    "denominator_low": "low_below",
    "denominator_high": "high_below",
}
NO_SHARE = ["value", "low", "high", "strict_low", "strict_high"]
BEYOND = "RECTIFIED_ABOVE_FOUND"


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """The shares of hazards rectified in `rows`, each beside its parts and with its interval.

    Parameters
    ----------
    rows : observations, comparators or both, as an.observations() and an.comparators() give them;
        comparators that tell of the project's own units are left out

    Returns
    -------
    columns of observations; series, unit_zh, unit_en (empty for a unit's own rows); BOUNDS of the
    parts; lower..upper, the envelope of hedge and Wilson's interval in per cent; method, source.
    One row a share and, with no value or bounds, one a pair whose part exceeds its whole
    (RECTIFIED_ABOVE_FOUND). Parts of unlike measure give neither.

    """
    given = without_own_press(rows)
    every = given.assign(**{name: given[name].fillna("") if name in given else "" for name in OUTSIDE})
    both = _pairs(every)
    known = every[every["metric"] == SHARE].merge(both[[*PAIR, *BOUNDS]], on=PAIR, validate="many_to_one")
    table = pd.concat([known, _beyond(both)], ignore_index=True)[[*fields(), *OUTSIDE, *BOUNDS]]
    dtypes = {name: field.dtype for name, field in fields().items()} | dict.fromkeys(OUTSIDE, "str")
    return _estimated(table.astype(dtypes | dict.fromkeys(BOUNDS, "float64")))


def taken(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows`, where they are shares as `shares` makes them; DataError where they are not."""
    if lacking := [name for name in (*OUTSIDE, *BOUNDS, *ESTIMATED) if name not in rows]:
        stop("the rows of the chart", f"they lack {', '.join(lacking)}", "pass shares: an.shares(rows)")
    return rows


def outside(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `rows` another unit published, outside the reports."""
    return rows["basis"] == BASIS


def without_own_press(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` without the comparators that tell of the project's own units: these are no other unit's.

    Examples
    --------
    >>> rows = pd.DataFrame({"unit": ["wuxi", "suining"], "own_unit": ["", "suining"]})
    >>> without_own_press(rows)["unit"].tolist()
    ['wuxi']
    """
    return rows[rows[OWN].fillna("") == ""] if OWN in rows else rows


def marked(caveats: pd.Series, code: str) -> "pd.Series[bool]":
    """Which of `caveats` hold `code`.

    >>> marked(pd.Series(["WINDOW_PARTIAL", "HEDGED;PART"]), "PART").tolist()
    [False, True]
    """
    return caveats.str.split(SEPARATOR).map(lambda codes: code in codes).astype("bool")


def parts(shares: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Numerators and denominators of `shares` as rows of observations, for the verdict on a funnel."""
    made = []
    for metric, part, wording in ((RECTIFIED, "numerator", shares["wording"]), (FOUND, "denominator", "")):
        low, high = shares[f"{part}_low"], shares[f"{part}_high"]
        relation = (low == high).map({True: "eq", False: "range"})
        measure = metrics()[metric].measures[0]
        said = {"metric": metric, "wording": wording, "relation": relation, "measure": measure, "per": "total"}
        made.append(shares.assign(value=low, low=low, high=high, **said))
    return made[0], made[1]


def _pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Hazards rectified beside hazards found of the same record and window, with BOUNDS and the phrase of a share."""
    both = pairs(rows, RECTIFIED, FOUND, [*RECORD, "per"])
    both = both.assign(
        phrase=(both["phrase"] + " ÷ " + both["phrase_below"]).astype("str"),
        **{name: both[column] for name, column in PARTS.items()},
    )
    return both.drop_duplicates(PAIR)


def _beyond(both: pd.DataFrame) -> pd.DataFrame:
    """Pairs of which no share is taken, as rows of the share without a number; a part without its total is no pair."""
    told = marked(both["caveats"], BEYOND) & marked(both["caveats_below"], BEYOND)
    more = (both["low"] > both["high_below"]) & (both["measure"] == both["measure_below"])
    made = both[told & more & ~marked(both["caveats"], "PART")]
    made = made.assign(metric=SHARE, measure="%", per="share", **dict.fromkeys(NO_SHARE, np.nan))
    return made.assign(basis=made["basis"].where(outside(made), "derived"))


def _estimated(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the interval of each share."""
    found = proportions(table[BOUNDS])
    ends = {name: WHOLE * found[name] for name in ("lower", "upper")}
    said = {name: found[name].where(found["reason"] == "", "") for name in ("method", "source")}
    return table.assign(**ends, **said)
