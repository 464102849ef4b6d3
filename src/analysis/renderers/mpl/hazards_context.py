"""Strips of shares: each an interval in the order of size, the reports' own marked and named."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from analysis.exhibits.hazards_context import ShareStrip
from analysis.exhibits.share_points import SharePoint, percent_words
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.mpl.share_marks import draw_legend, draw_share, marker_of
from analysis.renderers.style import Theme

LIMITS, WHOLE, BEYOND = (0, 108), 100, 104
TICKS = (0, 20, 40, 60, 80, 100)
APART, GAP = 0.03, 0.125  # between columns; above each panel that stands under another
# rows that a panel has room for, between words, per cent between words and marks
LEAST, CLEAR, ASIDE = 3, 2.5, 1.5
NAMED = 3  # of the reports' own: more are not named


@layout.draws(ShareStrip)
def draw_hazards_context(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each ShareStrip of `exhibit`.

    The first at the left, the others under each other at its right.
    """
    strips = exhibit.parts_of(ShareStrip)
    sizes: list[int] = []
    points: list[SharePoint] = []
    for strip in strips:
        sizes.append(len(strip.points))
        points += strip.points
    for plot, strip in zip(_panel_grid(ax, sizes), strips, strict=True):
        _draw_strip(plot, strip, theme)
    draw_legend(ax, points, theme)


def _panel_grid(ax: Axes, sizes: Sequence[int]) -> list[Axes]:
    """The panels' places, heights by their rows."""
    ax.set_axis_off()
    if not sizes:
        return []
    width = 1.0 if len(sizes) == 1 else (1 - APART) / 2
    # A panel of one share would be no higher than its heading.
    rest = [max(size, LEAST) for size in sizes[1:]]
    free, top = 1 - GAP * (len(rest) - 1), 1.0
    made = [ax.inset_axes((0, 0, width, 1))]
    for size in rest:
        height = free * size / sum(rest)
        made.append(ax.inset_axes((1 - width, top - height, width, height)))
        top -= height + GAP
    return made


def _draw_strip(ax: Axes, strip: ShareStrip, theme: Theme) -> None:
    """The shares by one verb; those of which none is taken above, as crosses beyond 100 %."""
    gap = CLEAR if strip.beyond and strip.shares else 0
    shown = strip.by_size
    places: list[float] = []
    for row, point in enumerate(shown):
        # The crosses come first, apart from the shares: what they mean is written beside them.
        place = row if point.missing else row + gap
        places.append(place)
    ax.set(xlim=LIMITS, ylim=(max([*places, LEAST - 1]) + 0.8, -0.8))
    _draw_own_band(ax, strip, theme)
    for y, point in zip(places, shown, strict=True):
        colour = theme.share_colour(point.unit, own=point.own)
        if point.missing:
            ax.plot(BEYOND, y, marker="x", markersize=5, color=colour, gid="beyond")
        else:
            draw_share(ax, point, y, colour, marker_of(point, theme))
    _write_names(ax, strip, places, theme)
    _frame_strip(ax, strip, theme.lang)
    if strip.refused.zh:
        marks.stamp_refused(ax, strip.refused[theme.lang], above=True)


def _draw_own_band(ax: Axes, strip: ShareStrip, theme: Theme) -> None:
    """The interval of the reports' own share behind those of others, where there is one alone."""
    own = [point for point in strip.shares if point.own]
    if len(own) == 1:
        look: dict[str, Any] = {
            "color": theme.share_colour(own[0].unit, own=own[0].own),
            "alpha": 0.13,
            "linewidth": 0,
            "gid": "own interval",
        }
        ax.axvspan(own[0].lower, own[0].upper, **look)


def _write_names(ax: Axes, strip: ShareStrip, places: list[float], theme: Theme) -> None:
    """Who is who: the reports' own, then the least and the greatest, where words have room.

    And those without share.
    """
    shown = strip.by_size
    some = range(strip.beyond, len(shown))  # those without a share come before
    used: list[float] = []
    if strip.beyond:
        used.append((strip.beyond - 1) / 2)
        words = label("hazards_context", "beyond")[theme.lang].format(n=strip.beyond)
        ax.text(
            BEYOND - 2 * ASIDE,
            used[0],
            words,
            ha="right",
            va="center",
            fontsize=style.SIZES["small"],
        )
    own = [at for at in some if shown[at].own]
    own = own if len(own) <= NAMED else []
    # One may be its own and the greatest too, but is named once.
    for at in dict.fromkeys([*own, *some[-1:], *some[:1]]):
        if all(abs(places[at] - other) >= CLEAR for other in used):
            used.append(places[at])
            _write_name(ax, shown, places, at, theme)


def _write_name(
    ax: Axes, shown: Sequence[SharePoint], places: list[float], at: int, theme: Theme
) -> None:
    """One name beside its mark and clear of its neighbours', on the side that has more room."""
    point, lang = shown[at], theme.lang
    left, right = point.lower, point.upper
    for near in shown[max(at - 2, 0) : at + 3]:  # words are higher than a row
        if not near.missing:
            left, right = min(left, near.lower), max(right, near.upper)
    side = "right" if left > WHOLE - right else "left"
    x = left - ASIDE if side == "right" else right + ASIDE
    words = f"{point.who[lang]}  {point.text[lang]}" + (
        f"  ({point.counts[lang]})" if point.own else ""
    )
    size, gid = ("label", "own") if point.own else ("small", "extreme")
    colour = theme.share_colour(point.unit, own=point.own) if point.own else style.QUIET
    ax.text(
        x,
        places[at],
        words,
        ha=side,
        va="center",
        fontsize=style.SIZES[size],
        color=colour,
        gid=gid,
    )


def _frame_strip(ax: Axes, strip: ShareStrip, lang: str) -> None:
    """The verb above, per cent below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quieten_axes(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_title(strip.heading[lang], loc="left", fontsize=style.SIZES["label"])
    ticks = [percent_words(str(tick), lang) for tick in TICKS]
    ax.set_xticks(TICKS, ticks)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.axvline(WHOLE, color=style.QUIET, linewidth=1)
    ax.set_axisbelow(True)
