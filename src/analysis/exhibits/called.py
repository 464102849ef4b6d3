"""What the comparators among rows are called: by their sources."""

import pandas as pd

from analysis.charting.style import Names
from analysis.vocabulary import Label

COLUMNS = ["unit", "unit_zh", "unit_en"]


def with_comparators(rows: pd.DataFrame, names: Names) -> Names:
    """Return `names`, and what the comparators among `rows` are called by their sources.

    The project's own names come last, so that they win and colours stay theirs.
    """
    if not set(COLUMNS) <= set(rows):
        return names
    others = rows[COLUMNS].dropna().drop_duplicates("unit")
    known = {str(unit): Label(str(zh), str(en)) for unit, zh, en in others.itertuples(index=False) if zh and en}
    return known | dict(names)
