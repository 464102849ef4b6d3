"""Rows in words, for the alt text of an exhibit that lists what it shows."""

import pandas as pd

from analysis.exhibits.names import with_comparators
from analysis.exhibits.numbers import Number, numbers_of
from analysis.labels.names import Names
from analysis.labels.words import LANGUAGES
from analysis.vocabulary import Label

LISTED = 40  # rows that an alt text spells out


def describe_rows(rows: pd.DataFrame, names: Names) -> Label:
    """Return each of `rows` in words, with its bounds and window: the first LISTED, and how many more there are."""
    first = rows.head(LISTED)
    shown = list(zip(numbers_of(first, with_comparators(rows, names)), _dated(first), strict=True))
    more = len(rows) - len(shown)
    texts = []
    for lang in LANGUAGES:
        told = [_in_words(number, lang, dated=dated) for number, dated in shown]
        if more > 0:
            told.append(f"另{more}项" if lang == "zh" else f"{more} more")
        texts.append(("；" if lang == "zh" else "; ").join(told))
    return Label(*texts)


def _dated(rows: pd.DataFrame) -> list[bool]:
    """Whether any day of the window of each row is known."""
    return (rows["window_start"].notna() | rows["window_end"].notna()).tolist()


def _in_words(number: Number, lang: str, *, dated: bool) -> str:
    """One number: whose, what, its bounds, and its window where any day of it is known."""
    opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
    window = f"{opened}{number.window[lang]}{closed}" if dated else ""
    return f"{number.who[lang]} {number.name[lang]} {number.text[lang]}{window}"
