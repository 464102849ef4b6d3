"""Grids: the states of coverage, and honours by tier."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from analysis.exhibits.coverage import SILENT, StateGrid
from analysis.exhibits.honours import HonoursTable
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import interval_words, label
from analysis.palette import DARK_STATES, STATE_FILLS, STATE_SIGNS
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme
from analysis.vocabulary import metrics, states, themes

# --- Honours as marks in a table: a mark's shape says who received, its number how many.

SHAPES = {"award": "*", "person": "o", "collective": "s", "mixed": "D"}
STEP, PER_LINE, LINE = 0.42, 2, 0.44
LARGE, SMALL = 12, 9


@layout.draws(HonoursTable)
def draw_honours(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, an HonoursTable; marks have one size: lengths would invite comparison."""
    (part,) = exhibit.parts_of(HonoursTable)
    plot = layout.inner_axes(ax, 0.1)
    plot.set(xlim=(0, max(len(part.units), 1)), ylim=(max(len(part.tiers), 1), 0))
    for x, unit in enumerate(part.units):
        for y, row in enumerate(part.cells):
            _draw_tier(plot, x, y, row[x], theme.colour(unit), theme.lang)
    _frame_tiers(plot, part, theme.lang)


def _draw_tier(ax: Axes, x: int, y: int, numbers: Sequence[Number], shade: str, lang: str) -> None:
    """One unit's honours of one tier.

    PER_LINE marks on a line, the lines about the middle of the cell.
    """
    if not numbers:  # not reported, which is not “no honours”
        marks.draw_absent(ax, x + 0.03, y + 0.08, 0.94, 0.84)
    lines = -(-len(numbers) // PER_LINE)
    for place, number in enumerate(numbers):
        left = x + 0.12 + place % PER_LINE * STEP
        middle = y + 0.5 + (place // PER_LINE - (lines - 1) / 2) * LINE
        _draw_mark(ax, left, middle, number, shade, SMALL if lines > 1 else LARGE)
        text = interval_words(number.low, number.high, lang)
        # An officer's or a team's honour never stands for its unit's.
        if number.actor != number.unit:
            text += f"  {number.part[lang]}"
        ax.text(left + 0.09, middle + 0.02, text, va="center", fontsize=style.SIZES["label"])


def _draw_mark(ax: Axes, x: float, y: float, number: Number, shade: str, size: float) -> None:
    """The shape of who received; hollow for candidates."""
    metric = metrics()[number.metric]
    inside = "white" if metric.tier == "candidate_pool" else shade
    shape = SHAPES[metric.recipient]
    ax.plot(x, y, marker=shape, markersize=size, color=shade, markerfacecolor=inside, gid=metric.id)


def _frame_tiers(ax: Axes, part: HonoursTable, lang: str) -> None:
    """Tiers on the left, units above, shapes below."""
    marks.quieten_axes(ax, keep="y")
    names = [label("tiers", tier)[lang] for tier in part.tiers]
    ax.set_yticks([y + 0.5 for y in range(len(names))], names, fontsize=style.SIZES["label"])
    for x, head in enumerate(part.heads):
        look: dict[str, Any] = {
            "ha": "center",
            "va": "bottom",
            "color": style.INK,
            "fontsize": style.SIZES["label"],
        }
        ax.text(x + 0.5, -0.08, head[lang], **look)
    look = {"linestyle": "", "color": style.QUIET, "markersize": 10}
    handles = []
    for key, shape in SHAPES.items():
        words = label("recipients", key)[lang]
        handles.append(Line2D([], [], marker=shape, label=words, **look))
    hollow = Line2D(
        [],
        [],
        marker="o",
        markerfacecolor="white",
        label=label("words", "candidates")[lang],
        **look,
    )
    place: dict[str, Any] = {
        "loc": "upper right",
        "bbox_to_anchor": (1, -0.01),
        "ncols": 5,
        "frameon": False,
    }
    ax.legend(handles=[*handles, hollow], fontsize=style.SIZES["small"], **place)


# --- A grid of states, in panels: a filled cell with a sign, or a hatched one for what is not
# reported.

PANELS, LINES = 3, 24
# units whose names stand side by side; units whose cells have room in three panels
ABREAST, NARROW = 6, 14


class _Line(NamedTuple):
    """Hold a line of a panel: a metric with a state per unit, or the heading of a theme."""

    id: str
    states: tuple[str, ...] = ()


@layout.draws(StateGrid)
def draw_coverage(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, a StateGrid: the more units, the fewer and wider its panels."""
    (part,) = exhibit.parts_of(StateGrid)
    lines = []
    for section in part.sections:
        lines.append(_Line(section.theme))
        lines += map(_Line, section.metrics, section.states)
    panels = _split_lines(lines, len(part.units))
    top = 0.12 if len(part.units) > ABREAST else 0.0  # names of many units are upright
    grid = layout.panel_grid(ax, len(panels), lead=0.155, gap=(0.02, 0), top=top)
    for plot, own in zip(grid, panels, strict=True):
        _draw_panel(plot, own, part, theme.lang)
    _draw_states(ax, theme.lang)


def _split_lines(lines: list[_Line], units: int) -> list[list[_Line]]:
    """The lines of each panel, about equally many; a heading never stands last in one."""
    most = PANELS if units <= NARROW else PANELS - 1
    panels = PANELS if units <= ABREAST else min(most, max(-(-len(lines) // LINES), 1))
    height = max(-(-len(lines) // panels), 1)
    parts = [lines[start : start + height] for start in range(0, panels * height, height)]
    for before, after in pairwise(parts):
        if before and not before[-1].states:  # a heading: it goes with the lines below it
            after.insert(0, before.pop())
    return parts


def _draw_panel(ax: Axes, lines: Sequence[_Line], part: StateGrid, lang: str) -> None:
    """One column of metrics, a cell for each unit."""
    units, small = len(part.units), style.SIZES["small"]
    ax.set(xlim=(0, max(units, 1)), ylim=(max(len(lines), 1), 0))
    marks.quieten_axes(ax)
    for y, line in enumerate(lines):
        if not line.states:
            look: dict[str, Any] = {"fontsize": small, "color": style.PALETTE[0]}
            ax.text(-0.15, y + 0.55, themes()[line.id][lang], ha="right", va="center", **look)
            continue
        ax.text(
            -0.15,
            y + 0.5,
            metrics()[line.id].label[lang],
            ha="right",
            va="center",
            fontsize=small - 0.5,
        )
        for x, state in enumerate(line.states):
            _draw_cell(ax, x, y, state, 8 if units <= NARROW else 4.5)
    turned = 90 if units > ABREAST else 0 if lang == "zh" else 35
    for x, name in enumerate(part.short):
        ax.text(
            x + 0.5,
            -0.25,
            name[lang],
            ha="center",
            va="bottom",
            fontsize=small,
            rotation=turned,
            gid="unit",
        )


def _draw_cell(ax: Axes, x: float, y: float, state: str, size: float) -> None:
    """One unit's state of one metric."""
    if state == SILENT:
        marks.draw_absent(ax, x + 0.06, y + 0.08, 0.88, 0.84)
        return
    ax.add_patch(
        Rectangle(
            (x + 0.06, y + 0.08),
            0.88,
            0.84,
            facecolor=STATE_FILLS[state],
            edgecolor="none",
            gid=state,
        )
    )
    # In grey print the sign alone tells states apart, so it must be read on any fill.
    ink = "white" if state in DARK_STATES else style.INK
    ax.text(
        x + 0.5, y + 0.52, STATE_SIGNS[state], ha="center", va="center", color=ink, fontsize=size
    )


def _draw_states(ax: Axes, lang: str) -> None:
    """The states with their fill and sign."""
    handles = []
    for key, fill in STATE_FILLS.items():
        words = f"{STATE_SIGNS[key]} {states()[key][lang]}"
        handles.append(Patch(facecolor=fill, label=words))
    silent: dict[str, Any] = {
        "facecolor": "white",
        "edgecolor": "#a6a6a6",
        "hatch": style.ABSENT_HATCH,
    }
    handles.append(Patch(label=states()[SILENT][lang], **silent))
    place: dict[str, Any] = {
        "loc": "upper right",
        "bbox_to_anchor": (1.0, -0.02),
        "ncols": 5,
        "frameon": False,
    }
    ax.legend(handles=handles, fontsize=style.SIZES["small"], borderaxespad=0, **place)
