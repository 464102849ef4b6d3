"""Marks of shares: exact ones a marker, hedged ones what the words leave open, the envelope thin; and their legend."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.exhibits.share_points import SharePoint
from analysis.labels.words import label, wrap
from analysis.renderers import style
from analysis.renderers.style import Theme

DISC = "o"
SIZES, WIDTHS, HEDGES = (5.0, 9.0), (1.1, 2.2), (7.0, 10.0)  # of what others published, and of the project's own
SERIES, THICK = "D", 6
UNDER = -0.055
WORDS = 42  # columns of a name in the legend before it goes on a second line


def marker_of(point: SharePoint, theme: Theme) -> str:
    """Return the unit's marker; a disc for a comparator, and where colours don't go round."""
    return theme.marker(point.unit) if point.own and not theme.crowded else DISC


def draw_share(
    ax: Axes, point: SharePoint, at: float, colour: str, marker: str, *, upright: bool = False, front: bool = False
) -> None:
    """Draw one share at `at`: its envelope thin, what the words leave open thick, an exact one a marker.

    A midpoint is never drawn. Shares run along x, or `upright` along y; `front` lays one over others.
    """
    look: dict[str, Any] = {"color": colour, "solid_capstyle": "butt", "zorder": 3 + (point.own or front)}
    _line(ax, (point.lower, point.upper), at, upright, gid="interval", linewidth=WIDTHS[point.own], **look)
    if point.exact:
        look |= {"markerfacecolor": style.PAPER if point.doubtful else colour}
        _line(ax, (point.low,), at, upright, gid="exact", marker=marker, markersize=SIZES[point.own], **look)
    else:
        _line(ax, (point.low, point.high), at, upright, gid="conventional", linewidth=HEDGES[point.own], **look)


def _line(ax: Axes, ends: tuple[float, ...], at: float, upright: bool, **look: Any) -> None:
    places = [at] * len(ends)
    ax.plot(*((places, ends) if upright else (ends, places)), **look)


def draw_legend(
    ax: Axes, points: Sequence[SharePoint], theme: Theme, *, series: Sequence[tuple[str, str]] = ()
) -> None:
    """Say below `ax` what the marks of `points` mean; `series` are the colour and name of each series."""
    looks = _looks(points, theme)
    handles = [
        Line2D([], [], label=wrap(label("points", key)[theme.lang], WORDS), **look) for key, look in looks.items()
    ]
    for colour, name in series:
        handles.append(Line2D([], [], marker=SERIES, linewidth=THICK, color=colour, label=name))
    if handles:
        place: dict[str, Any] = {
            "loc": "upper left",
            "bbox_to_anchor": (0, UNDER),
            "ncols": len(handles),
            "frameon": False,
        }
        room: dict[str, Any] = {"borderaxespad": 0, "handlelength": 1.4, "columnspacing": 1.4}
        ax.legend(handles=handles, fontsize=style.SIZES["small"], **place, **room)


def _looks(points: Sequence[SharePoint], theme: Theme) -> dict[str, dict[str, Any]]:
    """How each kind of mark that is shown looks, by its key among the words."""
    some = [point for point in points if not point.missing]
    grey: dict[str, Any] = {"color": style.PUBLISHED, "markersize": SIZES[0]}
    spot = grey | {"linestyle": "", "marker": "o"}
    looks: dict[str, dict[str, Any]] = {}
    own = next((point for point in some if point.own), None)
    if own is not None:
        looks["own"] = {
            "linestyle": "",
            "marker": marker_of(own, theme),
            "color": theme.share_colour(own.unit, own=True),
        }
    if not all(point.own for point in some):
        looks["others"] = spot
    if some:
        looks["interval"] = grey | {"linewidth": WIDTHS[0]}
    if not all(point.exact for point in some):
        looks["hedged"] = grey | {"linewidth": THICK}
    if any(point.doubtful for point in some):
        looks["doubtful"] = spot | {"markerfacecolor": style.PAPER}
    if len(some) < len(points):
        looks["beyond"] = spot | {"marker": "x"}
    return looks
