"""Exhibits of words, tables and stacked bars: opening, who reports, rates, requests, methods."""

import math
from collections.abc import Iterator, Mapping, Sequence
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
from analysis.exhibits.words import Note, TextTable, unit_label
from analysis.labels.slides import BOTH, COLON, NONE, left_out, one_line, slide_word
from analysis.labels.words import LANGUAGES, bilingual, in_both, interval_label, label, name_of
from analysis.vocabulary import Label, ask_words, levels, metrics, states

# --- What to ask each unit for, so that its numbers may be compared.

ASKED_UNITS_MOST, METRICS_NAMED = 10, 3  # units that have a line; metrics that a cell names
NOT_ZERO = "MISSING_NOT_ZERO"
COMMA = {"zh": "、", "en": ", "}
Requests = Mapping[tuple[str, str], list[str]]


def build_ask(dataset: Dataset) -> Exhibit | None:
    """Return a line per unit and a column per thing that is lacking.

    How many metrics lack it, and which.
    """
    rows, units, names = dataset.observations, dataset.reporting_units, dataset.names
    wanted = to_ask(rows, among=units, names=names, core=True)
    if wanted.empty:
        return None
    lacking = _by_reason(wanted)
    codes = [
        code
        for code in sorted(ask_words(), key=lambda code: -_count_requests(lacking, code))
        if _count_requests(lacking, code)
    ]
    called = {unit: unit_label(unit, names) for unit in units}
    lines = [
        (called[unit], *(_request_cell(lacking.get((unit, code), [])) for code in codes))
        for unit in units
    ]
    shown = lines[:ASKED_UNITS_MOST]
    if (more := len(lines) - len(shown)) > 0:
        shown.append((left_out("more_units", more), *[NONE] * len(codes)))
    part = TextTable(
        heads=(slide_word("ask", "unit"), *(_request_heading(code) for code in codes)),
        rows=tuple(shown),
        widths=(0.6, *(1.0 for _ in codes)),
    )
    return Exhibit(
        id="ask",
        title=_request_title(verdict_table(rows, among=units, names=names), len(wanted)),
        subtitle=slide_word("ask", "how"),
        parts=(part,),
        rows=dataset.printed,
        caveats=(),
        notes=tuple(_whole_list(called[unit], code, lacking[unit, code]) for unit, code in lacking),
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
    counts = {"pairs": len(both), "fit": fit, "n": wanted}
    return slide_word("ask", key, {lang: counts | {"silent": more[lang]} for lang in LANGUAGES})


def _by_reason(wanted: pd.DataFrame) -> Requests:
    """The metrics that each unit must be asked for, by unit and by what is lacking."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit, metric, reasons in wanted[["unit", "metric", "reasons"]].itertuples(index=False):
        for code in reasons.split(SEPARATOR):
            found.setdefault((unit, code), []).append(metric)
    return found


def _count_requests(lacking: Requests, code: str) -> int:
    """How many numbers lack it, of all units."""
    return sum(len(found) for (_, reason), found in lacking.items() if reason == code)


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
    facts: dict[str, dict[str, object]] = {
        lang: {"n": len(lacking), "names": _unit_names(lacking[:METRICS_NAMED], lang) + more}
        for lang in LANGUAGES
    }
    first = one_line(metrics()[lacking[0]].label, BOTH) + ("…" if len(lacking) > 1 else "")
    return slide_word("ask", "cell", facts | {BOTH: {"n": len(lacking), "names": first}})


def _unit_names(listed: Sequence[str], lang: str) -> str:
    return COMMA[lang].join(metrics()[metric].label[lang] for metric in listed)


def _whole_list(who: Label, code: str, lacking: Sequence[str]) -> Label:
    """One unit's whole list of what lacks one thing, for the notes."""
    facts = {
        lang: {
            "unit": who[lang],
            "how": ask_words()[code][lang],
            "names": _unit_names(lacking, lang),
        }
        for lang in LANGUAGES
    }
    return slide_word("ask", "told", facts)


# --- How words become bounds, and which reports the numbers come from.

RELATIONS = ("eq", "lt", "gt", "ge", "approx", "range")
RULES = ("window", "actor", "absent", "ratio", "polarity")
REPORTS_MOST = 14


def build_method(dataset: Dataset) -> Exhibit | None:
    """Return how words become bounds, by an example of each relation; and the rules."""
    rows = dataset.printed
    shown = pd.concat([rows[rows["relation"] == relation].head(1) for relation in RELATIONS])
    if shown.empty:
        return None
    hedged = int((rows["relation"] != "eq").sum())
    examples = TextTable(
        heads=tuple(
            slide_word("method", name) for name in ("words", "relation", "meant", "allowed")
        ),
        rows=tuple(_relation_examples(shown, dataset)),
        widths=(1.0, 0.8, 1.4, 1.4),
    )
    rules = Note(paragraphs=tuple(slide_word("rules", name) for name in RULES))
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
    lines = [
        _source_line(one, int(counts.get(one.report, 0)))
        for one in list(reports.values())[:REPORTS_MOST]
    ]
    names = ("report", "unit", "level", "cited", "published", "numbers")
    if (more := len(reports) - len(lines)) > 0:
        lines.append((left_out("more_reports", more), *[NONE] * (len(names) - 1)))
    dated = sum(report.published_basis == "printed" for report in reports.values())
    part = TextTable(
        heads=tuple(slide_word("sources", name) for name in names),
        rows=tuple(lines),
        widths=(0.9, 1.1, 0.8, 2.2, 1.6, 0.8),
    )
    title = slide_word("sources", "title", in_both(reports=len(reports), dated=dated))
    return Exhibit("sources", title, slide_word("sources", "how"), (part,), rows, caveats=())


def _source_line(report: Report, numbers: int) -> tuple[Label, ...]:
    """One report's line."""
    titled = " · ".join(
        part for part in (f"《{report.title}》" if report.title else "", report.publisher) if part
    )
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
    return _rate_panels(
        "prevention",
        dataset,
        [name for name, one in metrics().items() if one.denominator == "residents"],
    )


def build_per_event(dataset: Dataset) -> Exhibit | None:
    """Return how many people come to a session or a performance."""
    return _rate_panels(
        "per_event", dataset, [name for name, one in metrics().items() if one.per in EVENTS]
    )


def _rate_panels(name: str, dataset: Dataset, wanted: Sequence[str]) -> Exhibit | None:
    """A panel for each derived metric of `wanted` that any unit has."""
    every = dataset.observations
    rows = every[every["metric"].isin(wanted) & (every["basis"] == "derived")]
    if rows.empty:
        return None
    units, shown = (
        dataset.reporting_units,
        [metric for metric in metrics() if metric in set(rows["metric"])],
    )
    counts = {"k": rows["unit"].nunique(), "n": len(units)}
    facts: dict[str, dict[str, object]] = {
        lang: {**counts, "facts": _in_words(rows, dataset, lang)} for lang in LANGUAGES
    }
    parts = tuple(
        dot_range(rows[rows["metric"] == metric], units, dataset.names) for metric in shown
    )
    return Exhibit(name, slide_word(name, "title", facts), slide_word(name, "how"), parts, rows)


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
    names = {lang: {"units": _list_units(dataset, lang)} for lang in LANGUAGES}
    title, subtitle = slide_word("opening", key, facts), slide_word("opening", "how", names)
    return Exhibit("opening", title, subtitle, (), rows, caveats=(), opening=True)


def _list_units(dataset: Dataset, lang: str) -> str:
    """The units by name; how many there are, where they are many."""
    units = dataset.reporting_units
    if len(units) > NAMED:
        return slide_word("opening", "units", in_both(n=len(units)))[lang]
    return ("、" if lang == "zh" else ", ").join(
        name_of(unit, dataset.names, lang) for unit in units
    )


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
    known = counts.drop(columns=[SILENT, *OF_PARTS]).sum(axis="columns")
    metrics = rows["metric"].nunique()
    facts = in_both(metrics=metrics, least=int(known.min()), most=int(known.max()))
    part = _stacked_bars(
        dataset, {state: states()[state] for state in states()}, counts, most=float(metrics)
    )
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
    part = _stacked_bars(dataset, {key: slide_word("whose", key) for key in WHOSE}, counts)
    title, subtitle = slide_word("who", "title", facts), slide_word("who", "how")
    return Exhibit("who", title, subtitle, (part,), rows, caveats=("SUB_UNIT", "ONE_OFFICER"))


def _stacked_bars(
    dataset: Dataset, names: Mapping[str, Label], counts: pd.DataFrame, most: float | None = None
) -> StackedBars:
    """A bar per unit, at most UNITS_MOST, of the columns of `counts` by unit."""
    units = dataset.reporting_units
    shown: Sequence[str] = units[:UNITS_MOST]
    return StackedBars(
        units=tuple(unit_label(unit, dataset.names) for unit in shown),
        layers=tuple(
            Layer(key, name, tuple(float(counts[key].get(unit, 0)) for unit in shown))
            for key, name in names.items()
        ),
        most=most,
        more=len(units) - len(shown),
    )
