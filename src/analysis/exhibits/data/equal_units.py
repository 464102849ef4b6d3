"""Equal units: how often their best and worst differ by chance alone.

Why: a gap of three points between five units reads like merit. This works out how
often units that are all the same show one, so that a reader has a measure for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.cleaning.inspection import FOUND, SHARE
from analysis.comparability.selection import is_published, verb_meanings
from analysis.problems import stop
from analysis.statistics.methods import with_method
from analysis.vocabulary import levels

# --- How far apart equal units come to lie by chance alone.

USUAL_GAPS = (1.0, 2.0, 3.0, 5.0, 10.0)
HAIR = 1e-9  # so that 97 % and 94 % lie 3 points apart in floating point, too


def chance_of_gaps(
    denominators: Sequence[int], share: float, gaps: Sequence[float] = USUAL_GAPS
) -> pd.DataFrame:
    """Return how often best and worst of equal units differ by so many points.

    Exact, by the distribution of the range of independent binomial shares: the sum
    over every share v that may be the least of P(all in v..v+k) - P(all above v, in
    v..v+k). Burr 1955, Ann. Math. Stat. 26:530-532, for unlike units.

    Parameters
    ----------
    denominators : one a unit, two or more: how many could have been counted (hazards found)
    share : the true share of all of them, between 0 and 1
    gaps : differences between best and worst, in percentage points

    Returns
    -------
    gap, chance (of a difference of so many points or more), method, source

    Examples
    --------
    Two units with two each at 50 %: 50 points or more apart unless they tie.

    >>> chance_of_gaps([2, 2], 0.5, [50])["chance"].tolist()
    [0.625]

    """
    n = np.asarray(denominators, dtype=np.int64)
    if len(n) < 2 or n.min() < 1 or not 0 < share < 1:
        stop(
            "luck",
            "no range to work out",
            "give two or more denominators of 1 and up, and a share between 0 and 1",
        )
    chances = [1.0 - _chance_within(n, share, gap / 100) for gap in gaps]
    return with_method(pd.DataFrame({"gap": list(gaps), "chance": chances}), "binomial_range")


def _chance_within(n: NDArray[np.int64], share: float, gap: float) -> float:
    """The chance that all shares lie less than `gap` apart."""
    from scipy.stats import binom

    below = n[:, None]
    least = np.unique(np.concatenate([np.arange(count + 1) / count for count in np.unique(n)]))
    under = np.ceil(below * least - HAIR) - 1  # the most that is still below the least share
    at = np.floor(below * least + HAIR)
    top = np.ceil(below * (least + gap) - HAIR) - 1
    reach = binom.cdf(top, below, share)
    all_in = np.prod(np.maximum(reach - binom.cdf(under, below, share), 0.0), axis=0)
    all_above = np.prod(np.maximum(reach - binom.cdf(at, below, share), 0.0), axis=0)
    return float((all_in - all_above).sum())


# --- Equal units as they would look: how often their best and worst differ, by chance alone.

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
    """What equal units are made of.

    Hazards found by each, the share that all have, and which reports say so.

    `actor` is whose the numbers are where they are one actor's, `assumed` whether nobody's.
    """

    found: tuple[int, ...]
    share: float
    reports: tuple[str, ...]
    actor: str = ""
    assumed: bool = False


def inputs_of(
    observations: pd.DataFrame, found: Sequence[int] | None = None, share: float | None = None
) -> Inputs:
    """What `observations` tell of hazards found and of their rectified share.

    `found` and `share` where they are given.

    From exact records of both, the latest of each unit by the verb that most have, not from
    comparators; one record stands for five units. Where none gives both, or nothing was left
    undone, 250 hazards and 95 % are assumed.
    """
    told = _input_words(observations)
    if found is None and share is None:
        return told
    sizes, part = tuple(found or told.found), told.share if share is None else share
    return Inputs(sizes, part, tuple(observations["report"].unique()), assumed=True)


def _input_words(observations: pd.DataFrame) -> Inputs:
    own = observations[~is_published(observations) & (observations["low"] == observations["high"])]
    found, share = own[own["metric"] == FOUND], own[own["metric"] == SHARE]
    pairs = _latest_records(share.merge(found, on=RECORD, suffixes=("", "_below")))
    sizes = tuple(map(int, pairs["low_below"]))
    # The share that all would have: each unit's, weighted by how many hazards it found.
    part = float((pairs["low"] * pairs["low_below"]).sum()) / max(sum(sizes), 1) / WHOLE
    if not 0 < part < 1:
        return Inputs(
            (ASSUMED_FOUND,) * UNITS,
            ASSUMED_SHARE,
            tuple(observations["report"].unique()),
            assumed=True,
        )
    reports = tuple(pairs["report"].unique())
    # One record alone has no range: five units like it stand for what others may be.
    if len(sizes) == 1:
        return Inputs(sizes * UNITS, part, reports, str(pairs["actor"].iloc[0]))
    return Inputs(sizes, part, reports)


def _latest_records(pairs: pd.DataFrame) -> pd.DataFrame:
    """The latest record of each unit, by the verb that most units have.

    A unit is one, however often it reports.
    """
    dated = pairs.assign(means=verb_meanings(pairs)).sort_values(
        "window_end", na_position="first", kind="stable"
    )
    records = dated.drop_duplicates(["means", "unit"], keep="last").sort_index()
    return max((rows for _, rows in records.groupby("means", sort=False)), key=len, default=records)


def median_found(shares: pd.DataFrame) -> int | None:
    """Return the median number of hazards behind the exact shares that others published.

    None without any.

    The nation is no unit, and neither is an officer or a team.
    """
    units = (
        shares["actor_level"]
        .map(lambda level: levels()[level].unit and level != NATION)
        .astype("bool")
    )
    exact = shares["denominator_low"] == shares["denominator_high"]
    found = shares.loc[
        units & exact & is_published(shares) & shares["low"].notna(), "denominator_low"
    ]
    return int(found.median()) if len(found) else None


def equal_units(inputs: Inputs, published: int | None = None) -> pd.DataFrame:
    """Return how often best and worst of equal units differ, for several gaps and sizes.

    Returns one row per gap at the sizes of `inputs` (set: gap), one a number of
    hazards found by each unit at a gap of 3 points (set: size), and one of those at
    the number `published` (set: published), if it is given: units, found_low and
    found_high (the least and the most that a unit found), share and chance in per
    cent, gap in percentage points, actor, assumed, reports, method, source.

    >>> table = equal_units(Inputs((246,) * 5, 233 / 246, ("deqing",)))
    >>> table.query("set == 'gap' and gap == 3")["chance"].round().tolist()
    [55.0]
    """
    sets = [_row_set(SET, inputs.found, inputs.share, GAPS)]
    units = len(inputs.found)
    sets += [_row_set(SIZE, (size,) * units, inputs.share, (GAP,)) for size in SIZES]
    if published:
        sets.append(_row_set(PUBLISHED, (published,) * units, inputs.share, (GAP,)))
    table = pd.concat(sets, ignore_index=True)
    return table.assign(
        actor=inputs.actor, assumed=inputs.assumed, reports=";".join(inputs.reports)
    )


def _row_set(name: str, found: Sequence[int], share: float, gaps: Sequence[float]) -> pd.DataFrame:
    chances = chance_of_gaps(found, share, gaps).assign(
        set=name, units=len(found), found_low=min(found), found_high=max(found)
    )
    return chances.assign(share=WHOLE * share, chance=WHOLE * chances["chance"].clip(0, 1))
