"""Wilson for proportions, exact or Byar for counts; an envelope where the words leave bounds."""

import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.quantities.quantity import read_quantity
from analysis.statistics.intervals import (
    byar_interval,
    estimate_counts,
    estimate_over,
    estimate_proportions,
    garwood_interval,
)
from paired import ABSENT, TABLES, columns, exactly, hedged_units, wider, within

ENDS = ["low", "high", "lower", "upper"]
COUNTS = st.integers(0, 10**6)
SPANS = st.tuples(COUNTS, COUNTS).map(sorted)


def events(low: float, high: float) -> pd.DataFrame:
    return pd.DataFrame({"low": [low], "high": [high]}, dtype="float64")


def test_wilson_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "wilson.csv")
    assert len(rows) == 46
    for confidence, group in rows.groupby("confidence"):
        found = estimate_proportions(columns(group["x"], group["n"]), confidence)
        for name, column in (("low", "value"), ("lower", "lower"), ("upper", "upper")):
            assert (found[name] * group["multiplier"].to_numpy()).tolist() == pytest.approx(
                group[column].tolist(), rel=group["rtol"].max()
            )


def test_byar_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "byar_counts.csv")
    assert len(rows) == 7
    for confidence, group in rows.groupby("confidence"):
        for found, column in zip(
            byar_interval(group["x"], confidence), ("lower", "upper"), strict=True
        ):
            expected = pytest.approx(group[column].tolist(), rel=group["rtol"].max(), nan_ok=True)
            assert found.tolist() == expected


def test_envelope_vectors_from_the_phrases(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "hedged_byar_envelope.csv")
    assert len(rows) == 10
    for row in rows.itertuples():
        read = read_quantity(row.phrase)
        found = estimate_counts(events(read.low, read.high), row.confidence).iloc[0]
        assert found[ENDS].tolist() == pytest.approx(
            [row.lo, row.hi, row.env_lower, row.env_upper], rel=row.rtol
        )


@pytest.mark.parametrize(
    ("part", "whole", "lower", "upper"),
    [
        pytest.param(0, 10, 0, 0.27753, id="none: z²/(n + z²)"),
        pytest.param(10, 10, 0.72247, 1, id="all"),
        pytest.param(5, 10, 0.23659, 0.76341, id="half"),
        pytest.param(233, 246, 0.91170, 0.96886, id="nearly all"),
    ],
)
def test_wilson_by_hand(part: int, whole: int, lower: float, upper: float) -> None:
    found = estimate_proportions(exactly((part, whole))).iloc[0]
    assert found[ENDS].tolist() == pytest.approx(
        [part / whole, part / whole, lower, upper], abs=1e-5
    )
    assert (found["method"], found["reason"]) == ("wilson", "")
    assert "Wilson 1927" in found["source"]


@pytest.mark.parametrize(
    ("low", "high", "lower", "upper", "method"),
    [
        pytest.param(0, 0, 0, -math.log(0.025), "exact_poisson", id="none: exact upper end"),
        pytest.param(1, 1, -math.log(0.975), 5.57164, "exact_poisson", id="one: exact lower end"),
        pytest.param(9, 9, 4.11537, 17.08480, "exact_poisson", id="nine are exact"),
        pytest.param(10, 10, 4.78745, 18.39145, "byar", id="ten are Byar's"),
        pytest.param(
            9, 10, 4.11537, 18.39145, "exact_poisson;byar", id="a hedge over ten names both"
        ),
    ],
)
def test_counts_by_hand(low: int, high: int, lower: float, upper: float, method: str) -> None:
    found = estimate_counts(events(low, high)).iloc[0]
    assert found[ENDS].tolist() == pytest.approx([low, high, lower, upper], abs=1e-5)
    assert found["method"] == method
    assert ("Garwood 1936" in found["source"], "Breslow & Day 1987" in found["source"]) == (
        low < 10,
        high > 9,
    )


@pytest.mark.parametrize(
    ("pair", "code"),
    [
        pytest.param((11, 11, 10, 10), "PLAUSIBILITY", id="more than the whole"),
        pytest.param((ABSENT, ABSENT, 10, 10), "MISSING_NOT_ZERO", id="not reported"),
        pytest.param((0, 0, 0, 0), "SMALL_N", id="of none"),
    ],
)
def test_no_proportion_has_no_numbers(pair: tuple[float, float, float, float], code: str) -> None:
    found = estimate_proportions(within(pair, (1, 1, 2, 2)))
    assert found.loc[0, ENDS].isna().all()
    assert found.loc[1, ENDS].notna().all()
    assert found["reason"].tolist() == [code, ""]


def test_an_absent_count_is_not_nought() -> None:
    found = estimate_counts(events(ABSENT, ABSENT)).iloc[0]
    assert found[ENDS].isna().all()
    assert found["reason"] == "MISSING_NOT_ZERO"
    assert garwood_interval(pd.Series([ABSENT]), 0.95)[0].isna().all()


def test_hedge_and_chance_are_kept_apart() -> None:
    found = estimate_proportions(within((60, 70, 100, 100))).iloc[0]
    alone = estimate_proportions(exactly((60, 100), (70, 100)))
    assert (found["low"], found["high"]) == (0.6, 0.7)
    assert (found["lower"], found["upper"]) == (alone["lower"][0], alone["upper"][1])


def test_no_reading_of_the_words_makes_a_share_above_the_whole() -> None:
    found = estimate_proportions(within((90, 110, 100, 105))).iloc[0]
    assert found[ENDS].tolist() == pytest.approx(
        [90 / 105, 1, estimate_proportions(exactly((90, 105)))["lower"][0], 1]
    )


def test_a_denominator_with_bounds_divides_crosswise() -> None:
    found = estimate_over(estimate_counts(events(20, 30)), events(1000, 2000), 1000).iloc[0]
    assert found[ENDS].tolist() == pytest.approx([10, 30, 12.21143 / 2, 42.82837], abs=1e-4)


@TABLES
@given(hedged_units(least=1), st.integers(0, 50), st.sampled_from([0.95, 0.998]))
def test_a_wider_hedge_never_narrows_an_envelope(
    table: pd.DataFrame, more: int, confidence: float
) -> None:
    narrow, wide = (
        estimate_proportions(table, confidence),
        estimate_proportions(wider(table, more), confidence),
    )
    for low, high in (("low", "high"), ("lower", "upper")):
        assert (wide[low] <= narrow[low] + 1e-12).all()
        assert (wide[high] >= narrow[high] - 1e-12).all()


@given(SPANS, COUNTS, st.sampled_from([0.95, 0.998]))
def test_a_wider_count_never_narrows_an_envelope(
    span: list[int], more: int, confidence: float
) -> None:
    narrow = estimate_counts(events(*span), confidence).iloc[0]
    wide = estimate_counts(events(max(span[0] - more, 0), span[1] + more), confidence).iloc[0]
    assert wide["lower"] <= narrow["lower"] <= narrow["low"]
    assert wide["upper"] >= narrow["upper"] >= narrow["high"]


@TABLES
@given(hedged_units(least=1), st.floats(0, 1), st.floats(0, 1))
def test_every_share_that_the_words_allow_lies_in_the_envelope(
    table: pd.DataFrame, up: float, down: float
) -> None:
    above = (
        table["numerator_low"] + up * (table["numerator_high"] - table["numerator_low"])
    ).round()
    below = (
        table["denominator_low"] + down * (table["denominator_high"] - table["denominator_low"])
    ).round()
    found, inside = estimate_proportions(table), estimate_proportions(columns(above, below))
    for low, high in (("low", "high"), ("lower", "upper")):
        assert (found[low] <= inside[low] + 1e-12).all()
        assert (found[high] >= inside[high] - 1e-12).all()


@TABLES
@given(hedged_units(least=2), st.randoms())
def test_the_order_of_units_does_not_matter(table: pd.DataFrame, chance: object) -> None:
    shuffled = table.sample(frac=1, random_state=chance.randrange(2**32))  # type: ignore[attr-defined]
    pd.testing.assert_frame_equal(
        estimate_proportions(shuffled).sort_index(), estimate_proportions(table)
    )
