"""Reading what a chart drew: its artists by name, its texts, where they stand."""

import re
from collections.abc import Iterator
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox


def figure_of(ax: Axes) -> Figure:
    """The figure that `ax` is on."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def inside(ax: Axes) -> list[Any]:
    """`ax`, the panels in it, and those in these."""
    panels: list[Any] = [ax]
    for panel in ax.child_axes:
        panels += inside(panel)
    return panels


def artists(ax: Axes, gid: str) -> list[Any]:
    """All artists of a chart named `gid`."""
    return ax.findobj(lambda artist: artist.get_gid() == gid)


def text_of(ax: Axes, gid: str) -> str:
    """The one text named `gid`."""
    (text,) = artists(ax, gid)
    return str(text.get_text())


def numbers_in(ax: Axes) -> list[int]:
    """The numbers in a chart's title, in their order."""
    return [int(number) for number in re.findall("[0-9]+", text_of(ax, "title"))]


def texts(ax: Axes) -> list[Text]:
    """Every text that is painted: not empty, not hidden, no tick label beyond its axis."""
    hidden = {id(label) for one in inside(ax) for label in _unpainted(one)}
    found = figure_of(ax).findobj(Text)
    return [
        text
        for text in found
        if text.get_visible() and text.get_text().strip() and id(text) not in hidden
    ]


def _unpainted(ax: Axes) -> Iterator[Text]:
    for axis in (ax.xaxis, ax.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in axis.get_major_ticks():
            if not ax.axison or not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


def said(ax: Axes) -> list[str]:
    """The words of every text that is painted."""
    return [text.get_text() for text in texts(ax)]


def place(text: Text) -> Bbox:
    """Where a text stands, in pixels."""
    return text.get_window_extent()


def hits(one: Bbox, other: Bbox, by: float = 1.0) -> bool:
    """Whether two places share more than `by` pixels in both directions."""
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.y1, other.y1) - max(one.y0, other.y0)
    return bool(width > by and height > by)


def stands(ax: Axes) -> list[float]:
    """Every x at which a bar, marker or line of data stands in the panels of a chart."""
    lines = [float(x) for one in inside(ax) for line in one.lines for x in line.get_xdata()]
    bars = [
        edge
        for one in inside(ax)
        for bar in one.patches
        for edge in (bar.get_x(), bar.get_x() + bar.get_width())
    ]
    return lines + bars


def grey(colour: str) -> float:
    """How light a colour prints in black and white, 0 to 100 (CIE 1931 luminance, then L* of 1976)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in to_rgb(colour)
    ]
    luminance = sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return float(116 * luminance ** (1 / 3) - 16)
