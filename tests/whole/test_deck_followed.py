"""Numbers followed over time, as native charts.

Points that no line joins, hedges as bars, limits as level lines.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.pptx.chart_xml import chart_xml
from analysis.renderers.pptx.parts import Chart
from analysis.renderers.pptx.points import native_trends
from analysis.renderers.style import Theme
from charts_drawn import drawing
from national import LEAPER, national, national_names
from records import yearly

NAMES = national_names()


def charts(rows: pd.DataFrame) -> tuple[Chart, ...]:
    return native_trends(exhibit_of(drawing("trends", rows, NAMES)), Theme(list(NAMES)))


def cells(chart: Chart, key: str) -> list[Any]:
    return list(chart.column(key).cells)


def test_a_hedge_is_a_bar_over_its_bounds_and_no_point() -> None:
    (chart,) = charts(yearly("30余处", "50处", "40处"))
    assert cells(chart, "exact") == [None, 50, 40]
    assert cells(chart, "open") == [31, None, None]
    assert cells(chart, "range") == [8, None, None]
    (series,) = [series for series in chart.series if series.values == "open"]
    assert (series.alpha, series.plus) == (0, "range")


def test_points_are_joined_by_no_line() -> None:
    for chart in charts(national(1, 14)):
        joined = {series.values for series in chart.series if series.line}
        assert joined == {"mean", "lower", "upper"}
        assert all(
            len({cell for cell in cells(chart, key) if cell is not None}) == 1 for key in joined
        )


def test_below_thirteen_points_there_is_a_median_and_no_limit() -> None:
    for chart in charts(national(1, 12)):
        assert {series.values for series in chart.series if series.line} == {
            "median_low",
            "median_high",
        }


def test_signals_are_points_of_their_own() -> None:
    rows = national(LEAPER, 24)
    (chart, *_) = charts(rows[rows["unit"] == f"c{LEAPER:02d}"])
    exact, signal = cells(chart, "exact"), cells(chart, "signal")
    assert [one is None for one in exact] == [one is not None for one in signal]
    assert any(one is not None for one in signal)


def test_a_day_is_its_number_in_a_spreadsheet() -> None:
    (chart,) = charts(yearly("30处", "50处", "40处"))
    # 2020-07-02 0:00, the middle of a year of 366 days from 43831 on
    assert cells(chart, "day")[0] == 44014
    assert cells(chart, "name")[0].zh == "2020-01-01至2020-12-31"


def test_every_month_stands_at_a_tick_that_names_it() -> None:
    for chart in charts(national(1, 3)):  # January to March 2022
        assert chart.across.form == "yyyy-mm"
        assert chart.across.least is not None
        assert chart.across.step is not None
        for month, day in enumerate(cells(chart, "day")):
            tick = chart.across.least + (month + 1) * chart.across.step
            shown = pd.Timestamp("1899-12-30") + pd.Timedelta(days=tick)
            assert f"{shown:%Y-%m}" == f"2022-{month + 1:02d}"
            assert abs(tick - day) < 2


@pytest.mark.parametrize("months", [3, 12, 13, 24])
def test_every_tick_names_the_month_that_it_stands_in_the_middle_of(months: int) -> None:
    for chart in charts(national(1, months)):
        days = cells(chart, "day")
        assert chart.across.least is not None
        assert chart.across.step is not None
        ticks = [chart.across.least + at * chart.across.step for at in range(1, 7)]
        at_points = [tick for tick in ticks if tick <= max(days) + 2]
        assert 3 <= len(at_points) <= 6
        assert all(min(abs(tick - day) for day in days) < 3 for tick in at_points)


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_its_scale_is_its_own_and_its_windows_are_years(lang: str) -> None:
    (chart,) = charts(yearly("30处", "50处", "40处"))
    xml = chart_xml(chart, 400, 300, lang).decode()
    assert '<c:min val="0"/>' not in xml
    assert 'formatCode="yyyy"' in xml
    assert "<c:scatterChart>" in xml
