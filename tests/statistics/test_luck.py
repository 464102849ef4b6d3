"""How far apart equal units lie by chance."""

from itertools import product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.exhibits.data.equal_units import chance_of_gaps
from analysis.problems import DataError
from analysis.vocabulary import methods
from examples import examples

SIZES = st.lists(st.integers(1, 5), min_size=2, max_size=4)


def enumerated(sizes: list[int], share: float, gap: float) -> float:
    """The same by going through every outcome."""
    total = 0.0
    for counts in product(*[range(size + 1) for size in sizes]):
        seen = [count / size for count, size in zip(counts, sizes, strict=True)]
        chances = [
            comb(n, k) * share**k * (1 - share) ** (n - k)
            for k, n in zip(counts, sizes, strict=True)
        ]
        total += prod(chances) * (max(seen) - min(seen) >= gap / 100 - 1e-9)
    return total


@pytest.mark.parametrize(
    ("sizes", "share", "gap", "chance"),
    [
        pytest.param([1, 1], 0.5, 100, 1 / 2, id="two coins differ"),
        pytest.param([1, 1, 1], 0.5, 100, 3 / 4, id="three are not all alike"),
        pytest.param([2, 2], 0.5, 50, 1 - 6 / 16, id="two pairs of coins"),
        pytest.param([2, 2], 0.5, 51, 2 / 16, id="one all, one none"),
        pytest.param([1, 2], 0.5, 50, 6 / 8, id="unlike units"),
        pytest.param([1, 1], 0.5, 0, 1, id="no points or more: always"),
        pytest.param([1, 1], 0.9, 100, 0.18, id="a high share"),
    ],
)
def test_by_hand(sizes: list[int], share: float, gap: float, chance: float) -> None:
    assert chance_of_gaps(sizes, share, [gap])["chance"].tolist() == pytest.approx([chance])


def test_a_difference_of_exactly_so_many_points_counts() -> None:
    # of 100 each: 97 and 94 lie 3 points apart, though not in floating point
    three, more = chance_of_gaps([100, 100], 0.95, [3, 3.0001])["chance"]
    exact = 2 * sum(
        comb(100, k) * comb(100, k + 3) * 0.95 ** (2 * k + 3) * 0.05 ** (197 - 2 * k)
        for k in range(98)
    )
    assert three - more == pytest.approx(exact)


@examples(50)
@given(SIZES, st.floats(0.05, 0.95), st.sampled_from([10, 20, 25, 100 / 3, 50, 75]))
def test_it_is_what_going_through_every_outcome_gives(
    sizes: list[int], share: float, gap: float
) -> None:
    assert chance_of_gaps(sizes, share, [gap])["chance"][0] == pytest.approx(
        enumerated(sizes, share, gap), abs=1e-12
    )


@given(SIZES, st.floats(0.05, 0.95))
def test_a_greater_gap_is_no_likelier_and_order_does_not_matter(
    sizes: list[int], share: float
) -> None:
    chances = chance_of_gaps(sizes, share)["chance"]
    assert chances.is_monotonic_decreasing
    assert chances.between(-1e-12, 1 + 1e-12).all()
    assert chance_of_gaps(sizes[::-1], share)["chance"].tolist() == pytest.approx(
        chances.tolist(), abs=1e-12
    )


def test_large_units_and_the_method() -> None:
    found = chance_of_gaps([9000, 12000, 15000, 20000, 25000], 0.95, [3])
    assert found["chance"][0] < 1e-6
    assert found["source"][0] == methods()["binomial_range"].source


@pytest.mark.parametrize(
    ("sizes", "share"),
    [
        pytest.param([], 0.5, id="no units"),
        pytest.param([10], 0.5, id="one unit"),
        pytest.param([10, 0], 0.5, id="a unit that counted none"),
        pytest.param([10, 10], 0.0, id="a share of 0"),
        pytest.param([10, 10], 1.0, id="a share of 1"),
        pytest.param([10, 10], 95.0, id="a share in per cent"),
    ],
)
def test_refused(sizes: list[int], share: float) -> None:
    with pytest.raises(
        DataError, match=r"luck: no range to work out\. Remedy: give two or more denominators"
    ):
        chance_of_gaps(sizes, share)
