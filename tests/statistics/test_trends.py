"""Trends: no line through few points, none through hedged ones, never one across a break."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import DataError
from analysis.statistics.ratios import Kind
from analysis.statistics.trends import FITTED, fit_trend
from examples import examples
from units_made import monthly, only

COUNTS = st.lists(st.integers(0, 30), min_size=3, max_size=20)


@pytest.mark.parametrize("points", [0, 1, 2])
def test_less_than_three_points_are_no_trend(points: int) -> None:
    with pytest.raises(
        DataError, match=rf"trend: {points} points on one basis, and it takes 3\. Remedy: "
    ):
        fit_trend(monthly([5] * points, 10), "share")


def test_three_points_in_two_parts_are_no_trend() -> None:
    with pytest.raises(DataError, match="trend: 2 points on one basis"):
        fit_trend(monthly([5, 6, 7], 10, ["old", "new", "new"]), "share")


@pytest.mark.parametrize("points", [3, 12])
def test_a_run_chart_is_its_median_and_no_line(points: int) -> None:
    found = fit_trend(monthly(range(points), 100), "rate")
    middle = (points - 1) / 2 / 100
    assert (only(found, "median_low"), only(found, "median_high")) == pytest.approx(
        (middle, middle)
    )
    assert found[FITTED].isna().all(axis=None)
    assert set(found["method"]) == {"run_chart"}


def test_the_median_of_hedged_values_has_bounds() -> None:
    series = monthly([2, 5, 7], 10)
    series.loc[1, ["numerator_low", "numerator_high"]] = [1, 9]
    found = fit_trend(series, "share")
    assert (only(found, "median_low"), only(found, "median_high")) == (0.2, 0.7)


@pytest.mark.parametrize("column", ["numerator_high", "denominator_high"])
def test_a_hedged_value_gets_no_line_however_many_points(column: str) -> None:
    series = monthly(range(1, 25), 100)
    assert set(fit_trend(series, "share")["method"]) == {"binomial_glm"}
    series.loc[7, column] += 5
    found = fit_trend(series, "share")
    assert set(found["method"]) == {"run_chart"}
    assert found["fitted"].isna().all()


def test_a_break_is_never_bridged() -> None:
    # falling within either part, though the second lies higher: over both it would rise
    counts = [*range(40, 14, -2), *range(80, 54, -2)]
    found = fit_trend(monthly(counts, 1000, ["old"] * 13 + ["new"] * 13), "rate")
    assert (found["factor"] < 1).all()
    assert found.groupby("part")["factor"].nunique().tolist() == [1, 1]
    assert only(fit_trend(monthly(counts, 1000), "rate"), "factor") > 1
    for part in (slice(0, 13), slice(13, 26)):
        alone = fit_trend(monthly(counts, 1000)[part], "rate")
        assert found[part]["fitted"].tolist() == pytest.approx(alone["fitted"].tolist())


def test_a_basis_that_returns_is_a_part_of_its_own() -> None:
    found = fit_trend(monthly([5, 6, 7, 1, 8, 9, 10], 10, [*"aaa", "b", *"aaa"]), "share")
    assert found["part"].tolist() == [1, 1, 1, 2, 3, 3, 3]
    assert found["median_low"].fillna(-1).tolist() == [0.6] * 3 + [-1] + [0.9] * 3
    assert found["method"].tolist() == ["run_chart"] * 3 + ["points_alone"] + ["run_chart"] * 3


@pytest.mark.parametrize(
    ("counts", "below", "kind"),
    [
        pytest.param([0] * 13, 10, "share", id="none ever"),
        pytest.param([10] * 13, 10, "share", id="all always"),
        pytest.param([0] * 7 + [10] * 6, 10, "share", id="none, then all"),
        pytest.param([0] * 6 + [4] + [10] * 6, 10, "share", id="none, some once, then all"),
        pytest.param([10] * 7 + [0] * 6, 10, "share", id="all, then none"),
        pytest.param([0] * 13, 10, "rate", id="no events"),
        pytest.param([0] * 12 + [9], 10, "rate", id="events at the end alone"),
        pytest.param([9] + [0] * 12, 10, "rate", id="events at the start alone"),
    ],
)
def test_where_a_fit_would_have_no_limit_there_is_no_line(
    counts: list[int], below: int, kind: Kind
) -> None:
    found = fit_trend(monthly(counts, below), kind)
    assert set(found["method"]) == {"run_chart"}
    assert found["fitted"].isna().all()


def test_two_values_of_one_date_are_not_one_series() -> None:
    series = monthly([5, 6, 7], 10)
    series.loc[2, "date"] = series.loc[1, "date"]
    with pytest.raises(DataError, match=r"trend: 2020-01-31: stands twice\. Remedy: keep one row"):
        fit_trend(series, "share")


def test_what_is_absent_is_not_nought() -> None:
    series = monthly([5, 6, 7], 10).astype({"numerator_low": "float64"})
    series.loc[1, "numerator_low"] = np.nan
    with pytest.raises(DataError, match="numerator or denominator is absent"):
        fit_trend(series, "share")


@examples(40)
@given(COUNTS, st.integers(0, 19), st.sampled_from(["share", "rate"]))
def test_below_thirteen_points_of_one_basis_there_is_never_a_line(
    counts: list[int], at: int, kind: Kind
) -> None:
    cut = min(at, len(counts))
    basis = ["old"] * cut + ["new"] * (len(counts) - cut)
    try:
        found = fit_trend(monthly(counts, 30, basis), kind)
    except DataError:
        assert max(cut, len(counts) - cut) < 3
        return
    short = found[found["points"] < 13]
    assert short["fitted"].isna().all()
    lined = found[found["fitted"].notna()]
    assert (lined["points"] >= 13).all()
    assert (lined["median_low"].isna() & (lined["fitted_lower"] <= lined["fitted"])).all()
