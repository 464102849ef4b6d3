"""datapackage.json: the tables of data/clean as a Frictionless data package, each column with type and meaning."""

import json
from collections.abc import Mapping

import pandas as pd

from analysis.reading.cards import Card
from analysis.vocabulary import fields, metrics, states, table_fields

PROFILE = "tabular-data-package"


def datapackage(tables: Mapping[str, pd.DataFrame], cards: Mapping[str, Card]) -> bytes:
    """The package's descriptor, as JSON."""
    package = {
        "profile": PROFILE,
        "name": "fire-report-analysis",
        "title": "What fire-and-rescue units report, with words, bounds and windows",
        "resources": [_resource(name, table) for name, table in tables.items()],
        "sources": [
            {"title": f"{card.unit.label.en}: {card.title or card.publisher or report}"}
            for report, card in cards.items()
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _resource(name: str, table: pd.DataFrame) -> dict[str, object]:
    return {
        "name": name.replace("_", "-"),
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": [_field(name, column) for column in table.columns], "missingValues": [""]},
    }


def _field(table: str, column: str) -> dict[str, object]:
    """A column's Table Schema field."""
    columns = table_fields()[table] if table in table_fields() else fields()
    if column in columns:
        known = columns[column]
        rules: dict[str, object] = {"required": True} if known.required else {}
        if known.values:
            rules["enum"] = list(known.values)
        described = {"name": column, "type": known.type, "description": known.description.en}
        return described | ({"constraints": rules} if rules else {})
    if column == "state":
        rules = {"required": True, "enum": list(states())}
        return {"name": column, "type": "string", "description": "what the reports tell of it", "constraints": rules}
    if column == "reports":
        return {"name": column, "type": "string", "description": "ids of the unit's reports, by semicolons"}
    name, _, side = column.rpartition("_")
    text = (
        f"{metrics()[name].label.en}: {'lower' if side == 'low' else 'upper'} conventional bound; empty = not reported"
    )
    return {"name": column, "type": "number", "description": text}
