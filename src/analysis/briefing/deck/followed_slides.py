"""Numbers followed over time as native charts: points that no line joins, and the level lines of each series."""

from collections.abc import Iterator
from math import ceil

import pandas as pd

from analysis.briefing.deck.bars import facts
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Axis, Chart, Column, Series
from analysis.briefing.deck.words import NONE, word
from analysis.charting import Drawn, style
from analysis.charting.labels import LANGUAGES
from analysis.charting.style import INK, QUIET, Names
from analysis.comparing.window_words import window_tick
from analysis.vocabulary import Label

EPOCH = pd.Timestamp("1899-12-30")  # day 0 of spreadsheets
TICKS, DAYS = 5, "yyyy-mm-dd"
FORMS = {frozenset({len("2026")}): "yyyy", frozenset({len("2026-08")}): "yyyy-mm"}  # by the names of all windows
PERIODS = {"yyyy": 365.2425, "yyyy-mm": 365.2425 / 12}  # days
LINES = {"median_low": False, "median_high": False, "mean": False, "lower": True, "upper": True}  # dashed or not
THICK = 5.0


def trends(what: Drawn, names: Names) -> tuple[Chart, ...]:
    """A chart a series, each with its own scale."""
    return tuple(_chart(points.reset_index(drop=True), names) for _, points in what.rows.groupby("series", sort=False))


def _chart(points: pd.DataFrame, names: Names) -> Chart:
    """One series: an exact number is a point, a hedged one a bar over all that its words leave open."""
    shown, drawn = numbers(points), _drawn(points)
    columns = (
        Column("name", word("columns", "window"), tuple(one.window for one in shown)),
        *(_column(key, cells) for key, cells in drawn.items()),
        Column("said", word("columns", "text"), tuple(one.text for one in shown)),
        *facts(shown),
    )
    value = shown[0].value
    series = tuple(one for one in _series(style.colour(value.unit, names)) if one.values in drawn)
    form = '0"%"' if value.measure == "%" else "#,##0"
    return Chart("scatter", _heading(shown[0], names), columns, series, None, None, form, across=_across(points))


def _across(points: pd.DataFrame) -> Axis:
    """The axis of time: a tick in the middle of every window, or of every so many where there are many.

    PowerPoint counts its ticks from where the axis starts, so it starts a step before the first point.
    """
    days = ((points["date"] - EPOCH) / pd.Timedelta(days=1)).drop_duplicates()
    form = FORMS.get(frozenset(len(window_tick(*ends)) for ends in _windows(points)), DAYS)
    period = PERIODS.get(form) or float(days.diff().median())
    step = period * ceil((days.max() - days.min()) / period / TICKS)
    return Axis(word("columns", "middle") if form == DAYS else NONE, form, least=days.min() - step, step=step)


def _windows(points: pd.DataFrame) -> Iterator[tuple[pd.Timestamp, pd.Timestamp]]:
    return zip(points["window_start"], points["window_end"], strict=True)


def _drawn(points: pd.DataFrame) -> dict[str, pd.Series]:
    """What is drawn of a series, by column: its points, its level lines, its days, and how far hedges reach."""
    exact, signal = points["low"] == points["high"], points["rule"] != ""
    return {
        "exact": points["low"].where(exact & ~signal),
        "signal": points["low"].where(exact & signal),
        "open": points["low"].where(~exact),
        **{name: points[name] for name in LINES if points[name].notna().any()},
        "day": (points["date"] - EPOCH) / pd.Timedelta(days=1),
        "range": (points["high"] - points["low"]).where(~exact),
    }


def _column(key: str, cells: pd.Series) -> Column:
    return Column(key, word("columns", key), tuple(None if pd.isna(cell) else float(cell) for cell in cells))


def _series(shade: str) -> list[Series]:
    """Points, signals darker, hedges as thick bars; level lines, the limits dashed."""
    marks = [
        Series("exact", (shade,), x="day"),
        Series("signal", (INK,), x="day"),
        Series("open", (shade,), 0.0, x="day", plus="range", weight=THICK),
    ]
    return [*marks, *(Series(name, (QUIET,), x="day", line=True, dotted=dashed) for name, dashed in LINES.items())]


def _heading(one: Number, names: Names) -> Label:
    """Whose series it is, and of what."""
    who, name = one.whose(names), one.name
    return Label(*(f"{who[lang]} · {name[lang]}" for lang in LANGUAGES))
