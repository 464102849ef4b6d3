"""What an exhibit is built from where it is given no rows.

Tables of data/clean, and what is worked out of them.
"""

from collections.abc import Callable

import pandas as pd

from analysis.comparability.selection import find_shares, one_a_unit, without_own_press
from analysis.dataset import CleanTables
from analysis.exhibits.data.equal_units import equal_units, inputs_of, median_found
from analysis.exhibits.data.outreach import find_reach
from analysis.statistics.methods import FEWEST_UNITS


def own_and_published(tables: CleanTables) -> pd.DataFrame:
    """Return a project's own observations, and after them what other units published."""
    return pd.concat(
        [tables.observations, without_own_press(tables.comparators)], ignore_index=True
    )


def all_shares(tables: CleanTables) -> pd.DataFrame:
    """Return the shares of hazards rectified, the project's own and those that others published."""
    return find_shares(own_and_published(tables))


def unit_shares(tables: CleanTables) -> pd.DataFrame:
    """Return one share per unit where FEWEST_UNITS units or more have one.

    Else none, for no limit could be drawn.
    """
    # The latest record of each: one that reports twice would count for two.
    rows = one_a_unit(all_shares(tables))
    return rows if len(rows) >= FEWEST_UNITS else rows.iloc[:0]


def training_reach_of_all(tables: CleanTables) -> pd.DataFrame:
    """Return people trained per session and per 1,000 residents, own and published."""
    return find_reach(own_and_published(tables))


def chances_of_equal_units(tables: CleanTables) -> pd.DataFrame:
    """Return how often best and worst of equal units differ by chance alone."""
    return equal_units(inputs_of(tables.observations), median_found(all_shares(tables)))


DATA: dict[str, Callable[[CleanTables], pd.DataFrame]] = {
    "observations": lambda tables: tables.observations,
    "coverage": lambda tables: tables.coverage,
    "own_and_published": own_and_published,
    "shares": all_shares,
    "unit_shares": unit_shares,
    "reach": training_reach_of_all,
    "chances": chances_of_equal_units,
    "official": lambda tables: tables.official,
}
