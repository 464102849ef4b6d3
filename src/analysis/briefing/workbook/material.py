"""What the workbook is made of, read once: tables, reports, names, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.changes.builds import (
    COMPARED,
    COVERED,
    LAST,
    OBSERVED,
    build_at,
    current_build,
)
from analysis.briefing.changes.differences import Differences, compare_builds
from analysis.comparability.selection import without_own_press
from analysis.dataset import Dataset, Report
from analysis.labels.words import Names
from analysis.problems import DataError, Problem
from analysis.project import Project
from analysis.published.sources import TABLE as COMPARATOR_SOURCES


@dataclass(frozen=True)
class SheetMaterial:
    """The project as the sheets need it, in one language.

    `sources` are those of the comparators, `reports` those of the project;
    `changes` are those since LAST, or why they can't be told.
    """

    observations: pd.DataFrame
    coverage: pd.DataFrame
    comparators: pd.DataFrame
    sources: pd.DataFrame
    reports: Mapping[str, Report]
    names: Names
    changes: Differences | Problem
    lang: str


def material(project: Project, lang: str) -> SheetMaterial:
    """The project's material; DataError where data/clean is not built.

    What changed is told against the git revision LAST: what was last committed,
    however often the data were built since, so that the same data and history
    give the same workbook.
    """
    dataset, built = Dataset(project), current_build(project)
    called = dataset.names
    try:
        changes: Differences | Problem = compare_builds(build_at(project, LAST), built, called)
    except DataError as error:
        changes = error.problems[0]
    return SheetMaterial(
        observations=built.tables[OBSERVED],
        coverage=built.tables[COVERED],
        comparators=without_own_press(built.tables[COMPARED]),
        sources=dataset.table(COMPARATOR_SOURCES),
        reports=dataset.reports,
        names=called,
        changes=changes,
        lang=lang,
    )
