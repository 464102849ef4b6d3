from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.quantities.numerals import place_of_last_digit, read_numeral

DIGITS = "零一二三四五六七八九"
BELOW_TRILLION = st.integers(0, 10**12 - 1)


def han_four(number: int) -> str:
    """A number below 10000 in Han numerals, as a schoolbook writes it."""
    text, gap = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if gap and text else "") + DIGITS[digit] + name
        gap = not digit
    return text


def han(number: int) -> str:
    """A number below a trillion in Han numerals, as a schoolbook writes it."""
    if not number:
        return "零"
    text, gap = "", False
    for size, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, size)
        if group:
            text += ("零" if text and (gap or group < 1000) else "") + han_four(group) + name
        gap = not group
    return text.removeprefix("一") if text.startswith("一十") else text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("〇", 0),
        ("007", 7),
        ("0万", 0),
        ("1,234,567", 1234567),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("百", 100),
        ("万", 10_000),
        ("百万", 1_000_000),
        ("千万", 10_000_000),
        ("两百", 200),
        ("一百零五", 105),
        ("一百五", 150),
        ("两千三", 2300),
        ("一万三", 13_000),
        ("一亿三", 130_000_000),
        ("一万零三", 10_003),
        ("两千零三", 2003),
        ("二〇二二", 2022),
        ("3万5千", 35_000),
        ("3千5百", 3500),
        ("10万5000", 105_000),
        ("1亿2千万", 120_000_000),
        ("1万亿", 10**12),
        ("三万亿", 3 * 10**12),
    ],
)
def test_numerals_as_reports_print_them(text: str, value: int) -> None:
    assert read_numeral(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.5亿", "150000000"), ("0.25万", "2500"), ("8.50", "8.5"), ("1.2万亿", "1200000000000")],
)
def test_decimals_are_exact_and_have_no_exponent(text: str, value: str) -> None:
    assert str(read_numeral(text)) == value


@given(BELOW_TRILLION)
def test_every_way_to_write_a_number_reads_the_same(number: int) -> None:
    for text in (str(number), f"{number:,}", han(number)):
        assert read_numeral(text) == number


@given(
    st.integers(1, 10**6),
    st.sampled_from([("万", 10**4), ("亿", 10**8), ("百", 100), ("千", 1000)]),
)
def test_a_magnitude_multiplies_what_stands_before_it(
    hundredths: int, magnitude: tuple[str, int]
) -> None:
    name, size = magnitude
    number = Decimal(hundredths) / 100
    assert read_numeral(f"{number}{name}") == number * size


@given(
    st.integers(1, 9), st.integers(1, 9), st.sampled_from([("百", 10), ("千", 100), ("万", 1000)])
)
def test_a_last_digit_stands_one_place_below_its_magnitude(
    first: int, last: int, below: tuple[str, int]
) -> None:
    name, place = below
    assert read_numeral(f"{DIGITS[first]}{name}{DIGITS[last]}") == (first * 10 + last) * place


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("300", "100"),
        ("150", "10"),
        ("101", "1"),
        ("12.3", "0.1"),
        ("8.50", "0.1"),
        ("150000000", "10000000"),
        ("0", "1"),
    ],
)
def test_place_of_the_last_digit_that_is_not_zero(number: str, place: str) -> None:
    assert place_of_last_digit(Decimal(number)) == Decimal(place)


@given(st.integers(0, 10**6), st.integers(1, 9), st.integers(0, 9))
def test_zeros_at_the_end_raise_the_place(front: int, digit: int, zeros: int) -> None:
    assert place_of_last_digit(Decimal(f"{front}{digit}{'0' * zeros}")) == 10**zeros
