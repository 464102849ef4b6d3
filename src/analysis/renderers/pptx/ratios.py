"""Hedged numbers as native floating bars: the printed number is 100 %, dotted is all that the words allow."""

import math
from collections.abc import Sequence

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.slides import BOTH, NONE, Paired, left_out, said, word
from analysis.renderers.pptx.parts import Chart, Column, Series, with_gap
from analysis.renderers.pptx.sheets import columns_of_facts, text_on_slide
from analysis.renderers.style import Theme
from analysis.vocabulary import Label

MOST, END = 18, 220.0  # numbers shown; where the axis ends, in per cent of the printed number
SHARE = "*100/{value}"
FORMULAS = {
    "start": "={low}" + SHARE,
    "width": "=({high}-{low})" + SHARE,
    "below": "=({low}-{strict_low})" + SHARE,
    "above": f"=IF(ISNUMBER({{strict_high}}),({{strict_high}}-{{high}}){SHARE},{END:g}-{{high}}{SHARE})",
}
BOUNDS = {"value": "printed", "low": "low", "high": "high", "strict_low": "strict_low", "strict_high": "strict_high"}


def native_bounds(exhibit: Exhibit, theme: Theme) -> tuple[Chart, ...]:
    """Return a chart of the hedged numbers of `exhibit`, the widest bounds first; how many more there are."""
    (part,) = exhibit.parts_of(RatioChart)
    shown = sorted(part.numbers, key=lambda one: (one.low - one.high) / one.printed)[:MOST]
    columns = (
        Column("name", word("columns", "name"), tuple(_name(one) for one in shown)),
        *(_column_of_formula(key, shown) for key in FORMULAS),
        *(_column_of_bounds(key, field, shown) for key, field in BOUNDS.items()),
        *columns_of_facts(shown),
    )
    shades = tuple(theme.colour(one.unit) for one in shown)
    series = (
        Series("start", shades, 0.0, minus="below", dotted=True),
        Series("width", shades, plus="above", dotted=True),
    )
    chart = Chart("stacked", NONE, columns, series, most=END, form='0"%"', axis=True)
    more = len(part.numbers) - MOST
    return (with_gap(chart, left_out("more", more)) if more > 0 else chart,)


def _name(one: Number) -> Label:
    """Whose number, its words, and the bounds that they are read as."""
    text = text_on_slide(one)
    zh, en = (f"{one.who[lang]} {one.name[lang]}  {one.phrase} → {text[lang]}" for lang in ("zh", "en"))
    return Paired(zh, en, f"{one.who.zh} {said(one.name, BOTH)}  {one.phrase} → {said(text, BOTH)}")


def _column_of_formula(key: str, shown: Sequence[Number]) -> Column:
    """A column that the sheet works out of those of the bounds."""
    formula = Label(FORMULAS[key], FORMULAS[key])
    cells = tuple(_lengths(one)[key] for one in shown)
    return Column(key, word("columns", key), cells, (formula,) * len(shown))


def _lengths(one: Number) -> dict[str, float]:
    """What the formulas give for one number."""
    part = one.in_units_of(one.printed / 100)
    top = END if one.open else part.strict_high
    return {
        "start": part.low,
        "width": part.high - part.low,
        "below": part.low - part.strict_low,
        "above": top - part.high,
    }


def _column_of_bounds(key: str, field: str, shown: Sequence[Number]) -> Column:
    """A bound of each number; empty where the words set no limit."""
    found = [getattr(one, field) for one in shown]
    return Column(key, word("columns", key), tuple(None if math.isinf(cell) else float(cell) for cell in found))
