"""Chances as bars from 0 to 100 %, those that the text speaks of in colour."""

from matplotlib.axes import Axes

from analysis.exhibits.luck import ChanceBars
from analysis.exhibits.spec import Exhibit
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

BAR, ROOM, TOP = 0.66, 2.0, 112
LEAD, APART = 0.03, 0.06  # room at the left of each panel, and between them


@layout.draws(ChanceBars)
def draw_luck(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each ChanceBars of `exhibit` in a panel of its own, side by side."""
    grid = layout.panels(ax, len(exhibit.parts), lead=LEAD, gap=(APART, 0))
    for plot, part in zip(grid, exhibit.parts_of(ChanceBars), strict=True):
        _draw_bars(plot, part, theme.lang)


def _draw_bars(ax: Axes, part: ChanceBars, lang: str) -> None:
    """A bar per gap or size."""
    size = style.SIZES["label"]
    ax.set(xlim=(-0.6, len(part.bars) - 0.4), ylim=(0, TOP))
    for x, bar in enumerate(part.bars):
        colour = style.PALETTE[0] if bar.strong else "#b3b3b3"
        ax.bar(x, bar.chance, width=BAR, color=colour, linewidth=0, gid="chance")
        ax.text(x, bar.chance + ROOM, bar.text[lang], ha="center", va="bottom", fontsize=size)
    marks.quiet(ax, keep="x")
    ax.set_xticks(range(len(part.bars)), [bar.at[lang] for bar in part.bars], fontsize=size)
    ax.set_title(part.heading[lang], loc="left", fontsize=size, pad=8)
    ax.set_xlabel(part.axis[lang], fontsize=size, color=style.QUIET)
