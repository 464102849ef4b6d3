"""The words at a bar as a spreadsheet works them out, so that they follow the numbers that an analyst changes."""

import math

from analysis.briefing.deck.words import Paired
from analysis.charting.labels import GREAT, LANGUAGES, MYRIADS, SMALL
from analysis.charting.values import Value
from analysis.vocabulary import Label

FIGURES = 3


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
    low, high = _number(value.low, "{low}", lang), _number(value.high, "{high}", lang)
    return f'=IF({{low}}={{high}},"",{low}&"–")&{high}'


def _number(value: float, cell: str, lang: str) -> str:
    """`cell` written as charting.labels.number writes a number of the size of `value`."""
    rounded = float(f"{value:.{FIGURES}g}") if value >= GREAT else value
    for size, word in MYRIADS[lang]:
        if rounded >= size and (rounded >= GREAT or rounded % size == 0):
            return f'ROUND({cell}/{size},{_digits(rounded / size, FIGURES)})&"{word}"'
    if rounded >= GREAT:
        return f'TEXT(ROUND({cell},{_digits(rounded, FIGURES)}),"#,##0")'
    if 0 < value < SMALL:
        return f"ROUND({cell},{_digits(value, 1)})"
    whole = value == round(value) or value >= 1000
    return f'TEXT({cell},"{"#,##0" if whole else "#,##0.0"}")'


def _digits(value: float, figures: int) -> int:
    """Decimals that leave `figures` figures of `value`; negative before the point."""
    return figures - 1 - math.floor(math.log10(value))
