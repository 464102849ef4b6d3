"""Overdispersion: phi, tau² and the limits with it."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.statistics.funnels import (
    SCALES,
    Dispersion,
    adjusted_limits,
    adjusted_signals,
    find_dispersion,
    pooled_target,
)
from analysis.statistics.methods import TooFewUnitsError
from paired import ABSENT, TABLES, exactly, hedged_units, within

# on the root scale 1 ± 0.25, with an error of 1/8: z-scores of -2 and 2
APART = [(9.0, 16.0), (25.0, 16.0)] * 5


def none_of(scale: str, tau2: float = 0.0) -> Dispersion:
    return Dispersion(scale, 1.0, tau2, 10)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize(
    "tenth",
    [
        pytest.param([], id="none"),
        pytest.param([(3, 4, 5, 5)], id="hedged above"),
        pytest.param([(3, 3, 5, 9)], id="hedged below"),
        pytest.param([(ABSENT, ABSENT, 5, 5)], id="not reported"),
    ],
)
def test_nine_exact_units_have_no_overdispersion(
    scale: str, tenth: list[tuple[float, float, float, float]]
) -> None:
    with pytest.raises(
        TooFewUnitsError, match=r"overdispersion, of exact numbers: it needs 10 units .* here are 9"
    ):
        find_dispersion(within(*[(3, 3, 5, 5)] * 9, *tenth), scale)


@pytest.mark.parametrize(
    ("units", "scale"),
    [
        pytest.param([(0, 9)] * 5 + [(8, 9)] * 5, "log", id="some have no events: no logarithm"),
        pytest.param([(0, 9)] * 10, "root", id="none has: no target"),
    ],
)
def test_units_without_events_may_have_no_place(
    units: list[tuple[float, float]], scale: str
) -> None:
    with pytest.raises(ValueError, match=f"no place on the scale '{scale}'. Remedy: "):
        find_dispersion(exactly(*units), scale)


def test_phi_and_tau2_by_hand() -> None:
    found = find_dispersion(exactly(*APART), "root", target=1)
    assert (found.phi, found.units) == (4, 10)
    assert found.tau2 == pytest.approx((40 - 9) / (640 - 640 * 64 / 640))
    assert "Spiegelhalter 2005" in found.source


def test_tails_do_not_widen_the_limits() -> None:
    found = find_dispersion(exactly(*[(16, 16)] * 19, (160, 16)), "root", target=1)
    assert (found.phi, found.tau2) == (0, 0)


def test_units_alike_are_not_overdispersed() -> None:
    assert find_dispersion(exactly(*[(8, 10)] * 10), "arcsine").tau2 == 0


@pytest.mark.parametrize(
    ("scale", "goal", "tau2", "expected"),
    [
        pytest.param(
            "arcsine",
            0.8,
            0.0,
            [0.71636, 0.87215, 0.66414, 0.90744],
            id="angles of 1.10715 ± z · 0.05",
        ),
        pytest.param(
            "arcsine", 0.99, 0.01, [0.90147, 1, 0.81419, 1], id="an angle ends at a right one"
        ),
        pytest.param("root", 1.0, 0.0, [0.81361, 1.20560, 0.71485, 1.33290], id="(1 ± z · 0.05)²"),
        pytest.param("root", 1.0, 0.25, [0.00023, 3.93971, 0, 6.51690], id="a root ends at 0"),
        pytest.param(
            "log", 1.0, 0.0, [0.82202, 1.21652, 0.73416, 1.36209], id="e to the ± z · 0.1"
        ),
        pytest.param(
            "log_counts",
            1.0,
            0.0,
            [0.75896, 1.31759, 0.64736, 1.54473],
            id="an error of √200/100.5",
        ),
    ],
)
def test_limits_by_hand(scale: str, goal: float, tau2: float, expected: list[float]) -> None:
    found = adjusted_limits([100], (goal, goal), none_of(scale, tau2))["limit"].tolist()
    assert found == pytest.approx(expected, abs=1e-5)


def test_overdispersion_takes_signals_away() -> None:
    table = exactly(*APART, (40.0, 16.0), (ABSENT, 16.0))
    alone = adjusted_signals(table, (1, 1), none_of("root"))
    allowed = adjusted_signals(table, (1, 1), find_dispersion(exactly(*APART), "root", target=1))
    assert alone.tolist() == ["below_95", "above_95"] * 5 + ["above_998", ""]
    assert allowed.tolist() == ["within"] * 10 + ["above_95", ""]


def test_a_hedge_that_reaches_the_limits_is_no_signal() -> None:
    table = within((50, 50, 100, 100), (50, 80, 100, 100), (50, 50, 60, 100))
    assert adjusted_signals(table, (0.8, 0.8), none_of("arcsine")).tolist() == [
        "below_998",
        "within",
        "within",
    ]


def test_a_hedged_denominator_is_judged_by_its_widest_limits() -> None:
    # 0.006 to 0.6: below 0.77, the limit of 1,000, not below 0.51, that of 10
    assert adjusted_signals(within((6, 6, 10, 1000)), (0.8, 0.8), none_of("arcsine")).tolist() == [
        "within"
    ]


SHARES = st.floats(0.05, 0.95)


@given(
    st.sampled_from(sorted(SCALES)),
    SHARES,
    st.integers(1, 10**6),
    st.integers(2, 1000),
    st.floats(0, 0.1),
)
def test_limits_close_on_the_target_without_overdispersion_and_stay_apart_with_it(
    scale: str, goal: float, size: int, more: int, tau2: float
) -> None:
    assume(size * goal >= 1)
    sizes = [size, size * more, 10**14]
    for _, line in adjusted_limits(sizes, (goal, goal), none_of(scale)).groupby(
        ["confidence", "side"]
    ):
        apart = (line["limit"] - goal).abs().tolist()
        assert apart[0] >= apart[1] >= apart[2]
        assert apart[2] < 1e-5
    plain, wide = (
        adjusted_limits(sizes, (goal, goal), none_of(scale, extra)) for extra in (0.0, tau2)
    )
    lower = plain["side"] == "lower"
    assert (wide["limit"] <= plain["limit"])[lower].all()
    assert (wide["limit"] >= plain["limit"])[~lower].all()


@TABLES
@given(hedged_units(), st.sampled_from(["arcsine", "root", "log_counts"]), st.randoms())
def test_the_order_of_units_does_not_matter(
    table: pd.DataFrame, scale: str, chance: object
) -> None:
    exact = exactly(*zip(table["numerator_low"] + 1, table["denominator_high"] + 1, strict=True))
    shuffled = exact.sample(frac=1, random_state=chance.randrange(2**32))  # type: ignore[attr-defined]
    one, other = find_dispersion(exact, scale), find_dispersion(shuffled, scale)
    assert (one.phi, one.tau2) == pytest.approx((other.phi, other.tau2), rel=1e-9, abs=1e-12)


@TABLES
@given(hedged_units(share=False), st.sampled_from([0.125, 4, 1024]))
def test_the_scale_of_denominators_does_not_matter(table: pd.DataFrame, scale: float) -> None:
    exact = exactly(*zip(table["numerator_low"] + 1, table["denominator_high"], strict=True))
    sizes = ["denominator_low", "denominator_high"]
    scaled = exact.assign(**{name: exact[name] * scale for name in sizes})
    one, other = find_dispersion(exact, "root"), find_dispersion(scaled, "root")
    assert (one.phi, one.tau2) == pytest.approx((other.phi, other.tau2), rel=1e-9, abs=1e-12)
    said = [
        adjusted_signals(rows, pooled_target(rows, "rate"), one).tolist()
        for rows in (exact, scaled)
    ]
    assert said[0] == said[1]


def test_the_error_of_two_counts_counts_both() -> None:
    error = SCALES["log_counts"].error(np.array([99.5]), np.array([0.5]), 1.0)
    assert error.tolist() == pytest.approx([(99.5 / 100**2 + 0.5) ** 0.5])
