"""Rates and ratios of rates: no rate of few events, none of what is absent, bounds crosswise."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.intervals import (
    estimate_counts,
    estimate_over,
    estimate_rates,
    rate_ratios,
)
from analysis.statistics.ratios import ABOVE, BELOW
from paired import ABSENT, TABLES, columns, exactly, hedged_units, wider, within

ENDS = ["low", "high", "lower", "upper"]
NAMES = {"Exact": "exact_poisson", "Byars": "byar"}


def test_rate_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "rates.csv")
    assert len(rows) == 43
    for (confidence, multiplier), group in rows.groupby(["confidence", "multiplier"]):
        table = columns(group["x"], group["n"])
        # the interval itself, also where there are too few events for a rate to be given
        found = estimate_over(
            estimate_counts(table.rename(columns=ABOVE), confidence),
            table.rename(columns=BELOW),
            multiplier,
        )
        for name, column in (("low", "value"), ("lower", "lower"), ("upper", "upper")):
            assert found[name].tolist() == pytest.approx(
                group[column].tolist(), rel=group["rtol"].max()
            )
        assert found["method"].tolist() == group["method"].map(NAMES).tolist()
        given_out = estimate_rates(table, multiplier, confidence)
        enough = group["x"].to_numpy() >= 5
        pd.testing.assert_frame_equal(given_out[enough], found[enough])
        assert given_out[~enough][ENDS].isna().all(axis=None)


def test_hedged_rate_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "hedged_rates.csv")
    assert len(rows) == 9
    for row in rows.itertuples():
        found = estimate_rates(
            within((row.num_lo, row.num_hi, row.den_lo, row.den_hi)), row.per
        ).iloc[0]
        assert found[["low", "high"]].tolist() == pytest.approx(
            [row.rate_lo, row.rate_hi], rel=row.rtol
        )
        assert found["lower"] < row.rate_lo <= row.rate_hi < found["upper"]


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        pytest.param((4, 4, 100, 100), "SMALL_N", id="four events"),
        pytest.param((4, 400, 1000, 1000), "SMALL_N", id="perhaps four events"),
        pytest.param((50, 50, 0, 9), "SMALL_N", id="the denominator may be 0"),
        pytest.param((ABSENT, ABSENT, 9, 9), "MISSING_NOT_ZERO", id="events not reported"),
        pytest.param((50, 50, ABSENT, ABSENT), "MISSING_NOT_ZERO", id="denominator not reported"),
    ],
)
def test_no_rate(pair: tuple[float, float, float, float], code: str) -> None:
    refused, sound = within(pair), exactly((50, 100))
    for found in (
        estimate_rates(refused),
        rate_ratios(refused, sound),
        rate_ratios(sound, refused),
    ):
        assert found.loc[0, ENDS].isna().all()
        assert found["reason"].tolist() == [code]


@pytest.mark.parametrize(
    ("events", "method"), [(5, "exact_poisson"), (9, "exact_poisson"), (10, "byar"), (11, "byar")]
)
def test_below_ten_events_the_interval_is_exact(events: int, method: str) -> None:
    found = estimate_rates(exactly((events, 1000)), 1000).iloc[0]
    assert (found["low"], found["high"], found["method"], found["reason"]) == (
        events,
        events,
        method,
        "",
    )


def test_more_events_than_the_denominator_make_a_rate() -> None:
    assert estimate_rates(exactly((246, 204)), 100)["low"].tolist() == pytest.approx([120.588235])


def test_a_ratio_of_rates_by_hand() -> None:
    # 5 of the 10 events are of a: Clopper and Pearson's 0.187086 to 0.812914, as odds
    odds = 0.812914 / 0.187086
    found = rate_ratios(exactly((5, 1000)), exactly((5, 2000))).iloc[0]
    assert found[ENDS].tolist() == pytest.approx([2, 2, 2 / odds, 2 * odds], rel=1e-5)
    assert found["method"] == "exact_ratio"
    assert "Przyborowski & Wilenski 1940" in found["source"]


def test_a_ratio_of_hedged_rates_is_crosswise() -> None:
    found = rate_ratios(within((10, 20, 100, 200)), within((30, 60, 300, 400))).iloc[0]
    assert (found["low"], found["high"]) == pytest.approx(
        ((10 / 200) / (60 / 300), (20 / 100) / (30 / 400))
    )
    least = rate_ratios(exactly((10, 200)), exactly((60, 300))).iloc[0]
    most = rate_ratios(exactly((20, 100)), exactly((30, 400))).iloc[0]
    assert (found["lower"], found["upper"]) == (least["lower"], most["upper"])


EVENTS = st.tuples(st.integers(5, 5000), st.integers(1, 10**6))


@TABLES
@given(EVENTS, EVENTS)
def test_turning_a_ratio_round_turns_its_interval_round(
    a: tuple[int, int], b: tuple[int, int]
) -> None:
    there, back = (
        rate_ratios(exactly(a), exactly(b)).iloc[0],
        rate_ratios(exactly(b), exactly(a)).iloc[0],
    )
    turned = [1 / back[end] for end in ("low", "upper", "lower")]
    assert there[["low", "lower", "upper"]].tolist() == pytest.approx(turned)


@TABLES
@given(hedged_units(share=False, least=1), st.integers(1, 10**6), st.integers(2, 1000))
def test_a_multiplier_only_scales(table: pd.DataFrame, multiplier: int, larger: int) -> None:
    once, more = estimate_rates(table, multiplier), estimate_rates(table, multiplier * larger)
    for end in ENDS:
        assert more[end].tolist() == pytest.approx((once[end] * larger).tolist(), nan_ok=True)


@TABLES
@given(hedged_units(share=False, least=1), st.integers(0, 50))
def test_a_wider_hedge_never_narrows_a_rate(table: pd.DataFrame, more: int) -> None:
    narrow, wide = estimate_rates(table), estimate_rates(wider(table, more))
    given_out = wide["reason"] == ""
    assert (narrow["reason"][given_out] == "").all()
    assert (wide["lower"] <= narrow["lower"])[given_out].all()
    assert (wide["upper"] >= narrow["upper"])[given_out].all()


@TABLES
@given(hedged_units(share=False, least=1), st.integers(0, 50))
def test_a_wider_hedge_never_narrows_a_ratio(table: pd.DataFrame, more: int) -> None:
    other = exactly(*[(40, 300)] * len(table))
    narrow, wide = rate_ratios(table, other), rate_ratios(wider(table, more), other)
    given_out = wide["reason"] == ""
    assert (wide["lower"] <= narrow["lower"] + 1e-12)[given_out].all()
    assert (wide["upper"] >= narrow["upper"] - 1e-12)[given_out].all()
