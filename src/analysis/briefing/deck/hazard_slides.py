"""Records of hazards as native charts: each record to its own scale, so that none is set against another."""

from collections.abc import Sequence

import pandas as pd

from analysis.briefing.deck.bars import Bar, intervals
from analysis.briefing.deck.grids import table
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Part, Table, Words
from analysis.briefing.deck.words import COLON, NONE, Paired
from analysis.charting import Drawn, style
from analysis.charting.hazards import IN_FULL, in_order
from analysis.charting.hazards_words import RECTIFIED, SHARE
from analysis.charting.labels import LANGUAGES, label, number
from analysis.charting.selection import COUNTED, PLACES, PREMISES
from analysis.charting.style import Names
from analysis.vocabulary import Label, caveats, levels, metrics

SILENT = Bar(label("words", "not_reported"), None, style.OTHERS)


def hazards(what: Drawn, names: Names) -> tuple[Part, ...]:
    """A line a record: premises and hazards are two measures, so two charts; then whose they are, and other counts.

    Many records are the rows of a table.
    """
    shown = in_order(what.rows, names)
    if len(shown) > IN_FULL:
        return (_table(shown, names),)
    return tuple(part for own in shown for part in _record(own, names, alone=len(shown) == 1))


def _table(records: Sequence[pd.DataFrame], names: Names) -> Table:
    """A row a record: whose, when, and what was counted."""
    held = {str(metric) for own in records for metric in own["metric"]}
    wanted = [metric for metric in (*PREMISES, *PLACES, SHARE, *COUNTED) if metric in held]
    heads = [label("columns", "actor"), label("columns", "window"), *(metrics()[metric].label for metric in wanted)]
    lines = []
    for own in records:
        first = numbers(own)[0]
        lines.append([first.whose(names), first.window, *(_cell(own, metric) for metric in wanted)])
    return table(heads, lines, (1.5, 1.6, *(1.0 for _ in wanted)))


def _cell(rows: pd.DataFrame, metric: str) -> Label:
    """What a record says of one metric; hazards rectified with their verb."""
    found = numbers(rows[rows["metric"] == metric])
    said = [_with_verb(one) if metric == RECTIFIED else one.text for one in found]
    return said[0] if len(said) == 1 else _joined("; ", *said) if said else Label("—", "—")


def _with_verb(one: Number) -> Label:
    zh, en = (f"{one.name[lang]} {one.text[lang]}" for lang in LANGUAGES)
    return Paired(zh, en, zh)


def _record(rows: pd.DataFrame, names: Names, *, alone: bool) -> tuple[Part, Part, Part]:
    """One actor and window; named, if not `alone`."""
    first = numbers(rows)[0]
    who = NONE if alone else _joined(" ", first.whose(names), first.window)
    premises, places = (_bars(rows, order, names) for order in (PREMISES, PLACES))
    charts = (
        intervals(premises or [SILENT], _joined(" · ", who, label("words", "premises"))),
        intervals([*places, *_rest(places)], label("words", "hazard_places")),
    )
    return *charts, _words(rows)


def _words(rows: pd.DataFrame) -> Words:
    """Whose record it is, which no reader may miss, and what is counted in documents and people."""
    code = levels()[str(rows["actor_level"].iloc[0])].caveat
    counted = [_joined(" ", one.name, one.text) for one in numbers(rows[rows["metric"].isin(COUNTED)])]
    others, none = label("words", "printed_counts"), label("words", "not_reported")
    silent = Label(*(f"{others[lang]}{COLON[lang]}{none[lang]}" for lang in LANGUAGES))
    return Words((*([caveats()[code]] if code else []), *(counted or [silent])), stamp=bool(code))


def _joined(between: str, *texts: Label) -> Label:
    """`texts` as one, those that are empty left out."""
    return Label(*(between.join(text[lang] for text in texts if text[lang]) for lang in LANGUAGES))


def _bars(rows: pd.DataFrame, order: tuple[str, ...], names: Names) -> list[Bar]:
    """A bar for each row of the metrics `order`, named by what is counted."""
    shown = [one for metric in order for one in numbers(rows[rows["metric"] == metric])]
    return [Bar(one.name, one, style.colour(one.value.unit, names)) for one in shown]


def _rest(bars: list[Bar]) -> list[Bar]:
    """The hazards found of which nothing more is said, as a gap; only where both numbers are exact."""
    shown = [bar.number.value for bar in bars if bar.number is not None]
    if [value.metric for value in shown] != list(PLACES) or not all(value.exact for value in shown):
        return []
    left, said = shown[0].low - shown[1].low, label("hazards", "rest")
    name = Label(*(said[lang].format(n=number(left, lang)) for lang in LANGUAGES))
    return [Bar(name, None, style.OTHERS)] if left > 0 else []
