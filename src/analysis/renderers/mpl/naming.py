"""Names beside marks, as far as there is room: what has none is left unnamed, never laid over another."""

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from analysis.labels.words import columns
from analysis.renderers.style import INK, SIZES

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
    """Where a name stands by its mark: how it is aligned, and how many points off the mark's end."""

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


def beside(ax: Axes, named: Sequence[Named]) -> None:
    """Write the names of `named` at the right of their marks, else left, above or below; the first come first."""
    scale = POINT / ax.figure.dpi
    frame = Bbox(ax.get_window_extent().get_points() * scale)
    ends = [ax.transData.transform([(one.left, one.y), (one.right, one.y)]) * scale for one in named]
    taken = [Bbox.from_extents(a[0] - SPOT, a[1] - SPOT, b[0] + SPOT, b[1] + SPOT) for a, b in ends]
    for at, (one, (first, last)) in enumerate(zip(named, ends, strict=True)):
        others = [box for place, box in enumerate(taken) if place != at]
        boxes = {side: _box(side, first, last, columns(one.words) * COLUMN) for side in SIDES}
        free = [side for side, box in boxes.items() if _free(box, others, frame)]
        for side in free[:1]:
            taken.append(boxes[side])
            place = {"left": one.right, "right": one.left}.get(side.ha, (one.left + one.right) / 2)
            ax.annotate(one.words, (place, one.y), (side.across, side.up), textcoords="offset points", ha=side.ha,
                        va=side.va, color=INK, fontsize=SIZES["small"], bbox=BACK, gid="name")  # fmt: skip


def _box(side: Side, first: Sequence[float], last: Sequence[float], width: float) -> Bbox:
    """The room, in points, that a name of `width` takes on `side` of a mark from `first` to `last`."""
    x = {"left": last[0] + side.across, "right": first[0] + side.across - width}
    middle = (first[0] + last[0] - width) / 2
    y = first[1] + side.up + {"center": -SPOT, "bottom": 0, "top": -2 * SPOT}[side.va]
    return Bbox.from_bounds(x.get(side.ha, middle), y, width, 2 * SPOT)


def _free(box: Bbox, others: Sequence[Bbox], frame: Bbox) -> bool:
    return frame.x0 <= box.x0 and box.x1 <= frame.x1 and not any(box.overlaps(other) for other in others)
