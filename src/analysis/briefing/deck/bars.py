"""Observations as native bars: dark from 0 to the lower bound, light on to the upper one; a gap is not reported."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.briefing.deck.formulas import bounds_formula
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Chart, Column, Series
from analysis.briefing.deck.words import BOTH, NONE, left_out, word
from analysis.charting import style
from analysis.charting.labels import LANGUAGES
from analysis.charting.style import Names
from analysis.vocabulary import Label, denominators, metrics

LIGHT = 0.4
APART, MOST = 6, 14  # units that each have a gap of their own; bars of one chart
FACTS = ("metric", "report", "place", "phrase", "caveats")
PERS = {"year": "year", "stock": "stock", "1000_residents_year": "year"}


class Bar(NamedTuple):
    """One bar: its name, the number that it shows (none where that is not reported), and its colour."""

    name: Label
    number: Number | None
    shade: str


def intervals(bars: Sequence[Bar], heading: Label) -> Chart:
    """A native chart of `bars`, with a data sheet that holds their bounds, where they stand, and their words."""
    shown = [bar.number for bar in bars]
    formulas = tuple(NONE if one is None else bounds_formula(one.value) for one in shown)
    columns = (
        Column("name", word("columns", "name"), tuple(bar.name for bar in bars)),
        Column("high", word("columns", "high"), tuple(None if one is None else one.value.high for one in shown)),
        Column("low", word("columns", "low"), tuple(None if one is None else one.value.low for one in shown)),
        Column("said", word("columns", "said"), tuple(None if one is None else one.text for one in shown), formulas),
        *facts(shown),
    )
    shades = tuple(bar.shade for bar in bars)
    return Chart("bars", heading, columns, (Series("high", shades, LIGHT, said="said"), Series("low", shades)))


def facts(shown: Sequence[Number | None]) -> list[Column]:
    """What the data sheet says of each number besides: metric, report, place in it, phrase and caveats."""
    table = [("",) * len(FACTS) if one is None else _facts(one) for one in shown]
    return [
        Column(name, word("columns", name), tuple(Label(cells[place], cells[place]) for cells in table))
        for place, name in enumerate(FACTS)
    ]


def _facts(one: Number) -> tuple[str, ...]:
    return (one.value.metric, one.row["report"], one.place, one.value.phrase, one.value.caveats)


def by_unit(
    rows: pd.DataFrame, names: Names, units: Sequence[str], *, most: int = MOST, together: bool = False
) -> list[Bar]:
    """A bar for each row of one metric, in the order of `units`, at most `most`; the units without one are gaps.

    These are `together` in one where that is asked for, and where there are many.
    Where an actor has several rows, their windows tell them apart.
    """
    again = bool(rows.duplicated("actor", keep=False).any())
    together = together or len(units) > APART
    derived = bool((rows["basis"] == "derived").any())
    bars: list[Bar] = []
    for unit in units:
        shade, own = style.colour(unit, names), numbers(rows[rows["unit"] == unit])
        bars += [Bar(_named(one, names, dated=again), one, shade) for one in own]
        if not own and not together:
            bars.append(Bar(_gap("derived" if derived else "silent", unit, names), None, shade))
    silent = len(set(units) - set(rows["unit"])) if together else 0
    rest = [("more", len(bars) - most), ("others_derived" if derived else "others", silent)]
    return bars[:most] + [Bar(left_out(key, number), None, style.OTHERS) for key, number in rest if number > 0]


def _named(one: Number, names: Names, *, dated: bool) -> Label:
    """Whose number it is; with its window where `dated`, and with a word where the source must be asked about it."""
    who, window, doubt = one.whose(names), one.window, one.doubt
    return Label(*(who[lang] + (f" {window[lang]}" if dated else "") + doubt[lang] for lang in LANGUAGES))


def _gap(key: str, unit: str, names: Names) -> Label:
    """A unit without a number: said in the bar's name, for a gap has no label."""
    zh, en = (style.name_of(unit, names, lang) for lang in LANGUAGES)
    return word("gaps", key, {"zh": {"unit": zh}, "en": {"unit": en}, BOTH: {"unit": f"{zh} {en}"}})


def heading(rows: pd.DataFrame) -> Label:
    """What the rows of one metric count, and what it is per where that must be said."""
    counted = metrics()[str(rows["metric"].iloc[0])].label
    pers = [denominators()[PERS[per]] for per in rows["per"].drop_duplicates() if per in PERS]
    return Label(*(" · ".join([counted[lang], *(per[lang] for per in pers[:1])]) for lang in LANGUAGES))
