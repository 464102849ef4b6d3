"""Before and after: 同比 and 环比, differences with bounds, and what is more than chance."""

import numpy as np
import pandas as pd
import pytest

from analysis.exhibits.change import ChangePanel, build_change
from brigades import brigade_names, brigade_rows

TWO_YEARS = [f"{year}-{month:02d}" for year in (2024, 2025) for month in range(1, 13)]
LATER = [*TWO_YEARS, *(f"2026-{month:02d}" for month in range(1, 9))]
ONE = brigade_names(1)
CELLS = ("value", "low", "high", "strict_low", "strict_high")


def one_metric(rows: pd.DataFrame, *values: float, metric: str = "units_inspected") -> pd.DataFrame:
    """`rows` of one metric, with these values in order."""
    own = rows[rows["metric"] == metric].copy()
    return own.assign(**{key: list(values) for key in CELLS})


def test_the_same_month_of_the_year_before_comes_first() -> None:
    rows = one_metric(brigade_rows(1, ("2025-08", "2026-07", "2026-08")), 120, 90, 131)
    exhibit = build_change(rows, ONE)
    assert exhibit.title.zh.startswith("城东大队检查单位同比增加9.2%")
    assert exhibit.rows["value"].tolist() == [120, 131]
    (part,) = exhibit.parts_of(ChangePanel)
    assert part.lines[0].text.zh == "120 → 131家（+9.2%）"


def test_else_the_month_before() -> None:
    rows = one_metric(brigade_rows(1, ("2026-07", "2026-08")), 90, 45)
    exhibit = build_change(rows, ONE)
    assert exhibit.title.zh.startswith("城东大队检查单位环比减少50.0%")
    assert "2026-08比2026-07（环比）" in exhibit.subtitle.zh


def test_windows_of_ones_own() -> None:
    exhibit = build_change(
        brigade_rows(1, LATER), ONE, wanted=["units_inspected"], before="2025Q2", after="2026Q2"
    )
    assert len(exhibit.rows) == 2
    assert exhibit.rows["caveats"].str.contains("SUMMED").all()


def test_bounds_of_a_difference_and_of_a_quotient() -> None:
    rows = one_metric(brigade_rows(1, ("2025-08", "2026-08")), 100, 200)
    rows["relation"] = "range"
    rows["low"], rows["high"] = [90.0, 180.0], [110.0, 220.0]
    (part,) = build_change(rows, ONE).parts_of(ChangePanel)
    # 180 / 110 and 220 / 90
    assert "+63.6%～+144.4%" in part.lines[0].text.zh
    assert part.lines[0].beyond is None


def test_a_change_that_words_leave_open_is_none() -> None:
    rows = one_metric(brigade_rows(1, ("2025-08", "2026-08")), 100, 105)
    rows["relation"] = "range"
    rows["low"], rows["high"] = [90.0, 95.0], [110.0, 120.0]
    assert "增减未定" in build_change(rows, ONE).title.zh


def test_nothing_is_compared_across_a_break_that_refuses() -> None:
    rows = one_metric(brigade_rows(1, ("2020-08", "2021-08")), 100, 300).assign(
        metric="fires", measure="起"
    )
    assert build_change(rows, ONE).empty


@pytest.mark.parametrize(("last", "beyond"), [(330, False), (600, True)])
def test_a_count_is_held_against_the_units_own_earlier_months(last: float, beyond: bool) -> None:
    draw = np.random.default_rng(5)
    values = [*draw.normal(300, 20, len(LATER) - 1).round(), last]
    exhibit = build_change(one_metric(brigade_rows(1, LATER), *values), ONE)
    (part,) = exhibit.parts_of(ChangePanel)
    assert part.lines[0].beyond is beyond
    assert ("超过偶然" in exhibit.title.zh and "未见" not in exhibit.title.zh) == beyond


def test_without_a_history_nothing_is_called_more_than_chance() -> None:
    rows = one_metric(brigade_rows(1, ("2025-08", "2026-08")), 100, 900)
    exhibit = build_change(rows, ONE)
    assert "尚不能判断" in exhibit.title.zh


def test_a_share_is_held_against_the_earlier_one() -> None:
    rows = brigade_rows(1, ("2025-08", "2026-08"))
    later = (rows["metric"] == "hazards_rectified") & (rows["window_start"] == "2026-08-01")
    for part, beyond in ((0.99, False), (0.5, True)):
        changed = rows.copy()
        cells = ["value", "low", "high"]
        changed.loc[later, cells] = (changed.loc[later, cells] * part).round()
        share = (changed["metric"] == "hazards_rectified_share") & (
            changed["window_start"] == "2026-08-01"
        )
        changed.loc[share, cells] *= part
        exhibit = build_change(changed, ONE, wanted=["hazards_rectified_share"])
        (panel,) = exhibit.parts_of(ChangePanel)
        assert panel.lines[0].beyond is beyond


def test_of_many_units_the_largest_changes_are_shown() -> None:
    exhibit = build_change(
        brigade_rows(31, ("2025-08", "2026-08")), brigade_names(31), wanted=["units_inspected"]
    )
    (part,) = exhibit.parts_of(ChangePanel)
    assert len(part.lines) == 24
    assert "变化最大的24家，共31家" in part.heading.zh
    assert len(exhibit.rows) == 62
