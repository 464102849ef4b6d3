"""A line of time per actor: solid between known ends, fading where an end is not known."""

from typing import Any

import matplotlib.dates as mdates
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.windows import ActorWindow, WindowChart
from analysis.labels.words import label
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

FADE_DAYS, FADE_STEPS, SPOT_DAYS = 300, 24, 12
BAR = 0.52
NO_YEARS = (2020, 2020)  # the axis of windows of which none has a date


@layout.draws(WindowChart)
def draw_windows(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw the windows of `exhibit`, a WindowChart."""
    (part,) = exhibit.parts_of(WindowChart)
    plot = layout.inner_axes(ax, 0.21, 0.05)
    plot.set(xlim=_year_limits(part), ylim=(len(part.lines) - 0.4, -0.7))
    for y, line in enumerate(part.lines):
        _draw_line(plot, y, line, theme.colour(line[0].unit), theme.lang)
    _frame_windows(plot, part, theme.lang)


def _date_number(day: pd.Timestamp) -> float:
    """A day as matplotlib counts it."""
    return float(mdates.date2num(day))


def _year_limits(part: WindowChart) -> tuple[float, float]:
    """The years that any window names, with room for ends that fade."""
    years: list[int] = []
    for line in part.lines:
        for window in line:
            years += [day.year for day in window.days]
    first, last = (min(years), max(years)) if years else NO_YEARS
    return _date_number(pd.Timestamp(first - 1, 1, 1)), _date_number(pd.Timestamp(last + 2, 1, 1))


def _draw_line(ax: Axes, y: float, line: tuple[ActorWindow, ...], shade: str, lang: str) -> None:
    """The windows of one line, and how many numbers they cover."""
    left, right = ax.get_xlim()
    words: dict[str, Any] = {"va": "center", "fontsize": style.SIZES["small"], "color": style.QUIET}
    for window in line:
        if not window.known:
            ax.barh(y, right - left, left=left, height=BAR, color=shade, alpha=0.10, gid="unknown")
            ax.text((left + right) / 2, y, window.note[lang], ha="center", **words)
            continue
        _draw_window(ax, y, window, shade)
        if window.basis == "inferred":  # taken from a lead far from the number
            ax.text(
                _date_number(window.days[0]) + SPOT_DAYS,
                y,
                label("words", "from_lead")[lang],
                **words,
            )
    count = label("words", "numbers")[lang].format(n=sum(window.numbers for window in line))
    ax.text(right + (right - left) * 0.008, y, count, **words)


def _draw_window(ax: Axes, y: float, window: ActorWindow, shade: str) -> None:
    """Solid between known ends, fading where one is not known; a day or so is a marker."""
    if window.start is None or window.end is None:
        anchor = _date_number(window.days[0])  # the end that is known, be it the first or last
        _draw_fading(ax, y, anchor, FADE_DAYS if window.end is None else -FADE_DAYS, shade)
        ax.plot(
            [anchor, anchor], [y - BAR / 2, y + BAR / 2], color=shade, linewidth=3, gid="known end"
        )
        return
    start, end = _date_number(window.start), _date_number(window.end) + 1
    if end - start <= SPOT_DAYS:
        ax.plot((start + end) / 2, y, marker="D", color=shade, markersize=9, gid="day")
    else:
        ax.barh(y, end - start, left=start, height=BAR, color=shade, gid="known")


def _draw_fading(ax: Axes, y: float, anchor: float, length: float, shade: str) -> None:
    """A bar from `anchor` that loses its colour over `length` days."""
    alphas = np.linspace(0.95, 0.0, FADE_STEPS)[:: 1 if length > 0 else -1]
    image = np.empty((1, FADE_STEPS, 4))  # a row of pixels, each red, green, blue and alpha
    image[..., :3], image[..., 3] = to_rgb(shade), alphas
    left, right = sorted((anchor, anchor + length))
    place = (left, right, y - BAR / 2, y + BAR / 2)
    ax.imshow(image, extent=place, aspect="auto", zorder=1, interpolation="bilinear").set_gid(
        "fading"
    )


def _frame_windows(ax: Axes, part: WindowChart, lang: str) -> None:
    """Actors on the left, years below."""
    limits = ax.get_xlim()
    marks.quieten_axes(ax, keep="x")
    ax.set(xlim=limits, ylim=(len(part.lines) - 0.4, -0.7))
    before = ""
    for y, (window, *_) in enumerate(part.lines):
        who = window.who[lang]
        shown = who if who != before else "〃"
        place = ax.get_yaxis_transform()
        ax.text(
            -0.012,
            y,
            shown,
            transform=place,
            ha="right",
            va="center",
            fontsize=style.SIZES["small"],
        )
        before = who
    ax.xaxis.set_major_locator(mdates.YearLocator())
    ax.xaxis.set_major_formatter(mdates.DateFormatter("%Y"))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
