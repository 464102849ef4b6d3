"""The windows of each actor's numbers, and which of them stand on one line of time."""

import math
from dataclasses import dataclass
from typing import Any

import matplotlib.dates as mdates
import pandas as pd

from analysis.charting import style
from analysis.charting.style import Names

GROUP = ["unit", "actor", "window_start", "window_end", "window_basis", "every"]
RECURRING = ("year", "month", "stock")


@dataclass(frozen=True, slots=True)
class Line:
    """One actor's numbers of one window. Days are matplotlib's, None where not known."""

    unit: str
    actor: str
    start: float | None
    end: float | None
    basis: str
    every: str
    numbers: int

    @property
    def known(self) -> bool:
        """Whether the window has any date at all."""
        return self.start is not None or self.end is not None

    @property
    def first(self) -> float:
        """The first day of a window with both ends; those without come last."""
        return math.inf if self.start is None or self.end is None else self.start

    def follows(self, other: "Line") -> bool:
        """Whether this window begins after `other` ends: both of one actor, both with both ends."""
        return self.actor == other.actor and other.end is not None and other.end < self.first < math.inf


def lines_of(rows: pd.DataFrame, names: Names) -> list[Line]:
    """Rows by actor and window: units in their order, each before its sub-units and officers."""
    order = {unit: place for place, unit in enumerate(style.units_of(names))}
    recurring = rows.assign(every=rows["per"].where(rows["per"].isin(RECURRING), ""))
    found = [
        Line(str(unit), str(actor), _day(start), _day(end), str(basis), str(every), len(own))
        for (unit, actor, start, end, basis, every), own in recurring.groupby(GROUP, dropna=False, sort=False)
    ]
    return sorted(found, key=lambda line: (order.get(line.unit, len(order)), "/" in line.actor, line.actor, line.first))


def _day(day: Any) -> float | None:
    return None if pd.isna(day) else float(mdates.date2num(day))


def on_one_line(lines: list[Line]) -> list[list[Line]]:
    """`lines` by the line that they stand on: windows that follow one another share it."""
    rows: list[list[Line]] = []
    for line in lines:
        free = next((row for row in rows if line.follows(row[-1])), None)
        if free is None:
            rows.append([line])
        else:
            free.append(line)
    return rows
