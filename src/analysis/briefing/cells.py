"""Cells of tables in words: quantities, metrics, verdicts and windows, in either language."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.extraction.quantities.quantity import PhraseError, Quantity, read_quantity
from analysis.labels.words import (
    Names,
    fill_label,
    in_both,
    interval_words,
    label,
    metric_name,
    name_of,
    number_words,
)
from analysis.vocabulary import Label, caveats, denominators, levels, metrics, series, themes
from analysis.vocabulary import reasons as named_reasons

# --- The fields of an observation as a person reads them: words for ids, sentences for codes,
# numbers as they are.

Cell = str | float | int | pd.Timestamp | None
LISTED: dict[str, Any] = {
    "actor_level": levels,
    "theme": themes,
    "per": denominators,
    "series": series,
}
LABELLED = {
    "relation": "relations",
    "window_basis": "window_bases",
    "basis": "made",
    "quality": "qualities",
}
NAMED = ("unit", "actor")


def describe_fields(
    row: Mapping[Any, Any], fields: Sequence[str], names: Names, lang: str
) -> list[Cell]:
    """The `fields` of `row`, a row of observations, in words of `lang`.

    None where there is nothing to say.

    >>> row = {"per": "year", "low": 900.0, "strict_high": math.inf, "start": None}
    >>> describe_fields(row, ["per", "low", "start"], {}, "zh")
    ['每年', 900.0, None]
    """
    return [_describe_field(field, row, names, lang) for field in fields]


def _describe_field(field: str, row: Mapping[Any, Any], names: Names, lang: str) -> Cell:
    value = row[field]
    if value is None or pd.isna(value) or value == "":
        return None
    # A metric of an older vocabulary has no name any more: its id is told.
    if field == "metric":
        return metric_name(value, row["caveats"] or "", lang) if value in metrics() else str(value)
    if field == "caveats":
        return caveat_sentences(value, lang)
    if field in NAMED:
        return name_of(value, names, lang)
    if field in LISTED:
        return _listed_word(value, LISTED[field](), lang)
    if field in LABELLED:
        return label(LABELLED[field], value)[lang]
    # 超300户 sets no upper limit: its strict bound is infinite, which no cell can show.
    return label("words", "open")[lang] if isinstance(value, float) and math.isinf(value) else value


def caveat_sentences(codes: str, lang: str) -> str:
    """Caveats in sentences.

    >>> caveat_sentences("STOCK", "en")
    'a standing number, not work done over a time'
    """
    return _codes_in_words(codes, caveats(), lang)


def describe_verdict(kind: str, reasons: str, lang: str) -> str:
    """A verdict in words: its kind, and its reasons by their names.

    >>> describe_verdict("REFUSE", "WINDOW;SUBJECT_LEVEL", "en")
    'not comparable (unlike or unknown windows; unlike subjects)'
    """
    opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
    # A verdict rests on reasons and on caveats of its rows, and lists the codes of both.
    said = _codes_in_words(reasons, {**named_reasons(), **caveats()}, lang)
    return label("verdict_kinds", kind)[lang] + (f"{opened}{said}{closed}" if said else "")


def _codes_in_words(codes: str, terms: Mapping[str, Label], lang: str) -> str:
    """Codes (HEDGED;STOCK, or none at all) by what they are called."""
    stop = "；" if lang == "zh" else "; "
    return stop.join(_listed_word(code, terms, lang) for code in codes.split(";") if code)


def comparator_names(rows: pd.DataFrame) -> dict[str, Label]:
    """What the units of comparators are called by their sources, by id."""
    called = rows[["unit", "unit_zh", "unit_en"]].itertuples(index=False, name=None)
    return {unit: Label(zh, en) for unit, zh, en in called}


def _listed_word(key: str, terms: Mapping[str, Label], lang: str) -> str:
    """A word of a closed list; as it stands where it is of an older list."""
    return terms[key][lang] if key in terms else key


# --- What a phrase is read as, in words: for a person who confirms it.


def describe_quantity(phrase: str, lang: str) -> str:
    """The quantity that `phrase` states, in words of `lang`; that it can't be read, where it can't.

    >>> describe_quantity("300余户", "zh"), describe_quantity("300余户", "en")
    ('多于 300 户，通常理解为301–399', 'more than 300 户, ordinarily 301–399')
    >>> describe_quantity("246处", "zh")
    '确数 246 处'
    """
    try:
        quantity = read_quantity(phrase)
    except PhraseError:
        return label("relations", "unread")[lang]
    # 零事故, 未发生: a zero that no figure prints.
    if quantity.zero_in_words:
        return label("relations", "zero")[lang]
    return _bounds_in_words(quantity, lang)


def _bounds_in_words(quantity: Quantity, lang: str) -> str:
    bounds = interval_words(quantity.low, quantity.high, lang)
    value = bounds if quantity.relation == "range" else number_words(quantity.value, lang)
    relation = label("relations", quantity.relation)[lang]
    words = " ".join(filter(None, (relation, value, quantity.measure)))
    # An exact number and a printed range (3至5天) leave nothing to explain.
    if quantity.relation in ("eq", "range"):
        return words
    meant = fill_label("relations", "meant", in_both(bounds=bounds))[lang]
    return f"{words}{'，' if lang == 'zh' else ', '}{meant}"


def describe_metric(metric: str, lang: str) -> str:
    """What a row counts, in words; that nobody said so yet, where no metric is given.

    >>> describe_metric("hazards_found", "en"), describe_metric("", "en")
    ('hazards found', 'no metric yet')
    """
    if metric not in metrics():
        return metric or label("view", "no_metric")[lang]
    return metrics()[metric].label[lang]


def window_words(row: pd.Series) -> str:
    """The words of time of a ledger's row, its own or inherited ones."""
    return str(row["window_phrase"] or row["window_inherited"])
