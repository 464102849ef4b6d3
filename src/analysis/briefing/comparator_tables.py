"""data/clean: comparators, their sources, and what of them was left out."""

import pandas as pd

from analysis.cleaning import comparators, left_out
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.reading import comparator_sources
from analysis.reading.comparators import read_comparators
from analysis.reading.reference import read_units
from analysis.reading.register import Register, read_register


def comparator_tables(project: Project, problems: Problems) -> dict[str, pd.DataFrame]:
    """The tables of what other units published, by name, empty where the project has none of it.

    What is wrong with them is added to `problems`, all together.
    """
    known = register_of(project, problems)
    read = read_comparators(project.comparators, project.shown(project.comparators), problems, known)
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


def sound_register(project: Project) -> Register:
    """The project's register of units; DataError with all that is wrong in it."""
    problems = Problems()
    found = register_of(project, problems)
    problems.raise_if_any()
    return found


def register_of(project: Project, problems: Problems) -> Register:
    """The project's register of units, its own units those of units.csv; what is wrong is added to `problems`."""
    own = read_units(project.units, project.shown(project.units))
    return read_register(project.register, project.shown(project.register), own, problems)
