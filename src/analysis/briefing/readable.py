"""Observations, verdicts and requests as tables to read: names for ids, bounds for numbers, words for codes."""

import math
from hashlib import sha256
from typing import TYPE_CHECKING

import pandas as pd
from pandas.io.formats.style import Styler

from analysis.briefing.cells import told
from analysis.comparing.window_words import window_words
from analysis.exhibits.numbers import Number, numbers_of
from analysis.labels.names import Names, name_of, whose
from analysis.labels.words import label
from analysis.tables import to_csv
from analysis.vocabulary import asks, denominators, metrics

if TYPE_CHECKING:
    from pandas.io.formats.style_render import CSSDict

COLUMNS = ("actor", "metric", "bounds", "window", "phrase", "caveats")
LEFT: "list[CSSDict]" = [{"selector": "th, td", "props": "text-align: left; vertical-align: top"}]


def readable(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line an observation, in words of `lang`; `rows` have the columns of observations."""
    windows = zip(rows["window_start"], rows["window_end"], rows["per"], strict=True)
    numbers = numbers_of(rows, names)
    table = pd.DataFrame(
        {
            "actor": [whose(number.unit, number.actor, names, lang) for number in numbers],
            "metric": [number.name[lang] for number in numbers],
            "bounds": [_bounds(number, lang) for number in numbers],
            "window": [window_words(*window)[lang] for window in windows],
            "phrase": rows["phrase"].tolist(),
            "caveats": [told(codes, lang) for codes in rows["caveats"]],
        }
    )
    return table.rename(columns={column: label("columns", column)[lang] for column in COLUMNS})


def readable_verdicts(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line a verdict, in words of `lang`; `rows` have the columns of an.verdicts()."""
    table = {
        "metric": [metrics()[name].label[lang] for name in rows["metric"]],
        "a": [name_of(unit, names, lang) for unit in rows["a"]],
        "b": [name_of(unit, names, lang) for unit in rows["b"]],
        "verdict": [label("verdict_kinds", kind)[lang] for kind in rows["kind"]],
        "sentence": rows[f"sentence_{lang}"].tolist(),
    }
    return pd.DataFrame({label("columns", column)[lang]: cells for column, cells in table.items()})


def readable_requests(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """One line for what a unit must be asked for, in words of `lang`; `rows` have the columns of an.to_ask()."""
    comma = {"zh": "、", "en": "; "}[lang]
    table = {
        "unit": [name_of(unit, names, lang) for unit in rows["unit"]],
        "metric": [metrics()[name].label[lang] for name in rows["metric"]],
        "lacking": [comma.join(asks()[code][lang] for code in codes.split(";")) for codes in rows["reasons"]],
        "request": rows[f"ask_{lang}"].tolist(),
    }
    return pd.DataFrame({label("columns", column)[lang]: cells for column, cells in table.items()})


def in_words(rows: pd.DataFrame, names: Names, lang: str) -> pd.DataFrame:
    """`rows` of observations, verdicts or requests, by their columns, as a table to read."""
    if "a_actor" in rows:
        return readable_verdicts(rows, names, lang)
    if f"ask_{lang}" in rows:
        return readable_requests(rows, names, lang)
    return readable(rows, names, lang)


def shown(rows: pd.DataFrame, names: Names, lang: str) -> Styler:
    """The readable table for a notebook: no index, left-aligned, its text escaped; the same rows give the same HTML."""
    table = in_words(rows, names, lang)
    looks = table.style.set_uuid(sha256(to_csv(table)).hexdigest()[:8])
    return looks.hide(axis="index").format(escape="html").set_table_styles(LEFT)


def _bounds(number: Number, lang: str) -> str:
    """The bounds in figures; that there are none, of a share that was not taken."""
    if math.isnan(number.low):
        return label("words", "untaken")[lang]
    return number.text[lang] + _per(number.per, lang)


def _per(per: str, lang: str) -> str:
    """What the number is per, where that must be said."""
    if per in ("total", "stock", "share"):
        return ""
    return f"（{denominators()[per].zh}）" if lang == "zh" else f" ({denominators()[per].en})"
