"""Numerals as reports print them: 246, ８万, 1.5亿, 三百二十, 两千三, 3万5千, 近万's bare 万.

Values are Decimals, so 1.5亿 is exactly 150000000 and its last non-zero digit
is known: 余 and 超 leave open as much as that digit's place.
"""

import re
from decimal import Decimal

DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4}
DIGITS |= {"五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MAGNITUDES = TENS | MYRIADS

ARABIC = r"[0-9](?:[0-9]|,[0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?"
HAN = "〇零一二两三四五六七八九十百千万亿"
NUMERAL = rf"(?:(?:{ARABIC}[十百千万亿]*+)++|[{HAN}]++)"
TOKEN = re.compile(rf"{ARABIC}|[{HAN}]")


class NumeralError(ValueError):
    """Characters that are no numeral."""


def read_numeral(text: str) -> Decimal:
    """The number that `text` states.

    `text` holds half-width digits, Han numerals and magnitudes, no spaces.

    Raises NumeralError where it is no well-formed numeral.

    >>> read_numeral("1.5亿"), read_numeral("两千三"), read_numeral("万")
    (Decimal('150000000'), Decimal('2300'), Decimal('10000'))
    """
    tokens = TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        raise NumeralError(f"{text!r} is no numeral")
    if len(tokens) > 1 and all(token in DIGITS for token in tokens):
        return Decimal("".join(str(DIGITS[token]) for token in tokens))
    return _whole(_add_up(tokens, text))


def place_of_last_digit(number: Decimal) -> Decimal:
    """Place value of the last non-zero digit: 100 for 300, 10 for 150, 0.1 for 12.3.

    >>> place_of_last_digit(Decimal(150))
    Decimal('10')
    """
    exponent = number.normalize().as_tuple().exponent
    return _whole(Decimal(1).scaleb(int(exponent))) if number else Decimal(1)


def _add_up(tokens: list[str], text: str) -> Decimal:
    """Sum of digits times magnitudes; a last digit after 百, 千, 万 stands one place below (两千三)."""
    total = section = Decimal(0)
    pending: Decimal | None = None
    below = Decimal(1)
    for token in tokens:
        if token in MYRIADS:
            section += pending if pending is not None else Decimal(0)
            total = (total + (section or 1)) * MYRIADS[token] if not total else total + section * MYRIADS[token]
            section, pending, below = Decimal(0), None, Decimal(MYRIADS[token]) / 10
        elif token in TENS:
            section += (Decimal(1) if pending is None else pending) * TENS[token]
            pending, below = None, Decimal(TENS[token]) / 10
        elif pending:
            raise NumeralError(f"{text!r} has two digits side by side")
        else:
            below = Decimal(1) if token in "零〇" or token not in DIGITS else below
            pending = Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))
    return total + section + (pending or 0) * below


def _whole(number: Decimal) -> Decimal:
    """`number` without an exponent or trailing zeros behind the point."""
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
