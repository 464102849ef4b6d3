"""The nation's incidents and fires, year by year: where the way of counting changes, the series breaks."""

from dataclasses import dataclass

import pandas as pd

from analysis.comparing.national import YEARLY, bases, counted_alike, in_time, preliminary, years
from analysis.exhibits.describe import describe_rows
from analysis.exhibits.names import with_comparators
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, bearing, nothing_to_show
from analysis.labels.names import Names
from analysis.labels.words import LANGUAGES, fill, in_both, interval, interval_label, label
from analysis.vocabulary import Label, metrics

NAME = "trend_national"
CAVEATS = ("HEDGED", "ROUNDED")


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
    rows = years(data)
    if rows.empty:
        return nothing_to_show(NAME, data)
    found = rows["window_end"].dt.year
    span = range(int(found.min()), int(found.max()) + 1)
    shown = [name for name in YEARLY if name in set(rows["metric"])]
    return Exhibit(
        id=NAME,
        title=_title(rows),
        subtitle=label("trend_national", "subtitle"),
        parts=tuple(_year_bars(rows[rows["metric"] == name], span, known) for name in shown),
        rows=rows,
        chosen_from=data,
        caveats=bearing(CAVEATS, rows),
        description=describe_rows(rows, known),
        refusal=_stamp(rows) or NO_WORDS,
    )


def _year_bars(rows: pd.DataFrame, span: range, names: Names) -> YearBars:
    """One metric: a bar per year that has a number."""
    mark, by = in_time(rows, names=names), bases(rows)
    order = by.drop_duplicates(keep="last")[::-1].tolist()
    declared = rows["series"] if "series" in rows and rows["series"].nunique() > 1 else pd.Series("", index=rows.index)
    bars = [
        YearBar(
            year=int(day.year),
            low=float(low),
            high=float(high),
            text=interval_label(low, high),
            basis=order.index(basis),
            series=label("series", str(series)) if series else NO_WORDS,
        )
        for day, low, high, basis, series in zip(
            rows["window_end"], rows["low"], rows["high"], by, declared, strict=True
        )
    ]
    name = metrics()[str(rows["metric"].iloc[0])].label
    heading = Label(f"{name.zh}（{rows['measure'].iloc[0]}）", name.en)
    return YearBars(heading=heading, refused=(_stamp(rows) or mark) if mark else NO_WORDS, years=span, bars=tuple(bars))


def _stamp(rows: pd.DataFrame) -> Label | None:
    """What is not comparable, where that is not all of `rows`: numbers of one basis and edition are counted alike."""
    groups = [own for _, own in rows.groupby("metric")]
    if any(counted_alike(own).nunique() > 1 for own in groups):
        return label(NAME, "across")
    return label(NAME, "edition") if preliminary(rows).any() and not preliminary(rows).all() else None


def _title(rows: pd.DataFrame) -> Label:
    """Of each metric first and last year, where it is counted on one basis throughout; else on how many it is."""
    parts = [_finding(rows[rows["metric"] == name]) for name in rows["metric"].unique()]
    english = "; ".join(part.en for part in parts)
    return Label("；".join(part.zh for part in parts), english[:1].upper() + english[1:])


def _finding(every: pd.DataFrame) -> Label:
    """What the title says of one metric; a preliminary number stands at neither end."""
    early = preliminary(every)
    rows = every if early.all() else every[~early]
    first, last, ways = rows.iloc[0], rows.iloc[-1], counted_alike(every).nunique()
    more = fill(NAME, "preliminary", in_both(n=int(early.sum())))
    facts: dict[str, dict[str, object]] = {
        lang: {
            "metric": metrics()[str(first["metric"])].label[lang],
            "n": ways,
            "preliminary": more[lang] if early.any() else "",
            "first": first["window_end"].year,
            "last": last["window_end"].year,
            "before": interval(first["low"], first["high"], lang),
            "after": interval(last["low"], last["high"], lang),
        }
        for lang in LANGUAGES
    }
    return fill(NAME, "one" if ways == 1 else "many", facts)
