"""One unit's page: its numbers, their change and place, and what to ask it for."""

import pandas as pd

from analysis.exhibits.profile import ProfilePage, build_profile
from brigades import brigade_names, brigade_rows

MONTHS = [f"{year}-{month:02d}" for year in (2025, 2026) for month in range(1, 9)]
NAMES = brigade_names(5)


def page(rows: pd.DataFrame, unit: str = "u1") -> ProfilePage:
    (part,) = build_profile(rows, NAMES, unit=unit).parts_of(ProfilePage)
    return part


def test_each_metric_has_its_latest_number_its_change_and_its_past() -> None:
    rows = brigade_rows(5, MONTHS)
    line = page(rows).lines[0]
    own = rows[(rows["unit"] == "u1") & (rows["metric"] == "units_inspected")]
    values = own.sort_values("window_start")["value"].tolist()
    assert line.number.printed == values[-1]
    assert line.when.zh == "2026-08"
    assert list(line.past) == values
    change = 100 * (values[-1] / values[7] - 1)
    assert line.change.zh == f"{change:+.1f}%\n比 2025-08"


def test_its_place_is_among_units_that_may_stand_beside_it() -> None:
    rows = brigade_rows(5, ("2026-08",), changes={"u3": {"actor_level": "detachment"}})
    line = page(rows).lines[0]
    numbers = rows[(rows["metric"] == "units_inspected") & (rows["unit"] != "u3")]
    own = numbers.set_index("unit")["value"]["u1"]
    above = int((numbers["value"] > own).sum())
    assert line.place.zh == f"4家中有{above}家更多"
    assert sorted(line.peers) == sorted(numbers["value"])


def test_a_unit_without_peers_or_dates_is_told_so() -> None:
    alone = brigade_rows(5, ("2026-08",), changes={"u1": {"actor_level": "corps"}})
    assert page(alone).lines[0].place.zh == "没有可并列的单位"
    undated = brigade_rows(5).assign(window_basis="unknown")
    assert page(undated).lines[0].place.zh == "起止日期不明，不能并列"


def test_it_is_asked_for_the_core_indicators_that_it_does_not_report() -> None:
    asked = page(brigade_rows(5)).asked.zh
    assert "死亡人数" in asked
    assert "培训场次" in asked
    assert "检查单位" not in asked


def test_a_unit_without_numbers_has_no_page() -> None:
    assert build_profile(brigade_rows(2), NAMES, unit="u4").empty
