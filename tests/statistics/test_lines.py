"""Lines through series: by hand, from either end, and no surer than the scatter of the points."""

from math import exp, log, sqrt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from analysis.statistics.ratios import Kind
from analysis.statistics.trends import fit_trend
from analysis.vocabulary import methods
from examples import examples
from units_made import monthly, only

Z = 1.959963984540054
FLAT = [10] * 13
SPREAD = 182 / 144  # the sum of squares of 13 twelfths of a year about their mean


def test_a_flat_rate_by_hand() -> None:
    found = fit_trend(monthly(FLAT, 50), "rate")
    error = 1 / sqrt(10 * SPREAD)  # information: the sum of expected counts times squared years
    assert only(found, "factor") == pytest.approx(1)
    assert only(found, "factor_lower") == pytest.approx(exp(-Z * error))
    assert only(found, "factor_upper") == pytest.approx(exp(Z * error))
    assert (only(found, "p"), only(found, "scale")) == pytest.approx((1, 1))
    assert set(found["method"]) == {"poisson_glm"}
    middle = found.iloc[6]  # there the slope adds nothing: 130 events in all
    ends = [0.2, 0.2 * exp(-Z / sqrt(130)), 0.2 * exp(Z / sqrt(130))]
    assert middle[["fitted", "fitted_lower", "fitted_upper"]].tolist() == pytest.approx(ends)


def test_a_flat_share_by_hand() -> None:
    found = fit_trend(monthly(FLAT, 50), "share")
    error = 1 / sqrt(50 * 0.2 * 0.8 * SPREAD)
    assert only(found, "factor_upper") == pytest.approx(exp(Z * error))
    assert found["fitted"].tolist() == pytest.approx([0.2] * 13)
    assert set(found["method"]) == {"binomial_glm"}


def test_a_rate_that_doubles_every_year() -> None:
    found = fit_trend(
        monthly([3 * 2**year for year in range(13)], 1).assign(date=yearly(13)), "rate"
    )
    assert only(found, "factor") == pytest.approx(2)


def yearly(points: int) -> pd.DatetimeIndex:
    """Dates 365.25 days apart."""
    return pd.Timestamp("2010-01-01") + pd.to_timedelta(
        [365.25 * year for year in range(points)], "D"
    )


def test_the_exposure_is_an_offset() -> None:
    # twice the events of twice the exposure is no rise
    found = fit_trend(
        monthly([2 * n for n in range(5, 18)], [10 * n for n in range(5, 18)]), "rate"
    )
    assert only(found, "factor") == pytest.approx(1)
    assert found["fitted"].tolist() == pytest.approx([0.2] * 13)


def test_odds_that_double_every_year() -> None:
    # odds 1/8, 1/4 … 512 in shares of counts: m / (m + 1) of a multiple of the denominator
    odds = [2.0 ** (year - 3) for year in range(13)]
    below = [(2 ** max(3 - year, 0)) + 2 ** max(year - 3, 0) for year in range(13)]
    above = [round(size * odd / (1 + odd)) for size, odd in zip(below, odds, strict=True)]
    assert only(
        fit_trend(monthly(above, below).assign(date=yearly(13)), "share"), "factor"
    ) == pytest.approx(2)


@pytest.mark.parametrize(
    ("kind", "method", "chance"),
    [("rate", "quasi_poisson_glm", 1), ("share", "quasi_binomial_glm", 1 - 125 / 13 / 1000)],
)
def test_overdispersion_widens_and_is_said(kind: Kind, method: str, chance: float) -> None:
    # 5, 15, 5 … 5 is the same from either end: no slope; X2 by hand about the mean of 125 / 13
    counts, mean = [5, 15] * 6 + [5], 125 / 13
    found = fit_trend(monthly(counts, 1000), kind)
    scale = sum((count - mean) ** 2 for count in counts) / (mean * chance) / 11
    assert scale > 1
    assert only(found, "factor") == pytest.approx(1)
    assert only(found, "scale") == pytest.approx(scale)
    reach = t.ppf(0.975, 11) * sqrt(scale / (mean * chance * SPREAD))
    assert log(only(found, "factor_upper")) == pytest.approx(reach)
    assert set(found["method"]) == {method}
    assert set(found["source"]) == {methods()[method].source}


def test_events_at_both_ends_have_a_line() -> None:
    assert set(fit_trend(monthly([1] + [0] * 11 + [1], 10), "rate")["method"]) == {"poisson_glm"}


@examples(25)
@given(
    st.lists(st.integers(1, 30), min_size=13, max_size=20),
    st.randoms(),
    st.sampled_from([0.5, 1000.0]),
)
def test_neither_order_nor_measure_matters(counts: list[int], random: object, scale: float) -> None:
    series = monthly(counts, 30)
    found = fit_trend(series, "rate")
    scaled = series.assign(
        **{name: series[name] * scale for name in ("denominator_low", "denominator_high")}
    )
    other = fit_trend(scaled.sample(frac=1, random_state=random.randrange(2**32)), "rate")  # type: ignore[attr-defined]
    assert other["factor"].tolist() == pytest.approx(found["factor"].tolist(), rel=1e-6)
    assert (scale * other["fitted"]).tolist() == pytest.approx(found["fitted"].tolist(), rel=1e-6)


@examples(25)
@given(st.lists(st.integers(1, 30), min_size=13, max_size=20))
def test_run_backwards_a_rise_is_a_fall(counts: list[int]) -> None:
    rise, fall = (
        fit_trend(monthly(counts, 100), "rate"),
        fit_trend(monthly(counts[::-1], 100), "rate"),
    )
    assert only(fall, "factor") == pytest.approx(1 / only(rise, "factor"), rel=1e-6)
    assert only(fall, "p") == pytest.approx(only(rise, "p"), rel=1e-5, abs=1e-9)
