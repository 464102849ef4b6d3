"""Numbers followed over time, as native charts: points that no line joins, hedges as bars, limits as level lines."""

from typing import Any

import pandas as pd
import pytest

from analysis.briefing.deck.chart_xml import chart_xml
from analysis.briefing.deck.followed_slides import trends
from analysis.briefing.deck.parts import Chart
from analysis.charting import drawn
from national import LEAPER, national, national_names
from test_charting_tools import drawing
from test_comparing_followed import yearly

NAMES = national_names()


def charts(rows: pd.DataFrame) -> tuple[Chart, ...]:
    return trends(drawn(drawing("trends", rows, NAMES)), NAMES)


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
        assert all(len({cell for cell in cells(chart, key) if cell is not None}) == 1 for key in joined)


def test_below_thirteen_points_there_is_a_median_and_no_limit() -> None:
    for chart in charts(national(1, 12)):
        assert {series.values for series in chart.series if series.line} == {"median_low", "median_high"}


def test_signals_are_points_of_their_own() -> None:
    rows = national(LEAPER, 24)
    (chart, *_) = charts(rows[rows["unit"] == f"c{LEAPER:02d}"])
    exact, signal = cells(chart, "exact"), cells(chart, "signal")
    assert [one is None for one in exact] == [one is not None for one in signal]
    assert any(one is not None for one in signal)


def test_a_day_is_its_number_in_a_spreadsheet() -> None:
    (chart,) = charts(yearly("30处", "50处", "40处"))
    assert cells(chart, "day")[0] == 44196  # 2020-12-31, as every spreadsheet counts it
    assert cells(chart, "name")[0].zh == "2020-12-31"


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_its_scale_is_its_own_and_its_dates_are_months(lang: str) -> None:
    (chart,) = charts(yearly("30处", "50处", "40处"))
    xml = chart_xml(chart, 400, 300, lang).decode()
    assert '<c:min val="0"/>' not in xml
    assert 'formatCode="yyyy-mm"' in xml
    assert "<c:scatterChart>" in xml
