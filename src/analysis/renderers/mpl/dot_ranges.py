"""Bounds as lines: a panel per metric, and hedged numbers as ratios to themselves.

Thick as ordinarily meant, dotted as the words allow, a tick as printed.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator, NullLocator

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.theme_panels import DotLine, DotRange
from analysis.labels.words import label, number_words
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

# --- Small multiples of intervals: a panel per metric, each with its own scale, a line per number.

COLUMNS = 3
GAP, BETWEEN = 0.3, 0.9  # of the height: between two lines of panels at most; between all of them
ROOM, REACH, LEAST = 1.45, 0.985, 1.0
# Where an actor has several numbers: the least height of a line (inches), how much of it words
# fill, room at the right for figures and window, points from a mark to them, and the size of marks.
LOWEST, FILL, WIDE, AWAY, NARROW, POINTS = 0.125, 0.8, 1.75, 7, 4.0, 72


@layout.draws(DotRange)
def draw_dot_ranges(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each DotRange of `exhibit` in a panel of its own."""
    parts = exhibit.parts_of(DotRange)
    grid = _panel_grid(ax, exhibit.id, len(parts))
    for plot, part in zip(grid, parts, strict=False):
        draw_dot_range(plot, part, theme)
    for plot in grid[len(parts) :]:
        plot.remove()


def _panel_grid(ax: Axes, name: str, count: int) -> list[Axes]:
    """The panels' places: one alone, two by two, or in lines of three."""
    if count == 1:
        return [layout.inner_axes(ax, 0.09, 0.02)]
    if name == "training_reach":
        return layout.panel_grid(ax, 2, 2, lead=0.08, gap=(0.03, 0.22))
    lines = -(-count // COLUMNS)
    return layout.panel_grid(ax, COLUMNS, lines, lead=0.07, gap=(0.03, min(GAP, BETWEEN / lines)))


def draw_dot_range(ax: Axes, part: DotRange, theme: Theme) -> None:
    """Draw one metric: each actor's bounds on an axis from 0, the silent units hatched."""
    height = ax.get_window_extent().height / ax.figure.dpi
    shown = _latest_lines(part, max(int(height / LOWEST), 1)) if part.dated else list(part.lines)
    together = bool(part.silent) and part.absent == "together"
    lines = shown
    if part.absent == "each":
        lines = sorted(
            [*shown, *part.silent], key=lambda line: (part.units.index(line.unit), line.actor)
        )
    highest = LEAST  # an axis of nothing but 0 would have no length
    actors: Counter[tuple[str, str]] = Counter()
    for line in shown:
        actors[line.unit, line.actor] += 1
        if line.number is not None:
            highest = max(highest, line.number.high)
    most = highest * (WIDE if part.dated else ROOM)
    ax.set(xlim=(0, most), ylim=(len(lines) + together - 0.35, -0.75))
    size = min(POINTS * height / (len(lines) + together + 0.4) * FILL, style.SIZES["small"])
    for y, line in enumerate(lines):
        if line.number is None:
            marks.draw_absent(ax, 0, y - 0.3, most, 0.6, label("words", "not_reported")[theme.lang])
        elif actors[line.unit, line.actor] > 1:
            _draw_beside(ax, line, line.number, y, most, theme, size)
        else:
            _draw_below(ax, line.number, y, most, theme)
    if together:
        words = label("words", "others")[theme.lang].format(n=len(part.silent))
        marks.draw_absent(ax, 0, len(lines) - 0.3, most, 0.6, words)
    _frame_lines(ax, lines, theme.lang)
    _write_head(ax, part, len(part.lines) - len(shown), theme.lang)


def _latest_lines(part: DotRange, most: int) -> list[DotLine]:
    """As many of the latest lines of each actor as `most` have room for, at least one."""
    after: dict[DotLine, int] = {}  # how many lines of its actor are later
    later: Counter[tuple[str, str]] = Counter()
    for line in reversed(part.lines):
        after[line] = later[line.unit, line.actor]
        later[line.unit, line.actor] += 1
    # All are cut at one depth: an actor with many numbers crowds out nobody else's.
    deepest = 1
    for depth in range(1, len(part.lines) + 1):
        kept = sum(at < depth for at in after.values())
        if kept <= most:
            deepest = depth
    return [line for line in part.lines if after[line] < deepest]


def _draw_below(ax: Axes, number: Number, y: float, most: float, theme: Theme) -> None:
    """A mark, and its figures above it; a word where they must be asked about."""
    marks.draw_bounds_line(
        ax, number, y, theme.colour(number.unit), theme.marker(number.unit), most * REACH
    )
    words = number.text[theme.lang] + number.query[theme.lang]
    above = min(max((number.low + number.high) / 2, most * 0.2), most * 0.8)
    ax.text(above, y - 0.3, words, ha="center", va="bottom", fontsize=style.SIZES["label"])


def _draw_beside(
    ax: Axes, line: DotLine, number: Number, y: float, most: float, theme: Theme, size: float
) -> None:
    """A mark, and its figures and window beside it."""
    colour, marker = theme.colour(number.unit), theme.marker(number.unit)
    marks.draw_bounds_line(
        ax, number, y, colour, marker, most * REACH, scale=size / POINTS * NARROW
    )
    words = f"{number.text[theme.lang]}{number.query[theme.lang]}  {line.when[theme.lang]}"
    look: dict[str, Any] = {
        "textcoords": "offset points",
        "va": "center",
        "fontsize": size,
        "gid": "beside",
    }
    ax.annotate(words, (number.high, y), (AWAY, 0), **look)


def _write_head(ax: Axes, part: DotRange, left_out: int, lang: str) -> None:
    """Write what the panel counts, how many rows had no room, and whether they may be compared."""
    more = [label("words", "earlier")[lang].format(n=left_out)] if left_out else []
    heading = " · ".join([part.heading[lang], *more])
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"], pad=10)
    if part.refused.zh:
        marks.stamp_refused(ax, part.refused[lang])


def _frame_lines(ax: Axes, lines: Sequence[DotLine], lang: str) -> None:
    """Units on the left, each where its lines begin; a few numbers below."""
    marks.quieten_axes(ax, keep="xy")
    names, before = [], None
    for line in lines:
        who = line.who[lang]
        names.append("〃" if who == before else who)
        before = who
    ax.set_yticks(range(len(lines)), names, fontsize=style.SIZES["small"])
    ax.xaxis.set_major_locator(MaxNLocator(nbins=3, integer=True))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number_words(value, lang)))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.axvline(0, color=style.QUIET, linewidth=1)
    ax.set_axisbelow(True)


# --- Hedged numbers as ratios to themselves: thick as ordinarily meant, dotted as the words allow,
# a tick as printed.

LEAD = {"zh": 0.3, "en": 0.4}
LIMITS = (0.6, 2.6)
TICKS = (0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)


@layout.draws(RatioChart)
def draw_bounds(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the numbers of `exhibit`, a RatioChart, on a logarithmic axis."""
    (part,) = exhibit.parts_of(RatioChart)
    plot = layout.inner_axes(ax, LEAD[theme.lang], 0.13)
    plot.set(xscale="log", xlim=LIMITS, ylim=(-0.7, len(part.numbers) - 0.3))
    for y, number in enumerate(part.numbers):
        ratio = number.in_units_of(number.printed)
        marks.draw_bounds_line(
            plot, ratio, y, theme.colour(number.unit), theme.marker(number.unit), LIMITS[1]
        )
    _frame_ratios(plot, part, theme.lang)


def _frame_ratios(ax: Axes, part: RatioChart, lang: str) -> None:
    """Whose number and which on the left, its bounds on the right, ratios below."""
    marks.quieten_axes(ax, keep="xy")
    ax.set_yticks(range(len(part.numbers)), [""] * len(part.numbers))
    place, size = ax.get_yaxis_transform(), style.SIZES["small"]
    for y, number in enumerate(part.numbers):
        words = "  ".join((number.who[lang], number.name[lang], number.phrase))
        ax.text(-0.012, y, words, transform=place, ha="right", va="center", fontsize=size)
        ax.text(1.02, y, number.text[lang], transform=place, va="center", fontsize=size)
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS])
    ax.set_xlabel(label("bounds", "axis")[lang], fontsize=size, color=style.QUIET)
    ax.axvline(1, color=style.QUIET, linewidth=1)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
