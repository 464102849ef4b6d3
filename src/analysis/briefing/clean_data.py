"""data/clean: observations, a table a theme, coverage, comparators, units and reports, and what each column is."""

from collections.abc import Mapping

import pandas as pd

from analysis.briefing.comparator_tables import comparator_tables
from analysis.briefing.datapackage import datapackage
from analysis.briefing.dictionary import dictionary
from analysis.cleaning import comparators
from analysis.cleaning.coverage import coverage
from analysis.cleaning.observations import published, trace
from analysis.cleaning.reports import report_tables
from analysis.cleaning.tables import TABLES, theme_table
from analysis.files import write_all
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.reading.raw import Raw, read_raw
from analysis.tables import to_csv

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
    tables |= report_tables(raw.cards, raw.units, tables[comparators.TABLE])
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
