"""Which rows stand in one chart over time, and which raise."""

from typing import Any

import pandas as pd
import pytest

from analysis.exhibits.data.series import calendar_years, counting_bases, holiday_rows, in_time
from analysis.problems import DataError
from judged import LEAD, NAMES, UNDATED, UNKNOWN, frame, row
from nation import FIRES, spring, year


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"window_end": pd.Timestamp("2023-06-30")}, id="half a year"),
        pytest.param({"window_end": pd.Timestamp("2024-12-31")}, id="two years"),
        pytest.param(
            {"window_start": pd.Timestamp("2022-07-01"), "window_end": pd.Timestamp("2023-06-30")},
            id="July",
        ),
        pytest.param(LEAD, id="from a lead"),
        pytest.param(UNKNOWN, id="no window"),
        pytest.param({"window_start": pd.NaT}, id="no first day"),
        pytest.param({"actor_level": "detachment"}, id="not the nation's"),
    ],
)
def test_what_is_no_whole_year_of_the_nation(changes: dict[str, Any]) -> None:
    assert calendar_years(frame(year(2023, **changes))).empty
    assert len(calendar_years(frame(year(2023)))) == 1


def test_deaths_are_neither_incidents_nor_fires() -> None:
    assert calendar_years(frame(year(2023, "fire_deaths"))).empty


def test_years_are_in_order_and_keep_their_index() -> None:
    rows = frame(year(2024), year(2021), year(2023, "incidents_attended", 9))
    assert calendar_years(rows).index.tolist() == [1, 2, 0]


def test_no_rows_have_no_years() -> None:
    assert calendar_years(frame(year(2024)).iloc[:0]).empty


def test_only_declared_and_dated_holidays_stand_in_a_series() -> None:
    rows = frame(
        spring(2015),
        spring(2009),
        spring(2010, **UNDATED),
        spring(2011, **LEAD),
        spring(2012, series=""),
    )
    assert holiday_rows(rows)["window_end"].dt.year.tolist() == [2009, 2015]
    assert holiday_rows(frame(spring(2015, "people_rescued"))).empty


def test_a_units_own_rows_are_of_no_series_of_holidays() -> None:
    own = frame(row("fires"))
    assert "series" not in own
    assert holiday_rows(own).empty


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        pytest.param({}, 1, id="one basis"),
        pytest.param({"series": "fires_to_2019"}, 2, id="two series"),
        pytest.param({"measure": "次"}, 2, id="two measures"),
    ],
)
def test_what_a_number_is_counted_by(changes: dict[str, Any], kinds: int) -> None:
    assert counting_bases(frame(year(2021), year(2024, **changes))).nunique() == kinds


def test_rows_of_no_series_are_of_one_basis() -> None:
    assert counting_bases(frame(row("fires"), row("fires"))).nunique() == 1


def test_three_years_on_one_basis_are_let_through() -> None:
    assert in_time(frame(*(year(when) for when in (2021, 2024, 2025))), names=NAMES) is None


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([year(2019, **FIRES), year(2021), year(2024), year(2025)], id="a break"),
        pytest.param([year(2021), year(2024)], id="two points"),
        pytest.param([year(2021)], id="one"),
    ],
)
def test_a_break_and_too_few_points_are_drawn_and_said(rows: list[pd.Series]) -> None:
    mark = in_time(frame(*rows))
    assert mark is not None
    assert mark.zh == "不可比"


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param(
            year(2025, unit="elsewhere", actor="elsewhere"),
            "not one and the same subject",
            id="two actors",
        ),
        pytest.param(year(2024, value=9.0), "the windows overlap", id="a year twice"),
        pytest.param(
            year(2025, window_end=pd.Timestamp("2025-03-31")), "unlike length", id="a quarter"
        ),
    ],
)
def test_what_is_no_series_at_all_raises(other: pd.Series, why: str) -> None:
    rows = frame(year(2021), year(2023), other, year(2024))
    with pytest.raises(
        DataError, match=f"No trend can be told: .*{why}.*Remedy: keep one row of each period"
    ):
        in_time(rows)
