"""Inspection records drawn: a few in full, several in a small panel each."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import marks, style
from analysis.charting.labels import columns, label, number, wrap
from analysis.charting.selection import COUNTED, PLACES, PREMISES
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.comparing.window_words import window_in_short
from analysis.vocabulary import caveats, levels

BAR, ROOM = 0.5, 1.25
LEAD, SMALL_LEAD = {"zh": 0.085, "en": 0.15}, {"zh": 0.085, "en": 0.132}
STAMP = 26
COLUMNS, WORDS = 3, 52  # small panels abreast; columns of words in a line


def full(ax: Axes, records: Sequence[pd.DataFrame], names: Names, lang: str) -> None:
    """A row of panels for each record."""
    grid = style.panels(ax, 3, len(records), lead=LEAD[lang], gap=(0.03, 0.25))
    for place, record in enumerate(records):
        _record(grid[3 * place : 3 * place + 3], record, names, lang, alone=len(records) == 1)


def small(ax: Axes, records: Sequence[pd.DataFrame], names: Names, lang: str) -> None:
    """A panel for each record: hazards as bars, each to its own scale, all else in words below."""
    rows = -(-len(records) // COLUMNS)
    lead, gap = SMALL_LEAD[lang], 0.02
    grid = style.panels(ax, COLUMNS, rows, lead=lead, gap=(gap, 0.13))
    left = -lead / ((1 + gap) / COLUMNS - lead - gap)  # under the names of the bars
    for plot, record in zip(grid, records, strict=False):
        unit, who = str(record["unit"].iloc[0]), named(record, names, lang)
        _bars(plot, record[record["metric"].isin(PLACES)], PLACES, style.colour(unit, names), lang, who)
        plot.set_title(who, loc="left", fontsize=style.SIZES["small"], color=style.QUIET)
        said = _others(record, lang)
        plot.annotate(said, (left, 0), (0, -8), xycoords="axes fraction", textcoords="offset points", va="top",
                      fontsize=style.SIZES["small"], color=style.QUIET)  # fmt: skip
    for plot in grid[len(records) :]:
        plot.remove()


def _others(record: pd.DataFrame, lang: str) -> str:
    """What else a record counts, as far as one line has room; … says that there is more."""
    rows, said = values(record[record["metric"].isin((*PREMISES, *COUNTED))]), ""
    for value in rows:
        longer = " · ".join(filter(None, (said, f"{value.name(lang)} {value.text(lang)}")))
        if columns(longer) > WORDS:
            return f"{said} …"
        said = longer
    return said


def named(record: pd.DataFrame, names: Names, lang: str) -> str:
    """Whose a record is, and of which days."""
    first = record.iloc[0]
    when = window_in_short(first["window_start"], first["window_end"], str(first["per"]))[lang]
    return f"{style.whose(str(first['unit']), str(first['actor']), names, lang)} · {when}"


def _record(grid: list[Axes], rows: pd.DataFrame, names: Names, lang: str, *, alone: bool) -> None:
    """One actor and window: premises, hazards, and what is counted in documents and people; named, if not `alone`."""
    unit, actor = (str(rows[column].iloc[0]) for column in ("unit", "actor"))
    shade, who = style.colour(unit, names), "" if alone else f"{style.whose(unit, actor, names, lang)} · "
    _bars(grid[0], rows[rows["metric"].isin(PREMISES)], PREMISES, shade, lang, who + label("words", "premises")[lang])
    _bars(grid[1], rows[rows["metric"].isin(PLACES)], PLACES, shade, lang, label("words", "hazard_places")[lang])
    _numbers(grid[2], rows[rows["metric"].isin(COUNTED)], lang, alone=alone)
    if code := levels()[str(rows["actor_level"].iloc[0])].caveat:
        _stamp(grid[2], caveats()[code][lang], alone=alone)


def _bars(ax: Axes, rows: pd.DataFrame, order: tuple[str, ...], shade: str, lang: str, heading: str) -> None:
    """Bars from 0 to the lower bound, a lighter part to the upper one, each with its number."""
    shown = sorted(values(rows), key=lambda value: order.index(value.metric))
    most = max((value.high for value in shown), default=1.0)
    rest = _rest(shown)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"], color=style.QUIET)
    marks.quiet(ax)
    if not shown:
        _silent(ax, lang)
        return
    ax.set(xlim=(0, most * ROOM), ylim=(len(shown) - 0.4, -0.6))
    for y, value in enumerate(shown):
        ax.barh(y, value.low, height=BAR, color=shade, alpha=1.0 if y == 0 else 0.62, gid=value.metric)
        ax.barh(y, value.high - value.low, left=value.low, height=BAR, color=shade, alpha=0.3)
        right = most if rest and y else value.high
        ax.text(right + most * 0.02, y, value.text(lang), va="center", fontsize=style.SIZES["subtitle"])
    ax.set_yticks(range(len(shown)), [value.name(lang) for value in shown], fontsize=style.SIZES["label"])
    ax.axvline(0, color=style.QUIET, linewidth=1)
    if rest:
        _outline(ax, most, rest, lang)


def _silent(ax: Axes, lang: str) -> None:
    """Nothing of this kind is reported: said, never an empty axis."""
    words = label("words", "not_reported")[lang]
    ax.text(0, 0.8, words, transform=ax.transAxes, va="top", fontsize=style.SIZES["label"], color=style.QUIET)


def _rest(shown: list[Value]) -> float:
    """How many hazards found are not among those rectified; 0 where that can't be said exactly."""
    if [value.metric for value in shown] != list(PLACES) or not all(value.exact for value in shown):
        return 0.0
    return max(shown[0].low - shown[1].low, 0.0)


def _outline(ax: Axes, right: float, width: float, lang: str) -> None:
    """What is left of the hazards found, outlined: the report says nothing of it."""
    bar = ax.barh(1, width, left=right - width, height=BAR, gid="rest")
    bar[0].set(facecolor="white", edgecolor="#a6a6a6", hatch=style.ABSENT_HATCH)
    words = label("hazards", "rest")[lang].format(n=number(width, lang))
    below = 1 + BAR / 2 + 0.12
    ax.text(right * 0.02, below, words, va="top", fontsize=style.SIZES["small"], color=style.QUIET)


def _numbers(ax: Axes, rows: pd.DataFrame, lang: str, *, alone: bool) -> None:
    """Counts of other measures as numbers, not bars: they share no scale with anything."""
    marks.quiet(ax)
    ax.set(xlim=(0, 1), ylim=(2, 0))
    ax.set_title(label("words", "printed_counts")[lang], loc="left", fontsize=style.SIZES["label"], color=style.QUIET)
    if not len(rows):
        _silent(ax, lang)
    for y, value in enumerate(values(rows)):
        if alone:
            ax.text(0, 0.62 * y + 0.22, value.text(lang), fontsize=style.SIZES["number"], va="center")
            ax.text(0, 0.62 * y + 0.43, value.name(lang), fontsize=style.SIZES["label"], va="center", color=style.QUIET)
        else:
            words = f"{value.name(lang)}  {value.text(lang)}"
            ax.text(0, 0.5 * y + 0.25, words, fontsize=style.SIZES["label"], va="center")


def _stamp(ax: Axes, words: str, *, alone: bool) -> None:
    """Whose record it is, on the face of the chart: an officer or sub-unit never stands for its unit."""
    size = style.SIZES["label" if alone else "small"]
    wrapped, box = wrap(words, STAMP if alone else 2 * STAMP), {"facecolor": "#FFF4D6", "edgecolor": "#E69F00"}
    look: dict[str, Any] = {"fontsize": size, "color": style.INK, "bbox": {**box, "boxstyle": "square,pad=0.4"}}
    ax.text(0, 1.72, wrapped, va="center", gid="stamp", **look)
