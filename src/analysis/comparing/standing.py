"""Which of the reports' own numbers may stand beside what others published."""

import pandas as pd

from analysis.comparing.rows import Names
from analysis.comparing.shares import outside
from analysis.comparing.verdicts import REFUSE, verdict


def comparable(rows: pd.DataFrame, *, names: Names | None = None) -> "pd.Series[bool]":
    """Of the reports' own rows among `rows`, whether a comparator of the same metric may be compared with each."""
    own, others = rows[~outside(rows)], rows[outside(rows)]
    found = [_any(row, others[others["metric"] == row["metric"]], names) for _, row in own.iterrows()]
    return pd.Series(found, index=own.index, dtype="bool")


def _any(row: pd.Series, others: pd.DataFrame, names: Names | None) -> bool:
    return any(verdict("compare", row, other, names=names).kind != REFUSE for _, other in others.iterrows())
