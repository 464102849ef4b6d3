"""A grid of states, in panels: a filled cell with a sign, or a hatched one for what is not reported."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from analysis.exhibits.coverage import SILENT, StateGrid
from analysis.exhibits.spec import Exhibit
from analysis.palette import DARK_STATES, STATE_FILLS, STATE_SIGNS
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme
from analysis.vocabulary import metrics, states, themes

PANELS, LINES = 3, 24
ABREAST, NARROW = 6, 14  # units whose names stand side by side; units whose cells have room in three panels


class _Line(NamedTuple):
    """A line of a panel: a metric with a state per unit, or the heading of a theme, which has none."""

    id: str
    states: tuple[str, ...] = ()


@layout.draws(StateGrid)
def draw_coverage(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw `exhibit`, a StateGrid: the more units, the fewer and wider its panels."""
    (part,) = exhibit.parts_of(StateGrid)
    lines = [
        line
        for section in part.sections
        for line in (_Line(section.theme), *map(_Line, section.metrics, section.states))
    ]
    panels = _split(lines, len(part.units))
    top = 0.12 if len(part.units) > ABREAST else 0.0
    for plot, own in zip(layout.panels(ax, len(panels), lead=0.155, gap=(0.02, 0), top=top), panels, strict=True):
        _draw_panel(plot, own, part, theme.lang)
    _legend(ax, theme.lang)


def _split(lines: list[_Line], units: int) -> list[list[_Line]]:
    """The lines of each panel, about equally many; a heading never stands last in one."""
    most = PANELS if units <= NARROW else PANELS - 1
    panels = PANELS if units <= ABREAST else min(most, max(-(-len(lines) // LINES), 1))
    height = max(-(-len(lines) // panels), 1)
    parts = [lines[start : start + height] for start in range(0, panels * height, height)]
    for before, after in pairwise(parts):
        if before and not before[-1].states:
            after.insert(0, before.pop())
    return parts


def _draw_panel(ax: Axes, lines: Sequence[_Line], part: StateGrid, lang: str) -> None:
    """One column of metrics, a cell for each unit."""
    units, small = len(part.units), style.SIZES["small"]
    ax.set(xlim=(0, max(units, 1)), ylim=(max(len(lines), 1), 0))
    marks.quiet(ax)
    for y, line in enumerate(lines):
        if not line.states:
            look: dict[str, Any] = {"fontsize": small, "color": style.PALETTE[0]}
            ax.text(-0.15, y + 0.55, themes()[line.id][lang], ha="right", va="center", **look)
            continue
        ax.text(-0.15, y + 0.5, metrics()[line.id].label[lang], ha="right", va="center", fontsize=small - 0.5)
        for x, state in enumerate(line.states):
            _draw_cell(ax, x, y, state, 8 if units <= NARROW else 4.5)
    turned = 90 if units > ABREAST else 0 if lang == "zh" else 35
    for x, name in enumerate(part.short):
        ax.text(x + 0.5, -0.25, name[lang], ha="center", va="bottom", fontsize=small, rotation=turned, gid="unit")


def _draw_cell(ax: Axes, x: float, y: float, state: str, size: float) -> None:
    """One unit's state of one metric."""
    if state == SILENT:
        marks.absent(ax, x + 0.06, y + 0.08, 0.88, 0.84)
        return
    ax.add_patch(Rectangle((x + 0.06, y + 0.08), 0.88, 0.84, facecolor=STATE_FILLS[state], edgecolor="none", gid=state))
    ink = "white" if state in DARK_STATES else style.INK
    ax.text(x + 0.5, y + 0.52, STATE_SIGNS[state], ha="center", va="center", color=ink, fontsize=size)


def _legend(ax: Axes, lang: str) -> None:
    """The states with their fill and sign."""
    handles = [
        Patch(facecolor=STATE_FILLS[key], label=f"{STATE_SIGNS[key]} {states()[key][lang]}") for key in STATE_FILLS
    ]
    silent: dict[str, Any] = {"facecolor": "white", "edgecolor": "#a6a6a6", "hatch": style.ABSENT_HATCH}
    handles.append(Patch(label=states()[SILENT][lang], **silent))
    place: dict[str, Any] = {"loc": "upper right", "bbox_to_anchor": (1.0, -0.02), "ncols": 5, "frameon": False}
    ax.legend(handles=handles, fontsize=style.SIZES["small"], borderaxespad=0, **place)
