"""The exhibits there are, in their order, and how each is built.

Exhibits.toml is the only list of them.
"""

import inspect
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.resources import files

import pandas as pd

from analysis.dataset import CleanTables, Dataset
from analysis.exhibits.data.tables import DATA
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import Names
from analysis.vocabulary import Label, Terms

NO_NAME = {"zh": "", "en": ""}
OF_DATASET = "dataset"  # what an exhibit without a picture is built from


@dataclass(frozen=True, slots=True)
class Entry:
    """Describe one exhibit: its name, what it answers, when to use it, and its place in the deck.

    `data` is what it is built from, a key of exhibits.data or `dataset`; `slide` its place in the
    deck, 0 where it has none; `columns` and `widths` how its parts stand on a slide.
    """

    id: str
    module: str
    name: Label
    question: Label
    use: Label
    avoid: Label
    data: str
    slide: int
    columns: int
    widths: tuple[float, ...]

    @property
    def picture(self) -> bool:
        """Whether it is a chart: those without are slides of words and tables."""
        return self.data != OF_DATASET

    @property
    def build(self) -> Callable[..., Exhibit | None]:
        """Return what builds it: `build_ID` of its module."""
        found: Callable[..., Exhibit | None] = getattr(
            import_module(f"analysis.exhibits.{self.module}"), f"build_{self.id}"
        )
        return found

    @property
    def takes_context(self) -> bool:
        """Whether it refuses rows that may not be compared unless asked for them as context."""
        return "context" in inspect.signature(self.build).parameters


@cache
def registry() -> Terms[Entry]:
    """Return all exhibits by id, in their order.

    >>> registry()["hazards"].question.en
    'What became of the hazards found?'
    """
    text = files(__package__).joinpath("exhibits.toml").read_text(encoding="utf-8")
    entries = {}
    # What an entry leaves out: most are charts of observations, in a module of their own name.
    for name, row in tomllib.loads(text).items():
        labels = {
            key: Label(**row.get(key, NO_NAME)) for key in ("name", "question", "use", "avoid")
        }
        entries[name] = Entry(
            id=name,
            module=row.get("module", name),
            data=row.get("data", "observations"),
            slide=row.get("slide", 0),
            columns=row.get("columns", 1),
            widths=tuple(row.get("widths", ())),
            **labels,
        )
    return Terms("exhibit", "src/analysis/exhibits/exhibits.toml", entries)


def charts() -> list[str]:
    """Return the ids of the exhibits that are charts, in their order.

    >>> charts()[:2]
    ['coverage', 'compare']
    """
    return [name for name, entry in registry().items() if entry.picture]


def slides() -> list[str]:
    """Return the ids of the exhibits that stand in the deck, in their order there."""
    placed = {name: entry.slide for name, entry in registry().items() if entry.slide}
    return sorted(placed, key=placed.__getitem__)


def data_of(name: str, tables: CleanTables) -> pd.DataFrame:
    """Return what the chart `name` is built from where it is given no rows."""
    return DATA[registry()[name].data](tables)


def build(name: str, data: pd.DataFrame, names: Names, *, context: bool = False) -> Exhibit:
    """Return the chart `name` of `data` as an exhibit.

    Parameters
    ----------
    name : str
        Id of a chart.
    data : DataFrame
        What it is built from: observations, coverage, shares, reach or chances.
    names : mapping of str to Label
        What units and actors are called, by id.
    context : bool
        Show rows that may not be compared too, and say so on the face.

    """
    entry = registry()[name]
    exhibit = (
        entry.build(data, names, context=context)
        if entry.takes_context
        else entry.build(data, names)
    )
    assert exhibit is not None  # noqa: S101 (charts are always built; slides of words may be none)
    return exhibit


def build_of_project(name: str, dataset: Dataset) -> Exhibit | None:
    """Return an exhibit of a project: None where a slide of words has nothing to say.

    The project's own rows are shown as context where they are refused: the exhibit says so on its
    face.
    """
    entry = registry()[name]
    if not entry.picture:
        return entry.build(dataset)
    return build(name, data_of(name, dataset), dataset.names, context=True)
