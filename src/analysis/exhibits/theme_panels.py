"""One metric per panel, one line per unit: fine waivers, training reach, publicity."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.comparability.verdict import admit_rows, verdict_on_all
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.words import describe_rows, facts_by_language, occurring, unit_label
from analysis.labels.windows import window_in_short
from analysis.labels.words import (
    Names,
    bilingual,
    fill_label,
    in_both,
    label,
    metric_name,
    units_shown,
)
from analysis.vocabulary import Label, denominators, metrics

FINE_WAIVER = ("businesses_fine_waived",)
TRAINING = (
    "training_sessions",
    "people_trained",
    "attendances_per_session",
    "attendances_per_1000_residents",
)
# attendances where there are any, else sessions: the first of them that is reported is in the title
TRAINING_TITLED = ("people_trained", "training_sessions")
SHOWN_PER = {
    "1000_person_years": "1000_person_years",
    "year": "year",
    "stock": "stock",
    "1000_residents_year": "year",
}
NAMED = 2  # numbers that a title gives
Absent = Literal["each", "together", "none"]


@dataclass(frozen=True, slots=True)
class DotLine:
    """Hold one number of a panel and its window; `number` is None where none is reported."""

    unit: str
    actor: str
    who: Label
    number: Number | None = None
    when: Label = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class DotRange(Part):
    """One metric from 0, a line per number: units in their order, each unit's by date.

    `silent` are the units that report none. `absent` says how they are shown: each on
    its line, together on one, or not at all. `derived` where the numbers were worked out.
    """

    lines: tuple[DotLine, ...]
    silent: tuple[DotLine, ...]
    units: tuple[str, ...]
    absent: Absent
    derived: bool

    @property
    def dated(self) -> bool:
        """Whether an actor has several numbers, so that each must be told apart by its window."""
        return len({(line.unit, line.actor) for line in self.lines}) < len(self.lines)


def build_fine_waiver(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return how many businesses each unit says it waived or reduced fines for: counts, not yuan.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units are called, by id; the units of `data` are shown by id where it is empty.

    """
    rows = data[data["metric"].isin(FINE_WAIVER)]
    if rows.empty:
        return nothing_to_show("fine_waiver", data)
    title = fill_label("fine_waiver", "title", _title_facts(rows, data, names, FINE_WAIVER[0]))
    return _build_panels("fine_waiver", title, data, rows, FINE_WAIVER, names, "each")


def build_training_reach(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return training sessions and attendances of each unit, per session and per 1,000 residents.

    Attendances are not people.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units are called, by id; the units of `data` are shown by id where it is empty.

    """
    rows = data[data["metric"].isin(TRAINING)]
    if rows.empty:
        return nothing_to_show("training_reach", data)
    # With neither reported, the title says so of the first.
    titled = [*occurring(TRAINING_TITLED, rows["metric"]), TRAINING_TITLED[0]]
    title = fill_label("training_reach", "title", _title_facts(rows, data, names, titled[0]))
    return _build_panels("training_reach", title, data, rows, TRAINING, names, "together")


def build_publicity(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return each publicity metric in a panel of its own, with the units that report it.

    A stock of followers, a flow of reads and an audience have no common axis.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units are called, by id; ids are shown where it is empty.

    """
    rows = data[data["theme"] == "publicity"]
    if rows.empty:
        return nothing_to_show("publicity", data)
    count = printed_kinds(rows)
    worked_out = rows["metric"].nunique() - count
    derived = fill_label("publicity", "derived", in_both(n=worked_out)) if worked_out else NO_WORDS
    key = {0: "title_none", 1: "title_one"}.get(count, "title")
    title = fill_label("publicity", key, facts_by_language(n=count, derived=derived))
    return _build_panels("publicity", title, data, rows, list(metrics()), names, "none")


def printed_kinds(rows: pd.DataFrame) -> int:
    """Return how many quantities of publicity `rows` print.

    A ratio worked out of two of them is none.
    """
    printed = 0
    for name in set(rows["metric"]):
        metric = metrics()[name]
        printed += metric.theme == "publicity" and not metric.derived
    return printed


def _build_panels(
    name: str,
    title: Label,
    data: pd.DataFrame,
    rows: pd.DataFrame,
    order: Sequence[str],
    names: Names,
    absent: Absent,
) -> Exhibit:
    """The exhibit of `rows`, a panel for each metric in `order` that they have."""
    units, parts = units_shown(data, names), []
    for metric in occurring(order, rows["metric"]):
        own = rows[rows["metric"] == metric]
        parts.append(dot_range(own, units, names, absent))
    return Exhibit(
        id=name,
        title=title,
        subtitle=label(name, "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        description=describe_rows(rows, names),
    )


def dot_range(
    rows: pd.DataFrame, units: Sequence[str], names: Names, absent: Absent = "each"
) -> DotRange:
    """Return the panel of one metric.

    It lists what each actor says of itself, so it asks for a verdict as context: where the
    rows are refused one scale, it says so on its face.
    """
    mark = admit_rows(verdict_on_all(rows, names=names), context=True)
    order = rows.sort_values("window_end", na_position="first", kind="stable")
    windows = order[["window_start", "window_end", "per"]].itertuples(index=False, name=None)
    lines = []
    for number, window in zip(numbers_of(order, names), windows, strict=True):
        when = window_in_short(*window)
        lines.append(DotLine(number.unit, number.actor, number.who, number, when))
    # Stable: an actor's lines keep the order of their windows.
    lines.sort(key=lambda line: (units.index(line.unit), line.actor))
    silent, reporting = [], set(rows["unit"])
    for unit in units:
        if unit not in reporting:
            called = unit_label(unit, names)
            silent.append(DotLine(unit, unit, called))
    return DotRange(
        heading=metric_heading(rows),
        refused=mark or NO_WORDS,
        lines=tuple(lines),
        silent=tuple(silent),
        units=tuple(units),
        absent=absent,
        derived=bool((rows["basis"] == "derived").any()),
    )


def metric_heading(rows: pd.DataFrame) -> Label:
    """Return what the rows of one metric count, and what it is per where that must be said.

    Hazards rectified, and their share, are called by the verb: urged is not rectified.
    """
    metric, caveats = str(rows["metric"].iloc[0]), str(rows["caveats"].iloc[0])
    name = bilingual(lambda lang: metric_name(metric, caveats, lang))
    # Each row says itself what it is per; a heading can tell one thing, and tells the first.
    known = rows["per"].map(SHOWN_PER).dropna()
    if known.empty:
        return name
    per = str(known.iloc[0])
    return bilingual(lambda lang: f"{name[lang]} · {denominators()[per][lang]}")


def _title_facts(
    rows: pd.DataFrame, data: pd.DataFrame, names: Names, metric: str
) -> dict[str, dict[str, object]]:
    """What a title says: how many units there are, how many report, and the numbers of `metric`."""
    own = rows[rows["metric"] == metric]
    return facts_by_language(
        n=len(units_shown(data, names)),
        k=rows["unit"].nunique(),
        facts=bilingual(lambda lang: _numbers_in_words(own, names, lang)),
    )


def _numbers_in_words(own: pd.DataFrame, names: Names, lang: str) -> str:
    """Each unit's number in words; of many, how many numbers there are."""
    if len(own) > NAMED:
        return label("words", "many_numbers")[lang].format(n=len(own))
    words = [_in_words(number, lang) for number in numbers_of(own, names)]
    return ("，" if lang == "zh" else ", ").join(words) or label("words", "not_reported")[lang]


def _in_words(number: Number, lang: str) -> str:
    """One unit's number in words: 遂宁支队每年80,001–89,999人次."""
    each = denominators()["year"][lang] if number.per == "year" else ""
    if lang == "zh":
        return f"{number.who.zh}{each}{number.text.zh}"
    return " ".join(filter(None, (number.who.en, number.text.en, each)))
