"""Shares one by one: per cent, the envelope of hedge and sampling, its parts, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd

from analysis.comparability.selection import is_published
from analysis.exhibits.numbers import Number, known_day, numbers_of
from analysis.labels.words import Names, actor_name, bilingual, interval_words
from analysis.vocabulary import Label


@dataclass(frozen=True, slots=True)
class SharePoint:
    """One share in per cent, and the observation it is. `low` is NaN where no share is taken.

    `own` where it is a unit's of the project, `lower` and `upper` the envelope of hedge and
    sampling, `part` and `whole` the bounds of what was divided.
    """

    number: Number
    who: Label
    own: bool
    low: float
    high: float
    lower: float
    upper: float
    part: tuple[float, float]
    whole: tuple[float, float]
    start: pd.Timestamp | None
    end: pd.Timestamp | None

    @property
    def unit(self) -> str:
        """The unit's id."""
        return self.number.unit

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
        """Whether its source must be asked about it."""
        return self.number.doubtful

    @property
    def dated(self) -> bool:
        """Whether both ends of its window are known."""
        return self.start is not None and self.end is not None

    @property
    def text(self) -> Label:
        """The share in figures."""
        return bilingual(
            lambda lang: percent_words(interval_words(self.low, self.high, lang), lang)
        )

    @property
    def named(self) -> Label:
        """Whose share, and how much."""
        return bilingual(lambda lang: f"{self.who[lang]} {self.text[lang]}")

    @property
    def text_with_counts(self) -> Label:
        """The share, and its parts in brackets."""
        return bilingual(lambda lang: f"{self.text[lang]} ({self.counts[lang]})")

    @property
    def counts(self) -> Label:
        """Its parts in figures."""
        return bilingual(
            lambda lang: f"{interval_words(*self.part, lang)}/{interval_words(*self.whole, lang)}"
        )


def share_points(rows: pd.DataFrame, names: Names) -> list[SharePoint]:
    """Return each row of `rows` (comparability.selection.find_shares), in order."""
    table = zip(rows.to_dict("records"), numbers_of(rows, names), ~is_published(rows), strict=True)
    return [_share_point(row, number, names, own=bool(own)) for row, number, own in table]


def _share_point(row: dict[Any, Any], number: Number, names: Names, *, own: bool) -> SharePoint:
    bounds = {name: float(row[name]) for name in ("low", "high", "lower", "upper")}
    return SharePoint(
        number=number,
        who=_point_name(row, number.unit, number.actor, names, own=own),
        own=own,
        part=(row["numerator_low"], row["numerator_high"]),
        whole=(row["denominator_low"], row["denominator_high"]),
        start=known_day(row["window_start"]),
        end=known_day(row["window_end"]),
        **bounds,
    )


def _point_name(row: dict[Any, Any], unit: str, actor: str, names: Names, *, own: bool) -> Label:
    """The unit, or its part that acted, by the project's names; else as the source calls it."""
    # A source that was never translated has a Chinese name alone; the id stands in for the other.
    theirs = Label(str(row["unit_zh"]), str(row["unit_en"]))
    ours = own or actor in names
    return bilingual(
        lambda lang: (
            actor_name(unit, actor, names, lang) if ours or not theirs[lang] else theirs[lang]
        )
    )


def percent_words(number: str, lang: str) -> str:
    """Return `number` with its sign.

    >>> percent_words("94.7", "zh"), percent_words("94.7", "en")
    ('94.7%', '94.7 %')
    """
    return f"{number}%" if lang == "zh" else f"{number} %"


def spread_words(points: Sequence[SharePoint], lang: str) -> str:
    """Return the range from the least lower to the greatest upper bound.

    Empty where there is no share.
    """
    if not points:
        return ""
    least, most = min(one.low for one in points), max(one.high for one in points)
    return percent_words(interval_words(least, most, lang), lang)
