"""One unit on one page: a line per metric, with its past and its peers as small pictures."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from analysis.exhibits.profile import ProfileLine, ProfilePage
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout
from analysis.renderers.style import FAINT, INK, PALETTE, QUIET, Theme

# Where columns begin, as parts of the width: metric, number, window, change, past, peers, place.
LEFT = {
    "metric": 0.0,
    "number": 0.22,
    "when": 0.36,
    "change": 0.49,
    "past": 0.6,
    "peers": 0.74,
}
PLACE = 0.87
PICTURE = 0.11  # width of a small picture
FOOT = 0.1  # of the height: what to ask the unit for
ASK_WIDTH = 150  # columns of text
LEAST_LINES = 8  # a short page keeps its lines close


@layout.draws(ProfilePage)
def draw_profile(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the page: heads, a line per metric, and what to ask for at the foot."""
    (page,) = exhibit.parts_of(ProfilePage)
    ax.set_axis_off()
    ax.set(xlim=(0, 1), ylim=(0, 1))
    step = (1 - FOOT) / (max(len(page.lines), LEAST_LINES) + 1)
    for name, x in LEFT.items():
        _write(ax, x, 1 - step / 2, label("profile", name)[theme.lang], QUIET, gid="head")
    for place, line in enumerate(page.lines):
        top = 1 - step * (place + 1)
        ax.plot([0, 1], [top, top], color=FAINT, linewidth=0.8)
        _draw_line(ax, line, top, step, theme.lang)
    asked = page.asked[theme.lang]
    if page.more:
        asked += " · " + label("profile", "more")[theme.lang].format(n=page.more)
    _write(ax, 0, FOOT / 2, wrap_text(asked, ASK_WIDTH), INK, gid="asked")


def _draw_line(ax: Axes, line: ProfileLine, top: float, step: float, lang: str) -> None:
    """Write one metric's cells, and draw its small pictures."""
    middle = top - step / 2
    _write(ax, LEFT["metric"], middle, line.metric[lang], INK)
    _write(ax, LEFT["number"], middle, line.number.text[lang], INK)
    _write(ax, LEFT["when"], middle, line.when[lang], QUIET)
    _write(ax, LEFT["change"], middle, line.change[lang], INK)
    _write(ax, PLACE, middle, line.place[lang], QUIET)
    box = (PICTURE, step * 0.6)
    if line.past:
        _draw_past(ax.inset_axes((LEFT["past"], middle - box[1] / 2, *box)), line.past)
    if line.peers:
        peers = ax.inset_axes((LEFT["peers"], middle - box[1] / 2, *box))
        _draw_peers(peers, line.peers, line.number.high)


def _write(ax: Axes, x: float, y: float, words: str, colour: str, *, gid: str = "cell") -> None:
    ax.text(x, y, words, va="center", color=colour, fontsize=style.SIZES["small"] + 1, gid=gid)


def _draw_past(box: Axes, values: Sequence[float]) -> None:
    """Draw earlier numbers as a line from 0, the latest as a dot."""
    box.set_axis_off()
    box.plot(range(len(values)), values, color=QUIET, linewidth=1.2)
    box.plot(len(values) - 1, values[-1], "o", color=PALETTE[0], markersize=5)
    box.set_ylim(0, max(*values, 1.0) * 1.15)


def _draw_peers(box: Axes, values: Sequence[float], own: float) -> None:
    """Draw all units as ticks on one line from 0, this one as a dot."""
    box.set_axis_off()
    box.plot([0, max(values)], [0, 0], color=FAINT, linewidth=1)
    box.plot(values, [0] * len(values), "|", color=style.OTHERS, markersize=9)
    box.plot(own, 0, "o", color=PALETTE[0], markersize=7)
    box.set_xlim(0, max(*values, 1.0) * 1.05)
