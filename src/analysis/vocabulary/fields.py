"""Every column of the cleaned tables: its type and what it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, file_name, read_toml

FILE, TABLES = "fields.toml", "table_fields.toml"
OBSERVATIONS = "observations"
DTYPES = {
    "string": "str",
    "number": "float64",
    "integer": "Int64",
    "boolean": "bool",
    "date": "datetime64[s]",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `type` is a Table Schema type; `values` closes the list of what it may hold."""

    type: str
    description: Label
    required: bool = False
    values: tuple[str, ...] = ()

    @property
    def dtype(self) -> str:
        """The pandas dtype that holds it."""
        return DTYPES[self.type]


def _read_field(row: dict[str, Any]) -> Field:
    description = Label(row.pop("zh"), row.pop("en"))
    return Field(description=description, values=tuple(row.pop("values", ())), **row)


@cache
def fields() -> Terms[Field]:
    """Columns of observations, in their order.

    >>> list(fields())[:4]
    ['report', 'unit', 'actor', 'actor_level']
    """
    return Terms(
        "column", file_name(FILE), {key: _read_field(row) for key, row in read_toml(FILE).items()}
    )


@cache
def table_fields() -> Terms[Mapping[str, Field]]:
    """Return the columns of each table of data/clean, by the table's name.

    >>> list(table_fields()["comparators"])[-2:]
    ['province', 'note']
    """
    tables = {
        name: {key: _read_field(row) for key, row in rows.items()}
        for name, rows in read_toml(TABLES).items()
    }
    tables["comparators"] = dict(fields()) | tables["comparators"]
    return Terms("table", file_name(TABLES), {OBSERVATIONS: fields(), **tables})
