"""One table a theme: one row an actor and window, one pair of columns low/high a metric."""

import pandas as pd

from analysis.cleaning.ratios import OVER
from analysis.vocabulary import metrics

TABLES = ("inspection", "fine_waiver", "training", "publicity", "honours")
KEYS = ["report", "unit", "actor", "actor_level", "per", "window_start", "window_end", "window_basis"]
SIDES = ("low", "high")
SAME = ["report", "actor", "window_start", "window_end", "window_basis", "base", "head"]


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
    rows = _placed(observations[observations["theme"] == theme])
    long = rows[[*KEYS, "again", "metric", *SIDES]].melt(
        [*KEYS, "again", "metric"], var_name="side", value_name="bound"
    )
    cells = long.assign(column=long["metric"] + "_" + long["side"]).set_index([*KEYS, "again", "column"])["bound"]
    wide = cells.unstack("column").reset_index().reindex(columns=[*KEYS, "again", *bound_columns(theme)])
    return wide.sort_values([*KEYS, "again"], ignore_index=True).drop(columns="again").rename_axis(columns=None)


def _placed(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` with the `per` and the row (`again`) they stand in: derived ones in those of their numerators."""
    bases = pd.Series([metrics()[name].numerator or name for name in rows["metric"]], index=rows.index, dtype="str")
    heads = rows["phrase"].str.split(OVER).str[0].astype("str")
    printed = rows[rows["basis"] == "printed"]
    again = printed.groupby([*KEYS, "metric"], dropna=False).cumcount()
    known = printed.assign(base=printed["metric"], head=printed["phrase"], again=again).drop_duplicates(SAME)
    placed = rows.drop(columns="per").assign(base=bases, head=heads)
    return placed.merge(known[[*SAME, "per", "again"]], on=SAME, how="left")
