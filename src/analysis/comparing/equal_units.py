"""Equal units as they would look: how often their best and worst differ, by chance alone.

Why: a gap of three points between five units reads like merit. This works out how
often units that are all the same show one, so that a reader has a measure for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.comparators import BASIS, FOUND, SHARE
from analysis.comparing.luck import luck

GAPS = (1.0, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)
GAP = 3.0
SIZES = (50, 100, 250, 500, 1_000, 2_500, 5_000)
UNITS, ASSUMED_FOUND, ASSUMED_SHARE = 5, 250, 0.95  # where no report gives both numbers
WHOLE = 100.0
RECORD = ["report", "unit", "actor", "window_start", "window_end", "window_basis"]
SET, SIZE = "gap", "size"


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


def inputs_of(observations: pd.DataFrame) -> Inputs:
    """Hazards found and their rectified share, from exact records of both; one record stands for five units.

    Where none gives both, or nothing was left undone, five units of 250 hazards and a share of 95 % are assumed.
    """
    own = observations[(observations["basis"] != BASIS) & (observations["low"] == observations["high"])]
    found, share = (own[own["metric"] == metric] for metric in (FOUND, SHARE))
    pairs = share.merge(found, on=RECORD, suffixes=("", "_below")).drop_duplicates(RECORD)
    sizes = tuple(int(size) for size in pairs["low_below"])
    part = float((pairs["low"] * pairs["low_below"]).sum()) / max(sum(sizes), 1) / WHOLE
    if not 0 < part < 1:
        return Inputs((ASSUMED_FOUND,) * UNITS, ASSUMED_SHARE, tuple(observations["report"].unique()), assumed=True)
    reports = tuple(pairs["report"].unique())
    if len(sizes) == 1:
        return Inputs(sizes * UNITS, part, reports, str(pairs["actor"].iloc[0]))
    return Inputs(sizes, part, reports)


def given(found: Sequence[int], share: float, observations: pd.DataFrame) -> Inputs:
    """Inputs of an analyst's own, `share` between 0 and 1; the reports are those at hand."""
    return Inputs(tuple(found), share, tuple(observations["report"].unique()), assumed=True)


def equal_units(inputs: Inputs) -> pd.DataFrame:
    """How often best and worst of equal units differ by so many points or more, for several gaps and several sizes.

    Returns one row a gap at the sizes of `inputs` (set: gap), and one a number of
    hazards found by each unit at a gap of 3 points (set: size): units, found_low and
    found_high (the least and the most that a unit found), share and chance in per
    cent, gap in percentage points, actor, assumed, reports, method, source.

    >>> table = equal_units(Inputs((246,) * 5, 233 / 246, ("deqing",)))
    >>> table.query("set == 'gap' and gap == 3")["chance"].round().tolist()
    [55.0]
    """
    sets = [_row_set(SET, inputs.found, inputs.share, GAPS)]
    sets += [_row_set(SIZE, (size,) * len(inputs.found), inputs.share, (GAP,)) for size in SIZES]
    table = pd.concat(sets, ignore_index=True)
    return table.assign(actor=inputs.actor, assumed=inputs.assumed, reports=";".join(inputs.reports))


def _row_set(name: str, found: Sequence[int], share: float, gaps: Sequence[float]) -> pd.DataFrame:
    known = {"set": name, "units": len(found), "found_low": min(found), "found_high": max(found)}
    chances = luck(found, share, gaps)
    return chances.assign(**known, share=WHOLE * share, chance=WHOLE * chances["chance"].clip(0, 1))
