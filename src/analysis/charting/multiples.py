"""Small multiples of intervals: a panel a metric, each with its own scale, a line a unit."""

from collections.abc import Sequence
from typing import Literal

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charting import marks, style
from analysis.charting.labels import label, number
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.comparing.admitting import abreast, admit
from analysis.vocabulary import denominators, metrics

ROOM, REACH, LEAST = 1.45, 0.985, 1.0
NAMED = 2
SHOWN_PERS = {"year": "year", "stock": "stock", "1000_residents_year": "year"}
Absent = Literal["each", "together", "none"]


def panel(ax: Axes, rows: pd.DataFrame, units: Sequence[str], names: Names, lang: str, *, absent: Absent) -> None:
    """One metric: each actor's bounds on an axis from 0.

    `absent` says how units that do not report it are hatched: each on its line,
    together on one, or not at all.

    `rows` are observations of one metric. The panel is headed by the metric and
    what it is per. It lists what each actor says of itself, so it asks for a
    verdict as context: where the rows are refused one scale, it says so on its face.
    """
    shown = values(rows)
    silent = [unit for unit in units if unit not in {value.unit for value in shown}]
    together = bool(silent) and absent == "together"
    own = {(value.unit, value.actor) for value in shown}
    lines = sorted(
        own | {(unit, unit) for unit in silent if absent == "each"}, key=lambda line: (units.index(line[0]), line)
    )
    most = max(*(value.high for value in shown), LEAST) * ROOM
    ax.set(xlim=(0, most), ylim=(len(lines) + together - 0.35, -0.75))
    for y, line in enumerate(lines):
        if line not in own:
            marks.absent(ax, 0, y - 0.3, most, 0.6, label("words", "not_reported")[lang])
        for value in (value for value in shown if (value.unit, value.actor) == line):
            marks.span(ax, value, y, style.colour(value.unit, names), style.marker(value.unit, names), most * REACH)
            _numbers(ax, value, y, most, lang)
    if together:
        marks.absent(ax, 0, len(lines) - 0.3, most, 0.6, label("words", "others")[lang].format(n=len(silent)))
    _frame(ax, lines, names, lang)
    _head(ax, rows, names, lang)


def _head(ax: Axes, rows: pd.DataFrame, names: Names, lang: str) -> None:
    """What the panel counts, and that its rows may not be compared where they may not."""
    ax.set_title(heading(rows, lang), loc="left", fontsize=style.SIZES["label"], pad=10)
    if mark := admit(abreast(rows, names=names), context=True):
        marks.refused(ax, mark[lang])


def heading(rows: pd.DataFrame, lang: str) -> str:
    """The metric, and what it is per where that must be said."""
    pers = [denominators()[SHOWN_PERS[per]][lang] for per in rows["per"].drop_duplicates() if per in SHOWN_PERS]
    return " · ".join([metrics()[str(rows["metric"].iloc[0])].label[lang], *pers[:1]])


def _numbers(ax: Axes, value: Value, y: float, most: float, lang: str) -> None:
    """The bounds in figures above the mark, and a word where they must be asked about."""
    said = value.text(lang) + (f" · {label('words', 'ask')[lang]}" if value.doubtful else "")
    above = min(max((value.low + value.high) / 2, most * 0.2), most * 0.8)
    ax.text(above, y - 0.3, said, ha="center", va="bottom", fontsize=style.SIZES["label"])


def _frame(ax: Axes, lines: Sequence[tuple[str, str]], names: Names, lang: str) -> None:
    """Units on the left, a few numbers below."""
    marks.quiet(ax, keep="xy")
    ax.set_yticks(range(len(lines)), [style.whose(*line, names, lang) for line in lines], fontsize=style.SIZES["small"])
    ax.xaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.axvline(0, color=style.QUIET, linewidth=1)
    ax.set_axisbelow(True)


def reported(rows: pd.DataFrame, names: Names, lang: str, metric: str) -> str:
    """Each unit's number of `metric` in words, for a title; of many units, how many numbers there are."""
    own = rows[rows["metric"] == metric]
    if len(own) > NAMED:
        return label("words", "many_numbers")[lang].format(n=len(own))
    said = [_said(value, per, names, lang) for value, per in zip(values(own), own["per"], strict=True)]
    return ("，" if lang == "zh" else ", ").join(said) or label("words", "not_reported")[lang]


def _said(value: Value, per: str, names: Names, lang: str) -> str:
    """One unit's number in words: 遂宁支队每年80,001–89,999人次."""
    who, each = style.whose(value.unit, value.actor, names, lang), denominators()["year"][lang] if per == "year" else ""
    return f"{who}{each}{value.text(lang)}" if lang == "zh" else " ".join(filter(None, (who, value.text(lang), each)))
