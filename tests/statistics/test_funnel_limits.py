"""Limits of funnels: where they lie, and that they close on the target."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.funnels import binomial_limits, funnel_curves, poisson_limits
from paired import ABSENT, exactly


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(
            100, [0.72160, 0.87840, 0.67639, 0.92361], id="0.8 ± 1.96 · 0.04 and ± 3.09 · 0.04"
        ),
        pytest.param(1, [0.01602, 1, 0, 1], id="within 0 and 1"),
    ],
)
def test_limits_of_proportions_by_hand(size: int, expected: list[float]) -> None:
    assert binomial_limits([size], (0.8, 0.8))["limit"].tolist() == pytest.approx(
        expected, abs=1e-5
    )


@pytest.mark.parametrize(("confidence", "tail"), [(0.95, 0.025), (0.998, 0.001)])
def test_limits_of_one_event_by_hand(confidence: float, tail: float) -> None:
    found = poisson_limits([1], (0.5, 0.5)).query(f"confidence == {confidence}").set_index("side")
    lower, upper = 0.5 * found["denominator"]["lower"], 0.5 * found["denominator"]["upper"]
    assert math.exp(-lower) * (1 + lower) == pytest.approx(tail)  # one event or none
    assert 1 - math.exp(-upper) == pytest.approx(tail)  # one event or more
    assert (found["limit"] * found["denominator"]).tolist() == pytest.approx([1, 1])


def test_limits_of_a_hedged_target_start_from_its_bounds() -> None:
    both = binomial_limits([100], (0.5, 0.6)).set_index(["confidence", "side"])["limit"]
    for side, goal in (("lower", 0.5), ("upper", 0.6)):
        alone = binomial_limits([100], (goal, goal)).set_index(["confidence", "side"])["limit"]
        assert both[0.95, side] == alone[0.95, side]


@pytest.mark.parametrize("kind", ["proportion", "rate", "ratio"])
def test_the_curves_span_the_units(kind: str) -> None:
    drawn = funnel_curves(exactly(*[(40 * size, 50 * size) for size in range(1, 12)]), kind)
    for _, line in drawn.groupby(["confidence", "side"]):
        assert line["denominator"].is_monotonic_increasing
        assert line["denominator"].min() <= 50
        assert line["denominator"].max() >= 550
    assert set(drawn["confidence"]) == {0.95, 0.998}


@pytest.mark.parametrize("refused", [(0, 0), (3, 0), (ABSENT, 10**9), (3, ABSENT)])
def test_units_without_a_quotient_do_not_stretch_the_curves(refused: tuple[float, float]) -> None:
    ten = [(80.0, 100.0)] * 10
    for kind in ("proportion", "rate", "ratio"):
        pd.testing.assert_frame_equal(
            funnel_curves(exactly(*ten, refused), kind), funnel_curves(exactly(*ten), kind)
        )


@given(st.floats(0.01, 0.99), st.integers(1, 10**6), st.integers(2, 1000))
def test_limits_of_proportions_close_on_the_target(p: float, size: int, more: int) -> None:
    sizes = [size, size * more, 10**12]
    for _, line in binomial_limits(sizes, (p, p)).groupby(["confidence", "side"]):
        apart = (line["limit"] - p).abs().tolist()
        assert apart[0] >= apart[1] >= apart[2]
        assert apart[2] < 1e-5


@given(st.floats(0.001, 1000), st.integers(1, 10**5), st.integers(2, 1000))
def test_limits_of_rates_close_on_the_target(rate: float, events: int, more: int) -> None:
    for _, line in poisson_limits([events, events * more, 10**10], (rate, rate)).groupby(
        ["confidence", "side"]
    ):
        apart = (line["limit"] / rate - 1).abs().tolist()
        assert apart[0] > apart[1] >= apart[2]
        assert apart[2] < 1e-4
