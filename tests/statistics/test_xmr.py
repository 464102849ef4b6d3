"""Process-behaviour charts: 13 points or more, exact, on one basis."""

import pandas as pd
import pytest

from analysis.problems import DataError
from analysis.statistics.xmr import xmr_chart
from analysis.vocabulary import methods
from units_made import counted, monthly


def test_twelve_points_are_too_few() -> None:
    with pytest.raises(DataError, match=r"xmr: 12 points on one basis, and it takes 13\. Remedy: "):
        xmr_chart(monthly([5, 6] * 6, 10), "share")


def test_a_break_is_never_bridged() -> None:
    # 13 points about 5, a break, 13 about 50: each part has its own limits, and no run crosses
    series = monthly([4, 6] * 6 + [5] + [49, 51] * 6 + [50], 100, ["old"] * 13 + ["new"] * 13)
    found = xmr_chart(series, "rate")
    assert found.groupby("part")["mean"].unique().tolist() == pytest.approx([0.05, 0.5])
    assert set(found["rule"]) == {""}
    assert set(xmr_chart(series.assign(basis=""), "rate")["rule"]) != {""}


def test_thirteen_points_in_two_parts_are_too_few() -> None:
    with pytest.raises(DataError, match="xmr: 7 points on one basis"):
        xmr_chart(monthly([5, 6] * 6 + [5], 10, ["old"] * 7 + ["new"] * 6), "share")


def test_a_short_part_keeps_its_points_and_has_no_limits() -> None:
    found = xmr_chart(monthly([4, 6] * 7 + [9, 2, 9], 10, ["old"] * 14 + ["new"] * 3), "share")
    last = found.iloc[-1]
    assert (last["low"], last["rule"], last["direction"]) == (0.9, "", 0)
    assert (
        found[["mean", "lower", "upper"]].isna().any(axis=1).tolist() == [False] * 14 + [True] * 3
    )


def test_a_hedged_value_has_no_place_on_a_chart() -> None:
    series = monthly([5, 6] * 7, 10)
    series.loc[3, "numerator_high"] = 9
    with pytest.raises(DataError, match=r"xmr: a value is hedged\. Remedy: ask the unit"):
        xmr_chart(series, "share")


def test_order_of_rows_does_not_matter_and_the_method_is_named() -> None:
    series = monthly([4, 6] * 7, 10)
    found = xmr_chart(series.iloc[::-1], "share")
    pd.testing.assert_frame_equal(found, xmr_chart(series, "share"))
    assert set(found["source"]) == {methods()["xmr"].source}


def test_an_undated_row_is_refused() -> None:
    with pytest.raises(DataError, match="xmr: row 2: has no date"):
        xmr_chart(
            counted([5] * 14, 10).assign(
                basis="", date=[pd.NaT if n == 2 else f"2020-01-{n + 1:02}" for n in range(14)]
            ),
            "share",
        )
