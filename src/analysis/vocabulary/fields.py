"""Every column of the cleaned tables: its type and what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, file_name, read_entries, read_terms, read_toml

FILE, TABLES = "fields.toml", "table_fields.toml"
OBSERVATIONS, COMPARATORS = "observations", "comparators"
LIKE_OBSERVATIONS = (COMPARATORS, "official")
# Table Schema's types, as pandas holds them; Int64 and not int64, for a cell may be empty.
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


def _read_field(zh: str, en: str, values: Sequence[str] = (), **row: Any) -> Field:
    return Field(description=Label(zh, en), values=tuple(values), **row)


@cache
def fields() -> Terms[Field]:
    """Columns of observations, in their order.

    >>> list(fields())[:4]
    ['report', 'unit', 'actor', 'actor_level']
    """
    return read_terms("column", FILE, _read_field)


@cache
def table_fields() -> Terms[Mapping[str, Field]]:
    """Return the columns of each table of data/clean, by the table's name.

    >>> list(table_fields()["comparators"])[-2:]
    ['province', 'note']
    """
    tables: dict[str, Mapping[str, Field]] = {OBSERVATIONS: fields()}
    for name, rows in read_toml(TABLES).items():
        own = read_entries(rows, _read_field)
        # Comparators and official figures have the columns of an observation, and then their own.
        tables[name] = dict(fields()) | own if name in LIKE_OBSERVATIONS else own
    return Terms("table", file_name(TABLES), tables)
