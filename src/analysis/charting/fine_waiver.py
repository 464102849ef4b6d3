"""Businesses whose fines were waived or reduced."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import multiples, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import FINE_WAIVER, select_rows
from analysis.charting.style import Names


def fine_waiver(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw how many businesses each unit says it waived or reduced fines for; the silent ones are hatched.

    Question: how many businesses had fines waived? Counts, not yuan.
    A panel whose rows are refused one scale says on its face that they are not comparable.

    Parameters
    ----------
    data : observations
    names : labels of units by id; the units of `data` are shown by id where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("fine_waiver", data, known)
    if rows.empty:
        return finish_empty(ax, "fine_waiver", data, known, lang)
    units = style.units_shown(data, known)
    multiples.panel(style.inner(ax, 0.09, 0.02), rows, units, known, lang, absent="each")
    facts = {
        lang: {
            "n": len(units),
            "k": rows["unit"].nunique(),
            "facts": multiples.reported(rows, known, lang, FINE_WAIVER),
        }
        for lang in LANGUAGES
    }
    title, subtitle = fill("fine_waiver", "title", facts), label("fine_waiver", "subtitle")
    return finish(ax, "fine_waiver", rows, title, subtitle, known, lang, looked_at=data)
