"""What cleaning fills in of one mention: the end of a share, what it is per, and its measure."""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations
from rows import codes, mention, mentions, units


def one(phrase: str, metric: str, **changes: Any) -> dict[str, Any]:
    """The one observation of a mention that derives nothing."""
    (row,) = build_observations(mentions(mention(phrase, metric, **changes)), units()).to_dict(
        "records"
    )
    return {str(name): value for name, value in row.items()}


@pytest.mark.parametrize(
    ("phrase", "low", "high", "strict_high"),
    [
        pytest.param("97%", 97, 97, 97, id="exact"),
        pytest.param("超过99.5%", 99.5, 99.6, 100, id="over"),  # up by the place of the 5
        pytest.param("90%以上", 90, 100, 100, id="from 90 up"),
        pytest.param("约95%", 85.5, 100, 100, id="about"),  # 104.5 is cut off
        pytest.param("近100%", 90, 100, 100, id="near"),
    ],
)
def test_shares_end_at_the_whole(phrase: str, low: float, high: float, strict_high: float) -> None:
    row = one(phrase, "committee_decisions_follow_up_rate")
    assert (row["low"], row["high"], row["strict_high"]) == pytest.approx((low, high, strict_high))


def test_counts_do_not_end_at_a_hundred() -> None:
    assert (one("100余份", "correction_notices_issued")["high"]) == 199


@pytest.mark.parametrize(
    ("phrase", "metric", "window", "per"),
    [
        pytest.param("3份", "correction_notices_issued", "", "total", id="no window"),
        pytest.param("3份", "correction_notices_issued", "2023年", "total", id="a year's total"),
        pytest.param("3份", "correction_notices_issued", "年均", "year", id="yearly"),
        pytest.param("3份", "correction_notices_issued", "月均", "month", id="monthly"),
        pytest.param("3支", "staff_service_teams", "", "stock", id="stock"),
        pytest.param("3支", "staff_service_teams", "年均", "stock", id="a stock stays one"),
        pytest.param(
            "3%", "committee_decisions_follow_up_rate", "年均", "share", id="a share stays one"
        ),
        pytest.param("3个", "gas_cylinders_removed", "2023年", "event", id="event"),
        pytest.param("3个", "family_clubs", "", "area", id="area"),
    ],
)
def test_per(phrase: str, metric: str, window: str, per: str) -> None:
    assert one(phrase, metric, window=window)["per"] == per


@pytest.mark.parametrize(
    ("phrase", "metric", "measure", "inferred"),
    [
        pytest.param("30份", "correction_notices_issued", "份", False, id="printed"),
        pytest.param("30件", "correction_notices_issued", "件", False, id="printed, not the first"),
        pytest.param("30", "correction_notices_issued", "份", True, id="the metric's first"),
        pytest.param("近30万群众", "publicity_participants", "人", True, id="a noun's"),
        pytest.param("双双", "merit_class2_recipients", "人", True, id="both"),
        pytest.param("零事故", "internal_accidents", "", False, id="none in words"),
    ],
)
def test_measure(phrase: str, metric: str, measure: str, inferred: bool) -> None:
    found = build_observations(mentions(mention(phrase, metric)), units())
    assert found["measure"].tolist() == [measure]
    assert ("MEASURE_INFERRED" in codes(found, metric)) == inferred


def test_the_window_is_kept() -> None:
    row = one("3份", "correction_notices_issued", window="2024年2月以来")
    assert (row["window_start"], row["window_end"]) == (
        pd.Timestamp(2024, 2, 1),
        pd.Timestamp(2024, 5, 20),
    )
    assert (row["window_basis"], row["caveats"]) == ("stated", "")
