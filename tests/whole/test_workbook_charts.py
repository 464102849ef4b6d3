"""The native charts of the workbook.

From 0, of the bounds as they stand in the cells, with gaps, source and notes.
"""

from typing import Any

import pytest
from openpyxl import Workbook

from analysis.briefing.workbook.charts import bar_chart
from analysis.cleaning.observations import build_observations
from analysis.exhibits.theme_bars import build_theme_bars
from analysis.renderers.style import Theme
from rows import mention, mentions, units
from workbooks import built, cells, charts, columns, heading, opened, parts

THEMES = ["监督检查", "罚款减免", "社会培训", "宣传", "荣誉"]


@pytest.fixture
def book() -> Workbook:
    return opened(built()[0])


@pytest.mark.parametrize("name", THEMES)
def test_each_chart_shows_the_bounds_of_its_rows_from_nought(book: Workbook, name: str) -> None:
    sheet = book[name]
    told = columns(sheet)
    titles = list(dict.fromkeys(told["图"]))
    assert [heading(chart) for chart in charts(sheet)] == titles
    for chart, title in zip(charts(sheet), titles, strict=True):
        own = [place for place, of in enumerate(told["图"]) if of == title]
        high, low = chart.series
        for series, column in ((high, "上限"), (low, "下限")):
            assert cells(sheet, series.val.numRef.f) == [told[column][place] for place in own]
            assert cells(sheet, series.cat.strRef.f) == [told["图上各项"][place] for place in own]
        assert chart.y_axis.scaling.min == 0
        assert (chart.type, chart.overlap, chart.display_blanks) == ("bar", 100, "gap")
        assert not chart.x_axis.delete
        assert not chart.y_axis.delete


def test_a_gap_says_why_and_holds_no_number(book: Workbook) -> None:
    told = columns(book["社会培训"])
    gaps = [place for place, low in enumerate(told["下限"]) if low is None]
    assert {told["图上各项"][place] for place in gaps} == {"乙县大队 未报道"}
    assert all(told["上限"][place] is None and told["原文"][place] is None for place in gaps)
    assert 0 not in told["下限"]


def test_a_hedged_number_is_two_bounds_and_never_the_middle(book: Workbook) -> None:
    told = columns(book["社会培训"])
    place = told["图上各项"].index("甲市支队 9,000–9,999人次")
    assert (told["下限"][place], told["上限"][place], told["原文"][place]) == (
        9000,
        9999,
        "近万人次",
    )


def test_what_is_refused_is_apart_and_says_so(book: Workbook) -> None:
    told = columns(book["监督检查"])
    assert "乙县大队 不可比" in told["图上各项"]
    assert sum("彼此不可比" in title for title in set(told["图"])) >= 1


def test_each_chart_has_its_source_and_notes(book: Workbook) -> None:
    for name in THEMES:
        for chart in charts(book[name]):
            foot = [run.t for paragraph in chart.y_axis.title.tx.rich.p for run in paragraph.r]
            assert any(line.startswith("资料来源：") for line in foot)
            assert any(line.startswith("注：") for line in foot)


def test_each_chart_is_described_for_who_cant_see_it() -> None:
    drawings = "".join(parts(built()[0], "xl/drawings/drawing"))
    assert drawings.count('name="Chart ') == drawings.count(" descr=") > 0
    assert ' descr="减免罚款企业：2家中1家报道&#10;甲市支队 12户&#10;乙县大队 未报道"' in drawings


def drawn(row: dict[str, Any]) -> Any:
    """The chart of one observation."""
    (panel,) = build_theme_bars(build_observations(mentions(row), units()), ["north"], {})
    return bar_chart(Workbook().worksheets[0], panel, 2, ["注"], Theme(["north"]))


def test_a_share_alone_is_drawn_to_its_whole() -> None:
    chart = drawn(mention("85%", "rectification_rate_pct"))
    assert (chart.y_axis.scaling.min, chart.y_axis.scaling.max) == (0, 100)


@pytest.mark.parametrize(
    ("phrase", "step"),
    [("3家", 1), ("0家", None), ("5家", 1), ("6家", 2), ("204家", 50), ("近万家", 2000)],
)
def test_there_are_few_ticks_at_whole_numbers(phrase: str, step: float | None) -> None:
    assert drawn(mention(phrase, "units_penalised")).y_axis.majorUnit == step
