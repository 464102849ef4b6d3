"""What each chart draws of a project where it is given no rows."""

from collections.abc import Callable

import pandas as pd

from analysis.briefing.clean_data import KEPT, read_table
from analysis.cleaning.comparators import TABLE
from analysis.comparing.equal_units import equal_units, inputs_of
from analysis.comparing.reach import reach
from analysis.comparing.selecting import one_a_unit
from analysis.comparing.shares import shares
from analysis.project import Project


def both(project: Project) -> pd.DataFrame:
    """A project's own observations, and after them what others published."""
    return pd.concat([read_table(project, name) for name in (KEPT, TABLE)], ignore_index=True)


def shares_of(project: Project) -> pd.DataFrame:
    """The shares of hazards rectified of a project's own reports and of what others published (comparing.shares)."""
    return shares(both(project))


ROWS: dict[str, Callable[[Project], pd.DataFrame]] = {
    "coverage": lambda project: read_table(project, "coverage"),
    "hazards_context": shares_of,
    "funnel": lambda project: one_a_unit(shares_of(project)),
    "rank_sets": lambda project: one_a_unit(shares_of(project)),
    "trend_share": shares_of,
    "trend_national": both,
    "trend_holidays": both,
    "training_context": lambda project: reach(both(project)),
    "publicity_context": both,
    "luck": lambda project: equal_units(inputs_of(read_table(project, KEPT))),
}


def chart_rows(project: Project, chart: str) -> pd.DataFrame:
    """The rows that `chart` draws: observations, unless ROWS says otherwise; data/clean must be built."""
    return ROWS[chart](project) if chart in ROWS else read_table(project, KEPT)
