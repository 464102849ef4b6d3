"""Hazards found and what followed: premises inspected, hazards found, hazards urged to rectify, and sanctions."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.hazard_lines import listed
from analysis.charting.hazard_panels import full, small
from analysis.charting.hazards_words import headings
from analysis.charting.selection import RECORD, select_rows
from analysis.charting.style import Names

IN_FULL, SMALL, MOST = 3, 12, 40  # records that have a row of panels each, a panel each, a line each


def hazards(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw the inspection record of each actor that reports hazards, and say whose record it is.

    Question: what became of the hazards found? Premises and hazards are two
    measures, so they stand on two axes; each axis starts at 0. Each record has its
    own scale: none is set against another. More than 3 have a small panel each, more
    than 12 a line of words; of more than 40 the latest of each actor, and the others are named.

    Parameters
    ----------
    data : observations
    names : labels of units and actors by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("hazards", data, known)
    if rows.empty:
        return finish_empty(ax, "hazards", data, known, lang)
    shown, left_out = _chosen(in_order(rows, known))
    draw = full if len(shown) <= IN_FULL else small if len(shown) <= SMALL else listed
    draw(ax, shown, known, lang)
    title, subtitle = headings(data, shown, left_out, known)
    return finish(ax, "hazards", pd.concat(shown), title, subtitle, known, lang, looked_at=data)


def in_order(rows: pd.DataFrame, names: Names) -> list[pd.DataFrame]:
    """Return the records of `rows`: units in their order, each unit's by date."""
    order = style.units_shown(rows, names)
    records = [own for _, own in rows.groupby(RECORD, dropna=False, sort=False)]
    dated = sorted(records, key=lambda own: (pd.isna(own["window_end"].iloc[0]), own["window_end"].iloc[0]))
    return sorted(dated, key=lambda own: (order.index(own["unit"].iloc[0]), own["actor"].iloc[0]))


def _chosen(records: list[pd.DataFrame]) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """The records that are drawn, and those that have no room: of each actor the latest are drawn first."""
    actors = [str(own["actor"].iloc[0]) for own in records]
    age = [actors[at + 1 :].count(actor) for at, actor in enumerate(actors)]
    drawn = sorted(sorted(range(len(records)), key=lambda at: age[at])[:MOST])
    return [records[at] for at in drawn], [own for at, own in enumerate(records) if at not in drawn]
