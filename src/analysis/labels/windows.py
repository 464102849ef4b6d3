"""A window in words, for people: on an axis, in a sentence, as short as it can be."""

import pandas as pd

from analysis.vocabulary import Label


def window_tick(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Return the name of a window for an axis, as short as it is exact.

    Its year, its months, or its days.

    >>> window_tick(pd.Timestamp("2026-01-01"), pd.Timestamp("2026-12-31"))
    '2026'
    >>> window_tick(pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31"))
    '2026-08'
    >>> window_tick(pd.Timestamp("2026-07-01"), pd.Timestamp("2026-09-30"))
    '2026-07–09'
    >>> window_tick(pd.Timestamp("2026-02-10"), pd.Timestamp("2026-02-16"))
    '2026-02-10–02-16'
    """
    if start == end:
        return f"{start:%Y-%m-%d}"
    one_year = start.year == end.year
    if not (start.is_month_start and end.is_month_end):
        return f"{start:%Y-%m-%d}–{end:{'%m-%d' if one_year else '%Y-%m-%d'}}"
    if start.is_year_start and end.is_year_end:
        return f"{start:%Y}" if one_year else f"{start:%Y}–{end:%Y}"
    if one_year:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}–{end:%m}"
    return f"{start:%Y-%m}–{end:%Y-%m}"


def window_words(start: pd.Timestamp | None, end: pd.Timestamp | None, per: str) -> Label:
    """One window in words; unknown stays unknown.

    >>> window_words(pd.Timestamp("2021-06-01"), None, "total")["en"]
    'from 2021-06-01, end not reported'
    """
    first, last = (None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (start, end))
    if first and last:
        return Label(
            first if first == last else f"{first}至{last}",
            first if first == last else f"{first} to {last}",
        )
    if first:
        return Label(f"{first}起，止期未报道", f"from {first}, end not reported")
    if last:
        return Label(f"截至{last}，始期未报道", f"to {last}, start not reported")
    if per.endswith("year"):
        return Label("每年，年份未报道", "a year, which years not reported")
    return Label("起止未报道", "dates not reported")


def window_in_short(start: pd.Timestamp | None, end: pd.Timestamp | None, per: str) -> Label:
    """Return one window as short as it can be.

    A month, a year or a stock's day by its name, else in words.

    >>> window_in_short(pd.Timestamp("2024-08-01"), pd.Timestamp("2024-08-31"), "total")["zh"]
    '2024-08'
    """
    if per == "stock" and not pd.isna(end):
        return Label(f"{end:%Y-%m-%d}", f"{end:%Y-%m-%d}")
    if pd.isna(start) or pd.isna(end):
        return window_words(start, end, per)
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    if first.is_year_start and last.is_year_end and first.year == last.year:
        return Label(f"{first:%Y}年", f"{first:%Y}")
    if first.is_month_start and last.is_month_end and first.to_period("M") == last.to_period("M"):
        return Label(f"{first:%Y-%m}", f"{first:%Y-%m}")
    return window_words(start, end, per)
