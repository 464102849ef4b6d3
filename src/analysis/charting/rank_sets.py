"""Which order the figures support: the ranks that each unit may have, mostly several."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.funnel_words import refusal
from analysis.charting.labels import interval, label
from analysis.charting.points import Point, points
from analysis.charting.rank_sets_words import headings
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.comparing.admitting import admit
from analysis.comparing.guards import FEWEST_UNITS
from analysis.comparing.overdispersion import Dispersion
from analysis.comparing.quotients import BOUNDS
from analysis.comparing.ranks import ranks
from analysis.comparing.scatter import known_dispersion, too_far
from analysis.comparing.verdicts import verdict

TOLD = ("HEDGED", "SMALL_N", "PLAUSIBILITY")
LEAD, AFTER = 0.17, 0.15  # room for names at the left, and for numbers at the right
MOST = 24  # units that can be named in one column
BAR, REACH, MARGIN, TICKS = 0.5, 0.4, 0.6, 12


class _Line(NamedTuple):
    """A unit with the ends of its rank set, 0 where it has none, and its observed rank where that is known."""

    point: Point
    lower: int = 0
    upper: int = 0
    rank: int | None = None

    @property
    def width(self) -> int:
        """How many ranks it may have."""
        return self.upper - self.lower + 1


def rank_sets(
    data: pd.DataFrame,
    *,
    names: Names | None = None,
    lang: str = "zh",
    context: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw which ranks each unit may have, all at once, but for a chance of 5 % where units scatter by chance alone.

    Question: which order do the figures support? Units stand in the order of their observed
    share; a bar holds every rank that the tests leave open, the dot is the observed rank,
    absent where hedged words leave it open. Rank 1 is the greatest, not the best. The tests
    leave out what else sets units apart: where they scatter more than chance has it, or
    nobody knows, the chart doesn't call it 95 %, and where the variance is more than 10 times
    that of chance no ranks are drawn.

    Parameters
    ----------
    data : shares (an.shares()) by one verb, one a unit; rows of officers and teams are left out
    names : labels of units by id; those of comparators come with the rows
    lang : zh or en
    context : draw rows that are refused too, and say on the face that they are not comparable
    ax : the Axes to draw on; a new 16:9 figure where it is None

    Raises DataError, with the verdict's sentence, for rows that are refused a ranking and not asked for as context.

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("rank_sets", data, known)
    if rows.empty:
        return finish_empty(ax, "rank_sets", data, known, lang)
    asked = verdict("rank", rows, names=known)
    mark = admit(asked, context=context)
    order = rows.sort_values(["high", "low"], ascending=False, kind="stable")
    scatter = known_dispersion(rows[BOUNDS])
    lines, grid = _lines(order, scatter), _grid(ax, len(order))
    for plot, part in zip(grid, np.array_split(np.arange(len(lines)), len(grid)), strict=True):
        _panel(plot, [lines[at] for at in part], known, lang)
        plot.set_xlim(1 - MARGIN, len(lines) + MARGIN)
    if mark:
        marks.refused(grid[-1], mark[lang])
    title, subtitle = headings(order, [line.width for line in lines if line.lower], scatter)
    return finish(ax, "rank_sets", rows, title, refusal(asked, subtitle), known, lang, looked_at=data, told=TOLD)


def _lines(rows: pd.DataFrame, scatter: Dispersion | None) -> list[_Line]:
    """Each row with its rank set; without one below 10 units, and where these scatter too far beyond chance."""
    if len(rows) < FEWEST_UNITS or too_far(scatter):
        return [_Line(point) for point in points(rows)]
    sets = ranks(rows[["unit", *BOUNDS]], "share")
    ends = [list(map(int, sets[name])) for name in ("lower", "upper")]
    observed = [None if pd.isna(rank) else int(rank) for rank in sets["rank"]]
    return [_Line(*line) for line in zip(points(rows), *ends, observed, strict=True)]


def _grid(ax: Axes, count: int) -> list[Axes]:
    """One column, or two where units would not have a line of words each."""
    ax.set_axis_off()
    columns = 1 if count <= MOST else 2
    width = 1 / columns - LEAD - AFTER
    return [ax.inset_axes((at / columns + LEAD, 0, width, 1)) for at in range(columns)]


def _panel(ax: Axes, lines: Sequence[_Line], names: Names, lang: str) -> None:
    """A line a unit: its name, the ranks it may have, its observed one, its share."""
    marks.quiet(ax, keep="xy" if any(line.lower for line in lines) else "")
    ax.set(ylim=(len(lines) - 0.4, -0.6), yticks=[])
    for y, line in enumerate(lines):
        colour = line.point.colour(names)
        if line.lower:
            length = line.upper - line.lower + 2 * REACH
            ax.barh(y, length, left=line.lower - REACH, height=BAR, color=colour, alpha=0.45, gid="set")
        if line.rank:
            ax.plot(line.rank, y, marker=line.point.marker(names), color=colour, markersize=7, gid="rank")
    if len(lines) <= MOST:
        _names(ax, lines, names, lang)
    if any(line.lower for line in lines):
        _axis(ax, lang)


def _axis(ax: Axes, lang: str) -> None:
    """Ranks below; not where there are none."""
    ax.xaxis.set_major_locator(MaxNLocator(nbins=TICKS, integer=True))
    ax.set_xlabel(label("rank_sets", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _names(ax: Axes, lines: Sequence[_Line], names: Names, lang: str) -> None:
    """Whose each line is, at its left; its share and the ends of its set at its right."""
    size = style.SIZES["small"]
    ax.set_yticks(range(len(lines)), [line.point.who(names, lang) for line in lines], fontsize=size)
    for y, line in enumerate(lines):
        ends = {"ranks": interval(line.lower, line.upper, lang)}
        told = label("rank_sets", "set" if line.lower else "none")[lang].format(**ends)
        said = f"{line.point.share(lang)}  {told}"
        ax.text(1.02, y, said, transform=ax.get_yaxis_transform(), va="center", fontsize=size)
