"""One table a theme: one row an actor and window, one pair of columns low/high a metric."""

import pandas as pd

from analysis.vocabulary import metrics

TABLES = ("inspection", "fine_waiver", "training", "publicity", "honours")
KEYS = ["report", "unit", "actor", "actor_level", "per", "window_start", "window_end", "window_basis"]
SIDES = ("low", "high")


def theme_metrics(theme: str) -> list[str]:
    """Ids of the theme's metrics, printed and derived, in the vocabulary's order."""
    return [metric.id for metric in metrics().values() if metric.theme == theme]


def bound_columns(theme: str) -> list[str]:
    """METRIC_low and METRIC_high of each metric of the theme."""
    return [f"{name}_{side}" for name in theme_metrics(theme) for side in SIDES]


def theme_table(observations: pd.DataFrame, theme: str) -> pd.DataFrame:
    """The theme's observations side by side: KEYS, then METRIC_low and METRIC_high of each metric.

    A derived value stands in the row of its numerator. An empty cell is "not
    reported", never 0. `per` is that of the printed numbers. Where one actor
    has two numbers of a metric in one window (two verbs), the second has a row
    of its own.
    """
    own = observations[observations["theme"] == theme]
    rows = own.assign(per=_base_per(own), again=own.groupby([*KEYS, "metric"], dropna=False).cumcount())
    long = rows[[*KEYS, "again", "metric", *SIDES]].melt(
        [*KEYS, "again", "metric"], var_name="side", value_name="bound"
    )
    cells = long.assign(column=long["metric"] + "_" + long["side"]).set_index([*KEYS, "again", "column"])["bound"]
    wide = cells.unstack("column").reset_index().reindex(columns=[*KEYS, "again", *bound_columns(theme)])
    return wide.sort_values([*KEYS, "again"], ignore_index=True).drop(columns="again").rename_axis(columns=None)


def _base_per(rows: pd.DataFrame) -> pd.Series:
    """`per` of printed rows; of derived rows, that of the numerator of the same actor and window."""
    same = ["report", "actor", "metric", "window_start", "window_end", "window_basis"]
    printed = rows.loc[rows["basis"] == "printed", [*same, "per"]].drop_duplicates(same)
    numerators = rows.assign(metric=[metrics()[name].numerator or name for name in rows["metric"]])
    return numerators[same].merge(printed, on=same, how="left")["per"].set_axis(rows.index)
