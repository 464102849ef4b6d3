"""Numbers followed over time as native charts: points that no line joins, and the level lines of each series."""

from math import ceil, isnan

import pandas as pd

from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trends import RunChart, RunPoint
from analysis.labels.slides import NONE, word
from analysis.renderers.pptx.parts import Axis, Chart, Column, Series
from analysis.renderers.pptx.sheets import column_of_numbers, columns_of_facts, text_on_slide
from analysis.renderers.style import INK, QUIET, Theme

EPOCH = pd.Timestamp("1899-12-30")  # day 0 of spreadsheets
LINES = {"median_low": False, "median_high": False, "mean": False, "lower": True, "upper": True}  # dashed or not
THICK = 5.0
TICKS, DAYS = 5, "yyyy-mm-dd"
FORMS = {frozenset({len("2026")}): "yyyy", frozenset({len("2026-08")}): "yyyy-mm"}  # by the names of all windows
PERIODS = {"yyyy": 365.2425, "yyyy-mm": 365.2425 / 12}  # days


def native_trends(exhibit: Exhibit, theme: Theme) -> tuple[Chart, ...]:
    """Return a chart per series, each with its own scale."""
    return tuple(_run_chart(part, theme) for part in exhibit.parts_of(RunChart))


def _run_chart(part: RunChart, theme: Theme) -> Chart:
    """One series: an exact number is a point, a hedged one a bar over all that its words leave open."""
    numbers, drawn = [point.number for point in part.points], _cells(part)
    columns = (
        Column("name", word("columns", "window"), tuple(number.window for number in numbers)),
        *(column_of_numbers(key, cells) for key, cells in drawn.items()),
        Column("said", word("columns", "text"), tuple(text_on_slide(number) for number in numbers)),
        *columns_of_facts(numbers),
    )
    series = tuple(one for one in _series(theme.colour(part.unit)) if one.values in drawn)
    form = '0"%"' if numbers[0].measure == "%" else "#,##0"
    return Chart("scatter", part.name, columns, series, None, None, form, across=_time_axis(part))


def _time_axis(part: RunChart) -> Axis:
    """The axis of time: a tick in the middle of every window, or of every so many where there are many.

    PowerPoint counts its ticks from where the axis starts, so it starts a step before the first point.
    """
    days = list(dict.fromkeys(_day(point) for point in part.points))
    form = FORMS.get(frozenset(len(point.tick) for point in part.points), DAYS)
    period = PERIODS.get(form) or float(pd.Series(days).diff().median())
    step = period * ceil((max(days) - min(days)) / period / TICKS)
    return Axis(word("columns", "middle") if form == DAYS else NONE, form, least=min(days) - step, step=step)


def _day(point: RunPoint) -> float:
    """The point's day as spreadsheets count it."""
    return (point.date - EPOCH) / pd.Timedelta(days=1)


def _cells(part: RunChart) -> dict[str, list[float | None]]:
    """What is drawn of a series, by column: its points, its level lines, its days, and how far hedges reach."""
    points = [(one.number.low, one.number.high, one.signal) for one in part.points]
    levels = {name: level for name, level in part.levels.items() if name in LINES and not isnan(level)}
    return {
        "exact": [low if low == high and not signal else None for low, high, signal in points],
        "signal": [low if low == high and signal else None for low, high, signal in points],
        "open": [low if low != high else None for low, high, _ in points],
        **{name: [level] * len(points) for name, level in levels.items()},
        "day": [_day(one) for one in part.points],
        "range": [high - low if low != high else None for low, high, _ in points],
    }


def _series(shade: str) -> list[Series]:
    """Points, signals darker, hedges as thick bars; level lines, the limits dashed."""
    marks = [
        Series("exact", (shade,), x="day"),
        Series("signal", (INK,), x="day"),
        Series("open", (shade,), 0.0, x="day", plus="range", weight=THICK),
    ]
    return [*marks, *(Series(name, (QUIET,), x="day", line=True, dotted=dashed) for name, dashed in LINES.items())]
