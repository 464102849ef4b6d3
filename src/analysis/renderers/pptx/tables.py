"""Native tables on slides, and exhibits of words."""

from collections.abc import Sequence

from analysis.exhibits.change import ChangePanel
from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.lists import StackedBars
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.words import Note, TextTable
from analysis.labels.slides import BOTH, NONE, Paired, left_out, one_line, slide_word
from analysis.labels.words import bilingual, label
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
from analysis.renderers.pptx.sheet import column_of_words, text_on_slide
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
    columns, series = [column_of_words("name", part.units)], []
    for layer in part.layers:
        columns.append(SheetColumn(layer.key, layer.name, layer.counts))
        # hatched as in the pictures, so that no reader takes silence for a kind of report
        hatched = layer.key == "not_reported"
        series.append(ChartSeries(layer.key, (SHADES[layer.key],), hatched=hatched))
    chart = Chart(
        "stacked",
        NONE,
        tuple(columns),
        tuple(series),
        most=part.most,
        legend=True,
        counted=True,
    )
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
NUMBER_HEADS = ("actor", "metric", "bounds", "window", "phrase")


def native_table(
    heads: Sequence[Label], lines: Sequence[Sequence[Label]], widths: tuple[float, ...]
) -> Table:
    """Return a native table with its alt text."""
    alt = bilingual(lambda lang: "; ".join(_lines_in_words(heads, lines, lang)))
    return Table(tuple(heads), tuple(map(tuple, lines)), widths, alt)


def _lines_in_words(
    heads: Sequence[Label], lines: Sequence[Sequence[Label]], lang: str
) -> list[str]:
    """Each line in words: what stands first, then each cell under its head."""
    told = []
    for first, *others in lines:
        cells = []
        for head, cell in zip(heads[1:], others, strict=True):
            words = f"{head[lang]} {cell[lang]}"
            cells.append(words)
        told.append(f"{first[lang]}: " + ", ".join(cells))
    return told


def number_table(numbers: Sequence[Number]) -> Table:
    """Return the first ROWS_MOST numbers: whose, what, how many, when, in which words.

    How many more there are.
    """
    heads = [label("columns", name) for name in NUMBER_HEADS]
    lines = []
    for one in numbers[:ROWS_MOST]:
        phrase = Label(one.phrase, one.phrase)  # a quotation is not translated
        lines.append([one.who, one.name, text_on_slide(one), one.window, phrase])
    if (more := len(numbers) - ROWS_MOST) > 0:
        # PowerPoint's tables are rectangular: a row of one remark has its empty cells too.
        lines.append([left_out("more_rows", more), *[NONE] * (len(heads) - 1)])
    return native_table(heads, lines, (1.2, 1.2, 1.2, 1.6, 1.0))


def native_honours(exhibit: Exhibit, _theme: Theme) -> tuple[Table, ...]:
    """Return a row per tier, a column per unit: who received beside each number.

    Silence said in its cell.
    """
    (part,) = exhibit.parts_of(HonoursTable)
    shown = _units_in_columns(part)
    more = len(part.units) - len(shown)
    heads = [slide_word("columns", "tier")] + [part.heads[place] for place in shown]
    if more > 0:
        heads.append(left_out("more_units", more))
    lines = []
    for tier, row in zip(part.tiers, part.cells, strict=True):
        cells = [_honours_cell(row[place]) for place in shown]
        if more > 0:
            cells.append(NONE)
        lines.append([label("tiers", tier), *cells])
    widths = [1.4] * (len(heads) - 1)
    return (native_table(heads, lines, (1.3, *widths)),)


def _units_in_columns(part: HonoursTable) -> list[int]:
    """The places of the units that have a column; where not all have room, the silent have none."""
    places = list(range(len(part.units)))
    if len(places) <= COLUMNS_MOST:
        return places
    reporting: set[int] = set()
    for row in part.cells:
        reporting |= {place for place in places if row[place]}
    return sorted(reporting)[:COLUMNS_MOST]


def _honours_cell(numbers: Sequence[Number]) -> Label:
    """One unit's honours of one tier; of several of a kind, each with its window."""
    if not numbers:
        return slide_word("gaps", "cell")
    kinds = {(one.metric, one.actor) for one in numbers}
    again = len(kinds) < len(numbers)  # the same actor's awards of 2022 and of 2023
    won: dict[str, list[str]] = {"zh": [], "en": [], BOTH: []}
    for one in numbers:
        for lang, told in won.items():
            words = _honour_words(one, lang, dated=again)
            told.append(words)
    return Paired("；".join(won["zh"]), "; ".join(won["en"]), "；".join(won[BOTH]))


def _honour_words(one: Number, lang: str, *, dated: bool) -> str:
    """Who received, and how many; whose where it is not the unit itself, and when where `dated`."""
    who, text = label("recipients", metrics()[one.metric].recipient), text_on_slide(one)
    # A cell has no room for an actor and a window in both languages.
    spoken = "zh" if lang == BOTH else lang
    part = "" if one.actor == one.unit else one.part[spoken]
    window = one.window[spoken] if dated else ""
    about = ", ".join(filter(None, (part, window)))
    return f"{one_line(who, lang)} {one_line(text, lang)}" + (f" ({about})" if about else "")


# --- Numbers before and after as a native table: a line per unit and metric.

CHANGE_HEADS = ("name", "indicator")  # and what the exhibit's own column is called
CHANGE_WIDTHS = (1.0, 1.0, 2.0)


def native_changes(exhibit: Exhibit, _theme: Theme) -> tuple[Table, ...]:
    """Return the changes of an exhibit in one table, as many as have room."""
    heads = [slide_word("columns", name) for name in (*CHANGE_HEADS, exhibit.id)]
    lines: list[list[Label]] = []
    for part in exhibit.parts_of(ChangePanel):
        lines += [[line.who, part.heading, line.text] for line in part.lines]
    shown = lines[:ROWS_MOST]
    if (more := len(lines) - ROWS_MOST) > 0:
        shown.append([left_out("more_rows", more), NONE, NONE])
    return (native_table(heads, shown, CHANGE_WIDTHS),)
