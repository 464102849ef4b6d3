"""What others published of publicity, quantity by quantity, and where the reports' own numbers lie."""

from dataclasses import dataclass

import pandas as pd

from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.style import Names
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.shares import outside
from analysis.comparing.standing import comparable
from analysis.exhibits.describe import describe_rows
from analysis.exhibits.names import with_comparators
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, bearing
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
    of = {metric: name for name, held in QUANTITIES.items() for metric in held}
    rows = data[data["metric"].isin(of)]
    quantity = rows["metric"].map(of)
    shown = [name for name in QUANTITIES if name in set(quantity)]
    lanes = [level for level in levels() if level in set(rows["actor_level"])]
    return Exhibit(
        id="publicity_context",
        title=_title(rows, len(shown), known),
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


def _title(rows: pd.DataFrame, count: int, names: Names) -> Label:
    """How many quantities there are, and how many of the reports' own may be set beside another's."""
    if rows.empty:
        return label("publicity_context", "title_none")
    found = comparable(rows, names=names)
    facts: dict[str, object] = {"n": count, "own": len(found), "k": int(found.sum())}
    return fill("publicity_context", "title" if facts["k"] else "title_refused", dict.fromkeys(LANGUAGES, facts))
