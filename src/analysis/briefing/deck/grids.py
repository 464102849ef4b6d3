"""Tables on slides: honours by tier, and numbers listed."""

from collections.abc import Sequence

import pandas as pd

from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Table
from analysis.briefing.deck.words import BOTH, Paired, said, word
from analysis.charting import style
from analysis.charting.honours import TIERS
from analysis.charting.labels import LANGUAGES, label
from analysis.charting.style import Names
from analysis.vocabulary import Label, metrics

COLUMNS_MOST, ROWS_MOST = 7, 16


def honours_table(rows: pd.DataFrame, names: Names, units: list[str]) -> Table:
    """A row a tier, a column a unit; who received is said beside each number, and what is not reported in its cell."""
    reporting = [unit for unit in units if unit in set(rows["unit"])]
    columns = (reporting if len(units) > COLUMNS_MOST else units)[:COLUMNS_MOST]
    tiers = [tier for tier in TIERS if tier in {metrics()[name].tier for name in rows["metric"]}]
    heads = (
        word("columns", "tier"),
        *(Label(*(style.name_of(unit, names, lang) for lang in LANGUAGES)) for unit in columns),
    )
    lines = tuple((label("tiers", tier), *(_cell(rows, unit, tier, names) for unit in columns)) for tier in tiers)
    return Table(heads, lines, (1.3, *(1.4 for _ in columns)), in_words(heads, lines))


def _cell(rows: pd.DataFrame, unit: str, tier: str, names: Names) -> Label:
    """One unit's honours of one tier."""
    own = rows[(rows["unit"] == unit) & rows["metric"].map(lambda name: metrics()[name].tier == tier)]
    won = [_won(one, names) for one in numbers(own)]
    if not won:
        return word("gaps", "cell")
    return Paired(
        "；".join(one.zh for one in won), "; ".join(one.en for one in won), "；".join(one.both for one in won)
    )


def _won(one: Number, names: Names) -> Paired:
    """Who received, and how many; whose where it is not the unit itself."""
    value, who, text = one.value, label("recipients", metrics()[one.value.metric].recipient), one.text
    zh, en = (
        "" if value.actor == value.unit else f" ({style.name_of(value.actor, names, lang)})" for lang in LANGUAGES
    )
    return Paired(f"{who.zh} {text.zh}{zh}", f"{who.en} {text.en}{en}", f"{said(who, BOTH)} {said(text, BOTH)}{zh}")


def number_table(rows: pd.DataFrame, names: Names) -> Table:
    """The first ROWS_MOST numbers of `rows`: whose, what, how many, when, and in which words."""
    heads = tuple(label("columns", name) for name in ("actor", "metric", "bounds", "window", "phrase"))
    lines = tuple(
        (one.whose(names), one.name, one.text, one.window, Label(one.value.phrase, one.value.phrase))
        for one in numbers(rows.head(ROWS_MOST))
    )
    return Table(heads, lines, (1.2, 1.2, 1.2, 1.6, 1.0), in_words(heads, lines))


def in_words(heads: Sequence[Label], lines: Sequence[Sequence[Label]]) -> Label:
    """A table in words, line by line: what stands first, then each cell under its head."""
    return Label(*("; ".join(_line(heads, cells, lang) for cells in lines) for lang in LANGUAGES))


def _line(heads: Sequence[Label], cells: Sequence[Label], lang: str) -> str:
    first, *others = (cell[lang] for cell in cells)
    return f"{first}: " + ", ".join(f"{head[lang]} {cell}" for head, cell in zip(heads[1:], others, strict=True))
