"""Inspection records told: a line of words each, where they are too many for panels."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import style
from analysis.charting.hazard_panels import named
from analysis.charting.hazards_words import FOUND, RECTIFIED, SHARE
from analysis.charting.style import Names
from analysis.charting.values import values

LINES = 20  # in a column
APART, FIGURES = 0.5, 0.24  # of the width: from one column to the next; from a name to its figures


def listed(ax: Axes, records: Sequence[pd.DataFrame], names: Names, lang: str) -> None:
    """A line of words for each record, in two columns where there are many: no scale sets one against another."""
    ax.set_axis_off()
    for at, record in enumerate(records):
        column, line = divmod(at, LINES)
        place, y = column * APART, 1 - line / LINES
        colour = style.colour(str(record["unit"].iloc[0]), names)
        look: dict[str, Any] = {"transform": ax.transAxes, "va": "top", "fontsize": style.SIZES["small"]}
        ax.text(place, y, named(record, names, lang), color=colour, **look)
        said = in_words(record, lang)
        ax.text(place + FIGURES, y, said, gid="record", **look)


def in_words(record: pd.DataFrame, lang: str) -> str:
    """Hazards found and rectified of a record, and their share."""
    shown = [value for metric in (FOUND, RECTIFIED, SHARE) for value in values(record[record["metric"] == metric])]
    return ("，" if lang == "zh" else ", ").join(
        value.text(lang) if value.metric == SHARE else f"{value.name(lang)} {value.text(lang)}" for value in shown
    )
