"""Bounds: what 近, 余 and 超 leave open, every hedged number as a ratio to itself."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import describe_rows
from analysis.labels.words import LANGUAGES, Names, fill_label, in_both, label

CAVEATS = ("HEDGED", "SUB_UNIT", "ONE_OFFICER")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatioChart(Part):
    """Hold hedged numbers, the narrowest bounds first, each a ratio to the number printed."""

    numbers: tuple[Number, ...]


def build_bounds(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return the conventional and the strict bounds of every hedged number as an exhibit.

    Each number stands against itself, so numbers of unlike size and measure share
    an axis and none is set against another.

    Parameters
    ----------
    data : DataFrame
        Observations; exact and derived rows are left out.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    # A derived number was hedged by those that it was made of, which stand here themselves.
    printed = data[data["basis"] == "printed"]
    rows = printed[printed["relation"] != "eq"].sort_values("value", kind="stable")
    if rows.empty:
        key = "title_exact" if len(printed) else "title_none"
        exact = fill_label("bounds", key, in_both(printed=len(printed)))
        return nothing_to_show("bounds", data, title=exact)
    shown = sorted(numbers_of(rows, names), key=lambda one: (one.high - one.low) / one.printed)
    facts = {"printed": len(printed), "hedged": len(rows), "widest": _widest_bounds(rows)}
    return Exhibit(
        id="bounds",
        title=fill_label("bounds", "title", dict.fromkeys(LANGUAGES, facts)),
        subtitle=label("bounds", "subtitle"),
        parts=(RatioChart(numbers=tuple(shown)),),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        description=describe_rows(rows, names),
    )


def _widest_bounds(hedged: pd.DataFrame) -> int:
    """Width of the widest conventional bounds, in per cent of the lower bound.

    Bounds from 0 have none.
    """
    some = hedged[hedged["low"] > 0]  # 不足100 begins at 0, of which nothing is a per cent
    widths = (some["high"] - some["low"]) / some["low"] * 100
    return round(max(widths.tolist(), default=0))
