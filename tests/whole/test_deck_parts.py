"""Slides as they are before any file: bars, gaps, tables, and what is said where there is no room."""

from types import SimpleNamespace
from typing import cast

import pandas as pd

from analysis.briefing.deck import deck
from analysis.dataset import Dataset
from analysis.exhibits.bounds import build_bounds
from analysis.exhibits.honours import build_honours
from analysis.exhibits.lists import StackedBars, build_who
from analysis.exhibits.numbers import numbers_of
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.theme_panels import dot_range
from analysis.labels.slides import NONE
from analysis.renderers.pptx.bars import native_bounds, native_dot_ranges
from analysis.renderers.pptx.parts import Chart, Part, Slide, Table
from analysis.renderers.pptx.tables import native_honours, native_stack, number_table
from analysis.renderers.style import Theme
from analysis.vocabulary import Label
from charts_drawn import NAMES, invented, observed, real
from decks import dataset
from rows import mention, of

UNITS = ["north", "south", "west"]
UNITS_OF_FIVE = ["suining", "deqing", "hengyang", "tibet", "xinjiang"]
MANY = [f"u{number}" for number in range(30)]


def again(rows: pd.DataFrame, times: int) -> pd.DataFrame:
    """`rows` so many times, each of a report of its own."""
    return pd.concat(
        [rows.assign(report=f"r{number}") for number in range(times)], ignore_index=True
    )


def panels(
    rows: pd.DataFrame, units: list[str] = UNITS, name: str = "publicity"
) -> tuple[Part, ...]:
    """The native parts of `rows`, a panel per metric, of so many units."""
    shown = [dot_range(some, units, NAMES) for _, some in rows.groupby("metric", sort=False)]
    return native_dot_ranges(Exhibit(name, NONE, NONE, tuple(shown), rows), Theme(units))


def bars(rows: pd.DataFrame, units: list[str] = UNITS, name: str = "fine_waiver") -> Chart:
    """The one native chart of `rows`, of one metric."""
    (chart,) = panels(rows, units, name)
    assert isinstance(chart, Chart)
    return chart


def names_of(chart: Chart, lang: str = "zh") -> list[str]:
    return [cell[lang] for cell in chart.columns[0].cells if isinstance(cell, Label)]


def test_a_bar_has_both_bounds_and_no_midpoint() -> None:
    rows = of(invented(), "businesses_fine_waived")  # 30余户: 31 to 39
    chart = bars(rows)
    assert chart.column("low").cells == (31, None, None)
    assert chart.column("high").cells == (39, None, None)
    assert names_of(chart) == ["北支队", "南大队：未报道", "西总队：未报道"]


def test_bars_stand_in_the_order_of_the_units() -> None:
    south = mention(
        "16户", "businesses_fine_waived", report="two", unit="south", actor_level="brigade"
    )
    rows = observed(south, mention("3户", "businesses_fine_waived"))
    assert names_of(bars(rows)) == ["北支队", "南大队", "西总队：未报道"]


def test_rows_of_one_actor_are_told_apart_by_their_windows() -> None:
    rows = observed(
        *(mention("3户", "businesses_fine_waived", window=f"{year}年") for year in (2021, 2022))
    )
    assert names_of(bars(rows), "en")[:2] == [
        "North 2021-01-01 to 2021-12-31",
        "North 2022-01-01 to 2022-12-31",
    ]


def test_a_rate_that_cant_be_worked_out_is_not_said_to_be_unreported() -> None:
    rows = of(invented(), "attendances_per_session")
    assert names_of(bars(rows), "en")[1:] == [
        "South: can't be worked out",
        "West: can't be worked out",
    ]


def test_units_without_a_number_share_a_gap_where_there_are_many() -> None:
    rows = of(invented(), "businesses_fine_waived")
    assert names_of(bars(rows, ["north", *MANY])) == ["北支队", "其余30家：未报道"]


def test_units_without_a_number_share_a_gap_where_panels_are_many() -> None:
    rows = invented()[
        invented()["metric"].isin(
            ["publicity_performances", "publicity_participants", "subscribers"]
        )
    ]
    for chart in panels(rows):
        assert isinstance(chart, Chart)
        assert names_of(chart) == ["北支队", "其余2家：未报道"]


def test_bars_without_room_are_counted() -> None:
    chart = bars(again(of(invented(), "businesses_fine_waived"), 17))
    assert len([high for high in chart.column("high").cells if high is not None]) == 14
    assert names_of(chart)[14] == "另有5项未画出"  # three bars more, and the two gaps


def test_hedged_numbers_without_room_are_counted() -> None:
    hedged = invented()[(invented()["basis"] == "printed") & (invented()["relation"] != "eq")]
    (chart,) = native_bounds(build_bounds(again(hedged, 5), NAMES), Theme(UNITS))
    assert names_of(chart)[-1] == f"另有{5 * len(hedged) - 18}项未画出"
    assert all(column.cells[-1] is None for column in chart.columns[1:])
    assert {len(column.cells) for column in chart.columns} == {19}
    assert {len(series.fills) for series in chart.series} == {19}


def test_hedged_numbers_stand_with_the_widest_first() -> None:
    (chart,) = native_bounds(build_bounds(invented(), NAMES), Theme(UNITS))
    widths = [cell for cell in chart.column("width").cells if isinstance(cell, float)]
    assert widths == sorted(widths, reverse=True)


def test_units_without_room_are_counted() -> None:
    names = {unit: Label(unit, unit) for unit in MANY}
    many = SimpleNamespace(printed=dataset().printed, reporting_units=MANY, names=names)
    exhibit = build_who(cast("Dataset", many))
    assert exhibit is not None
    (part,) = exhibit.parts_of(StackedBars)
    chart = native_stack(part)
    assert len(names_of(chart)) == 21
    assert names_of(chart)[-1] == "另有10家未列出"


def test_more_metrics_than_panels_have_room_are_a_table() -> None:
    told = real().observations
    rows = told[told["theme"].isin(["publicity", "education"])]
    shown = [
        dot_range(some, UNITS_OF_FIVE, real().names)
        for _, some in rows.groupby("metric", sort=False)
    ]
    (table,) = native_dot_ranges(
        Exhibit("publicity", NONE, NONE, tuple(shown), rows), Theme(UNITS_OF_FIVE)
    )
    assert isinstance(table, Table)
    assert len(table.rows) == len(rows)


def test_numbers_that_a_table_has_no_room_for_are_counted() -> None:
    table = number_table(numbers_of(again(of(invented(), "subscribers"), 20), NAMES))
    assert table.rows[-1][0].zh == "另有4项未列出"
    assert table.rows[-1][1:] == (NONE,) * 4


def test_honours_are_never_added() -> None:
    told = real().observations
    kept = told[(told["theme"] == "honours") & told["unit"].isin(["suining", "tibet", "xinjiang"])]
    names = {
        unit: name for unit, name in real().names.items() if unit.split("/")[0] in set(kept["unit"])
    }
    (table,) = native_honours(build_honours(kept, names), Theme(UNITS_OF_FIVE))
    cells = {row[0].zh: [cell.zh for cell in row[1:]] for row in table.rows}
    assert cells["地市级"] == ["未报道", "未报道", "集体 38个；个人 69名"]
    assert cells["国家级"] == ["未报道", "荣誉项次 2项", "未报道"]
    assert cells["未分级"] == ["个人 90–99名", "未报道", "未报道"]


def test_honours_of_units_without_room_are_counted() -> None:
    names = {unit: Label(unit, unit) for unit in MANY} | NAMES
    (table,) = native_honours(build_honours(invented(), names), Theme(UNITS))
    assert [head.zh for head in table.heads] == ["级别", "北支队", "南大队", "另有31家未列出"]


def test_the_source_of_many_reports_is_their_number_and_the_notes_have_each() -> None:
    rows, cards = (
        again(of(invented(), "subscribers"), 9),
        dict.fromkeys((f"r{at}" for at in range(9)), next(iter(real().reports.values()))),
    )
    slide = Slide("x", NONE, NONE, (), rows)
    assert deck.slide_foot(slide, cards, "zh")[-1] == "资料来源：德清大队的9份报道，逐份见备注"
    assert deck.slide_foot(slide, cards, "en", whole=True)[-1].count("Deqing") == 9


def test_long_words_are_cut_in_the_notes() -> None:
    rows = of(invented(), "subscribers").assign(phrase="一二三四五六七八九十一二三四五六七八九十一")
    told = deck.speaker_notes(Slide("x", NONE, NONE, (), rows), rows, NAMES, [], "zh")
    assert any("“一二三四五六七八九十一二三四五六七八九…”" in line for line in told)


def test_a_doubtful_number_is_marked() -> None:
    rows = of(observed(mention("近3000人", "publicity_participants")), "publicity_participants")
    assert names_of(bars(rows))[0] == "北支队"
    assert names_of(bars(rows.assign(caveats="HEDGED;PLAUSIBILITY")))[0] == "北支队 · 须核实"


def test_rows_that_are_refused_one_scale_are_said_not_to_be_comparable() -> None:
    south = mention(
        "16户", "businesses_fine_waived", report="two", unit="south", actor_level="brigade"
    )
    rows = observed(south, mention("3户", "businesses_fine_waived"))
    chart = bars(rows)
    assert chart.heading == Label(
        "减免罚款企业 · 不可比", "businesses, fines cut or waived · not comparable"
    )


def test_rows_that_may_stand_together_are_not() -> None:
    year = {"window": "2023年"}
    south = mention(
        "160户",
        "businesses_fine_waived",
        report="two",
        unit="south",
        actor_level="detachment",
        **year,
    )
    chart = bars(observed(south, mention("30户", "businesses_fine_waived", **year)))
    assert chart.heading.zh == "减免罚款企业"


def test_a_submitted_number_stands_in_its_cell() -> None:
    rows = observed(mention("3户", "businesses_fine_waived", cell="填报!E8", start=pd.NA))
    (one,) = numbers_of(rows, NAMES)
    assert one.place == "填报!E8"
    assert (
        "[one @ 填报!E8]"
        in deck.speaker_notes(Slide("x", NONE, NONE, (), rows), rows, NAMES, [], "zh")[-2]
    )
