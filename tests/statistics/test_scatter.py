"""How units scatter: limits of chance where chance explains them, wider ones where it does not, none of too few."""

from math import asin

import pandas as pd
import pytest

from analysis.statistics.funnels import (
    adjusted_limits,
    binomial_limits,
    find_dispersion,
    find_scatter,
    find_signals,
    known_dispersion,
    too_far,
)
from analysis.statistics.ratios import BOUNDS
from paired import exactly, within
from records import two_camps

EQUAL = exactly(*((8 * n, 10 * n) for n in range(10, 21)))
APART = exactly(
    *((round(share * n), n) for share, n in zip([0.5, 0.9] * 6, range(400, 1000, 50), strict=True))
)


def test_equal_units_get_the_limits_of_chance() -> None:
    found = find_scatter(EQUAL)
    assert found.goal == (0.8, 0.8)
    assert found.dispersion is not None
    assert found.dispersion.phi < 1
    assert not found.wider
    assert set(found.signals) == {"within"}
    expected = binomial_limits(found.limits["denominator"].unique(), (0.8, 0.8))
    pd.testing.assert_frame_equal(found.limits, expected)


def test_units_further_apart_than_chance_get_wider_limits() -> None:
    found = find_scatter(APART)
    assert found.wider
    assert found.goal is not None
    assert found.dispersion == find_dispersion(APART, "arcsine")
    sizes = found.limits["denominator"].unique()
    pd.testing.assert_frame_equal(
        found.limits, adjusted_limits(sizes, found.goal, find_dispersion(APART, "arcsine"))
    )
    chance = binomial_limits(sizes, found.goal)
    low, high = (found.limits["side"] == side for side in ("lower", "upper"))
    assert (found.limits["limit"][low] < chance["limit"][low]).all()
    assert (found.limits["limit"][high] > chance["limit"][high]).all()


def test_one_unit_far_from_equal_ones_signals_by_the_limits_of_chance() -> None:
    found = find_scatter(pd.concat([EQUAL, exactly((50, 100))], ignore_index=True))
    assert not found.wider
    assert found.signals.tolist() == ["within"] * len(EQUAL) + ["below_998"]


def test_units_that_all_lie_apart_signal_by_the_wider_limits_no_more() -> None:
    assert set(find_signals(APART, "proportion")["signal"]) == {"below_998", "above_998"}
    assert set(find_scatter(APART).signals) == {"within"}


@pytest.mark.parametrize(
    ("size", "far"), [(80, False), (100, False), (980, False), (1000, True), (10_000, True)]
)
def test_the_dispersion_by_hand_and_where_ranks_are_refused(size: int, far: bool) -> None:
    found = known_dispersion(two_camps(size)[BOUNDS])
    assert found is not None
    assert found.phi == pytest.approx(size * asin(0.1) ** 2)
    assert too_far(found) == far


@pytest.mark.parametrize("count", [0, 1, 9])
def test_below_ten_units_there_are_no_limits(count: int) -> None:
    found = find_scatter(EQUAL.head(count))
    assert (found.goal, found.dispersion, len(found.limits)) == (None, None, 0)
    assert found.signals.tolist() == [""] * count
    assert not found.wider


def test_hedged_units_have_limits_but_no_dispersion() -> None:
    found = find_scatter(within(*((80, 89, 100, 109),) * 10))
    assert found.goal == pytest.approx((80 / 109, 0.89))
    assert found.dispersion is None
    assert not found.wider
    assert set(found.signals) == {"within"}
