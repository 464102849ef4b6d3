"""Units side by side: a line per unit, or a distribution where there are too many to name."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.exhibits.compare import ComparePanel
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, number_words, text_columns, wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import FAINT, INK, PALETTE, QUIET, Theme
from analysis.vocabulary import Label

POINT = 72  # to the inch
COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2}  # of panels, by how many there are; three beyond
BELOW = 0.3  # inches below the lines of a panel, for each line of notes and the axis
LEAST_SHARE = 50.0  # per cent: shares that all lie above have an axis that begins nearer to them
ROOM = 1.16  # of the greatest number: what the axis of counts reaches
DOT = 8.0  # points
COLUMN = 0.52  # of a letter's size: the width of one column of text
LEADING = 1.7  # of a letter's size: from one line of names to the next
AWAY = 7  # points from a mark to its figures
SHARE = "%"


@layout.draws(ComparePanel)
def draw_compare(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each metric in a panel of its own."""
    parts = exhibit.parts_of(ComparePanel)
    columns = COLUMNS.get(len(parts), 3)
    lines = -(-len(parts) // columns)
    named = [line.who[theme.lang] for part in parts if not part.crowded for line in part.lines]
    lead = room_for_names(ax, named, max(len(part.lines) for part in parts), columns)
    grid = layout.panel_grid(ax, columns, lines, lead=lead, gap=(0.03, 0.3 / lines + 0.08))
    for plot, part in zip(grid, parts, strict=False):
        _draw_panel(plot, part, theme)
    for plot in grid[len(parts) :]:
        plot.remove()


def room_for_names(ax: Axes, names: Sequence[str], lines: int, columns: int) -> float:
    """Return the room that the longest of `names` takes left of a panel, as a part of `ax`."""
    longest = max(map(text_columns, names), default=0)
    box = ax.get_window_extent()
    inches, height = box.width / ax.figure.dpi, box.height / ax.figure.dpi
    room = longest * letter_size(lines, height) * COLUMN / POINT / inches + 0.01
    return float(min(room, 0.5 / columns))


def letter_size(lines: int, height: float) -> float:
    """Return the size of letters at which so many lines fit a height in inches."""
    return min(style.SIZES["label"], POINT * height / (lines + 1) * 0.72)


def _draw_panel(ax: Axes, part: ComparePanel, theme: Theme) -> None:
    """Draw one metric, with its status above and what is said of others below."""
    numbers = [line.number for line in part.lines if line.number is not None]
    axis = any(number.measure == SHARE for number in numbers) or part.crowded
    below = write_notes(ax, part.notes, theme.lang, axis=axis)
    box = ax.inset_axes((0, below, 1, 1 - below))
    ax.set_axis_off()
    box.set_xlim(*_axis_ends(part, numbers))
    if part.crowded:
        _draw_distribution(box, part, numbers, theme)
    else:
        _draw_lines(box, part, numbers, theme)
    box.set_title(
        part.heading[theme.lang], loc="left", fontsize=style.SIZES["subtitle"], pad=21, color=INK
    )
    box.annotate(
        part.status[theme.lang],
        (0, 1),
        (0, 6),
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=style.SIZES["small"],
        color=QUIET,
        gid="status",
    )


def _axis_ends(part: ComparePanel, numbers: Sequence[Number]) -> tuple[float, float]:
    """Return where the axis begins and ends: at 0, but for shares that all are large."""
    highs = [number.high for number in numbers]
    if not all(number.measure == SHARE for number in numbers):
        return 0, max(*highs, 1.0) * ROOM
    lows = [*(number.low for number in numbers), *(low for low, _ in part.intervals.values())]
    least = np.floor(min(lows) / 10) * 10 if min(lows) > LEAST_SHARE else 0
    return float(least), 100.0


def write_notes(ax: Axes, notes: Sequence[Label], lang: str, *, axis: bool = False) -> float:
    """Write `notes` at the foot of `ax`; return the part of it that they take.

    `axis` leaves room for the numbers of an axis above them.
    """
    box = ax.get_window_extent()
    inches, height = box.width / ax.figure.dpi, box.height / ax.figure.dpi
    if not notes:
        return 0.06 if axis else 0.0
    size = style.SIZES["small"]
    width = int(inches * POINT / (size * COLUMN))
    text = "\n".join(wrap_text(note[lang], width) for note in notes)
    ax.text(0, 0, text, transform=ax.transAxes, va="bottom", fontsize=size, color=QUIET, gid="note")
    room = (text.count("\n") + 1) * size * 1.5 / POINT + (BELOW if axis else 0.08)
    return float(min(room / height, 0.5))


# --- Up to BY_NAME units: a line for each, the greatest on top.


def _draw_lines(ax: Axes, part: ComparePanel, numbers: Sequence[Number], theme: Theme) -> None:
    """Draw each number on its line, with its figures beside it."""
    height = ax.get_window_extent().height / ax.figure.dpi
    size = letter_size(len(numbers), height)
    ax.set_ylim(len(numbers) - 0.4, -0.6)
    left = ax.get_xlim()[0]
    for y, number in enumerate(numbers):
        # a line from 0 is a length; where the axis begins elsewhere it only leads the eye across
        end = ax.get_xlim()[1] if left > 0 else number.low
        ax.plot([left, end], [y, y], color=FAINT, linewidth=1, zorder=0, gid="guide")
        _draw_interval(ax, part, number, y)
        scale = min(size / style.SIZES["label"], 1.0)
        marks.draw_bounds_line(
            ax, number, y, PALETTE[0], "o", ax.get_xlim()[1], scale=scale * DOT / 10
        )
        _write_figures(ax, part, number, y, size, theme.lang)
    marks.quieten_axes(ax, keep="y")
    names = [line.who[theme.lang] for line in part.lines]
    ax.set_yticks(range(len(numbers)), names, fontsize=size)
    if left > 0:
        mark_axis(ax, theme.lang)


def _draw_interval(ax: Axes, part: ComparePanel, number: Number, y: float) -> None:
    """Draw the 95 % interval, thin."""
    if number.unit in part.intervals:
        ax.plot(
            part.intervals[number.unit], [y, y], color=PALETTE[0], linewidth=1.6, gid="interval"
        )


def _write_figures(
    ax: Axes, part: ComparePanel, number: Number, y: float, size: float, lang: str
) -> None:
    """Write the number at the right of its mark, at the left where there is no room."""
    words = number.text[lang] + number.query[lang]
    end = max(number.high, part.intervals.get(number.unit, (0, number.high))[1])
    least, most = ax.get_xlim()
    inches = ax.get_window_extent().width / ax.figure.dpi
    width = text_columns(words) * size * COLUMN / POINT / inches * (most - least)
    right = end + width < most + 0.1 * (most - least) and end < most
    start = min(number.low, part.intervals.get(number.unit, (number.low, 0))[0])
    ax.annotate(
        words,
        (end if right else start, y),
        (AWAY if right else -AWAY, 0),
        textcoords="offset points",
        ha="left" if right else "right",
        va="center",
        fontsize=size,
        color=INK,
        gid="figures",
    )


def mark_axis(ax: Axes, lang: str) -> None:
    """Show a quiet axis: where it does not begin at 0, and where numbers are not written."""
    ax.spines["bottom"].set_visible(True)
    ax.spines["bottom"].set_color(FAINT)
    ax.xaxis.set_major_locator(MaxNLocator(nbins=4))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number_words(value, lang)))
    ax.tick_params(axis="x", length=3, labelsize=style.SIZES["small"], colors=QUIET)


# --- More units: a dot for each, stacked where they would lie on one another.


def _draw_distribution(
    ax: Axes, part: ComparePanel, numbers: Sequence[Number], theme: Theme
) -> None:
    """Draw all numbers as dots along the axis, with median and middle half; name some."""
    marks.quieten_axes(ax, keep="x")
    mark_axis(ax, theme.lang)
    highs = np.array([number.high for number in numbers])
    lows = np.array([number.low for number in numbers])
    quarter, most = np.quantile(lows, 0.25), np.quantile(highs, 0.75)
    # Names of the extreme units stand above the dots, so that none is written over another.
    lines = _write_extremes(ax, part, theme.lang)
    height = ax.get_window_extent().height / ax.figure.dpi * POINT
    free = max(1 - lines * style.SIZES["small"] * LEADING / height, 0.3)
    ax.axvspan(quarter, most, ymax=free, color=FAINT, alpha=0.5, zorder=0, gid="middle half")
    # the median of hedged numbers lies somewhere between those of their bounds
    for median in {float(np.median(lows)), float(np.median(highs))}:
        ax.axvline(median, ymax=free, color=QUIET, linewidth=1.4, zorder=1, gid="median")
    stacked = _stack(ax, highs)
    tallest = max(stacked) + 1
    ax.set_ylim(-0.7, tallest / free)
    size = min(DOT, height * free / tallest * 0.8)
    named = set(part.named)
    for line, number, y in zip(part.lines, numbers, stacked, strict=True):
        colour = PALETTE[0] if line.unit in named else style.OTHERS
        ax.plot([number.low, number.high], [y, y], color=colour, linewidth=2, gid="conventional")
        ax.plot(number.high, y, "o", color=colour, markersize=size, gid="exact", clip_on=False)


def _stack(ax: Axes, values: np.ndarray) -> list[int]:
    """Return the place of each value in the stack of those that its dot would lie on."""
    least, most = ax.get_xlim()
    inches = ax.get_window_extent().width / ax.figure.dpi
    room = DOT / POINT / inches * (most - least)  # a dot's width in data
    last: list[float] = []  # the last value on each level
    places = []
    for value in sorted(values):
        free = [level for level, before in enumerate(last) if value - before >= room]
        level = free[0] if free else len(last)
        last[level : level + 1] = [value]
        places.append(level)
    order = np.argsort(np.argsort(values, kind="stable"), kind="stable")
    return [places[at] for at in order]


def _write_extremes(ax: Axes, part: ComparePanel, lang: str) -> int:
    """Write the units with most and fewest, and own ones; return the lines that they take."""
    keys = ("highest", "lowest") if part.derived else ("most", "fewest")
    most, fewest = part.ends()
    columns = [(1.0, "right", keys[0], most), (0.0, "left", keys[1], fewest)]
    if own := part.own():
        columns.append((0.5, "center", "chosen", own))
    for x, side, key, words in columns:
        head = label("compare", key)[lang]
        text = "\n".join([head, *(one[lang] for one in words)])
        ax.text(
            x,
            1,
            text,
            transform=ax.transAxes,
            ha=side,
            va="top",
            fontsize=style.SIZES["small"],
            linespacing=1.4,
            color=INK,
            gid="named",
        )
    return max(len(words) for *_, words in columns) + 1
