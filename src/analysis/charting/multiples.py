"""Small multiples of intervals: a panel a metric, each with its own scale, a line a unit."""

from collections.abc import Sequence
from typing import Literal, NamedTuple, cast

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charting import marks, style
from analysis.charting.labels import label, number
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.window_words import window_in_short
from analysis.vocabulary import Label, denominators, metrics

ROOM, REACH, LEAST = 1.45, 0.985, 1.0
NAMED = 2
SHOWN_PERS = {"year": "year", "stock": "stock", "1000_residents_year": "year"}
Absent = Literal["each", "together", "none"]
# Where an actor has several rows: the least height of a line (inches), how much of it words fill, room at the
# right for figures and window, points from a mark to them, and the size of marks.
LOWEST, FILL, WIDE, AWAY, NARROW, POINTS = 0.125, 0.8, 1.75, 7, 4.0, 72
NONE = Label("", "")


class Line(NamedTuple):
    """One line of a panel: whose it is, its row (None where nothing is reported), its window where that tells."""

    unit: str
    actor: str
    value: Value | None
    when: Label


def panel(ax: Axes, rows: pd.DataFrame, units: Sequence[str], names: Names, lang: str, *, absent: Absent) -> None:
    """One metric: each actor's bounds on an axis from 0.

    `absent` says how units that do not report it are hatched: each on its line,
    together on one, or not at all.

    `rows` are observations of one metric. The panel is headed by the metric and
    what it is per. It lists what each actor says of itself, so it asks for a
    verdict as context: where the rows are refused one scale, it says so on its face.
    """
    height = ax.get_window_extent().height / ax.figure.dpi
    shown, left_out = latest(rows, max(int(height / LOWEST), 1)) if dated(rows) else (rows, 0)
    lines = _lines(shown, units, each=absent == "each")
    silent = [unit for unit in units if unit not in set(rows["unit"])]
    together = bool(silent) and absent == "together"
    most = max(*shown["high"], LEAST) * (ROOM if not dated(rows) else WIDE)
    ax.set(xlim=(0, most), ylim=(len(lines) + together - 0.35, -0.75))
    size = min(POINTS * height / (len(lines) + together + 0.4) * FILL, style.SIZES["small"])
    for y, line in enumerate(lines):
        if line.value is None:
            marks.absent(ax, 0, y - 0.3, most, 0.6, label("words", "not_reported")[lang])
        else:
            _value(ax, line, y, most, names, lang, size)
    if together:
        marks.absent(ax, 0, len(lines) - 0.3, most, 0.6, label("words", "others")[lang].format(n=len(silent)))
    _frame(ax, lines, names, lang)
    _head(ax, rows, names, lang, left_out)


def dated(rows: pd.DataFrame) -> bool:
    """Whether an actor has several rows, so that each must be told apart by its window."""
    return bool(rows.duplicated(["unit", "actor"]).any())


def latest(rows: pd.DataFrame, most: int) -> tuple[pd.DataFrame, int]:
    """As many of the latest rows of each actor as `most` lines have room for, at least one; how many are left out."""
    newest = rows.sort_values("window_end", ascending=False, na_position="last", kind="stable")
    place = newest.groupby(["unit", "actor"], sort=False).cumcount().reindex(rows.index)
    deepest = max([depth for depth in range(1, len(rows) + 1) if (place < depth).sum() <= most], default=1)
    kept = rows[place < deepest]
    return kept, len(rows) - len(kept)


def _lines(rows: pd.DataFrame, units: Sequence[str], *, each: bool) -> list[Line]:
    """A line for each row: units in their order, each by date; of several rows of an actor each has its window."""
    many = rows.duplicated(["unit", "actor"], keep=False)
    order = rows.sort_values("window_end", na_position="first", kind="stable")
    found = [
        Line(value.unit, value.actor, value, window_in_short(*when) if again else NONE)
        for value, when, again in zip(
            values(order), order[["window_start", "window_end", "per"]].itertuples(index=False), many[order.index],
            strict=True,
        )
    ]  # fmt: skip
    found += [Line(unit, unit, None, NONE) for unit in units if each and unit not in set(rows["unit"])]
    return sorted(found, key=lambda line: (units.index(line.unit), line.actor))


def _value(ax: Axes, line: Line, y: float, most: float, names: Names, lang: str, size: float) -> None:
    """The mark of one row and its figures: above it, or beside it with its window where an actor has several."""
    value = cast("Value", line.value)
    colour, marker = style.colour(line.unit, names), style.marker(line.unit, names)
    if not line.when[lang]:
        marks.span(ax, value, y, colour, marker, most * REACH)
        _numbers(ax, value, y, most, lang)
        return
    marks.span(ax, value, y, colour, marker, most * REACH, scale=size / POINTS * NARROW)
    doubt = f" · {label('words', 'ask')[lang]}" if value.doubtful else ""
    said = f"{value.text(lang)}{doubt}  {line.when[lang]}"
    ax.annotate(said, (value.high, y), (AWAY, 0), textcoords="offset points", va="center", fontsize=size, gid="beside")


def _head(ax: Axes, rows: pd.DataFrame, names: Names, lang: str, left_out: int) -> None:
    """What the panel counts, how many earlier rows had no room, and that its rows may not be compared."""
    more = [label("words", "earlier")[lang].format(n=left_out)] if left_out else []
    said = " · ".join([heading(rows, lang), *more])
    ax.set_title(said, loc="left", fontsize=style.SIZES["label"], pad=10)
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


def _frame(ax: Axes, lines: Sequence[Line], names: Names, lang: str) -> None:
    """Units on the left, each where its lines begin; a few numbers below."""
    marks.quiet(ax, keep="xy")
    said = [style.whose(line.unit, line.actor, names, lang) for line in lines]
    once = [who if at == 0 or who != said[at - 1] else "〃" for at, who in enumerate(said)]
    ax.set_yticks(range(len(lines)), once, fontsize=style.SIZES["small"])
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
