"""What hedges leave open, as native floating bars: the printed number is 100 %, dotted is all that the words allow."""

import math

import pandas as pd

from analysis.briefing.deck.bars import facts
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Chart, Column, Series, with_gap
from analysis.briefing.deck.words import BOTH, NONE, Paired, left_out, said, word
from analysis.charting import style
from analysis.charting.labels import LANGUAGES
from analysis.charting.style import Names
from analysis.charting.values import Value
from analysis.vocabulary import Label

MOST, END = 18, 220.0  # numbers shown; where the axis ends, in per cent of the printed number
SHARE = "*100/{value}"
FORMULAS = {
    "start": "={low}" + SHARE,
    "width": "=({high}-{low})" + SHARE,
    "below": "=({low}-{strict_low})" + SHARE,
    "above": f"=IF(ISNUMBER({{strict_high}}),({{strict_high}}-{{high}}){SHARE},{END:g}-{{high}}{SHARE})",
}
KEPT = ("value", "low", "high", "strict_low", "strict_high")


def floating(rows: pd.DataFrame, names: Names) -> Chart:
    """A chart of the hedged numbers of `rows`, the widest bounds first, at most MOST; how many more there are."""
    shown = sorted(numbers(rows), key=lambda one: (one.value.low - one.value.high) / one.value.printed)[:MOST]
    columns = (
        Column("name", word("columns", "name"), tuple(_named(one, names) for one in shown)),
        *(_worked_out(key, shown) for key in FORMULAS),
        *(_kept(key, shown) for key in KEPT),
        *facts(shown),
    )
    shades = tuple(style.colour(one.value.unit, names) for one in shown)
    series = (
        Series("start", shades, 0.0, minus="below", dotted=True),
        Series("width", shades, plus="above", dotted=True),
    )
    chart = Chart("stacked", NONE, columns, series, most=END, form='0"%"', axis=True)
    return with_gap(chart, left_out("more", len(rows) - MOST)) if len(rows) > MOST else chart


def _named(one: Number, names: Names) -> Label:
    """Whose number, its words, and the bounds that they are read as."""
    who, name, phrase = one.whose(names), one.name, one.value.phrase
    zh, en = (f"{who[lang]} {name[lang]}  {phrase} → {one.text[lang]}" for lang in LANGUAGES)
    return Paired(zh, en, f"{who.zh} {said(name, BOTH)}  {phrase} → {said(one.text, BOTH)}")


def _worked_out(key: str, shown: list[Number]) -> Column:
    """A column that the sheet works out of those that are kept."""
    formula = Label(FORMULAS[key], FORMULAS[key])
    return Column(key, word("columns", key), tuple(_parts(one.value)[key] for one in shown), (formula,) * len(shown))


def _parts(value: Value) -> dict[str, float]:
    """What the formulas give for one number."""
    part = value.scaled(value.printed / 100)
    top = END if value.open else part.strict_high
    return {
        "start": part.low,
        "width": part.high - part.low,
        "below": part.low - part.strict_low,
        "above": top - part.high,
    }


def _kept(key: str, shown: list[Number]) -> Column:
    """A column of data/clean; empty where the words set no limit."""
    found = [one.row[key] for one in shown]
    return Column(key, word("columns", key), tuple(None if math.isinf(cell) else float(cell) for cell in found))
