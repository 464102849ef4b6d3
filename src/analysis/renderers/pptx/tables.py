"""Native tables on slides, and exhibits of words."""

from collections.abc import Sequence

from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.lists import StackedBars
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.words import Note, TextTable
from analysis.labels.slides import BOTH, LANGS, NONE, Paired, left_out, one_line, slide_word
from analysis.labels.words import LANGUAGES, bilingual, label
from analysis.palette import STATE_FILLS
from analysis.renderers.pptx.parts import (
    Chart,
    ChartSeries,
    Part,
    SheetColumn,
    Table,
    Words,
    with_gap,
)
from analysis.renderers.pptx.sheet import text_on_slide
from analysis.renderers.style import Theme
from analysis.vocabulary import Label, metrics

# --- Stacked bars, tables of texts and notes on slides.

SHADES = {
    **STATE_FILLS,
    "not_reported": "#A6A6A6",
    "unit": "#0B3C5D",
    "sub_unit": "#B8D4E8",
    "officer": "#F2C14E",
}


def native_stack(part: StackedBars) -> Chart:
    """Return a stacked bar per unit, and how many more units there are than have room."""
    columns = (
        SheetColumn("name", slide_word("columns", "name"), part.units),
        *(SheetColumn(layer.key, layer.name, layer.counts) for layer in part.layers),
    )
    series = tuple(
        ChartSeries(layer.key, (SHADES[layer.key],), hatched=layer.key == "not_reported")
        for layer in part.layers
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
            made.append(native_table(part.heads, part.rows, part.widths))
        elif isinstance(part, Note):
            made.append(Words(part.paragraphs, stamp=part.stamp))
    return tuple(made)


# --- Tables on slides.

COLUMNS_MOST, ROWS_MOST = 7, 16


def native_table(
    heads: Sequence[Label], lines: Sequence[Sequence[Label]], widths: tuple[float, ...]
) -> Table:
    """Return a native table with its alt text."""
    alt = bilingual(lambda lang: "; ".join(_in_words(heads, cells, lang) for cells in lines))
    return Table(tuple(heads), tuple(tuple(line) for line in lines), widths, alt)


def _in_words(heads: Sequence[Label], cells: Sequence[Label], lang: str) -> str:
    """A line in words: what stands first, then each cell under its head."""
    first, *others = (cell[lang] for cell in cells)
    return f"{first}: " + ", ".join(
        f"{head[lang]} {cell}" for head, cell in zip(heads[1:], others, strict=True)
    )


def number_table(numbers: Sequence[Number]) -> Table:
    """Return the first ROWS_MOST numbers: whose, what, how many, when, in which words.

    How many more there are.
    """
    heads = tuple(
        label("columns", name) for name in ("actor", "metric", "bounds", "window", "phrase")
    )
    lines = [
        [one.who, one.name, text_on_slide(one), one.window, Label(one.phrase, one.phrase)]
        for one in numbers[:ROWS_MOST]
    ]
    if (more := len(numbers) - ROWS_MOST) > 0:
        lines.append([left_out("more_rows", more), *[NONE] * (len(heads) - 1)])
    return native_table(heads, lines, (1.2, 1.2, 1.2, 1.6, 1.0))


def native_honours(exhibit: Exhibit, _theme: Theme) -> tuple[Table, ...]:
    """Return a row per tier, a column per unit: who received beside each number.

    Silence said in its cell.
    """
    (part,) = exhibit.parts_of(HonoursTable)
    places = list(range(len(part.units)))
    if len(places) > COLUMNS_MOST:
        places = [place for place in places if any(row[place] for row in part.cells)]
    shown = places[:COLUMNS_MOST]
    heads = [part.heads[place] for place in shown]
    lines = [
        [label("tiers", tier), *(_honours_cell(row[place]) for place in shown)]
        for tier, row in zip(part.tiers, part.cells, strict=True)
    ]
    if (more := len(part.units) - len(shown)) > 0:
        heads.append(left_out("more_units", more))
        lines = [[*line, NONE] for line in lines]
    return (
        native_table([slide_word("columns", "tier"), *heads], lines, (1.3, *(1.4 for _ in heads))),
    )


def _honours_cell(numbers: Sequence[Number]) -> Label:
    """One unit's honours of one tier; of several of a kind, each with its window."""
    kinds = [(one.metric, one.actor) for one in numbers]
    again = len(set(kinds)) < len(kinds)
    won = [_honour_words(one, dated=again) for one in numbers]
    if not won:
        return slide_word("gaps", "cell")
    return Paired(
        *(
            stop.join(one[key] for one in won)
            for key, stop in (("zh", "；"), ("en", "; "), (BOTH, "；"))
        )
    )


def _honour_words(one: Number, *, dated: bool) -> dict[str, str]:
    """Who received, and how many; whose where it is not the unit itself, and when where `dated`."""
    who, text = label("recipients", metrics()[one.metric].recipient), text_on_slide(one)
    about = {}
    for lang in LANGUAGES:
        part = "" if one.actor == one.unit else one.part[lang]
        words = ", ".join(filter(None, (part, one.window[lang] if dated else "")))
        about[lang] = f" ({words})" if words else ""
    about[BOTH] = about["zh"]
    return {lang: f"{one_line(who, lang)} {one_line(text, lang)}{about[lang]}" for lang in LANGS}
