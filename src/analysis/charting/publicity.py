"""Publicity is several quantities: small multiples, no shared axis."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import multiples, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.vocabulary import Label, metrics

COLUMNS = 3
GAP, BETWEEN = 0.3, 0.9  # of the height: between two lines of panels at most; between all of them


def publicity(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw each publicity metric in a panel of its own, with the units that report it.

    Question: how much publicity was done? A stock of followers, a flow of reads
    and an audience have no common axis.
    A panel whose rows are refused one scale says on its face that they are not comparable.

    Parameters
    ----------
    data : observations
    names : labels of units by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("publicity", data, known)
    if rows.empty:
        return finish_empty(ax, "publicity", data, known, lang)
    shown = [name for name in metrics() if name in set(rows["metric"])]
    units = style.units_shown(data, known)
    lines = -(-len(shown) // COLUMNS)
    grid = style.panels(ax, COLUMNS, lines, lead=0.07, gap=(0.03, min(GAP, BETWEEN / lines)))
    for plot, name in zip(grid, shown, strict=False):
        multiples.panel(plot, rows[rows["metric"] == name], units, known, lang, absent="none")
    for plot in grid[len(shown) :]:
        plot.remove()
    return finish(ax, "publicity", rows, _title(rows), label("publicity", "subtitle"), known, lang, looked_at=data)


def printed_kinds(rows: pd.DataFrame) -> int:
    """How many quantities of publicity `rows` print: a ratio worked out of two of them is none."""
    return sum(metrics()[name].theme == "publicity" and not metrics()[name].derived for name in set(rows["metric"]))


def _title(rows: pd.DataFrame) -> Label:
    """How many quantities are printed, and how many of those drawn were worked out."""
    count = printed_kinds(rows)
    derived = rows["metric"].nunique() - count
    more = fill("publicity", "derived", {key: {"n": derived} for key in LANGUAGES}) if derived else Label("", "")
    key = {0: "title_none", 1: "title_one"}.get(count, "title")
    return fill("publicity", key, {lang: {"n": count, "derived": more[lang]} for lang in LANGUAGES})
