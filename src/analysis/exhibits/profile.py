"""One unit on one page: what it reported, how exact, its change, its place, what to ask it for."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.comparability.change import change_of_units, window_before
from analysis.comparability.comparison import compare_units
from analysis.comparability.matrix import to_ask
from analysis.comparability.windows import Days, rows_of_window
from analysis.exhibits.change import difference_words
from analysis.exhibits.compare import known_units, list_units
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.theme_panels import metric_heading
from analysis.exhibits.words import describe_rows, unit_label
from analysis.labels.windows import window_in_short, window_tick
from analysis.labels.words import LANGUAGES, Names, bilingual, fill_label, label, units_of
from analysis.vocabulary import Label, metrics

NAME = "profile"
LINES = 14  # metrics that have room on a page
SPARK = 3  # earlier windows or more are drawn as a line


@dataclass(frozen=True, slots=True)
class ProfileLine:
    """One metric of the unit: its latest number, and what can be said of it.

    `peers` are the numbers of the units that it may stand beside, its own among them; empty
    where there are none. `past` are its own numbers of like windows, the latest last.
    """

    metric: Label
    number: Number
    when: Label
    change: Label
    place: Label
    peers: tuple[float, ...]
    past: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfilePage(Part):
    """The page of one unit; `asked` is what to ask it for."""

    unit: str
    lines: tuple[ProfileLine, ...]
    more: int
    asked: Label


def build_profile(data: pd.DataFrame, names: Names, *, unit: str | None = None) -> Exhibit:
    """Return one unit's page: its numbers, how exact they are, their change and their place.

    Its place is given among units that report the same window, counted alike; no order of
    merit is meant by it.

    Parameters
    ----------
    data : DataFrame
        Observations of all units.
    names : mapping of str to Label
        What units are called, by id.
    unit : str, optional
        Id of the unit; the one that reports most where it is None.

    """
    whole = data[data["actor"] == data["unit"]]
    if whole.empty:
        return nothing_to_show(NAME, data)
    chosen = str(whole["unit"].mode().iloc[0]) if unit is None else unit
    own = whole[whole["unit"] == chosen]
    if own.empty:
        return nothing_to_show(NAME, data)
    shown = [name for name in metrics() if name in set(own["metric"])]
    lines, rows = [], []
    for name in shown:
        line, row = _line(whole, own[own["metric"] == name], name, names)
        lines.append(line)
        rows.append(row)
    table = pd.concat(rows, ignore_index=True)
    page = ProfilePage(
        unit=chosen,
        lines=tuple(lines[:LINES]),
        more=max(0, len(lines) - LINES),
        asked=_asked(data, chosen, names),
    )
    return Exhibit(
        id=NAME,
        title=_title(lines, chosen, names),
        subtitle=label(NAME, "subtitle"),
        parts=(page,),
        rows=table,
        chosen_from=own,
        description=describe_rows(table, names),
        units=(chosen,),
    )


def _line(
    whole: pd.DataFrame, own: pd.DataFrame, metric: str, names: Names
) -> tuple[ProfileLine, pd.DataFrame]:
    """Return the line of one metric, and the row that its number is of."""
    latest = own.sort_values("window_end", na_position="first", kind="stable").tail(1)
    row = latest.iloc[0]
    (number,) = numbers_of(latest, names)
    days = _days_of(row)
    change, place = NO_WORDS, label(NAME, "no_window")
    peers: tuple[float, ...] = ()
    past: tuple[float, ...] = ()
    if days is not None:
        change = _change(own, days, metric, names)
        place, peers = _place(whole, days, metric, row, names)
        past = _past(own, row)
    when = window_in_short(row["window_start"], row["window_end"], row["per"])
    heading = metric_heading(latest)
    return ProfileLine(heading, number, when, change, place, peers, past), latest


def _days_of(row: pd.Series) -> Days | None:
    """Return first and last day of a row whose own sentence says both."""
    if row["window_basis"] != "stated" or pd.isna(row["window_start"]):
        return None
    return None if pd.isna(row["window_end"]) else (row["window_start"], row["window_end"])


def _change(own: pd.DataFrame, days: Days, metric: str, names: Names) -> Label:
    """Return the change on the year, or on the window before; empty where there is none."""
    before = window_before(own, days)
    if before is None:
        return NO_WORDS
    unit = str(own["unit"].iloc[0])
    earlier, later = (rows_of_window(own, window, None) for window in (before, days))
    found = [one for one in change_of_units(earlier, later, metric, [unit], names) if one.lawful]
    if not found:
        return NO_WORDS
    size = difference_words(found[0])
    against = window_tick(*before)
    return bilingual(lambda lang: f"{size[lang]}\n{label(NAME, 'against')[lang]} {against}")


def _place(
    whole: pd.DataFrame, days: Days, metric: str, row: pd.Series, names: Names
) -> tuple[Label, tuple[float, ...]]:
    """Return where the unit stands among those it may stand beside, and their numbers."""
    rows = rows_of_window(whole, days, known_units(whole, names))
    level = whole[whole["actor_level"] == row["actor_level"]]["unit"].drop_duplicates()
    found = compare_units(rows, metric, level.tolist(), names)
    if not found.lawful or row["unit"] not in set(found.rows["unit"]):
        return label(NAME, "alone"), ()
    numbers = found.rows["high"].tolist()
    above = int((found.rows["low"] > row["high"]).sum())
    facts = {lang: {"n": len(numbers), "above": above} for lang in LANGUAGES}
    return fill_label(NAME, "place", facts), tuple(numbers)


def _past(own: pd.DataFrame, row: pd.Series) -> tuple[float, ...]:
    """Return the unit's numbers of windows as long as that of `row`, the latest last."""
    length = (row["window_end"] - row["window_start"]).days
    days = (own["window_end"] - own["window_start"]).dt.days
    like = own[(days - length).abs() <= max(3, 0.12 * length)].sort_values("window_end")
    values = like.drop_duplicates("window_start", keep="last")["high"].tolist()
    return tuple(values) if len(values) >= SPARK else ()


def _asked(data: pd.DataFrame, unit: str, names: Names) -> Label:
    """Return the core indicators that the unit should be asked for."""
    units = list(dict.fromkeys([*units_of(names), unit]))
    wanted = to_ask(data, among=units, names=names, core=True)
    lacking = wanted.loc[wanted["unit"] == unit, "metric"].tolist()
    if not lacking:
        return label(NAME, "nothing")
    listed = list_units([metrics()[name].label for name in lacking], most=len(lacking))
    return fill_label(NAME, "ask", {lang: {"metrics": listed[lang]} for lang in LANGUAGES})


def _title(lines: Sequence[ProfileLine], unit: str, names: Names) -> Label:
    """Return what the unit reported, and how much of it is exact and may be compared."""
    exact = sum(line.number.exact for line in lines)
    beside = sum(bool(line.peers) for line in lines)
    who = unit_label(unit, names)
    facts = {
        lang: {"who": who[lang], "n": len(lines), "exact": exact, "beside": beside}
        for lang in LANGUAGES
    }
    return fill_label(NAME, "title", facts)
