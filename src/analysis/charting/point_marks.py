"""Marks of shares: exact ones a marker, hedged ones what the words leave open, the envelope thin; and their legend."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charting import style
from analysis.charting.labels import label, wrap
from analysis.charting.points import OTHERS, Point
from analysis.charting.style import Names

SIZES, WIDTHS, HEDGES = (5.0, 9.0), (1.1, 2.2), (7.0, 10.0)  # of what others published, and of the project's own
SERIES, THICK = "D", 6
UNDER = -0.055
WORDS = 42  # columns of a name in the legend before it goes on a second line


def draw(
    ax: Axes, point: Point, at: float, colour: str, marker: str, *, upright: bool = False, front: bool = False
) -> None:
    """One share at `at`: its envelope thin, what the words leave open thick, an exact one a marker; never a midpoint.

    Shares run along x, or `upright` along y; `front` lays it over others.
    """
    look: dict[str, Any] = {"color": colour, "solid_capstyle": "butt", "zorder": 3 + (point.own or front)}
    _line(ax, (point.lower, point.upper), at, upright, gid="interval", linewidth=WIDTHS[point.own], **look)
    if point.exact:
        inside = style.PAPER if point.doubtful else colour
        _line(ax, (point.low,), at, upright, gid="exact", marker=marker, markersize=SIZES[point.own],
              markerfacecolor=inside, **look)  # fmt: skip
    else:
        _line(ax, (point.low, point.high), at, upright, gid="conventional", linewidth=HEDGES[point.own], **look)


def _line(ax: Axes, ends: tuple[float, ...], at: float, upright: bool, **look: Any) -> None:
    places = [at] * len(ends)
    ax.plot(*((places, ends) if upright else (ends, places)), **look)


def legend(ax: Axes, shown: Sequence[Point], names: Names, lang: str, *, more: Sequence[tuple[str, str]] = ()) -> None:
    """What the marks mean that are `shown`, below `ax` at its left; `more` are the colour and name of each series."""
    looks = _looks(shown, names)
    handles = [Line2D([], [], label=wrap(label("points", key)[lang], WORDS), **look) for key, look in looks.items()]
    for colour, said in more:
        handles.append(Line2D([], [], marker=SERIES, linewidth=THICK, color=colour, label=said))
    if handles:
        ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(0, UNDER), ncols=len(handles), frameon=False,
                  fontsize=style.SIZES["small"], borderaxespad=0, handlelength=1.4, columnspacing=1.4)  # fmt: skip


def _looks(shown: Sequence[Point], names: Names) -> dict[str, dict[str, Any]]:
    """How each kind of mark that is `shown` looks, by its key in labels.toml."""
    some = [point for point in shown if not point.missing]
    grey: dict[str, Any] = {"color": OTHERS, "markersize": SIZES[0]}
    spot = grey | {"linestyle": "", "marker": "o"}
    looks: dict[str, dict[str, Any]] = {}
    for point in [point for point in some if point.own][:1]:
        looks["own"] = {"linestyle": "", "marker": point.marker(names), "color": point.colour(names)}
    if not all(point.own for point in some):
        looks["others"] = spot
    if some:
        looks["interval"] = grey | {"linewidth": WIDTHS[0]}
    if not all(point.exact for point in some):
        looks["hedged"] = grey | {"linewidth": THICK}
    if any(point.doubtful for point in some):
        looks["doubtful"] = spot | {"markerfacecolor": style.PAPER}
    if len(some) < len(shown):
        looks["beyond"] = spot | {"marker": "x"}
    return looks
