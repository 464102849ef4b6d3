"""Shares over their windows: a series in its colour, those without dates apart at the right."""

from collections.abc import Sequence
from itertools import cycle
from math import floor
from typing import NamedTuple

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from analysis.exhibits.share_points import SharePoint, percent_words
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trend_share import ShareSeries, ShareTimeline
from analysis.labels.words import label, number_words
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.mpl.share_marks import SERIES, draw_legend, draw_share, marker_of
from analysis.renderers.style import Theme

# room at the left of each panel, height of the first, room below it
LEAD, UPPER, GAP = 0.035, 0.45, 0.2
EDGE, TOP = 0.02, 103  # room around the first and last year, as a part of all; per cent at the top
NAMED = 4  # series that a legend has room for
# room for undated shares, as a part of the years; per cent that a scale begins at a multiple of
STRIP, STEP = 0.16, 10
NO_YEARS = (2020, 2020)
SHORT, INCHES = 2, 0.8  # years that are shown by month; inches that a tick's words take


class _Scale(NamedTuple):
    """What all panels share.

    First and last day of the years, where undated shares end, the lowest per cent.
    """

    first: float
    last: float
    edge: float
    lowest: float


@layout.draws(ShareTimeline)
def draw_trend_share(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each ShareTimeline of `exhibit`.

    The first above in full width, the others in a row below.
    """
    parts = exhibit.parts_of(ShareTimeline)
    points: list[SharePoint] = []
    for part in parts:
        points += part.points
    scale, shades = _scale_of(points), _series_colours(parts, theme)
    for plot, part in zip(_panel_grid(ax, len(parts)), parts, strict=True):
        _draw_timeline(plot, part, shades, scale, theme)
        if part.refused.zh:
            marks.stamp_refused(plot, part.refused[theme.lang], above=True)
    few = shades if len(shades) <= NAMED else {}
    named = [(shade, one.name[theme.lang]) for one, shade in few.items()]
    draw_legend(ax, points, theme, series=named)


def _date_number(day: pd.Timestamp) -> float:
    return float(mdates.date2num(day))


def _window_days(point: SharePoint) -> tuple[float, float] | None:
    """First and last day of its window where both are known."""
    if point.start is None or point.end is None:
        return None
    return _date_number(point.start), _date_number(point.end) + 1  # to the end of that day


def _scale_of(points: Sequence[SharePoint]) -> _Scale:
    """The scale that holds all points."""
    years: set[int] = set()
    dated, lows = [], []
    for point in points:
        dated.append(point.dated)
        lows.append(point.lower)
        if point.start is not None:
            years.add(point.start.year)
        if point.end is not None:  # “up to May” has an end alone
            years.add(point.end.year)
    first = _date_number(pd.Timestamp(min(years or NO_YEARS), 1, 1))
    last = _date_number(pd.Timestamp(max(years or NO_YEARS) + 1, 1, 1))
    room = 0.0 if all(dated) else (last - first) * STRIP
    lowest = floor(min(lows, default=0) / STEP) * STEP
    return _Scale(first, last, last + room, lowest)


def _series_colours(parts: Sequence[ShareTimeline], theme: Theme) -> dict[ShareSeries, str]:
    """The colour of each series: its unit's, or one in turn.

    Dark for what others published, for it is no unit's.
    """
    shades: dict[ShareSeries, str] = {}
    turns = cycle(style.PALETTE)
    for part in parts:
        for one in part.series:
            if one is None or one in shades:
                continue
            turn = next(turns)
            own = turn if theme.crowded else theme.colour(one.unit)
            shades[one] = style.INK if one.declared else own
    return shades


def _panel_grid(ax: Axes, count: int) -> list[Axes]:
    ax.set_axis_off()
    if not count:
        return []
    rest = count - 1
    height = UPPER if rest else 1.0
    grid = [ax.inset_axes((LEAD, 1 - height, 1 - LEAD, height))]
    for at in range(rest):
        left = at / rest + LEAD
        grid.append(ax.inset_axes((left, 0, 1 / rest - LEAD, 1 - UPPER - GAP)))
    return grid


def _draw_timeline(
    ax: Axes, part: ShareTimeline, shades: dict[ShareSeries, str], scale: _Scale, theme: Theme
) -> None:
    """The shares by one verb; a series in its colour, those without dates spread at the right."""
    undated = sum(not point.dated for point in part.points)
    _frame_timeline(ax, part, scale, bool(undated), theme.lang)
    # side by side in the strip, clear of its edges: their order there means nothing
    places = iter(np.linspace(scale.last, scale.edge, undated + 2)[1:-1])
    for point, series in zip(part.points, part.series, strict=True):
        colour, marker = theme.share_colour(point.unit, own=point.own), marker_of(point, theme)
        if series is not None:
            colour, marker = shades[series], SERIES
        days = _window_days(point)
        at = float(next(places)) if days is None else sum(days) / 2
        draw_share(ax, point, at, colour, marker, upright=True, front=series is not None)
        if days:
            _draw_window(ax, point, days, colour)


def _draw_window(ax: Axes, point: SharePoint, days: tuple[float, float], colour: str) -> None:
    """The days that a share covers: as wide as they are, as high as its words leave it open."""
    if point.exact:
        ax.plot(days, [point.low] * 2, color=colour, linewidth=1.1, alpha=0.6, gid="window")
    else:
        size = (days[1] - days[0], point.high - point.low)
        ax.add_patch(
            Rectangle(
                (days[0], point.low), *size, color=colour, alpha=0.25, linewidth=0, gid="window"
            )
        )


def _frame_timeline(ax: Axes, part: ShareTimeline, scale: _Scale, undated: bool, lang: str) -> None:
    """The verb above, years below, per cent at the left.

    A strip of its own for what has no full dates.
    """
    marks.quieten_axes(ax, keep="xy")
    pad = (scale.last - scale.first) * EDGE
    ax.set(xlim=(scale.first - pad, scale.edge + pad), ylim=(scale.lowest, TOP))
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"])
    ticks = _ticks_of(ax, scale)
    if undated:
        ax.axvspan(
            scale.last, scale.edge, color=style.FAINT, alpha=0.35, linewidth=0, gid="undated"
        )
        ticks[(scale.last + scale.edge) / 2] = label("trend_share", "undated")[lang]
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: percent_words(number_words(value, lang), lang))
    )
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _ticks_of(ax: Axes, scale: _Scale) -> dict[float, str]:
    """Set ticks at the middle of years, or of months of a short time, as room allows."""
    first = mdates.num2date(scale.first).replace(tzinfo=None)
    last = mdates.num2date(scale.last - 1).replace(tzinfo=None)  # the scale ends on 1 January
    short = last.year - first.year < SHORT
    periods = pd.period_range(first, last, freq="M" if short else "Y")
    step = -(-len(periods) // max(int(ax.get_window_extent().width / ax.figure.dpi / INCHES), 1))
    ticks = {}
    for period in periods:
        middle = period.start_time + (period.end_time - period.start_time) / 2
        ticks[_date_number(middle)] = str(period)
    # No tick whose step has not its full room: “undated” may stand there, or the panel ends.
    return dict(list(ticks.items())[: 1 - step or None : step])
