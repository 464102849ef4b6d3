"""The numbers of one theme as bars.

A whole with its parts in one actor's record, or one metric, unit by unit.

Nothing else may share a scale. Rows of a metric stand in one chart where a verdict lets them;
every other group has a chart of its own, in which the rest is a gap that says not comparable,
and who is silent one that says not reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.comparability.verdict import REFUSE, verdict_on_all
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import Part
from analysis.exhibits.words import COMMA, join_labels, occurring, unit_label
from analysis.labels.words import Names, bilingual, interval_words, label
from analysis.vocabulary import Label, denominators, metrics, questions

RECORD = ["report", "actor", "window_start", "window_end", "window_basis"]
NUMBER = [*RECORD, "metric", "phrase"]
PLAIN = ("total", "share", "event", "area")  # what a number is per, where a heading need not say it
SIGNS = {"zh": ("（", "）"), "en": (" (", ")")}


@dataclass(frozen=True, slots=True)
class Bar:
    """One place on a chart's axis: what it is called, whose it is, and its number.

    A gap without one.
    """

    name: Label
    unit: str
    number: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart(Part):
    """Bars from 0, each to its bounds, and the observations that they show."""

    bars: tuple[Bar, ...]
    rows: pd.DataFrame

    @property
    def alt(self) -> Label:
        """The chart for those who can't see it: its heading, and each of its places."""
        return bilingual(
            lambda lang: "\n".join((self.heading[lang], *(bar.name[lang] for bar in self.bars)))
        )


def build_theme_bars(rows: pd.DataFrame, units: Sequence[str], names: Names) -> list[BarChart]:
    """Return the charts of `rows`, the observations of one theme.

    Parameters
    ----------
    rows : DataFrame
        Observations of one theme.
    units : sequence of str
        All units that might report it, in order.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    charts, used = [], set[Any]()
    for parts, shares in _whole_labels(rows):
        charts.append(_record_bars(rows.loc[parts], numbers_of(rows.loc[shares], names), names))
        used |= {*parts, *shares}
    rest = rows[~rows.index.isin(used)]
    for name in occurring(metrics(), rest["metric"]):
        every = rows[rows["metric"] == name]
        groups = _comparable_groups(rest[rest["metric"] == name], names)
        charts += [_metric_chart(own, every, units, names) for own in groups]
    return charts


def _whole_labels(rows: pd.DataFrame) -> Iterator[tuple[list[Any], list[Any]]]:
    """Return the labels of each whole, its parts and the shares derived of them, in order."""
    texts = rows[NUMBER].astype("str").fillna("")
    known = dict(zip(texts.itertuples(index=False, name=None), rows.index, strict=True))
    found: dict[Any, tuple[list[Any], list[Any]]] = {}
    for place, share in rows[(rows["basis"] == "derived") & (rows["per"] == "share")].iterrows():
        metric, record = metrics()[share["metric"]], tuple(texts.loc[[place], RECORD].iloc[0])
        # A share's phrase joins those of its two numbers: 80处 ÷ 100处.
        above, below = share["phrase"].split(" ÷ ")
        part = known[(*record, metric.numerator, above)]
        whole = known[(*record, metric.denominator, below)]
        # Parts of the same whole, rectified by two verbs say, stand in one chart.
        parts, shares = found.setdefault(whole, ([whole], []))
        parts.append(part)
        shares.append(place)
    yield from found.values()


def _record_bars(rows: pd.DataFrame, shares: Sequence[Number], names: Names) -> BarChart:
    """One actor's whole, and each part of it with its share."""
    numbers = numbers_of(rows, names)
    # The whole comes first, and has no share of itself.
    bars = []
    for number, share in zip(numbers, [None, *shares], strict=True):
        called = _name_part(number, share)
        bars.append(Bar(called, number.unit, number))

    who, listed = numbers[0].who, join_labels([bar.name for bar in bars], COMMA)
    heading = Label(f"{who.zh}：{listed.zh}", f"{who.en}: {listed.en}")
    return BarChart(heading=heading, bars=tuple(bars), rows=rows)


def _name_part(number: Number, share: Number | None) -> Label:
    """What is counted, the number, and its share of the whole."""
    return bilingual(
        lambda lang: f"{number.name[lang]} {number.text[lang]}{_share_words(share, lang)}"
    )


def _share_words(share: Number | None, lang: str) -> str:
    """A part's share of the whole, in brackets."""
    if share is None:
        return ""
    opened, closed = SIGNS[lang]
    return f"{opened}{interval_words(share.low, share.high, lang)}%{closed}"


def _comparable_groups(rows: pd.DataFrame, names: Names) -> list[pd.DataFrame]:
    """`rows` of one metric in groups of which none is refused one scale."""
    groups: list[list[Any]] = []
    for place in rows.index:
        for group in groups:
            # With all of the group at once: a verdict on pairs alone would not see a third row.
            together = rows.loc[[*group, place]]
            if verdict_on_all(together, names=names).kind != REFUSE:
                group.append(place)
                break
        else:
            groups.append([place])
    return [rows.loc[group] for group in groups]


def _metric_chart(
    own: pd.DataFrame, every: pd.DataFrame, units: Sequence[str], names: Names
) -> BarChart:
    """One metric of the units in `own`.

    The others are gaps: refused where they are in `every`, else silent.
    """
    numbers, refused = numbers_of(own, names), set(every["unit"]) - set(own["unit"])
    bars: list[Bar] = []
    for unit in units:
        mine = [number for number in numbers if number.unit == unit]
        for number in mine:
            called = _name_bar(number)
            bars.append(Bar(called, unit, number))
        if not mine:
            gap = (
                questions()["compare"].refused
                if unit in refused
                else label("words", "not_reported")
            )
            bars.append(Bar(_name_gap(unit_label(unit, names), gap), unit))
    heading = bilingual(lambda lang: _chart_heading(numbers, own, every, len(units), lang))
    return BarChart(heading=heading, bars=tuple(bars), rows=own)


def _name_gap(unit: Label, why: Label) -> Label:
    """A unit that has no bar, and why."""
    return bilingual(lambda lang: f"{unit[lang]} {why[lang]}")


def _name_bar(number: Number) -> Label:
    """Whose number it is, and the number."""
    return bilingual(lambda lang: f"{number.who[lang]} {number.text[lang]}")


def _chart_heading(
    numbers: Sequence[Number], own: pd.DataFrame, every: pd.DataFrame, units: int, lang: str
) -> str:
    """What is counted, per what where that must be said, and by how many units it is reported.

    Where rows are apart, whose these are is said too, and of which window where the actor has
    others.
    """
    actors, first, per = every["actor"].value_counts(), numbers[0], str(own["per"].iloc[0])
    opened, closed = SIGNS[lang]
    whose = []
    for number in numbers:
        # Of an actor with several numbers, the window tells which is meant.
        when = f"{opened}{number.window[lang]}{closed}" if actors[number.actor] > 1 else ""
        whose.append(number.who[lang] + when)
    plain = per in PLAIN or metrics()[first.metric].derived
    facts = {
        "metric": first.name[lang],
        "per": "" if plain else f"{opened}{denominators()[per][lang]}{closed}",
        "n": units,
        "k": every["unit"].nunique(),
        "whose": COMMA[lang].join(whose),
    }
    return label("native", "reported" if len(own) == len(every) else "apart")[lang].format(**facts)
