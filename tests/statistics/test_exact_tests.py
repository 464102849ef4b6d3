"""Exact tests of two units, at their worst within the bounds of the words."""

from itertools import product
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from analysis.statistics.differences import p_greater
from analysis.statistics.ratios import Kind
from examples import examples
from units_made import Row, counted, named, shares, widened

RATES = st.tuples(st.integers(0, 30), st.integers(1, 9))


def one(a: int, n: int, b: int, m: int, kind: Kind = "share") -> float:
    """The p-value that a of n is no greater than b of m."""
    return float(p_greater(counted([a, b], [n, m]), kind)[0, 1])


@pytest.mark.parametrize(
    ("a", "n", "b", "m", "p"),
    [
        pytest.param(3, 4, 1, 4, 17 / 70, id="three cups of tea in four"),
        pytest.param(4, 4, 0, 4, 1 / 70, id="all cups"),
        pytest.param(1, 4, 3, 4, 69 / 70, id="the other way"),
        pytest.param(0, 4, 0, 4, 1, id="none at all"),
        pytest.param(4, 4, 4, 4, 1, id="all of both"),
        pytest.param(9, 9, 9, 9, 1, id="all of all"),
        # (C(3,2)·C(2,1) + C(3,3)) / C(5,3)
        pytest.param(2, 3, 1, 2, 7 / 10, id="unlike denominators"),
    ],
)
def test_fisher_by_hand(a: int, n: int, b: int, m: int, p: float) -> None:
    assert one(a, n, b, m) == pytest.approx(p, rel=1e-12)


@pytest.mark.parametrize(
    ("a", "n", "b", "m", "p"),
    [
        pytest.param(5, 1, 0, 1, 1 / 32, id="all five in one of two like exposures"),
        pytest.param(4, 1, 1, 1, 6 / 32, id="four of five"),
        pytest.param(2, 1, 0, 3, 1 / 16, id="a quarter of the exposure"),
        pytest.param(0, 1, 5, 1, 1, id="none"),
        pytest.param(0, 1, 0, 1, 1, id="no events at all"),
    ],
)
def test_rates_by_hand(a: int, n: int, b: int, m: int, p: float) -> None:
    assert one(a, n, b, m, "rate") == pytest.approx(p, rel=1e-12)


def test_large_counts_keep_their_digits() -> None:
    exact = sum(comb(300, k) * comb(500, 700 - k) for k in range(290, 301)) / comb(800, 700)
    assert one(290, 300, 410, 500) == pytest.approx(exact, rel=1e-10)


@given(shares(), shares())
def test_it_is_fishers_one_sided_test(a: Row, b: Row) -> None:
    (x, _, _, n), (y, _, _, m) = a, b
    assert one(x, n, y, m) == pytest.approx(
        fisher_exact([[x, n - x], [y, m - y]], "greater").pvalue, rel=1e-9
    )


@examples(60)
@given(shares(), shares())
def test_the_worst_share_of_all_that_the_words_allow(a: Row, b: Row) -> None:
    inside = [
        [
            (x, n)
            for x, n in product({low, (low + high) // 2, high}, {least, (least + most) // 2, most})
            if x <= n
        ]
        for low, high, least, most in (a, b)
    ]
    found = p_greater(named([a, b]), "share")[0, 1]
    assert all(one(*first, *second) <= found * (1 + 1e-9) for first, second in product(*inside))


def test_a_share_that_may_be_all_is_never_proved_less() -> None:
    assert p_greater(named([(60, 60, 60, 60), (50, 70, 60, 60), (50, 59, 58, 60)]), "share")[
        0, 1:
    ].tolist() == [1, 1]


@given(shares(), shares(), st.data())
def test_wider_words_never_lower_a_p(a: Row, b: Row, data: st.DataObject) -> None:
    wider = [data.draw(widened(row)) for row in (a, b)]
    assert (
        p_greater(named(wider), "share") >= p_greater(named([a, b]), "share") * (1 - 1e-9)
    ).all()


@given(RATES, RATES, st.data())
def test_wider_words_never_lower_a_p_of_rates(
    a: tuple[int, int], b: tuple[int, int], data: st.DataObject
) -> None:
    rows: list[Row] = [(events, events, exposure, exposure) for events, exposure in (a, b)]
    wider = [data.draw(widened(row)) for row in rows]
    assert (p_greater(named(wider), "rate") >= p_greater(named(rows), "rate") * (1 - 1e-9)).all()


@given(RATES, RATES)
def test_the_measure_of_exposure_does_not_matter(a: tuple[int, int], b: tuple[int, int]) -> None:
    assert one(*a, *b, "rate") == pytest.approx(
        one(a[0], 365 * a[1], b[0], 365 * b[1], "rate"), rel=1e-9
    )


@given(st.lists(shares(), min_size=1, max_size=4))
def test_a_unit_is_not_greater_than_itself(rows: list[Row]) -> None:
    assert (p_greater(named(rows), "share").diagonal() > 0.5).all()
