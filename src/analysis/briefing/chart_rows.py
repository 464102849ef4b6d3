"""What each chart draws of a project where it is given no rows."""

import inspect
from collections.abc import Callable
from functools import partial

import pandas as pd

from analysis.briefing.clean_data import KEPT
from analysis.charting import CHARTS
from analysis.cleaning.comparators import TABLE
from analysis.comparing.equal_units import equal_units, inputs_of, median_found
from analysis.comparing.guards import FEWEST_UNITS
from analysis.comparing.reach import reach
from analysis.comparing.selecting import one_a_unit
from analysis.comparing.shares import shares, without_own_press
from analysis.dataset import read_table
from analysis.project import Project

Read = Callable[[str], pd.DataFrame]  # a table of data/clean by name


def both(read: Read) -> pd.DataFrame:
    """A project's own observations, and after them what others published."""
    return pd.concat([read(KEPT), without_own_press(read(TABLE))], ignore_index=True)


def shares_of(read: Read) -> pd.DataFrame:
    """The shares of hazards rectified of a project's own reports and of what others published (comparing.shares)."""
    return shares(both(read))


def ten_units(shares: pd.DataFrame) -> pd.DataFrame:
    """One share a unit, where 10 units or more have one; else none, for no limit and no rank could be drawn."""
    rows = one_a_unit(shares)
    return rows if len(rows) >= FEWEST_UNITS else rows.iloc[:0]


ROWS: dict[str, Callable[[Read], pd.DataFrame]] = {
    "coverage": lambda read: read("coverage"),
    "hazards_context": shares_of,
    "funnel": lambda read: ten_units(shares_of(read)),
    "rank_sets": lambda read: ten_units(shares_of(read)),
    "trend_share": shares_of,
    "trend_national": both,
    "trend_holidays": both,
    "training_context": lambda read: reach(both(read)),
    "publicity_context": both,
    "luck": lambda read: equal_units(inputs_of(read(KEPT)), median_found(shares_of(read))),
}


def rows_of(chart: str, read: Read) -> pd.DataFrame:
    """The rows that `chart` draws of the tables that `read` gives: observations, unless ROWS says otherwise."""
    return ROWS[chart](read) if chart in ROWS else read(KEPT)


def chart_rows(project: Project, chart: str) -> pd.DataFrame:
    """The rows that `chart` draws of a project; data/clean must be built."""
    return rows_of(chart, partial(read_table, project))


def as_context(chart: str) -> dict[str, bool]:
    """What has `chart` draw the project's rows even where they are refused: it says so on its face."""
    return {"context": True} if "context" in inspect.signature(CHARTS[chart]).parameters else {}
