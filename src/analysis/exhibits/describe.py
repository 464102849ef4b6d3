"""Rows in words, for the alt text of an exhibit that lists what it shows."""

import pandas as pd

from analysis.charting.labels import LANGUAGES
from analysis.charting.style import Names, name_of
from analysis.exhibits.numbers import numbers_of
from analysis.vocabulary import Label

LISTED = 40  # rows that an alt text spells out


def describe_rows(rows: pd.DataFrame, names: Names) -> Label:
    """Return each of `rows` in words with its bounds: the first LISTED of them, and how many more there are."""
    shown = numbers_of(rows.head(LISTED), names)
    more = len(rows) - len(shown)
    texts = []
    for lang in LANGUAGES:
        told = [f"{name_of(one.actor, names, lang)} {one.name[lang]} {one.text[lang]}" for one in shown]
        if more > 0:
            told.append(f"另{more}项" if lang == "zh" else f"{more} more")
        texts.append(("；" if lang == "zh" else "; ").join(told))
    return Label(*texts)
