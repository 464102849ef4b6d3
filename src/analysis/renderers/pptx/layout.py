"""Where things stand on a slide, and how large text may be to fit there."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.labels.words import wrap

POINT, INCH = 12_700, 914_400  # EMU
COLUMN, LEADING = 0.53, 1.38  # width of a column of text and height of a line, in parts of the size


class Box(NamedTuple):
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + self.height


def grid(box: Box, count: int, columns: int, widths: Sequence[float], gap: int) -> list[Box]:
    """`count` places within `box`, `columns` a line; `widths` part a line, equally where it is empty.

    >>> [place.left for place in grid(Box(0, 0, 110, 50), 2, 2, (), 10)]
    [0, 60]
    >>> grid(Box(0, 0, 100, 110), 2, 1, (), 10)[1]
    Box(left=0, top=60, width=100, height=50)
    """
    shares = list(widths) or [1.0] * columns
    free, rows = box.width - gap * (columns - 1), max(-(-count // columns), 1)
    high = (box.height - gap * (rows - 1)) // rows
    wide = [int(free * share / sum(shares)) for share in shares]
    lefts = [box.left + sum(wide[:column]) + gap * column for column in range(columns)]
    places = [divmod(place, columns) for place in range(count)]
    return [Box(lefts[column], box.top + row * (high + gap), wide[column], high) for row, column in places]


def height(paragraphs: Sequence[str], width: float, size: float) -> float:
    """Points that `paragraphs` take at `size` in a place `width` points wide."""
    room = max(int(width / (size * COLUMN)), 4)
    return sum(wrap(text, room).count("\n") + 1 for text in paragraphs) * size * LEADING


def fit(paragraphs: Sequence[str], width: float, high: float, sizes: Sequence[float]) -> float:
    """The first of `sizes`, from large to small, at which `paragraphs` fit; the last where none does.

    >>> fit(["一二三四五六七八九十"], 100, 20, (20, 14, 8))
    8
    """
    return next((size for size in sizes if height(paragraphs, width, size) <= high), sizes[-1])


def together(texts: Sequence[str], width: float, size: float) -> list[str]:
    """`texts` on one line where they fit there, else each on its own.

    >>> together(["不可相加", "no sum"], 200, 10)
    ['不可相加   no sum']
    """
    joined = "   ".join(texts)
    return [joined] if texts and height([joined], width, size) <= size * LEADING else list(texts)
