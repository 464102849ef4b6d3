"""What units do per 1,000 residents, and how many people come to a session or a performance."""

from collections.abc import Sequence

import pandas as pd

from analysis.dataset import Dataset
from analysis.exhibits.numbers import numbers_of
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.theme_panels import dot_range
from analysis.labels.slides import word
from analysis.labels.words import LANGUAGES, label
from analysis.vocabulary import metrics

EVENTS = ("session", "performance")
FEW = 3  # numbers that a title tells


def build_prevention(dataset: Dataset) -> Exhibit | None:
    """Return what units do per 1,000 residents."""
    return _build("prevention", dataset, [name for name, one in metrics().items() if one.denominator == "residents"])


def build_per_event(dataset: Dataset) -> Exhibit | None:
    """Return how many people come to a session or a performance."""
    return _build("per_event", dataset, [name for name, one in metrics().items() if one.per in EVENTS])


def _build(name: str, dataset: Dataset, wanted: Sequence[str]) -> Exhibit | None:
    """A panel for each derived metric of `wanted` that any unit has."""
    every = dataset.observations
    rows = every[every["metric"].isin(wanted) & (every["basis"] == "derived")]
    if rows.empty:
        return None
    units, shown = dataset.reporting_units, [metric for metric in metrics() if metric in set(rows["metric"])]
    counts = {"k": rows["unit"].nunique(), "n": len(units)}
    facts: dict[str, dict[str, object]] = {
        lang: {**counts, "facts": _in_words(rows, dataset, lang)} for lang in LANGUAGES
    }
    parts = tuple(dot_range(rows[rows["metric"] == metric], units, dataset.names) for metric in shown)
    return Exhibit(name, word(name, "title", facts), word(name, "how"), parts, rows)


def _in_words(rows: pd.DataFrame, dataset: Dataset, lang: str) -> str:
    """Each actor's numbers in words, for a title; of many, how many there are."""
    if len(rows) > FEW:
        return label("words", "many_numbers")[lang].format(n=len(rows))
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    actors = []
    for unit in dataset.reporting_units:
        for _, own in rows[rows["unit"] == unit].groupby("actor"):
            numbers = numbers_of(own, dataset.names)
            words = [f"{one.name[lang]} {one.text[lang]}{one.query[lang]}" for one in numbers]
            actors.append(f"{numbers[0].who[lang]} {comma.join(words)}")
    return stop.join(actors)
