"""Tables on slides: honours by tier, and numbers listed."""

from collections.abc import Sequence

import pandas as pd

from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Table
from analysis.briefing.deck.words import BOTH, LANGS, NONE, Paired, left_out, said, word
from analysis.charting import style
from analysis.charting.honours import TIERS
from analysis.charting.labels import LANGUAGES, label
from analysis.charting.style import Names
from analysis.vocabulary import Label, metrics

COLUMNS_MOST, ROWS_MOST = 7, 16


def honours_table(rows: pd.DataFrame, names: Names, units: list[str]) -> Table:
    """A row a tier, a column a unit; who received is said beside each number, and what is not reported in its cell."""
    columns = units if len(units) <= COLUMNS_MOST else [unit for unit in units if unit in set(rows["unit"])]
    shown = columns[:COLUMNS_MOST]
    tiers = [tier for tier in TIERS if tier in {metrics()[name].tier for name in rows["metric"]}]
    heads = [Label(*(style.name_of(unit, names, lang) for lang in LANGUAGES)) for unit in shown]
    lines = [[label("tiers", tier), *(_cell(rows, unit, tier, names) for unit in shown)] for tier in tiers]
    if (more := len(units) - len(shown)) > 0:
        heads.append(left_out("more_units", more))
        lines = [[*line, NONE] for line in lines]
    return table([word("columns", "tier"), *heads], lines, (1.3, *(1.4 for _ in heads)))


def table(heads: Sequence[Label], lines: Sequence[Sequence[Label]], widths: tuple[float, ...]) -> Table:
    """A table with its alt text."""
    return Table(tuple(heads), tuple(tuple(line) for line in lines), widths, in_words(heads, lines))


def _cell(rows: pd.DataFrame, unit: str, tier: str, names: Names) -> Label:
    """One unit's honours of one tier; of several of a kind, each with its window."""
    own = rows[(rows["unit"] == unit) & rows["metric"].map(lambda name: metrics()[name].tier == tier)]
    again = bool(own.duplicated(["metric", "actor"]).any())
    won = [_won(one, names, dated=again) for one in numbers(own)]
    if not won:
        return word("gaps", "cell")
    return Paired(*(stop.join(one[key] for one in won) for key, stop in (("zh", "；"), ("en", "; "), (BOTH, "；"))))


def _won(one: Number, names: Names, *, dated: bool) -> dict[str, str]:
    """Who received, and how many; whose where it is not the unit itself, and when where `dated`."""
    value, who, text = one.value, label("recipients", metrics()[one.value.metric].recipient), one.text
    part = {lang: "" if value.actor == value.unit else style.name_of(value.actor, names, lang) for lang in LANGUAGES}
    when = {lang: one.window[lang] if dated else "" for lang in LANGUAGES}
    about = {lang: ", ".join(filter(None, (part[lang], when[lang]))) for lang in LANGUAGES}
    about = {lang: f" ({told})" if told else "" for lang, told in about.items()} | {BOTH: ""}
    about[BOTH] = about["zh"]
    return {lang: f"{said(who, lang)} {said(text, lang)}{about[lang]}" for lang in LANGS}


def number_table(rows: pd.DataFrame, names: Names) -> Table:
    """The first ROWS_MOST numbers of `rows`: whose, what, how many, when, in which words; how many more there are."""
    heads = tuple(label("columns", name) for name in ("actor", "metric", "bounds", "window", "phrase"))
    lines = [
        [one.whose(names), one.name, one.text, one.window, Label(one.value.phrase, one.value.phrase)]
        for one in numbers(rows.head(ROWS_MOST))
    ]
    if (more := len(rows) - ROWS_MOST) > 0:
        lines.append([left_out("more_rows", more), *[NONE] * (len(heads) - 1)])
    return table(heads, lines, (1.2, 1.2, 1.2, 1.6, 1.0))


def in_words(heads: Sequence[Label], lines: Sequence[Sequence[Label]]) -> Label:
    """A table in words, line by line: what stands first, then each cell under its head."""
    return Label(*("; ".join(_line(heads, cells, lang) for cells in lines) for lang in LANGUAGES))


def _line(heads: Sequence[Label], cells: Sequence[Label], lang: str) -> str:
    first, *others = (cell[lang] for cell in cells)
    return f"{first}: " + ", ".join(f"{head[lang]} {cell}" for head, cell in zip(heads[1:], others, strict=True))
