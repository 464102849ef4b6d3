"""A funnel: shares against counts on a logarithmic axis, with the limits as curves."""

from math import floor
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from analysis.exhibits.funnel import FunnelChart, FunnelPoint
from analysis.exhibits.share_points import percent_words
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, number_words
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.mpl.share_marks import Named, marker_of, write_names
from analysis.renderers.style import Theme

SOLID, DASHED = 0.998, (0, (5, 3))
ROOM, STEP = 1.6, 10
WHOLE = 100.0


@layout.draws(FunnelChart)
def draw_funnel(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, a FunnelChart.

    A hedged share is a box of all that its words leave open, never a point in it.
    """
    (part,) = exhibit.parts_of(FunnelChart)
    plot = layout.inner_axes(ax, 0.045, 0.01)
    _frame_funnel(plot, part, theme.lang)
    _draw_limits(plot, part)
    for one in part.points:
        _draw_point(plot, one, theme)
    _write_names(plot, part, theme.lang)
    if part.refused.zh:
        marks.stamp_refused(plot, part.refused[theme.lang])


def _frame_funnel(ax: Axes, part: FunnelChart, lang: str) -> None:
    """Hazards found below, on a logarithmic scale; per cent at the left, up to 100."""
    marks.quieten_axes(ax, keep="xy")
    fewest, most, lows = [], [], []
    for one in part.points:
        fewest.append(one.point.whole[0])
        most.append(one.point.whole[1])
        lows.append(one.point.low)
    lowest = min(lows + (WHOLE * part.limits["limit"]).tolist())
    ax.set(
        xscale="log",
        xlim=(min(fewest) / ROOM, max(most) * ROOM**2),  # names stand at the right of their marks
        ylim=(floor(lowest / STEP) * STEP, WHOLE + 2),
    )
    ax.xaxis.set_major_locator(LogLocator(10, subs=(1, 2, 5)))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number_words(value, lang)))
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda value, _: percent_words(number_words(value, lang), lang))
    )
    ax.set_xlabel(label("funnel", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET)
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"])
    ax.grid(color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _draw_limits(ax: Axes, part: FunnelChart) -> None:
    """Draw the limits, and what all units share: a line, or a band where words leave it open."""
    for (confidence, _), curve in part.limits.groupby(["confidence", "side"]):
        look: dict[str, Any] = {
            "color": style.QUIET,
            "linewidth": 1.2,
            "linestyle": "-" if confidence == SOLID else DASHED,
        }
        ax.plot(curve["denominator"], WHOLE * curve["limit"], gid=f"limit {confidence}", **look)
    if part.goal is not None:
        low, high = WHOLE * part.goal[0], WHOLE * part.goal[1]
        ax.axhspan(low, high, color=style.QUIET, alpha=0.25, linewidth=0, gid="goal")
        for end in {low, high}:  # one line where they are the same
            ax.axhline(end, color=style.QUIET, linewidth=1, linestyle=":", gid="goal")


def _draw_point(ax: Axes, one: FunnelPoint, theme: Theme) -> None:
    """One unit: a marker, or a box where words leave its share or its hazards found open.

    Dark beyond the limits.
    """
    point = one.point
    colour = style.INK if one.far else theme.share_colour(point.unit, own=point.own)
    if point.exact:
        look: dict[str, Any] = {
            "marker": marker_of(point, theme),
            "markersize": 7,
            "gid": "exact",
            "zorder": 4,
        }
        inside = style.PAPER if point.doubtful else colour
        ax.plot(
            point.whole[0], point.low, linestyle="", color=colour, markerfacecolor=inside, **look
        )
        return
    left, right = point.whole
    if left == right:  # of 246 found nearly all were rectified: only the share is open
        look = {"linewidth": 5, "solid_capstyle": "butt", "gid": "conventional", "zorder": 4}
        ax.plot([left, right], [point.low, point.high], color=colour, **look)
        return
    box = Rectangle((left, point.low), right - left, point.high - point.low, edgecolor=colour)
    box.set(facecolor=to_rgba(colour, 0.15), linewidth=1.5, gid="conventional", zorder=3)
    ax.add_patch(box)


def _write_names(ax: Axes, part: FunnelChart, lang: str) -> None:
    """Whose the marks are, as far as there is room: those beyond the limits first."""
    order = sorted(part.points, key=lambda one: (not one.far, one.signal == "within"))
    named = []
    for one in order:
        point = one.point
        words = f"{point.who[lang]}  {point.text[lang]}"
        named.append(Named(*point.whole, point.high, words))
    write_names(ax, named)
