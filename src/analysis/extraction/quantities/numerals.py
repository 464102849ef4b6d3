"""Numerals: the number that Chinese or Arabic digits state, and those that state none (十几).

十几 is read as 十余 and 数十 as "tens": more than ten. Two Han digits side by
side that follow each other are a range: 三四十 is 30 to 40.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

# --- Numerals as reports print them: 246, ８万, 1.5亿, 三百二十, 两千三, 3万5千, 一万万, 近万's
# bare 万.

DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
NOUGHTS = "零〇"
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"兆": 10**12, "亿": 10**8, "万": 10**4}
LONGEST, LARGEST = 40, Decimal(2**53)  # whole numbers up to here are exact as floats
YEAR_DIGITS = 4  # Han digits in a row are a number only as in 二〇二一; 七八 means seven or eight

ARABIC = r"(?:(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])|[0-9]++)(?:\.[0-9]++)?|\.[0-9]++)"
HAN = "〇零一二两三四五六七八九十百千万亿兆"
POINT = re.compile(rf"([{HAN}]+)点([〇零一二三四五六七八九]+)([十百千万亿]*)")
DOUBLED = re.compile(r"(?<=.)万万")
TOKEN = re.compile(rf"{ARABIC}|[{HAN}]")


class NumeralError(ValueError):
    """Characters that are no numeral."""


def read_numeral(text: str) -> Decimal:
    """The number that `text` states: 5万4千6百, 一万万, 三点五千万.

    `text` holds half-width digits, Han numerals and magnitudes, no spaces.

    Raises NumeralError where it is no well-formed numeral.

    >>> read_numeral("1.5亿"), read_numeral("两千三"), read_numeral("万")
    (Decimal('150000000'), Decimal('2300'), Decimal('10000'))
    """
    if text.isdecimal() and len(text) < len(str(LARGEST)):
        return Decimal(int(text))
    text = DOUBLED.sub("亿", text)
    if (point := POINT.fullmatch(text)) is not None:
        return _without_exponent(_read_decimal(*point.groups()))
    tokens = TOKEN.findall(text) if len(text) <= LONGEST else []
    if not tokens or "".join(tokens) != text:
        raise NumeralError(f"{text[:LONGEST]!r} is no numeral")
    if len(tokens) >= YEAR_DIGITS and all(token in DIGITS or token in NOUGHTS for token in tokens):
        tokens = [_arabic_digits(tokens)]
    try:
        number = _read_magnitudes(tokens)
    except NumeralError as error:
        raise NumeralError(f"{text!r} has {error}") from None
    if number > LARGEST:
        raise NumeralError(f"{text!r} is larger than any report's number")
    return _without_exponent(number)


def read_signed(text: str) -> Decimal:
    """The number of a numeral with or without a minus before it.

    >>> read_signed("负三十二")
    Decimal('-32')
    """
    return -read_numeral(text[1:]) if text[0] in ("负", "-") else read_numeral(text)


def divide_numbers(above: Decimal, below: Decimal) -> Decimal:
    """`above` over `below`; NumeralError where that is 0."""
    if not below:
        raise NumeralError("nothing can be divided by 0")
    return above / below


def place_of_last_digit(number: int | Decimal) -> int | Decimal:
    """Place value of the last non-zero digit: 100 for 300, 10 for 150, 0.1 for 12.3.

    >>> place_of_last_digit(150)
    10
    """
    if isinstance(number, int):
        place = 1
        while number and number % 10 == 0:
            number //= 10
            place *= 10
        return place
    exponent = number.normalize().as_tuple().exponent
    return _without_exponent(Decimal(1).scaleb(int(exponent))) if number else Decimal(1)


def _arabic_digits(tokens: Iterable[str]) -> str:
    """Han digits one by one: 二〇二一 as 2021."""
    return "".join(str(DIGITS.get(token, 0)) for token in tokens)


def _read_decimal(whole: str, behind: str, size: str) -> Decimal:
    """五点五万: Han digits behind a point, and the magnitude of all."""
    number = _read_magnitudes(list(whole)) + Decimal(f"0.{_arabic_digits(behind)}")
    return number * (_read_magnitudes(list(size)) if size else 1)


def _read_magnitudes(tokens: list[str]) -> Decimal:
    """What stands before 亿 times 亿, and so on for 万; the rest is below 万."""
    for word, size in MYRIADS.items():
        if word in tokens:
            # The last one: 一亿亿 is refused below, rather than read as one 亿.
            at = len(tokens) - 1 - tokens[::-1].index(word)
            before, after = tokens[:at], tokens[at + 1 :]
            if word in before:
                raise NumeralError(f"{word} twice")
            if not before and after:
                raise NumeralError(f"no number before {word}")
            return (_read_magnitudes(before) if before else 1) * Decimal(size) + _read_rest(
                after, size
            )
    return _read_section(tokens)


def _read_rest(tokens: list[str], size: int) -> Decimal:
    """What follows 万 or 亿; one Han digit alone stands one place below (一万五)."""
    if len(tokens) == 1 and tokens[0] in DIGITS:
        return Decimal(DIGITS[tokens[0]]) * size / 10
    # 3万5 is 35000 to some and 30005 to others, where 三万五 is always 35000.
    if len(tokens) == 1 and len(tokens[0]) == 1 and tokens[0].isdecimal():
        raise NumeralError(
            f"{tokens[0]} that may stand for {tokens[0]} or for "
            f"{_read_magnitudes(tokens) * size / 10}"
        )
    rest = _read_magnitudes(tokens) if tokens else Decimal(0)
    if rest >= size:
        raise NumeralError("magnitudes that rise")
    return rest


def _read_section(tokens: list[str]) -> Decimal:
    """A number below 万: digits times 千, 百, 十, falling.

    A last Han digit stands one place below (两千三).
    """
    total, last, pending, nought = Decimal(0), 10_000, "", False
    for token in tokens:
        if token in TENS:
            # 一百十 goes for 一百一十, but no report writes 一千百.
            if TENS[token] >= last or (total and not pending and token != "十"):
                raise NumeralError("magnitudes that do not fall")
            total, last, pending = (
                total + _read_digit(pending or "一") * TENS[token],
                TENS[token],
                "",
            )
        elif pending:
            raise NumeralError("two digits side by side")
        elif token in NOUGHTS:
            nought = True
        else:
            pending = token
    if total and not nought and len(pending) == 1 and pending.isdecimal():
        raise NumeralError(
            f"{pending} that may stand for {pending} or for {pending}{'0' * (len(str(last)) - 2)}"
        )
    # 两千三 is 2300; with a nought (两千零三) the digit is one of ones.
    short = pending in DIGITS and total and not nought
    return total + (_read_digit(pending) * (last // 10 if short else 1) if pending else 0)


def _read_digit(token: str) -> Decimal:
    return Decimal(DIGITS[token]) if token in DIGITS else Decimal(token.replace(",", ""))


def _without_exponent(number: Decimal) -> Decimal:
    """`number` without an exponent or trailing zeros behind the point."""
    return (
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    )


# --- Numerals that state no one number: 十几, 一百零几, 数十, 几百, 三四十, 七八, 十五六.

STEPS = {**TENS, "万": 10**4, "亿": 10**8}
VAGUE = re.compile(r"[数几]|[一二两三四五六七八][二三四五六七八九]")
SEVERAL = re.compile(r"(?:[数几]([十百千万亿]+)|数以([百千万亿]+)计)")
SOME = re.compile(r"(.*(?:十|[百千万亿]零))几([万亿]?)")
SIDE_BY_SIDE = re.compile(r"(.*?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)")


class Vague(NamedTuple):
    """The number printed and the bounds its form leaves: `value`, `low`..`high`.

    Relation gt or range.
    """

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
    # 三五 is the one pair that leaves a number out; any other (二五) is no range.
    if second != first + 1 and not (first == 3 and second == 5):
        return None
    try:
        low = read_numeral(f"{match[1]}{match[2]}{match[4]}")
        high = read_numeral(f"{match[1]}{match[3]}{match[4]}")
    except NumeralError:
        return None
    return Vague(low, "range", low, high) if low < high else None
