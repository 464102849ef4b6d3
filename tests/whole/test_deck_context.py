"""Shares among what others published, as native charts.

No midpoint of a hedge, and the limits of chance.
"""

from functools import cache

import pandas as pd
import pytest
from pptx.oxml import parse_xml

from analysis.briefing.deck import deck
from analysis.comparability.selection import by_verb
from analysis.labels.slides import slide_word
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.pptx.chart_xml import chart_xml
from analysis.renderers.pptx.parts import Chart
from analysis.renderers.pptx.points import native_funnel, native_hazards_context
from analysis.statistics.funnels import find_scatter
from analysis.statistics.methods import FEWEST_UNITS
from analysis.statistics.ratios import BOUNDS
from charts_drawn import drawing
from decks import LANGS, C, built, by_name, charts, dataset, exhibit, opened, sheet, texts, theme
from records import frame, many, record

# Twenty units alike, and one that lies far off
FUNNEL = pd.concat([many(20), frame(record("far", "200处", "100处"))], ignore_index=True)
HEADS = ("别家公布，下限", "本项目报道，下限", "界内", "界外", "下限（原文只给范围）")


@cache
def context() -> tuple[Chart, ...]:
    return native_hazards_context(exhibit("hazards_context"), theme())


@cache
def limits() -> Chart:
    (chart,) = native_funnel(exhibit_of(drawing("funnel", FUNNEL)), theme())
    return chart


def numbers(chart: Chart, key: str) -> list[float]:
    return [cell for cell in chart.column(key).cells if isinstance(cell, int | float)]


def test_a_chart_a_verb_the_one_with_most_shares_first() -> None:
    sizes = [len(numbers(chart, "order")) for chart in context()]
    assert sizes == sorted(sizes, reverse=True)
    heads = [chart.heading.zh.split(" · ")[0] for chart in context()]
    assert heads == ["督促整改占比", "整改占比", "当场整改占比", "责令整改占比"]


@pytest.mark.parametrize("lang", LANGS)
def test_every_panel_of_the_picture_is_on_the_slide(lang: str) -> None:
    what = exhibit("hazards_context")
    on_slide = [chart for name, chart in charts(opened(built(lang))) if name == "hazards_context"]
    assert len(on_slide) == len(by_verb(what.rows)) > 3


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "看作随机过程"), ("en", "taken as a random process")]
)
def test_what_an_interval_takes_for_granted_is_said(lang: str, words: str) -> None:
    assert words in texts(by_name(opened(built(lang)), "hazards_context"))


def test_each_says_on_its_face_that_it_compares_nothing() -> None:
    assert all(chart.heading.zh.endswith("不可比") for chart in context())
    assert all(chart.heading.en.endswith("not comparable") for chart in context())


def test_the_reports_own_share_stands_out() -> None:
    (own,) = numbers(context()[0], "own")
    assert own == pytest.approx(233 / 246 * 100)
    assert not any(numbers(chart, "own") for chart in context()[1:])
    colours = {series.values: series.fills for series in context()[0].series}
    assert colours["own"] != colours["others"]


def test_a_hedged_share_is_a_bar_and_no_point() -> None:
    for chart in context():
        for exact, hedged, low in zip(
            chart.column("others").cells,
            chart.column("others_open").cells,
            chart.column("others_from").cells,
            strict=True,
        ):
            assert low is None or (exact is None) != (hedged is None)
        assert {
            series.alpha for series in chart.series if series.values.endswith(("open", "from"))
        } == {0}


def test_intervals_hold_what_the_words_leave_open_and_end_at_the_whole() -> None:
    for chart in context():
        lows = [cell for key in ("others_from", "own_from") for cell in chart.column(key).cells]
        assert len(lows) == 2 * len(numbers(chart, "order"))
        for above, below, width in zip(
            *(numbers(chart, key) for key in ("interval_up", "interval_down", "range")), strict=True
        ):
            assert above >= width - 1e-9
            assert width >= 0
            assert below >= 0
    assert (context()[0].least, context()[0].most) == (0, 100)


def test_where_more_was_rectified_than_found_no_share_is_drawn() -> None:
    rows = exhibit("hazards_context").rows
    assert rows["low"].isna().any()
    assert all(cell is not None for chart in context() for cell in chart.column("order").cells)
    notes = by_name(opened(built("zh")), "hazards_context").notes_slide.notes_text_frame.text
    assert "不计占比" in notes


def test_the_funnels_limits_are_those_of_its_shares() -> None:
    found = find_scatter(FUNNEL[BOUNDS])
    upper = found.limits[(found.limits["confidence"] == 0.998) & (found.limits["side"] == "upper")]
    assert numbers(limits(), "upper_998") == pytest.approx((100 * upper["limit"]).tolist())
    assert numbers(limits(), "grid") == pytest.approx(upper["denominator"].tolist())
    assert found.goal is not None
    goal = [set(numbers(limits(), key)) for key in ("goal_0", "goal_1")]
    assert goal == [{100 * end} for end in found.goal]


def test_units_beyond_the_limits_are_apart_and_named() -> None:
    far = find_scatter(FUNNEL[BOUNDS]).signals.str.endswith("998")
    assert len(numbers(limits(), "beyond")) == far.sum() > 0
    assert len(numbers(limits(), "within")) == (~far).sum()
    named = [cell for cell in limits().column("label").cells if cell is not None]
    assert len(named) == far.sum()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_of_nine_units_the_slide_has_no_limits_and_says_so(lang: str) -> None:
    picture = drawing("funnel", many(9))
    (chart,) = native_funnel(exhibit_of(picture), theme())
    assert not [
        column.key
        for column in chart.columns
        if column.key.startswith(("lower_", "upper_", "goal_"))
    ]
    slide = deck.slide_of_exhibit(exhibit_of(picture), dataset(), lang)
    assert slide is not None
    assert slide.how == slide_word("funnel", "how_few")
    assert "99.8" not in slide.how[lang]
    assert str(FEWEST_UNITS) in slide.how[lang]


def test_hazards_found_are_on_a_logarithmic_scale() -> None:
    across, upright = parse_xml(chart_xml(limits(), 400, 300, "zh")).iter(f"{C}valAx")
    assert across.find(f"{C}scaling/{C}logBase").get("val") == "10"
    assert upright.find(f"{C}scaling/{C}logBase") is None
    assert upright.find(f"{C}scaling/{C}max").get("val") == "100"


def test_each_share_in_a_sheet_is_that_of_data_clean() -> None:
    tables = [dataset().table(name) for name in ("observations", "comparators")]
    known = pd.concat(tables).query("metric == 'hazards_rectified_share'")
    checked = 0
    for name, chart in charts(opened(built("zh"))):
        for line in sheet(chart) if name in ("hazards_context", "funnel") else ():
            if line["名称"]:
                row = known[
                    (known["report"] == line["报道编号"]) & (known["phrase"] == line["原文"])
                ].iloc[0]
                (drawn_at,) = {line.get(head) for head in HEADS} - {None}
                assert drawn_at == pytest.approx(row["low"], rel=1e-12)
                checked += 1
    assert checked == exhibit("hazards_context").rows["low"].notna().sum() > 50
