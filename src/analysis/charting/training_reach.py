"""How far public training reaches: sessions, attendances, attendances a session and per 1,000 residents."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import multiples, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import TRAINING, select_rows
from analysis.charting.style import Names

TITLED = ("people_trained", "training_sessions")


def training_reach(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw each unit's training sessions and attendances, and what they come to a session and per 1,000 residents.

    Question: how far does public training reach? Attendances are not people.
    A panel whose rows are refused one scale says on its face that they are not comparable.

    Parameters
    ----------
    data : observations
    names : labels of units by id; the units of `data` are shown by id where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("training_reach", data, known)
    if rows.empty:
        return finish_empty(ax, "training_reach", data, known, lang)
    units = style.units_shown(data, known)
    shown = [name for name in TRAINING if name in set(rows["metric"])]
    grid = style.panels(ax, 2, 2, lead=0.08, gap=(0.03, 0.22))
    for plot, name in zip(grid, shown, strict=False):
        multiples.panel(plot, rows[rows["metric"] == name], units, known, lang, absent="together")
    for plot in grid[len(shown) :]:
        plot.remove()
    first = next((name for name in TITLED if name in shown), TITLED[0])
    said = {lang: multiples.reported(rows, known, lang, first) for lang in LANGUAGES}
    facts = {lang: {"n": len(units), "k": rows["unit"].nunique(), "facts": said[lang]} for lang in LANGUAGES}
    title, subtitle = fill("training_reach", "title", facts), label("training_reach", "subtitle")
    return finish(ax, "training_reach", rows, title, subtitle, known, lang, looked_at=data)
