"""A scale of time that several panels share: its years, and a strip beside them for what has no full dates."""

from collections.abc import Sequence
from math import floor
from typing import NamedTuple

import matplotlib.dates as mdates
import pandas as pd
from matplotlib.axes import Axes

from analysis.charting.points import Point

STRIP, STEP = 0.16, 10  # room for undated shares, as a part of the years; per cent that a scale begins at a multiple of
EMPTY = (2020, 2020)
SHORT, INCHES = 2, 0.8  # years that are shown by month; inches that a tick's words take


class Scale(NamedTuple):
    """What all panels share: first and last day of the years, where undated shares stand, the lowest per cent."""

    first: float
    last: float
    edge: float
    lowest: float


def scale_of(shown: Sequence[Point]) -> Scale:
    """The scale that holds all that are shown."""
    days = [float(mdates.date2num(day)) for point in shown for day in (point.start, point.end) if day is not None]
    years = [mdates.num2date(day).year for day in days] or EMPTY
    first, last = (float(mdates.date2num(pd.Timestamp(year, 1, 1))) for year in (min(years), max(years) + 1))
    room = (last - first) * STRIP if any(span(point) is None for point in shown) else 0.0
    return Scale(first, last, last + room, floor(min((point.lower for point in shown), default=0) / STEP) * STEP)


def span(point: Point) -> tuple[float, float] | None:
    """First and last day of its window where both are known."""
    if point.start is None or point.end is None:
        return None
    return float(mdates.date2num(point.start)), float(mdates.date2num(point.end)) + 1


def ticks_of(ax: Axes, scale: Scale) -> dict[float, str]:
    """Years, or months of a short time, by the day in their middle: as many as there is room for."""
    first, last = (mdates.num2date(day).replace(tzinfo=None) for day in (scale.first, scale.last - 1))
    short = last.year - first.year < SHORT
    periods = pd.period_range(first, last, freq="M" if short else "Y")
    step = -(-len(periods) // max(int(ax.get_window_extent().width / ax.figure.dpi / INCHES), 1))
    days = [period.start_time + (period.end_time - period.start_time) / 2 for period in periods]
    ticks = {float(mdates.date2num(day)): str(period) for day, period in zip(days, periods, strict=True)}
    return dict(list(ticks.items())[: 1 - step or None : step])
