"""Native bars: dark from 0 to the lower bound, light on to the upper one.

A gap stands for what is not reported.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.compare import ComparePanel
from analysis.exhibits.hazards import (
    COUNTED,
    IN_FULL,
    PLACES,
    PREMISES,
    RECTIFIED,
    SHARE,
    HazardRecord,
)
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.theme_panels import DotLine, DotRange
from analysis.labels.slides import BOTH, COLON, NONE, Paired, left_out, one_line, slide_word
from analysis.labels.words import bilingual, label, number_words
from analysis.renderers import style
from analysis.renderers.pptx.parts import (
    Chart,
    ChartSeries,
    Part,
    SheetColumn,
    Table,
    Words,
    with_gap,
)
from analysis.renderers.pptx.sheet import (
    bounds_formula,
    column_of_numbers,
    column_of_words,
    columns_of_facts,
    join_texts,
    text_on_slide,
)
from analysis.renderers.pptx.tables import native_table, number_table
from analysis.renderers.style import Theme
from analysis.vocabulary import Label, metrics

# --- Hedged numbers as native floating bars: the printed number is 100 %, dotted is all that the
# words allow.

# numbers shown; where the axis ends, in per cent of the printed number
RATIOS_MOST, END = 18, 220.0
OF_PRINTED = "*100/{value}"
FORMULAS = {
    "start": "={low}" + OF_PRINTED,
    "width": "=({high}-{low})" + OF_PRINTED,
    "below": "=({low}-{strict_low})" + OF_PRINTED,
    "above": f"=IF(ISNUMBER({{strict_high}}),({{strict_high}}-{{high}}){OF_PRINTED},"
    f"{END:g}-{{high}}{OF_PRINTED})",
}
BOUNDS = {
    "value": "printed",
    "low": "low",
    "high": "high",
    "strict_low": "strict_low",
    "strict_high": "strict_high",
}


def native_bounds(exhibit: Exhibit, theme: Theme) -> tuple[Chart, ...]:
    """Return a chart of the hedged numbers of `exhibit`, the widest bounds first.

    How many more there are.
    """
    (part,) = exhibit.parts_of(RatioChart)
    shown = sorted(part.numbers, key=lambda one: (one.low - one.high) / one.printed)[:RATIOS_MOST]
    columns = (
        column_of_words("name", list(map(_bar_name, shown))),
        *_columns_of_lengths(shown),
        *_columns_of_bounds(shown),
        *columns_of_facts(shown),
    )
    shades = tuple(theme.colour(one.unit) for one in shown)
    series = (
        ChartSeries("start", shades, 0.0, minus="below", dotted=True),
        ChartSeries("width", shades, plus="above", dotted=True),
    )
    chart = Chart("stacked", NONE, columns, series, most=END, form='0"%"', axis=True)
    more = len(part.numbers) - RATIOS_MOST
    return (with_gap(chart, left_out("more", more)) if more > 0 else chart,)


def _bar_name(one: Number) -> Label:
    """Whose number, its words, and the bounds that they are read as."""
    text = text_on_slide(one)
    words = bilingual(lambda lang: f"{one.who[lang]} {one.name[lang]}  {one.phrase} → {text[lang]}")
    # A bar of a slide in both languages has no room for its unit twice.
    both = f"{one.who.zh} {one_line(one.name, BOTH)}  {one.phrase} → {one_line(text, BOTH)}"
    return Paired(words.zh, words.en, both)


def _columns_of_lengths(shown: Sequence[Number]) -> list[SheetColumn]:
    """The columns that the sheet works out of those of the bounds."""
    # A chart shows these until its sheet is opened, which works the formulas out.
    lengths = list(map(_bar_lengths, shown))
    columns = []
    for key, formula in FORMULAS.items():
        cells = tuple(one[key] for one in lengths)
        formulas = (Label(formula, formula),) * len(shown)
        columns.append(SheetColumn(key, slide_word("columns", key), cells, formulas))
    return columns


def _bar_lengths(one: Number) -> dict[str, float]:
    """What the formulas give for one number."""
    part = one.in_units_of(one.printed / 100)
    # “Over 300” ends nowhere: its dotted line leaves the picture where the axis ends.
    top = END if one.open else part.strict_high
    return {
        "start": part.low,
        "width": part.high - part.low,
        "below": part.low - part.strict_low,
        "above": top - part.high,
    }


def _columns_of_bounds(shown: Sequence[Number]) -> list[SheetColumn]:
    """The bounds of each number; empty where the words set no limit."""
    columns = []
    for key, field in BOUNDS.items():
        cells: list[float | None] = []
        for one in shown:
            bound = float(getattr(one, field))
            cells.append(None if math.isinf(bound) else bound)
        columns.append(column_of_numbers(key, cells))
    return columns


# --- Observations as native bars: dark from 0 to the lower bound, light on to the upper one; a gap
# is not reported.

LIGHT = 0.4
APART, MOST = 6, 14  # units that each have a gap of their own; bars of one chart
PANELS_MOST = 8  # beyond, a table
# bars of each of so many panels; up to how many, gaps have room
BARS_MOST, ROOMY = {1: 14, 2: 12, 4: 6, 8: 3}, 2


class NativeBar(NamedTuple):
    """Hold one bar: its name, the number that it shows (if reported), and its colour."""

    name: Label
    number: Number | None
    shade: str


SILENT = NativeBar(label("words", "not_reported"), None, style.OTHERS)


def bar_chart(bars: Sequence[NativeBar], heading: Label) -> Chart:
    """Return a native chart of `bars`, with a data sheet of their bounds, places and words."""
    names, shown, shades, formulas = [], [], [], []
    highs: list[float | None] = []
    lows: list[float | None] = []
    texts: list[Label | None] = []
    for name, number, shade in bars:
        names.append(name)
        shown.append(number)
        shades.append(shade)
        # A gap keeps its row, so that an analyst who learns the number can fill it in.
        highs.append(None if number is None else number.high)
        lows.append(None if number is None else number.low)
        texts.append(None if number is None else text_on_slide(number))
        formulas.append(NONE if number is None else _formula_of(number))
    columns = (
        column_of_words("name", names),
        column_of_numbers("high", highs),
        column_of_numbers("low", lows),
        column_of_words("said", texts, formulas),
        *columns_of_facts(shown),
    )
    # The dark bar lies over the light one, both from 0: light shows what the words leave open.
    fills = tuple(shades)
    series = (ChartSeries("high", fills, LIGHT, said="said"), ChartSeries("low", fills))
    return Chart("bars", heading, columns, series)


def _formula_of(number: Number) -> Label:
    """What works out the words at a bar from its bounds."""
    return bounds_formula(number.low, number.high, number.measure)


def native_dot_ranges(exhibit: Exhibit, theme: Theme) -> tuple[Part, ...]:
    """Return a chart per metric, each with its own axis; a table where there are too many."""
    parts = exhibit.parts_of(DotRange)
    if exhibit.id == "fine_waiver":
        most, together = MOST, False
    elif len(parts) > PANELS_MOST:
        numbers = []
        for part in parts:
            numbers += _numbers_on(part.lines)
        return (number_table(numbers),)
    else:
        room = next(panels for panels in BARS_MOST if len(parts) <= panels)
        most, together = BARS_MOST[room], room > ROOMY
    return tuple(_dot_range(part, theme, most, together=together) for part in parts)


def _dot_range(part: DotRange, theme: Theme, most: int, *, together: bool) -> Chart:
    """A bar per number in the order of the units, at most `most`.

    Units without one are gaps, or `together` in one.
    """
    together = together or len(part.units) > APART
    bars = _bars_of_units(part, theme, together=together)
    rest = {"more": len(bars) - most}
    if together:
        # A number that was worked out can't be asked of anyone: it is not “not reported”.
        rest["others_derived" if part.derived else "others"] = len(part.silent)
    bars = bars[:most]
    for key, number in rest.items():
        if number > 0:
            bars.append(NativeBar(left_out(key, number), None, style.OTHERS))
    return bar_chart(bars, join_texts(" · ", part.heading, part.refused))


def _bars_of_units(part: DotRange, theme: Theme, *, together: bool) -> list[NativeBar]:
    """The bars of each unit in turn; a gap for one without a number, unless gaps go `together`."""
    silent = {line.unit: line.who for line in part.silent}
    gap = "derived" if part.derived else "silent"
    bars = []
    for unit in part.units:
        shade = theme.colour(unit)
        own = _numbers_on([line for line in part.lines if line.unit == unit])
        for number in own:
            name = _name_bar(number, dated=part.dated)
            bars.append(NativeBar(name, number, shade))
        if not own and not together:
            bars.append(NativeBar(_gap_bar(gap, silent[unit]), None, shade))
    return bars


def native_compare(exhibit: Exhibit, _theme: Theme) -> tuple[Chart, ...]:
    """Return a chart per metric, all bars in one colour; who is not among them is a gap."""
    parts = exhibit.parts_of(ComparePanel)
    room = next((panels for panels in BARS_MOST if len(parts) <= panels), max(BARS_MOST))
    charts = []
    for part in parts:
        numbers = _numbers_on(part.lines)
        shown = numbers[: BARS_MOST[room]]
        bars = [NativeBar(_name_bar(one, dated=False), one, style.PALETTE[0]) for one in shown]
        if (more := len(numbers) - len(shown)) > 0:
            bars.append(NativeBar(left_out("more", more), None, style.OTHERS))
        # the silent and those that may not stand here keep a place without a bar
        bars += [NativeBar(note, None, style.OTHERS) for note in part.notes]
        charts.append(bar_chart(bars, part.heading))
    return tuple(charts)


def _numbers_on(lines: Sequence[DotLine]) -> list[Number]:
    return [line.number for line in lines if line.number is not None]


def _name_bar(number: Number, *, dated: bool) -> Label:
    """Return whose number it is; with its window where `dated`.

    With a word where the source must be asked about it.
    """
    return bilingual(
        lambda lang: (
            number.who[lang] + (f" {number.window[lang]}" if dated else "") + number.query[lang]
        )
    )


def _gap_bar(key: str, who: Label) -> Label:
    """A unit without a number: said in the bar's name, for a gap has no label."""
    facts = {"zh": {"unit": who.zh}, "en": {"unit": who.en}, BOTH: {"unit": f"{who.zh} {who.en}"}}
    return slide_word("gaps", key, facts)


def native_hazards(exhibit: Exhibit, theme: Theme) -> tuple[Part, ...]:
    """Return two charts and words per record, for premises and hazards are two measures.

    Of many records a table.
    """
    records = exhibit.parts_of(HazardRecord)
    if len(records) > IN_FULL:
        return (_record_table(records),)
    parts: list[Part] = []
    for record in records:
        parts += _record_parts(record, theme, alone=len(records) == 1)
    return tuple(parts)


def _record_parts(record: HazardRecord, theme: Theme, *, alone: bool) -> tuple[Part, Part, Part]:
    """One record; named, if not `alone`."""
    first = record.numbers[0]
    who = NONE if alone else join_texts(" ", first.who, first.window)
    premises = _bars_of_record(record, PREMISES, theme)
    places = _bars_of_record(record, PLACES, theme)
    if record.rest:  # of 246 found and 233 rectified, 13 of which the report says nothing
        rest = label("hazards", "rest")
        name = bilingual(lambda lang: rest[lang].format(n=number_words(record.rest, lang)))
        places.append(NativeBar(name, None, style.OTHERS))
    return (
        bar_chart(premises or [SILENT], join_texts(" · ", who, label("words", "premises"))),
        bar_chart(places, label("words", "hazard_places")),
        _record_words(record),
    )


def _bars_of_record(record: HazardRecord, wanted: Sequence[str], theme: Theme) -> list[NativeBar]:
    """A bar for each number of the metrics `wanted`."""
    shade = theme.colour(record.unit)
    return [NativeBar(one.name, one, shade) for one in record.of(wanted)]


def _record_words(record: HazardRecord) -> Words:
    """Whose record it is, which no reader may miss, and what is counted in documents and people."""
    numbers = [one for one in record.numbers if one.metric in COUNTED]
    counted = [join_texts(" ", one.name, one.text) for one in numbers]
    if not counted:
        others, none = label("words", "printed_counts"), label("words", "not_reported")
        counted = [bilingual(lambda lang: f"{others[lang]}{COLON[lang]}{none[lang]}")]
    stamp = [record.stamp] if record.stamp.zh else []
    return Words((*stamp, *counted), stamp=bool(stamp))


def _record_table(records: Sequence[HazardRecord]) -> Table:
    """A row per record: whose, when, and what was counted."""
    held: set[str] = set()
    for record in records:
        held |= {number.metric for number in record.numbers}
    wanted = [metric for metric in (*PREMISES, *PLACES, SHARE, *COUNTED) if metric in held]
    heads = [label("columns", "actor"), label("columns", "window")]
    heads += [metrics()[metric].label for metric in wanted]
    lines = []
    for record in records:
        first = record.numbers[0]  # all numbers of a record have one actor and one window
        cells = [_record_cell(record, metric) for metric in wanted]
        lines.append([first.who, first.window, *cells])
    widths = [1.0] * len(wanted)
    return native_table(heads, lines, (1.5, 1.6, *widths))


def _record_cell(record: HazardRecord, metric: str) -> Label:
    """What a record says of one metric; hazards rectified with their verb."""
    told = _with_verb if metric == RECTIFIED else text_on_slide
    words = list(map(told, record.of((metric,))))
    if not words:
        return Label("—", "—")
    return words[0] if len(words) == 1 else join_texts("; ", *words)


def _with_verb(one: Number) -> Label:
    # 督促整改, 责令整改 and 当场整改 are definitions of their own: no cell says merely “rectified”.
    words = bilingual(lambda lang: f"{one.name[lang]} {one.text[lang]}")
    return Paired(words.zh, words.en, words.zh)
