"""The words behind a number: where they stand, and the sentence around them where the text is present."""

from pathlib import Path

import pandas as pd

from analysis.project import Project
from analysis.reading.documents import read_document
from analysis.reading.proof import sentence
from analysis.reading.raw import Raw
from analysis.vocabulary import metrics

EVIDENCE = ["report", "title", "published", "actor", "metric", "start", "cell", "phrase", "sentence"]


def evidence_of(
    project: Project, raw: Raw, every: pd.DataFrame, row: pd.Series | pd.DataFrame, folder: Path | None
) -> pd.DataFrame:
    """EVIDENCE of `row` (one of the observations `every`, or several, or none); a derived one gives its parts."""
    if isinstance(row, pd.DataFrame):
        parts = [evidence_of(project, raw, every, one, folder) for _, one in row.iterrows()]
        return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=EVIDENCE)
    rows = _behind(every, row)
    places = rows[["report", "start", "phrase"]].itertuples(index=False)
    said = [_sentence(project, report, start, phrase, folder) for report, start, phrase in places]
    found: pd.DataFrame = rows.assign(
        title=[raw.cards[report].title for report in rows["report"]],
        published=[raw.cards[report].published for report in rows["report"]],
        sentence=pd.Series(said, index=rows.index, dtype="str"),
    )
    return found[EVIDENCE].reset_index(drop=True)


def _behind(every: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    """The row itself, or those that a derived one was made of."""
    metric = metrics()[str(row["metric"])]
    wanted = [metric.numerator, metric.denominator] if metric.derived else [metric.id]
    phrases = str(row["phrase"]).split(" ÷ ")
    same = (every["report"] == row["report"]) & (every["actor"] == row["actor"]) & every["metric"].isin(wanted)
    here = (every["start"] == row["start"]).fillna(value=True) & (every["cell"] == row["cell"])
    behind: pd.DataFrame = every[same & every["phrase"].isin(phrases) & (metric.derived | here)]
    return behind


def _sentence(project: Project, report: str, start: int, phrase: str, folder: Path | None) -> str:
    """The sentence around a phrase, empty where the text is not present."""
    path = project.text(report, folder)
    return sentence(read_document(path, str(path)), int(start), phrase) if path else ""
