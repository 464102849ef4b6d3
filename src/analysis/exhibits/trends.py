"""Numbers followed over time: a part per series, its points and the limits of its own noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import pandas as pd

from analysis.exhibits.data.series import follow_series
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import ENUMERATION, describe_rows, facts_by_language
from analysis.labels.windows import window_tick
from analysis.labels.words import (
    LANGUAGES,
    Names,
    actor_name,
    bilingual,
    fill_label,
    in_both,
    label,
    metric_name,
)
from analysis.statistics.trends import ALPHA
from analysis.vocabulary import Label

CAVEATS = ("HEDGED", "SUBMITTED", "PLAUSIBILITY", "WINDOW_PARTIAL")
MOST, NAMED = 9, 3  # series shown, and named in the title


@dataclass(frozen=True, slots=True)
class RunPoint:
    """A number of a series in the middle of its window.

    `signal` where it is more than the series' own noise.

    `tick` names the window on an axis.
    """

    number: Number
    date: pd.Timestamp
    tick: str
    signal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunChart(Part):
    """One series: its points, and its level.

    The median by its bounds, or the mean and limits of an XmR chart.

    Levels that it has not are NaN. `measure` is %, or empty for counts.
    """

    unit: str
    name: Label
    points: tuple[RunPoint, ...]
    levels: dict[str, float]
    measure: str

    @property
    def has_limits(self) -> bool:
        """Whether it has the limits of its own noise."""
        return not isnan(self.levels["mean"])


def build_trends(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return every series that may be followed, those that changed by more than chance first.

    From 3 points a series has a run chart: its points and their median, never joined by a
    line. From 13 it has the limits of its own noise (XmR). A change is claimed where a fitted
    line says so at p < .05, adjusted over all series (Holm): of many series some always look
    changed.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    found = follow_series(data, names=names)
    if found.empty:
        return nothing_to_show("trends", data)
    every = sorted((points for _, points in found.groupby("series")), key=_series_order)
    shown = every[:MOST]
    rows = pd.concat(shown, ignore_index=True)
    title, subtitle = _trend_headings(every, len(every) - len(shown), names)
    return Exhibit(
        id="trends",
        title=title,
        subtitle=subtitle,
        parts=tuple(_run_chart(points, names) for points in shown),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        description=describe_rows(rows, names),
    )


def _is_changed(points: pd.DataFrame) -> bool:
    """Whether a change may be claimed of a series."""
    return bool(points["p"].iloc[0] < ALPHA)


def _series_order(points: pd.DataFrame) -> tuple[bool, int, int]:
    """Changed ones first, then those with most signals, then the longest."""
    return not _is_changed(points), -int((points["rule"] != "").sum()), -len(points)


def _run_chart(points: pd.DataFrame, names: Names) -> RunChart:
    """One series with its level.

    Its heading says by what it changes in a year, where that may be claimed.
    """
    first = points.iloc[0]
    unit, actor = str(first["unit"]), str(first["actor"])
    metric, caveats = str(first["metric"]), str(first["caveats"])
    name = bilingual(
        lambda lang: (
            f"{actor_name(unit, actor, names, lang)} · {metric_name(metric, caveats, lang)}"
        )
    )
    factor = _factor_words(points)
    levels = ("median_low", "median_high", "mean", "lower", "upper")
    drawn = []
    for number, row in zip(numbers_of(points, names), points.to_dict("records"), strict=True):
        tick = window_tick(row["window_start"], row["window_end"])
        # A point breaks a rule of the XmR chart: it is beyond a limit, or one of a long run.
        drawn.append(RunPoint(number, row["date"], tick, row["rule"] != ""))
    return RunChart(
        heading=bilingual(lambda lang: name[lang] + factor[lang]),
        unit=unit,
        name=name,
        points=tuple(drawn),
        levels={level: float(first[level]) for level in levels},
        measure="%" if (points["measure"] == "%").all() else "",
    )


def _factor_words(points: pd.DataFrame) -> Label:
    """By what the series changes in a year, where that may be claimed."""
    if not _is_changed(points):
        return NO_WORDS
    first = points.iloc[0]
    facts = {
        "factor": f"{first['factor']:.2f}",
        "bounds": f"{first['factor_lower']:.2f}–{first['factor_upper']:.2f}",
    }
    # A share near its whole can't double: what changes by a factor are its odds.
    key = "odds" if (points["measure"] == "%").all() else "factor"
    words = fill_label("trends", key, dict.fromkeys(LANGUAGES, facts))
    return bilingual(lambda lang: f"  {words[lang]}")


def _trend_headings(every: Sequence[pd.DataFrame], more: int, names: Names) -> tuple[Label, Label]:
    """How many series there are, and of which a change may be claimed."""
    changed = [points.iloc[0] for points in every if _is_changed(points)]
    who = bilingual(lambda lang: _list_actors(changed, names, lang))
    facts = facts_by_language(n=len(every), k=len(changed), who=who)
    said = fill_label("trends", "changed" if changed else "unchanged", facts)
    title = fill_label(
        "trends", "title", facts_by_language(n=len(every), k=len(changed), who=who, changed=said)
    )
    also = fill_label("trends", "more", in_both(n=more)) if more else NO_WORDS
    subtitle = label("trends", "subtitle")
    return title, Label(subtitle.zh + also.zh, subtitle.en + also.en)


def _list_actors(changed: "Sequence[pd.Series]", names: Names, lang: str) -> str:
    """Whose series changed, the first NAMED; an actor with several of them once."""
    who = [actor_name(str(row["unit"]), str(row["actor"]), names, lang) for row in changed[:NAMED]]
    more = " …" if len(changed) > NAMED else ""
    return ENUMERATION[lang].join(dict.fromkeys(who)) + more
