"""Slides of our charts, drawn again by PowerPoint: `f(what was drawn, names) -> parts`."""

from collections.abc import Callable

import pandas as pd

from analysis.briefing.deck.bars import Bar, by_unit, heading, intervals, named
from analysis.briefing.deck.floating import floating
from analysis.briefing.deck.grids import honours_table, number_table
from analysis.briefing.deck.numbers import numbers
from analysis.briefing.deck.parts import Part, Words
from analysis.briefing.deck.words import left_out
from analysis.charting import Drawn, style
from analysis.charting.hazards import COUNTED, PLACES, PREMISES, RECORD
from analysis.charting.hazards_words import FOUND
from analysis.charting.labels import LANGUAGES, label, number
from analysis.charting.style import Names
from analysis.vocabulary import Label, caveats, levels, metrics

PANELS_MOST = 8  # beyond, a table
BARS_MOST, ROOMY = {1: 14, 2: 12, 4: 6, 8: 3}, 2  # bars of each of so many panels; up to how many, gaps have room
SILENT = Bar(label("words", "not_reported"), None, style.OTHERS)
Parts = tuple[Part, ...]


def hazards(what: Drawn, names: Names) -> Parts:
    """Premises and hazards are two measures, so two charts; then whose they are, and what has no scale."""
    rows = what.rows
    premises, places = (_of_metrics(rows, order, names) for order in (PREMISES, PLACES))
    charts = (
        intervals(premises or [SILENT], label("words", "premises")),
        intervals([*places, *_rest(places)], label("words", "hazard_places")),
    )
    whose = dict.fromkeys(levels()[level].caveat for level in rows["actor_level"])
    counted = [_joined(one.name, one.text) for one in numbers(rows[rows["metric"].isin(COUNTED)])]
    more = len(_records(what.looked_at)) - len(_records(rows))
    told = (*(caveats()[code] for code in whose if code), *counted, *([left_out("more_records", more)] if more else []))
    return (*charts, *((Words(told, stamp=True),) if told else ()))


def _records(rows: pd.DataFrame) -> pd.DataFrame:
    """The records of hazards found: whose and when."""
    return rows.loc[rows["metric"] == FOUND, RECORD].drop_duplicates()


def _joined(*texts: Label) -> Label:
    return Label(*(" ".join(text[lang] for text in texts) for lang in LANGUAGES))


def _of_metrics(rows: pd.DataFrame, order: tuple[str, ...], names: Names) -> list[Bar]:
    """A bar for each row of the metrics `order`, named by what is counted; by whose and when if there are several."""
    records = len(_records(rows))
    several, dated = records > 1, rows["actor"].nunique() < records
    shown = [one for metric in order for one in numbers(rows[rows["metric"] == metric])]
    return [
        Bar(
            _joined(named(one, names, dated=dated), one.name) if several else one.name,
            one,
            style.colour(one.value.unit, names),
        )
        for one in shown
    ]


def _rest(bars: list[Bar]) -> list[Bar]:
    """The hazards found of which nothing more is said, as a gap; only of one exact record."""
    shown = [bar.number.value for bar in bars if bar.number is not None]
    if [value.metric for value in shown] != list(PLACES) or not all(value.exact for value in shown):
        return []
    left = shown[0].low - shown[1].low
    said = label("hazards", "rest")
    name = Label(*(said[lang].format(n=number(left, lang)) for lang in LANGUAGES))
    return [Bar(name, None, style.OTHERS)] if left > 0 else []


def fine_waiver(what: Drawn, names: Names) -> Parts:
    """A bar a unit."""
    units = style.units_shown(what.looked_at, names)
    return (intervals(by_unit(what.rows, names, units), heading(what.rows)),)


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
    return tuple(intervals(by_unit(own, names, units, most=most, together=together), heading(own)) for own in groups)


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
}
GRIDS: dict[str, tuple[int, tuple[float, ...]]] = {
    "hazards": (3, (1.2, 1.2, 0.7)),
    "training_reach": (2, ()),
    "publicity": (4, ()),
}
