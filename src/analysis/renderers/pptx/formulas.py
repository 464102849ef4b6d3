"""The words at a bar as a spreadsheet works them out, so that they follow the numbers that an analyst changes."""

import math

from analysis.labels.slides import Paired
from analysis.labels.words import (
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
from analysis.vocabulary import Label


def bounds_formula(low: float, high: float, measure: str) -> Label:
    """Return what stands at a bar, of the columns {low} and {high}: one number or both bounds, and the measure.

    >>> bounds_formula(301, 399, "户").zh
    '=IF({low}={high},"",TEXT({low},"#,##0")&"–")&TEXT({high},"#,##0")&"户"'
    """
    zh, en = (_bounds(low, high, lang) for lang in LANGUAGES)
    words = f'&"{measure}"' if measure else ""
    return Paired(zh + words, en + (words if measure == "%" else ""), en + words)


def _bounds(low: float, high: float, lang: str) -> str:
    if low == high:
        return f'=IF({{low}}={{high}},"",{_exact(low, "{low}", lang)}&"–")&{_exact(high, "{high}", lang)}'
    rounded = rounded_outward(low, high) != (low, high)
    about = f'"{label("words", "rounded_outward")[lang]}"&' if rounded else ""
    first, last = _end(low, "low", lang), _end(high, "high", lang)
    return f'=IF({{low}}={{high}},"",{about}{first}&"–")&{last}'


def _end(value: float, side: str, lang: str) -> str:
    """One bound, rounded outward as labels.words.interval does it."""
    places, cell, towards = places_of(value), f"{{{side}}}", "ROUNDDOWN" if side == "low" else "ROUNDUP"
    if places is None:
        return _exact(value, cell, lang)
    low, high = rounded_outward(value, value)
    return _exact(low if side == "low" else high, f"{towards}({cell},{places})", lang)


def _exact(value: float, cell: str, lang: str) -> str:
    """`cell` written as labels.words.number writes a number like `value`."""
    whole = size_of(value, lang)
    if whole is not None:
        return f'{cell}/{whole[0]}&"{whole[1]}"'
    if not is_printed(value):
        return f"ROUND({cell},{places_of(value)})" if value < SMALL else f'TEXT({cell},"#,##0.0")'
    decimals = next(few for few in range(DECIMALS + 1) if math.isclose(value, round(value, few), rel_tol=EPSILON))
    return f'TEXT({cell},"#,##0{"." * (decimals > 0)}{"0" * decimals}")'
