"""Observations one by one, with the words that any renderer sets beside them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.exhibits.spec import NO_WORDS
from analysis.labels.windows import window_words
from analysis.labels.words import (
    LANGUAGES,
    Names,
    actor_name,
    bilingual,
    interval_words,
    label,
    metric_name,
    name_of,
)
from analysis.vocabulary import Label

DOUBTFUL = "PLAUSIBILITY"  # the caveat of a number that its source must be asked about
BOUNDS = ("low", "high", "strict_low", "strict_high")


@dataclass(frozen=True, slots=True)
class Number:
    """One observation: its bounds, whose it is, and where its words stand.

    `printed` is NaN where the report prints no such number (a derived one). `who` names
    the unit and its part that acted, `part` the actor alone. `name` is what is counted, by
    the verb that was printed, and `text` the bounds in figures, with the measure in Chinese.
    """

    unit: str
    actor: str
    metric: str
    measure: str
    per: str
    printed: float
    low: float
    high: float
    strict_low: float
    strict_high: float
    who: Label
    part: Label
    window: Label
    phrase: str
    report: str
    place: str
    caveats: str
    name: Label
    text: Label

    @property
    def exact(self) -> bool:
        """Whether the words leave nothing open."""
        return self.strict_low == self.strict_high

    @property
    def open(self) -> bool:
        """Whether the words set no upper limit."""
        return math.isinf(self.strict_high)

    @property
    def doubtful(self) -> bool:
        """Whether the source must be asked about it."""
        return DOUBTFUL in self.caveats.split(";")

    @property
    def query(self) -> Label:
        """What is said after a number that its source must be asked about."""
        if not self.doubtful:
            return NO_WORDS
        return bilingual(lambda lang: f" · {label('words', 'ask')[lang]}")

    def in_units_of(self, size: float) -> "Number":
        """Return the same number with its bounds divided by `size`."""
        scaled = {name: getattr(self, name) / size for name in ("printed", *BOUNDS)}
        text = _text_of_bounds(scaled["low"], scaled["high"], self.measure)
        return replace(self, **scaled, text=text)


def numbers_of(rows: pd.DataFrame, names: Names) -> list[Number]:
    """Return each row of `rows` (columns of observations), in order.

    `names` are what units and actors are called; a comparator is called as its source calls it.
    """
    return [_number_of_row(row, names) for row in rows.to_dict("records")]


def _number_of_row(row: Mapping[Any, Any], names: Names) -> Number:
    """One row as a Number; empty cells are empty texts."""
    texts = ("unit", "actor", "metric", "measure", "per", "phrase", "report", "caveats")
    cells: dict[str, Any] = {name: _number_text(row.get(name)) for name in texts}
    bounds: dict[str, Any] = {name: float(row[name]) for name in BOUNDS}
    return Number(
        printed=float(row["value"]),
        who=_actor_label(row, cells["unit"], cells["actor"], names),
        part=bilingual(lambda lang: name_of(cells["actor"], names, lang)),
        window=window_words(row["window_start"], row["window_end"], row["per"]),
        place=_phrase_place(row),
        name=bilingual(lambda lang: metric_name(cells["metric"], cells["caveats"], lang)),
        text=_text_of_bounds(bounds["low"], bounds["high"], cells["measure"]),
        **cells,
        **bounds,
    )


def _text_of_bounds(low: float, high: float, measure: str) -> Label:
    """Return bounds in figures; in English the measure is left out, but for a per cent sign."""
    if math.isnan(low):  # more was rectified than found, so no share is taken
        return NO_WORDS
    zh, en = (interval_words(low, high, lang) for lang in LANGUAGES)
    return Label(zh + measure, en + (measure if measure == "%" else ""))


def _actor_label(row: Mapping[Any, Any], unit: str, actor: str, names: Names) -> Label:
    """Whose number it is: the unit or its part.

    A unit without a report is called as its source calls it.
    """
    # unit_zh and unit_en are there in comparators alone.
    if actor not in names and _number_text(row.get("unit_zh")):
        return Label(str(row["unit_zh"]), str(row["unit_en"]))
    return bilingual(lambda lang: actor_name(unit, actor, names, lang))


def _phrase_place(row: Mapping[Any, Any]) -> str:
    """Where its words stand: the cell of a form or the offset in a text.

    Empty for a derived number.
    """
    # Offsets are of the nullable kind: a comparator's and a derived number's is <NA>.
    start = row.get("start")
    return _number_text(row.get("cell")) or ("" if start is None or pd.isna(start) else str(start))


def known_day(day: Any) -> pd.Timestamp | None:
    """Return a day of a window; None where the report does not tell it (NaT)."""
    known: pd.Timestamp | None = None if pd.isna(day) else day
    return known


def _number_text(cell: Any) -> str:
    return "" if cell is None or pd.isna(cell) else str(cell)
