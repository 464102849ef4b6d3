"""Hedged numbers as ratios to themselves: thick as ordinarily meant, dotted as the words allow, a tick as printed."""

from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from analysis.exhibits.bounds import RatioChart
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

LEAD = {"zh": 0.3, "en": 0.4}
LIMITS = (0.6, 2.6)
TICKS = (0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)


@layout.draws(RatioChart)
def draw_bounds(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the numbers of `exhibit`, a RatioChart, on a logarithmic axis."""
    (part,) = exhibit.parts_of(RatioChart)
    plot = layout.inner(ax, LEAD[theme.lang], 0.13)
    plot.set(xscale="log", xlim=LIMITS, ylim=(-0.7, len(part.numbers) - 0.3))
    for y, number in enumerate(part.numbers):
        ratio = number.in_units_of(number.printed)
        marks.span(plot, ratio, y, theme.colour(number.unit), theme.marker(number.unit), LIMITS[1])
    _frame(plot, part, theme.lang)


def _frame(ax: Axes, part: RatioChart, lang: str) -> None:
    """Whose number and which on the left, its bounds on the right, ratios below."""
    marks.quiet(ax, keep="xy")
    ax.set_yticks(range(len(part.numbers)), ["" for _ in part.numbers])
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
