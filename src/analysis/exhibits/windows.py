"""Windows: who was counted, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.exhibits.spec import Exhibit, Part, caveats_carried, nothing_to_show
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
    windows = [
        _window_of_rows(dict(zip(GROUP, key, strict=True)), len(own), names)
        for key, own in recurring.groupby(GROUP, dropna=False, sort=False)
    ]

    def place(window: ActorWindow) -> tuple[Any, ...]:
        # Windows without both ends come last of their actor.
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
    unit, actor, basis, every = (
        str(key[name]) for name in ("unit", "actor", "window_basis", "every")
    )
    start, end = (
        None if pd.isna(key[name]) else key[name] for name in ("window_start", "window_end")
    )
    per = denominators()[every] if every else None
    base = label("bases", basis)
    note = bilingual(lambda lang: " · ".join([*([per[lang]] if per else []), base[lang]]))
    who = bilingual(lambda lang: actor_name(unit, actor, names, lang))
    return ActorWindow(unit, actor, who, start, end, basis, note, numbers)


def _share_lines(windows: list[ActorWindow]) -> tuple[tuple[ActorWindow, ...], ...]:
    """Put windows that follow one another on one line."""
    lines: list[list[ActorWindow]] = []
    for window in windows:
        free = next((line for line in lines if window.follows(line[-1])), None)
        if free is None:
            lines.append([window])
        else:
            free.append(window)
    return tuple(map(tuple, lines))


def _describe_windows(windows: list[ActorWindow], names: Names) -> Label:
    """Each window in words, for those who can't see the picture."""
    return bilingual(lambda lang: "; ".join(_in_words(window, names, lang) for window in windows))


def _in_words(window: ActorWindow, names: Names, lang: str) -> str:
    days = ["?" if day is None else f"{day:%Y-%m-%d}" for day in (window.start, window.end)]
    count = label("words", "numbers")[lang].format(n=window.numbers)
    return f"{name_of(window.actor, names, lang)} {days[0]} – {days[1]} ({count})"
