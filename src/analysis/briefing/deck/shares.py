"""Shares of hazards rectified as columns and series of native charts: exact ones points, hedged ones bars."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.briefing.deck.bars import facts
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Column
from analysis.briefing.deck.words import word
from analysis.charting.labels import LANGUAGES
from analysis.charting.points import Point, points
from analysis.charting.style import Names
from analysis.vocabulary import Label

Cells = Mapping[str, Sequence[float | None]]


class Share(NamedTuple):
    """One share: as a point of a chart, and as a row of the sheet."""

    point: Point
    number: Number

    def who(self, names: Names) -> Label:
        """The unit, or its part that acted, as the project or its source calls it."""
        return Label(*(self.point.who(names, lang) for lang in LANGUAGES))

    @property
    def text(self) -> Label:
        """The share, and its parts."""
        return Label(*(f"{self.point.share(lang)} ({self.point.counts(lang)})" for lang in LANGUAGES))

    def named(self, names: Names) -> Label:
        """Whose share, and how much."""
        who = self.who(names)
        return Label(*(f"{who[lang]} {self.point.share(lang)}" for lang in LANGUAGES))


def shares(rows: pd.DataFrame) -> list[Share]:
    """Each row of `rows` (comparing.shares)."""
    return [Share(*pair) for pair in zip(points(rows), numbers(rows), strict=True)]


def columns(shown: Sequence[Share], cells: Cells, names: Names) -> tuple[Column, ...]:
    """The sheet of `shown`: names, what is drawn, what it is in words, and where each stands."""
    return (
        Column("name", word("columns", "name"), tuple(one.who(names) for one in shown)),
        *(column(key, drawn) for key, drawn in cells.items()),
        Column("said", word("columns", "text"), tuple(one.text for one in shown)),
        *facts([one.number for one in shown]),
    )


def column(key: str, cells: Sequence[float | None]) -> Column:
    """A column of numbers, called by its key in slides.toml."""
    return Column(key, word("columns", key), tuple(cells))


def kept(shown: Sequence[Share], fits: Sequence[bool], *, exact: bool | None = None) -> list[float | None]:
    """The lower bounds of those that `fits`, and that are `exact` or not; gaps for the others."""
    return [
        one.point.low if fit and exact in (None, one.point.exact) else None
        for one, fit in zip(shown, fits, strict=True)
    ]
