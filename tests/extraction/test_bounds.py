from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.quantities.hedges import OPEN, bounds_of_relation

RELATIONS = st.sampled_from(["eq", "lt", "gt", "ge", "approx"])
WHOLE = st.integers(0, 10**13).map(Decimal)
FRACTIONS = st.integers(0, 3000).map(lambda hundredths: Decimal(hundredths) / 100)


@pytest.mark.parametrize(
    ("number", "relation", "low", "high", "strict_low", "strict_high"),
    [
        pytest.param(246, "eq", 246, 246, 246, 246, id="246"),
        pytest.param(0, "eq", 0, 0, 0, 0, id="none"),
        pytest.param(10_000, "lt", 9000, 9999, 0, 9999, id="near 10000"),
        pytest.param(20, "lt", 18, 19, 0, 19, id="near 20"),
        pytest.param(25, "lt", 23, 24, 0, 24, id="near 25: 22.5 is no count"),
        pytest.param(1, "lt", 0, 0, 0, 0, id="fewer than one"),
        pytest.param(300, "gt", 301, 399, 301, OPEN, id="300 and some"),
        pytest.param(150, "gt", 151, 159, 151, OPEN, id="150 and some: the tens are open"),
        pytest.param(80_000, "gt", 80_001, 89_999, 80_001, OPEN, id="over 80000"),
        pytest.param(100, "ge", 100, 199, 100, OPEN, id="at least 100"),
        pytest.param(120, "ge", 120, 129, 120, OPEN, id="at least 120"),
        pytest.param(200, "approx", 180, 220, 0, OPEN, id="about 200"),
        pytest.param(15, "approx", 14, 16, 0, OPEN, id="about 15: 13.5 and 16.5 are no counts"),
    ],
)
def test_bounds_of_counts(
    number: int, relation: str, low: int, high: int, strict_low: int, strict_high: Decimal | int
) -> None:
    assert bounds_of_relation(Decimal(number), relation) == (low, high, strict_low, strict_high)


@pytest.mark.parametrize(
    ("number", "relation", "low", "high", "strict_low", "strict_high"),
    [
        pytest.param("8.5", "eq", "8.5", "8.5", "8.5", "8.5", id="8.5"),
        pytest.param("90", "lt", "81", "90", "0", "90", id="near 90: no step of 1"),
        pytest.param("8.5", "lt", "7.65", "8.5", "0", "8.5", id="near 8.5"),
        pytest.param("500000", "gt", "500000", "600000", "500000", OPEN, id="500000 and some"),
        pytest.param("8.5", "gt", "8.5", "8.6", "8.5", OPEN, id="over 8.5"),
        pytest.param("95", "ge", "95", "96", "95", OPEN, id="at least 95"),
        pytest.param("8.5", "approx", "7.65", "9.35", "0", OPEN, id="about 8.5"),
    ],
)
def test_money_and_shares_have_no_steps(
    number: str, relation: str, low: str, high: str, strict_low: str, strict_high: Decimal | str
) -> None:
    expected = tuple(map(Decimal, (low, high, strict_low, strict_high)))
    assert bounds_of_relation(Decimal(number), relation, continuous=True) == expected


def test_a_range_is_as_printed() -> None:
    assert bounds_of_relation(Decimal(5), "range", upper=Decimal(10)) == (5, 10, 5, 10)


@given(WHOLE | FRACTIONS, RELATIONS)
def test_bounds_of_money_are_ordered(number: Decimal, relation: str) -> None:
    strict = bounds_of_relation(number, relation, continuous=True)
    assert 0 <= strict.strict_low <= strict.low <= strict.high <= strict.strict_high


@given(WHOLE, RELATIONS)
def test_bounds_of_counts_are_ordered_whole_numbers(number: Decimal, relation: str) -> None:
    found = bounds_of_relation(number, relation)
    assert 0 <= found.strict_low <= found.low <= found.high <= found.strict_high
    assert all(edge == OPEN or edge == int(edge) for edge in found)


@given(FRACTIONS, RELATIONS)
def test_bounds_of_a_count_printed_with_a_fraction_are_ordered(
    number: Decimal, relation: str
) -> None:
    found = bounds_of_relation(number, relation)
    assert 0 <= found.strict_low <= found.low <= found.high <= found.strict_high


@given(WHOLE, st.booleans())
def test_the_printed_number_is_left_out_only_by_below_and_above(
    number: Decimal, continuous: bool
) -> None:
    assert bounds_of_relation(number, "eq", continuous=continuous).low == number
    assert bounds_of_relation(number, "ge", continuous=continuous).low == number
    about = bounds_of_relation(number, "approx", continuous=continuous)
    assert about.low <= number <= about.high
    if not continuous and number:
        assert bounds_of_relation(number, "lt").high == number - 1
        assert bounds_of_relation(number, "gt").low == number + 1
