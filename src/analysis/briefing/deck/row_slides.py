"""Slides of what the rows say together: what is reported, whose it is, per residents, per event."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.briefing.deck.chart_slides import panels_of
from analysis.briefing.deck.material import Material
from analysis.briefing.deck.numbers import numbers
from analysis.briefing.deck.parts import Chart, Column, Series, Slide, with_gap
from analysis.briefing.deck.words import NONE, left_out, word
from analysis.charting import style
from analysis.charting.coverage import FILLS, OF_PARTS, units_reporting
from analysis.charting.labels import LANGUAGES, label
from analysis.vocabulary import Label, levels, metrics, states

SILENT = "#A6A6A6"
WHOSE = {"unit": "#0B3C5D", "sub_unit": "#B8D4E8", "officer": "#F2C14E"}
EVENTS = ("session", "performance")
UNITS_MOST, NAMED, FEW = 20, 8, 3  # units that have a bar; that are named; numbers that a title tells
Facts = dict[str, dict[str, object]]


class Part(NamedTuple):
    """One part of a stacked bar: its name, its colour, and its counts by unit."""

    name: Label
    shade: str
    counts: pd.Series


def alike(**facts: object) -> Facts:
    """`facts` that are the same in both languages."""
    return {lang: dict(facts) for lang in LANGUAGES}


def opening(material: Material) -> Slide | None:
    """How many reports and numbers there are, and how few of them all units share."""
    told = material.coverage[material.coverage["state"] != "not_reported"]
    if told.empty:
        return None
    shared = units_reporting(told)
    units = material.coverage["unit"].nunique()
    facts = alike(
        reports=len(material.reports),
        numbers=len(material.printed),
        units=units,
        metrics=len(shared),
        all=int((shared == units).sum()),
    )
    key = "title_alone" if units == 1 else "title" if (shared == units).any() else "title_none"
    names = {lang: {"units": _listed(material, lang)} for lang in LANGUAGES}
    rows = material.printed
    return Slide("opening", word("opening", key, facts), word("opening", "how", names), (), rows, told=(), opening=True)


def _listed(material: Material, lang: str) -> str:
    """The units by name; how many there are, where they are many."""
    if len(material.units) > NAMED:
        return word("opening", "units", alike(n=len(material.units)))[lang]
    comma = "、" if lang == "zh" else ", "
    return comma.join(style.name_of(unit, material.names, lang) for unit in material.units)


def reported(material: Material) -> Slide | None:
    """How many metrics each unit reports of itself, and how all of its reports' are reported."""
    told = material.coverage.loc[material.coverage["state"] != "not_reported", "metric"]
    rows = material.coverage[material.coverage["metric"].isin(told)]
    if rows.empty:
        return None
    counts = rows.groupby(["unit", "state"]).size().unstack(fill_value=0).reindex(columns=list(states()), fill_value=0)
    known = counts.drop(columns=["not_reported", *OF_PARTS]).sum(axis="columns")
    facts = alike(metrics=rows["metric"].nunique(), least=int(known.min()), most=int(known.max()))
    shades = {**FILLS, "not_reported": SILENT}
    parts = {state: Part(states()[state], shades[state], counts[state]) for state in states()}
    chart = _stacked(material, parts, most=float(rows["metric"].nunique()))
    title = word("reported", "title" if known.min() < known.max() else "title_alike", facts)
    return Slide("reported", title, word("reported", "how"), (chart,), rows, told=())


def _stacked(material: Material, parts: Mapping[str, Part], most: float | None = None) -> Chart:
    """A stacked bar a unit, of `parts` by key; how many more units there are than have room."""
    units = material.units[:UNITS_MOST]
    names = tuple(Label(*(style.name_of(unit, material.names, lang) for lang in LANGUAGES)) for unit in units)
    columns = (
        Column("name", word("columns", "name"), names),
        *(
            Column(key, part.name, tuple(float(part.counts.get(unit, 0)) for unit in units))
            for key, part in parts.items()
        ),
    )
    series = tuple(Series(key, (part.shade,), hatched=key == "not_reported") for key, part in parts.items())
    chart = Chart("stacked", NONE, columns, series, most=most, legend=True, counted=True)
    more = len(material.units) - len(units)
    return with_gap(chart, left_out("more_units", more)) if more else chart


def who(material: Material) -> Slide | None:
    """How many of each unit's numbers are its own, a sub-unit's, or one officer's."""
    rows = material.printed
    if rows.empty:
        return None
    whose = rows["actor_level"].map(lambda level: "unit" if levels()[level].unit else level)
    counts = rows.assign(whose=whose).groupby(["unit", "whose"]).size().unstack(fill_value=0)
    parts = {
        key: Part(word("whose", key), shade, counts[key] if key in counts else pd.Series(dtype="int64"))
        for key, shade in WHOSE.items()
    }
    facts = alike(numbers=len(rows), **{key: int((whose == key).sum()) for key in WHOSE})
    told = ("SUB_UNIT", "ONE_OFFICER")
    chart = _stacked(material, parts)
    return Slide("who", word("who", "title", facts), word("who", "how"), (chart,), rows, told=told)


def prevention(material: Material) -> Slide | None:
    """What units do per 1,000 residents."""
    return _rates(material, "prevention", [name for name, one in metrics().items() if one.denominator == "residents"])


def per_event(material: Material) -> Slide | None:
    """How many people come to a session or a performance."""
    return _rates(material, "per_event", [name for name, one in metrics().items() if one.per in EVENTS])


def _rates(material: Material, name: str, wanted: Sequence[str]) -> Slide | None:
    """A chart for each derived metric of `wanted` that any unit has."""
    rows = material.observations[
        material.observations["metric"].isin(wanted) & (material.observations["basis"] == "derived")
    ]
    if rows.empty:
        return None
    facts: Facts = {
        lang: {"facts": _told(rows, material, lang), "k": rows["unit"].nunique(), "n": len(material.units)}
        for lang in LANGUAGES
    }
    parts = panels_of(rows, material.names, material.units)
    return Slide(name, word(name, "title", facts), word(name, "how"), parts, rows, columns=min(len(parts), 2))


def _told(rows: pd.DataFrame, material: Material, lang: str) -> str:
    """Each actor's numbers in words, for a title; of many, how many there are."""
    if len(rows) > FEW:
        return label("words", "many_numbers")[lang].format(n=len(rows))
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    told = []
    for unit in material.units:
        for _, own in rows[rows["unit"] == unit].groupby("actor"):
            said = [f"{one.name[lang]} {one.text[lang]}{one.doubt[lang]}" for one in numbers(own)]
            told.append(f"{numbers(own)[0].whose(material.names)[lang]} {comma.join(said)}")
    return stop.join(told)
