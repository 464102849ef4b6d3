"""The nation over time: incidents and fires by year, and holiday weeks like for like."""

from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.data.series import (
    IN_HOLIDAYS,
    OTHER,
    SPRING,
    YEARLY,
    calendar_years,
    counted_alike,
    counting_bases,
    holiday_rows,
    in_time,
    is_preliminary,
)
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.exhibits.words import (
    describe_rows,
    facts_by_language,
    join_labels,
    occurring,
    with_comparators,
)
from analysis.labels.words import (
    Names,
    bilingual,
    fill_label,
    in_both,
    interval_label,
    label,
    metric_name,
)
from analysis.statistics.methods import LINE_POINTS
from analysis.vocabulary import Label, metrics

# --- The nation's incidents and fires, year by year: where the way of counting changes, the series
# breaks.

NAME = "trend_national"
YEAR_CAVEATS = ("HEDGED", "ROUNDED")


@dataclass(frozen=True, slots=True)
class YearBar:
    """What was counted in a year, at least and at most, and on which basis (the newest is 0)."""

    year: int
    low: float
    high: float
    text: Label
    basis: int
    series: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBars(Part):
    """One metric by year, over `years`; a year without a bar has no number."""

    years: range
    bars: tuple[YearBar, ...]


def build_trend_national(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return the nation's incidents and fires of each whole year, a part each, as an exhibit.

    Where the basis of counting changes the series breaks, and the part says that its years
    are not comparable.

    Parameters
    ----------
    data : DataFrame
        Comparators (`an.comparators()`) or observations; whole years of one nation are shown.
    names : mapping of str to Label
        What units are called, by id; those of comparators come with the rows.

    """
    known = with_comparators(data, names)
    rows = calendar_years(data)
    if rows.empty:
        return nothing_to_show(NAME, data)
    found = rows["window_end"].dt.year
    # All parts share the years, so that a metric begun later shows the gap before it.
    span = range(int(found.min()), int(found.max()) + 1)
    parts = []
    for name in occurring(YEARLY, rows["metric"]):
        own = rows[rows["metric"] == name]
        parts.append(_year_bars(own, span, known))
    return Exhibit(
        id=NAME,
        title=_years_title(rows),
        subtitle=label("trend_national", "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(YEAR_CAVEATS, rows),
        description=describe_rows(rows, known),
        refusal=_break_stamp(rows) or NO_WORDS,
    )


def _year_bars(rows: pd.DataFrame, span: range, names: Names) -> YearBars:
    """One metric: a bar per year that has a number."""
    mark, by = in_time(rows, names=names), counting_bases(rows)
    # Numbered from the newest, by which the nation counts today, back to the oldest.
    order = by.drop_duplicates(keep="last")[::-1].tolist()
    declared = (
        rows["series"]
        if "series" in rows and rows["series"].nunique() > 1
        else pd.Series("", index=rows.index)
    )
    bars = []
    for day, low, high, basis, series in zip(
        rows["window_end"], rows["low"], rows["high"], by, declared, strict=True
    ):
        named = label("series", str(series)) if series else NO_WORDS
        text, place = interval_label(low, high), order.index(basis)
        bars.append(YearBar(int(day.year), float(low), float(high), text, place, named))
    name = metrics()[str(rows["metric"].iloc[0])].label
    heading = Label(f"{name.zh}（{rows['measure'].iloc[0]}）", name.en)
    return YearBars(
        heading=heading,
        refused=(_break_stamp(rows) or mark) if mark else NO_WORDS,
        years=span,
        bars=tuple(bars),
    )


def _break_stamp(rows: pd.DataFrame) -> Label | None:
    """What is not comparable, where that is not all of `rows`.

    Numbers of one basis and edition are counted alike.
    """
    ways = counted_alike(rows).groupby(rows["metric"]).nunique()
    if (ways > 1).any():
        return label(NAME, "across")
    # A year's first count is corrected months later: the two editions are not set side by side.
    return (
        label(NAME, "edition")
        if is_preliminary(rows).any() and not is_preliminary(rows).all()
        else None
    )


def _years_title(rows: pd.DataFrame) -> Label:
    """Of each metric first and last year, where it is counted on one basis throughout.

    Else on how many it is.
    """
    told = join_labels([_year_finding(own) for _, own in rows.groupby("metric", sort=False)])
    # Names of metrics begin small, as they stand within a sentence.
    return Label(told.zh, told.en[:1].upper() + told.en[1:])


def _year_finding(every: pd.DataFrame) -> Label:
    """What the title says of one metric; a preliminary number stands at neither end."""
    early = is_preliminary(every)
    rows = every if early.all() else every[~early]
    first, last, ways = rows.iloc[0], rows.iloc[-1], counted_alike(every).nunique()
    more = fill_label(NAME, "preliminary", in_both(n=int(early.sum())))
    facts = facts_by_language(
        metric=metrics()[str(first["metric"])].label,
        n=ways,
        preliminary=more if early.any() else NO_WORDS,
        first=first["window_end"].year,
        last=last["window_end"].year,
        before=interval_label(first["low"], first["high"]),
        after=interval_label(last["low"], last["high"]),
    )
    return fill_label(NAME, "one" if ways == 1 else "many", facts)


# --- Holiday weeks of the nation, like for like: Spring Festivals in one series, other holidays
# apart from it.

HOLIDAY_CAVEATS = ("HEDGED", "URGED", "ROUNDED")


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
    """Return what was counted in Spring Festival weeks by year and, apart, in other holidays.

    Only weeks of like length counted alike stand in one series.

    Parameters
    ----------
    data : DataFrame
        Comparators (`an.comparators()`); those of a series of holidays are shown.
    names : mapping of str to Label
        What units are called, by id; those of comparators come with the rows.

    """
    known = with_comparators(data, names)
    rows = holiday_rows(data)
    if rows.empty:
        return nothing_to_show("trend_holidays", data)
    parts = []
    for name in occurring(IN_HOLIDAYS, rows["metric"]):
        own = rows[rows["metric"] == name]
        # One scale for both series, so that a festival's bars may be held against a holiday's.
        most = max(float(own["high"].max()), 1.0)
        for series in (SPRING, OTHER):
            some = own[own["series"] == series]
            if len(some):
                parts.append(_holiday_bars(some, rows[rows["series"] == series], most, known))
    return Exhibit(
        id="trend_holidays",
        title=_holidays_title(rows),
        subtitle=label("trend_holidays", "subtitle"),
        parts=tuple(parts),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(HOLIDAY_CAVEATS, rows),
        description=describe_rows(rows, known),
    )


def _holiday_bars(
    rows: pd.DataFrame, series: pd.DataFrame, most: float, names: Names
) -> HolidayBars:
    """One metric of one series: each number's bounds at its place in time."""
    mark, name = in_time(rows, names=names), str(rows["series"].iloc[0])
    texts = map(interval_label, rows["low"], rows["high"])
    bars = map(HolidayBar, _holiday_names(rows, name), rows["low"], rows["high"], texts)
    heading = label("series", name)
    if name == SPRING:
        heading = bilingual(lambda lang: f"{heading[lang]} · {_metric_words(rows, lang)}")
    return HolidayBars(
        heading=heading,
        refused=mark or NO_WORDS,
        metric=str(rows["metric"].iloc[0]),
        series=name,
        places=tuple(_year_places(series, name)),
        bars=tuple(bars),
        most=most,
    )


def _metric_words(rows: pd.DataFrame, lang: str) -> str:
    """What is counted, by the verb that was printed, and its measure."""
    name = metric_name(str(rows["metric"].iloc[0]), str(rows["caveats"].iloc[0]), lang)
    return f"{name}（{rows['measure'].iloc[0]}）" if lang == "zh" else name


def _holiday_names(rows: pd.DataFrame, series: str) -> list[str]:
    """What each number's place in time is called.

    The year of a Spring Festival, the days of another holiday.
    """
    start, end = rows["window_start"].dt, rows["window_end"].dt
    # The festival falls in January or February, so that its week lies in one year.
    if series == SPRING:
        return list(map(str, end.year))
    return list(start.strftime("%Y\n%m-%d") + "–" + end.strftime("%m-%d"))


def _year_places(rows: pd.DataFrame, series: str) -> list[str]:
    """Every year from the first Spring Festival to the last, so that a gap is seen.

    Each of the other holidays.
    """
    if series != SPRING:
        return list(dict.fromkeys(_holiday_names(rows, series)))
    years = rows["window_end"].dt.year
    return list(map(str, range(int(years.min()), int(years.max()) + 1)))


def _holidays_title(rows: pd.DataFrame) -> Label:
    """What the first metric of the Spring Festival weeks came to, and of how many years."""
    spring = rows[rows["series"] == SPRING] if len(rows) else rows
    shown = occurring(IN_HOLIDAYS, spring["metric"])
    if not shown:
        return label("trend_holidays", "title_none")
    first = shown[0]
    own = spring[spring["metric"] == first]
    caveats, share = str(own["caveats"].iloc[0]), metrics()[first].per == "share"
    facts = facts_by_language(
        metric=bilingual(lambda lang: metric_name(first, caveats, lang)),
        range=interval_label(own["low"].min(), own["high"].max()),
        # The English name of a share says % itself.
        sign=Label("%" if share else "", ""),
        n=len(own),
    )
    return fill_label("trend_holidays", "title" if len(own) < LINE_POINTS else "title_long", facts)
