"""The comparison as a value: what its title claims, who is drawn, what is said below."""

import pandas as pd
import pytest

from analysis.exhibits.compare import BY_NAME, ComparePanel, build_compare
from analysis.exhibits.data.estimates import are_told_apart
from brigades import brigade_names, brigade_rows, brigade_units

AUTUMN = ("2026-08", "2026-09", "2026-10")
FOUR = brigade_names(4)


def with_residents(rows: pd.DataFrame, count: int) -> pd.DataFrame:
    known = {unit.id: unit.residents for unit in brigade_units(count).values()}
    return rows.assign(residents_2020=rows["unit"].map(known))


def test_three_months_of_four_brigades_are_compared_as_one_window() -> None:
    rows = brigade_rows(4, AUTUMN)
    exhibit = build_compare(rows, FOUR, wanted=["units_inspected"])
    totals = rows[rows["metric"] == "units_inspected"].groupby("unit")["value"].sum()
    assert exhibit.rows.set_index("unit")["value"].to_dict() == totals.to_dict()
    most, least = FOUR[totals.idxmax()].zh, FOUR[totals.idxmin()].zh
    assert exhibit.title.zh.startswith(f"2026-08–10 检查单位：{most}最多")
    assert least in exhibit.title.zh
    assert "不论优劣" in exhibit.subtitle.zh


def test_a_metric_of_shares_has_intervals_and_claims_no_more_than_they_bear() -> None:
    exhibit = build_compare(brigade_rows(4, AUTUMN), FOUR, wanted=["hazards_rectified_share"])
    (part,) = exhibit.parts_of(ComparePanel)
    assert set(part.intervals) == set(FOUR)
    for line in part.lines:
        assert line.number is not None
        lower, upper = part.intervals[line.unit]
        assert lower < line.number.low <= line.number.high < upper
    assert "差别未超过偶然" in exhibit.title.zh


def test_shares_that_lie_apart_are_said_to() -> None:
    rows = brigade_rows(4, AUTUMN)
    poor = (rows["unit"] == "u2") & (rows["metric"] == "hazards_rectified")
    rows.loc[poor, ["value", "low", "high"]] *= 0.5
    rows.loc[poor, ["value", "low", "high"]] = rows.loc[poor, ["value", "low", "high"]].round()
    exhibit = build_compare(rows, FOUR, wanted=["hazards_rectified_share"])
    assert "差别超过偶然" in exhibit.title.zh
    assert FOUR["u2"].zh in exhibit.title.zh


def test_rates_stand_beside_counts_where_residents_are_known() -> None:
    rows = with_residents(brigade_rows(4, AUTUMN), 4)
    wanted = ["units_inspected", "units_inspected_per_1000_residents"]
    exhibit = build_compare(rows, FOUR, wanted=wanted)
    assert [part.heading.zh for part in exhibit.parts][1] == "每千人检查单位"
    assert len(exhibit.rows) == 8


def test_the_silent_and_the_left_out_are_named_below_the_panel() -> None:
    rows = brigade_rows(
        4,
        silent={"u1": "units_inspected"},
        changes={"u2": {"actor_level": "detachment"}},
    )
    exhibit = build_compare(rows, FOUR, wanted=["units_inspected"])
    (part,) = exhibit.parts
    assert isinstance(part, ComparePanel)
    assert [note.zh for note in part.notes] == [
        f"未报道：{FOUR['u1'].zh}",
        f"不并列：{FOUR['u2'].zh}（主体不同级）",
    ]


@pytest.mark.parametrize("count", [BY_NAME, BY_NAME + 1])
def test_above_24_units_the_distribution_is_shown_with_the_extreme_ones_named(count: int) -> None:
    exhibit = build_compare(brigade_rows(count), brigade_names(count), wanted=["units_inspected"])
    (part,) = exhibit.parts_of(ComparePanel)
    assert part.crowded == (count > BY_NAME)
    assert len(exhibit.rows) == count
    order = exhibit.rows["unit"].tolist()
    assert {*order[:3], *order[-3:]} <= set(part.named)


def test_where_nothing_compares_it_says_what_is_needed() -> None:
    rows = brigade_rows(3).assign(window_basis="unknown")
    exhibit = build_compare(rows, brigade_names(3))
    assert exhibit.empty
    assert "同一时段" in exhibit.description.zh


def test_the_metrics_that_most_units_report_are_chosen() -> None:
    rows = brigade_rows(4, silent={"u0": "people_trained", "u1": "people_trained"})
    exhibit = build_compare(rows, FOUR)
    assert len(exhibit.parts) == 4
    assert "people_trained" not in set(exhibit.rows["metric"])


def test_two_numbers_within_their_bounds_are_too_close_to_tell() -> None:
    rows = brigade_rows(2).query("metric == 'units_inspected'")
    rows = rows.assign(relation="range", low=[100.0, 150.0], high=[199.0, 160.0])
    exhibit = build_compare(rows, brigade_names(2), wanted=["units_inspected"])
    assert "措辞留下的范围之内" in exhibit.title.zh


def test_units_that_scatter_by_how_they_count_are_not_told_apart_by_chance_alone() -> None:
    names = brigade_names(12)
    rows = brigade_rows(12)
    # shares between 80 and 96 % in equal steps: far beyond chance, yet none stands out
    for at, unit in enumerate(names):
        part = (rows["unit"] == unit) & (rows["metric"] == "hazards_rectified")
        whole = (rows["unit"] == unit) & (rows["metric"] == "hazards_found")
        share = (rows["unit"] == unit) & (rows["metric"] == "hazards_rectified_share")
        found, rectified = 2000.0, 1600.0 + 29 * at
        for where, value in ((whole, found), (part, rectified), (share, rectified / 20)):
            rows.loc[where, ["value", "low", "high"]] = value
    neighbours = rows["unit"].isin(["u4", "u7"])
    title = build_compare(rows[neighbours], names, wanted=["hazards_rectified_share"]).title.zh
    assert "差别超过偶然" in title
    estimates = (
        build_compare(rows, names, wanted=["hazards_rectified_share"])
        .parts_of(ComparePanel)[0]
        .estimates
    )
    assert estimates is not None
    assert not are_told_apart(estimates, "u4", "u7")


def test_urged_is_not_called_rectified() -> None:
    rows = brigade_rows(3)
    verb = rows["metric"].isin(["hazards_rectified", "hazards_rectified_share"])
    rows.loc[verb, ["wording", "caveats"]] = ["督促整改", "URGED"]
    exhibit = build_compare(rows, brigade_names(3), wanted=["hazards_rectified_share"])
    assert exhibit.parts[0].heading.zh == "督促整改占比"
    assert "督促整改占比" in exhibit.title.zh
