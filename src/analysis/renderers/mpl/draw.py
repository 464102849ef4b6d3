"""An exhibit drawn on Axes: the kind of its parts says by which module."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from matplotlib.axes import Axes

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.coverage import StateGrid
from analysis.exhibits.funnel import FunnelChart
from analysis.exhibits.hazards import HazardRecord
from analysis.exhibits.hazards_context import ShareStrip
from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.luck import ChanceBars
from analysis.exhibits.publicity_context import LaneChart
from analysis.exhibits.rank_sets import RankChart
from analysis.exhibits.spec import Exhibit, Part
from analysis.exhibits.theme_panels import DotRange
from analysis.exhibits.training_context import ReachChart
from analysis.exhibits.trend_holidays import HolidayBars
from analysis.exhibits.trend_national import YearBars
from analysis.exhibits.trend_share import ShareTimeline
from analysis.exhibits.trends import RunChart
from analysis.exhibits.windows import WindowChart
from analysis.labels.words import wrap
from analysis.renderers import style
from analysis.renderers.mpl import layout
from analysis.renderers.mpl.bounds import draw_bounds
from analysis.renderers.mpl.coverage import draw_coverage
from analysis.renderers.mpl.dot_ranges import draw_dot_ranges
from analysis.renderers.mpl.funnel import draw_funnel
from analysis.renderers.mpl.hazards import draw_hazards
from analysis.renderers.mpl.hazards_context import draw_hazards_context
from analysis.renderers.mpl.honours import draw_honours
from analysis.renderers.mpl.luck import draw_luck
from analysis.renderers.mpl.publicity_context import draw_publicity_context
from analysis.renderers.mpl.rank_sets import draw_rank_sets
from analysis.renderers.mpl.training_context import draw_training_context
from analysis.renderers.mpl.trend_holidays import draw_trend_holidays
from analysis.renderers.mpl.trend_national import draw_trend_national
from analysis.renderers.mpl.trend_share import draw_trend_share
from analysis.renderers.mpl.trends import draw_trends
from analysis.renderers.mpl.windows import draw_windows
from analysis.renderers.style import Theme

NEEDED_COLUMNS = 84


class NotDrawnError(Exception):
    """An Axes that none of our charts drew."""


DRAW: dict[type[Part], Callable[[Axes, Exhibit, Theme], None]] = {
    ChanceBars: draw_luck,
    HonoursTable: draw_honours,
    StateGrid: draw_coverage,
    RatioChart: draw_bounds,
    WindowChart: draw_windows,
    FunnelChart: draw_funnel,
    RankChart: draw_rank_sets,
    ShareStrip: draw_hazards_context,
    ShareTimeline: draw_trend_share,
    YearBars: draw_trend_national,
    HolidayBars: draw_trend_holidays,
    RunChart: draw_trends,
    ReachChart: draw_training_context,
    LaneChart: draw_publicity_context,
    DotRange: draw_dot_ranges,
    HazardRecord: draw_hazards,
}


def draw(exhibit: Exhibit, theme: Theme, ax: Axes | None = None) -> Axes:
    """Draw an exhibit on `ax`, or on a new 16:9 figure; return the Axes, with the exhibit as its `exhibit`.

    Parameters
    ----------
    exhibit : Exhibit
        What to draw.
    theme : Theme
        Language and colours.
    ax : Axes, optional
        Where to draw it.

    Returns
    -------
    Axes
        The Axes drawn on. `Axes.exhibit` is the exhibit, in the language drawn.

    """
    ax = layout.axes(ax)
    if exhibit.parts:
        DRAW[type(exhibit.parts[0])](ax, exhibit, theme)
    else:
        _say_what_is_needed(ax, exhibit.description[theme.lang])
    layout.heading(ax, exhibit.title[theme.lang], exhibit.subtitle[theme.lang])
    ax.exhibit = replace(exhibit, lang=theme.lang)  # type: ignore[attr-defined]
    return ax


def exhibit_of(ax: Axes) -> Exhibit:
    """Return the exhibit that was drawn on `ax`; NotDrawnError where it is not one of our charts."""
    exhibit = getattr(ax, "exhibit", None)
    if not isinstance(exhibit, Exhibit):
        raise NotDrawnError("this Axes is no chart of ours: pass save() an Exhibit of your own for it")
    return exhibit


def _say_what_is_needed(ax: Axes, words: str) -> None:
    """Where there is nothing to show: what that needs, and how to ask for it."""
    ax.set_axis_off()
    look: dict[str, Any] = {"fontsize": style.SIZES["label"], "color": style.QUIET, "linespacing": 1.6}
    ax.text(0, 1, wrap(words, NEEDED_COLUMNS), transform=ax.transAxes, va="top", gid="needed", **look)
