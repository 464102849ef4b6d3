"""What the desk and the site are made of: the observations of a project, what their units are called, their words."""

from dataclasses import dataclass

import pandas as pd

from analysis.briefing.clean_data import KEPT, read_table
from analysis.briefing.evidence import Words, texts
from analysis.briefing.numbers import Number, numbers
from analysis.briefing.sources import names
from analysis.charting.style import Names
from analysis.problems import Problems
from analysis.project import Project
from analysis.reading.raw import read_raw


@dataclass(frozen=True)
class Material:
    """A project as it stands: its clean observations, and all that is needed to tell of them."""

    project: Project
    observations: pd.DataFrame
    names: Names
    words: Words

    def numbers(self, rows: pd.DataFrame, lang: str) -> list[Number]:
        """Some of the observations in words of `lang`."""
        return numbers(rows, self.words, self.names, lang)


def material(project: Project) -> Material:
    """Read a project; DataError with all that is wrong, or where data/clean is not built."""
    problems = Problems()
    raw = read_raw(project, problems)
    problems.raise_if_any()
    observations = read_table(project, KEPT)
    return Material(project, observations, names(raw), Words(observations, raw.cards, texts(project)))
