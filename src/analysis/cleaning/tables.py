"""One table a theme: one row an actor and window, one pair of columns low/high a metric."""

import pandas as pd

from analysis.vocabulary import metrics, themes

TABLES = tuple(name for name, theme in themes().items() if theme.table)
KEYS = ["report", "unit", "actor", "actor_level", "per", "window_start", "window_end", "window_basis"]
SIDES = ("low", "high")


def theme_metrics(theme: str) -> list[str]:
    """Ids of the theme's metrics, printed and derived, in the vocabulary's order."""
    return [metric.id for metric in metrics().values() if metric.theme == theme]


def bound_columns(theme: str) -> list[str]:
    """METRIC_low and METRIC_high of each metric of the theme."""
    return [f"{name}_{side}" for name in theme_metrics(theme) for side in SIDES]


def theme_table(rows: pd.DataFrame, theme: str) -> pd.DataFrame:
    """The theme's observations (rows of trace) side by side: KEYS, then METRIC_low and METRIC_high of each metric.

    A derived value stands in the row of its numerator. An empty cell is "not
    reported", never 0. `per` is that of the printed numbers. Where one actor
    has two numbers of a metric in one window (two verbs), the second has a row
    of its own; so have windows that differ in words alone.
    """
    own = rows[rows["theme"] == theme]
    placed = own.assign(per=own["base_per"], again=_again(own))
    keys = [*KEYS, "window_phrase", "again"]
    long = placed[[*keys, "metric", *SIDES]].melt([*keys, "metric"], var_name="side", value_name="bound")
    cells = long.assign(column=long["metric"] + "_" + long["side"]).set_index([*keys, "column"])["bound"]
    wide = cells.unstack("column").reset_index().reindex(columns=[*keys, *bound_columns(theme)])
    return wide.sort_values(keys, ignore_index=True).drop(columns=keys[len(KEYS) :]).rename_axis(columns=None)


def _again(rows: pd.DataFrame) -> pd.Series:
    """Which of the rows of one actor and window a number stands in; a derived one in that of its numerator."""
    given = rows[rows["basis"] != "derived"].sort_values(["report", "start", "origin"])
    count = given.groupby([*KEYS, "window_phrase", "metric"], dropna=False).cumcount()
    known = dict(zip(zip(given["report"], given["origin"], strict=True), count, strict=True))
    places = zip(rows["report"], rows["origin"], strict=True)
    return pd.Series([known[place] for place in places], index=rows.index, dtype="int64")
