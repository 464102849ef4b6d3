"""Which rows stand in one chart over time: whole years of incidents and fires, and weeks of holidays.

Rows are taken as they are; what is counted on another basis, or has no dates, never
stands in one line with them.
"""

import pandas as pd

from analysis.comparing.admitting import admit
from analysis.comparing.rows import Names
from analysis.comparing.verdicts import ALWAYS, verdict
from analysis.vocabulary import Label, series

NATION = "national"
YEARLY = ("incidents_attended", "fires")
IN_HOLIDAYS = ("hazards_rectified_share", "hazards_per_100_inspected", "fires")
SPRING, OTHER = "spring_festival_week", "national_holiday"
REMEDY = "keep one row of each period and actor, or declare another series (data/raw/comparators/judgements.csv)"
DRAWN = {"DEFINITION", "TOO_FEW_POINTS"}  # a break is drawn as one, and few points get no line


def years(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rows` that count the nation's incidents or fires of a whole calendar year, by date."""
    start, end = (pd.to_datetime(rows[name]) for name in ("window_start", "window_end"))
    whole = start.dt.is_year_start & end.dt.is_year_end & (start.dt.year == end.dt.year)
    stated = (rows["window_basis"] == "stated") & (rows["actor_level"] == NATION)
    return rows[rows["metric"].isin(YEARLY) & whole & stated].sort_values("window_start", kind="stable")


def holidays(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rows` (comparators) that belong to a series of holidays, by date."""
    if "series" not in rows:
        return rows.iloc[:0]
    declared = rows["series"].isin((SPRING, OTHER)) & rows["metric"].isin(IN_HOLIDAYS)
    dated = rows["window_start"].notna() & rows["window_end"].notna() & (rows["window_basis"] == "stated")
    return rows[declared & dated].sort_values("window_start", kind="stable")


def bases(rows: pd.DataFrame) -> "pd.Series[str]":
    """What each of `rows` is counted by: its series and its measure; a line never joins two of them."""
    series = rows["series"].fillna("") if "series" in rows else ""
    return (rows["measure"] + " " + series).astype("str")


def counted_alike(rows: pd.DataFrame) -> "pd.Series[str]":
    """The way in which each of `rows` is counted: its measure and the basis of its series, whatever the edition."""
    named = rows["series"].fillna("") if "series" in rows else pd.Series("", index=rows.index)
    return (rows["measure"] + " " + named.map(lambda name: (name and series()[name].basis) or name)).astype("str")


def preliminary(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `rows` are of a preliminary edition."""
    named = rows["series"].fillna("") if "series" in rows else pd.Series("", index=rows.index)
    return named.map(lambda name: bool(name) and series()[name].preliminary).astype("bool")


def in_time(rows: pd.DataFrame, *, names: Names | None = None) -> Label | None:
    """Let `rows` (one or more) through to a chart over time: None where they are one series, else words for its face.

    Where the verdict on a trend refuses for a change of definition or too few
    points alone, they may be drawn: as a break, and without a line. Rows of two actors
    or of windows that overlap raise DataError, with the sentence and the remedy.
    """
    found = verdict("trend", rows, names=names)
    return admit(found, context=set(found.reasons) - {ALWAYS} <= DRAWN, remedy=REMEDY)
