"""What others published of publicity, quantity by quantity, and where the reports' own numbers lie."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label, number
from analysis.charting.points import OTHERS
from analysis.charting.publicity import printed_kinds
from analysis.charting.selection import QUANTITIES, QUANTITY_OF, select_rows
from analysis.charting.style import Names
from analysis.charting.values import Value, called, values
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.shares import outside
from analysis.comparing.standing import comparable
from analysis.vocabulary import Label, levels

COLUMNS, GAP = 4, (0.022, 0.34)
LEAD = {"zh": 0.035, "en": 0.048}
BELOW, ABOVE, DECADES = 0.3, 4.0, 3
UP, DOWN, SPREAD, TURNS = 0.1, 0.06, 0.1, 3  # own above the lane, others below it in turn
SIZES = {"own": 9, "others": 5.5}
WORDS = 0.17
TOLD = ("HEDGED", "SUB_UNIT", "WINDOW_UNKNOWN", "PART", "ATTENDANCES")


def publicity_context(
    data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None
) -> Axes:
    """Draw each quantity of publicity in a panel of its own: others' numbers by level, the reports' own in colour.

    Question: is what the reports print of publicity large or small? Context, no ranking:
    quantities are never added, windows and levels differ, and where the rows of a panel are
    refused one scale it says so on its face.

    Parameters
    ----------
    data : observations, comparators or both
    names : labels of units by id; those of comparators come with the rows
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, units, known = style.axes(ax), names or {}, called(data, names or {})
    rows, of = select_rows("publicity_context", data, known), QUANTITY_OF
    if rows.empty:
        return finish_empty(ax, "publicity_context", data, known, lang)
    shown = [name for name in QUANTITIES if name in set(rows["metric"].map(of))]
    lanes = [level for level in levels() if level in set(rows["actor_level"])]
    grid = style.panels(ax, COLUMNS, -(-len(shown) // COLUMNS), lead=LEAD[lang], gap=GAP)
    for place, (plot, name) in enumerate(zip(grid, shown, strict=False)):
        own = rows[rows["metric"].map(of) == name]
        _panel(plot, own, lanes, units, known, lang)
        _frame(plot, label("quantities", name)[lang], lanes, lang, named=place % COLUMNS == 0)
    for plot in grid[len(shown) :]:
        plot.remove()
    title, subtitle = _title(data, rows, known), label("publicity_context", "subtitle")
    return finish(ax, "publicity_context", rows, title, subtitle, known, lang, looked_at=data, told=TOLD)


def _panel(ax: Axes, rows: pd.DataFrame, lanes: list[str], units: Names, names: Names, lang: str) -> None:
    """One quantity: a lane a level, others small and grey, own in colour and in figures."""
    mark = admit(abreast(rows, names=names), context=True)
    ax.set(xscale="log", xlim=(max(rows["low"].min(), 1) * BELOW, rows["high"].max() * ABOVE))
    ax.set_ylim(len(lanes) - 0.4, -0.6)
    for level, own in rows.groupby("actor_level", sort=False):
        others = own[outside(own)].sort_values("low", kind="stable")
        for place, value in enumerate(values(others)):
            _mark(ax, value, lanes.index(str(level)) + DOWN + SPREAD * (place % TURNS), OTHERS, "o", SIZES["others"])
        mine = values(own[~outside(own)])
        for value in mine:
            y, colour = lanes.index(str(level)) - UP, style.colour(value.unit, units)
            _mark(ax, value, y, colour, style.marker(value.unit, units), SIZES["own"])
            if len(mine) == 1:  # more would lie over each other
                words = f"{style.whose(value.unit, value.actor, names, lang)} {value.text(lang)}"
                marks.above(ax, value, y - WORDS, words, size="small")
    if mark:
        marks.refused(ax, mark[lang])


def _mark(ax: Axes, value: Value, y: float, colour: str, marker: str, size: float) -> None:
    """One number: a marker where it is exact, else its conventional bounds; never a midpoint."""
    if value.exact:
        ax.plot(value.low, y, marker=marker, markersize=size, color=colour, gid="exact")
    else:
        look: dict[str, Any] = {"solid_capstyle": "butt", "marker": "|", "markersize": size + 2, "markeredgewidth": 1.6}
        ax.plot([value.low, value.high], [y, y], linewidth=size, color=colour, gid="conventional", **look)


def _frame(ax: Axes, heading: str, lanes: list[str], lang: str, *, named: bool) -> None:
    """What is counted above, levels at the left of the first column, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="xy")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_yticks(range(len(lanes)), [levels()[level][lang] if named else "" for level in lanes])
    ax.xaxis.set_major_locator(LogLocator(numticks=DECADES))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    ax.grid(axis="both", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"], pad=8)


def _title(data: pd.DataFrame, rows: pd.DataFrame, names: Names) -> Label:
    """How many quantities the reports print, as of the chart `publicity`; and how many of those drawn compare."""
    if outside(rows).all():
        return label("publicity_context", "title_others")
    found, count = comparable(rows, names=names), printed_kinds(data[~outside(data)])
    facts: dict[str, object] = {"n": count, "own": len(found), "k": int(found.sum())}
    return fill("publicity_context", "title" if facts["k"] else "title_refused", dict.fromkeys(LANGUAGES, facts))
