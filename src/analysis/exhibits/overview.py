"""What the rows say together: how many numbers there are, what each unit reports, and whose the numbers are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.dataset import Dataset
from analysis.exhibits.coverage import OF_PARTS, SILENT, units_reporting
from analysis.exhibits.names import unit_label
from analysis.exhibits.spec import Exhibit, Part
from analysis.labels.names import name_of
from analysis.labels.slides import word
from analysis.labels.words import LANGUAGES, in_both
from analysis.vocabulary import Label, levels, states

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
    """A stacked bar per unit; `more` is how many units had no room, `most` the end of the scale where it is given."""

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
    title, subtitle = word("opening", key, facts), word("opening", "how", names)
    return Exhibit("opening", title, subtitle, (), rows, caveats=(), opening=True)


def _list_units(dataset: Dataset, lang: str) -> str:
    """The units by name; how many there are, where they are many."""
    units = dataset.reporting_units
    if len(units) > NAMED:
        return word("opening", "units", in_both(n=len(units)))[lang]
    return ("、" if lang == "zh" else ", ").join(name_of(unit, dataset.names, lang) for unit in units)


def build_reported(dataset: Dataset) -> Exhibit | None:
    """Return how many metrics each unit reports of itself, and how all of its reports' are reported."""
    coverage = dataset.coverage
    reported = coverage.loc[coverage["state"] != SILENT, "metric"]
    rows = coverage[coverage["metric"].isin(reported)]
    if rows.empty:
        return None
    counts = rows.groupby(["unit", "state"]).size().unstack(fill_value=0).reindex(columns=list(states()), fill_value=0)
    known = counts.drop(columns=[SILENT, *OF_PARTS]).sum(axis="columns")
    metrics = rows["metric"].nunique()
    facts = in_both(metrics=metrics, least=int(known.min()), most=int(known.max()))
    part = _stack(dataset, {state: states()[state] for state in states()}, counts, most=float(metrics))
    title = word("reported", "title" if known.min() < known.max() else "title_alike", facts)
    return Exhibit("reported", title, word("reported", "how"), (part,), rows, caveats=())


def build_who(dataset: Dataset) -> Exhibit | None:
    """Return how many of each unit's numbers are its own, a sub-unit's, or one officer's."""
    rows = dataset.printed
    if rows.empty:
        return None
    whose = rows["actor_level"].map(lambda level: "unit" if levels()[level].unit else level)
    counts = rows.assign(whose=whose).groupby(["unit", "whose"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(WHOSE), fill_value=0)
    facts = in_both(numbers=len(rows), **{key: int((whose == key).sum()) for key in WHOSE})
    part = _stack(dataset, {key: word("whose", key) for key in WHOSE}, counts)
    title, subtitle = word("who", "title", facts), word("who", "how")
    return Exhibit("who", title, subtitle, (part,), rows, caveats=("SUB_UNIT", "ONE_OFFICER"))


def _stack(
    dataset: Dataset, names: Mapping[str, Label], counts: pd.DataFrame, most: float | None = None
) -> StackedBars:
    """A bar per unit, at most UNITS_MOST, of the columns of `counts` by unit."""
    units = dataset.reporting_units
    shown: Sequence[str] = units[:UNITS_MOST]
    return StackedBars(
        units=tuple(unit_label(unit, dataset.names) for unit in shown),
        layers=tuple(
            Layer(key, name, tuple(float(counts[key].get(unit, 0)) for unit in shown)) for key, name in names.items()
        ),
        most=most,
        more=len(units) - len(shown),
    )
