"""Strips of quantities on logarithmic axes: training reach and publicity.

A lane per level, others small and grey, the reports' own in colour and in figures.
"""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from analysis.exhibits.numbers import Number
from analysis.exhibits.outreach_context import LaneChart, Reach, ReachChart
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, number_words, wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

# --- People per session on a logarithmic axis, and per 1,000 residents beside it on the same lines.

REACH_LEAD = {"zh": 0.15, "en": 0.21}
SPLIT, APART = 0.66, 0.04  # of what the names leave: the left panel, and between the two
REACH_BELOW, REACH_ABOVE, ROOM, REACH = 0.5, 2.5, 1.8, 0.97
NAME = 24  # columns of a name before it goes on a second line
OVER, MOST = 0.2, 12  # words above a mark; lines that have room for them


@layout.draws(ReachChart)
def draw_training_context(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the ReachCharts of `exhibit` side by side.

    The logarithmic one at the left, with the names.
    """
    parts = exhibit.parts_of(ReachChart)
    ax.set_axis_off()
    lead, beside = REACH_LEAD[theme.lang], len(parts) > 1
    free = 1 - lead - APART
    for part in parts:
        if part.log:
            width = free * SPLIT if beside else free
            _draw_sessions(ax.inset_axes((lead, 0, width, 1)), part, theme)
        else:
            place = (1 - free * (1 - SPLIT), 0, free * (1 - SPLIT), 1)
            _draw_residents(ax.inset_axes(place), part, theme)


def _ends_of(numbers: Sequence[Number]) -> tuple[float, float]:
    """The least lower and the greatest upper bound of all."""
    lows, highs = [], []
    for number in numbers:
        lows.append(number.low)
        highs.append(number.high)
    return min(lows), max(highs)


def _mark_look(mark: Reach, theme: Theme) -> tuple[str, str]:
    """Colour and marker: the unit's own, or those of all comparators."""
    if not mark.own:
        return style.PUBLISHED, "o"
    return theme.colour(mark.number.unit), theme.marker(mark.number.unit)


def _draw_sessions(ax: Axes, part: ReachChart, theme: Theme) -> None:
    """People per session, each with its own measure words.

    The reports' own as a band where it is one alone.
    """
    low, high = _ends_of([mark.number for mark in part.marks])
    ax.set(
        xscale="log",
        xlim=(low * REACH_BELOW, high * REACH_ABOVE),
        ylim=(len(part.lines) - 0.4, -0.7),
    )
    # As a band it can be read against all others; bands of several would hide each other.
    alone, few = sum(mark.own for mark in part.marks) == 1, len(part.lines) <= MOST
    for mark in part.marks:
        colour, marker = _mark_look(mark, theme)
        if mark.own and alone:
            ax.axvspan(
                mark.number.low,
                mark.number.high,
                color=colour,
                alpha=0.14,
                linewidth=0,
                gid="own band",
            )
        marks.draw_bounds_line(
            ax, mark.number, mark.line, colour, marker, min(high * ROOM, mark.number.high * ROOM)
        )
        if few:
            words = mark.text[theme.lang]
            marks.write_above(
                ax, mark.number, mark.line - OVER, words, colour=colour if mark.own else style.INK
            )
    _frame_reach(ax, part, theme.lang)
    names = []
    for line in part.lines:
        name = line[theme.lang]
        names.append(wrap_text(name, NAME) if few else name)
    ax.set_yticks(range(len(names)), names, fontsize=style.SIZES["label" if few else "small"])
    if part.refused.zh:
        marks.stamp_refused(ax, part.refused[theme.lang], above=True)


def _draw_residents(ax: Axes, part: ReachChart, theme: Theme) -> None:
    """People per 1,000 residents from 0, on the lines of the other panel.

    Hatched where they can't be worked out.
    """
    _, highest = _ends_of([mark.number for mark in part.marks])
    most = highest * ROOM
    few = len(part.lines) <= MOST
    ax.set(xlim=(0, most), ylim=(len(part.lines) - 0.4, -0.7))
    for mark in part.marks:
        colour, marker = _mark_look(mark, theme)
        marks.draw_bounds_line(ax, mark.number, mark.line, colour, marker, most * REACH)
        if few:
            marks.write_above(
                ax, mark.number, mark.line - OVER, mark.text[theme.lang], colour=colour
            )
    words = label("training_context", "absent")[theme.lang] if few else ""
    for line in part.absent:
        marks.draw_absent(ax, 0, line - 0.3, most, 0.6, words)
    _frame_reach(ax, part, theme.lang)


def _frame_reach(ax: Axes, part: ReachChart, lang: str) -> None:
    """What is counted above, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quieten_axes(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number_words(value, lang)))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=8)


# --- Quantities in small multiples: a lane per level, others small and grey, the reports' own in
# colour and in figures.

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
    grid = layout.panel_grid(
        ax, COLUMNS, max(-(-len(parts) // COLUMNS), 1), lead=LEAD[theme.lang], gap=GAP
    )
    for place, (plot, part) in enumerate(zip(grid, parts, strict=False)):
        _draw_lanes(plot, part, theme)
        _frame_lanes(plot, part, theme.lang, named=place % COLUMNS == 0)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_lanes(ax: Axes, part: LaneChart, theme: Theme) -> None:
    """One quantity: a lane per level."""
    every: list[Number] = []
    for lane in part.lanes:
        every += (*lane.others, *lane.own)
    low, high = _ends_of(every)
    # A logarithmic axis has no 0.
    ax.set(xscale="log", xlim=(max(low, 1) * BELOW, high * ABOVE))
    ax.set_ylim(len(part.lanes) - 0.4, -0.6)
    for y, lane in enumerate(part.lanes):
        for place, mark in enumerate(lane.others):
            _draw_mark(
                ax, mark, y + DOWN + SPREAD * (place % TURNS), style.PUBLISHED, "o", SIZES["others"]
            )
        for mark in lane.own:
            _draw_mark(
                ax, mark, y - UP, theme.colour(mark.unit), theme.marker(mark.unit), SIZES["own"]
            )
            if len(lane.own) == 1:  # more would lie over each other
                words = f"{mark.who[theme.lang]} {mark.text[theme.lang]}"
                marks.write_above(ax, mark, y - UP - WORDS, words, size="small")
    if part.refused.zh:
        marks.stamp_refused(ax, part.refused[theme.lang])


def _draw_mark(ax: Axes, number: Number, y: float, colour: str, marker: str, size: float) -> None:
    """One number: a marker where it is exact, else its conventional bounds; never a midpoint."""
    if number.exact:
        ax.plot(number.low, y, marker=marker, markersize=size, color=colour, gid="exact")
    else:
        look: dict[str, Any] = {
            "solid_capstyle": "butt",
            "marker": "|",
            "markersize": size + 2,
            "markeredgewidth": 1.6,
        }
        ax.plot(
            [number.low, number.high],
            [y, y],
            linewidth=size,
            color=colour,
            gid="conventional",
            **look,
        )


def _frame_lanes(ax: Axes, part: LaneChart, lang: str, *, named: bool) -> None:
    """What is counted above, levels at the left of the first column, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quieten_axes(ax, keep="xy")
    ax.set(xlim=limits[0], ylim=limits[1])
    levels = [lane.level[lang] if named else "" for lane in part.lanes]
    ax.set_yticks(range(len(part.lanes)), levels)
    ax.xaxis.set_major_locator(LogLocator(numticks=DECADES))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number_words(value, lang)))
    ax.grid(axis="both", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=8)
