"""What is estimated says how, and from which paper."""

import pandas as pd

from analysis.vocabulary import methods


def sourced(table: pd.DataFrame, method: str) -> pd.DataFrame:
    """`table` with the columns method (an id of methods.toml) and source (the papers).

    >>> sourced(pd.DataFrame({"gap": [3.0]}), "binomial_range")["source"].item()
    'Burr 1955, Ann. Math. Stat. 26:530-532'
    """
    return table.assign(method=method, source=methods()[method].source)
