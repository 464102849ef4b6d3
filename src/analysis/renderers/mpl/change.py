"""Units before and after: a hollow mark, a solid one, and what lies between."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.exhibits.change import BeforeAfter, ChangePanel
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import text_columns
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.mpl.compare import (
    COLUMN,
    COLUMNS,
    POINT,
    SHARE,
    letter_size,
    mark_axis,
    room_for_names,
    write_notes,
)
from analysis.renderers.style import INK, PALETTE, PAPER, QUIET, Theme

BEYOND = "#D55E00"  # more than chance
DOT = 8.0  # points
ROOM = 0.46  # of a panel's width: what the two numbers and their difference take at the right
MARGIN = 0.06  # of the span of the marks, on either side


@layout.draws(ChangePanel)
def draw_change(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each metric in a panel of its own."""
    parts = exhibit.parts_of(ChangePanel)
    columns = COLUMNS.get(len(parts), 3)
    lines = -(-len(parts) // columns)
    names = [line.who[theme.lang] for part in parts for line in part.lines]
    lead = room_for_names(ax, names, max(len(part.lines) for part in parts), columns)
    grid = layout.panel_grid(ax, columns, lines, lead=lead, gap=(0.03, 0.2 / lines + 0.06))
    for plot, part in zip(grid, parts, strict=False):
        _draw_panel(plot, part, theme.lang)
    for plot in grid[len(parts) :]:
        plot.remove()


def _draw_panel(ax: Axes, part: ChangePanel, lang: str) -> None:
    """Draw one metric: a line per unit from its earlier to its later number."""
    below = write_notes(ax, part.notes, lang, axis=True)
    box = ax.inset_axes((0, below, 1, 1 - below))
    ax.set_axis_off()
    box.set_xlim(*_axis_ends(part.lines))
    box.set_ylim(len(part.lines) - 0.4, -0.6)
    height = box.get_window_extent().height / ax.figure.dpi
    size = letter_size(len(part.lines), height)
    for y, line in enumerate(part.lines):
        colour = BEYOND if line.beyond else PALETTE[0] if line.beyond is None else style.OTHERS
        _draw_line(box, line, y, colour, size)
        _write_change(box, line, y, size, lang)
    marks.quieten_axes(box, keep="y")
    mark_axis(box, lang)
    # no ticks under the words at the right
    box.set_xticks([tick for tick in box.get_xticks() if _left_of_words(box, tick)])
    who = [line.who[lang] for line in part.lines]
    box.set_yticks(range(len(who)), who, fontsize=size)
    box.set_title(
        part.heading[lang], loc="left", fontsize=style.SIZES["subtitle"], pad=10, color=INK
    )


def _axis_ends(lines: Sequence[BeforeAfter]) -> tuple[float, float]:
    """Return an axis that holds all marks, with room for the words at its right."""
    numbers = [number for line in lines for number in (line.before, line.after)]
    least, most = min(number.low for number in numbers), max(number.high for number in numbers)
    # counts begin at 0, so that a small change looks small; shares have an axis with its numbers
    if numbers[0].measure != SHARE:
        least = 0.0
    span = (most - least) or max(abs(most), 1.0)
    return least - MARGIN * span, most + span * (MARGIN + ROOM / (1 - ROOM))


def _left_of_words(ax: Axes, tick: float) -> bool:
    least, most = ax.get_xlim()
    return least <= tick <= least + (1 - ROOM) * (most - least)


def _ends(number: Number) -> tuple[float, float]:
    return number.low, number.high


def _draw_line(ax: Axes, line: BeforeAfter, y: float, colour: str, size: float) -> None:
    """Draw both marks and what lies between; what words leave open is a thick line."""
    before, after = line.before, line.after
    scale = min(size / style.SIZES["label"], 1.0)
    ax.plot([before.high, after.high], [y, y], color=colour, linewidth=1.6, gid="between")
    for number, fill in ((before, PAPER), (after, colour)):
        if number.low != number.high:
            ax.plot(_ends(number), [y, y], color=colour, linewidth=6, alpha=0.5, gid="conventional")
        ax.plot(
            number.high,
            y,
            "o",
            markersize=DOT * scale,
            markerfacecolor=fill,
            markeredgecolor=colour,
            gid="after" if number is after else "before",
        )


def _write_change(ax: Axes, line: BeforeAfter, y: float, size: float, lang: str) -> None:
    """Write the two numbers and their difference at the right edge."""
    words = line.text[lang]
    width = ax.get_window_extent().width / ax.figure.dpi * POINT
    fit = min(size, width * ROOM / max(text_columns(words) * COLUMN, 1))
    colour = BEYOND if line.beyond else INK if line.beyond is None else QUIET
    ax.text(
        1,
        y,
        words,
        transform=ax.get_yaxis_transform(),
        ha="right",
        va="center",
        fontsize=fit,
        color=colour,
        gid="figures",
    )
