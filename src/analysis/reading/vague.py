"""Numerals that state no one number: 十几, 一百零几, 数十, 几百, 三四十, 七八, 十五六.

十几 is read as 十余 and 数十 as "tens": more than ten. Two Han digits side by
side that follow each other are a range: 三四十 is 30 to 40.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from analysis.reading.numerals import DIGITS, TENS, NumeralError, read_numeral

STEPS = {**TENS, "万": 10**4, "亿": 10**8}
VAGUE = re.compile(r"[数几]|[一二两三四五六七八][二三四五六七八九]")
SEVERAL = re.compile(r"(?:[数几]([十百千万亿]+)|数以([百千万亿]+)计)")
SOME = re.compile(r"(.*(?:十|[百千万亿]零))几([万亿]?)")
SIDE_BY_SIDE = re.compile(r"(.*?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


class Vague(NamedTuple):
    """The number printed and the bounds its form leaves: `value`, `low`..`high`; relation gt or range."""

    value: Decimal
    relation: str
    low: Decimal
    high: Decimal


def read_vague(text: str) -> Vague | None:
    """What a vague numeral says; None where `text` is an ordinary one.

    >>> read_vague("十几").high, read_vague("数百").low, read_vague("三四十").low
    (Decimal('19'), Decimal('200'), Decimal('30'))
    """
    if not VAGUE.search(text):
        return None
    if (several := SEVERAL.fullmatch(text)) is not None:
        size = read_numeral(several[1] or several[2])
        return Vague(size, "gt", 2 * size, 10 * size - 1)
    if (some := SOME.fullmatch(text)) is not None:
        size = Decimal(STEPS.get(some[2], 1))
        least = read_numeral(some[1]) * size
        return Vague(least, "gt", least + size, least + 10 * size - 1)
    return _side_by_side(text)


def _side_by_side(text: str) -> Vague | None:
    """三四十 as 30 to 40, 十五六 as 15 to 16; 三五个 is 3 to 5."""
    match = SIDE_BY_SIDE.fullmatch(text)
    if match is None or (match[1] and match[1][-1] not in STEPS):
        return None
    first, second = DIGITS[match[2]], DIGITS[match[3]]
    if second != first + 1 and not (first == 3 and second == 5):
        return None
    try:
        low, high = (read_numeral(f"{match[1]}{match[group]}{match[4]}") for group in (2, 3))
    except NumeralError:
        return None
    return Vague(low, "range", low, high) if low < high else None
