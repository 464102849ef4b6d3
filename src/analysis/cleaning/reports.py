"""Who the numbers are of, and what they were read from: tables of units, of their actors, and of reports."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.reading.cards import Card
from analysis.vocabulary import Terms, Unit, table_fields


def report_tables(cards: Mapping[str, Card], units: Terms[Unit], comparators: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Tables of units, actors and reports by name: all that a source line and a label need of data/raw.

    Own units are those that have a card, in the order of `units`; those of
    `comparators` (columns unit, unit_zh, unit_en, actor_level) follow.
    """
    reporting = {card.unit.id for card in cards.values()}
    own = [unit for unit in units.values() if unit.id in reporting]
    return {
        "units": _table("units", [*map(_unit, own), *_other_units(comparators, reporting)]),
        "actors": _table("actors", _actors(cards)),
        "reports": _table("reports", [_report(card) for card in cards.values()]),
    }


def _table(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """`rows` with the columns and dtypes of the table `name`."""
    dtypes = {column: field.dtype for column, field in table_fields()[name].items()}
    return pd.DataFrame(rows, columns=list(dtypes)).astype(dtypes)


def _unit(unit: Unit) -> dict[str, Any]:
    """A unit of the project."""
    names = {"name_zh": unit.label.zh, "name_en": unit.label.en}
    return names | {"unit": unit.id, "level": unit.level, "own": True, "residents_2020": unit.residents}


def _other_units(comparators: pd.DataFrame, own: set[str]) -> list[dict[str, Any]]:
    """Each unit that only other units' figures are of, by the name that the last of its rows gives it."""
    columns = {"unit": "unit", "actor_level": "level", "unit_zh": "name_zh", "unit_en": "name_en"}
    found = comparators[list(columns)].rename(columns=columns).drop_duplicates("unit", keep="last")
    rows = found[~found["unit"].isin(own)].assign(own=False, residents_2020=None)
    return [{str(column): cell for column, cell in row.items()} for row in rows.to_dict("records")]


def _actors(cards: Mapping[str, Card]) -> list[dict[str, Any]]:
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


def _report(card: Card) -> dict[str, Any]:
    """What is cited of a report."""
    return {
        "report": card.report,
        "unit": card.unit.id,
        "title": card.title,
        "publisher": card.publisher,
        "published": card.published,
        "published_basis": card.published_basis,
    }
