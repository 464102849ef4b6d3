"""What others published of publicity, quantity by quantity, and where the reports' own numbers lie."""

from dataclasses import dataclass

import pandas as pd

from analysis.comparing.admitting import abreast, admit
from analysis.comparing.shares import outside, without_own_press
from analysis.comparing.standing import comparable
from analysis.exhibits.describe import describe_rows
from analysis.exhibits.names import with_comparators
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, bearing, nothing_to_show
from analysis.exhibits.theme_panels import printed_kinds
from analysis.labels.names import Names
from analysis.labels.words import LANGUAGES, fill, label
from analysis.vocabulary import Label, levels

QUANTITIES = {
    "events": ("publicity_events", "publicity_performances"),
    "leaflets": ("leaflets_distributed",),
    "messages": ("safety_messages_sent",),
    "items": ("media_items_published",),
    "views": ("online_views_or_reads", "annual_reads"),
    "likes": ("online_likes",),
    "followers": ("subscribers",),
    "people": ("people_reached", "publicity_participants"),
}
QUANTITY_OF = {metric: name for name, held in QUANTITIES.items() for metric in held}
CAVEATS = ("HEDGED", "SUB_UNIT", "WINDOW_UNKNOWN", "PART", "ATTENDANCES")


@dataclass(frozen=True, slots=True)
class Lane:
    """The numbers of one level of units: what others published, and the reports' own."""

    level: Label
    others: tuple[Number, ...]
    own: tuple[Number, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneChart(Part):
    """One quantity, a lane per level of units; levels without a number keep their lane."""

    lanes: tuple[Lane, ...]


def build_publicity_context(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return each quantity of publicity, a part each: others' numbers by level, and the reports' own.

    Context, no ranking: quantities are never added, windows and levels differ, and where the
    rows of a part are refused one scale it says so on its face.

    Parameters
    ----------
    data : DataFrame
        Observations, comparators or both.
    names : mapping of str to Label
        What units are called, by id; those of comparators come with the rows.

    """
    known = with_comparators(data, names)
    rows = without_own_press(data[data["metric"].isin(QUANTITY_OF)])
    if rows.empty or not outside(rows).any():
        return nothing_to_show("publicity_context", data)
    quantity = rows["metric"].map(QUANTITY_OF)
    shown = [name for name in QUANTITIES if name in set(quantity)]
    lanes = [level for level in levels() if level in set(rows["actor_level"])]
    return Exhibit(
        id="publicity_context",
        title=_title(data, rows, known),
        subtitle=label("publicity_context", "subtitle"),
        parts=tuple(_lane_chart(rows[quantity == name], name, lanes, known) for name in shown),
        rows=rows,
        chosen_from=data,
        caveats=bearing(CAVEATS, rows),
        description=describe_rows(rows, known),
    )


def _lane_chart(rows: pd.DataFrame, quantity: str, levels_shown: list[str], names: Names) -> LaneChart:
    """One quantity: others in the order of their size, the reports' own in that of the rows."""
    mark = admit(abreast(rows, names=names), context=True)
    lanes = []
    for level in levels_shown:
        own = rows[rows["actor_level"] == level]
        others = own[outside(own)].sort_values("low", kind="stable")
        lanes.append(
            Lane(levels()[level], tuple(numbers_of(others, names)), tuple(numbers_of(own[~outside(own)], names)))
        )
    return LaneChart(heading=label("quantities", quantity), refused=mark or NO_WORDS, lanes=tuple(lanes))


def _title(data: pd.DataFrame, rows: pd.DataFrame, names: Names) -> Label:
    """How many quantities the reports print, and how many of those shown may be set beside another's."""
    if outside(rows).all():
        return label("publicity_context", "title_others")
    found, count = comparable(rows, names=names), printed_kinds(data[~outside(data)])
    facts: dict[str, object] = {"n": count, "own": len(found), "k": int(found.sum())}
    return fill("publicity_context", "title" if facts["k"] else "title_refused", dict.fromkeys(LANGUAGES, facts))
