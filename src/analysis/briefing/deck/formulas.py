"""The words at a bar as a spreadsheet works them out, so that they follow the numbers that an analyst changes."""

import math

from analysis.briefing.deck.words import Paired
from analysis.charting.labels import (
    DECIMALS,
    EPSILON,
    LANGUAGES,
    SMALL,
    is_printed,
    label,
    places_of,
    rounded_outward,
    size_of,
)
from analysis.charting.values import Value
from analysis.vocabulary import Label


def bounds_formula(value: Value) -> Label:
    """What stands at a bar, of the columns {low} and {high}: one number or both bounds, and the measure.

    >>> row = dict.fromkeys(("unit", "actor", "metric", "caveats", "phrase"), "")
    >>> plain = Value(**row, printed=300, low=301, high=399, strict_low=301, strict_high=399, measure="户")
    >>> bounds_formula(plain).zh
    '=IF({low}={high},"",TEXT({low},"#,##0")&"–")&TEXT({high},"#,##0")&"户"'
    """
    zh, en = (_bounds(value, lang) for lang in LANGUAGES)
    measure = f'&"{value.measure}"' if value.measure else ""
    return Paired(zh + measure, en + (measure if value.measure == "%" else ""), en + measure)


def _bounds(value: Value, lang: str) -> str:
    if value.low == value.high:
        return f'=IF({{low}}={{high}},"",{_exact(value.low, "{low}", lang)}&"–")&{_exact(value.high, "{high}", lang)}'
    rounded = rounded_outward(value.low, value.high) != (value.low, value.high)
    about = f'"{label("words", "rounded_outward")[lang]}"&' if rounded else ""
    low, high = (_end(getattr(value, side), side, lang) for side in ("low", "high"))
    return f'=IF({{low}}={{high}},"",{about}{low}&"–")&{high}'


def _end(value: float, side: str, lang: str) -> str:
    """One bound, rounded outward as charting.labels.interval does it."""
    places, cell, towards = places_of(value), f"{{{side}}}", "ROUNDDOWN" if side == "low" else "ROUNDUP"
    if places is None:
        return _exact(value, cell, lang)
    low, high = rounded_outward(value, value)
    return _exact(low if side == "low" else high, f"{towards}({cell},{places})", lang)


def _exact(value: float, cell: str, lang: str) -> str:
    """`cell` written as charting.labels.number writes a number like `value`."""
    whole = size_of(value, lang)
    if whole is not None:
        return f'{cell}/{whole[0]}&"{whole[1]}"'
    if not is_printed(value):
        return f"ROUND({cell},{places_of(value)})" if value < SMALL else f'TEXT({cell},"#,##0.0")'
    decimals = next(few for few in range(DECIMALS + 1) if math.isclose(value, round(value, few), rel_tol=EPSILON))
    return f'TEXT({cell},"#,##0{"." * (decimals > 0)}{"0" * decimals}")'
