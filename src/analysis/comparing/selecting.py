"""Which of many shares stand in one chart: one a unit by one verb, or those that follow each other like for like."""

from itertools import chain

import pandas as pd

from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.guards import FEWEST_UNITS
from analysis.comparing.of_many import LIKE_LENGTH
from analysis.comparing.rows import Names
from analysis.comparing.shares import marked, outside, taken
from analysis.comparing.verdicts import REFUSE, verdict
from analysis.problems import Problems
from analysis.vocabulary import levels, metrics

A_DAY = 1  # a holiday week has seven days or eight


def verbs(shares: pd.DataFrame) -> "pd.Series[str]":
    """What the verb of each share means (a code of caveats.toml): shares of unlike ones are never compared.

    >>> verbs(pd.DataFrame({"wording": ["责令整改", "责令限期整改"]})).tolist()
    ['ORDERED', 'ORDERED']
    """
    known = metrics()[RECTIFIED].verbs
    return shares["wording"].map(lambda wording: known.get(wording, wording)).astype("str")


def by_verb(shares: pd.DataFrame) -> list[pd.DataFrame]:
    """`shares` apart by what their verb means, the verb with most of them first."""
    groups = [rows for _, rows in shares.groupby(verbs(shares), sort=False)]
    return sorted(groups, key=len, reverse=True)


def of_units(shares: pd.DataFrame) -> pd.DataFrame:
    """Those of `shares` that are whole units' and have a number: no officer or team stands for a unit.

    Raises DataError where a unit stands twice: in one funnel, in one order, each has one place.
    """
    rows = taken(shares)[_whole(shares) & shares["low"].notna()]
    found = Problems()
    for unit in rows.loc[rows["unit"].duplicated(), "unit"].unique():
        found.add(f"the rows of the chart: {unit}", "stands twice", "keep one row a unit, of one window and verb")
    found.raise_if_any()
    return rows


def one_a_unit(shares: pd.DataFrame) -> pd.DataFrame:
    """Of `shares` the latest of each unit, by the verb and of the level that most units have.

    Whole units alone. What the source must be asked about first (PLAUSIBILITY) is
    left out, for one such number would move what all share. A unit's own rows where
    10 units have them, else what others published; never both together.
    """
    fit = shares[_whole(shares) & shares["low"].notna() & ~marked(shares["caveats"], "PLAUSIBILITY")]
    groups = [_greatest(fit[~outside(fit)]), _greatest(fit[outside(fit)])]
    enough = [group for group in groups if len(group) >= FEWEST_UNITS]
    return next(chain(enough, (group for group in groups if len(group)), groups))


def _whole(shares: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `shares` are a unit's, not an officer's or a team's."""
    return shares["actor_level"].map(lambda level: levels()[level].unit).astype("bool")


def _greatest(shares: pd.DataFrame) -> pd.DataFrame:
    """The latest share of each unit, in the group of one verb and level that has most units; undated ones are least."""
    means = shares.assign(means=verbs(shares)).sort_values("window_end", na_position="first", kind="stable")
    latest = means.drop_duplicates(["means", "actor_level", "unit"], keep="last").sort_index()
    groups = [rows for _, rows in latest.groupby(["means", "actor_level"], sort=False)]
    return max(groups, key=len, default=latest).drop(columns="means")


def like_for_like(shares: pd.DataFrame, *, names: Names | None = None) -> "pd.Series[str]":
    """The series that each of `shares` belongs to, empty where it belongs to none: who may be followed over time.

    A series is the dated shares of one actor by one verb; of what others published
    it must also be declared (series.toml), for campaigns of one unit are unlike. It
    has three points or more (the verdict on a trend), of windows that are alike in
    length, or but for a day. Named by the declared series, else by the actor.
    """
    declared = shares["series"].where(outside(shares), shares["actor"])
    dated = shares[shares["low"].notna() & shares["window_start"].notna() & shares["window_end"].notna()]
    found = pd.Series("", index=shares.index, dtype="str")
    for (_, name), rows in dated.groupby([verbs(dated), declared[dated.index]], sort=False):
        if name and _like_lengths(rows) and verdict("trend", rows, names=names).kind != REFUSE:
            found = found.where(~found.index.isin(rows.index), str(name))
    return found


def _like_lengths(rows: pd.DataFrame) -> bool:
    days = (rows["window_end"] - rows["window_start"]).dt.days + 1
    return bool(days.max() <= max(days.min() + A_DAY, days.min() * LIKE_LENGTH))
