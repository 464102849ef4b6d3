"""Numbers followed over time: a panel a series, its points and the limits of its own noise."""

from math import ceil
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label, metric_name, number, wrap
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.comparing.trends import ALPHA
from analysis.comparing.window_words import window_tick
from analysis.vocabulary import Label

COLUMNS, MOST, NAMED = 3, 9, 3
TICKS_WIDTH = 36  # characters that the names of windows below one panel take
DASHED, ROOM, HEADING, GAP = (0, (5, 3)), 0.12, 34, (0.02, 0.15)
TOLD = ("HEDGED", "SUBMITTED", "PLAUSIBILITY", "WINDOW_PARTIAL")


def trends(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw every series that may be followed over time, those that changed by more than chance first.

    Question: did anything change? From 3 points a series has a run chart: its
    points and their median, never joined by a line. From 13 it has the limits of
    its own noise (XmR). A change is claimed where a fitted line says so at p < .05,
    adjusted over all series (Holm): of many series some always look changed.

    Parameters
    ----------
    data : observations
    names : labels of units and actors by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    found = select_rows("trends", data, known)
    if found.empty:
        return finish_empty(ax, "trends", data, known, lang)
    every = sorted((points for _, points in found.groupby("series")), key=_order)
    shown = every[:MOST]
    rows = ceil(len(shown) / COLUMNS)
    grid = style.panels(ax, min(COLUMNS, len(shown)), rows, lead=0.045, gap=GAP)
    for plot, points in zip(grid, shown, strict=False):
        _panel(plot, points, known, lang)
    for plot in grid[len(shown) :]:
        plot.remove()
    title, subtitle = _headings(every, len(every) - len(shown), known)
    drawn_rows = pd.concat(shown, ignore_index=True)
    return finish(ax, "trends", drawn_rows, title, subtitle, known, lang, told=TOLD, looked_at=data)


def _changed(points: pd.DataFrame) -> bool:
    """Whether a change may be claimed of a series."""
    return bool(points["p"].iloc[0] < ALPHA)


def _order(points: pd.DataFrame) -> tuple[bool, int, int]:
    """Changed ones first, then those with most signals, then the longest."""
    return not _changed(points), -int((points["rule"] != "").sum()), -len(points)


def _panel(ax: Axes, points: pd.DataFrame, names: Names, lang: str) -> None:
    """One series: what its words leave open as a bar, an exact number as a point; level lines of its own."""
    unit, actor = str(points["unit"].iloc[0]), str(points["actor"].iloc[0])
    shade, shape = style.colour(unit, names), style.marker(unit, names)
    marks.quiet(ax, keep="xy")
    for point in points.to_dict("records"):
        _mark(ax, point, style.INK if point["rule"] else shade, shape)
    _levels(ax, points.iloc[0])
    _frame(ax, points, lang)
    name = metric_name(str(points["metric"].iloc[0]), str(points["caveats"].iloc[0]), lang)
    heading = wrap(f"{style.whose(unit, actor, names, lang)} · {name}{_factor(points, lang)}", 2 * HEADING)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["small"], pad=4)


def _mark(ax: Axes, point: dict[Any, Any], colour: str, shape: str) -> None:
    """An exact number as a point, a hedged one as all that its words leave open."""
    when, low, high = point["date"], point["low"], point["high"]
    if low == high:
        ax.plot(when, low, linestyle="", marker=shape, color=colour, markersize=5, gid="exact")
    else:
        ax.plot([when, when], [low, high], color=colour, linewidth=5, solid_capstyle="butt", gid="conventional")


def _levels(ax: Axes, first: pd.Series) -> None:
    """Mean and limits of an XmR chart; else the median, a band where words leave it open."""
    if pd.notna(first["mean"]):
        ax.axhline(first["mean"], color=style.QUIET, linewidth=1, gid="mean")
        for name in ("lower", "upper"):
            ax.axhline(first[name], color=style.QUIET, linewidth=1, linestyle=DASHED, gid=name)
    elif first["median_low"] == first["median_high"]:
        ax.axhline(first["median_low"], color=style.QUIET, linewidth=1, gid="median")
    elif pd.notna(first["median_low"]):
        ax.axhspan(first["median_low"], first["median_high"], color=style.QUIET, alpha=0.25, linewidth=0, gid="median")


def _frame(ax: Axes, points: pd.DataFrame, lang: str) -> None:
    """A few windows below, each in its middle, a few numbers at the left; the scale is the panel's own."""
    ends = points[["low", "high", "lower", "upper"]]
    low, high = ends.min().min(), ends.max().max()
    room = (high - low) * ROOM or max(abs(high) * ROOM, 1.0)
    ax.set_ylim(low - room, high + room)
    shown = points_named(points)
    names = [window_tick(start, end) for start, end in zip(shown["window_start"], shown["window_end"], strict=True)]
    ax.set_xticks(shown["date"].tolist(), names)
    ax.tick_params(axis="x", pad=8)  # clear of the lowest number at the left
    ax.yaxis.set_major_locator(MaxNLocator(nbins=4))
    sign = "%" if (points["measure"] == "%").all() else ""
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{number(value, lang)}{sign}"))
    ax.margins(x=0.06)


def points_named(points: pd.DataFrame) -> pd.DataFrame:
    """Return the points whose windows are named below the axis: evenly from the first on, as many as have room."""
    windows = points.drop_duplicates("date")
    longest = max(len(window_tick(*days)) for days in windows[["window_start", "window_end"]].itertuples(index=False))
    step = ceil(len(windows) / max(TICKS_WIDTH // longest, 1))
    return windows.iloc[::step]


def _factor(points: pd.DataFrame, lang: str) -> str:
    """By what the series changes in a year, where that may be claimed."""
    if not _changed(points):
        return ""
    first = points.iloc[0]
    said = {"factor": f"{first['factor']:.2f}", "bounds": f"{first['factor_lower']:.2f}–{first['factor_upper']:.2f}"}
    key = "odds" if (points["measure"] == "%").all() else "factor"
    return "  " + fill("trends", key, dict.fromkeys(LANGUAGES, said))[lang]


def _headings(every: list[pd.DataFrame], more: int, names: Names) -> tuple[Label, Label]:
    """How many series there are, and of which a change may be claimed."""
    changed = [points.iloc[0] for points in every if _changed(points)]
    facts: dict[str, dict[str, object]] = {}
    for lang in LANGUAGES:
        who = [style.whose(str(row["unit"]), str(row["actor"]), names, lang) for row in changed[:NAMED]]
        listed = ("、" if lang == "zh" else ", ").join(dict.fromkeys(who)) + (" …" if len(changed) > NAMED else "")
        facts[lang] = {"n": len(every), "k": len(changed), "who": listed}
    said = fill("trends", "changed" if changed else "unchanged", facts)
    title = fill("trends", "title", {lang: facts[lang] | {"changed": said[lang]} for lang in LANGUAGES})
    also = fill("trends", "more", {lang: {"n": more} for lang in LANGUAGES}) if more else Label("", "")
    subtitle = label("trends", "subtitle")
    return title, Label(subtitle.zh + also.zh, subtitle.en + also.en)
