"""Publicity and training of others, and where the reports' own numbers lie among them."""

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparability.selection import has_comparator, is_published, without_own_press
from analysis.comparability.verdict import admit_rows, verdict_on_all
from analysis.exhibits.data.outreach import EACH, PER_RESIDENTS, PER_SESSION
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.theme_panels import metric_heading, printed_kinds
from analysis.exhibits.words import (
    actor_label,
    describe_rows,
    facts_by_language,
    occurring,
    with_comparators,
)
from analysis.labels.windows import window_in_short
from analysis.labels.words import Names, bilingual, fill_label, in_both, interval_label, label
from analysis.vocabulary import Label, levels

# --- What others published of publicity, quantity by quantity, and where the reports' own numbers
# lie.

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
PUBLICITY_CAVEATS = ("HEDGED", "SUB_UNIT", "WINDOW_UNKNOWN", "PART", "ATTENDANCES")


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
    """Return each quantity of publicity, a part each.

    Others' numbers by level, and the reports' own.

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
    if rows.empty or not is_published(rows).any():
        return nothing_to_show("publicity_context", data)
    quantity = rows["metric"].map(QUANTITY_OF)
    # The same lanes in all parts, so that an empty one is seen to be empty.
    lanes, parts = occurring(levels(), rows["actor_level"]), []
    for name in occurring(QUANTITIES, quantity):
        own = rows[quantity == name]
        parts.append(_lane_chart(own, name, lanes, known))
    return Exhibit(
        id="publicity_context",
        title=_publicity_title(data, rows, known),
        subtitle=label("publicity_context", "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(PUBLICITY_CAVEATS, rows),
        description=describe_rows(rows, known),
    )


def _lane_chart(
    rows: pd.DataFrame, quantity: str, levels_shown: list[str], names: Names
) -> LaneChart:
    """One quantity: others in the order of their size, the reports' own in that of the rows."""
    mark = admit_rows(verdict_on_all(rows, names=names), context=True)
    lanes = []
    for level in levels_shown:
        own = rows[rows["actor_level"] == level]
        others = own[is_published(own)].sort_values("low", kind="stable")
        lanes.append(
            Lane(
                levels()[level],
                tuple(numbers_of(others, names)),
                tuple(numbers_of(own[~is_published(own)], names)),
            )
        )
    return LaneChart(
        heading=label("quantities", quantity), refused=mark or NO_WORDS, lanes=tuple(lanes)
    )


def _publicity_title(data: pd.DataFrame, rows: pd.DataFrame, names: Names) -> Label:
    """Return how many quantities the reports print, and how many of those shown may be compared."""
    if is_published(rows).all():
        return label("publicity_context", "title_others")
    found, count = has_comparator(rows, names=names), printed_kinds(data[~is_published(data)])
    fit = int(found.sum())
    key = "title" if fit else "title_refused"
    return fill_label("publicity_context", key, in_both(n=count, own=len(found), k=fit))


# --- How far others' training reaches, and where the reports' own lies: people per session, and
# per 1,000 residents.

Record = tuple[str, str, str, str]  # unit, actor, and the ends of the window
TRAINING_CAVEATS = ("HEDGED", "WINDOW_UNKNOWN", "ATTENDANCES", "PLAUSIBILITY", "CENSUS_2020")


@dataclass(frozen=True, slots=True)
class Reach:
    """A number on line `line` of its chart; `text` is it in figures, by its own measure words."""

    number: Number
    line: int
    own: bool
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachChart(Part):
    """Numbers on the lines that all parts share (`lines` names them).

    On a logarithmic axis where they are of unlike size (`log`); else the lines without a
    number are those for which it can't be worked out.
    """

    lines: tuple[Label, ...]
    marks: tuple[Reach, ...]
    log: bool

    @property
    def absent(self) -> list[int]:
        """The lines without a number."""
        return sorted(set(range(len(self.lines))) - {mark.line for mark in self.marks})


def build_training_context(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return people per session of each unit that published both, and per 1,000 residents.

    Context, no ranking: a course is not a session, and levels and windows differ, so the
    sessions ask for a verdict and say on their face that they are not comparable.

    Parameters
    ----------
    data : DataFrame
        People per session and per 1,000 residents, as `an.reach()` gives them.
    names : mapping of str to Label
        What units and actors are called, by id; those of comparators come with the rows.

    """
    known = with_comparators(data, names)
    rows = data[data["metric"].isin((PER_SESSION, PER_RESIDENTS))]
    if rows.empty:
        return nothing_to_show("training_context", data)
    sessions = rows[rows["metric"] == PER_SESSION]
    residents = rows[rows["metric"] == PER_RESIDENTS]
    lines, parts = _reach_lines(sessions, residents, known), []
    if len(sessions):
        # Sessions reach numbers so unlike that only a logarithmic axis shows them all.
        parts.append(_reach_chart(sessions, lines, known, log=True))
    if len(residents):
        parts.append(_reach_chart(residents, lines, known, log=False))
    return Exhibit(
        id="training_context",
        title=_training_title(sessions, known),
        subtitle=label("training_context", "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(TRAINING_CAVEATS, rows),
        description=describe_rows(rows, known),
    )


def _reach_lines(
    sessions: pd.DataFrame, residents: pd.DataFrame, names: Names
) -> dict[Record, Label]:
    """A line for each record, by people per session; those with residents alone below.

    Returns what each is called.

    Where an actor has several records, its window tells each apart.
    """
    order = pd.concat([sessions.sort_values("low", kind="stable"), residents])
    windows = dict(
        zip(
            _record_keys(order),
            order[["window_start", "window_end", "per"]].to_dict("records"),
            strict=True,
        )
    )
    many = Counter((unit, actor) for unit, actor, *_ in windows)
    lines = {}
    for record, window in windows.items():
        unit, actor, *_ = record
        several = many[unit, actor] > 1
        lines[record] = _name_line(actor_label(unit, actor, names), window if several else None)
    return lines


def _record_keys(rows: pd.DataFrame) -> list[Record]:
    """Unit, actor and window of each row."""
    texts = rows[["unit", "actor", "window_start", "window_end"]].astype("str")
    return list(texts.itertuples(index=False, name=None))


def _name_line(who: Label, window: Mapping[Hashable, Any] | None) -> Label:
    """Whose a line is, and of which window where that must be said."""
    if window is None:
        return who
    when = window_in_short(window["window_start"], window["window_end"], str(window["per"]))
    return bilingual(lambda lang: f"{who[lang]} · {when[lang]}")


def _reach_chart(
    rows: pd.DataFrame, lines: Mapping[Record, Label], names: Names, *, log: bool
) -> ReachChart:
    """One metric on the lines of all.

    Sessions (`log`) ask for a verdict, each by its own measure words.
    """
    mark = admit_rows(verdict_on_all(rows, names=names), context=True) if log else None
    each = rows[EACH].astype("str") if log else pd.Series("", index=rows.index)
    places = dict(zip(lines, range(len(lines)), strict=True))
    table = zip(numbers_of(rows, names), _record_keys(rows), ~is_published(rows), each, strict=True)
    reaches = []
    for number, record, own, word in table:
        text = _bounds_words(number, word)
        reaches.append(Reach(number, places[record], bool(own), text))
    return ReachChart(
        heading=metric_heading(rows),
        refused=mark or NO_WORDS,
        lines=tuple(lines.values()),
        marks=tuple(reaches),
        log=log,
    )


def _bounds_words(number: Number, each: str) -> Label:
    """The bounds in figures, by the measure word of a session where it has one."""
    if not each:
        return number.text
    # 50人次/场 or 50人次/期: in English, too, the word tells a course (期) from a session (场).
    zh, en = f"{number.text.zh}/{each}", f"{number.text.en} per {each}"
    return Label(zh + number.query.zh, en + number.query.en)


def _training_title(rows: pd.DataFrame, names: Names) -> Label:
    """The reports' own number, where there is one alone, among those that others published."""
    own, others = rows[~is_published(rows)], rows[is_published(rows)]
    if rows.empty:
        return label("training_context", "title_none")
    key = "title_own" if others.empty else "title" if len(own) == 1 else "title_others"
    facts = facts_by_language(**_title_facts(own, others, names))
    return fill_label("training_context", key, facts)


def _title_facts(own: pd.DataFrame, others: pd.DataFrame, names: Names) -> dict[str, object]:
    """Return the facts of the title: how many, the others' range, and whose the own one is."""
    facts: dict[str, object] = {"n": len(others), "own": len(own)}
    if len(others):
        facts["range"] = interval_label(others["low"].min(), others["high"].max())
    if len(own) == 1 and len(others):
        (number,) = numbers_of(own, names)
        # Here `own` is the number itself; of several it is how many there are.
        facts |= {"who": number.who, "own": interval_label(number.low, number.high)}
    return facts
