"""The words behind a number: report, offset or cell, phrase, and the sentence where the text is present."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.project import Project
from analysis.reading.cards import Card
from analysis.reading.documents import read_document
from analysis.reading.proof import sentence
from analysis.vocabulary import metrics

COLUMNS = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]
PARTS = " ÷ "
Texts = Callable[[str], str | None]


def texts(project: Project, folder: Path | None = None) -> Texts:
    """The reports' texts by id, each read once; None where one is not present. `folder` is looked into first."""

    @cache
    def text(report: str) -> str | None:
        path = project.text(report, folder)
        return read_document(path, project.shown(path)) if path else None

    return text


@dataclass(frozen=True)
class Words:
    """What numbers are traced with: every observation, the reports' cards, and their texts where present."""

    observations: pd.DataFrame
    cards: Mapping[str, Card]
    text: Texts

    def behind(self, row: pd.Series | pd.DataFrame) -> pd.DataFrame:
        """The printed numbers behind a row of observations, or behind several; a derived one gives its parts."""
        if isinstance(row, pd.DataFrame):
            found = [self.behind(one) for _, one in row.iterrows()]
            return pd.concat(found, ignore_index=True) if found else pd.DataFrame(columns=COLUMNS)
        rows = self._printed(row)
        cards = [self.cards[report] for report in rows["report"]]
        places = rows[["report", "start", "phrase"]].itertuples(index=False)
        traced: pd.DataFrame = rows.assign(
            title=[card.title for card in cards],
            published=[card.published for card in cards],
            sentence=pd.Series([self._sentence(*place) for place in places], index=rows.index, dtype="str"),
        )
        return traced[COLUMNS].reset_index(drop=True)

    def _printed(self, row: pd.Series) -> pd.DataFrame:
        """The row itself, or the rows that it was derived from."""
        every, metric = self.observations, metrics()[str(row["metric"])]
        wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
        same = (every["report"] == row["report"]) & (every["actor"] == row["actor"]) & every["metric"].isin(wanted)
        here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
        found: pd.DataFrame = every[
            same & every["phrase"].isin(str(row["phrase"]).split(PARTS)) & (metric.derived | here)
        ]
        return found

    def _sentence(self, report: str, start: int, phrase: str) -> str:
        """The sentence around a phrase, empty where the text is not present."""
        text = self.text(report)
        return sentence(text, int(start), phrase) if text is not None else ""
