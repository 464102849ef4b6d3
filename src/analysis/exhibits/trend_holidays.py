"""Holiday weeks of the nation, like for like: Spring Festivals in one series, other holidays apart from it."""

from dataclasses import dataclass

import pandas as pd

from analysis.comparing.guards import LINE_POINTS
from analysis.comparing.national import IN_HOLIDAYS, OTHER, SPRING, holidays, in_time
from analysis.exhibits.describe import describe_rows
from analysis.exhibits.names import with_comparators
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, bearing, nothing_to_show
from analysis.labels.names import Names
from analysis.labels.words import LANGUAGES, bilingual, fill, interval, interval_label, label, metric_name
from analysis.vocabulary import Label, metrics

CAVEATS = ("HEDGED", "URGED", "ROUNDED")


@dataclass(frozen=True, slots=True)
class HolidayBar:
    """What was counted in a holiday week, at least and at most; `place` is its place in time."""

    place: str
    low: float
    high: float
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayBars(Part):
    """One metric of one series of holidays; `most` is the top of the scale that both series share.

    A place without a bar is a holiday without a number.
    """

    metric: str
    series: str
    places: tuple[str, ...]
    bars: tuple[HolidayBar, ...]
    most: float


def build_trend_holidays(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return what was counted in Spring Festival weeks by year and, apart, in other holidays, as an exhibit.

    Only weeks of like length counted alike stand in one series.

    Parameters
    ----------
    data : DataFrame
        Comparators (`an.comparators()`); those of a series of holidays are shown.
    names : mapping of str to Label
        What units are called, by id; those of comparators come with the rows.

    """
    known = with_comparators(data, names)
    rows = holidays(data)
    if rows.empty:
        return nothing_to_show("trend_holidays", data)
    parts = []
    for name in (name for name in IN_HOLIDAYS if name in set(rows["metric"])):
        own = rows[rows["metric"] == name]
        most = max(float(own["high"].max()), 1.0)
        for series in (SPRING, OTHER):
            some = own[own["series"] == series]
            if len(some):
                parts.append(_holiday_bars(some, rows[rows["series"] == series], most, known))
    return Exhibit(
        id="trend_holidays",
        title=_title(rows),
        subtitle=label("trend_holidays", "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=bearing(CAVEATS, rows),
        description=describe_rows(rows, known),
    )


def _holiday_bars(rows: pd.DataFrame, series: pd.DataFrame, most: float, names: Names) -> HolidayBars:
    """One metric of one series: each number's bounds at its place in time."""
    mark, name = in_time(rows, names=names), str(rows["series"].iloc[0])
    bars = [
        HolidayBar(place, low, high, interval_label(low, high))
        for place, low, high in zip(_when(rows, name), rows["low"], rows["high"], strict=True)
    ]
    heading = label("series", name)
    if name == SPRING:
        heading = bilingual(lambda lang: f"{heading[lang]} · {_metric_words(rows, lang)}")
    return HolidayBars(
        heading=heading,
        refused=mark or NO_WORDS,
        metric=str(rows["metric"].iloc[0]),
        series=name,
        places=tuple(_places(series, name)),
        bars=tuple(bars),
        most=most,
    )


def _metric_words(rows: pd.DataFrame, lang: str) -> str:
    """What is counted, by the verb that was printed, and its measure."""
    name = metric_name(str(rows["metric"].iloc[0]), str(rows["caveats"].iloc[0]), lang)
    return f"{name}（{rows['measure'].iloc[0]}）" if lang == "zh" else name


def _when(rows: pd.DataFrame, series: str) -> list[str]:
    """What each number's place in time is called: the year of a Spring Festival, the days of another holiday."""
    if series == SPRING:
        return [str(day.year) for day in rows["window_end"]]
    days = zip(rows["window_start"], rows["window_end"], strict=True)
    return [f"{start:%Y}\n{start:%m-%d}–{end:%m-%d}" for start, end in days]


def _places(rows: pd.DataFrame, series: str) -> list[str]:
    """Every year from the first Spring Festival to the last, so that a gap is seen; each of the other holidays."""
    if series != SPRING:
        return list(dict.fromkeys(_when(rows, series)))
    years = rows["window_end"].dt.year
    return [str(year) for year in range(int(years.min()), int(years.max()) + 1)]


def _title(rows: pd.DataFrame) -> Label:
    """What the first metric of the Spring Festival weeks came to, and of how many years."""
    spring = rows[rows["series"] == SPRING] if len(rows) else rows
    first = next((name for name in IN_HOLIDAYS if name in set(spring["metric"])), "")
    own = spring[spring["metric"] == first]
    if own.empty:
        return label("trend_holidays", "title_none")
    facts: dict[str, dict[str, object]] = {
        lang: {
            "metric": metric_name(first, str(own["caveats"].iloc[0]), lang),
            "range": interval(own["low"].min(), own["high"].max(), lang),
            "sign": "%" if lang == "zh" and metrics()[first].per == "share" else "",
            "n": len(own),
        }
        for lang in LANGUAGES
    }
    return fill("trend_holidays", "title" if len(own) < LINE_POINTS else "title_long", facts)
