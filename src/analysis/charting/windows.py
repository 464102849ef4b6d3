"""Who was counted, and when; ends that the reports leave open fade out."""

from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.window_lines import Line, lines_of, on_one_line
from analysis.vocabulary import Label, denominators

FADE_DAYS, FADE_STEPS, SPOT_DAYS = 300, 24, 12
BAR = 0.52
TOLD = ("SUBMITTED", "WINDOW_INFERRED", "WINDOW_UNKNOWN", "SUB_UNIT", "ONE_OFFICER")


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
    rows = select_rows("windows", data, known)
    if rows.empty:
        return finish_empty(ax, "windows", data, known, lang)
    lines = lines_of(rows, known)
    plot, on_lines = style.inner(ax, 0.21, 0.05), on_one_line(lines)
    plot.set(xlim=_limits(lines), ylim=(len(on_lines) - 0.4, -0.7))
    for y, row in enumerate(on_lines):
        _draw(plot, y, row, style.colour(row[0].unit, known), lang)
    _frame(plot, on_lines, known, lang)
    facts = {"windows": len(lines), "dated": sum(line.start is not None and line.end is not None for line in lines)}
    key = "title_all" if facts["dated"] == len(lines) else "title"
    title, subtitle = fill("windows", key, dict.fromkeys(LANGUAGES, facts)), label("windows", "subtitle")
    said = Label(*("; ".join(_words(line, known, language) for line in lines) for language in LANGUAGES))
    return finish(ax, "windows", rows, title, subtitle, known, lang, looked_at=data, said=said, told=TOLD)


def _limits(lines: list[Line]) -> tuple[float, float]:
    """The years that any window names, with room for ends that fade."""
    days = [mdates.num2date(day).year for line in lines for day in (line.start, line.end) if day is not None]
    first, last = (min(days), max(days)) if days else (2020, 2020)
    edges = [mdates.date2num(pd.Timestamp(year, 1, 1)) for year in (first - 1, last + 2)]
    return float(edges[0]), float(edges[1])


def _draw(ax: Axes, y: float, row: list[Line], shade: str, lang: str) -> None:
    """The windows of one line and how many numbers they cover."""
    left, right = ax.get_xlim()
    words: dict[str, Any] = {"va": "center", "fontsize": style.SIZES["small"], "color": style.QUIET}
    for line in row:
        if line.known:
            _window(ax, y, line, shade)
            if line.basis == "inferred":
                ax.text((line.start or line.end or 0) + SPOT_DAYS, y, label("words", "from_lead")[lang], **words)
        else:
            ax.barh(y, right - left, left=left, height=BAR, color=shade, alpha=0.10, gid="unknown")
            ax.text((left + right) / 2, y, _unknown(line, lang), ha="center", **words)
    count = label("words", "numbers")[lang].format(n=sum(line.numbers for line in row))
    ax.text(right + (right - left) * 0.008, y, count, **words)


def _unknown(line: Line, lang: str) -> str:
    """What is said where no date is: a year, a stock, and whether any words named the time."""
    every = [denominators()[line.every][lang]] if line.every else []
    return " · ".join([*every, label("bases", line.basis)[lang]])


def _window(ax: Axes, y: float, line: Line, shade: str) -> None:
    """Solid between known ends, fading where one is not known; a day or so is a marker."""
    if line.start is None or line.end is None:
        anchor = (line.start if line.end is None else line.end) or 0.0
        _fade(ax, y, anchor, FADE_DAYS if line.end is None else -FADE_DAYS, shade)
        ax.plot([anchor, anchor], [y - BAR / 2, y + BAR / 2], color=shade, linewidth=3, gid="known end")
    elif line.end + 1 - line.start <= SPOT_DAYS:
        ax.plot((line.start + line.end + 1) / 2, y, marker="D", color=shade, markersize=9, gid="day")
    else:
        ax.barh(y, line.end + 1 - line.start, left=line.start, height=BAR, color=shade, gid="known")


def _fade(ax: Axes, y: float, anchor: float, length: float, shade: str) -> None:
    """A bar from `anchor` that loses its colour over `length` days."""
    alphas = np.linspace(0.95, 0.0, FADE_STEPS)[:: 1 if length > 0 else -1]
    image = np.array([[(*to_rgb(shade), alpha) for alpha in alphas]])
    left, right = sorted((anchor, anchor + length))
    place = (left, right, y - BAR / 2, y + BAR / 2)
    ax.imshow(image, extent=place, aspect="auto", zorder=1, interpolation="bilinear").set_gid("fading")


def _frame(ax: Axes, rows: list[list[Line]], names: Names, lang: str) -> None:
    """Actors on the left, years below."""
    limits = ax.get_xlim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits, ylim=(len(rows) - 0.4, -0.7))
    before = ""
    for y, (line, *_) in enumerate(rows):
        said = style.whose(line.unit, line.actor, names, lang)
        shown = said if said != before else "〃"
        ax.text(
            -0.012, y, shown, transform=ax.get_yaxis_transform(), ha="right", va="center", fontsize=style.SIZES["small"]
        )
        before = said
    ax.xaxis.set_major_locator(mdates.YearLocator())
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)


def _words(line: Line, names: Names, lang: str) -> str:
    """One line in words, for those who can't see the chart."""
    days = ["?" if day is None else f"{mdates.num2date(day):%Y-%m-%d}" for day in (line.start, line.end)]
    count = label("words", "numbers")[lang].format(n=line.numbers)
    return f"{style.name_of(line.actor, names, lang)} {days[0]} – {days[1]} ({count})"
