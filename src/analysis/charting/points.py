"""Shares as typed points, for drawing one by one."""

from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from analysis.charting import style
from analysis.charting.labels import interval
from analysis.charting.style import Names
from analysis.charting.values import MARKED
from analysis.cleaning.caveats import SEPARATOR
from analysis.comparing.shares import outside
from analysis.vocabulary import Label

DISC = "o"
OTHERS = "#a0a0a0"  # what others published: one grey, so that the project's own stand out


@dataclass(frozen=True, slots=True)
class Point:
    """One share in per cent, its envelope of hedge and sampling, its parts, and whose it is.

    `low` is NaN where no share is taken. `label` is what a comparator's unit is called.
    """

    unit: str
    actor: str
    label: Label
    own: bool
    low: float
    high: float
    lower: float
    upper: float
    part: tuple[float, float]
    whole: tuple[float, float]
    start: pd.Timestamp | None
    end: pd.Timestamp | None
    caveats: tuple[str, ...]

    @property
    def exact(self) -> bool:
        """Whether the words leave nothing open."""
        return self.low == self.high

    @property
    def missing(self) -> bool:
        """Whether no share is taken."""
        return isnan(self.low)

    @property
    def doubtful(self) -> bool:
        """Whether the source must be asked about it."""
        return MARKED in self.caveats

    def who(self, names: Names, lang: str) -> str:
        """The unit, or its part that acted, by the project's names; else as the source calls it."""
        if self.own or self.actor in names or not self.label[lang]:
            return style.whose(self.unit, self.actor, names, lang)
        return self.label[lang]

    def share(self, lang: str) -> str:
        """The share in figures."""
        return percent(interval(self.low, self.high, lang), lang)

    def counts(self, lang: str) -> str:
        """Its parts in figures."""
        return f"{interval(*self.part, lang)}/{interval(*self.whole, lang)}"

    def colour(self, names: Names) -> str:
        """The unit's colour, grey for a comparator; all units have one where there are more of them than colours."""
        own = style.PALETTE[0] if crowded(names) else style.colour(self.unit, names)
        return own if self.own else OTHERS

    def marker(self, names: Names) -> str:
        """The unit's marker, a disc for a comparator and where colours don't go round."""
        return style.marker(self.unit, names) if self.own and not crowded(names) else DISC


def percent(number: str, lang: str) -> str:
    """`number` with its sign.

    >>> percent("94.7", "zh"), percent("94.7", "en")
    ('94.7%', '94.7 %')
    """
    return f"{number}%" if lang == "zh" else f"{number} %"


def crowded(names: Names) -> bool:
    """Whether the project has more units than colours: then all of them have one, and names tell them apart."""
    return len(style.units_of(names)) > len(style.PALETTE)


def points(rows: pd.DataFrame) -> list[Point]:
    """Each row of `rows` (comparing.shares) in order."""
    own = ~outside(rows)
    return [_point(row, is_own) for row, is_own in zip(rows.to_dict("records"), own, strict=True)]


def _point(row: dict[Any, Any], own: bool) -> Point:
    bounds = {name: float(row[name]) for name in ("low", "high", "lower", "upper")}
    start, end = (None if pd.isna(row[name]) else row[name] for name in ("window_start", "window_end"))
    return Point(
        unit=str(row["unit"]),
        actor=str(row["actor"]),
        label=Label(str(row["unit_zh"]), str(row["unit_en"])),
        own=own,
        part=(row["numerator_low"], row["numerator_high"]),
        whole=(row["denominator_low"], row["denominator_high"]),
        start=start,
        end=end,
        caveats=tuple(str(row["caveats"]).split(SEPARATOR)),
        **bounds,
    )
