"""Series of one's own: what may be followed, run charts below 13 points, limits from 13, claims adjusted over all."""

import pandas as pd
import pytest

from analysis.exhibits.data.series import follow_series, series_of
from national import LEAPER, national, national_names
from records import yearly

NAMES = national_names()


def test_two_points_are_no_series() -> None:
    assert follow_series(yearly("30处", "40处")).empty


def test_three_points_have_a_median_and_no_limits() -> None:
    found = follow_series(yearly("30处", "50处", "40处"))
    assert found["low"].tolist() == [30, 50, 40]
    assert found["median_low"].unique().tolist() == [40]
    assert found[["mean", "lower", "upper", "factor"]].isna().all(axis=None)
    assert (found["rule"] == "").all()


def test_a_hedge_stays_a_hedge() -> None:
    found = follow_series(yearly("30余处", "50处", "40处"))
    assert found.loc[0, ["low", "high"]].tolist() == [31, 39]
    assert found.loc[0, ["median_low", "median_high"]].tolist() == [40, 40]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            yearly(
                "30处",
                "40处",
                "50处",
                inherited="2020年",
            ),
            id="inferred windows",
        ),
        pytest.param(national(1, 2), id="two months"),
        pytest.param(national(1, 0), id="nothing"),
    ],
)
def test_what_is_no_series(rows: pd.DataFrame) -> None:
    assert list(series_of(rows)) == []
    assert follow_series(rows).empty


def test_thirteen_exact_points_have_limits_and_a_line() -> None:
    found = follow_series(national(1, 13), names=NAMES)
    assert sorted(found["metric"].unique()) == [
        "hazards_found",
        "hazards_rectified",
        "hazards_rectified_share",
    ]
    assert found[["mean", "lower", "upper", "factor", "p"]].notna().all(axis=None)
    assert (found["lower"] <= found["mean"]).all()
    share = found[found["metric"] == "hazards_rectified_share"]
    assert share["upper"].le(100).all()
    assert share["low"].between(80, 100).all()


def test_of_all_the_national_series_the_one_that_changed_is_claimed() -> None:
    found = follow_series(national(), names=NAMES)
    first = found.drop_duplicates("series")
    claimed = first[first["p"] < 0.05]
    assert len(first) == 93
    assert claimed[["unit", "metric"]].to_numpy().tolist() == [
        [f"c{LEAPER:02d}", "hazards_rectified_share"]
    ]
    assert claimed["factor_lower"].gt(1).all()


def test_its_input_is_left_as_it_was() -> None:
    rows = national(1, 13)
    before = rows.copy()
    follow_series(rows, names=NAMES)
    pd.testing.assert_frame_equal(rows, before)
