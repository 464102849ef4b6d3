"""Tables of data/clean: one per theme, coverage, and the units, actors and reports."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.records.cards import Card
from analysis.vocabulary import Terms, Unit, levels, metrics, states, table_fields, themes

# --- Which unit reports which metric: exact, hedged, for a sub-unit only, for one officer, or not
# at all.

COLUMNS = ["unit", "theme", "metric", "state", "reports"]


def build_coverage(
    observations: pd.DataFrame, reports: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """One row per unit and metric that is not derived.

    Columns unit, theme, metric, state, reports (ids, by semicolons).

    `reports` gives each unit's report ids, so that a unit whose reports hold no
    number at all still has its rows.
    """
    given = observations[observations["basis"] != "derived"]
    found = given.assign(
        state=[
            _state_of_row(*row)
            for row in given[["actor_level", "relation"]].itertuples(index=False)
        ]
    )
    rank = {state: place for place, state in enumerate(states())}
    best = found.sort_values("state", key=lambda column: column.map(rank)).drop_duplicates(
        ["unit", "metric"]
    )
    known = {
        (unit, metric): state
        for unit, metric, state in best[["unit", "metric", "state"]].itertuples(index=False)
    }
    rows = [
        (unit, metric.theme, metric.id, known.get((unit, metric.id), "not_reported"), ";".join(ids))
        for unit, ids in reports.items()
        for metric in metrics().values()
        if not metric.derived
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype("str")


def _state_of_row(level: str, relation: str) -> str:
    """State of one observation: whose it is first, then how exact."""
    if level == "officer":
        return "one_officer"
    if not levels()[level].unit:
        return "sub_unit_only"
    return "exact" if relation == "eq" else "hedged"


# --- Who the numbers are of, and what they were read from: tables of units, of their actors, and
# of reports.


def report_tables(
    cards: Mapping[str, Card], units: Terms[Unit], comparators: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Tables of units, actors and reports by name.

    All that a source line and a label need of data/raw.

    Own units are those that have a card, in the order of `units`; those of
    `comparators` (columns unit, unit_zh, unit_en, actor_level) follow.
    """
    reporting = {card.unit.id for card in cards.values()}
    own = [unit for unit in units.values() if unit.id in reporting]
    return {
        "units": _typed_table(
            "units", [*map(_unit_row, own), *_other_units(comparators, reporting)]
        ),
        "actors": _typed_table("actors", _actor_rows(cards)),
        "reports": _typed_table("reports", [_report_row(card) for card in cards.values()]),
    }


def _typed_table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """`rows` with the columns and dtypes of the table `name`."""
    dtypes = {column: field.dtype for column, field in table_fields()[name].items()}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _unit_row(unit: Unit) -> dict[str, Any]:
    """A unit of the project."""
    names = {"name_zh": unit.label.zh, "name_en": unit.label.en}
    return names | {
        "unit": unit.id,
        "level": unit.level,
        "own": True,
        "residents_2020": unit.residents,
    }


def _other_units(comparators: pd.DataFrame, own: set[str]) -> list[dict[str, Any]]:
    """Return each unit that has figures of other units' publishing alone.

    Its name is the one that the last of its rows gives it.
    """
    columns = {"unit": "unit", "actor_level": "level", "unit_zh": "name_zh", "unit_en": "name_en"}
    found = comparators[list(columns)].rename(columns=columns).drop_duplicates("unit", keep="last")
    rows = found[~found["unit"].isin(own)].assign(own=False, residents_2020=None)
    return [{str(column): cell for column, cell in row.items()} for row in rows.to_dict("records")]


def _actor_rows(cards: Mapping[str, Card]) -> list[dict[str, Any]]:
    """Sub-units and officers of every card, each once; a later card's name for it holds."""
    found = {
        f"{card.unit.id}/{name}": {
            "actor": f"{card.unit.id}/{name}",
            "unit": card.unit.id,
            "level": actor.level,
            "name_zh": actor.zh,
            "name_en": actor.en,
        }
        for card in cards.values()
        for name, actor in card.actors.items()
    }
    return list(found.values())


def _report_row(card: Card) -> dict[str, Any]:
    """What is cited of a report."""
    return {
        "report": card.report,
        "unit": card.unit.id,
        "title": card.title,
        "publisher": card.publisher,
        "published": card.published,
        "published_basis": card.published_basis,
    }


# --- One table per theme: one row per actor and window, one pair of columns low/high a metric.

TABLES = tuple(name for name, theme in themes().items() if theme.table)
KEYS = [
    "report",
    "unit",
    "actor",
    "actor_level",
    "per",
    "window_start",
    "window_end",
    "window_basis",
]
SIDES = ("low", "high")


def theme_metrics(theme: str) -> list[str]:
    """Ids of the theme's metrics, printed and derived, in the vocabulary's order."""
    return [metric.id for metric in metrics().values() if metric.theme == theme]


def bound_columns(theme: str) -> list[str]:
    """METRIC_low and METRIC_high of each metric of the theme."""
    return [f"{name}_{side}" for name in theme_metrics(theme) for side in SIDES]


def theme_table(rows: pd.DataFrame, theme: str) -> pd.DataFrame:
    """The theme's observations (rows of trace) side by side.

    KEYS, then METRIC_low and METRIC_high of each metric.

    A derived value stands in the row of its numerator. An empty cell is "not
    reported", never 0. `per` is that of the printed numbers. Where one actor
    has two numbers of a metric in one window (two verbs), the second has a row
    of its own; so have windows that differ in words alone.
    """
    own = rows[rows["theme"] == theme]
    placed = own.assign(per=own["base_per"], again=_repeats_number(own))
    keys = [*KEYS, "window_phrase", "again"]
    long = placed[[*keys, "metric", *SIDES]].melt(
        [*keys, "metric"], var_name="side", value_name="bound"
    )
    cells = long.assign(column=long["metric"] + "_" + long["side"]).set_index([*keys, "column"])[
        "bound"
    ]
    wide = cells.unstack("column").reset_index().reindex(columns=[*keys, *bound_columns(theme)])
    return (
        wide.sort_values(keys, ignore_index=True)
        .drop(columns=keys[len(KEYS) :])
        .rename_axis(columns=None)
    )


def _repeats_number(rows: pd.DataFrame) -> pd.Series:
    """Which of the rows of one actor and window a number stands in.

    A derived one in that of its numerator.
    """
    given = rows[rows["basis"] != "derived"].sort_values(["report", "start", "origin"])
    count = given.groupby([*KEYS, "window_phrase", "metric"], dropna=False).cumcount()
    known = dict(zip(zip(given["report"], given["origin"], strict=True), count, strict=True))
    places = zip(rows["report"], rows["origin"], strict=True)
    return pd.Series([known[place] for place in places], index=rows.index, dtype="int64")
