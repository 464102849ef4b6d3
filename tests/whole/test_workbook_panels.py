"""What the native charts of a theme show.

What may share a scale, and gaps that say why they are gaps.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations
from analysis.exhibits.theme_bars import BarChart, build_theme_bars
from analysis.vocabulary import Label
from rows import OFFICER, mention, mentions, units

NAMES = {key: unit.label for key, unit in units().items()} | {
    "north/inspector": Label("一名监督员", "one inspector")
}
UNITS = list(units())
EAST = {"unit": "south", "actor": "south", "actor_level": "detachment"}  # of one level with north
YEAR, LATER = {"window": "2022年"}, {"window": "2023年"}


def charts(*rows: dict[str, Any]) -> list[BarChart]:
    return build_theme_bars(build_observations(mentions(*rows), units()), UNITS, NAMES)


def names(panel: BarChart, lang: str = "zh") -> list[str]:
    return [bar.name[lang] for bar in panel.bars]


def fined(phrase: str = "204家", **changes: Any) -> dict[str, Any]:
    return mention(phrase, "units_penalised", **YEAR | changes)


def test_a_whole_and_its_parts_stand_on_one_chart_with_their_shares() -> None:
    record = [
        mention("400处", "hazards_found", **OFFICER, **YEAR),
        mention("280处", "hazards_rectified", wording="督促整改", **OFFICER, **YEAR),
    ]
    (panel,) = charts(*record)
    assert names(panel) == ["发现隐患 400处", "督促整改 280处（70%）"]
    assert panel.heading.zh == "北支队 · 一名监督员：发现隐患 400处，督促整改 280处（70%）"
    assert [(bar.number.low, bar.number.high) for bar in panel.bars if bar.number] == [
        (400, 400),
        (280, 280),
    ]
    assert panel.heading.en == (
        "North · one inspector: hazards found 400, urged to be rectified 280 (70%)"
    )


def test_parts_of_another_window_are_no_parts() -> None:
    found = mention("400处", "hazards_found", **YEAR)
    done = mention("280处", "hazards_rectified", wording="整改", **LATER)
    assert [panel.heading.zh.split("：")[0] for panel in charts(found, done)] == [
        "发现隐患",
        "整改",
    ]


def test_who_is_silent_is_a_gap_that_says_so_and_never_a_nought() -> None:
    (panel,) = charts(fined("近万家"))
    assert names(panel) == ["北支队 9,000–9,999家", "南大队 未报道", "西总队 未报道"]
    assert [bar.number is None for bar in panel.bars] == [False, True, True]
    assert panel.heading.zh == "处罚单位：3家中1家报道"
    assert names(panel, "en") == ["North 9,000–9,999", "South not reported", "West not reported"]
    assert panel.heading.en == "units penalised: reported by 1 of 3 units"


def test_a_nought_that_was_reported_is_no_gap() -> None:
    (panel,) = charts(fined("0家"))
    assert panel.bars[0].number is not None
    assert panel.bars[0].number.high == 0


def test_rows_that_compare_stand_on_one_chart() -> None:
    (panel,) = charts(fined(), fined("近300家", **EAST))
    assert names(panel) == ["北支队 204家", "南大队 270–299家", "西总队 未报道"]
    assert panel.heading.zh == "处罚单位：3家中2家报道"


APART = {
    "another level": {"unit": "south"},
    "another window": {**EAST, **LATER},
    "a part of a unit": OFFICER | {"actor": "south/inspector", "unit": "south"},
    "no window": {**EAST, "window": ""},
}


@pytest.mark.parametrize("changes", APART.values(), ids=APART)
def test_rows_that_are_refused_have_a_chart_each_that_says_so(changes: dict[str, Any]) -> None:
    first, second = charts(fined(), fined("100家", **changes))
    assert names(first) == ["北支队 204家", "南大队 不可比", "西总队 未报道"]
    assert names(second)[0] == "北支队 不可比"
    assert names(second)[1].endswith(" 100家")
    assert first.heading.zh == "处罚单位，北支队：3家中2家报道，彼此不可比"
    assert second.heading.zh != first.heading.zh


def test_two_like_windows_of_one_unit_are_set_on_one_scale() -> None:
    (panel,) = charts(fined(), fined("100家", **LATER))
    assert names(panel)[:2] == ["北支队 204家", "北支队 100家"]


def test_windows_of_unlike_length_are_not() -> None:
    month = {**LATER, "window_start": pd.Timestamp("2023-03-01")}
    month["window_end"] = pd.Timestamp("2023-03-31")
    first, second = charts(fined(), fined("100家", **month))
    assert (names(first)[0], names(second)[0]) == ("北支队 204家", "北支队 100家")
    assert first.heading.zh.endswith("3家中1家报道，彼此不可比")


def test_a_count_is_titled_with_its_year_and_a_rate_by_its_name_alone() -> None:
    held = mention("近千场", "training_sessions", window="年均")
    came = mention("9万人次", "people_trained", window="年均")
    assert [panel.heading.zh.removesuffix("：3家中1家报道") for panel in charts(held, came)] == [
        "培训场次（每年）",
        "培训人次（每年）",
        "场均培训人次",
        "每千人培训人次",
    ]


def test_every_observation_is_on_one_chart_but_shares_which_their_parts_tell() -> None:
    whole, part = mention("204家", "units_inspected", **YEAR), fined("15家")
    observed = build_observations(
        mentions(whole, part, mention("3家", "premises_sealed", **LATER), fined("9家", **OFFICER)),
        units(),
    )
    shown = pd.concat([panel.rows for panel in build_theme_bars(observed, UNITS, NAMES)])
    assert observed.drop(shown.index)["metric"].tolist() == ["units_penalised_share"]
    assert not shown.index.duplicated().any()


def test_the_alt_text_names_the_chart_and_each_of_its_places() -> None:
    (panel,) = charts(fined())
    assert panel.alt.zh.split("\n") == [
        panel.heading.zh,
        "北支队 204家",
        "南大队 未报道",
        "西总队 未报道",
    ]


def test_without_observations_there_are_no_charts() -> None:
    assert charts() == []
