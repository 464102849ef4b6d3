"""Mentions -> observations.

One row per observation, each with evidence, bounds, window, actor and caveats.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pandas as pd

from analysis.cleaning import caveats, inspection
from analysis.vocabulary import Terms, Unit, fields, metrics, themes

WHOLE = 100.0
SORTED = ["report", "basis", "start", "order", "actor", "phrase", "origin"]
TRACE = ["window_phrase", "base_per", "origin"]
FIXED = {"stock": "stock", "share": "share"}


def build_observations(mentions: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Return the observations of `mentions`, printed and derived.

    They are sorted by report and place in it; `mentions` has read_mentions' columns.

    The columns are exactly those of fields.toml. `mentions` is left as it is.
    Raises DataError with all that breaks the schema of mentions or of observations.
    """
    return published_columns(trace_observations(mentions, units))


def trace_observations(mentions: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Observations with what the theme tables need besides.

    TRACE, words of time and where its (upper) number is.
    """
    from analysis.cleaning import schema  # pandera is heavy, and notebooks only read

    schema.check_schema(mentions, schema.mentions_schema(), mentions["place"])
    rows = _base_columns(mentions)
    parts = []
    told = set(rows["theme"])
    for theme in (theme for theme in themes() if theme in told):
        module = _rules_of(theme)
        own = module.clean(rows[rows["theme"] == theme])
        parts += [own, module.derive(own, units)]
    every = pd.concat([part for part in parts if len(part)] or [rows], ignore_index=True)
    table = _sort_observations(inspection.above_found(every))
    schema.check_schema(published_columns(table), schema.observations_schema(), table["place"])
    return table.drop(columns="place")


@cache
def _rules_of(theme: str) -> ModuleType:
    """The module of this package that is called as the theme.

    `other` for a theme without rules of its own.
    """
    found = find_spec(f"{__package__}.{theme}")
    return import_module(f"{__package__}.{theme if found else 'other'}")


def published_columns(rows: pd.DataFrame) -> pd.DataFrame:
    """`rows` of trace with exactly the columns of fields.toml."""
    return rows[list(fields())]


def _base_columns(mentions: pd.DataFrame) -> pd.DataFrame:
    """Return what is alike in all themes: theme, measure, per, bounds of shares, caveats."""
    known = mentions["metric"].map(lambda name: metrics()[name])
    first = known.map(lambda metric: metric.measures[0]).astype("str")
    filled = mentions["measure"].where(
        (mentions["measure"] != "") | mentions["zero_in_words"], first
    )
    kinds = known.map(lambda metric: FIXED.get(metric.kind, metric.per)).astype("str")
    share = known.map(lambda metric: metric.kind == "share").astype("bool")
    return (
        caveats.of_reading(mentions)
        .assign(
            theme=known.map(lambda metric: metric.theme).astype("str"),
            measure=filled,
            per=kinds.where(kinds != "total", mentions["window_per"]),
            high=mentions["high"].where(~share, mentions["high"].clip(upper=WHOLE)),
            strict_high=mentions["strict_high"].where(
                ~share, mentions["strict_high"].clip(upper=WHOLE)
            ),
            basis=(mentions["cell"] == "").map({True: "printed", False: "submitted"}).astype("str"),
            origin=mentions["cell"].where(mentions["cell"] != "", mentions["start"].astype("str")),
        )
        .pipe(caveats.of_magnitude)
        .pipe(caveats.of_measure)
        .pipe(
            lambda rows: caveats.add_caveat(
                rows.assign(base_per=rows["per"]), "STOCK", rows["per"] == "stock"
            )
        )
    )


def _sort_observations(rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with columns and types of observations, TRACE and place.

    They are in order of report and place in it.
    """
    dtypes = {name: field.dtype for name, field in fields().items()}
    order = rows["metric"].map({name: place for place, name in enumerate(metrics())})
    table = rows.assign(order=order).sort_values(
        SORTED, ascending=[name != "basis" for name in SORTED]
    )
    return table[[*fields(), *TRACE, "place"]].astype(dtypes).reset_index(drop=True)
