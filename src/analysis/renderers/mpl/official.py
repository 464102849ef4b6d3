"""Provinces as small pictures on one scale, and as tiles at about their places on a map."""

from math import isnan

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.exhibits.official import BROKEN_AFTER, RateSeries, Tile, TileGrid
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout
from analysis.renderers.mpl.marks import quieten_axes
from analysis.renderers.style import FAINT, INK, PALETTE, PAPER, QUIET, Theme

COLUMNS = 8
HEADROOM = 1.08  # of the greatest interval: where the common scale ends
SHADES = ("#deebf7", "#9ecae1", "#4292c6", "#08519c")  # one hue, from few to many
DARK = 2  # from this shade on words are white
GAP = 0.04  # between tiles, of a tile


@layout.draws(RateSeries)
def draw_rates(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each province's rates, all on one scale."""
    parts = exhibit.parts_of(RateSeries)
    lines = -(-len(parts) // COLUMNS)
    grid = layout.panel_grid(ax, COLUMNS, lines, lead=0.012, gap=(0.016, 0.1 / lines + 0.07))
    tops = [max(_top(part), 0.1) for part in parts]
    years = sorted({point.year for part in parts for point in part.points})
    for place, (plot, part) in enumerate(zip(grid, parts, strict=False)):
        plot.set(ylim=(0, max(tops) * HEADROOM), xlim=(years[0] - 1, years[-1] + 1))
        _draw_series(plot, part, theme.lang)
        # the common scale is written once, at the first picture; the years below the last line
        plot.set_yticks([0, round(max(tops) / 2), round(max(tops))] if place == 0 else [])
        plot.set_xticks([years[0], years[-1]] if place >= len(parts) - COLUMNS else [])
        plot.tick_params(length=0, labelsize=style.SIZES["small"] - 2, colors=QUIET)
    for plot in grid[len(parts) :]:
        plot.remove()


def _top(part: RateSeries) -> float:
    return max(point.rate if isnan(point.upper) else point.upper for point in part.points)


def _draw_series(ax: Axes, part: RateSeries, lang: str) -> None:
    """Draw one province: dots, intervals, and lines between years that follow one another."""
    colour = PALETTE[0] if part.own else style.OTHERS
    quieten_axes(ax, keep="xy")
    for point in part.points:
        if not isnan(point.lower):
            ends = [point.lower, point.upper]
            ax.plot([point.year] * 2, ends, color=colour, linewidth=1.2, gid="interval")
        ax.plot(point.year, point.rate, "o", color=colour, markersize=4.5, gid="rate")
    later = [point for point in part.points if point.year > BROKEN_AFTER]
    if len(later) > 1:
        years, rates = [point.year for point in later], [point.rate for point in later]
        ax.plot(years, rates, color=colour, linewidth=1, gid="line")
    ax.set_title(
        part.heading[lang],
        loc="left",
        fontsize=style.SIZES["small"],
        color=PALETTE[0] if part.own else INK,
        pad=3,
    )


@layout.draws(TileGrid)
def draw_tiles(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw a square per province, darker where the rate is higher, the rate in it."""
    (part,) = exhibit.parts_of(TileGrid)
    columns = max(tile.column for tile in part.tiles) + 1
    rows = max(tile.row for tile in part.tiles) + 1
    box = layout.inner_axes(ax, 0.14, 0.14)
    quieten_axes(box)
    box.set(xlim=(0, columns), ylim=(rows, 0))
    rates = sorted(tile.rate for tile in part.tiles if tile.rate is not None)
    for tile in part.tiles:
        _draw_tile(box, tile, _shade_of(tile.rate, rates), theme.lang)


def _shade_of(rate: float | None, rates: list[float]) -> int | None:
    """Return the quarter of all rates that this one lies in, from 0; None without a rate."""
    if rate is None:
        return None
    return min(len(SHADES) * rates.index(rate) // len(rates), len(SHADES) - 1)


def _draw_tile(ax: Axes, tile: Tile, shade: int | None, lang: str) -> None:
    """Draw one province; own ones have a dark frame."""
    fill = PAPER if shade is None else SHADES[shade]
    square = Rectangle(
        (tile.column + GAP, tile.row + GAP),
        1 - 2 * GAP,
        1 - 2 * GAP,
        facecolor=fill,
        edgecolor=PALETTE[1] if tile.own else FAINT,
        linewidth=2.5 if tile.own else 0.8,
    )
    square.set_gid("tile")
    ax.add_patch(square)
    ink = PAPER if shade is not None and shade >= DARK else INK
    words = label("official_map", "none")[lang] if tile.rate is None else f"{tile.rate:.1f}"
    middle = tile.column + 0.5
    for text, y, size in (
        (tile.name[lang], tile.row + 0.3, style.SIZES["small"] - (lang == "en")),
        (words, tile.row + 0.68, style.SIZES["label"]),
    ):
        ax.text(middle, y, text, ha="center", va="center", color=ink, fontsize=size, gid="words")
