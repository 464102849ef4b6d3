"""Bars by year from 0; a year without a number is hatched, and a broken line stands where the basis changes."""

from itertools import pairwise
from typing import Any

from matplotlib.axes import Axes

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trend_national import YearBar, YearBars
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

BAR, ROOM, LEAST, GAP, ROWS = 0.62, 1.2, 1.0, 0.3, 2
SHADES = (style.PALETTE[0], "#a6a6a6", style.PAPER)  # the newest basis first


@layout.draws(YearBars)
def draw_trend_national(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each YearBars of `exhibit` in a panel of its own, under each other."""
    parts = exhibit.parts_of(YearBars)
    grid = layout.panels(ax, 1, ROWS, gap=(0, GAP))
    for plot, part in zip(grid, parts, strict=False):
        _draw_years(plot, part, theme.lang)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_years(ax: Axes, part: YearBars, lang: str) -> None:
    """One metric: a bar a year from 0 to what is counted at least, lighter to what it is at most."""
    years = part.years
    most = max(*(bar.high for bar in part.bars), LEAST) * ROOM
    ax.set(xlim=(years[0] - 0.5, years[-1] + 0.5), ylim=(0, most))
    for year in sorted(set(years) - {bar.year for bar in part.bars}):
        marks.absent(ax, year - 0.5, 0, 1, most, label("trend_national", "absent")[lang])
    for bar in part.bars:
        shade = SHADES[min(bar.basis, len(SHADES) - 1)]
        look: dict[str, Any] = {"width": BAR, "facecolor": shade, "edgecolor": style.QUIET}
        ax.bar(bar.year, bar.low, gid="count", **look)
        if bar.high > bar.low:
            ax.bar(bar.year, bar.high - bar.low, bottom=bar.low, alpha=0.3, gid="hedge", **look)
        place = (bar.year, bar.high + most * 0.02)
        ax.text(*place, bar.text[lang], ha="center", va="bottom", fontsize=style.SIZES["label"])
    for before, after in pairwise(part.bars):
        if before.basis != after.basis:
            _draw_break(ax, after.year - 0.5, most)
    _frame(ax, part, lang)
    if part.refused.zh:
        marks.refused(ax, part.refused[lang], above=True)


def _draw_break(ax: Axes, x: float, top: float) -> None:
    """Where what is counted changes: nothing is joined across it."""
    shade, look = style.PALETTE[1], (0, (4, 3))
    ax.plot([x, x], [0, top], color=shade, linestyle=look, linewidth=1.6, gid="break")
    ax.text(x, top, "≠", ha="center", va="center", color=shade, fontsize=style.SIZES["subtitle"])


def _frame(ax: Axes, part: YearBars, lang: str) -> None:
    """Years below, and on which basis each is counted where there are several."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    bars = {bar.year: bar for bar in part.bars}
    ax.set_xticks(list(part.years), [_tick(year, bars.get(year), lang) for year in part.years])
    ax.tick_params(axis="x", labelsize=style.SIZES["label"])
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["subtitle"], pad=12)


def _tick(year: int, bar: YearBar | None, lang: str) -> str:
    """A year, and the basis that its number is counted on."""
    return f"{year}\n{bar.series[lang]}" if bar is not None and bar.series.zh else str(year)
