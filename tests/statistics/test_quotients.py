"""Numerator and denominator: what is no share or rate of counts is refused, row by row."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from analysis.problems import DataError
from analysis.statistics.ratios import BOUNDS, Kind, check_bounds, quotient_values
from units_made import Row, shares

INF, NAN = np.inf, np.nan


def rows(*bounds: tuple[float, ...]) -> pd.DataFrame:
    """Units a, b … with these bounds."""
    return pd.DataFrame(bounds, columns=BOUNDS, index=list("abcdef"[: len(bounds)]))


@pytest.mark.parametrize(
    ("bounds", "kind", "what"),
    [
        pytest.param((NAN, NAN, 10, 10), "share", "is absent or has no limit", id="no numerator"),
        pytest.param((5, 5, NAN, NAN), "rate", "is absent or has no limit", id="no denominator"),
        pytest.param((5, INF, 10, 10), "share", "is absent or has no limit", id="open above"),
        pytest.param((6, 5, 10, 10), "share", "are not ordered", id="numerator turned round"),
        pytest.param((5, 5, 11, 10), "share", "are not ordered", id="denominator turned round"),
        pytest.param((-1, 5, 10, 10), "share", "below 0", id="fewer than none"),
        pytest.param(
            (0, 0, 0, 10), "share", "below 0, or a denominator not above it", id="of perhaps none"
        ),
        pytest.param((2.5, 3, 10, 10), "share", "is not whole", id="half a hazard"),
        pytest.param((2, 3, 9.5, 10), "share", "is not whole", id="half a hazard found"),
        pytest.param((2.5, 3, 9.5, 10), "rate", "is not whole", id="half an event"),
        pytest.param(
            (11, 12, 10, 10), "share", "more above than below", id="more rectified than found"
        ),
    ],
)
def test_refused_with_place_and_remedy(bounds: tuple[float, ...], kind: Kind, what: str) -> None:
    with pytest.raises(DataError, match=rf"ranks: b: .*{what}.*Remedy: ") as caught:
        check_bounds(rows((5, 5, 10, 10), bounds), kind, "ranks")
    assert len(caught.value.problems) == 1


@pytest.mark.parametrize(
    ("bounds", "kind"),
    [
        pytest.param((0, 0, 10, 10), "share", id="a zero that is reported"),
        pytest.param((10, 10, 10, 10), "share", id="all"),
        pytest.param((9, 11, 10, 10), "share", id="perhaps all"),
        pytest.param((12, 12, 10, 10.5), "rate", id="more events than exposure"),
    ],
)
def test_allowed(bounds: tuple[float, ...], kind: Kind) -> None:
    check_bounds(rows(bounds), kind, "ranks")


def test_all_problems_at_once() -> None:
    with pytest.raises(DataError) as caught:
        check_bounds(
            rows((6, 5, 10, 10), (5, 5, 10, 10), (NAN, 5, 10, 10)).rename(index={"c": "b"}),
            "share",
            "ranks",
        )
    assert [problem.place for problem in caught.value.problems] == [
        "ranks: b",
        "ranks: a",
        "ranks: b",
    ]
    assert "stands twice" in str(caught.value)


@pytest.mark.parametrize(
    ("bounds", "kind", "expected"),
    [
        pytest.param((233, 233, 246, 246), "share", (233 / 246, 233 / 246), id="exact"),
        pytest.param((9, 10, 10, 20), "share", (0.45, 1), id="ends cross over"),
        pytest.param((9, 15, 10, 20), "share", (0.45, 1), id="a share ends at the whole"),
        pytest.param((9, 15, 10, 20), "rate", (0.45, 1.5), id="a rate does not"),
    ],
)
def test_values(bounds: tuple[float, ...], kind: Kind, expected: tuple[float, float]) -> None:
    assert quotient_values(rows(bounds), kind).iloc[0].tolist() == pytest.approx(expected)


@given(shares())
def test_invented_shares_are_shares(row: Row) -> None:
    check_bounds(rows(row), "share", "ranks")
    low, high = quotient_values(rows(row), "share").iloc[0]
    assert 0 <= low <= high <= 1
