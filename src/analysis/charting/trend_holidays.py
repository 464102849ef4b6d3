"""Holiday weeks of the nation, like for like: Spring Festivals in one series, other holidays apart from it."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, interval, label, metric_name
from analysis.charting.points import OTHERS
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.values import called
from analysis.comparing.guards import LINE_POINTS
from analysis.comparing.national import IN_HOLIDAYS, OTHER, SPRING, in_time
from analysis.vocabulary import Label, metrics

PARTS = {SPRING: (0.0, 0.66), OTHER: (0.71, 0.29)}  # left edge and width of each series, as parts of the width
SHADES = {SPRING: style.PALETTE[0], OTHER: OTHERS}
GAP, ROOM, BAR, LIGHT = 0.17, 1.22, 0.56, 0.35
TOLD = ("HEDGED", "URGED", "ROUNDED")


def trend_holidays(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw what was counted in Spring Festival weeks by year and, apart, in other holidays.

    Question: did what holiday checks found change? Only weeks of like length counted alike
    stand in one series. Hedged numbers are drawn as their bounds, and no line joins the
    points: from so few any line would be a story.

    Parameters
    ----------
    data : comparators (an.comparators()); those of a series of holidays are drawn
    names : labels of units by id; those of comparators come with the rows
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), called(data, names or {})
    rows = select_rows("trend_holidays", data, known)
    if rows.empty:
        return finish_empty(ax, "trend_holidays", data, known, lang)
    shown = [name for name in IN_HOLIDAYS if name in set(rows["metric"])]
    ax.set_axis_off()
    height = (1 - GAP * (len(shown) - 1)) / max(len(shown), 1)
    for place, name in enumerate(shown):
        own = rows[rows["metric"] == name]
        for series, (left, width) in PARTS.items():
            if len(some := own[own["series"] == series]):
                plot = ax.inset_axes((left, 1 - height - place * (height + GAP), width, height))
                _panel(plot, some, rows[rows["series"] == series], _most(own), known, lang)
    title, subtitle = _title(rows), label("trend_holidays", "subtitle")
    return finish(ax, "trend_holidays", rows, title, subtitle, known, lang, looked_at=data, told=TOLD)


def _most(rows: pd.DataFrame) -> float:
    """The upper end of the scale that both series of a metric share."""
    return ROOM * max(float(rows["high"].max()), 1.0)


def _panel(ax: Axes, rows: pd.DataFrame, series: pd.DataFrame, most: float, names: Names, lang: str) -> None:
    """One metric of one series: each number's bounds at its place in time, none joined to another."""
    mark, name = in_time(rows, names=names), str(rows["series"].iloc[0])
    places = _places(series, name)
    ax.set(xlim=(-0.6, len(places) - 0.4), ylim=(0, most))
    when = [places.index(one) for one in _when(rows, name)]
    for at, low, high in zip(when, rows["low"], rows["high"], strict=True):
        look: dict[str, Any] = {"width": BAR, "color": SHADES[name], "linewidth": 0}
        ax.bar(at, low, gid="exact" if low == high else "at least", **look)
        ax.bar(at, high - low, bottom=low, alpha=LIGHT, gid="conventional", **look)
        said = interval(low, high, lang)
        ax.text(at, high + most * 0.02, said, ha="center", va="bottom", fontsize=style.SIZES["small"])
    for at in set(range(len(places))) - set(when):
        marks.absent(ax, at - 0.5, 0, 1, most)
    _frame(ax, rows, places, lang)
    if mark:
        marks.refused(ax, mark[lang], above=True)


def _when(rows: pd.DataFrame, name: str) -> list[str]:
    """What each number's place in time is called: the year of a Spring Festival, the days of another holiday."""
    if name == SPRING:
        return [str(day.year) for day in rows["window_end"]]
    days = zip(rows["window_start"], rows["window_end"], strict=True)
    return [f"{start:%Y}\n{start:%m-%d}–{end:%m-%d}" for start, end in days]


def _places(rows: pd.DataFrame, name: str) -> list[str]:
    """Every year from the first Spring Festival to the last, so that a gap is seen; each of the other holidays."""
    if name != SPRING:
        return list(dict.fromkeys(_when(rows, name)))
    years = rows["window_end"].dt.year
    return [str(year) for year in range(int(years.min()), int(years.max()) + 1)]


def _frame(ax: Axes, rows: pd.DataFrame, places: list[str], lang: str) -> None:
    """What is counted and in which holidays above, when below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.set_xticks(range(len(places)), places)
    ax.tick_params(axis="x", labelsize=style.SIZES["small"])
    name = str(rows["series"].iloc[0])
    said = label("series", name)[lang]
    heading = f"{said} · {_metric(rows, lang)}" if name == SPRING else said
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"], pad=6)


def _metric(rows: pd.DataFrame, lang: str) -> str:
    """What is counted, by the verb that was printed, and its measure."""
    name = metric_name(str(rows["metric"].iloc[0]), str(rows["caveats"].iloc[0]), lang)
    return f"{name}（{rows['measure'].iloc[0]}）" if lang == "zh" else name


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
