"""Slides of our charts, drawn again by PowerPoint: `f(what was drawn, names) -> parts`."""

from collections.abc import Callable

import pandas as pd

from analysis.briefing.deck.bars import by_unit, heading, intervals
from analysis.briefing.deck.context_slide import hazards_context
from analysis.briefing.deck.floating import floating
from analysis.briefing.deck.followed_slides import trends
from analysis.briefing.deck.funnel_slide import funnel
from analysis.briefing.deck.grids import honours_table, number_table
from analysis.briefing.deck.hazard_slides import hazards
from analysis.briefing.deck.parts import Part
from analysis.charting import Drawn, style
from analysis.charting.labels import LANGUAGES
from analysis.charting.style import Names
from analysis.comparing.admitting import abreast, admit
from analysis.vocabulary import Label, metrics

PANELS_MOST = 8  # beyond, a table
BARS_MOST, ROOMY = {1: 14, 2: 12, 4: 6, 8: 3}, 2  # bars of each of so many panels; up to how many, gaps have room
Parts = tuple[Part, ...]


def fine_waiver(what: Drawn, names: Names) -> Parts:
    """A bar a unit."""
    units = style.units_shown(what.looked_at, names)
    return (intervals(by_unit(what.rows, names, units), headed(what.rows, names)),)


def panels(what: Drawn, names: Names) -> Parts:
    """A chart a metric, each with its own axis; a table where there are too many."""
    return panels_of(what.rows, names, style.units_shown(what.looked_at, names))


def panels_of(rows: pd.DataFrame, names: Names, units: list[str]) -> Parts:
    """The panels of `rows`; in many small ones the units that are silent on a metric share a gap."""
    shown = [name for name in metrics() if name in set(rows["metric"])]
    if len(shown) > PANELS_MOST:
        return (number_table(rows, names),)
    groups = [rows[rows["metric"] == name] for name in shown]
    most, together = next((most, many > ROOMY) for many, most in BARS_MOST.items() if len(shown) <= many)
    return tuple(
        intervals(by_unit(own, names, units, most=most, together=together), headed(own, names)) for own in groups
    )


def headed(rows: pd.DataFrame, names: Names) -> Label:
    """What a chart's rows count; where they are refused one scale, that they are not comparable."""
    counted, mark = heading(rows), admit(abreast(rows, names=names), context=True)
    return Label(*(f"{counted[lang]} · {mark[lang]}" for lang in LANGUAGES)) if mark else counted


def bounds(what: Drawn, names: Names) -> Parts:
    """A floating bar a hedged number, in per cent of what is printed."""
    return (floating(what.rows, names),)


def honours(what: Drawn, names: Names) -> Parts:
    """A table, for tiers are neither added nor drawn as lengths."""
    return (honours_table(what.rows, names, style.units_shown(what.looked_at, names)),)


NATIVE: dict[str, Callable[[Drawn, Names], Parts]] = {
    "hazards": hazards,
    "fine_waiver": fine_waiver,
    "training_reach": panels,
    "publicity": panels,
    "bounds": bounds,
    "honours": honours,
    "trends": trends,
    "hazards_context": hazards_context,
    "funnel": funnel,
}
GRIDS: dict[str, tuple[int, tuple[float, ...]]] = {
    "hazards": (3, (1.2, 1.2, 0.7)),
    "training_reach": (2, ()),
    "publicity": (4, ()),
    "trends": (3, ()),
    "hazards_context": (4, ()),
}
