"""Numbers to look through: what each is told with, and what is left of them by unit, theme and year."""

from dataclasses import dataclass

import pandas as pd

from analysis.labels.names import Names, name_of
from analysis.labels.words import label
from analysis.vocabulary import themes

UNDATED = "undated"
FILTERS = ("unit", "theme", "year")
Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Behind:
    """The words behind a number: the report as a citation, the place in it, the phrase, and its sentence around it."""

    report: str
    place: str
    before: str
    phrase: str
    after: str
    present: bool


@dataclass(frozen=True, slots=True)
class Number:
    """One observation in words: the cells of readable(), what it is filtered and sorted by, and the words behind it."""

    unit: str
    theme: str
    years: tuple[str, ...]
    cells: tuple[str, ...]
    low: float
    day: str
    behind: tuple[Behind, ...]


def years(row: pd.Series) -> tuple[str, ...]:
    """The years that a row's window states: all of them where both its ends are known, else the year of the one.

    >>> years(pd.Series({"window_start": pd.Timestamp("2021-06-01"), "window_end": pd.Timestamp("2022-01-31")}))
    ('2021', '2022')
    >>> years(pd.Series({"window_start": pd.NaT, "window_end": pd.NaT}))
    ('undated',)
    """
    known = [day.year for day in (row["window_start"], row["window_end"]) if pd.notna(day)]
    return tuple(str(year) for year in range(min(known), max(known) + 1)) if known else (UNDATED,)


def chosen(rows: pd.DataFrame, unit: str, theme: str, year: str) -> pd.DataFrame:
    """The rows of one unit, theme and year; "" is any."""
    kept = rows[((rows["unit"] == unit) | (unit == "")) & ((rows["theme"] == theme) | (theme == ""))]
    return kept.loc[[year in ("", *years(row)) for _, row in kept.iterrows()]]


def choices(rows: pd.DataFrame, names: Names, lang: str) -> dict[str, list[Choice]]:
    """What may be chosen in each filter, as (words, value): first all, then what occurs in `rows`."""
    occurring = {year for _, row in rows.iterrows() for year in years(row)}
    found = {
        "unit": [(name_of(unit, names, lang), unit) for unit in rows["unit"].drop_duplicates()],
        "theme": [(theme[lang], name) for name, theme in themes().items() if name in set(rows["theme"])],
        "year": [(year, year) for year in sorted(occurring - {UNDATED})],
    }
    if UNDATED in occurring:
        found["year"].append((label("filters", UNDATED)[lang], UNDATED))
    return {name: [(label("filters", "all")[lang], ""), *options] for name, options in found.items()}
