"""Marks of shares: exact ones a marker, hedged ones a bar, the envelope thin; their legend."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import Bbox

from analysis.exhibits.share_points import SharePoint
from analysis.labels.words import label, text_columns, wrap_text
from analysis.renderers import style
from analysis.renderers.style import INK, Theme

# --- Names beside marks, as far as there is room: what has none is left unnamed, never laid over
# another.

POINT = 72  # to the inch
SPOT, BESIDE = 6.5, 7  # points: half the room of a mark or a line of words; from a mark to its name
COLUMN = 5.3  # points a column of small words takes
BACK = {"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 0.5}


class Named(NamedTuple):
    """A mark from `left` to `right` at height `y`, in data, and its name."""

    left: float
    right: float
    y: float
    words: str


class Side(NamedTuple):
    """Place a name by its mark: its alignment, and how many points off the mark's end."""

    ha: str
    va: str
    across: float
    up: float


SIDES = (
    Side("left", "center", BESIDE, 0),
    Side("right", "center", -BESIDE, 0),
    Side("center", "bottom", 0, BESIDE),
    Side("center", "top", 0, -BESIDE),
)


def write_names(ax: Axes, named: Sequence[Named]) -> None:
    """Write the names of `named` at the right of their marks, else left, above or below.

    The first come first.
    """
    scale = POINT / ax.figure.dpi
    frame = Bbox(ax.get_window_extent().get_points() * scale)
    ends, taken = [], []
    for one in named:
        first, last = ax.transData.transform([(one.left, one.y), (one.right, one.y)]) * scale
        ends.append((first, last))
        spot = (first[0] - SPOT, first[1] - SPOT, last[0] + SPOT, last[1] + SPOT)
        taken.append(Bbox.from_extents(*spot))
    for at, (one, (first, last)) in enumerate(zip(named, ends, strict=True)):
        others = taken[:at] + taken[at + 1 :]  # a name may touch its own mark
        for side in SIDES:
            box = _name_box(side, first, last, text_columns(one.words) * COLUMN)
            if _is_free(box, others, frame):
                taken.append(box)
                _write_name(ax, one, side)
                break


def _write_name(ax: Axes, one: Named, side: Side) -> None:
    """One name on `side` of its mark."""
    # A name whose text begins at the left stands at the mark's right end.
    place = {"left": one.right, "right": one.left}.get(side.ha, (one.left + one.right) / 2)
    ax.annotate(
        one.words,
        (place, one.y),
        (side.across, side.up),
        textcoords="offset points",
        ha=side.ha,
        va=side.va,
        color=INK,
        fontsize=style.SIZES["small"],
        bbox=BACK,
        gid="name",
    )


def _name_box(side: Side, first: Sequence[float], last: Sequence[float], width: float) -> Bbox:
    """Return the room, in points, that a name takes on `side` of a mark."""
    x = {"left": last[0] + side.across, "right": first[0] + side.across - width}
    middle = (first[0] + last[0] - width) / 2
    y = first[1] + side.up + {"center": -SPOT, "bottom": 0, "top": -2 * SPOT}[side.va]
    return Bbox.from_bounds(x.get(side.ha, middle), y, width, 2 * SPOT)


def _is_free(box: Bbox, others: Sequence[Bbox], frame: Bbox) -> bool:
    return (
        frame.x0 <= box.x0
        and box.x1 <= frame.x1
        and not any(box.overlaps(other) for other in others)
    )


# --- Marks of shares: exact ones a marker, hedged ones what the words leave open, the envelope
# thin; and their legend.

DISC = "o"
# of what others published, and of the project's own
SIZES, WIDTHS, HEDGES = (5.0, 9.0), (1.1, 2.2), (7.0, 10.0)
SERIES, THICK = "D", 6
UNDER = -0.055
WORDS = 42  # columns of a name in the legend before it goes on a second line


def marker_of(point: SharePoint, theme: Theme) -> str:
    """Return the unit's marker; a disc for a comparator, and where colours don't go round."""
    return theme.marker(point.unit) if point.own and not theme.crowded else DISC


def draw_share(
    ax: Axes,
    point: SharePoint,
    at: float,
    colour: str,
    marker: str,
    *,
    upright: bool = False,
    front: bool = False,
) -> None:
    """Draw one share at `at`.

    Its envelope thin, what the words leave open thick, an exact one a marker.

    A midpoint is never drawn. Shares run along x, or `upright` along y; `front` lays one over
    others.
    """
    # Where marks lie on each other, the reports' own are on top.
    look: dict[str, Any] = {
        "color": colour,
        "solid_capstyle": "butt",
        "zorder": 3 + (point.own or front),
    }
    _draw_line(
        ax,
        (point.lower, point.upper),
        at,
        upright,
        gid="interval",
        linewidth=WIDTHS[point.own],
        **look,
    )
    if point.exact:
        look |= {"markerfacecolor": style.PAPER if point.doubtful else colour}
        _draw_line(
            ax,
            (point.low,),
            at,
            upright,
            gid="exact",
            marker=marker,
            markersize=SIZES[point.own],
            **look,
        )
    else:
        _draw_line(
            ax,
            (point.low, point.high),
            at,
            upright,
            gid="conventional",
            linewidth=HEDGES[point.own],
            **look,
        )


def _draw_line(ax: Axes, ends: tuple[float, ...], at: float, upright: bool, **look: Any) -> None:
    places = [at] * len(ends)
    ax.plot(*((places, ends) if upright else (ends, places)), **look)


def draw_legend(
    ax: Axes, points: Sequence[SharePoint], theme: Theme, *, series: Sequence[tuple[str, str]] = ()
) -> None:
    """Say below `ax` what the marks of `points` mean.

    `series` are the colour and name of each series.
    """
    looks = _legend_looks(points, theme)
    handles = []
    for key, look in looks.items():
        words = wrap_text(label("points", key)[theme.lang], WORDS)
        handles.append(Line2D([], [], label=words, **look))
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


def _legend_looks(points: Sequence[SharePoint], theme: Theme) -> dict[str, dict[str, Any]]:
    """How each kind of mark that is shown looks, by its key among the words."""
    some = [point for point in points if not point.missing]
    grey: dict[str, Any] = {"color": style.PUBLISHED, "markersize": SIZES[0]}
    spot = grey | {"linestyle": "", "marker": "o"}
    looks: dict[str, dict[str, Any]] = {}
    own, others, hedged, doubtful = None, False, False, False
    for point in some:
        own = own or (point if point.own else None)
        others = others or not point.own
        hedged = hedged or not point.exact
        doubtful = doubtful or point.doubtful
    if own is not None:
        looks["own"] = {
            "linestyle": "",
            "marker": marker_of(own, theme),
            "color": theme.share_colour(own.unit, own=True),
        }
    if others:
        looks["others"] = spot
    if some:
        looks["interval"] = grey | {"linewidth": WIDTHS[0]}
    if hedged:
        looks["hedged"] = grey | {"linewidth": THICK}
    if doubtful:  # hollow: its source must be asked about it
        looks["doubtful"] = spot | {"markerfacecolor": style.PAPER}
    if len(some) < len(points):  # more rectified than found: a cross beyond 100 %
        looks["beyond"] = spot | {"marker": "x"}
    return looks
