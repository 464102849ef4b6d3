"""What a phrase is read as, in words: for a person who confirms it."""

import pandas as pd

from analysis.labels.words import fill, interval, label, number
from analysis.reading.quantities import read_quantity
from analysis.reading.stated import PhraseError, Quantity
from analysis.vocabulary import metrics


def said(phrase: str, lang: str) -> str:
    """The quantity that `phrase` states, in words of `lang`; that it can't be read, where it can't.

    >>> said("300余户", "zh"), said("300余户", "en")
    ('多于 300 户，通常理解为301–399', 'more than 300 户, ordinarily 301–399')
    >>> said("246处", "zh")
    '确数 246 处'
    """
    try:
        quantity = read_quantity(phrase)
    except PhraseError:
        return label("relations", "unread")[lang]
    if quantity.zero_in_words:
        return label("relations", "zero")[lang]
    return _bounded(quantity, lang)


def _bounded(quantity: Quantity, lang: str) -> str:
    bounds = interval(quantity.low, quantity.high, lang)
    value = bounds if quantity.relation == "range" else number(quantity.value, lang)
    words = " ".join(part for part in (label("relations", quantity.relation)[lang], value, quantity.measure) if part)
    if quantity.relation in ("eq", "range"):
        return words
    meant = fill("relations", "meant", {"zh": {"bounds": bounds}, "en": {"bounds": bounds}})[lang]
    return f"{words}{'，' if lang == 'zh' else ', '}{meant}"


def counted(metric: str, lang: str) -> str:
    """What a row counts, in words; that nobody said so yet, where no metric is given.

    >>> counted("hazards_found", "en"), counted("", "en")
    ('hazards found', 'no metric yet')
    """
    if metric not in metrics():
        return metric or label("view", "no_metric")[lang]
    return metrics()[metric].label[lang]


def windowed(row: pd.Series) -> str:
    """The words of time of a ledger's row, its own or inherited ones."""
    return str(row["window_phrase"] or row["window_inherited"])
