"""Shares of hazards rectified by date, a panel a verb; what follows like for like stands out, and no line is drawn."""

from math import floor
from typing import NamedTuple

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from analysis.charting import marks, style
from analysis.charting import trend_share_words as words
from analysis.charting.drawn import finish
from analysis.charting.hazards_context_words import listed
from analysis.charting.labels import label, metric_name, number
from analysis.charting.point_marks import SERIES, draw, legend
from analysis.charting.points import Point, percent, points
from analysis.charting.style import Names
from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.selecting import by_verb, like_for_like

TOLD = ("ONE_OFFICER", "SUB_UNIT", "HEDGED", "WINDOW_PARTIAL", "PLAUSIBILITY")
LEAD, UPPER, GAP = 0.035, 0.45, 0.2  # room at the left of each panel, height of the first, room below it
STRIP, EDGE = 0.16, 0.02  # room for undated shares, as a part of the years; around the first and last
TOP, STEP, INCHES = 103, 10, 0.8  # INCHES that a year takes below
EMPTY = (2020, 2020)


class _Scale(NamedTuple):
    """What all panels share: first and last day of the years, where undated shares stand, the lowest per cent."""

    first: float
    last: float
    edge: float
    lowest: float


def trend_share(
    data: pd.DataFrame,
    *,
    names: Names | None = None,
    lang: str = "zh",
    context: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw each share of hazards rectified over its window, a panel a verb.

    Question: has the share changed? Only a series of like with like may be followed, and it
    stands out; between few points, or unlike ones, any line would be a story, so none is
    drawn. Shares without both dates stand apart at the right. Thin is the envelope of
    hedge and Wilson's interval, thick what the words leave open.

    Parameters
    ----------
    data : shares, as an.shares() gives them; those of which none is taken are left out
    names : labels of units and actors by id; those of comparators come with the rows
    lang : zh or en
    context : draw panels of rows that are refused too, and say on their face that they are not comparable
    ax : the Axes to draw on; a new 16:9 figure where it is None

    Raises DataError, with the verdict's sentence, for a panel of rows that are refused and not asked for as context.

    """
    ax, known, rows = style.axes(ax), names or {}, data[data["low"].notna()]
    groups = by_verb(rows)
    series, scale, grid = like_for_like(rows, names=known), _scale(points(rows)), _grid(ax, len(groups))
    shades = dict(zip([name for name in series.unique() if name], style.PALETTE, strict=False))
    for plot, own in zip(grid, groups, strict=True):
        mark = admit(abreast(own, names=known), context=context)
        _panel(plot, own, series[own.index].map(shades).fillna("").tolist(), scale, known, lang)
        if mark:
            marks.refused(plot, mark[lang], above=True)
    more = {shades[name]: words.series_name(name, known)[lang] for name in shades}
    legend(ax, points(rows), known, lang, more=more)
    title, subtitle, said = words.title(rows, series, known), words.subtitle(rows, series), listed(groups, known)
    return finish(ax, "trend_share", rows, title, subtitle, known, lang, said=said, told=TOLD, looked_at=data)


def _grid(ax: Axes, count: int) -> list[Axes]:
    """A panel for each verb: the first above in full width, the others in a row below."""
    ax.set_axis_off()
    rest = count - 1
    height = UPPER if rest > 0 else 1.0
    made = [ax.inset_axes((LEAD, 1 - height, 1 - LEAD, height))] if count else []
    places = (at / rest + LEAD for at in range(rest))
    return made + [ax.inset_axes((left, 0, 1 / rest - LEAD, 1 - UPPER - GAP)) for left in places]


def _scale(shown: list[Point]) -> _Scale:
    """The scale that holds all that are shown."""
    days = [float(mdates.date2num(day)) for point in shown for day in (point.start, point.end) if day is not None]
    years = [mdates.num2date(day).year for day in days] or EMPTY
    first, last = (float(mdates.date2num(pd.Timestamp(year, 1, 1))) for year in (min(years), max(years) + 1))
    room = (last - first) * STRIP if any(_span(point) is None for point in shown) else 0.0
    return _Scale(first, last, last + room, floor(min((point.lower for point in shown), default=0) / STEP) * STEP)


def _span(point: Point) -> tuple[float, float] | None:
    """First and last day of its window where both are known."""
    if point.start is None or point.end is None:
        return None
    return float(mdates.date2num(point.start)), float(mdates.date2num(point.end)) + 1


def _panel(ax: Axes, rows: pd.DataFrame, shades: list[str], scale: _Scale, names: Names, lang: str) -> None:
    """The shares by one verb; a series in its colour, those without dates spread at the right."""
    shown = points(rows)
    undated = sum(_span(point) is None for point in shown)
    _frame(ax, rows, scale, bool(undated), lang)
    places = iter(np.linspace(scale.last, scale.edge, undated + 2)[1:-1])
    for point, shade in zip(shown, shades, strict=True):
        colour, marker = (shade, SERIES) if shade else (point.colour(names), point.marker(names))
        span = _span(point)
        at = float(next(places)) if span is None else sum(span) / 2
        draw(ax, point, at, colour, marker, upright=True, front=bool(shade))
        if span:
            _window(ax, point, span, colour)


def _window(ax: Axes, point: Point, span: tuple[float, float], colour: str) -> None:
    """The days that a share covers: as wide as they are, as high as its words leave it open."""
    if point.exact:
        ax.plot(span, [point.low] * 2, color=colour, linewidth=1.1, alpha=0.6, gid="window")
    else:
        size = (span[1] - span[0], point.high - point.low)
        ax.add_patch(Rectangle((span[0], point.low), *size, color=colour, alpha=0.25, linewidth=0, gid="window"))


def _frame(ax: Axes, rows: pd.DataFrame, scale: _Scale, undated: bool, lang: str) -> None:
    """The verb above, years below, per cent at the left; a strip of its own for what has no full dates."""
    marks.quiet(ax, keep="xy")
    pad = (scale.last - scale.first) * EDGE
    ax.set(xlim=(scale.first - pad, scale.edge + pad), ylim=(scale.lowest, TOP))
    verb = metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang)
    count = label("words", "numbers")[lang].format(n=len(rows))
    ax.set_title(f"{verb} · {count}", loc="left", fontsize=style.SIZES["label"])
    ticks = _years(ax, scale)
    if undated:
        ax.axvspan(scale.last, scale.edge, color=style.FAINT, alpha=0.35, linewidth=0, gid="undated")
        ticks[(scale.last + scale.edge) / 2] = label("trend_share", "undated")[lang]
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(number(value, lang), lang)))
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _years(ax: Axes, scale: _Scale) -> dict[float, str]:
    """The years by the day in their middle, as many as there is room for."""
    years = range(mdates.num2date(scale.first).year, mdates.num2date(scale.last).year)
    room = max(int(ax.get_window_extent().width / ax.figure.dpi / INCHES), 1)
    step = -(-len(years) // room)
    return {float(mdates.date2num(pd.Timestamp(year, 7, 1))): str(year) for year in years[: 1 - step or None : step]}
