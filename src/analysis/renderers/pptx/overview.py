"""Stacked bars, tables of texts and notes on slides."""

from analysis.exhibits.overview import StackedBars
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.texts import Note, TextTable
from analysis.labels.slides import NONE, left_out, word
from analysis.palette import STATE_FILLS
from analysis.renderers.pptx.parts import Chart, Column, Part, Series, Words, with_gap
from analysis.renderers.pptx.tables import table
from analysis.renderers.style import Theme

SHADES = {**STATE_FILLS, "not_reported": "#A6A6A6", "unit": "#0B3C5D", "sub_unit": "#B8D4E8", "officer": "#F2C14E"}


def native_stack(part: StackedBars) -> Chart:
    """Return a stacked bar per unit, and how many more units there are than have room."""
    columns = (
        Column("name", word("columns", "name"), part.units),
        *(Column(layer.key, layer.name, layer.counts) for layer in part.layers),
    )
    series = tuple(
        Series(layer.key, (SHADES[layer.key],), hatched=layer.key == "not_reported") for layer in part.layers
    )
    chart = Chart("stacked", NONE, columns, series, most=part.most, legend=True, counted=True)
    return with_gap(chart, left_out("more_units", part.more)) if part.more else chart


def native_texts(exhibit: Exhibit, _theme: Theme) -> tuple[Part, ...]:
    """Return the stacked bars, tables and notes of an exhibit, in order."""
    made: list[Part] = []
    for part in exhibit.parts:
        if isinstance(part, StackedBars):
            made.append(native_stack(part))
        elif isinstance(part, TextTable):
            made.append(table(part.heads, part.rows, part.widths))
        elif isinstance(part, Note):
            made.append(Words(part.paragraphs, stamp=part.stamp))
    return tuple(made)
