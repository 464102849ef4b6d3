"""Exhibits of words, tables and stacked bars: opening, who reports, rates, requests, methods."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.comparability.matrix import to_ask, verdict_table
from analysis.comparability.verdict import REFUSE
from analysis.dataset import Dataset, Report
from analysis.exhibits.coverage import OF_PARTS, SILENT, units_reporting
from analysis.exhibits.numbers import numbers_of
from analysis.exhibits.spec import Exhibit, Part
from analysis.exhibits.theme_panels import dot_range
from analysis.exhibits.words import (
    ENUMERATION,
    Note,
    TextTable,
    facts_by_language,
    join_labels,
    occurring,
    unit_labels,
)
from analysis.labels.slides import BOTH, COLON, NONE, left_out, one_line, slide_word
from analysis.labels.words import bilingual, in_both, interval_label, label
from analysis.vocabulary import Label, ask_words, levels, metrics, states

# --- What slides of lists share.


def _slide_words(section: str, names: Iterable[str]) -> tuple[Label, ...]:
    """Entries of one section, in the order of `names`."""
    return tuple(slide_word(section, name) for name in names)


# --- What to ask each unit for, so that its numbers may be compared.

ASKED_UNITS_MOST, METRICS_NAMED = 10, 3  # units that have a line; metrics that a cell names
NOT_ZERO = "MISSING_NOT_ZERO"
Requests = Mapping[tuple[str, str], list[str]]


def build_ask(dataset: Dataset) -> Exhibit | None:
    """Return a line per unit and a column per thing that is lacking.

    How many metrics lack it, and which.
    """
    rows, units, names = dataset.observations, dataset.reporting_units, dataset.names
    wanted = to_ask(rows, among=units, names=names, core=True)
    if wanted.empty:
        return None
    called = dict(zip(units, unit_labels(units, names), strict=True))
    lacking, counts, notes = _by_reason(wanted), Counter[str](), []
    for (unit, code), found in lacking.items():
        counts[code] += len(found)
        # A cell has room for three metrics; the speaker has them all.
        notes.append(_whole_list(called[unit], code, found))
    # What most numbers lack stands in the first column.
    codes = sorted(occurring(ask_words(), counts), key=lambda code: -counts[code])
    lines = []
    for unit in units:
        cells = [_request_cell(lacking.get((unit, code), [])) for code in codes]
        lines.append((called[unit], *cells))
    shown = lines[:ASKED_UNITS_MOST]
    if (more := len(lines) - len(shown)) > 0:
        shown.append((left_out("more_units", more), *[NONE] * len(codes)))
    part = TextTable(
        heads=(slide_word("ask", "unit"), *map(_request_heading, codes)),
        rows=tuple(shown),
        widths=(0.6, *[1.0] * len(codes)),
    )
    return Exhibit(
        id="ask",
        title=_request_title(verdict_table(rows, among=units, names=names), len(wanted)),
        subtitle=slide_word("ask", "how"),
        parts=(part,),
        rows=dataset.printed,
        caveats=(),
        notes=tuple(notes),
    )


def _request_title(judged: pd.DataFrame, wanted: int) -> Label:
    """How many pairs of numbers there are, and may be compared.

    Where one side is silent, there is no pair.
    """
    both = judged[(judged["a_actor"] != "") & (judged["b_actor"] != "")]
    fit, silent = int((both["kind"] != REFUSE).sum()), len(judged) - len(both)
    key = (
        "title"
        if fit
        else "title_none"
        if len(both)
        else "title_silent"
        if silent
        else "title_alone"
    )
    more = slide_word("ask", "silent", in_both(n=silent)) if silent else NONE
    return slide_word(
        "ask", key, facts_by_language(pairs=len(both), fit=fit, n=wanted, silent=more)
    )


def _by_reason(wanted: pd.DataFrame) -> Requests:
    """The metrics that each unit must be asked for, by unit and by what is lacking."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit, metric, reasons in wanted[["unit", "metric", "reasons"]].itertuples(index=False):
        for code in reasons.split(SEPARATOR):
            found.setdefault((unit, code), []).append(metric)
    return found


def _request_heading(code: str) -> Label:
    """How to ask for it; where nothing is reported, that too."""
    silent = label("words", "not_reported") if code == NOT_ZERO else NONE
    return bilingual(
        lambda lang: COLON[lang].join(filter(None, (silent[lang], ask_words()[code][lang])))
    )


def _request_cell(lacking: Sequence[str]) -> Label:
    """How many metrics, and the first NAMED of them; in both languages at once the first alone."""
    if not lacking:
        return Label("—", "—")
    more = "…" if len(lacking) > METRICS_NAMED else ""
    listed = _metric_names(lacking[:METRICS_NAMED])
    facts = facts_by_language(n=len(lacking), names=Label(listed.zh + more, listed.en + more))
    first = one_line(metrics()[lacking[0]].label, BOTH) + ("…" if len(lacking) > 1 else "")
    return slide_word("ask", "cell", facts | {BOTH: {"n": len(lacking), "names": first}})


def _metric_names(listed: Sequence[str]) -> Label:
    return join_labels([metrics()[metric].label for metric in listed], ENUMERATION)


def _whole_list(who: Label, code: str, lacking: Sequence[str]) -> Label:
    """One unit's whole list of what lacks one thing, for the notes."""
    facts = facts_by_language(unit=who, how=ask_words()[code], names=_metric_names(lacking))
    return slide_word("ask", "told", facts)


# --- How words become bounds, and which reports the numbers come from.

RELATIONS = ("eq", "lt", "gt", "ge", "approx", "range")
RULES = ("window", "actor", "absent", "ratio", "polarity")
REPORTS_MOST = 14


def build_method(dataset: Dataset) -> Exhibit | None:
    """Return how words become bounds, by an example of each relation; and the rules."""
    rows = dataset.printed
    # Of each relation the first that the reports themselves print: readers know their own words.
    shown = pd.concat([rows[rows["relation"] == relation].head(1) for relation in RELATIONS])
    if shown.empty:
        return None
    hedged = int((rows["relation"] != "eq").sum())
    examples = TextTable(
        heads=_slide_words("method", ("words", "relation", "meant", "allowed")),
        rows=tuple(_relation_examples(shown, dataset)),
        widths=(1.0, 0.8, 1.4, 1.4),
    )
    rules = Note(paragraphs=_slide_words("rules", RULES))
    title = slide_word("method", "title", in_both(hedged=hedged, numbers=len(rows)))
    return Exhibit(
        "method", title, slide_word("method", "how"), (examples, rules), shown, caveats=()
    )


def _relation_examples(rows: pd.DataFrame, dataset: Dataset) -> Iterator[tuple[Label, ...]]:
    """Each row: a phrase, its relation, what is ordinarily meant by it, and all that it allows."""
    for number, relation in zip(numbers_of(rows, dataset.names), rows["relation"], strict=True):
        meant = interval_label(number.low, number.high)
        strict = _strict_bounds(number.strict_low, number.strict_high)
        yield Label(number.phrase, number.phrase), label("relations", relation), meant, strict


def _strict_bounds(low: float, high: float) -> Label:
    """Strict bounds in figures, an open upper one in words."""
    if not math.isinf(high):
        return interval_label(low, high)
    least, unlimited = interval_label(low, low), label("words", "open")
    return Label(f"{least.zh}起，{unlimited.zh}", f"{least.en}, {unlimited.en}")


def build_sources(dataset: Dataset) -> Exhibit | None:
    """Return the reports: whose, of which rank, when they appeared, how many numbers each."""
    reports = dataset.reports
    if not reports:
        return None
    rows = dataset.printed
    counts = rows["report"].value_counts()
    lines = []
    for one in list(reports.values())[:REPORTS_MOST]:
        # A report of which nothing is confirmed yet stands here with 0 numbers.
        numbers = int(counts.get(one.report, 0))
        lines.append(_source_line(one, numbers))
    names = ("report", "unit", "level", "cited", "published", "numbers")
    if (more := len(reports) - len(lines)) > 0:
        lines.append((left_out("more_reports", more), *[NONE] * (len(names) - 1)))
    dated = sum(report.published_basis == "printed" for report in reports.values())
    part = TextTable(
        heads=_slide_words("sources", names),
        rows=tuple(lines),
        widths=(0.9, 1.1, 0.8, 2.2, 1.6, 0.8),
    )
    title = slide_word("sources", "title", in_both(reports=len(reports), dated=dated))
    return Exhibit("sources", title, slide_word("sources", "how"), (part,), rows, caveats=())


def _source_line(report: Report, numbers: int) -> tuple[Label, ...]:
    """One report's line."""
    title = f"《{report.title}》" if report.title else ""
    titled = " · ".join(filter(None, (title, report.publisher)))
    day, basis = report.published or "—", slide_word("bases", report.published_basis)
    level = levels()[report.unit.level]
    return (
        Label(report.report, report.report),
        report.unit.label,
        Label(level.zh, level.en),
        Label(titled or "—", titled or "—"),
        Label(f"{day}（{basis.zh}）", f"{day} ({basis.en})"),
        Label(str(numbers), str(numbers)),
    )


# --- What units do per 1,000 residents, and how many people come to a session or a performance.

EVENTS = ("session", "performance")
FEW = 3  # numbers that a title tells


def build_prevention(dataset: Dataset) -> Exhibit | None:
    """Return what units do per 1,000 residents."""
    wanted = [name for name, one in metrics().items() if one.denominator == "residents"]
    return _rate_panels("prevention", dataset, wanted)


def build_per_event(dataset: Dataset) -> Exhibit | None:
    """Return how many people come to a session or a performance."""
    wanted = [name for name, one in metrics().items() if one.per in EVENTS]
    return _rate_panels("per_event", dataset, wanted)


def _rate_panels(name: str, dataset: Dataset, wanted: Sequence[str]) -> Exhibit | None:
    """A panel for each derived metric of `wanted` that any unit has."""
    every = dataset.observations
    rows = every[every["metric"].isin(wanted) & (every["basis"] == "derived")]
    if rows.empty:
        return None
    units, parts = dataset.reporting_units, []
    for metric in occurring(metrics(), rows["metric"]):
        own = rows[rows["metric"] == metric]
        parts.append(dot_range(own, units, dataset.names))
    told = bilingual(lambda lang: _in_words(rows, dataset, lang))
    facts = facts_by_language(k=rows["unit"].nunique(), n=len(units), facts=told)
    title = slide_word(name, "title", facts)
    return Exhibit(name, title, slide_word(name, "how"), tuple(parts), rows)


def _in_words(rows: pd.DataFrame, dataset: Dataset, lang: str) -> str:
    """Each actor's numbers in words, for a title; of many, how many there are."""
    if len(rows) > FEW:
        return label("words", "many_numbers")[lang].format(n=len(rows))
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    actors = []
    for unit in dataset.reporting_units:
        for _, own in rows[rows["unit"] == unit].groupby("actor"):
            numbers = numbers_of(own, dataset.names)
            words = [f"{one.name[lang]} {one.text[lang]}{one.query[lang]}" for one in numbers]
            actors.append(f"{numbers[0].who[lang]} {comma.join(words)}")
    return stop.join(actors)


# --- What the rows say together: how many numbers there are, what each unit reports, and whose the
# numbers are.

WHOSE = ("unit", "sub_unit", "officer")
UNITS_MOST, NAMED = 20, 8  # units that have a bar; that the opening names


@dataclass(frozen=True, slots=True)
class Layer:
    """One part of each stacked bar: its key and name, and its counts by unit."""

    key: str
    name: Label
    counts: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StackedBars(Part):
    """A stacked bar per unit.

    `more` is how many units had no room, `most` the end of the scale where it is given.
    """

    units: tuple[Label, ...]
    layers: tuple[Layer, ...]
    most: float | None = None
    more: int = 0


def build_opening(dataset: Dataset) -> Exhibit | None:
    """Return how many reports and numbers there are, and how few of them all units share."""
    coverage, rows = dataset.coverage, dataset.printed
    reported = coverage[coverage["state"] != SILENT]
    if reported.empty:
        return None
    # A metric that is told of a sub-unit alone counts as one, but as reported by no unit.
    shared = units_reporting(reported)
    units = coverage["unit"].nunique()
    facts = in_both(
        reports=len(dataset.reports),
        numbers=len(rows),
        units=units,
        metrics=len(shared),
        all=int((shared == units).sum()),
    )
    key = "title_alone" if units == 1 else "title" if (shared == units).any() else "title_none"
    names = facts_by_language(units=_list_units(dataset))
    title, subtitle = slide_word("opening", key, facts), slide_word("opening", "how", names)
    return Exhibit("opening", title, subtitle, (), rows, caveats=(), opening=True)


def _list_units(dataset: Dataset) -> Label:
    """The units by name; how many there are, where they are many."""
    units = dataset.reporting_units
    if len(units) > NAMED:
        return slide_word("opening", "units", in_both(n=len(units)))
    return join_labels(unit_labels(units, dataset.names), ENUMERATION)


def build_reported(dataset: Dataset) -> Exhibit | None:
    """Return how many metrics each unit reports of itself, and how."""
    coverage = dataset.coverage
    reported = coverage.loc[coverage["state"] != SILENT, "metric"]
    rows = coverage[coverage["metric"].isin(reported)]
    if rows.empty:
        return None
    counts = (
        rows.groupby(["unit", "state"])
        .size()
        .unstack(fill_value=0)
        .reindex(columns=list(states()), fill_value=0)
    )
    # What is left are the states of a unit's own numbers.
    known = counts.drop(columns=[SILENT, *OF_PARTS]).sum(axis="columns")
    metrics = rows["metric"].nunique()
    facts = in_both(metrics=metrics, least=int(known.min()), most=int(known.max()))
    # The scale ends at all metrics, so that what a unit leaves out is seen as well.
    part = _stacked_bars(dataset, states(), counts, most=float(metrics))
    title = slide_word("reported", "title" if known.min() < known.max() else "title_alike", facts)
    return Exhibit("reported", title, slide_word("reported", "how"), (part,), rows, caveats=())


def build_who(dataset: Dataset) -> Exhibit | None:
    """Return how many of each unit's numbers are its own, a sub-unit's, or one officer's."""
    rows = dataset.printed
    if rows.empty:
        return None
    whose = rows["actor_level"].map(lambda level: "unit" if levels()[level].unit else level)
    counts = rows.assign(whose=whose).groupby(["unit", "whose"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(WHOSE), fill_value=0)
    facts = in_both(numbers=len(rows), **{key: int((whose == key).sum()) for key in WHOSE})
    layers = dict(zip(WHOSE, _slide_words("whose", WHOSE), strict=True))
    part = _stacked_bars(dataset, layers, counts)
    title, subtitle = slide_word("who", "title", facts), slide_word("who", "how")
    return Exhibit("who", title, subtitle, (part,), rows, caveats=("SUB_UNIT", "ONE_OFFICER"))


def _stacked_bars(
    dataset: Dataset, names: Mapping[str, Label], counts: pd.DataFrame, most: float | None = None
) -> StackedBars:
    """A bar per unit, at most UNITS_MOST, of the columns of `counts` by unit."""
    units = dataset.reporting_units
    shown: Sequence[str] = units[:UNITS_MOST]
    # A unit without a row of these has a bar of no length, and keeps its place.
    lengths = counts.reindex(pd.Index(shown), fill_value=0).astype("float64")
    layers = []
    for key, name in names.items():
        own = lengths[key].tolist()
        layers.append(Layer(key, name, tuple(own)))
    return StackedBars(
        units=unit_labels(shown, dataset.names),
        layers=tuple(layers),
        most=most,
        more=len(units) - len(shown),
    )
