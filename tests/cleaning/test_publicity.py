"""Publicity: a stock, flows and output share no scale.

Only an audience is divided, by its performances.
"""

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations
from rows import codes, mention, mentions, of, units


@pytest.mark.parametrize(
    ("metric", "phrase", "stock"),
    [
        ("subscribers", "80万人", True),
        ("annual_reads", "300次", False),
        ("publicity_participants", "300人", False),
        ("media_items_published", "300条", False),
    ],
)
def test_followers_alone_are_a_stock(metric: str, phrase: str, stock: bool) -> None:
    found = build_observations(mentions(mention(phrase, metric)), units())
    assert ("STOCK" in codes(found, metric)) == stock


def test_a_stock_stays_one_whatever_its_window() -> None:
    found = build_observations(mentions(mention("800人", "subscribers", window="2023年")), units())
    assert found["per"].tolist() == ["stock"]


def test_audience_per_performance() -> None:
    rows = (
        mention("近30万", "publicity_participants"),
        mention("20余场次", "publicity_performances"),
    )
    (row,) = of(build_observations(mentions(*rows), units()), "audience_per_performance").to_dict(
        "records"
    )
    assert pd.isna(row["value"])
    assert (row["low"], row["high"]) == pytest.approx((270000 / 29, 299999 / 21))
    assert (row["strict_low"], row["strict_high"]) == (0, pytest.approx(299999 / 21))
    assert (row["per"], row["measure"]) == ("performance", "人")
    assert {"PLAUSIBILITY", "HEDGED", "MEASURE_INFERRED", "WINDOW_UNKNOWN"} == set(
        row["caveats"].split(";")
    )


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(("annual_reads", "900次"), ("subscribers", "300人"), id="reads by followers"),
        pytest.param(
            ("publicity_participants", "900人"),
            ("counties_covered_by_publicity", "3个"),
            id="by counties",
        ),
        pytest.param(
            ("media_items_published", "900条"),
            ("publicity_performances", "3场"),
            id="items by performances",
        ),
    ],
)
def test_nothing_else_is_divided(above: tuple[str, str], below: tuple[str, str]) -> None:
    rows = [mention(phrase, metric, window="年均") for metric, phrase in (above, below)]
    assert set(build_observations(mentions(*rows), units())["basis"]) == {"printed"}
