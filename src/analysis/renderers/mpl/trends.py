"""Run charts: points that no line joins, and the level lines of each series."""

from math import ceil, isnan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trends import RunChart, RunPoint
from analysis.labels.words import number as in_figures
from analysis.labels.words import wrap
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

COLUMNS = 3
TICKS_WIDTH = 36  # characters that the names of windows below one panel take
DASHED, ROOM, HEADING, GAP = (0, (5, 3)), 0.12, 34, (0.02, 0.15)


@layout.draws(RunChart)
def draw_trends(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each RunChart of `exhibit` in a panel of its own scale."""
    parts = exhibit.parts_of(RunChart)
    rows = ceil(len(parts) / COLUMNS)
    grid = layout.panels(ax, min(COLUMNS, len(parts)), rows, lead=0.045, gap=GAP)
    for plot, part in zip(grid, parts, strict=False):
        _draw_series(plot, part, theme)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_series(ax: Axes, part: RunChart, theme: Theme) -> None:
    """One series: what its words leave open as a bar, an exact number as a point; level lines of its own."""
    shade, shape = theme.colour(part.unit), theme.marker(part.unit)
    marks.quiet(ax, keep="xy")
    for point in part.points:
        _draw_point(ax, point, style.INK if point.signal else shade, shape)
    _draw_levels(ax, part)
    _frame(ax, part, theme.lang)
    heading = wrap(part.heading[theme.lang], 2 * HEADING)
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
    """The points whose windows are named below the axis: evenly from the first on, as many as have room."""
    windows = list({point.date: point for point in reversed(part.points)}.values())[::-1]
    longest = max(len(point.tick) for point in windows)
    step = ceil(len(windows) / max(TICKS_WIDTH // longest, 1))
    return windows[::step]


def _frame(ax: Axes, part: RunChart, lang: str) -> None:
    """A few windows below, each in its middle, a few numbers at the left; the scale is the panel's own."""
    ends = [end for point in part.points for end in (point.number.low, point.number.high)]
    ends += [part.levels[name] for name in ("lower", "upper") if not isnan(part.levels[name])]
    low, high = min(ends), max(ends)
    room = (high - low) * ROOM or max(abs(high) * ROOM, 1.0)
    ax.set_ylim(low - room, high + room)
    named = _points_named(part)
    days: Any = [point.date for point in named]
    ax.set_xticks(days, [point.tick for point in named])
    ax.tick_params(axis="x", pad=8)  # clear of the lowest number at the left
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{in_figures(value, lang)}{part.measure}"))
    ax.margins(x=0.06)
