"""Quantities in small multiples: a lane per level, others small and grey, the reports' own in colour and in figures."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from analysis.exhibits.numbers import Number
from analysis.exhibits.publicity_context import LaneChart
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import number as in_figures
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

COLUMNS, GAP = 4, (0.022, 0.34)
LEAD = {"zh": 0.035, "en": 0.048}
BELOW, ABOVE, DECADES = 0.3, 4.0, 3
UP, DOWN, SPREAD, TURNS = 0.1, 0.06, 0.1, 3  # own above the lane, others below it in turn
SIZES = {"own": 9, "others": 5.5}
WORDS = 0.17


@layout.draws(LaneChart)
def draw_publicity_context(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each LaneChart of `exhibit` in a panel of its own logarithmic scale."""
    parts = exhibit.parts_of(LaneChart)
    grid = layout.panels(ax, COLUMNS, max(-(-len(parts) // COLUMNS), 1), lead=LEAD[theme.lang], gap=GAP)
    for place, (plot, part) in enumerate(zip(grid, parts, strict=False)):
        _draw_lanes(plot, part, theme)
        _frame(plot, part, theme.lang, named=place % COLUMNS == 0)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_lanes(ax: Axes, part: LaneChart, theme: Theme) -> None:
    """One quantity: a lane per level."""
    every = [number for lane in part.lanes for number in (*lane.others, *lane.own)]
    low, high = min(number.low for number in every), max(number.high for number in every)
    ax.set(xscale="log", xlim=(max(low, 1) * BELOW, high * ABOVE))
    ax.set_ylim(len(part.lanes) - 0.4, -0.6)
    for y, lane in enumerate(part.lanes):
        for place, number in enumerate(lane.others):
            _draw_mark(ax, number, y + DOWN + SPREAD * (place % TURNS), style.PUBLISHED, "o", SIZES["others"])
        for number in lane.own:
            _draw_mark(ax, number, y - UP, theme.colour(number.unit), theme.marker(number.unit), SIZES["own"])
            if len(lane.own) == 1:  # more would lie over each other
                words = f"{number.who[theme.lang]} {number.text[theme.lang]}"
                marks.above(ax, number, y - UP - WORDS, words, size="small")
    if part.refused.zh:
        marks.refused(ax, part.refused[theme.lang])


def _draw_mark(ax: Axes, number: Number, y: float, colour: str, marker: str, size: float) -> None:
    """One number: a marker where it is exact, else its conventional bounds; never a midpoint."""
    if number.exact:
        ax.plot(number.low, y, marker=marker, markersize=size, color=colour, gid="exact")
    else:
        look: dict[str, Any] = {"solid_capstyle": "butt", "marker": "|", "markersize": size + 2, "markeredgewidth": 1.6}
        ax.plot([number.low, number.high], [y, y], linewidth=size, color=colour, gid="conventional", **look)


def _frame(ax: Axes, part: LaneChart, lang: str, *, named: bool) -> None:
    """What is counted above, levels at the left of the first column, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="xy")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_yticks(range(len(part.lanes)), [lane.level[lang] if named else "" for lane in part.lanes])
    ax.xaxis.set_major_locator(LogLocator(numticks=DECADES))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: in_figures(value, lang)))
    ax.grid(axis="both", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=8)
