"""The funnel: each unit's share against how many hazards it found, and how far chance alone would scatter them."""

from math import floor

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.funnel_words import headings
from analysis.charting.labels import label, metric_name, number
from analysis.charting.naming import Named, beside
from analysis.charting.points import Point, percent, points
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.cleaning.inspection import SHARE
from analysis.cleaning.ratios import WHOLE
from analysis.comparing.admitting import admit
from analysis.comparing.quotients import BOUNDS
from analysis.comparing.scatter import Scatter, scatter
from analysis.comparing.shares import parts
from analysis.comparing.verdicts import verdict

TOLD = ("HEDGED", "SMALL_N", "PLAUSIBILITY")
SOLID, DASHED = 0.998, (0, (5, 3))
ROOM, STEP = 1.6, 10


def funnel(
    data: pd.DataFrame,
    *,
    names: Names | None = None,
    lang: str = "zh",
    context: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw each unit's share of hazards rectified against hazards found, with the funnel's 95 % and 99.8 % limits.

    Question: which units lie further from what all share than chance explains? Where units
    scatter more than chance would have them, the limits allow for it and the title says
    how much. A hedged share is a box of all that its words leave open, never a point in it.

    Parameters
    ----------
    data : shares (an.shares()) by one verb, one a unit; rows of officers and teams are left out
    names : labels of units by id; those of comparators come with the rows
    lang : zh or en
    context : draw rows that are refused too, and say on the face that they are not comparable
    ax : the Axes to draw on; a new 16:9 figure where it is None

    Raises DataError, with the verdict's sentence, for rows that are refused a funnel and not asked for as context.

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("funnel", data, known)
    if rows.empty:
        return finish_empty(ax, "funnel", data, known, lang)
    asked = verdict("funnel", *parts(rows), names=known)
    mark, found, shown = admit(asked, context=context), scatter(rows[BOUNDS]), points(rows)
    plot = style.inner(ax, 0.045, 0.01)
    _frame(plot, shown, found, metric_name(SHARE, str(rows["caveats"].iloc[0]), lang), lang)
    _limits(plot, found)
    for point, signal in zip(shown, found.signals, strict=True):
        _mark(plot, point, signal, known)
    _names(plot, shown, found, known, lang)
    if mark:
        marks.refused(plot, mark[lang])
    title, subtitle = headings(rows, found, asked)
    return finish(ax, "funnel", rows, title, subtitle, known, lang, looked_at=data, told=TOLD)


def _frame(ax: Axes, shown: list[Point], found: Scatter, heading: str, lang: str) -> None:
    """Hazards found below, on a logarithmic scale; per cent at the left, up to 100."""
    marks.quiet(ax, keep="xy")
    least, most = min(point.whole[0] for point in shown), max(point.whole[1] for point in shown)
    lowest = min([point.low for point in shown] + (WHOLE * found.limits["limit"]).tolist())
    ax.set(xscale="log", xlim=(least / ROOM, most * ROOM**2), ylim=(floor(lowest / STEP) * STEP, WHOLE + 2))
    ax.xaxis.set_major_locator(LogLocator(10, subs=(1, 2, 5)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(number(value, lang), lang)))
    ax.set_xlabel(label("funnel", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"])
    ax.grid(color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _limits(ax: Axes, found: Scatter) -> None:
    """The limits as curves, and what all units share: a line, or a band where words leave it open."""
    for (confidence, _), curve in found.limits.groupby(["confidence", "side"]):
        ax.plot(curve["denominator"], WHOLE * curve["limit"], color=style.QUIET, linewidth=1.2,
                linestyle="-" if confidence == SOLID else DASHED, gid=f"limit {confidence}")  # fmt: skip
    if found.goal is not None:
        low, high = (WHOLE * end for end in found.goal)
        ax.axhspan(low, high, color=style.QUIET, alpha=0.25, linewidth=0, gid="goal")
        for end in {low, high}:
            ax.axhline(end, color=style.QUIET, linewidth=1, linestyle=":", gid="goal")


def _mark(ax: Axes, point: Point, signal: str, names: Names) -> None:
    """One unit: a marker, or a box where words leave its share or its hazards found open; dark beyond the limits."""
    colour = style.INK if _far(signal) else point.colour(names)
    if point.exact:
        inside = style.PAPER if point.doubtful else colour
        ax.plot(point.whole[0], point.low, linestyle="", marker=point.marker(names), color=colour, markersize=7,
                markerfacecolor=inside, gid="exact", zorder=4)  # fmt: skip
        return
    left, right = point.whole
    if left == right:
        ax.plot([left, right], [point.low, point.high], color=colour, linewidth=5, solid_capstyle="butt",
                gid="conventional", zorder=4)  # fmt: skip
        return
    box = Rectangle((left, point.low), right - left, point.high - point.low, edgecolor=colour)
    box.set(facecolor=to_rgba(colour, 0.15), linewidth=1.5, gid="conventional", zorder=3)
    ax.add_patch(box)


def _names(ax: Axes, shown: list[Point], found: Scatter, names: Names, lang: str) -> None:
    """Whose the marks are, as far as there is room: those beyond the limits first."""
    ends = sorted(zip(shown, found.signals, strict=True), key=lambda one: (not _far(one[1]), one[1] == "within"))
    beside(ax, [Named(*one.whole, one.high, f"{one.who(names, lang)}  {one.share(lang)}") for one, _ in ends])


def _far(signal: str) -> bool:
    """Whether a unit lies beyond the 99.8 % limits."""
    return signal.endswith("998")
