"""The words behind a number: report, offset or cell, phrase, and the sentence where the text is present."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.dataset import read_table
from analysis.project import Project
from analysis.reading.documents import read_document
from analysis.reading.proof import sentence
from analysis.vocabulary import metrics

COLUMNS = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]
PARTS = " ÷ "


def evidence_of(
    row: pd.Series, every: pd.DataFrame, cited: Mapping[str, tuple[str, str]], project: Project, reports: Path | None
) -> pd.DataFrame:
    """Columns COLUMNS of the rows of `every` behind one observation; a derived one gives the rows it was made of.

    `cited` gives each report's title and day of publication.
    """
    rows = behind(row, every)
    places = rows[["report", "start", "phrase"]].itertuples(index=False)
    said = [_sentence(project, report, start, phrase, reports) for report, start, phrase in places]
    found: pd.DataFrame = rows.assign(
        title=[cited[report][0] for report in rows["report"]],
        published=[cited[report][1] for report in rows["report"]],
        sentence=pd.Series(said, index=rows.index, dtype="str"),
    )
    return found[COLUMNS].reset_index(drop=True)


def behind(row: "pd.Series | Mapping[Any, Any]", every: pd.DataFrame) -> pd.DataFrame:
    """The rows of `every` that one observation was read from: itself, or those that a derived one was made of."""
    metric = metrics()[str(row["metric"])]
    wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
    phrases = str(row["phrase"]).split(PARTS)
    same = (every["report"] == row["report"]) & (every["actor"] == row["actor"]) & every["metric"].isin(wanted)
    here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
    rows: pd.DataFrame = every[same & every["phrase"].isin(phrases) & (metric.derived | here)]
    return rows


def published(project: Project) -> dict[str, tuple[str, str]]:
    """Title and day of publication of each source of comparators."""
    sources = read_table(project, "comparator_sources")[["report", "title", "published"]]
    return {report: (title, day) for report, title, day in sources.itertuples(index=False)}


def texts(project: Project) -> Callable[[str], str | None]:
    """The reports' texts by id, each read once; None where one is not present."""

    @cache
    def text(report: str) -> str | None:
        path = project.text(report)
        return read_document(path, project.shown(path)) if path else None

    return text


def _sentence(project: Project, report: str, start: int, phrase: str, reports: Path | None) -> str:
    """The sentence around a phrase, empty where the text is not present."""
    path = project.text(report, reports)
    return sentence(read_document(path, str(path)), int(start), phrase) if path else ""
