"""What a slide is made of, before any file: charts as sheets, tables, pictures, words.

No input or output.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from analysis.labels.slides import NONE
from analysis.vocabulary import Label

Kind = Literal["bars", "stacked", "scatter"]
Cell = float | Label | None  # None is a gap: not reported, which is never 0


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a chart's data sheet.

    `formulas` say how the sheet works a cell out of others of its row, which are named {key}: what
    an analyst changes in the sheet changes the chart. Without them the cells themselves are
    written.
    """

    key: str
    head: Label
    cells: tuple[Cell, ...]
    formulas: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """What is drawn of a sheet: the keys of its columns, and the look of its points.

    `fills` are hex colours, one a point or one for all; `alpha` from 0 (not seen) to 1. `x` is the
    column of places across in a scatter, `said` the one whose text stands at the points; `plus` and
    `minus` are how far error bars reach, which are `weight` points thick. A `line` has no markers.
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
    weight: float = 1.5
    size: int = 7


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis across of a scatter.

    What it counts, its number format, and whether its scale is logarithmic.

    It starts at `least` and has a tick every `step`, where PowerPoint does not decide (None).
    """

    name: Label = NONE
    form: str = "#,##0"
    log: bool = False
    least: float | None = None
    most: float | None = None
    step: float | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A native chart: its sheet (the first column names the points) and its series.

    The axis of values goes from `least` to `most`, None where PowerPoint decides; bars begin at 0.
    `form` is its number format, `axis` whether it is shown; `counted` writes each number into its
    bar. `across` is a scatter's other axis.
    """

    kind: Kind
    heading: Label
    columns: tuple[SheetColumn, ...]
    series: tuple[ChartSeries, ...]
    least: float | None = 0.0
    most: float | None = None
    form: str = "#,##0"
    axis: bool = False
    legend: bool = False
    counted: bool = False
    across: Axis = Axis()

    def column(self, key: str) -> SheetColumn:
        """The column `key`."""
        return next(column for column in self.columns if column.key == key)


def with_gap(chart: Chart, name: Label) -> Chart:
    """`chart` with one more point that has no number, called `name`: what there was no room for."""
    first, *others = chart.columns
    columns = [replace(first, cells=(*first.cells, name))]
    for column in others:
        formulas = (*column.formulas, NONE) if column.formulas else ()
        columns.append(replace(column, cells=(*column.cells, None), formulas=formulas))
    series = []
    for one in chart.series:
        # The gap is never filled, but where each point has its own fill none may be missing.
        fills = (*one.fills, one.fills[-1])
        series.append(replace(one, fills=fills))
    return replace(chart, columns=tuple(columns), series=tuple(series))


@dataclass(frozen=True, slots=True)
class Table:
    """A native table: its heads and rows, and how wide each column is against the others."""

    heads: tuple[Label, ...]
    rows: tuple[tuple[Label, ...], ...]
    widths: tuple[float, ...]
    alt: Label


@dataclass(frozen=True, slots=True)
class ChartPicture:
    """A chart of ours of a kind that PowerPoint lacks.

    `alt` is its text for those who can't see it.
    """

    png: bytes
    alt: Label


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs; `stamp` frames them: what no reader may miss."""

    paragraphs: tuple[Label, ...]
    stamp: bool = False


Part = Chart | Table | ChartPicture | Words


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: what it says, what it shows, and the rows it says it of.

    `how` tells how to read it. `told` are the caveat codes that bear on it, None for all of its
    rows. `looked_at` are the rows that its own were chosen from: the source of a slide that shows
    none. `widths` part the room between the parts of a line; `columns` is how many stand in one.
    `notes` are for the speaker, before the evidence.
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
