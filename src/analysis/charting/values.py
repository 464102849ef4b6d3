"""Rows of observations as typed values, for drawing one by one."""

import math
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.charting.labels import interval, metric_name
from analysis.charting.style import Names
from analysis.vocabulary import Label

MARKED = "PLAUSIBILITY"
WORDS = ("unit", "actor", "metric", "measure", "caveats", "phrase")
NAMED = {"unit_zh", "unit_en"}
NUMBERS = ("low", "high", "strict_low", "strict_high")


@dataclass(frozen=True, slots=True)
class Value:
    """One observation as a chart needs it. `printed` is NaN where the report prints no such number."""

    unit: str
    actor: str
    metric: str
    printed: float
    low: float
    high: float
    strict_low: float
    strict_high: float
    measure: str
    caveats: str
    phrase: str

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
        return MARKED in self.caveats.split(";")

    def scaled(self, unit: float) -> "Value":
        """The same in parts of `unit`."""
        return replace(
            self,
            printed=self.printed / unit,
            low=self.low / unit,
            high=self.high / unit,
            strict_low=self.strict_low / unit,
            strict_high=self.strict_high / unit,
        )

    def name(self, lang: str) -> str:
        """What is counted, by the verb that was printed."""
        return metric_name(self.metric, self.caveats, lang)

    def text(self, lang: str) -> str:
        """The bounds in figures, with the measure in Chinese."""
        said = interval(self.low, self.high, lang)
        return f"{said}{self.measure}" if self.measure and (lang == "zh" or self.measure == "%") else said


def values(rows: pd.DataFrame) -> list[Value]:
    """Each row of `rows` (columns of observations), in order."""
    return [_value(row) for row in rows.to_dict("records")]


def _value(row: dict[Any, Any]) -> Value:
    words: dict[str, Any] = {name: "" if pd.isna(row[name]) else str(row[name]) for name in WORDS}
    return Value(printed=row["value"], **{name: row[name] for name in NUMBERS}, **words)


def called(rows: pd.DataFrame, names: Names) -> Names:
    """`names`, and what the comparators among `rows` are called by their sources; colours stay those of `names`."""
    if NAMED - set(rows):
        return names
    others = rows[["unit", "unit_zh", "unit_en"]].dropna().drop_duplicates("unit")
    own = {str(unit): Label(str(zh), str(en)) for unit, zh, en in others.itertuples(index=False) if zh and en}
    return own | dict(names)
