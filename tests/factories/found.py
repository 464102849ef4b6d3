"""Invented finds: what the reader gives, by hand, so that a test does not hang on its grammar."""

from typing import Any

import pandas as pd

from analysis.extraction.quantities.quantity import PhraseError, read_quantity

WORDS = (
    "phrase",
    "relation",
    "measure",
    "role",
    "theme",
    "metric",
    "actor",
    "actor_level",
    "wording",
)
WINDOW = ("window_phrase", "window_basis", "per")
NUMBERS = ("value", "low", "high", "strict_low", "strict_high")
COLUMNS = ["start", "end", *WORDS, *WINDOW, *NUMBERS, "window_start", "window_end"]


def find(text: str, phrase: str, **changes: Any) -> dict[str, Any]:
    """One number of `text`, a statistic of the unit itself without metric or window.

    `changes` are its columns.
    """
    start = text.index(phrase)
    row = dict.fromkeys((*WORDS, *WINDOW), "") | {
        "role": "statistic",
        "window_basis": "unknown",
        "per": "total",
    }
    row |= {
        "start": start,
        "end": start + len(phrase),
        "window_start": pd.NaT,
        "window_end": pd.NaT,
    }
    row |= dict.fromkeys(NUMBERS, float("nan"))
    try:
        quantity = read_quantity(phrase)
    except PhraseError:
        return row | {"phrase": phrase} | changes
    row |= {name: getattr(quantity, name) for name in (*NUMBERS, "relation", "measure")}
    return row | {"phrase": phrase} | changes


def finds(*rows: dict[str, Any]) -> pd.DataFrame:
    """`rows` as read_text gives them."""
    dtypes = dict.fromkeys((*WORDS, *WINDOW), "str") | {"start": "int64", "end": "int64"}
    dtypes |= dict.fromkeys(NUMBERS, "float64") | dict.fromkeys(
        ("window_start", "window_end"), "datetime64[s]"
    )
    return (
        pd.DataFrame(list(rows), columns=COLUMNS)
        .astype(dtypes)
        .sort_values("start", ignore_index=True)
    )
