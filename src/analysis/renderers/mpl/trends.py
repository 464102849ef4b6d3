"""Series over time: run charts, years as bars, holiday weeks as bars."""

from itertools import pairwise
from math import ceil, isnan
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.exhibits.data.series import OTHER, SPRING
from analysis.exhibits.national import HolidayBars, YearBar, YearBars
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trends import RunChart, RunPoint
from analysis.labels.words import label, number_words, wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

# --- Run charts: points that no line joins, and the level lines of each series.

COLUMNS = 3
TICKS_WIDTH = 36  # characters that the names of windows below one panel take
DASHED, RUN_ROOM, HEADING, RUN_GAP = (0, (5, 3)), 0.12, 34, (0.02, 0.15)


@layout.draws(RunChart)
def draw_trends(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each RunChart of `exhibit` in a panel of its own scale."""
    parts = exhibit.parts_of(RunChart)
    rows = ceil(len(parts) / COLUMNS)
    grid = layout.panel_grid(ax, min(COLUMNS, len(parts)), rows, lead=0.045, gap=RUN_GAP)
    for plot, part in zip(grid, parts, strict=False):
        _draw_series(plot, part, theme)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_series(ax: Axes, part: RunChart, theme: Theme) -> None:
    """One series: what its words leave open as a bar, an exact number as a point.

    Level lines of its own.
    """
    shade, shape = theme.colour(part.unit), theme.marker(part.unit)
    marks.quieten_axes(ax, keep="xy")
    for point in part.points:
        _draw_point(ax, point, style.INK if point.signal else shade, shape)
    _draw_levels(ax, part)
    _frame_runs(ax, part, theme.lang)
    heading = wrap_text(part.heading[theme.lang], 2 * HEADING)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["small"], pad=4)


def _draw_point(ax: Axes, point: RunPoint, colour: str, shape: str) -> None:
    """An exact number as a point, a hedged one as all that its words leave open."""
    low, high = point.number.low, point.number.high
    when: Any = point.date  # matplotlib places dates, but its types don't say so
    if low == high:
        ax.plot(when, low, linestyle="", marker=shape, color=colour, markersize=5, gid="exact")
    else:
        look: dict[str, Any] = {"linewidth": 5, "solid_capstyle": "butt", "gid": "conventional"}
        ax.plot([when, when], [low, high], color=colour, **look)


def _draw_levels(ax: Axes, part: RunChart) -> None:
    """Mean and limits of an XmR chart; else the median, a band where words leave it open."""
    levels = part.levels
    low, high = levels["median_low"], levels["median_high"]
    if part.has_limits:
        ax.axhline(levels["mean"], color=style.QUIET, linewidth=1, gid="mean")
        for name in ("lower", "upper"):
            ax.axhline(levels[name], color=style.QUIET, linewidth=1, linestyle=DASHED, gid=name)
    elif low == high:
        ax.axhline(low, color=style.QUIET, linewidth=1, gid="median")
    elif not isnan(low):
        ax.axhspan(low, high, color=style.QUIET, alpha=0.25, linewidth=0, gid="median")


def _points_named(part: RunChart) -> list[RunPoint]:
    """The points whose windows are named below the axis.

    Evenly from the first on, as many as have room.
    """
    first_of_day: dict[pd.Timestamp, RunPoint] = {}
    for point in part.points:  # several numbers may be of one window
        first_of_day.setdefault(point.date, point)
    windows = list(first_of_day.values())
    longest = max(len(point.tick) for point in windows)
    step = ceil(len(windows) / max(TICKS_WIDTH // longest, 1))
    return windows[::step]


def _frame_runs(ax: Axes, part: RunChart, lang: str) -> None:
    """A few windows below, each in its middle, a few numbers at the left.

    The scale is the panel's own.
    """
    ends: list[float] = []
    for point in part.points:
        ends += (point.number.low, point.number.high)
    for name in ("lower", "upper"):
        limit = part.levels[name]
        if not isnan(limit):
            ends.append(limit)
    low, high = min(ends), max(ends)
    # A series that never changes has no height of its own to take a part of.
    room = (high - low) * RUN_ROOM or max(abs(high) * RUN_ROOM, 1.0)
    ax.set_ylim(low - room, high + room)
    days: Any = []
    ticks = []
    for point in _points_named(part):
        days.append(point.date)
        ticks.append(point.tick)
    ax.set_xticks(days, ticks)
    ax.tick_params(axis="x", pad=8)  # clear of the lowest number at the left
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4))
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: f"{number_words(value, lang)}{part.measure}")
    )
    ax.margins(x=0.06)


# --- Bars by year from 0; a year without a number is hatched, and a broken line stands where the
# basis changes.

YEAR_BAR, YEAR_ROOM, LEAST, YEAR_GAP, ROWS = 0.62, 1.2, 1.0, 0.3, 2
BASIS_SHADES = (style.PALETTE[0], "#a6a6a6", style.PAPER)  # the newest basis first


@layout.draws(YearBars)
def draw_trend_national(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each YearBars of `exhibit` in a panel of its own, under each other."""
    parts = exhibit.parts_of(YearBars)
    grid = layout.panel_grid(ax, 1, ROWS, gap=(0, YEAR_GAP))
    for plot, part in zip(grid, parts, strict=False):
        _draw_years(plot, part, theme.lang)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_years(ax: Axes, part: YearBars, lang: str) -> None:
    """Draw one metric: a bar per year from 0 to the lower bound, lighter to the upper."""
    years, highest, absent = part.years, LEAST, set(part.years)
    for bar in part.bars:
        highest = max(highest, bar.high)
        absent.discard(bar.year)
    most = highest * YEAR_ROOM
    ax.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(0, most))
    for year in sorted(absent):
        marks.draw_absent(ax, year - 0.5, 0, 1, most, label("trend_national", "absent")[lang])
    for bar in part.bars:
        shade = BASIS_SHADES[min(bar.basis, len(BASIS_SHADES) - 1)]
        look: dict[str, Any] = {"width": YEAR_BAR, "facecolor": shade, "edgecolor": style.QUIET}
        ax.bar(bar.year, bar.low, gid="count", **look)
        if bar.high > bar.low:
            ax.bar(bar.year, bar.high - bar.low, bottom=bar.low, alpha=0.3, gid="hedge", **look)
        place = (bar.year, bar.high + most * 0.02)
        ax.text(*place, bar.text[lang], ha="center", va="bottom", fontsize=style.SIZES["label"])
    for before, after in pairwise(part.bars):
        if before.basis != after.basis:
            _draw_break(ax, after.year - 0.5, most)
    _frame_years(ax, part, lang)
    if part.refused.zh:
        marks.stamp_refused(ax, part.refused[lang], above=True)


def _draw_break(ax: Axes, x: float, top: float) -> None:
    """Where what is counted changes: nothing is joined across it."""
    shade, look = style.PALETTE[1], (0, (4, 3))
    ax.plot([x, x], [0, top], color=shade, linestyle=look, linewidth=1.6, gid="break")
    ax.text(x, top, "≠", ha="center", va="center", color=shade, fontsize=style.SIZES["subtitle"])


def _frame_years(ax: Axes, part: YearBars, lang: str) -> None:
    """Years below, and on which basis each is counted where there are several."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quieten_axes(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    bars = {bar.year: bar for bar in part.bars}
    ticks = [_year_tick(year, bars.get(year), lang) for year in part.years]
    ax.set_xticks(list(part.years), ticks)
    ax.tick_params(axis="x", labelsize=style.SIZES["label"])
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["subtitle"], pad=12)


def _year_tick(year: int, bar: YearBar | None, lang: str) -> str:
    """A year, and the basis that its number is counted on."""
    return f"{year}\n{bar.series[lang]}" if bar is not None and bar.series.zh else str(year)


# --- Holiday weeks as bars over their bounds, none joined to another: a row per metric, a panel
# per series.

# left edge and width of each series, as parts of the width
PLACES = {SPRING: (0.0, 0.66), OTHER: (0.71, 0.29)}
SHADES = {SPRING: style.PALETTE[0], OTHER: "#a0a0a0"}
GAP, ROOM, BAR, LIGHT = 0.17, 1.22, 0.56, 0.35


@layout.draws(HolidayBars)
def draw_trend_holidays(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each HolidayBars of `exhibit`."""
    parts = exhibit.parts_of(HolidayBars)
    metrics = list(dict.fromkeys(part.metric for part in parts))  # the first at the top
    ax.set_axis_off()
    height = (1 - GAP * (len(metrics) - 1)) / max(len(metrics), 1)
    for part in parts:
        left, width = PLACES[part.series]
        bottom = 1 - height - metrics.index(part.metric) * (height + GAP)
        _draw_holidays(ax.inset_axes((left, bottom, width, height)), part, theme.lang)


def _draw_holidays(ax: Axes, part: HolidayBars, lang: str) -> None:
    """One metric of one series: each number's bounds at its place in time."""
    most = ROOM * part.most
    ax.set(xlim=(-0.6, len(part.places) - 0.4), ylim=(0, most))
    look: dict[str, Any] = {"width": BAR, "color": SHADES[part.series], "linewidth": 0}
    counted = set()
    for bar in part.bars:
        at = part.places.index(bar.place)
        counted.add(at)
        ax.bar(at, bar.low, gid="exact" if bar.low == bar.high else "at least", **look)
        ax.bar(at, bar.high - bar.low, bottom=bar.low, alpha=LIGHT, gid="conventional", **look)
        place = (at, bar.high + most * 0.02)
        ax.text(*place, bar.text[lang], ha="center", va="bottom", fontsize=style.SIZES["small"])
    for at in set(range(len(part.places))) - counted:
        marks.draw_absent(ax, at - 0.5, 0, 1, most)
    _frame_holidays(ax, part, lang)
    if part.refused.zh:
        marks.stamp_refused(ax, part.refused[lang], above=True)


def _frame_holidays(ax: Axes, part: HolidayBars, lang: str) -> None:
    """What is counted and in which holidays above, when below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quieten_axes(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_xticks(range(len(part.places)), part.places)
    ax.tick_params(axis="x", labelsize=style.SIZES["small"])
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=6)
