"""Invented rows of observations for verdicts, each differing from the plain one in what a test names."""

from typing import Any

import pandas as pd

from analysis.comparability.verdict import Verdict, verdict
from analysis.vocabulary import Label, fields, levels, metrics

NAMES = {
    "north": Label("北支队", "North"),
    "south": Label("南支队", "South"),
    "west": Label("西总队", "West"),
    "west/east": Label("东支队", "East detachment"),
    "north/team": Label("城东站", "East station"),
}
YEAR = {"window_start": pd.Timestamp("2023-01-01"), "window_end": pd.Timestamp("2023-12-31")}
NEXT = {"window_start": pd.Timestamp("2024-01-01"), "window_end": pd.Timestamp("2024-12-31")}
UNDATED = {"window_start": pd.NaT, "window_end": pd.NaT}
UNKNOWN = {**UNDATED, "window_basis": "unknown"}
LEAD = {"window_basis": "inferred"}
OFFICER = {"actor": "north/inspector", "actor_level": "officer"}
TEAM = {"actor": "north/team", "actor_level": "sub_unit"}
CORPS = {"unit": "west", "actor_level": "corps"}
NEAR = {"relation": "lt", "caveats": "HEDGED"}
OUTSIDE = {"basis": "comparator", "caveats": "SELF_SELECTED"}
URGED = {"wording": "督促整改"}
PLAIN = {
    "report": "one",
    "actor_level": "detachment",
    "wording": "",
    "relation": "eq",
    "window_basis": "stated",
    "basis": "printed",
    "start": 0,
    "cell": "",
    "phrase": "",
    "caveats": "",
    **YEAR,
}


def row(
    metric: str = "hazards_found", value: float = 100.0, unit: str = "north", **changes: Any
) -> pd.Series:
    """One observation of `unit`, exact, dated, of its own; `changes` are columns."""
    known = metrics()[metric]
    per = {"stock": "stock", "share": "share", "derived": known.per}.get(known.kind, "total")
    plain = {
        **PLAIN,
        "unit": unit,
        "actor": unit,
        "theme": known.theme,
        "metric": metric,
        "per": per,
    }
    bounds = dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), value)
    made = {**plain, **bounds, "measure": known.measures[0], **changes}
    return pd.Series(
        {
            name: made[name]
            for name in [*fields(), *(name for name in changes if name not in fields())]
        }
    )


def month(year: int, number: int) -> dict[str, pd.Timestamp]:
    """The window of one month."""
    start = pd.Timestamp(year, number, 1)
    return {"window_start": start, "window_end": start + pd.offsets.MonthEnd()}


def south(metric: str = "hazards_found", value: float = 80.0, **changes: Any) -> pd.Series:
    """One observation of the other detachment, in a report of its own."""
    return row(metric, value, **({"unit": "south", "report": "two"} | changes))


def frame(*rows: pd.Series) -> pd.DataFrame:
    """`rows` as a frame of observations."""
    return pd.DataFrame(list(rows), columns=rows[0].index)


def units(
    count: int, metric: str = "hazards_found", value: float = 100.0, **changes: Any
) -> pd.DataFrame:
    """`metric` of so many detachments, each of a report of its own."""
    return frame(*(row(metric, value, f"u{n}", report=f"r{n}", **changes) for n in range(count)))


def ask(question: str, a: Any, b: Any = None, **options: Any) -> Verdict:
    """The verdict, with units known by their names."""
    return verdict(question, a, b, **({"names": NAMES} | options))


def codes(*args: Any, **options: Any) -> set[str]:
    """The reasons of the verdict."""
    return set(ask(*args, **options).reasons)


RANKS = [key for key, level in levels().items() if level.unit]
