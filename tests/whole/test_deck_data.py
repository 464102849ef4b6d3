"""The numbers that PowerPoint draws are those of data/clean, in the chart and in its data sheet alike."""

import io
import re
from typing import Any

import openpyxl
import pandas as pd
import pytest

from analysis.dataset import read_table
from analysis.project import Project
from charts_drawn import ROOT
from decks import C, built, by_name, charts, drawn, opened, sheet

ROWS = read_table(Project(ROOT), "observations")
COVERAGE = read_table(Project(ROOT), "coverage")
UNITS = ("遂宁支队", "德清大队", "衡阳支队", "西藏总队", "新疆总队")
NAMES = dict(zip(UNITS, ("suining", "deqing", "hengyang", "tibet", "xinjiang"), strict=True))
STATES = {
    "确数": "exact",
    "约数（近、余、超）": "hedged",
    "仅下属单位": "sub_unit_only",
    "仅一名人员": "one_officer",
    "未报道": "not_reported",
}
COUNTED, POINTS = {"reported", "who"}, {"hazards_context", "funnel"}
WORKED_OUT = {"下限占印出数的%", "通常理解的范围，%", "字面可再低，%", "字面可再高，%"}


def native() -> list[tuple[str, Any]]:
    """Charts of bars; those of points have tests of their own."""
    return [pair for pair in charts(opened(built("zh"))) if pair[0] not in POINTS]


def observation(line: dict[str, Any]) -> pd.Series:
    """The one row of data/clean that a line of a data sheet is of."""
    found = ROWS[
        (ROWS["report"] == line["报道编号"])
        & (ROWS["metric"] == line["指标编号"])
        & (ROWS["phrase"] == line["原文"])
        & (ROWS["start"].astype("str").where(ROWS["start"].notna(), "") == (line["原文位置"] or ""))
    ]
    assert len(found) == 1, line
    return found.iloc[0]


def test_each_bound_in_a_data_sheet_is_that_of_data_clean() -> None:
    checked = 0
    for name, chart in native():
        for line in sheet(chart) if name not in COUNTED else ():
            if line["报道编号"]:
                row = observation(line)
                assert (line["下限"], line["上限"]) == pytest.approx(
                    (row["low"], row["high"]), rel=1e-12
                )
                assert line["附注代码"] == (row["caveats"] or None)
                checked += 1
            else:
                assert line["下限"] is None
                assert line["上限"] is None
    assert checked >= 35


def test_each_bar_is_drawn_as_its_sheet_has_it() -> None:
    for name, chart in native():
        if name in COUNTED or name == "bounds":
            continue
        lines, shown = sheet(chart), drawn(chart)
        assert set(shown) == {"下限", "上限"}
        for side, numbers in shown.items():
            assert numbers == [line[side] for line in lines], name


def test_what_is_not_reported_is_a_gap_and_named() -> None:
    gaps = 0
    for name, chart in native():
        if name in COUNTED or name == "bounds":
            continue
        for line, low in zip(sheet(chart), drawn(chart)["下限"], strict=True):
            assert (low is None) == bool(re.search("未报道|算不出", line["名称"])), (
                name,
                line["名称"],
            )
            gaps += low is None
    assert gaps >= 20


def test_hazards_of_which_nothing_more_is_said_are_a_gap() -> None:
    _, places = (chart for name, chart in native() if name == "hazards")
    assert sheet(places)[-1]["名称"] == "其余13处：去向未报道"  # 246 - 233
    assert drawn(places)["上限"] == [246, 233, None]


def test_hedged_bars_are_worked_out_of_the_numbers_kept_beside_them() -> None:
    ((_, chart),) = [pair for pair in native() if pair[0] == "bounds"]
    shown, lines = drawn(chart), sheet(chart)
    assert (
        len(lines) == int(((ROWS["basis"] == "printed") & (ROWS["relation"] != "eq")).sum()) == 18
    )
    for at, line in enumerate(lines):
        row = observation(line)
        assert line["印出的数"] == row["value"]
        assert shown["下限占印出数的%"][at] == pytest.approx(
            row["low"] / row["value"] * 100, rel=1e-12
        )
        assert shown["通常理解的范围，%"][at] == pytest.approx(
            (row["high"] - row["low"]) / row["value"] * 100
        )


@pytest.mark.parametrize(
    ("words", "below", "above"),
    # 近万家: 9,000 to 9,999 of 10,000, strictly 0 to 9,999; 300余户: 301 to 399, open above: to
    # the axis's end, 220
    [("近万家", 90.0, 0.0), ("300余户", 0.0, 220 - 133.0), ("一至两个", 0.0, 0.0)],
)
def test_error_bars_reach_as_far_as_the_words_allow(words: str, below: float, above: float) -> None:
    ((_, chart),) = [pair for pair in native() if pair[0] == "bounds"]
    (at,) = [at for at, line in enumerate(sheet(chart)) if line["原文"] == words]
    reach = {}
    for bars in chart._chartSpace.iter(f"{C}errBars"):
        side = bars.find(f"{C}errBarType").get("val")
        points = {
            int(point.get("idx")): float(point.findtext(f"{C}v"))
            for point in bars.iterfind(f"{C}{side}//{C}pt")
        }
        reach[side] = points[at]
    assert reach == pytest.approx({"minus": below, "plus": above}, abs=1e-9)


def test_counts_of_metrics_are_those_of_the_coverage() -> None:
    ((_, chart),) = [pair for pair in native() if pair[0] == "reported"]
    told = COVERAGE.loc[COVERAGE["state"] != "not_reported", "metric"].unique()
    kept = COVERAGE[COVERAGE["metric"].isin(told)]
    for line in sheet(chart):
        own = kept.loc[kept["unit"] == NAMES[line["名称"]], "state"].value_counts()
        assert {head: line[head] for head in STATES} == {
            head: own.get(state, 0) for head, state in STATES.items()
        }
        assert sum(line[head] for head in STATES) == len(told) == 61


def test_counts_of_numbers_are_those_of_the_observations() -> None:
    ((_, chart),) = [pair for pair in native() if pair[0] == "who"]
    printed = ROWS[ROWS["basis"] == "printed"]
    levels = printed["actor_level"].where(
        ~printed["actor_level"].isin(["corps", "detachment", "brigade"]), "unit"
    )
    heads = {"单位本身": "unit", "下属单位": "sub_unit", "一名人员": "officer"}
    for line in sheet(chart):
        own = levels[printed["unit"] == NAMES[line["名称"]]].value_counts()
        assert {head: line[head] for head in heads} == {
            head: own.get(level, 0) for head, level in heads.items()
        }
        assert drawn(chart)["单位本身"][sheet(chart).index(line)] == own.get("unit", 0)


def test_every_axis_of_values_starts_at_0() -> None:
    for name, chart in native():
        (axis,) = chart._chartSpace.iter(f"{C}valAx")
        assert axis.find(f"{C}scaling/{C}min").get("val") == "0", name


def test_bars_lie_on_one_another_and_read_from_the_top() -> None:
    for name, chart in native():
        plot = chart._chartSpace.find(f".//{C}barChart")
        assert plot.find(f"{C}overlap").get("val") == "100", name
        assert (
            chart._chartSpace.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
        ), name
        assert chart._chartSpace.find(f".//{C}dispBlanksAs").get("val") == "gap", name


def test_the_words_of_a_bar_stand_past_its_end() -> None:
    for name, chart in native():
        labels = [part.get("val") for part in chart._chartSpace.iter(f"{C}dLblPos")]
        assert set(labels) <= ({"ctr"} if name in COUNTED else {"outEnd"}), name


def test_only_our_own_formulas_begin_with_an_equals_sign() -> None:
    for name, chart in native():
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        for column in book.worksheets[0].iter_cols():
            head, *cells = column
            formulas = [cell for cell in cells if cell.data_type == "f"]
            assert not formulas or head.value in WORKED_OUT | {"标注（随数字变）"}, name


def test_every_reference_of_a_chart_leads_into_its_sheet() -> None:
    for name, chart in native():
        book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
        (only,) = book.sheetnames
        places = [place.text for place in chart._chartSpace.iter() if place.tag.endswith("}f")]
        assert len(places) >= 5
        for place in places:
            cells = re.fullmatch(rf"{only}!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?", place)
            assert cells is not None, (name, place)
            assert cells[3] in (None, cells[1])
            assert book[only][f"{cells[1]}1"].value
            assert int(cells[4] or 1) <= book[only].max_row


def test_the_title_of_the_inspector_is_his_record() -> None:
    title = by_name(opened(built("zh")), "hazards").shapes.title.text_frame.text
    found = {
        name: ROWS.loc[ROWS["metric"] == name, "low"].item()
        for name in ("hazards_found", "hazards_rectified")
    }
    assert (
        f"发现{found['hazards_found']:.0f}处隐患，督促整改{found['hazards_rectified']:.0f}处"
        in title
    )
