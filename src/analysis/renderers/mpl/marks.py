"""Marks that several charts share.

An interval with its strict reach, a hatched absence, a quiet axis.
"""

import math

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.exhibits.numbers import Number
from analysis.labels.words import text_columns
from analysis.renderers.style import ABSENT_HATCH, FAINT, INK, PAPER, QUIET, SIZES

THICK, THIN = 11, 1.6
TICK = 0.17
REFUSED = "not comparable"
UNDER, OVER = 24, 7  # points below an axis, past its tick labels; above its panel
POINT, COLUMN = 72, 0.53  # points to the inch; width of a column of words, as a part of their size
DOTTED = (0, (1, 1.6))


def draw_bounds_line(
    ax: Axes, value: Number, y: float, colour: str, marker: str, reach: float, *, scale: float = 1.0
) -> None:
    """One observation at height `y`.

    Conventional bounds thick, strict ones dotted, a tick at the printed number.

    `reach` is where an open bound leaves the picture, by an arrow. An exact
    value is one marker; a midpoint is never drawn. Marks are of `scale` times their size.
    """
    if value.exact:
        ax.plot(
            value.low,
            y,
            marker=marker,
            color=colour,
            markersize=10 * scale,
            gid="exact",
            clip_on=False,  # at 0 it would be cut in half
        )
        return
    ends = [max(value.strict_low, ax.get_xlim()[0]), min(value.strict_high, reach)]
    ax.plot(ends, [y, y], color=colour, linestyle=DOTTED, linewidth=THIN, gid="strict")
    if value.open:
        ax.plot(reach, y, marker=">", color=colour, markersize=6 * scale, gid="open", clip_on=False)
    if value.low == value.high:
        ax.plot(
            value.low, y, marker=marker, color=colour, markersize=10 * scale, gid="conventional"
        )
    ax.plot(
        [value.low, value.high],
        [y, y],
        color=colour,
        linewidth=THICK * scale,
        solid_capstyle="butt",
        gid="conventional",
    )
    if not math.isnan(value.printed):  # a number that was worked out stands in no report
        ax.plot([value.printed] * 2, [y - TICK, y + TICK], color=INK, linewidth=1.4, gid="printed")


def write_above(
    ax: Axes, value: Number, y: float, words: str, *, size: str = "label", colour: str = INK
) -> None:
    """`words` over the mark of `value` at height `y`, within the panel."""
    # On a logarithmic axis the middle of a mark is not that of its bounds.
    to_axes = ax.transData + ax.transAxes.inverted()
    left, right = (float(to_axes.transform((end, y))[0]) for end in (value.low, value.high))
    room = ax.get_window_extent().width / ax.figure.dpi * POINT
    half = min(text_columns(words) * COLUMN * SIZES[size] / room / 2, 0.5)
    x = min(max((left + right) / 2, half), 1 - half)
    box = {"facecolor": PAPER, "edgecolor": "none", "alpha": 0.8, "pad": 0.6}
    ax.text(
        x,
        y,
        words,
        transform=ax.get_yaxis_transform(),
        ha="center",
        va="bottom",
        color=colour,
        bbox=box,
        fontsize=SIZES[size],
        gid="above",
    )


def draw_absent(
    ax: Axes, left: float, bottom: float, width: float, height: float, words: str = ""
) -> None:
    """A hatched place for what is not reported; never a bar of height 0. `words` say so on it."""
    place = Rectangle(
        (left, bottom), width, height, facecolor="white", edgecolor=FAINT, hatch=ABSENT_HATCH
    )
    place.set(gid="absent", linewidth=0.6)
    ax.add_patch(place)
    if words:
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        middle = (left + width / 2, bottom + height / 2)
        ax.text(
            *middle, words, ha="center", va="center", color=QUIET, fontsize=SIZES["small"], bbox=box
        )


def stamp_refused(ax: Axes, words: str, *, above: bool = False) -> None:
    """On the face of `ax`, under its axis at the right or `above` it.

    That its rows may not be compared.
    """
    box = {"facecolor": "#FFF4D6", "edgecolor": "#E69F00", "boxstyle": "square,pad=0.35"}
    place, room, side = ((1, 1), OVER, "bottom") if above else ((1, 0), -UNDER, "top")
    ax.annotate(
        words,
        place,
        (0, room),
        xycoords="axes fraction",
        textcoords="offset points",
        ha="right",
        va=side,
        fontsize=SIZES["small"],
        color=INK,
        bbox=box,
        gid=REFUSED,
    )


def quieten_axes(ax: Axes, *, keep: str = "") -> None:
    """Take away spines and ticks but those in `keep` (x, y)."""
    for side, spine in ax.spines.items():
        spine.set_visible(side == "bottom" and "x" in keep)
        spine.set_color(FAINT)
    if "x" not in keep:
        ax.set_xticks([])
    if "y" not in keep:
        ax.set_yticks([])
    ax.tick_params(length=0, labelsize=SIZES["small"])
