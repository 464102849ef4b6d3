"""Cleaning comparators: each rule on invented figures; shares by hand.

Nothing falls out without a reason.
"""

from pathlib import Path

import pandas as pd
import pytest

from analysis.cleaning.comparators import SHARE
from analysis.vocabulary import table_fields
from compared import cleaned, figure, hazards, judged

WEST = {"source_id": "west2020", "unit_en": "West", "unit_zh": "西市"}
WEST_ID = {"source_id": "west2020"}
NATION = {"unit_en": "China", "unit_zh": "全国", "level": "national", "province": ""}


def codes(table: pd.DataFrame, metric: str) -> set[str]:
    """The caveats of the one row of `metric`."""
    (said,) = table.loc[table["metric"] == metric, "caveats"]
    return set(said.split(";")) - {""}


def shares(table: pd.DataFrame) -> dict[str, tuple[float, float]]:
    """Bounds of the rectified share, by source."""
    own = table[table["metric"] == SHARE]
    return dict(
        zip(own["report"], own[["low", "high"]].itertuples(index=False, name=None), strict=True)
    )


def test_a_comparator_has_the_columns_of_observations_and_is_marked(tmp_path: Path) -> None:
    rows = [figure("近千家", "units_inspected"), *hazards("200处", "150处")]
    table, left = cleaned(tmp_path, rows)
    assert list(table.columns) == list(table_fields()["comparators"])
    assert list(left.columns) == list(table_fields()["comparators_left_out"])
    assert set(table["basis"]) == {"comparator"}
    assert table["start"].isna().all()
    assert table["cell"].eq("").all()
    assert all("SELF_SELECTED" in said.split(";") for said in table["caveats"])
    assert codes(table, "units_inspected") == {"HEDGED", "SELF_SELECTED"}
    assert len(left) == 0


def test_the_national_authoritys_figures_are_not_called_self_selected(tmp_path: Path) -> None:
    table, _ = cleaned(tmp_path, hazards("200处", "150处"), [judged("official")])
    assert {SHARE, "hazards_found", "hazards_rectified"} == set(table["metric"])
    assert all("OFFICIAL" in said.split(";") for said in table["caveats"])
    assert not table["caveats"].str.contains("SELF_SELECTED").any()


def test_a_share_by_hand_with_its_bounds_and_verb(tmp_path: Path) -> None:
    table, _ = cleaned(tmp_path, hazards("200处", "150余处", "督改"))
    (share,) = table[table["metric"] == SHARE].to_dict("records")
    assert (share["low"], share["high"]) == (75.5, 79.5)  # 151..159 of 200
    assert (share["wording"], share["verb"], share["row"]) == ("督促整改", "督改", 3)
    assert share["phrase"] == "150余处 ÷ 200处"
    assert "URGED" in share["caveats"]


@pytest.mark.parametrize(
    "who", ["police", "government", "township", "association", "volunteers", "subdistrict"]
)
def test_what_is_not_a_fire_units_is_out(tmp_path: Path, who: str) -> None:
    rows = [*hazards("200处", "150处"), *hazards("100处", "50处", **WEST)]
    table, left = cleaned(tmp_path, rows, [judged("out", who, **WEST_ID)])
    assert set(table["unit"]) == {"east-brigade"}
    assert left[["metric", "exclusion", "row"]].values.tolist() == [
        ["hazards_found", who, 4],
        ["hazards_rectified", who, 5],
        [SHARE, who, 5],
    ]
    assert set(left["why"]) == {"invented"}


def test_found_and_rectified_in_one_figure_give_no_share(tmp_path: Path) -> None:
    both = figure("300处", "hazards_found_and_rectified", wording="发现并整改")
    table, left = cleaned(tmp_path, [both, figure("100家", "units_inspected")])
    assert sorted(table["metric"]) == ["hazards_found_and_rectified", "units_inspected"]
    assert len(left) == 0
    again, _ = cleaned(tmp_path, [both, *hazards("200处", "150处")])
    assert shares(again) == {"east2020": (75.0, 75.0)}


def test_more_rectified_than_found_is_kept_and_marked_without_a_share(tmp_path: Path) -> None:
    table, left = cleaned(
        tmp_path, [figure("100家", "units_inspected"), *hazards("160处", "166处")]
    )
    assert table.loc[table["metric"] == "hazards_rectified", "value"].tolist() == [166.0]
    marked = {name for name in table["metric"] if "RECTIFIED_ABOVE_FOUND" in codes(table, name)}
    assert marked == {"hazards_found", "hazards_rectified"}
    assert shares(table) == {}
    assert left[["metric", "exclusion", "phrase"]].values.tolist() == [
        [SHARE, "rectified_above_found", "166处 ÷ 160处"]
    ]


@pytest.mark.parametrize(
    ("found", "rectified"), [("160处", "160处"), ("近200处", "190处")], ids=["all", "hedged"]
)
def test_as_many_as_were_found_is_no_fault(tmp_path: Path, found: str, rectified: str) -> None:
    table, left = cleaned(tmp_path, hazards(found, rectified))
    assert "RECTIFIED_ABOVE_FOUND" not in codes(table, "hazards_rectified")
    assert (shares(table)["east2020"][1], len(left)) == (100.0, 0)


@pytest.mark.parametrize(
    ("inspected", "found", "marked"),
    [
        ("100家", "800处", True),
        ("100家", "301处", True),
        ("100家", "300处", False),
        ("100家", "20处", False),
        ("100家", "19处", True),
        ("100家", "800起", True),
        ("近100家", "295处", False),
        ("100家", "295余处", False),
    ],
)
def test_unheard_of_hazards_a_premises_are_marked(
    tmp_path: Path, inspected: str, found: str, marked: bool
) -> None:
    rows = [
        figure(inspected, "units_inspected"),
        *hazards(found, f"10{found[-1]}"),
        figure("3家", "premises_sealed"),
        *hazards("60处", "50处", **WEST),
    ]
    table, _ = cleaned(tmp_path, rows)
    own = table[table["caveats"].str.contains("PLAUSIBILITY")]
    given = {"units_inspected", "hazards_found", "hazards_rectified", SHARE}
    assert set(own["report"]) == ({"east2020"} if marked else set())
    assert (given <= set(own["metric"])) == marked
    assert "premises_sealed" not in set(own["metric"])


def test_parts_without_a_total_are_kept_and_give_no_rate(tmp_path: Path) -> None:
    schools = hazards("100处", "90处", measure="hazards: schools")
    shops = hazards("200处", "100处", measure="hazards: shops")
    parts = [judged("subset", part, measure=f"hazards: {part}") for part in ("schools", "shops")]
    table, left = cleaned(tmp_path, [*schools, *shops, figure("400家", "units_inspected")], parts)
    printed = table[table["metric"].isin(["hazards_found", "hazards_rectified"])]
    assert (len(printed), printed["caveats"].str.contains("PART").all()) == (4, True)
    assert "PART" not in codes(table, "units_inspected")
    assert set(table["metric"]) == {"units_inspected", "hazards_found", "hazards_rectified"}
    assert left[["phrase", "exclusion"]].values.tolist() == [
        ["90处 ÷ 100处", "part"],
        ["100处 ÷ 200处", "part"],
    ]


def test_of_two_that_lie_one_inside_the_other_the_whole_gives_the_share(tmp_path: Path) -> None:
    night = {"source_id": "night2020", "window_start": "2020-07-05", "window_end": "2020-07-05"}
    rows = [*hazards("200处", "150处"), *hazards("50处", "10处", "整改", **night)]
    table, left = cleaned(tmp_path, rows, [judged("inside", "east2020", source_id="night2020")])
    assert shares(table) == {"east2020": (75.0, 75.0)}
    inside = table[table["report"] == "night2020"]
    assert (set(inside["inside"]), inside["caveats"].str.contains("INSIDE").all()) == (
        {"east2020"},
        True,
    )
    assert left[["report", "exclusion", "why"]].values.tolist() == [
        ["night2020", "inside", "invented"]
    ]


def test_a_share_that_the_whole_does_not_give_is_taken_inside_it(tmp_path: Path) -> None:
    summer = {"window_basis": "to_date", "window_start": "", "window_end": ""}
    rows = [figure("900家", "units_inspected"), *hazards("200处", "150处", **summer)]
    table, left = cleaned(tmp_path, rows, [judged("inside", "east2020", window_basis="to_date")])
    assert shares(table) == {"east2020": (75.0, 75.0)}
    assert "INSIDE" in codes(table, SHARE)
    assert (len(left), "hazards_per_100_inspected" in set(table["metric"])) == (0, False)


@pytest.mark.parametrize(
    ("rectified", "cells", "reason"),
    [
        ("150件", {}, "unlike_measures"),
        ("4处", {}, "too_few"),
        ("150处", {"window_end": "2020-07-30"}, "unlike_windows"),
        ("150处", {"window_start": ""}, "unlike_windows"),
    ],
    ids=["measure", "few", "end", "start"],
)
def test_pairs_that_may_not_be_divided(
    tmp_path: Path, rectified: str, cells: dict[str, str], reason: str
) -> None:
    found, done = hazards("200处", rectified)
    table, left = cleaned(tmp_path, [found, done | cells])
    assert shares(table) == {}
    assert left[["metric", "exclusion", "why"]].values.tolist() == [[SHARE, reason, ""]]


def test_an_inferred_window_divides_nothing(tmp_path: Path) -> None:
    table, left = cleaned(tmp_path, hazards("200处", "150处"), [judged("inferred")])
    assert set(table["window_basis"]) == {"inferred"}
    assert "WINDOW_INFERRED" in codes(table, "hazards_found")
    assert left["exclusion"].tolist() == ["inferred_window"]


def test_figures_of_a_series_alone_may_be_joined(tmp_path: Path) -> None:
    years = {
        f"nation{year}": {"window_start": str(year), "window_end": str(year)}
        for year in (2018, 2019, 2021)
    }
    rows = [
        figure("9万起", "fires", source_id=source, **NATION, **cells)
        for source, cells in years.items()
    ]
    of = {"nation2018": "fires_2018_preliminary", "nation2021": "fires_from_2021"}
    table, _ = cleaned(
        tmp_path, rows, [judged("series", name, source_id=source) for source, name in of.items()]
    )
    joined = dict(zip(table["report"], table["series"], strict=True))
    assert joined == {
        "nation2018": "fires_2018_preliminary",
        "nation2019": "",
        "nation2021": "fires_from_2021",
    }
    assert set(table["actor_level"]) == {"national"}


def test_a_share_is_of_its_numerators_series(tmp_path: Path) -> None:
    table, _ = cleaned(
        tmp_path, hazards("200处", "150处"), [judged("series", "spring_festival_week")]
    )
    assert table.loc[table["metric"] == SHARE, "series"].tolist() == ["spring_festival_week"]


def test_dates_known_to_the_month_are_marked(tmp_path: Path) -> None:
    table, _ = cleaned(
        tmp_path, hazards("200处", "150处", window_start="2020-07", window_end="2020-07")
    )
    assert table["caveats"].str.contains("WINDOW_PARTIAL").all()


def test_one_source_that_counts_over_two_windows_is_not_crossed(tmp_path: Path) -> None:
    undated = {"window_start": "", "window_end": ""}
    week, year = {**undated, "window_basis": "day"}, {**undated, "window_basis": "year"}
    table, left = cleaned(
        tmp_path, [*hazards("200处", "150处", **week), *hazards("400处", "100处", **year)]
    )
    own = table[table["metric"] == SHARE]
    assert (sorted(own["low"]), len(left)) == ([25.0, 75.0], 0)


def test_cleaning_changes_nothing_it_is_given(tmp_path: Path) -> None:
    from analysis.cleaning.comparators import clean_comparators, left_out
    from compared import read

    found, _ = read(tmp_path, hazards("200处", "150处"), [judged("inferred")])
    before = found.mentions.copy(), found.known.copy()
    left_out(found.mentions, found.known, clean_comparators(found.mentions, found.known))
    pd.testing.assert_frame_equal(found.mentions, before[0])
    pd.testing.assert_frame_equal(found.known, before[1])


def test_no_comparators_make_empty_tables_of_the_same_columns(tmp_path: Path) -> None:
    table, left = cleaned(tmp_path, [])
    assert (len(table), list(table.columns)) == (0, list(table_fields()["comparators"]))
    assert (len(left), list(left.columns)) == (0, list(table_fields()["comparators_left_out"]))
