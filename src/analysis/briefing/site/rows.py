"""The rows that a chart drew, read back from its CSV, and shown in words."""

from pathlib import Path

import pandas as pd

from analysis.labels.names import Names, name_of
from analysis.labels.words import label
from analysis.tables import from_csv
from analysis.vocabulary import fields, metrics, states, themes

HEADS = {column: label("columns", column) for column in ("unit", "theme", "metric", "state", "reports")}


def rows_of(path: Path) -> pd.DataFrame:
    """The rows of a chart's CSV: columns of observations as they are typed there, all others as text."""
    content = path.read_bytes()
    columns = content.decode().split("\n", 1)[0].split(",")
    known = fields() if set(fields()) <= set(columns) else {}
    return from_csv(content, {name: known[name].dtype if name in known else "str" for name in columns})


def plain_rows(rows: pd.DataFrame, names: Names, lang: str) -> tuple[list[str], list[list[str]]]:
    """Heads and cells of rows that are no observations: names for ids, all else as it is, no empty column."""
    columns = [str(column) for column in rows if (rows[column] != "").any()]
    heads = [HEADS[column][lang] if column in HEADS else column for column in columns]
    return heads, [[_said(column, row[column], names, lang) for column in columns] for row in rows.to_dict("records")]


def _said(column: str, value: str, names: Names, lang: str) -> str:
    """An id in words, anything else as it is."""
    if column in ("unit", "actor"):
        return name_of(value, names, lang)
    if column == "metric" and value in metrics():
        return metrics()[value].label[lang]
    if column == "theme" and value in themes():
        return themes()[value][lang]
    return states()[value][lang] if column == "state" and value in states() else value
