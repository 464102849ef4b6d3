"""data/clean: observations, a table a theme, coverage, comparators, and the description of each column."""

from collections.abc import Mapping

import pandas as pd

from analysis.briefing.comparator_tables import comparator_tables
from analysis.briefing.datapackage import datapackage
from analysis.briefing.dated_frame import DatedFrame
from analysis.briefing.dictionary import dictionary
from analysis.briefing.tables import from_csv, to_csv
from analysis.cleaning.coverage import COLUMNS as COVERAGE
from analysis.cleaning.coverage import coverage
from analysis.cleaning.observations import published, trace
from analysis.cleaning.tables import KEYS, TABLES, bound_columns, theme_table
from analysis.files import write_all
from analysis.problems import DataError, Problems, stop
from analysis.project import Project
from analysis.reading.raw import Raw, read_raw
from analysis.vocabulary import fields, table_fields

KEPT = "observations"


def build(project: Project) -> Raw:
    """Clean data/raw into data/clean, all of it or nothing; raises DataError with all that is wrong."""
    problems = Problems()
    raw, rows = read_and_trace(project, problems)
    others = comparator_tables(project, problems)
    problems.raise_if_any()
    write_all({project.clean / name: content for name, content in contents(raw, rows, others).items()})
    return raw


def read_and_trace(project: Project, problems: Problems) -> tuple[Raw, pd.DataFrame]:
    """data/raw read, and its observations; what is wrong with either is added to `problems`, all together."""
    raw = read_raw(project, problems)
    try:
        return raw, trace(raw.mentions, raw.units)
    except DataError as error:
        problems.extend(error.problems)
        return raw, pd.DataFrame()


def contents(raw: Raw, rows: pd.DataFrame, others: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Every file of data/clean, by name; `others` are the tables of comparators."""
    tables = clean_tables(raw, rows) | dict(others)
    files = {f"{name}.csv": to_csv(table) for name, table in tables.items()}
    return files | {"datapackage.json": datapackage(tables, raw.cards), "DICTIONARY.md": dictionary(tables)}


def clean_tables(raw: Raw, rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Observations, the theme tables and coverage, by name."""
    observations = published(rows)
    return {
        KEPT: observations,
        **{theme: theme_table(rows, theme) for theme in TABLES},
        "coverage": coverage(observations, reports_of(raw)),
    }


def reports_of(raw: Raw) -> dict[str, list[str]]:
    """Each unit's report ids, units in the order of units.csv."""
    found: dict[str, list[str]] = {}
    for unit in raw.units:
        if ids := [report for report, card in raw.cards.items() if card.unit.id == unit]:
            found[unit] = ids
    return found


def read_table(project: Project, name: str) -> DatedFrame:
    """One table of data/clean, as it was written; DataError where it is not there."""
    return DatedFrame(_read_table(project, name))


def _read_table(project: Project, name: str) -> pd.DataFrame:
    path = project.clean / f"{name}.csv"
    if not path.is_file():
        stop(project.shown(path), "it is not there", "run `analysis build` first")
    if name in table_fields():
        return from_csv(path.read_bytes(), {column: field.dtype for column, field in table_fields()[name].items()})
    if name == "coverage":
        return from_csv(path.read_bytes(), dict.fromkeys(COVERAGE, "str"))
    keys = {key: fields()[key].dtype for key in KEYS}
    return from_csv(path.read_bytes(), keys | dict.fromkeys(bound_columns(name), "float64"))
