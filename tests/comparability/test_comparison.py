"""Units side by side: who stands there, who is left out and why, who is silent."""

import pandas as pd
import pytest

from analysis.comparability.comparison import compare_units
from brigades import brigade_names, brigade_rows

NAMES = brigade_names(5)
UNITS = list(NAMES)


def test_the_greatest_stands_first_and_each_unit_once() -> None:
    rows = brigade_rows(5)
    found = compare_units(rows, "units_inspected", UNITS, NAMES)
    values = rows[rows["metric"] == "units_inspected"]["value"]
    assert found.rows["value"].tolist() == sorted(values, reverse=True)
    assert found.lawful
    assert "EXPOSURE" in found.verdict.reasons
    assert found.status.zh == "各单位之间：可比，有说明；5/5有数；时段2026-08"


def test_the_silent_are_named_and_never_0() -> None:
    found = compare_units(
        brigade_rows(5, silent={"u2": "people_trained"}), "people_trained", UNITS, NAMES
    )
    assert found.silent == ("u2",)
    assert "u2" not in set(found.rows["unit"])
    assert "4/5" in found.status.zh


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"actor_level": "detachment"}, "SUBJECT_LEVEL"),
        ({"measure": "家次"}, "DEFINITION"),
        ({"caveats": "PART"}, "DEFINITION"),
        ({"window_start": pd.Timestamp("2026-07-01")}, "WINDOW"),
    ],
)
def test_what_may_not_stand_beside_the_others_is_left_out_with_the_reason(
    cells: dict[str, object], reason: str
) -> None:
    rows = brigade_rows(5, changes={"u3": cells})
    found = compare_units(rows, "units_inspected", UNITS, NAMES)
    assert set(found.rows["unit"]) == {"u0", "u1", "u2", "u4"}
    (left,) = found.left_out
    assert (left.unit, left.verdict.kind) == ("u3", "REFUSE")
    assert reason in left.verdict.reasons


def test_an_officer_does_not_stand_for_the_unit() -> None:
    rows = brigade_rows(3, changes={"u1": {"actor": "u1/one", "actor_level": "officer"}})
    found = compare_units(rows, "units_inspected", UNITS[:3], NAMES)
    assert set(found.rows["unit"]) == {"u0", "u2"}
    assert [left.unit for left in found.left_out] == ["u1"]
    assert found.silent == ()


def test_rows_that_do_not_compare_at_all_are_no_comparison() -> None:
    rows = brigade_rows(3).assign(window_basis="inferred")
    found = compare_units(rows, "units_inspected", UNITS[:3], NAMES)
    assert not found.lawful
    assert len(found.rows) == 1
    assert {left.verdict.reasons for left in found.left_out} == {("WINDOW",)}


def test_of_two_editions_the_later_stands() -> None:
    rows = brigade_rows(2)
    later = rows[(rows["unit"] == "u0") & (rows["metric"] == "units_inspected")].assign(
        value=7.0, low=7.0, high=7.0, report="corrected"
    )
    found = compare_units(
        pd.concat([rows, later], ignore_index=True), "units_inspected", UNITS[:2], NAMES
    )
    assert found.rows.set_index("unit")["value"]["u0"] == 7
