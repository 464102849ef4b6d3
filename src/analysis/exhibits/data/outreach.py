"""How far training reaches.

People a session and people per 1,000 residents, of the reports and of other units.

Why: a number of people says nothing without its sessions or its residents. Sessions
are not one thing: a course (期) holds many sessions (场), so each row keeps the word.
"""

from functools import partial

import pandas as pd

from analysis.cleaning import caveats
from analysis.cleaning.comparators import BASIS
from analysis.cleaning.ratios import FEW, TOO_FEW, quotient_bounds
from analysis.comparability.selection import has_caveat, without_own_press
from analysis.comparability.verdict import REFUSE, verdict
from analysis.vocabulary import fields, metrics

PER_SESSION, PER_RESIDENTS = "attendances_per_session", "attendances_per_1000_residents"
RECORD = [
    "report",
    "unit",
    "actor",
    "actor_level",
    "per",
    "window_start",
    "window_end",
    "window_basis",
]
BOUNDS = ["low", "high", "strict_low", "strict_high"]
NAMED = ["unit_zh", "unit_en"]
EACH = "each"


def find_reach(rows: pd.DataFrame) -> pd.DataFrame:
    """Return people trained per session of each record, and per 1,000 residents.

    Parameters
    ----------
    rows : observations, comparators or both, as an.observations() and an.comparators() give them

    Returns
    -------
    columns of observations; each, the measure word of the sessions; unit_zh and unit_en of
    comparators. Rows are divided where the verdict on the ratio does not refuse. Parts of
    which no total is given (PART), fewer than 5 people, and a record with two numbers of
    either, where nobody knows which belong together, give none. People per 1,000 residents
    are those of observations: they need residents, and dates or a yearly number.

    """
    own = without_own_press(rows).reset_index(drop=True)
    for name in NAMED:
        # Observations alone have no such columns, and beside comparators theirs are empty.
        own[name] = own[name].fillna("") if name in own else ""
    whole = own[(own["basis"] != "derived") & ~has_caveat(own["caveats"], "PART")]
    above, below = _reach_parts()
    people, sessions = _part_columns(whole, above), _part_columns(whole, below)
    # Two numbers of people or of sessions make two pairs of one record: none of them is kept.
    pairs = people.merge(sessions, on=RECORD, suffixes=("", "_below")).drop_duplicates(
        RECORD, keep=False
    )
    fit = list(map(partial(_may_be_divided, own), pairs["at"], pairs["at_below"]))
    made = _divide_pairs(
        pairs[pd.Series(fit, index=pairs.index, dtype="bool")].reset_index(drop=True)
    )
    # Per 1,000 residents was worked out when the data were cleaned, for own units alone.
    known = own[own["metric"] == PER_RESIDENTS].assign(**{EACH: ""})
    types = {name: field.dtype for name, field in fields().items()} | dict.fromkeys(
        [EACH, *NAMED], "str"
    )
    return pd.concat([made, known], ignore_index=True)[list(types)].astype(types)


def _reach_parts() -> tuple[str, str]:
    """The metrics that people a session are made of."""
    return metrics()[PER_SESSION].numerator, metrics()[PER_SESSION].denominator


def _part_columns(rows: pd.DataFrame, metric: str) -> pd.DataFrame:
    own = rows[rows["metric"] == metric]
    return own.assign(at=own.index)


def _may_be_divided(rows: pd.DataFrame, above: int, below: int) -> bool:
    """Whether the one row may be divided by the other."""
    return verdict("ratio", rows.iloc[above], rows.iloc[below]).kind != REFUSE


def _divide_pairs(pairs: pd.DataFrame) -> pd.DataFrame:
    """The rows of people a session that `pairs` make."""
    below = pairs[[f"{name}_below" for name in BOUNDS]].set_axis(BOUNDS, axis=1)
    metric, exact = (
        metrics()[PER_SESSION],
        (pairs["relation"] == "eq") & (pairs["relation_below"] == "eq"),
    )
    made = pairs.assign(
        **quotient_bounds(pairs[BOUNDS], below),
        metric=PER_SESSION,
        value=(pairs["value"] / pairs["value_below"]).where(exact),
        relation=exact.map({True: "eq", False: "range"}),
        per=metric.per,
        basis=pairs["basis"].where(pairs["basis"] == BASIS, "derived"),
        start=pd.Series(pd.NA, index=pairs.index, dtype="Int64"),
        phrase=pairs["phrase"] + " ÷ " + pairs["phrase_below"],
        **{EACH: pairs["measure_below"]},
    )
    # Beyond what is plausible a number stays, and says that its source must be asked.
    least, most = metric.plausible
    beyond = (made["low"] > most) | (made["high"] < least)
    told = caveats.add_caveat(made, pairs["caveats_below"]).pipe(
        caveats.add_caveat, "PLAUSIBILITY", beyond
    )
    return caveats.add_caveat(told, "SMALL_N", pairs["low"] < FEW)[pairs["low"] >= TOO_FEW]
