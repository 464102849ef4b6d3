"""People per session on a logarithmic axis, and per 1,000 residents beside it on the same lines."""

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.training_context import Reach, ReachChart
from analysis.labels.words import label, number, wrap
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

LEAD = {"zh": 0.15, "en": 0.21}
SPLIT, APART = 0.66, 0.04  # of what the names leave: the left panel, and between the two
BELOW, ABOVE, ROOM, REACH = 0.5, 2.5, 1.8, 0.97
NAME = 24  # columns of a name before it goes on a second line
OVER, MOST = 0.2, 12  # words above a mark; lines that have room for them


@layout.draws(ReachChart)
def draw_training_context(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the ReachCharts of `exhibit` side by side: the logarithmic one at the left, with the names."""
    parts = exhibit.parts_of(ReachChart)
    ax.set_axis_off()
    lead, beside = LEAD[theme.lang], len(parts) > 1
    free = 1 - lead - APART
    for part in parts:
        if part.log:
            width = free * SPLIT if beside else free
            _draw_sessions(ax.inset_axes((lead, 0, width, 1)), part, theme)
        else:
            place = (1 - free * (1 - SPLIT), 0, free * (1 - SPLIT), 1)
            _draw_residents(ax.inset_axes(place), part, theme)


def _look(mark: Reach, theme: Theme) -> tuple[str, str]:
    """Colour and marker: the unit's own, or those of all comparators."""
    if not mark.own:
        return style.PUBLISHED, "o"
    return theme.colour(mark.number.unit), theme.marker(mark.number.unit)


def _draw_sessions(ax: Axes, part: ReachChart, theme: Theme) -> None:
    """People per session, each with its own measure words; the reports' own as a band where it is one alone."""
    low, high = min(mark.number.low for mark in part.marks), max(mark.number.high for mark in part.marks)
    ax.set(xscale="log", xlim=(low * BELOW, high * ABOVE), ylim=(len(part.lines) - 0.4, -0.7))
    alone, few = sum(mark.own for mark in part.marks) == 1, len(part.lines) <= MOST
    for mark in part.marks:
        colour, marker = _look(mark, theme)
        if mark.own and alone:
            ax.axvspan(mark.number.low, mark.number.high, color=colour, alpha=0.14, linewidth=0, gid="own band")
        marks.span(ax, mark.number, mark.line, colour, marker, min(high * ROOM, mark.number.high * ROOM))
        if few:
            words = mark.text[theme.lang]
            marks.above(ax, mark.number, mark.line - OVER, words, colour=colour if mark.own else style.INK)
    _frame(ax, part, theme.lang)
    names = [wrap(name[theme.lang], NAME) if few else name[theme.lang] for name in part.lines]
    ax.set_yticks(range(len(names)), names, fontsize=style.SIZES["label" if few else "small"])
    if part.refused.zh:
        marks.refused(ax, part.refused[theme.lang], above=True)


def _draw_residents(ax: Axes, part: ReachChart, theme: Theme) -> None:
    """People per 1,000 residents from 0, on the lines of the other panel; hatched where they can't be worked out."""
    most = max(mark.number.high for mark in part.marks) * ROOM
    few = len(part.lines) <= MOST
    ax.set(xlim=(0, most), ylim=(len(part.lines) - 0.4, -0.7))
    for mark in part.marks:
        colour, marker = _look(mark, theme)
        marks.span(ax, mark.number, mark.line, colour, marker, most * REACH)
        if few:
            marks.above(ax, mark.number, mark.line - OVER, mark.text[theme.lang], colour=colour)
    words = label("training_context", "absent")[theme.lang] if few else ""
    for line in part.absent:
        marks.absent(ax, 0, line - 0.3, most, 0.6, words)
    _frame(ax, part, theme.lang)


def _frame(ax: Axes, part: ReachChart, lang: str) -> None:
    """What is counted above, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(part.heading[lang], loc="left", fontsize=style.SIZES["label"], pad=8)
