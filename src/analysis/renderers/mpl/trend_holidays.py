"""Holiday weeks as bars over their bounds, none joined to another: a row per metric, a panel per series."""

from typing import Any

from matplotlib.axes import Axes

from analysis.comparing.national import OTHER, SPRING
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trend_holidays import HolidayBars
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

PLACES = {SPRING: (0.0, 0.66), OTHER: (0.71, 0.29)}  # left edge and width of each series, as parts of the width
SHADES = {SPRING: style.PALETTE[0], OTHER: "#a0a0a0"}
GAP, ROOM, BAR, LIGHT = 0.17, 1.22, 0.56, 0.35


@layout.draws(HolidayBars)
def draw_trend_holidays(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each HolidayBars of `exhibit`."""
    parts = exhibit.parts_of(HolidayBars)
    metrics = list(dict.fromkeys(part.metric for part in parts))
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
    for bar in part.bars:
        at = part.places.index(bar.place)
        ax.bar(at, bar.low, gid="exact" if bar.low == bar.high else "at least", **look)
        ax.bar(at, bar.high - bar.low, bottom=bar.low, alpha=LIGHT, gid="conventional", **look)
        place = (at, bar.high + most * 0.02)
        ax.text(*place, bar.text[lang], ha="center", va="bottom", fontsize=style.SIZES["small"])
    counted = {part.places.index(bar.place) for bar in part.bars}
    for at in set(range(len(part.places))) - counted:
        marks.absent(ax, at - 0.5, 0, 1, most)
    _frame(ax, part, lang)
    if part.refused.zh:
        marks.refused(ax, part.refused[lang], above=True)


def _frame(ax: Axes, part: HolidayBars, lang: str) -> None:
    """What is counted and in which holidays above, when below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_xticks(range(len(part.places)), part.places)
    ax.tick_params(axis="x", labelsize=style.SIZES["small"])
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=6)
