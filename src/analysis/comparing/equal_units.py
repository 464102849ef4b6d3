"""Equal units as they would look: how often their best and worst differ, by chance alone.

Why: a gap of three points between five units reads like merit. This works out how
often units that are all the same show one, so that a reader has a measure for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.inspection import FOUND, SHARE
from analysis.comparing.luck import luck
from analysis.comparing.selecting import verbs
from analysis.comparing.shares import outside
from analysis.vocabulary import levels

GAPS = (1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)
GAP = 3.0
SIZES = (50, 100, 250, 500, 1_000, 2_500, 5_000)
UNITS, ASSUMED_FOUND, ASSUMED_SHARE = 5, 250, 0.95  # where no report gives both numbers
WHOLE = 100.0
RECORD = ["report", "unit", "actor", "window_start", "window_end", "window_basis"]
SET, SIZE, PUBLISHED = "gap", "size", "published"
NATION = "national"


@dataclass(frozen=True, slots=True)
class Inputs:
    """What equal units are made of: hazards found by each, the share that all have, and which reports say so.

    `actor` is whose the numbers are where they are one actor's, `assumed` whether nobody's.
    """

    found: tuple[int, ...]
    share: float
    reports: tuple[str, ...]
    actor: str = ""
    assumed: bool = False


def inputs_of(observations: pd.DataFrame, found: Sequence[int] | None = None, share: float | None = None) -> Inputs:
    """What `observations` tell of hazards found and of their rectified share; `found` and `share` where they are given.

    From exact records of both, the latest of each unit by the verb that most have, not from comparators; one record
    stands for five units.
    Where none gives both, or nothing was left undone, 250 hazards and 95 % are assumed.
    """
    told = _told(observations)
    if found is None and share is None:
        return told
    sizes, part = tuple(found or told.found), told.share if share is None else share
    return Inputs(sizes, part, tuple(observations["report"].unique()), assumed=True)


def _told(observations: pd.DataFrame) -> Inputs:
    own = observations[~outside(observations) & (observations["low"] == observations["high"])]
    found, share = (own[own["metric"] == metric] for metric in (FOUND, SHARE))
    pairs = _latest(share.merge(found, on=RECORD, suffixes=("", "_below")))
    sizes = tuple(int(size) for size in pairs["low_below"])
    part = float((pairs["low"] * pairs["low_below"]).sum()) / max(sum(sizes), 1) / WHOLE
    if not 0 < part < 1:
        return Inputs((ASSUMED_FOUND,) * UNITS, ASSUMED_SHARE, tuple(observations["report"].unique()), assumed=True)
    reports = tuple(pairs["report"].unique())
    if len(sizes) == 1:
        return Inputs(sizes * UNITS, part, reports, str(pairs["actor"].iloc[0]))
    return Inputs(sizes, part, reports)


def _latest(pairs: pd.DataFrame) -> pd.DataFrame:
    """The latest record of each unit, by the verb that most units have: a unit is one, however often it reports."""
    dated = pairs.assign(means=verbs(pairs)).sort_values("window_end", na_position="first", kind="stable")
    records = dated.drop_duplicates(["means", "unit"], keep="last").sort_index()
    return max((rows for _, rows in records.groupby("means", sort=False)), key=len, default=records)


def median_found(shares: pd.DataFrame) -> int | None:
    """How many hazards stand behind the middle one of the exact shares that other units published; None without any.

    The nation is no unit, and neither is an officer or a team.
    """
    units = shares["actor_level"].map(lambda level: levels()[level].unit and level != NATION).astype("bool")
    exact = shares["denominator_low"] == shares["denominator_high"]
    found = shares.loc[units & exact & outside(shares) & shares["low"].notna(), "denominator_low"]
    return int(found.median()) if len(found) else None


def equal_units(inputs: Inputs, published: int | None = None) -> pd.DataFrame:
    """How often best and worst of equal units differ by so many points or more, for several gaps and several sizes.

    Returns one row a gap at the sizes of `inputs` (set: gap), one a number of
    hazards found by each unit at a gap of 3 points (set: size), and one of those at
    the number `published` (set: published), if it is given: units, found_low and
    found_high (the least and the most that a unit found), share and chance in per
    cent, gap in percentage points, actor, assumed, reports, method, source.

    >>> table = equal_units(Inputs((246,) * 5, 233 / 246, ("deqing",)))
    >>> table.query("set == 'gap' and gap == 3")["chance"].round().tolist()
    [55.0]
    """
    sets = [_row_set(SET, inputs.found, inputs.share, GAPS)]
    sizes = [(SIZE, size) for size in SIZES] + ([(PUBLISHED, published)] if published else [])
    sets += [_row_set(name, (size,) * len(inputs.found), inputs.share, (GAP,)) for name, size in sizes]
    table = pd.concat(sets, ignore_index=True)
    return table.assign(actor=inputs.actor, assumed=inputs.assumed, reports=";".join(inputs.reports))


def _row_set(name: str, found: Sequence[int], share: float, gaps: Sequence[float]) -> pd.DataFrame:
    chances = luck(found, share, gaps).assign(set=name, units=len(found), found_low=min(found), found_high=max(found))
    return chances.assign(share=WHOLE * share, chance=WHOLE * chances["chance"].clip(0, 1))
