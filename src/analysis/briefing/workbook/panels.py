"""What a theme's native charts show: a whole with its parts in one actor's record, or one metric, unit by unit.

Why these two: nothing else may share a scale. Rows of a metric stand in one
chart where a verdict lets them; every other group has a chart of its own, in
which the rest is a gap that says not comparable, and who is silent one that
says not reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.charting import style
from analysis.charting.labels import interval, label
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.comparing.admitting import abreast
from analysis.comparing.verdicts import REFUSE
from analysis.comparing.window_words import window_words
from analysis.vocabulary import denominators, metrics, questions

OF = ["report", "actor", "window_start", "window_end", "window_basis", "metric", "phrase"]
PLAIN = ("total", "share", "event", "area")
SIGNS = {"zh": ("（", "）", "：", "，"), "en": (" (", ")", ": ", ", ")}


@dataclass(frozen=True)
class Bar:
    """One place on a chart's axis: what it is called, whose it is, its observation and window; a gap without one."""

    name: str
    unit: str
    value: Value | None = None
    window: str = ""


@dataclass(frozen=True)
class Panel:
    """One chart: its title, its places in order, and the rows of observations that it shows."""

    title: str
    bars: Sequence[Bar]
    rows: pd.DataFrame

    @property
    def alt(self) -> str:
        """The chart for who can't see it."""
        return "\n".join((self.title, *(bar.name for bar in self.bars)))


def panels(rows: pd.DataFrame, units: Sequence[str], names: Names, lang: str) -> list[Panel]:
    """The charts of `rows`, the observations of one theme; `units` are all that might report it, in order."""
    found, used = [], set[Any]()
    for parts, shares in _wholes(rows):
        found.append(_record(rows.loc[parts], values(rows.loc[shares]), names, lang))
        used |= {*parts, *shares}
    rest = rows[~rows.index.isin(used)]
    for name in (name for name in metrics() if name in set(rest["metric"])):
        every = rows[rows["metric"] == name]
        groups = _together(rest[rest["metric"] == name], names)
        found += [_metric(own, every, units, names, lang) for own in groups]
    return found


def _wholes(rows: pd.DataFrame) -> Iterator[tuple[list[Any], list[Any]]]:
    """Labels of the rows of each whole and its parts, and of the shares that were derived of them, in their order."""
    texts = rows[OF].astype("str").fillna("")
    known = dict(zip(texts.itertuples(index=False, name=None), rows.index, strict=True))
    found: dict[Any, tuple[list[Any], list[Any]]] = {}
    for place, share in rows[(rows["basis"] == "derived") & (rows["per"] == "share")].iterrows():
        metric, record = metrics()[share["metric"]], tuple(texts.loc[[place], OF[:-2]].iloc[0])
        sides = zip((metric.numerator, metric.denominator), share["phrase"].split(" ÷ "), strict=True)
        part, whole = (known[(*record, *side)] for side in sides)
        parts, shares = found.setdefault(whole, ([whole], []))
        parts.append(part)
        shares.append(place)
    yield from found.values()


def _record(rows: pd.DataFrame, shares: Sequence[Value], names: Names, lang: str) -> Panel:
    """One actor's whole, and each part of it with its share."""
    shown = _dated(rows, lang)
    first, (opened, closed, colon, comma) = shown[0][0], SIGNS[lang]
    parts = ["", *(f"{opened}{interval(share.low, share.high, lang)}%{closed}" for share in shares)]
    said = [f"{value.name(lang)} {value.text(lang)}{part}" for (value, _), part in zip(shown, parts, strict=True)]
    bars = [Bar(text, value.unit, value, window) for text, (value, window) in zip(said, shown, strict=True)]
    return Panel(f"{style.whose(first.unit, first.actor, names, lang)}{colon}{comma.join(said)}", bars, rows)


def _dated(rows: pd.DataFrame, lang: str) -> list[tuple[Value, str]]:
    """Each row of `rows`, and its window in words."""
    windows = rows[["window_start", "window_end", "per"]].itertuples(index=False, name=None)
    return [(value, window_words(*window)[lang]) for value, window in zip(values(rows), windows, strict=True)]


def _together(rows: pd.DataFrame, names: Names) -> list[pd.DataFrame]:
    """`rows` of one metric in groups of which none is refused one scale."""
    groups: list[list[Any]] = []
    for place in rows.index:
        fitting = (group for group in groups if abreast(rows.loc[[*group, place]], names=names).kind != REFUSE)
        group = next(fitting, None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    return [rows.loc[group] for group in groups]


def _metric(own: pd.DataFrame, every: pd.DataFrame, units: Sequence[str], names: Names, lang: str) -> Panel:
    """One metric of the units in `own`; the others are gaps: refused where they are in `every`, else silent."""
    shown, refused = _dated(own, lang), set(every["unit"]) - set(own["unit"])
    bars = []
    for unit in units:
        gap = questions()["compare"].refused if unit in refused else label("words", "not_reported")
        silent = Bar(f"{style.name_of(unit, names, lang)} {gap[lang]}", unit)
        its = [(value, window) for value, window in shown if value.unit == unit]
        named = (f"{style.whose(unit, value.actor, names, lang)} {value.text(lang)}" for value, _ in its)
        bars += [Bar(name, unit, *one) for name, one in zip(named, its, strict=True)] or [silent]
    return Panel(_title(own, every, len(units), names, lang), bars, own)


def _title(own: pd.DataFrame, every: pd.DataFrame, units: int, names: Names, lang: str) -> str:
    """What is counted, per what where that must be said, and by how many units it is reported.

    Where rows are apart, whose these are is said too, and of which window where the actor has others.
    """
    shown, actors = _dated(own, lang), every["actor"].value_counts()
    (first, _), per, (opened, closed, _, comma) = shown[0], str(own["per"].iloc[0]), SIGNS[lang]
    whose = (
        style.whose(value.unit, value.actor, names, lang)
        + (f"{opened}{window}{closed}" if actors[value.actor] > 1 else "")
        for value, window in shown
    )
    facts = {
        "metric": first.name(lang),
        "per": ""
        if per in PLAIN or metrics()[first.metric].derived
        else f"{opened}{denominators()[per][lang]}{closed}",
        "n": units,
        "k": every["unit"].nunique(),
        "whose": comma.join(whose),
    }
    return label("native", "reported" if len(own) == len(every) else "apart")[lang].format(**facts)
