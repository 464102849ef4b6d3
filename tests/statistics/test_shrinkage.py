"""Shrinkage: between raw and pooled, the more pooled the smaller the unit."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.methods import TooFewUnitsError
from analysis.statistics.shrinkage import shrunk_proportions, shrunk_rates
from paired import ABSENT, TABLES, exactly, hedged_units, within

Shrink = Callable[[pd.DataFrame], pd.DataFrame]
WAYS = [shrunk_proportions, shrunk_rates]


@pytest.mark.parametrize("shrink", WAYS)
@pytest.mark.parametrize(
    "tenth", [(3, 4, 5, 5), (3, 3, 5, 9), (ABSENT, ABSENT, 5, 5), (0, 0, 0, 0)]
)
def test_nine_exact_units_are_not_shrunk(
    shrink: Shrink, tenth: tuple[float, float, float, float]
) -> None:
    with pytest.raises(
        TooFewUnitsError, match=r"shrinkage, of exact numbers: it needs 10 units .* here are 9"
    ):
        shrink(within(*[(3, 3, 5, 5)] * 9, tenth))


# proportions: S = Σ n(x/n - p)², and (S - pq · 9) / (pq (Σn - Σn²/Σn - 9)) is how alike a unit is
# within
@pytest.mark.parametrize(
    ("units", "pooled", "expected"),
    [
        pytest.param(
            [(70, 100), (90, 100)],
            0.8,
            [0.713535, 0.886465],
            id="S 10, alike 0.060045: weight 0.86465",
        ),
        pytest.param(
            [(70, 100), (270, 300)],
            0.85,
            [0.719593, 0.897615],
            id="S 15, alike 0.062405: 0.8694 and 0.9523",
        ),
    ],
)
def test_proportions_by_hand(
    units: list[tuple[float, float]], pooled: float, expected: list[float]
) -> None:
    found = shrunk_proportions(exactly(*units * 5))
    assert found["low"].tolist() == pytest.approx(expected * 5, abs=1e-6)
    assert found["high"].tolist() == found["low"].tolist()
    assert set(found["pooled"]) == {pooled}
    assert (found["method"][0], found["source"][0][:12]) == ("beta_binomial", "Kleinman 197")


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param(
            [(10, 100), (30, 100)], [0.12, 0.28], id="variance 0.01, 0.002 by chance: weight 0.8"
        ),
        pytest.param(
            [(10, 100), (90, 300)],
            [1 / 7, 5 / 17],
            id="variance 0.0075, 0.00125 by chance: 5/7 and 15/17",
        ),
    ],
)
def test_rates_by_hand(units: list[tuple[float, float]], expected: list[float]) -> None:
    found = shrunk_rates(exactly(*units * 5))
    assert found["low"].tolist() == pytest.approx(expected * 5)
    assert (found["method"][0], found["source"][0][:12]) == ("gamma_poisson", "Marshall 199")


@pytest.mark.parametrize("shrink", WAYS)
@pytest.mark.parametrize(
    "units",
    [
        pytest.param([(8, 10), (80, 100)] * 5, id="all alike"),
        pytest.param([(7, 10), (9, 10)] * 5, id="no further apart than by chance"),
        pytest.param([(0, 10)] * 10, id="none anywhere"),
        pytest.param([(10, 10)] * 10, id="all everywhere"),
    ],
)
def test_what_chance_explains_is_pooled(shrink: Shrink, units: list[tuple[float, float]]) -> None:
    found = shrink(exactly(*units))
    assert found["low"].tolist() == pytest.approx(found["pooled"].tolist())
    assert found["pooled"][0] == pytest.approx(sum(x for x, _ in units) / sum(n for _, n in units))


def test_units_that_are_all_or_nothing_keep_their_own() -> None:
    found = shrunk_proportions(exactly(*[(0, 100), (100, 100)] * 5))
    assert found["low"].tolist() == pytest.approx([0, 1] * 5)


@pytest.mark.parametrize("shrink", WAYS)
def test_a_small_unit_is_drawn_further(shrink: Shrink) -> None:
    found = shrink(exactly(*[(70, 100), (90, 100)] * 5, (5, 10), (5000, 10000)))
    assert found["low"][10] - 0.5 > 10 * (found["low"][11] - 0.5) > 0


@pytest.mark.parametrize(
    ("shrink", "pair", "code"),
    [
        (shrunk_proportions, (11, 10), "PLAUSIBILITY"),
        (shrunk_proportions, (ABSENT, 10), "MISSING_NOT_ZERO"),
        (shrunk_rates, (5, 0), "SMALL_N"),
        (shrunk_rates, (5, ABSENT), "MISSING_NOT_ZERO"),
    ],
)
def test_no_quotient_nothing_shrunk(shrink: Shrink, pair: tuple[float, float], code: str) -> None:
    ten = [(70.0, 100.0), (90.0, 100.0)] * 5
    found, alone = shrink(exactly(*ten, pair)), shrink(exactly(*ten))
    assert found.loc[10, ["low", "high", "pooled"]].isna().all()
    assert found["reason"].tolist()[-1] == code
    pd.testing.assert_frame_equal(found[:10], alone)


@pytest.mark.parametrize("shrink", WAYS)
def test_the_bounds_of_a_hedge_are_shrunk_each(shrink: Shrink) -> None:
    ten = [(70.0, 70.0, 100.0, 100.0), (90.0, 90.0, 100.0, 100.0)] * 5
    found = shrink(within(*ten, (40, 50, 100, 200)))
    # beside the ten alone: an exact eleventh would have a part in the prior
    assert 0.2 < found["low"][10] < found["high"][10]
    assert 0.5 < found["high"][10] < 0.8


def test_no_reading_of_the_words_makes_a_share_above_the_whole() -> None:
    ten = [(70.0, 70.0, 100.0, 100.0), (90.0, 90.0, 100.0, 100.0)] * 5
    found = shrunk_proportions(within(*ten, (90, 110, 100, 105), (90, 105, 100, 105)))
    assert found["high"][10] == found["high"][11] < 1


@TABLES
@given(hedged_units(), st.sampled_from(WAYS))
def test_every_value_lies_between_raw_and_pooled(table: pd.DataFrame, shrink: Shrink) -> None:
    exact = exactly(*zip(table["numerator_low"], table["denominator_high"], strict=True))
    found, raw = shrink(exact), exact["numerator_low"] / exact["denominator_low"]
    ends = pd.DataFrame({"raw": raw, "pooled": found["pooled"]})
    assert (found["low"] >= ends.min(axis=1) - 1e-12).all()
    assert (found["low"] <= ends.max(axis=1) + 1e-12).all()


@TABLES
@given(hedged_units(), st.sampled_from(WAYS), st.randoms())
def test_the_order_of_units_does_not_matter(
    table: pd.DataFrame, shrink: Shrink, chance: object
) -> None:
    exact = exactly(*zip(table["numerator_low"], table["denominator_high"], strict=True))
    shuffled = exact.sample(frac=1, random_state=chance.randrange(2**32))  # type: ignore[attr-defined]
    assert shrink(shuffled)["low"].sort_index().tolist() == pytest.approx(
        shrink(exact)["low"].tolist(), abs=1e-9
    )


@TABLES
@given(hedged_units(share=False), st.sampled_from([0.125, 4, 1024]))
def test_the_scale_of_denominators_does_not_matter(table: pd.DataFrame, scale: float) -> None:
    exact = exactly(*zip(table["numerator_low"], table["denominator_high"], strict=True))
    sizes = ["denominator_low", "denominator_high"]
    scaled = shrunk_rates(exact.assign(**{name: exact[name] * scale for name in sizes}))
    assert (scaled["low"] * scale).tolist() == pytest.approx(
        shrunk_rates(exact)["low"].tolist(), rel=1e-9
    )


@TABLES
@given(st.integers(40, 60), st.integers(0, 40), st.integers(60, 80), st.integers(0, 40))
def test_a_wider_hedge_is_shrunk_to_wider_bounds(low: int, more: int, size: int, most: int) -> None:
    ten = [(70.0, 70.0, 100.0, 100.0), (90.0, 90.0, 100.0, 100.0)] * 5
    hedges = [
        (low, low + 1, size, size + 1),
        (low - more, low + 1 + more, size - more, size + 1 + most),
    ]
    for shrink in WAYS:
        narrow, wide = (shrink(within(*ten, hedge)).iloc[-1] for hedge in hedges)
        assert wide["low"] <= narrow["low"] + 1e-12
        assert wide["high"] >= narrow["high"] - 1e-12
