"""data/clean: comparators, their sources, and what of them was left out."""

import pandas as pd

from analysis.cleaning import comparators, left_out
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.reading import comparator_sources
from analysis.reading.comparators import read_comparators


def comparator_tables(project: Project, problems: Problems) -> dict[str, pd.DataFrame]:
    """The tables of what other units published, by name, empty where the project has none of it.

    What is wrong with them is added to `problems`, all together.
    """
    read = read_comparators(project.comparators, project.shown(project.comparators), problems)
    try:
        table = comparators.clean(read.mentions, read.known)
    except DataError as error:
        problems.extend(error.problems)
        return {}
    return {
        comparators.TABLE: table,
        comparator_sources.TABLE: read.sources,
        left_out.TABLE: left_out.left_out(read.mentions, read.known, table),
    }
