"""Selection: the shares that stand side by side, one per unit, and beside what others published."""

from itertools import chain

import numpy as np
import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.cleaning.comparators import BASIS
from analysis.cleaning.inspection import FOUND, RECTIFIED, SHARE, pair_rows
from analysis.cleaning.ratios import WHOLE
from analysis.comparability.over_time import are_like_lengths
from analysis.comparability.rows import Names
from analysis.comparability.verdict import REFUSE, verdict
from analysis.problems import Problems, stop
from analysis.statistics.intervals import estimate_proportions
from analysis.statistics.methods import FEWEST_UNITS
from analysis.statistics.ratios import BOUNDS
from analysis.vocabulary import fields, levels, metrics

# --- Hazards rectified of hazards found, beside their parts: what charts and tables of many units
# are made of.

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


def find_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """The shares of hazards rectified in `rows`, each beside its parts and with its interval.

    Parameters
    ----------
    rows : observations, comparators or both, as an.observations() and an.comparators() give them;
        comparators that tell of the project's own units are left out

    Returns
    -------
    columns of observations; series, unit_zh, unit_en (empty for a unit's own rows); BOUNDS of the
    parts; lower..upper, the envelope of hedge and Wilson's interval in per cent; method, source.
    One row per share and, with no value or bounds, one a pair whose part exceeds its whole
    (RECTIFIED_ABOVE_FOUND). Parts of unlike measure give neither.

    """
    given = without_own_press(rows)
    every = given.assign(
        **{name: given[name].fillna("") if name in given else "" for name in OUTSIDE}
    )
    both = _pair_hazards(every)
    known = every[every["metric"] == SHARE].merge(
        both[[*PAIR, *BOUNDS]], on=PAIR, validate="many_to_one"
    )
    table = pd.concat([known, _pairs_without_share(both)], ignore_index=True)[
        [*fields(), *OUTSIDE, *BOUNDS]
    ]
    dtypes = {name: field.dtype for name, field in fields().items()} | dict.fromkeys(OUTSIDE, "str")
    return _with_intervals(table.astype(dtypes | dict.fromkeys(BOUNDS, "float64")))


def require_shares(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows`, where they are shares as `shares` makes them; DataError where they are not."""
    if lacking := [name for name in (*OUTSIDE, *BOUNDS, *ESTIMATED) if name not in rows]:
        stop(
            "the rows of the chart",
            f"they lack {', '.join(lacking)}",
            "pass shares: an.shares(rows)",
        )
    return rows


def is_published(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `rows` another unit published, outside the reports."""
    return rows["basis"] == BASIS


def without_own_press(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` without the comparators that tell of the project's own units.

    These are no other unit's.

    Examples
    --------
    >>> rows = pd.DataFrame({"unit": ["wuxi", "suining"], "own_unit": ["", "suining"]})
    >>> without_own_press(rows)["unit"].tolist()
    ['wuxi']
    """
    return rows[rows[OWN].fillna("") == ""] if OWN in rows else rows


def has_caveat(caveats: pd.Series, code: str) -> "pd.Series[bool]":
    """Which of `caveats` hold `code`.

    >>> has_caveat(pd.Series(["WINDOW_PARTIAL", "HEDGED;PART"]), "PART").tolist()
    [False, True]
    """
    return caveats.str.split(SEPARATOR).map(lambda codes: code in codes).astype("bool")


def parts_of_shares(shares: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return numerators and denominators of `shares` as observations, for a funnel's verdict."""
    made = []
    for metric, part, wording in (
        (RECTIFIED, "numerator", shares["wording"]),
        (FOUND, "denominator", ""),
    ):
        low, high = shares[f"{part}_low"], shares[f"{part}_high"]
        relation = (low == high).map({True: "eq", False: "range"})
        measure = metrics()[metric].measures[0]
        said = {
            "metric": metric,
            "wording": wording,
            "relation": relation,
            "measure": measure,
            "per": "total",
        }
        made.append(shares.assign(value=low, low=low, high=high, **said))
    return made[0], made[1]


def _pair_hazards(rows: pd.DataFrame) -> pd.DataFrame:
    """Return hazards rectified beside hazards found of the same record and window.

    With BOUNDS, and the phrase of a share.
    """
    both = pair_rows(rows, RECTIFIED, FOUND, [*RECORD, "per"])
    both = both.assign(
        phrase=(both["phrase"] + " ÷ " + both["phrase_below"]).astype("str"),
        **{name: both[column] for name, column in PARTS.items()},
    )
    return both.drop_duplicates(PAIR)


def _pairs_without_share(both: pd.DataFrame) -> pd.DataFrame:
    """Pairs of which no share is taken, as rows of the share without a number.

    A part without its total is no pair.
    """
    told = has_caveat(both["caveats"], BEYOND) & has_caveat(both["caveats_below"], BEYOND)
    more = (both["low"] > both["high_below"]) & (both["measure"] == both["measure_below"])
    made = both[told & more & ~has_caveat(both["caveats"], "PART")]
    made = made.assign(metric=SHARE, measure="%", per="share", **dict.fromkeys(NO_SHARE, np.nan))
    return made.assign(basis=made["basis"].where(is_published(made), "derived"))


def _with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the interval of each share."""
    found = estimate_proportions(table[BOUNDS])
    ends = {name: WHOLE * found[name] for name in ("lower", "upper")}
    said = {name: found[name].where(found["reason"] == "", "") for name in ("method", "source")}
    return table.assign(**ends, **said)


# --- Which of many shares stand in one chart: one a unit by one verb, or those that follow each
# other like for like.


def verb_meanings(shares: pd.DataFrame) -> "pd.Series[str]":
    """What the verb of each share means (a code of caveats.toml).

    Shares of unlike ones are never compared.

    >>> verb_meanings(pd.DataFrame({"wording": ["责令整改", "责令限期整改"]})).tolist()
    ['ORDERED', 'ORDERED']
    """
    known = metrics()[RECTIFIED].verbs
    return shares["wording"].map(lambda wording: known.get(wording, wording)).astype("str")


def by_verb(shares: pd.DataFrame) -> list[pd.DataFrame]:
    """`shares` apart by what their verb means, the verb with most of them first."""
    groups = [rows for _, rows in shares.groupby(verb_meanings(shares), sort=False)]
    return sorted(groups, key=len, reverse=True)


def of_units(shares: pd.DataFrame) -> pd.DataFrame:
    """Those of `shares` that are whole units' and have a number.

    No officer or team stands for a unit.

    Raises DataError where a unit stands twice: in one funnel, in one order, each has one place.
    """
    rows = require_shares(shares)[_is_whole_unit(shares) & shares["low"].notna()]
    found = Problems()
    for unit in rows.loc[rows["unit"].duplicated(), "unit"].unique():
        found.add(
            f"the rows of the chart: {unit}",
            "stands twice",
            "keep one row a unit, of one window and verb",
        )
    found.raise_if_any()
    return rows


def one_a_unit(shares: pd.DataFrame) -> pd.DataFrame:
    """Of `shares` the latest of each unit, by the verb and of the level that most units have.

    Whole units alone. What the source must be asked about first (PLAUSIBILITY) is
    left out, for one such number would move what all share. A unit's own rows where
    10 units have them, else what others published; never both together.
    """
    fit = shares[
        _is_whole_unit(shares)
        & shares["low"].notna()
        & ~has_caveat(shares["caveats"], "PLAUSIBILITY")
    ]
    groups = [_largest_group(fit[~is_published(fit)]), _largest_group(fit[is_published(fit)])]
    enough = [group for group in groups if len(group) >= FEWEST_UNITS]
    return next(chain(enough, (group for group in groups if len(group)), groups))


def _is_whole_unit(shares: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `shares` are a unit's, not an officer's or a team's."""
    return shares["actor_level"].map(lambda level: levels()[level].unit).astype("bool")


def _largest_group(shares: pd.DataFrame) -> pd.DataFrame:
    """The latest share of each unit, in the group of one verb and level that has most units.

    Undated ones are least.
    """
    means = shares.assign(means=verb_meanings(shares)).sort_values(
        "window_end", na_position="first", kind="stable"
    )
    latest = means.drop_duplicates(["means", "actor_level", "unit"], keep="last").sort_index()
    groups = [rows for _, rows in latest.groupby(["means", "actor_level"], sort=False)]
    return max(groups, key=len, default=latest).drop(columns="means")


def like_for_like(shares: pd.DataFrame, *, names: Names | None = None) -> "pd.Series[str]":
    """The series that each of `shares` belongs to, empty where it belongs to none.

    Who may be followed over time.

    A series is the dated shares of one actor by one verb; of what others published
    it must also be declared (series.toml), for campaigns of one unit are unlike. It
    has three points or more (the verdict on a trend), of windows that are alike in
    length, or but for a day. Named by the declared series, else by the actor.
    """
    declared = shares["series"].where(is_published(shares), shares["actor"])
    dated = shares[
        shares["low"].notna() & shares["window_start"].notna() & shares["window_end"].notna()
    ]
    found = pd.Series("", index=shares.index, dtype="str")
    for (_, name), rows in dated.groupby([verb_meanings(dated), declared[dated.index]], sort=False):
        if name and _like_lengths(rows) and verdict("trend", rows, names=names).kind != REFUSE:
            found = found.where(~found.index.isin(rows.index), str(name))
    return found


def _like_lengths(rows: pd.DataFrame) -> bool:
    days = (rows["window_end"] - rows["window_start"]).dt.days + 1
    return are_like_lengths(days.tolist())


# --- Which of the reports' own numbers may stand beside what others published.


def has_comparator(rows: pd.DataFrame, *, names: Names | None = None) -> "pd.Series[bool]":
    """Tell for each of the reports' own rows whether a comparator may be compared with it."""
    own, others = rows[~is_published(rows)], rows[is_published(rows)]
    found = [
        _any_comparable(row, others[others["metric"] == row["metric"]], names)
        for _, row in own.iterrows()
    ]
    return pd.Series(found, index=own.index, dtype="bool")


def _any_comparable(row: pd.Series, others: pd.DataFrame, names: Names | None) -> bool:
    return any(
        verdict("compare", row, other, names=names).kind != REFUSE for _, other in others.iterrows()
    )
