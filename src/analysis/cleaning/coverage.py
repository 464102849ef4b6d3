"""Which unit reports which metric: exact, hedged, for a sub-unit only, for one officer, or not at all.

Absent is "not reported", never 0: a zero that a report asserts is an exact value.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.vocabulary import levels, metrics, states

COLUMNS = ["unit", "theme", "metric", "state", "reports"]


def coverage(observations: pd.DataFrame, reports: Mapping[str, Sequence[str]]) -> pd.DataFrame:
    """One row a unit and metric that is not derived: columns unit, theme, metric, state, reports (ids, by semicolons).

    `reports` gives each unit's report ids, so that a unit whose reports hold no
    number at all still has its rows.
    """
    given = observations[observations["basis"] != "derived"]
    found = given.assign(state=[_state(*row) for row in given[["actor_level", "relation"]].itertuples(index=False)])
    rank = {state: place for place, state in enumerate(states())}
    best = found.sort_values("state", key=lambda column: column.map(rank)).drop_duplicates(["unit", "metric"])
    known = {(unit, metric): state for unit, metric, state in best[["unit", "metric", "state"]].itertuples(index=False)}
    rows = [
        (unit, metric.theme, metric.id, known.get((unit, metric.id), "not_reported"), ";".join(ids))
        for unit, ids in reports.items()
        for metric in metrics().values()
        if not metric.derived
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype("str")


def _state(level: str, relation: str) -> str:
    """State of one observation: whose it is first, then how exact."""
    if level == "officer":
        return "one_officer"
    if not levels()[level].unit:
        return "sub_unit_only"
    return "exact" if relation == "eq" else "hedged"
