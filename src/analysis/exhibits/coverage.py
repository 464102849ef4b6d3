"""Coverage: which unit reports which metric, and how."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import facts_by_language, occurring, unit_labels
from analysis.labels.words import LANGUAGES, Names, bilingual, fill_label, in_both, label, name_of
from analysis.vocabulary import Label, levels, metrics, states, themes

CAVEATS = {"hedged": "HEDGED", "sub_unit_only": "SUB_UNIT", "one_officer": "ONE_OFFICER"}
SILENT = "not_reported"
OF_PARTS = ("sub_unit_only", "one_officer")  # reported, but not of the whole unit


@dataclass(frozen=True, slots=True)
class Section:
    """The metrics of one theme, and what each unit's reports say of them.

    States by metric, then by unit.
    """

    theme: str
    metrics: tuple[str, ...]
    states: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateGrid(Part):
    """A cell per unit and metric.

    `short` are the units' names without their level, for narrow columns.
    """

    units: tuple[str, ...]
    short: tuple[Label, ...]
    sections: tuple[Section, ...]


def build_coverage(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return which unit reports which metric, and how, as an exhibit.

    Parameters
    ----------
    data : DataFrame
        Coverage (unit, theme, metric, state, reports): one row per unit and metric.
    names : mapping of str to Label
        What units are called, by id.

    """
    rows = _reported_by_some(data)
    if rows.empty:
        return nothing_to_show("coverage", data, title=label("coverage", "title_empty"))
    units = rows["unit"].drop_duplicates().tolist()
    shown = rows["metric"].drop_duplicates().tolist()
    facts = _title_facts(rows, units, shown)
    key = {1: "title_alone", 2: "title_pair"}.get(
        len(units), "title" if facts["zh"]["all"] else "title_none"
    )
    if len(units) > 1 and facts["zh"]["all"] == len(shown):
        key = "title_full"
    part = StateGrid(
        units=tuple(units),
        short=tuple(map(_short_name, unit_labels(units, names))),
        sections=_metrics_by_theme(rows, units, shown),
    )
    # A coverage carries no caveats itself: its states stand for those that a reader must know.
    told = [CAVEATS[state] for state in occurring(CAVEATS, rows["state"])]
    return Exhibit(
        id="coverage",
        title=fill_label("coverage", key, facts),
        subtitle=label("coverage", "subtitle"),
        parts=(part,),
        rows=rows,
        chosen_from=rows,
        caveats=caveats_carried(told, rows),
        description=describe_coverage(rows, names),
    )


def _reported_by_some(data: pd.DataFrame) -> pd.DataFrame:
    """The rows of the metrics that some unit reports, or all.

    The vocabulary holds many that nobody here counts.
    """
    reported = data.loc[data["state"] != SILENT, "metric"]
    return data[data["metric"].isin(reported)] if len(reported) else data


def _metrics_by_theme(
    rows: pd.DataFrame, units: list[str], shown: list[str]
) -> tuple[Section, ...]:
    """The metrics shown by theme, in the order of the themes."""
    state = rows.set_index(["unit", "metric"])["state"].to_dict()
    sections = []
    for theme in themes():
        own = [name for name in shown if metrics()[name].theme == theme]
        cells: list[tuple[str, ...]] = []
        for name in own:
            said = [state[unit, name] for unit in units]
            cells.append(tuple(said))
        if own:
            sections.append(Section(theme, tuple(own), tuple(cells)))
    return tuple(sections)


def _short_name(name: Label) -> Label:
    """A unit's name without its level, so that it stands over a narrow column."""
    # 遂宁支队 stands as 遂宁; in English it is Suining already.
    for level in levels().values():
        if name.zh.endswith(level.zh):
            return Label(name.zh.removesuffix(level.zh), name.en)
    return name


def _title_facts(
    data: pd.DataFrame, units: list[str], shown: list[str]
) -> dict[str, dict[str, object]]:
    """How many metrics are reported by all, by some, by one, each of itself.

    `some` says by how many units.
    """
    reporting = units_reporting(data)
    # Metrics of which there are numbers of sub-units or officers alone, and of no whole unit.
    of_parts = set(data.loc[data["state"].isin(OF_PARTS), "metric"]) - set(
        reporting[reporting > 0].index
    )
    parts = fill_label("coverage", "parts", in_both(n=len(of_parts))) if of_parts else NO_WORDS
    several = reporting[(reporting > 1) & (reporting < len(units))]
    counts = {
        "all": int((reporting == len(units)).sum()),
        "one": int((reporting == 1).sum()),
        "some": len(several),
    }
    some = fill_label(
        "coverage", "some_two" if (several == 2).all() else "some", dict.fromkeys(LANGUAGES, counts)
    )
    return facts_by_language(
        units=len(units),
        metrics=len(shown),
        all=counts["all"],
        one=counts["one"],
        some=some,
        parts=parts,
    )


def units_reporting(data: pd.DataFrame) -> "pd.Series[int]":
    """Return how many units report each metric of themselves.

    A sub-unit's or an officer's number is not its unit's.
    """
    own = ~data["state"].isin((SILENT, *OF_PARTS))
    return data["unit"].where(own).groupby(data["metric"]).nunique()


def describe_coverage(data: pd.DataFrame, names: Names) -> Label:
    """Return for each unit how many metrics it reports in each way, in words."""
    return bilingual(lambda lang: _describe_cells(data, names, lang))


def _describe_cells(data: pd.DataFrame, names: Names, lang: str) -> str:
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    units = []
    for unit, own in data.groupby("unit", sort=False):
        counts = own["state"].value_counts()
        told = occurring(states(), counts.index)
        counted = [f"{states()[key][lang]} {counts[key]}" for key in told]
        units.append(f"{name_of(str(unit), names, lang)}: {comma.join(counted)}")
    return stop.join(units)
