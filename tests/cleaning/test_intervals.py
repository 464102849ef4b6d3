"""A quotient of bounds is the widest the words allow: [lo/hi, hi/lo]."""

import math
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning.ratios import PAIRS, quotient_bounds

INF = math.inf
COUNTS = st.integers(min_value=0, max_value=10**9)
SPANS = st.tuples(COUNTS, COUNTS).map(sorted)
POSITIVE = st.tuples(st.integers(1, 10**9), st.integers(1, 10**9)).map(sorted)


def frame(
    low: float, high: float, strict_low: float | None = None, strict_high: float | None = None
) -> pd.DataFrame:
    """One row of bounds; the strict ones are the conventional ones where not given."""
    strict = (
        low if strict_low is None else strict_low,
        high if strict_high is None else strict_high,
    )
    return pd.DataFrame(
        [[low, high, *strict]], columns=[name for pair in PAIRS for name in pair], dtype="float64"
    )


def ends(
    numerator: pd.DataFrame, denominator: pd.DataFrame, scale: float = 1.0
) -> tuple[float, ...]:
    """low, high, strict_low, strict_high of the one quotient."""
    return tuple(quotient_bounds(numerator, denominator, scale).iloc[0].tolist())


def test_the_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "hedged_rates.csv")
    assert len(rows) == 9
    given = rows[
        ["num_lo", "num_hi", "den_lo", "den_hi", "per", "rate_lo", "rate_hi", "rtol"]
    ].astype("float64")
    for name, (num_lo, num_hi, den_lo, den_hi, per, *rates, rtol) in zip(
        rows["id"], given.to_numpy(), strict=True
    ):
        found = ends(frame(num_lo, num_hi), frame(den_lo, den_hi), per)
        assert found[:2] == pytest.approx(rates, rel=rtol), name


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        pytest.param((2, 3), (4, 8), (0.25, 0.75), id="ends cross over"),
        pytest.param((6, 6), (3, 3), (2, 2), id="points stay points"),
        pytest.param((0, 0), (4, 8), (0, 0), id="nothing of something"),
        pytest.param((2, 3), (0, 8), (0.25, INF), id="the denominator may be 0"),
        pytest.param((0, 3), (0, 8), (0, INF), id="both may be 0"),
        pytest.param((0, 0), (0, 0), (0, INF), id="0 of 0 tells nothing"),
        pytest.param((2, INF), (4, 8), (0.25, INF), id="the numerator is open"),
        pytest.param((2, 3), (4, INF), (0, 0.75), id="the denominator is open"),
        pytest.param((2, INF), (4, INF), (0, INF), id="both are open"),
        pytest.param((0, INF), (0, INF), (0, INF), id="nothing is known"),
    ],
)
def test_ends(
    numerator: tuple[float, float], denominator: tuple[float, float], expected: tuple[float, float]
) -> None:
    assert ends(frame(*numerator), frame(*denominator))[:2] == expected


def test_strict_bounds_are_divided_by_strict_bounds() -> None:
    found = ends(frame(10, 20, 5, INF), frame(2, 4, 1, 8))
    assert found == (2.5, 10, 0.625, INF)


def test_the_scale_multiplies_both_ends() -> None:
    assert ends(frame(1, 3), frame(4, 4), 100)[:2] == (25, 75)


def test_rows_do_not_mix() -> None:
    above, below = pd.concat([frame(1, 1), frame(9, 9)]), pd.concat([frame(2, 2), frame(3, 3)])
    found = quotient_bounds(above.reset_index(drop=True), below.reset_index(drop=True))
    assert found["low"].tolist() == [0.5, 3]
    assert found["high"].tolist() == [0.5, 3]


def test_no_rows_give_no_rows() -> None:
    nothing = frame(1, 1).iloc[:0]
    assert len(quotient_bounds(nothing, nothing)) == 0


@given(SPANS, POSITIVE, st.floats(0, 1), st.floats(0, 1))
def test_every_n_over_d_inside_is_contained(
    above: list[int], below: list[int], up: float, down: float
) -> None:
    n = above[0] + math.floor(up * (above[1] - above[0]))
    d = below[0] + math.floor(down * (below[1] - below[0]))
    low, high, *_ = ends(frame(*above), frame(*below))
    assert low <= n / d <= high


@given(SPANS, POSITIVE)
def test_like_ends_never_reach_further(above: list[int], below: list[int]) -> None:
    low, high, *_ = ends(frame(*above), frame(*below))
    assert low <= min(above[0] / below[0], above[1] / below[1])
    assert high >= max(above[0] / below[0], above[1] / below[1])


@given(SPANS, SPANS, COUNTS)
def test_a_wider_part_never_narrows(above: list[int], below: list[int], more: int) -> None:
    low, high, *_ = ends(frame(*above), frame(*below))
    wider = ends(
        frame(max(above[0] - more, 0), above[1] + more),
        frame(max(below[0] - more, 0), below[1] + more),
    )
    assert wider[0] <= low <= high <= wider[1]
