"""Windows: who was counted, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.exhibits.numbers import known_day
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, caveats_carried, nothing_to_show
from analysis.labels.words import (
    LANGUAGES,
    Names,
    actor_name,
    bilingual,
    fill_label,
    label,
    name_of,
    units_of,
)
from analysis.vocabulary import Label, denominators

GROUP = ["unit", "actor", "window_start", "window_end", "window_basis", "every"]
RECURRING = ("year", "month", "stock")  # what a number is per, where that is part of its window
CAVEATS = ("SUBMITTED", "WINDOW_INFERRED", "WINDOW_UNKNOWN", "SUB_UNIT", "ONE_OFFICER")


@dataclass(frozen=True, slots=True)
class ActorWindow:
    """The window of one actor's numbers. `note` says what is known where a date is not."""

    unit: str
    actor: str
    who: Label
    start: pd.Timestamp | None
    end: pd.Timestamp | None
    basis: str
    note: Label
    numbers: int

    @property
    def days(self) -> list[pd.Timestamp]:
        """The ends that are known, in order."""
        return [day for day in (self.start, self.end) if day is not None]

    @property
    def dated(self) -> bool:
        """Whether both ends are known."""
        return self.start is not None and self.end is not None

    @property
    def known(self) -> bool:
        """Whether it has any date at all."""
        return bool(self.days)

    def follows(self, other: "ActorWindow") -> bool:
        """Whether it begins after `other` ends: both of one actor, both with both ends."""
        if self.actor != other.actor or self.start is None or self.end is None or other.end is None:
            return False
        return self.start > other.end


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowChart(Part):
    """A line of time per actor; windows that follow one another share a line."""

    lines: tuple[tuple[ActorWindow, ...], ...]


def build_windows(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return the windows of each actor's numbers as an exhibit.

    Parameters
    ----------
    data : DataFrame
        Observations; derived rows are left out.
    names : mapping of str to Label
        What units and actors are called, by id.

    """
    rows = data[data["basis"] != "derived"]
    if rows.empty:
        return nothing_to_show("windows", data)
    windows = _windows_of(rows, names)
    facts = {"windows": len(windows), "dated": sum(window.dated for window in windows)}
    key = "title_all" if facts["dated"] == len(windows) else "title"
    return Exhibit(
        id="windows",
        title=fill_label("windows", key, dict.fromkeys(LANGUAGES, facts)),
        subtitle=label("windows", "subtitle"),
        parts=(WindowChart(lines=_share_lines(windows)),),
        rows=rows,
        chosen_from=data,
        caveats=caveats_carried(CAVEATS, rows),
        description=_describe_windows(windows, names),
    )


def _windows_of(rows: pd.DataFrame, names: Names) -> list[ActorWindow]:
    """Rows by actor and window: units in their order, each before its sub-units and officers."""
    order = {unit: place for place, unit in enumerate(units_of(names))}
    recurring = rows.assign(every=rows["per"].where(rows["per"].isin(RECURRING), ""))
    windows = []
    for key, own in recurring.groupby(GROUP, dropna=False, sort=False):
        named = dict(zip(GROUP, key, strict=True))
        windows.append(_window_of_rows(named, len(own), names))

    def place(window: ActorWindow) -> tuple[Any, ...]:
        # Windows without both ends come last of their actor; None can't be sorted among days.
        first = (0, window.start) if window.dated else (1, None)
        return (
            order.get(window.unit, len(order)),
            "/" in window.actor,
            window.actor,
            first[0],
            first[1] or 0,
        )

    return sorted(windows, key=place)


def _window_of_rows(key: Mapping[str, Any], numbers: int, names: Names) -> ActorWindow:
    """One group of rows as a window."""
    unit, actor, basis = str(key["unit"]), str(key["actor"]), str(key["window_basis"])
    start, end = known_day(key["window_start"]), known_day(key["window_end"])
    # 每年 or 截至 is part of a window: a yearly mean and a total of the same years are two.
    every = str(key["every"])
    per = denominators()[every] if every else NO_WORDS
    base = label("bases", basis)
    note = bilingual(lambda lang: " · ".join(filter(None, (per[lang], base[lang]))))
    who = bilingual(lambda lang: actor_name(unit, actor, names, lang))
    return ActorWindow(unit, actor, who, start, end, basis, note, numbers)


def _share_lines(windows: list[ActorWindow]) -> tuple[tuple[ActorWindow, ...], ...]:
    """Put windows that follow one another on one line."""
    lines: list[list[ActorWindow]] = []
    for window in windows:
        for line in lines:
            if window.follows(line[-1]):
                line.append(window)
                break
        # No line is free for it: it overlaps all of them, or its dates are not known.
        else:
            lines.append([window])
    return tuple(map(tuple, lines))


def _describe_windows(windows: list[ActorWindow], names: Names) -> Label:
    """Each window in words, for those who can't see the picture."""
    return bilingual(lambda lang: "; ".join(_in_words(window, names, lang) for window in windows))


def _in_words(window: ActorWindow, names: Names, lang: str) -> str:
    start, end = _day_words(window.start), _day_words(window.end)
    count = label("words", "numbers")[lang].format(n=window.numbers)
    return f"{name_of(window.actor, names, lang)} {start} – {end} ({count})"


def _day_words(day: pd.Timestamp | None) -> str:
    return "?" if day is None else f"{day:%Y-%m-%d}"
