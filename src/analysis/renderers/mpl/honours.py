"""Honours as marks in a table: a mark's shape says who received, its number how many."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import interval, label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme
from analysis.vocabulary import metrics

SHAPES = {"award": "*", "person": "o", "collective": "s", "mixed": "D"}
STEP, PER_LINE, LINE = 0.42, 2, 0.44
LARGE, SMALL = 12, 9


@layout.draws(HonoursTable)
def draw_honours(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, an HonoursTable; marks are of one size, for lengths would invite comparison."""
    (part,) = exhibit.parts_of(HonoursTable)
    plot = layout.inner(ax, 0.1)
    plot.set(xlim=(0, max(len(part.units), 1)), ylim=(max(len(part.tiers), 1), 0))
    for x, unit in enumerate(part.units):
        for y, row in enumerate(part.cells):
            _draw_cell(plot, x, y, row[x], theme.colour(unit), theme.lang)
    _frame(plot, part, theme.lang)


def _draw_cell(ax: Axes, x: int, y: int, numbers: Sequence[Number], shade: str, lang: str) -> None:
    """One unit's honours of one tier: PER_LINE marks on a line, the lines about the middle of the cell."""
    if not numbers:
        marks.absent(ax, x + 0.03, y + 0.08, 0.94, 0.84)
    lines = -(-len(numbers) // PER_LINE)
    for place, number in enumerate(numbers):
        left = x + 0.12 + place % PER_LINE * STEP
        middle = y + 0.5 + (place // PER_LINE - (lines - 1) / 2) * LINE
        _draw_mark(ax, left, middle, number, shade, SMALL if lines > 1 else LARGE)
        text = interval(number.low, number.high, lang)
        if number.actor != number.unit:
            text += f"  {number.part[lang]}"
        ax.text(left + 0.09, middle + 0.02, text, va="center", fontsize=style.SIZES["label"])


def _draw_mark(ax: Axes, x: float, y: float, number: Number, shade: str, size: float) -> None:
    """The shape of who received; hollow for candidates."""
    metric = metrics()[number.metric]
    inside = "white" if metric.tier == "candidate_pool" else shade
    shape = SHAPES[metric.recipient]
    ax.plot(x, y, marker=shape, markersize=size, color=shade, markerfacecolor=inside, gid=metric.id)


def _frame(ax: Axes, part: HonoursTable, lang: str) -> None:
    """Tiers on the left, units above, shapes below."""
    marks.quiet(ax, keep="y")
    names = [label("tiers", tier)[lang] for tier in part.tiers]
    ax.set_yticks([y + 0.5 for y in range(len(names))], names, fontsize=style.SIZES["label"])
    for x, head in enumerate(part.heads):
        look: dict[str, Any] = {"ha": "center", "va": "bottom", "color": style.INK, "fontsize": style.SIZES["label"]}
        ax.text(x + 0.5, -0.08, head[lang], **look)
    look = {"linestyle": "", "color": style.QUIET, "markersize": 10}
    handles = [Line2D([], [], marker=shape, label=label("recipients", key)[lang], **look)
               for key, shape in SHAPES.items()]  # fmt: skip
    hollow = Line2D([], [], marker="o", markerfacecolor="white", label=label("words", "candidates")[lang], **look)
    place: dict[str, Any] = {"loc": "upper right", "bbox_to_anchor": (1, -0.01), "ncols": 5, "frameon": False}
    ax.legend(handles=[*handles, hollow], fontsize=style.SIZES["small"], **place)
