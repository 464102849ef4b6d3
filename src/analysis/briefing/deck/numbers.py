"""Observations one by one: each as a typed value, with its row."""

from collections.abc import Mapping
from math import isnan
from typing import Any, NamedTuple

import pandas as pd

from analysis.briefing.deck.words import NONE, Paired, word
from analysis.charting import style
from analysis.charting.labels import LANGUAGES, label
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.comparing.window_words import window_words
from analysis.vocabulary import Label


class Number(NamedTuple):
    """One observation: its value, and its row (columns of observations)."""

    value: Value
    row: Mapping[Any, Any]

    @property
    def name(self) -> Label:
        """What is counted, by the verb that was printed."""
        return Label(*(self.value.name(lang) for lang in LANGUAGES))

    @property
    def text(self) -> Label:
        """The bounds in figures; in both languages at once as digits with the Chinese measure."""
        if isnan(self.value.low):
            return word("gaps", "no_share")
        zh, en = (self.value.text(lang) for lang in LANGUAGES)
        return Paired(zh, en, en if en.endswith(self.value.measure) else en + self.value.measure)

    @property
    def window(self) -> Label:
        """Its window in words."""
        return window_words(self.row["window_start"], self.row["window_end"], self.row["per"])

    @property
    def place(self) -> str:
        """Where it stands: its cell, or its offset in the text; empty for a derived one."""
        start = self.row["start"]
        return str(self.row["cell"]) or ("" if pd.isna(start) else str(start))

    @property
    def doubt(self) -> Label:
        """What is said after a number that the source must be asked about."""
        return Label(*(f" · {label('words', 'ask')[lang]}" for lang in LANGUAGES)) if self.value.doubtful else NONE

    def whose(self, names: Names) -> Label:
        """The unit, or the unit and its sub-unit or officer; what no report is of, as its source calls it."""
        if self.value.actor not in names and self.row.get("unit_zh"):
            return Label(self.row["unit_zh"], self.row["unit_en"])
        return Label(*(style.whose(self.value.unit, self.value.actor, names, lang) for lang in LANGUAGES))


def numbers(rows: pd.DataFrame) -> list[Number]:
    """The observations `rows`, in order."""
    return [Number(*pair) for pair in zip(values(rows), rows.to_dict("records"), strict=True)]
