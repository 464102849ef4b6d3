"""The window that a comparison is of: asked for in a few words, made up of windows that adjoin."""

import re
from collections.abc import Hashable
from datetime import date, datetime
from typing import Any

import pandas as pd

from analysis.cleaning.caveats import add_caveat, join_caveats
from analysis.cleaning.ratios import derive_ratio, per_residents
from analysis.problems import stop
from analysis.vocabulary import Terms, Unit, metrics
from analysis.vocabulary.metrics import RESIDENTS

Day = str | date | datetime | pd.Timestamp
Window = str | int | tuple[Day, Day]
Days = tuple[pd.Timestamp, pd.Timestamp]
YEAR, MONTH = re.compile(r"(\d{4})年?"), re.compile(r"(\d{4})[-年](\d{1,2})月?")
QUARTER = re.compile(r"(\d{4})年?[-\s]?[Qq第]([1-4])季?度?")
HALF = re.compile(r"(\d{4})年?([上下])半年")
FORMS = "write 2026, 2026-08, 2026Q3 or two dates ('2026-08-01', '2026-10-31')"
SUMMED = "SUMMED"
# what of rows must be alike for their windows to be added up
ADDED = ["unit", "actor", "actor_level", "theme", "metric", "wording", "measure", "per"]
BOUNDS = ("low", "high", "strict_low", "strict_high")


def parse_window(window: Window) -> Days:
    """Return the first and the last day of `window`.

    Parameters
    ----------
    window : str, int or tuple of two dates
        A year, a month, a quarter, a half-year, or the first and the last day.

    Raises
    ------
    DataError
        Where it is no such thing, or ends before it starts.

    Examples
    --------
    >>> [str(day.date()) for day in parse_window("2026Q3")]
    ['2026-07-01', '2026-09-30']
    >>> [str(day.date()) for day in parse_window("2024年2月")]
    ['2024-02-01', '2024-02-29']

    """
    if isinstance(window, tuple) and len(window) == 2:
        start, end = (_parse_day(day) for day in window)
        if end < start:
            stop(f"the window {window}", "it ends before it starts", FORMS)
        return start, end
    return _parse_period(str(window).strip())


def _parse_period(text: str) -> Days:
    if found := QUARTER.fullmatch(text):
        return _months(int(found[1]), 3 * int(found[2]) - 2, 3)
    if found := HALF.fullmatch(text):
        return _months(int(found[1]), 1 if found[2] == "上" else 7, 6)
    if (found := MONTH.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return _months(int(found[1]), int(found[2]), 1)
    if (found := YEAR.fullmatch(text)) and int(found[1]) > 0:
        return _months(int(found[1]), 1, 12)
    return stop(f"the window {text!r}", "it is no year, month, quarter or pair of dates", FORMS)


def _months(year: int, month: int, count: int) -> Days:
    start = pd.Timestamp(year, month, 1)
    return start, start + pd.DateOffset(months=count) - pd.Timedelta(days=1)


def _parse_day(day: Day) -> pd.Timestamp:
    try:
        found = pd.Timestamp(day)
    except (ValueError, TypeError):
        return stop(f"the day {day!r}", "it is no date", FORMS)
    if pd.isna(found):
        return stop(f"the day {day!r}", "it is no date", FORMS)
    return found.normalize()


def latest_window(rows: pd.DataFrame) -> Days | None:
    """Return the window that most units of `rows` have, the longest and latest of these.

    Windows that adjoin, month by month, are one window of all of them together.
    """
    return next(iter(list_windows(rows)), None)


def list_windows(rows: pd.DataFrame) -> dict[Days, int]:
    """Return the windows of `rows` by how many units have them, the longest common one first.

    Windows that adjoin are listed one by one, and as the window of all of them together.

    Parameters
    ----------
    rows : DataFrame
        Observations; those whose window is not stated with both dates have none.

    Returns
    -------
    dict of (Timestamp, Timestamp) to int
        By first and last day the number of units, in descending order of that number, then of
        the window's length and its last day.

    Examples
    --------
    >>> days = pd.to_datetime(["2026-08-01", "2026-08-31", "2026-09-01", "2026-09-30"])
    >>> rows = pd.DataFrame({"unit": "a", "window_start": days[::2], "window_end": days[1::2],
    ...                      "window_basis": "stated"})
    >>> [str(end - start) for start, end in list_windows(rows)]
    ['60 days 00:00:00', '30 days 00:00:00', '29 days 00:00:00']

    """
    dated = rows.dropna(subset=["window_start", "window_end"])
    dated = dated[dated["window_basis"] == "stated"]
    spans: dict[Days, set[str]] = {}
    for unit, own in dated.groupby("unit"):
        for days in _runs(own):
            spans.setdefault(days, set()).add(str(unit))
    counted = {days: len(units) for days, units in spans.items()}
    ordered = sorted(
        counted, key=lambda days: (counted[days], days[1] - days[0], days[1]), reverse=True
    )
    return {days: counted[days] for days in ordered}


def _runs(rows: pd.DataFrame) -> set[Days]:
    """Return each window of one unit's rows, and the run of windows that adjoin it."""
    windows = set(rows[["window_start", "window_end"]].itertuples(index=False, name=None))
    found, start, last = set(windows), None, None
    for first, end in sorted(windows):
        if last is None or first != last + pd.Timedelta(days=1):
            start = first
        last = end
        found.add((start, last))
    return {(pd.Timestamp(a), pd.Timestamp(b)) for a, b in found}


# --- The rows of a window: as they were reported, or added up of windows that adjoin.


def rows_of_window(rows: pd.DataFrame, days: Days, units: Terms[Unit] | None) -> pd.DataFrame:
    """Return what `rows` say of the window `days`.

    Where no row is of just these days, totals of windows that follow one another and fill
    them are added up (caveat SUMMED), and shares and rates are taken of the sums.

    Parameters
    ----------
    rows : DataFrame
        Observations.
    days : tuple of two Timestamps
        First and last day.
    units : Terms of Unit, optional
        Units with their residents, for rates per residents.

    Returns
    -------
    DataFrame
        Columns of `rows`, one row per actor, metric and wording.

    """
    stated = rows[rows["window_basis"] == "stated"]
    start, end = stated["window_start"], stated["window_end"]
    exact = stated[(start == days[0]) & (end == days[1])]
    # a standing number is of one day: that of the window's end
    standing = stated[(stated["per"] == "stock") & (end == days[1])]
    exact = pd.concat([exact, standing[~standing.index.isin(exact.index)]])
    sums = _added_up(stated[(stated["basis"] != "derived") & (stated["per"] == "total")], days)
    if not len(sums):
        return exact
    derived = _derive_all(sums, units)
    known = set(exact[ADDED[:6]].itertuples(index=False, name=None))
    made = pd.concat([sums, derived], ignore_index=True)
    new = [key not in known for key in made[ADDED[:6]].itertuples(index=False, name=None)]
    return pd.concat([exact, made[new][list(rows.columns)]], ignore_index=True)


def _added_up(totals: pd.DataFrame, days: Days) -> pd.DataFrame:
    """Return a row for each actor and metric whose windows fill `days` without a gap."""
    added = totals["metric"].map(lambda name: not metrics()[name].distinct).astype("bool")
    totals = totals[added]
    inside = totals[(totals["window_start"] >= days[0]) & (totals["window_end"] <= days[1])]
    made = []
    for _, own in inside.groupby(ADDED, sort=False):
        places = _places_that_fill(own, days)
        if len(places) > 1:
            made.append(_sum_row(own.loc[places], days))
    found = pd.DataFrame(made, columns=inside.columns)
    dtypes = {name: dtype for name, dtype in inside.dtypes.items() if name in found}
    return found.astype(dtypes)


def _places_that_fill(own: pd.DataFrame, days: Days) -> list[Hashable]:
    """Return the labels of rows that fill `days` one after another, the longest windows first."""
    # of windows that start on one day the longest stands last, and so is kept
    ordered = own.sort_values("window_end")
    begins = dict(zip(ordered["window_start"], ordered.index, strict=True))
    ends = dict(zip(ordered.index, ordered["window_end"], strict=True))
    places: list[Hashable] = []
    at = days[0]
    while at <= days[1]:
        if at not in begins:
            return []
        places.append(begins[at])
        at = ends[begins[at]] + pd.Timedelta(days=1)
    return places


def _sum_row(parts: pd.DataFrame, days: Days) -> dict[str, Any]:
    """Return one row that adds up `parts`, with the words of each."""
    row: dict[str, Any] = dict(parts.iloc[0])
    exact = (parts["relation"] == "eq").all()
    row |= {name: parts[name].sum() for name in (*BOUNDS, "value")}
    row |= {
        "report": ";".join(parts["report"].drop_duplicates()),
        "relation": "eq" if exact else "range",
        "phrase": " + ".join(parts["phrase"]),
        "window_start": days[0],
        "window_end": days[1],
        "start": pd.NA,
        "cell": "",
        "caveats": join_caveats([*parts["caveats"].fillna(""), SUMMED]),
    }
    return row


def _derive_all(sums: pd.DataFrame, units: Terms[Unit] | None) -> pd.DataFrame:
    """Return shares and rates of the sums, as cleaning takes them of printed numbers."""
    rows = sums.assign(window_phrase="")
    made = []
    for name, metric in metrics().items():
        if metric.derived and metric.denominator != RESIDENTS:
            made.append(derive_ratio(rows, name))
        elif metric.derived and units is not None:
            made.append(per_residents(rows, name, units))
    kept = [part for part in made if len(part)]
    return add_caveat(pd.concat(kept, ignore_index=True), SUMMED) if kept else rows.iloc[:0]
