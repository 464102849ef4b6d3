"""What a slide is made of, before any file: charts as sheets, tables, pictures, words. No input or output."""

from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from analysis.briefing.deck.words import NONE
from analysis.vocabulary import Label

Kind = Literal["bars", "stacked", "dots", "scatter"]
Cell = float | Label | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a chart's data sheet.

    `formulas` say how the sheet works a cell out of others of its row, which are named {key}: what an analyst changes
    in the sheet changes the chart. Without them the cells themselves are written.
    """

    key: str
    head: Label
    cells: tuple[Cell, ...]
    formulas: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """What is drawn of a sheet: the keys of its columns, and the look of its points.

    `fills` are hex colours, one a point or one for all; `alpha` from 0 (not seen) to 1. `said` is the column whose text
    stands at the points; `plus` and `minus` are how far error bars reach.
    """

    values: str
    fills: tuple[str, ...]
    alpha: float = 1.0
    hatched: bool = False
    line: bool = False
    x: str = ""
    said: str = ""
    plus: str = ""
    minus: str = ""
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: its sheet (the first column names the points) and its series, drawn from 0.

    `most` is where the axis ends, None where PowerPoint decides; `form` is the number format of axis and labels; `axis`
    whether the axis of values is shown.
    """

    kind: Kind
    heading: Label
    columns: tuple[Column, ...]
    series: tuple[Series, ...]
    most: float | None = None
    form: str = "#,##0"
    axis: bool = False
    legend: bool = False
    counted: bool = False
    axes: tuple[Label, Label] = (NONE, NONE)

    def column(self, key: str) -> Column:
        """The column `key`."""
        return next(column for column in self.columns if column.key == key)


def with_gap(chart: Chart, name: Label) -> Chart:
    """`chart` with one more point that has no number, called `name`: what there was no room for."""
    first, *others = chart.columns
    columns = (
        replace(first, cells=(*first.cells, name)),
        *(
            replace(one, cells=(*one.cells, None), formulas=(*one.formulas, NONE) if one.formulas else ())
            for one in others
        ),
    )
    series = tuple(replace(one, fills=(*one.fills, one.fills[-1])) for one in chart.series)
    return replace(chart, columns=columns, series=series)


@dataclass(frozen=True, slots=True)
class Table:
    """A native table: its heads and rows, and how wide each column is against the others."""

    heads: tuple[Label, ...]
    rows: tuple[tuple[Label, ...], ...]
    widths: tuple[float, ...]
    alt: Label


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart of ours of a kind that PowerPoint lacks; `alt` is its text for those who can't see it."""

    png: bytes
    alt: Label


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs; `stamp` frames them: what no reader may miss."""

    paragraphs: tuple[Label, ...]
    stamp: bool = False


Part = Chart | Table | Picture | Words


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: what it says, what it shows, and the rows it says it of.

    `how` tells how to read it. `told` are the caveat codes that bear on it, None for all of its rows. `looked_at`
    are the rows that its own were chosen from: the source of a slide that shows none. `widths` part the room between
    the parts of a line; `columns` is how many stand in one. `notes` are for the speaker, before the evidence.
    """

    name: str
    title: Label
    how: Label
    parts: tuple[Part, ...]
    rows: pd.DataFrame
    told: tuple[str, ...] | None = None
    looked_at: pd.DataFrame = field(default_factory=pd.DataFrame)
    columns: int = 1
    widths: tuple[float, ...] = ()
    opening: bool = False
    notes: tuple[Label, ...] = ()
