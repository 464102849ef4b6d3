"""The least numbers that methods need, and each method's source."""

import pandas as pd

from analysis.problems import DataError, Problem
from analysis.vocabulary import methods

# --- How many units or points a question to many takes: each number said once, and the error below
# it.

FEWEST_UNITS = 10  # a ranking, a funnel, overdispersion, shrinkage
# phi above which rank sets, which leave out what sets units apart, say nothing
MOST_DISPERSION = 10.0
# mean of counts below which moving ranges are mostly 0 or 1, so that XmR limits say nothing
FEWEST_EVENTS = 3
TREND_POINTS = 3  # points that are set beside one another in time
LINE_POINTS = 13  # points that a line, or the limits of an XmR chart, may be drawn from


class TooFewUnitsError(DataError):
    """Fewer units than a comparison of many needs.

    The message says how many, and what to do instead.
    """

    def __init__(self, what: str, units: int) -> None:
        said = (
            f"it needs {FEWEST_UNITS} units or more with numerator and denominator, here "
            f"are {units}"
        )
        remedy = "show each unit with its own interval, or add reports of more units"
        super().__init__([Problem(what, said, remedy)])


# --- What is estimated says how, and from which paper.


def with_method(table: pd.DataFrame, method: str) -> pd.DataFrame:
    """`table` with the columns method (an id of methods.toml) and source (the papers).

    >>> with_method(pd.DataFrame({"gap": [3.0]}), "binomial_range")["source"].item()
    'Burr 1955, Ann. Math. Stat. 26:530-532'
    """
    return table.assign(method=method, source=methods()[method].source)
