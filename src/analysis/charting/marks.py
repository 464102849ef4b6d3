"""Marks that several charts share: an interval with its strict reach, a hatched absence, a quiet axis."""

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.charting.labels import interval
from analysis.charting.style import ABSENT_HATCH, FAINT, INK, QUIET, SIZES

THICK, THIN = 11, 1.6
TICK = 0.17


def span(ax: Axes, row: "pd.Series[object]", y: float, colour: str, marker: str, reach: float) -> None:
    """One observation at height `y`: conventional bounds thick, strict ones dotted, a tick at the printed number.

    `reach` is where an open bound leaves the picture, by an arrow. An exact
    value is one marker; a midpoint is never drawn.
    """
    low, high = float(str(row["low"])), float(str(row["high"]))
    if low == high:
        ax.plot(low, y, marker=marker, color=colour, markersize=10, gid="exact", clip_on=False)
        return
    strict_low, strict_high = float(str(row["strict_low"])), float(str(row["strict_high"]))
    left = max(strict_low, ax.get_xlim()[0])
    ax.plot([left, min(strict_high, reach)], [y, y], color=colour, linestyle=(0, (1, 1.6)), linewidth=THIN, gid="strict")
    if math.isinf(strict_high):
        ax.plot(reach, y, marker=">", color=colour, markersize=6, gid="open", clip_on=False)
    ax.plot([low, high], [y, y], color=colour, linewidth=THICK, solid_capstyle="butt", gid="conventional")
    value = float(str(row["value"]))
    if not math.isnan(value):
        ax.plot([value, value], [y - TICK, y + TICK], color=INK, linewidth=1.4, gid="printed")


def absent(ax: Axes, left: float, bottom: float, width: float, height: float, words: str = "") -> None:
    """A hatched place for what is not reported; never a bar of height 0. `words` say so on it."""
    place = Rectangle((left, bottom), width, height, facecolor="white", edgecolor=FAINT, hatch=ABSENT_HATCH, linewidth=0.6)
    place.set_gid("absent")
    ax.add_patch(place)
    if words:
        ax.text(
            left + width / 2, bottom + height / 2, words, ha="center", va="center", color=QUIET, fontsize=SIZES["small"],
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )  # fmt: skip


def quiet(ax: Axes, *, keep: str = "") -> None:
    """Take away spines and ticks but those in `keep` (x, y)."""
    for side, spine in ax.spines.items():
        spine.set_visible(side == "bottom" and "x" in keep)
        spine.set_color(FAINT)
    if "x" not in keep:
        ax.set_xticks([])
    if "y" not in keep:
        ax.set_yticks([])
    ax.tick_params(length=0, labelsize=SIZES["small"])


def bounds_text(row: "pd.Series[object]", lang: str) -> str:
    """The bounds in figures, with the measure in Chinese."""
    said = interval(float(str(row["low"])), float(str(row["high"])), lang)
    measure = str(row["measure"])
    return f"{said}{measure}" if measure and (lang == "zh" or measure == "%") else said
