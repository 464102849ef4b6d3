"""Honours by tier and unit: tiers are never added, and no length stands for a number."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import Exhibit, Part, nothing_to_show
from analysis.exhibits.words import (
    ENUMERATION,
    describe_rows,
    facts_by_language,
    join_labels,
    occurring,
    unit_labels,
)
from analysis.labels.words import LANGUAGES, Names, fill_label, label, units_shown
from analysis.vocabulary import Label, levels, metrics

TIERS = (
    "national",
    "provincial_plus",
    "provincial",
    "prefecture",
    "county_plus",
    "merit_class1",
    "merit_class2",
    "merit_class3",
    "all_levels",
    "candidate_pool",
)
# Rows that are no tier: totals over several tiers, of none in particular, and candidates for an
# honour.
NO_TIERS = ("provincial_plus", "county_plus", "all_levels", "candidate_pool")


@dataclass(frozen=True, slots=True, kw_only=True)
class HonoursTable(Part):
    """A row per tier and a column per unit.

    Each cell lists a unit's own numbers, or none where it is silent.
    """

    units: tuple[str, ...]
    heads: tuple[Label, ...]
    tiers: tuple[str, ...]
    cells: tuple[tuple[tuple[Number, ...], ...], ...]  # by tier, then by unit


def build_honours(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return honours by tier (rows) and unit (columns) as an exhibit.

    Tiers are never summed; each cell lists a unit's own numbers, to no scale.

    Parameters
    ----------
    data : DataFrame
        Observations; those of the theme honours are shown.
    names : mapping of str to Label
        What units are called, by id; the units of `data` are shown by id where it is empty.

    """
    rows = data[data["theme"] == "honours"]
    if rows.empty:
        return nothing_to_show("honours", data)
    units = units_shown(data, names)
    tier_of = rows["metric"].map(lambda name: metrics()[name].tier)
    tiers, cells = occurring(TIERS, tier_of), []
    for tier in tiers:
        of_tier = rows[tier_of == tier]
        # A unit may give several numbers of one tier: people, and collectives.
        line = [tuple(numbers_of(of_tier[of_tier["unit"] == unit], names)) for unit in units]
        cells.append(tuple(line))
    facts = {"tiers": len(set(tiers) - set(NO_TIERS)), "shared": _count_shared(rows)}
    part = HonoursTable(
        units=tuple(units),
        heads=unit_labels(units, names),
        tiers=tuple(tiers),
        cells=tuple(cells),
    )
    return Exhibit(
        id="honours",
        title=fill_label(
            "honours",
            "title" if facts["tiers"] else "title_totals",
            dict.fromkeys(LANGUAGES, facts),
        ),
        subtitle=_honours_subtitle(tiers),
        parts=(part,),
        rows=rows,
        chosen_from=data,
        description=describe_rows(rows, names),
    )


def _count_shared(rows: pd.DataFrame) -> int:
    """How many honours metrics more than one unit reports of itself."""
    whole = rows[rows["actor_level"].map(lambda level: levels()[level].unit).astype("bool")]
    return int((whole.groupby("metric")["unit"].nunique() > 1).sum())


def _honours_subtitle(tiers: list[str]) -> Label:
    """How to read the table, and which of its rows are no tier and not counted as one."""
    others = [label("tiers", tier) for tier in tiers if tier in NO_TIERS]
    if not others:
        return label("honours", "subtitle")
    facts = facts_by_language(others=join_labels(others, ENUMERATION))
    return fill_label("honours", "subtitle_totals", facts)
