"""Bars of rank sets, and of the chances that equal units look unlike."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.exhibits.luck import ChanceBars
from analysis.exhibits.rank_sets import RankChart, Ranked
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.mpl.share_marks import marker_of
from analysis.renderers.style import Theme

# --- Chances as bars from 0 to 100 %, those that the text speaks of in colour.

CHANCE_BAR, ROOM, TOP = 0.66, 2.0, 112
CHANCE_LEAD, APART = 0.03, 0.06  # room at the left of each panel, and between them


@layout.draws(ChanceBars)
def draw_luck(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each ChanceBars of `exhibit` in a panel of its own, side by side."""
    grid = layout.panel_grid(ax, len(exhibit.parts), lead=CHANCE_LEAD, gap=(APART, 0))
    for plot, part in zip(grid, exhibit.parts_of(ChanceBars), strict=True):
        _draw_bars(plot, part, theme.lang)


def _draw_bars(ax: Axes, part: ChanceBars, lang: str) -> None:
    """A bar per gap or size."""
    size = style.SIZES["label"]
    ax.set(xlim=(-0.6, len(part.bars) - 0.4), ylim=(0, TOP))
    for x, bar in enumerate(part.bars):
        colour = style.PALETTE[0] if bar.strong else "#b3b3b3"
        ax.bar(x, bar.chance, width=CHANCE_BAR, color=colour, linewidth=0, gid="chance")
        ax.text(x, bar.chance + ROOM, bar.text[lang], ha="center", va="bottom", fontsize=size)
    marks.quieten_axes(ax, keep="x")
    ax.set_xticks(range(len(part.bars)), [bar.at[lang] for bar in part.bars], fontsize=size)
    ax.set_title(part.heading[lang], loc="left", fontsize=size, pad=8)
    ax.set_xlabel(part.axis[lang], fontsize=size, color=style.QUIET)


# --- Rank sets: a bar over every rank that is left open, a dot at the observed one.

LEAD, AFTER = 0.17, 0.15  # room for names at the left, and for numbers at the right
MOST = 24  # units that can be named in one column
BAR, REACH, MARGIN, TICKS = 0.5, 0.4, 0.6, 12


@layout.draws(RankChart)
def draw_rank_sets(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, a RankChart, in two columns where one leaves no line of words per unit."""
    (part,) = exhibit.parts_of(RankChart)
    grid = _panel_grid(ax, len(part.lines))
    split = np.array_split(np.arange(len(part.lines)), len(grid))
    for plot, places in zip(grid, split, strict=True):
        _draw_column(plot, [part.lines[place] for place in places], theme)
        plot.set_xlim(1 - MARGIN, len(part.lines) + MARGIN)  # the same ranks in both columns
    if part.refused.zh:
        marks.stamp_refused(grid[-1], part.refused[theme.lang])


def _panel_grid(ax: Axes, count: int) -> list[Axes]:
    ax.set_axis_off()
    columns = 1 if count <= MOST else 2
    width = 1 / columns - LEAD - AFTER
    grid = []
    for at in range(columns):
        left = at / columns + LEAD
        grid.append(ax.inset_axes((left, 0, width, 1)))
    return grid


def _draw_column(ax: Axes, lines: Sequence[Ranked], theme: Theme) -> None:
    """A line per unit: its name, the ranks it may have, its observed one, its share."""
    # Where units scatter far more than chance would have them, no ranks are claimed.
    ranked = any(line.lower for line in lines)
    marks.quieten_axes(ax, keep="xy" if ranked else "")
    ax.set(ylim=(len(lines) - 0.4, -0.6), yticks=[])
    for y, line in enumerate(lines):
        colour = theme.share_colour(line.point.unit, own=line.point.own)
        if line.lower:
            length = line.upper - line.lower + 2 * REACH
            ax.barh(
                y, length, left=line.lower - REACH, height=BAR, color=colour, alpha=0.45, gid="set"
            )
        if line.rank:
            ax.plot(
                line.rank,
                y,
                marker=marker_of(line.point, theme),
                color=colour,
                markersize=7,
                gid="rank",
            )
    if len(lines) <= MOST:
        _write_names(ax, lines, theme.lang)
    if ranked:
        _draw_ranks(ax, theme.lang)


def _draw_ranks(ax: Axes, lang: str) -> None:
    """Ranks below; not where there are none."""
    ax.xaxis.set_major_locator(MaxNLocator(nbins=TICKS, integer=True))
    ax.set_xlabel(
        label("rank_sets", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET
    )
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _write_names(ax: Axes, lines: Sequence[Ranked], lang: str) -> None:
    """Whose each line is, at its left; its share and the ends of its set at its right."""
    size = style.SIZES["small"]
    names = [line.point.who[lang] for line in lines]
    ax.set_yticks(range(len(lines)), names, fontsize=size)
    for y, line in enumerate(lines):
        ax.text(
            1.02, y, line.text[lang], transform=ax.get_yaxis_transform(), va="center", fontsize=size
        )
