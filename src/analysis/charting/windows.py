"""Who was counted, and when; ends that the reports leave open fade out."""

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba

from analysis.charting import marks, style
from analysis.charting.drawn import finish
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.style import Names
from analysis.vocabulary import Label, denominators

GROUP = ["unit", "actor", "window_start", "window_end", "window_basis"]
FADE_DAYS = 300
STEPS = 24
BAR = 0.52
SPOT = 12
TOLD = ("WINDOW_INFERRED", "WINDOW_UNKNOWN", "SUB_UNIT", "ONE_OFFICER")


def windows(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw the window of each actor's numbers on a line of time.

    Question: who was counted, and when? A known start or end is solid; an
    unknown one fades out; where neither is known a faint band says so.

    Parameters
    ----------
    data : observations; derived rows are left out
    names : labels of units and actors by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    printed = data[data["basis"] == "printed"]
    groups = _groups(printed, known)
    left, right = _limits(printed)
    plot = style.inner(ax, 0.21, 0.05)
    plot.set(xlim=(left, right), ylim=(len(groups) - 0.4, -0.7))
    for y, (key, rows) in enumerate(groups):
        _row(plot, y, dict(zip(GROUP, key, strict=True)), rows, known, lang)
    _frame(plot, groups, known, lang)
    facts = {"windows": len(groups), "dated": sum(1 for key, _ in groups if pd.notna(key[2]) and pd.notna(key[3]))}
    title = fill("windows", "title", dict.fromkeys(LANGUAGES, facts))
    return finish(ax, "windows", printed, title, label("windows", "subtitle"), known, lang, said=_said(groups, known), told=TOLD)


def _groups(rows: pd.DataFrame, names: Names) -> list[tuple[tuple[object, ...], pd.DataFrame]]:
    """Rows by actor and window: units in their order, each before its sub-units and officers."""
    order = {unit: place for place, unit in enumerate(style.units_of(names))}
    groups = [(tuple(key), own) for key, own in rows.groupby(GROUP, dropna=False, sort=False)]
    return sorted(groups, key=lambda group: (order.get(str(group[0][0]), len(order)), "/" in str(group[0][1]), str(group[0][1])))


def _limits(rows: pd.DataFrame) -> tuple[float, float]:
    """The years that any window names, with room for ends that fade."""
    dates = pd.concat([rows["window_start"], rows["window_end"]]).dropna()
    if dates.empty:
        return 0.0, 1.0
    first = pd.Timestamp(dates.min().year - 1, 1, 1)
    last = pd.Timestamp(dates.max().year + 2, 1, 1)
    return float(mdates.date2num(first)), float(mdates.date2num(last))


def _row(ax: Axes, y: float, key: dict[str, object], rows: pd.DataFrame, names: Names, lang: str) -> None:
    """One actor's window and how many numbers it covers."""
    shade = style.colour(str(key["unit"]), names)
    start, end = (pd.Timestamp(str(key[name])) for name in ("window_start", "window_end"))
    left, right = ax.get_xlim()
    if pd.isna(start) and pd.isna(end):
        ax.barh(y, right - left, left=left, height=BAR, color=shade, alpha=0.10, gid="unknown")
        ax.text(left + (right - left) / 2, y, _unknown(key, rows, lang), ha="center", va="center",
                fontsize=style.SIZES["small"], color=style.QUIET)  # fmt: skip
    else:
        _known(ax, y, start, end, shade)
        if key["window_basis"] == "inferred":
            ax.text(float(mdates.date2num(end if pd.isna(start) else start)) + SPOT, y, label("words", "from_lead")[lang],
                    va="center", fontsize=style.SIZES["small"], color=style.QUIET)  # fmt: skip
    count = label("words", "numbers")[lang].format(n=len(rows))
    ax.text(right + (right - left) * 0.008, y, count, va="center", fontsize=style.SIZES["small"], color=style.QUIET)


def _unknown(key: dict[str, object], rows: pd.DataFrame, lang: str) -> str:
    """What is said where no date is: what the numbers are per, and whether a lead paragraph named the time."""
    every = rows["per"].drop_duplicates().tolist()
    pers = [denominators()[per][lang] for per in every if len(every) == 1 and per not in ("total", "share")]
    lead = [label("words", "from_lead")[lang]] if key["window_basis"] == "inferred" else []
    return " · ".join([*pers, *lead, label("words", "unknown")[lang]])


def _known(ax: Axes, y: float, start: pd.Timestamp, end: pd.Timestamp, shade: str) -> None:
    """Solid between known ends, fading where one is not known; a single day is a marker."""
    if pd.isna(start) or pd.isna(end):
        anchor = float(mdates.date2num(end if pd.isna(start) else start))
        _fade(ax, y, anchor, -FADE_DAYS if pd.isna(start) else FADE_DAYS, shade)
        ax.plot([anchor, anchor], [y - BAR / 2, y + BAR / 2], color=shade, linewidth=3, gid="known end")
        return
    first, last = float(mdates.date2num(start)), float(mdates.date2num(end)) + 1
    if last - first <= SPOT:
        ax.plot((first + last) / 2, y, marker="D", color=shade, markersize=9, gid="day")
    else:
        ax.barh(y, last - first, left=first, height=BAR, color=shade, gid="known")


def _fade(ax: Axes, y: float, anchor: float, length: float, shade: str) -> None:
    """A bar from `anchor` that loses its colour over `length` days."""
    red, green, blue, _ = to_rgba(shade)
    alphas = np.linspace(0.95, 0.0, STEPS)
    image = np.array([[(red, green, blue, alpha) for alpha in (alphas if length > 0 else alphas[::-1])]])
    left, right = sorted((anchor, anchor + length))
    drawn = ax.imshow(image, extent=(left, right, y - BAR / 2, y + BAR / 2), aspect="auto", zorder=1, interpolation="bilinear")
    drawn.set_gid("fading")


def _said(groups: list[tuple[tuple[object, ...], pd.DataFrame]], names: Names) -> Label:
    """Each window in words: whose, from when to when, how many numbers."""
    return Label(*("; ".join(_words(key, rows, names, lang) for key, rows in groups) for lang in LANGUAGES))


def _words(key: tuple[object, ...], rows: pd.DataFrame, names: Names, lang: str) -> str:
    start, end = ("?" if pd.isna(pd.Timestamp(str(day))) else str(day)[:10] for day in key[2:4])
    count = label("words", "numbers")[lang].format(n=len(rows))
    return f"{style.name_of(str(key[1]), names, lang)} {start}–{end} ({count})"


def _frame(ax: Axes, groups: list[tuple[tuple[object, ...], pd.DataFrame]], names: Names, lang: str) -> None:
    """Actors on the left, years below."""
    marks.quiet(ax, keep="xy")
    left, right = ax.get_xlim()
    ax.set(xlim=(left, right), ylim=(len(groups) - 0.4, -0.7))
    ax.set_yticks(range(len(groups)), ["" for _ in groups])
    before = ""
    for y, (key, _) in enumerate(groups):
        unit, actor = str(key[0]), str(key[1])
        said = style.name_of(actor, names, lang)
        if actor != unit:
            said = f"{style.name_of(unit, names, lang)} · {said}"
        ax.text(-0.012, y, said if said != before else "〃" if lang == "zh" else "″", transform=ax.get_yaxis_transform(),
                ha="right", va="center", fontsize=style.SIZES["small"], color=style.INK)  # fmt: skip
        before = said
    ax.xaxis.set_major_locator(mdates.YearLocator())
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
