"""Hazards found against those rectified: who has both, by which verb, and what share."""

import pandas as pd

from analysis.exhibits.change import ChangePanel
from analysis.exhibits.rectified import LINES, build_rectified
from brigades import brigade_names, brigade_rows

NAMES = brigade_names(4)


def panels(rows: pd.DataFrame) -> list[ChangePanel]:
    return build_rectified(rows, NAMES).parts_of(ChangePanel)


def test_each_unit_has_both_numbers_and_their_share() -> None:
    rows = brigade_rows(4)
    (panel,) = panels(rows)
    found = rows[rows["metric"] == "hazards_found"].set_index("unit")["value"]
    rectified = rows[rows["metric"] == "hazards_rectified"].set_index("unit")["value"]
    assert [line.before.low for line in panel.lines] == sorted(found, reverse=True)
    first = panel.lines[0]
    share = 100 * rectified[first.before.unit] / found[first.before.unit]
    assert first.text.zh.endswith(f"（{share:.1f}%）")


def test_a_unit_that_lacks_one_of_them_has_no_line_but_is_named() -> None:
    (panel,) = panels(brigade_rows(4, silent={"u2": "hazards_rectified"}))
    assert len(panel.lines) == 3
    assert [note.zh for note in panel.notes] == [f"未报齐两项：{NAMES['u2'].zh}"]


def test_verbs_that_mean_unlike_things_have_a_panel_each() -> None:
    rows = brigade_rows(4)
    urged = (rows["unit"] == "u0") & (rows["metric"] == "hazards_rectified")
    rows.loc[urged, ["wording", "caveats"]] = ["督促整改", "URGED"]
    assert sorted(panel.heading.zh for panel in panels(rows)) == ["整改", "督促整改"]


def test_more_rectified_than_found_is_no_share() -> None:
    rows = brigade_rows(1)
    more = rows["metric"] == "hazards_rectified"
    rows.loc[more, ["value", "low", "high"]] = 9_999.0
    assert build_rectified(rows, NAMES).empty


def test_of_many_units_those_that_found_most_are_shown() -> None:
    exhibit = build_rectified(brigade_rows(31), brigade_names(31))
    (panel,) = exhibit.parts_of(ChangePanel)
    assert len(panel.lines) == LINES
    assert [note.zh for note in panel.notes] == ["列发现最多的24家，共31家"]
    assert len(exhibit.rows) == 62


def test_hedged_numbers_leave_a_range_of_shares_never_above_the_whole() -> None:
    rows = brigade_rows(1)
    for metric, low, high in (("hazards_found", 301.0, 399.0), ("hazards_rectified", 290.0, 310.0)):
        rows.loc[rows["metric"] == metric, ["relation", "low", "high"]] = ["gt", low, high]
    (panel,) = panels(rows)
    # 290 / 399 at least, all of them at most
    assert "72.6–100%" in panel.lines[0].text.zh
