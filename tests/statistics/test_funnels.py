"""Funnels: who lies beyond the limits; hedges and absences never make a signal."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.funnels import binomial_limits, find_signals, funnel_curves, pooled_target
from analysis.statistics.methods import TooFewUnitsError
from paired import ABSENT, TABLES, exactly, hedged_units, wider, within

NINE = [(80.0, 100.0)] * 9
KINDS = st.sampled_from(["proportion", "rate", "ratio"])
CLAIMS = {"below_998": -2, "below_95": -1, "within": 0, "above_95": 1, "above_998": 2, "": 0}


@pytest.mark.parametrize("kind", ["proportion", "rate"])
@pytest.mark.parametrize("act", [pooled_target, find_signals, funnel_curves])
def test_a_funnel_of_nine_units_is_refused(act: object, kind: str) -> None:
    with pytest.raises(TooFewUnitsError, match="a funnel: it needs 10 units"):
        act(exactly(*NINE), kind)  # type: ignore[operator]


def test_a_funnel_of_nine_ratios_is_refused() -> None:
    with pytest.raises(TooFewUnitsError, match="a funnel: it needs 10 units"):
        find_signals(exactly(*NINE), "ratio")


@pytest.mark.parametrize(
    ("tenth", "signal"),
    [
        pytest.param(50, "below_998", id="target 0.77, limits 0.640 and 0.688"),
        pytest.param(67, "below_95", id="target 0.787, limits 0.660 and 0.707"),
        pytest.param(75, "within", id="target 0.795"),
        pytest.param(90, "above_95", id="target 0.81, limits 0.887 and 0.931"),
        pytest.param(95, "above_998", id="target 0.815, limits 0.891 and 0.935"),
    ],
)
def test_signals_of_proportions_by_hand(tenth: int, signal: str) -> None:
    assert find_signals(exactly(*NINE, (tenth, 100)), "proportion")["signal"].tolist() == [
        "within"
    ] * 9 + [signal]


@pytest.mark.parametrize(
    ("observed", "signal"),
    [
        pytest.param(10, "within", id="10 of 10 expected"),
        pytest.param(20, "above_95", id="20: from 12.2 at 95 %, from 8.9 at 99.8 %"),
        pytest.param(30, "above_998", id="30: from 15.5 at 99.8 %"),
        pytest.param(3, "below_95", id="3: to 8.77 at 95 %, to 13.1 at 99.8 %"),
        pytest.param(0, "below_998", id="0: to 6.9 at 99.8 %"),
    ],
)
def test_signals_of_ratios_by_hand(observed: int, signal: str) -> None:
    found = find_signals(exactly(*[(10, 10)] * 9, (observed, 10)), "ratio")
    assert found["signal"].tolist() == ["within"] * 9 + [signal]


@pytest.mark.parametrize("whole", [True, False], ids=["all of all", "none of all"])
@pytest.mark.parametrize("least", [37, 246, 1000])
def test_units_that_are_exactly_alike_give_no_signal(least: int, whole: bool) -> None:
    table = exactly(*((n * whole, n) for n in range(least, least + 12)))
    assert set(find_signals(table, "proportion")["signal"]) == {"within"}


def test_a_unit_without_a_quotient_has_no_signal_and_no_part_in_the_target() -> None:
    table = exactly(*NINE, (80, 100), (900, 100), (ABSENT, 100))
    found = find_signals(table, "proportion")
    assert pooled_target(table, "proportion") == (0.8, 0.8)
    assert found["signal"].tolist()[-2:] == ["", ""]
    assert found["reason"].tolist()[-2:] == ["PLAUSIBILITY", "MISSING_NOT_ZERO"]


def test_nought_is_not_absent() -> None:
    table = exactly(*NINE, (80, 100), (0, 100))
    assert pooled_target(table, "proportion")[0] == pytest.approx(800 / 1100)
    assert find_signals(table, "proportion")["signal"].tolist()[-1] == "below_998"


def test_bounds_of_the_target_are_those_of_the_sums() -> None:
    table = within(*[(60, 70, 90, 100)] * 10)
    assert pooled_target(table, "rate") == (0.6, 70 / 90)
    assert pooled_target(within(*[(90, 99, 90, 100)] * 10), "proportion") == (0.9, 1.0)


def test_a_unit_within_the_bounds_of_the_target_is_no_signal() -> None:
    # target 0.605 to 0.795, the tenth unit 0.7 ± 0.03
    found = find_signals(within(*[(50, 90, 100, 100)] * 9, (700, 700, 1000, 1000)), "proportion")
    assert found["signal"].tolist() == ["within"] * 10


def test_a_hedge_that_reaches_the_limits_is_no_signal() -> None:
    found = find_signals(within(*[(80, 80, 100, 100)] * 9, (50, 80, 100, 100)), "proportion")
    assert found["signal"].tolist() == ["within"] * 10


@TABLES
@given(hedged_units(), st.integers(0, 200), KINDS)
def test_a_wider_hedge_never_makes_a_signal(table: pd.DataFrame, more: int, kind: str) -> None:
    claims = find_signals(table, kind)["signal"].map(CLAIMS)
    for loose in (wider(table, more), pd.concat([wider(table[:1], more), table[1:]])):
        wide = find_signals(loose, kind)["signal"].map(CLAIMS)
        assert (wide.abs() <= claims.abs()).all()
        assert (wide * claims >= 0).all()


@TABLES
@given(hedged_units(), KINDS, st.randoms())
def test_the_order_of_units_does_not_matter(table: pd.DataFrame, kind: str, chance: object) -> None:
    shuffled = table.sample(frac=1, random_state=chance.randrange(2**32))  # type: ignore[attr-defined]
    assert (
        find_signals(shuffled, kind)["signal"].sort_index().tolist()
        == find_signals(table, kind)["signal"].tolist()
    )


@TABLES
@given(hedged_units(share=False), st.sampled_from([0.125, 4, 1024]))
def test_the_scale_of_denominators_does_not_matter(table: pd.DataFrame, scale: float) -> None:
    scaled = table.assign(
        **{name: table[name] * scale for name in ("denominator_low", "denominator_high")}
    )
    assert (
        find_signals(scaled, "rate")["signal"].tolist()
        == find_signals(table, "rate")["signal"].tolist()
    )


@TABLES
@given(hedged_units())
def test_a_point_signals_just_where_it_lies_beyond_the_limits(table: pd.DataFrame) -> None:
    exact = exactly(*zip(table["numerator_low"], table["denominator_high"], strict=True))
    found, (p, _) = find_signals(exact, "proportion"), pooled_target(exact, "proportion")
    drawn = binomial_limits(exact["denominator_low"], (p, p))
    for confidence, said in ((0.95, ("below", "above")), (0.998, ("below_998", "above_998"))):
        line = drawn[drawn["confidence"] == confidence].groupby("side")["limit"].agg(np.array)
        clear = (np.abs(found["low"] - line["lower"]) > 1e-9) & (
            np.abs(found["low"] - line["upper"]) > 1e-9
        )
        beyond = (found["low"] < line["lower"]) | (found["low"] > line["upper"])
        assert (found["signal"].str.startswith(said) == beyond)[clear].all()
