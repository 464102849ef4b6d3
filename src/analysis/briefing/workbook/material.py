"""What the workbook is made of, read once: tables, cards, names, and what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.changes.builds import COMPARED, COVERED, LAST, OBSERVED, build_at, now
from analysis.briefing.changes.differences import Differences, differences
from analysis.briefing.clean_data import read_table
from analysis.briefing.sources import names
from analysis.charting.style import Names
from analysis.comparing.shares import without_own_press
from analysis.problems import DataError, Problem
from analysis.project import Project
from analysis.reading import comparator_sources
from analysis.reading.cards import Card
from analysis.reading.raw import Raw


@dataclass(frozen=True)
class Material:
    """The project as the sheets need it, in one language.

    `sources` are those of the comparators, `cards` those of the reports;
    `changes` are those since LAST, or why they can't be told.
    """

    observations: pd.DataFrame
    coverage: pd.DataFrame
    comparators: pd.DataFrame
    sources: pd.DataFrame
    cards: Mapping[str, Card]
    names: Names
    changes: Differences | Problem
    lang: str


def material(project: Project, raw: Raw, lang: str) -> Material:
    """The project's material; DataError where data/clean is not built.

    What changed is told against the git revision LAST: what was last committed,
    however often the data were built since, so that the same data and history
    give the same workbook.
    """
    built, called = now(project), names(raw)
    try:
        changes: Differences | Problem = differences(build_at(project, LAST), built, called)
    except DataError as error:
        changes = error.problems[0]
    return Material(
        observations=built.tables[OBSERVED],
        coverage=built.tables[COVERED],
        comparators=without_own_press(built.tables[COMPARED]),
        sources=read_table(project, comparator_sources.TABLE),
        cards=raw.cards,
        names=called,
        changes=changes,
        lang=lang,
    )
