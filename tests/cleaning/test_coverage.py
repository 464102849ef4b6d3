"""Which unit reports what: five states, the best one shown, and absent never taken for none."""

from itertools import permutations
from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.observations import build_observations
from analysis.cleaning.tables import COLUMNS, build_coverage
from analysis.vocabulary import metrics
from rows import OFFICER, TEAM, mention, mentions, units

PRINTED = [metric.id for metric in metrics().values() if not metric.derived]
EXACT = mention("30家", "units_inspected")
HEDGED = mention("近30家", "units_inspected", report="two")
TEAMS = mention("30家", "units_inspected", **TEAM)
OFFICERS = mention("30家", "units_inspected", **OFFICER)


def covered(*rows: dict[str, Any]) -> pd.DataFrame:
    """Coverage of `rows`, with a unit (south) that reports no number at all."""
    reports = {"north": ["one", "two"], "south": ["three"]}
    return build_coverage(build_observations(mentions(*rows), units()), reports)


def state(table: pd.DataFrame, metric: str, unit: str = "north") -> str:
    """The state of one unit and metric."""
    (found,) = table.loc[(table["unit"] == unit) & (table["metric"] == metric), "state"]
    return str(found)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(EXACT, "exact", id="exact"),
        pytest.param(HEDGED, "hedged", id="near"),
        pytest.param(mention("30余家", "units_inspected"), "hedged", id="over"),
        pytest.param(mention("10至20家", "units_inspected"), "hedged", id="a range"),
        pytest.param(
            mention("近5家", "units_inspected"), "hedged", id="near so few that one number is left"
        ),
        pytest.param(
            mention("约3家", "units_inspected"), "hedged", id="about so few that one number is left"
        ),
        pytest.param(TEAMS, "sub_unit_only", id="a sub-unit's"),
        pytest.param(
            mention("近30家", "units_inspected", **TEAM), "sub_unit_only", id="a sub-unit's, hedged"
        ),
        pytest.param(OFFICERS, "one_officer", id="an officer's"),
        pytest.param(mention("0家", "units_inspected"), "exact", id="zero as a figure"),
        pytest.param(mention("30处", "hazards_found"), "not_reported", id="another metric"),
    ],
)
def test_states(row: dict[str, Any], expected: str) -> None:
    assert state(covered(row), "units_inspected") == expected


def test_zero_in_words_is_exact_and_absent_is_not_zero() -> None:
    table = covered(mention("零事故", "internal_accidents"))
    assert state(table, "internal_accidents") == "exact"
    assert state(table, "disciplinary_violations") == "not_reported"


@pytest.mark.parametrize(
    ("rows", "best"),
    [
        pytest.param((EXACT, HEDGED, TEAMS, OFFICERS), "exact", id="exact before all"),
        pytest.param((HEDGED, TEAMS, OFFICERS), "hedged", id="the unit's own before its parts'"),
        pytest.param((TEAMS, OFFICERS), "sub_unit_only", id="a sub-unit before an officer"),
    ],
)
def test_the_best_state_wins_in_any_order(rows: tuple[dict[str, Any], ...], best: str) -> None:
    observations = build_observations(mentions(*rows), units())
    for order in permutations(range(len(rows))):
        shuffled = observations[observations["basis"] == "printed"].iloc[list(order)]
        assert state(build_coverage(shuffled, {"north": ["one"]}), "units_inspected") == best


def test_a_unit_without_a_number_has_its_rows() -> None:
    table = covered(EXACT)
    south = table[table["unit"] == "south"]
    assert south["metric"].tolist() == PRINTED
    assert set(south["state"]) == {"not_reported"}
    assert set(south["reports"]) == {"three"}


def test_no_observations_at_all() -> None:
    nothing = build_observations(mentions(EXACT), units()).iloc[:0]
    table = build_coverage(nothing, {"south": ["three"]})
    assert (len(table), set(table["state"])) == (len(PRINTED), {"not_reported"})


def test_units_do_not_mix() -> None:
    table = covered(EXACT, mention("近30家", "units_inspected", unit="south", report="three"))
    assert state(table, "units_inspected", "north") == "exact"
    assert state(table, "units_inspected", "south") == "hedged"


def test_one_row_a_unit_and_printed_metric() -> None:
    table = covered(mention("30家", "units_inspected", window="年均"))  # it derives a rate
    assert list(table.columns) == COLUMNS
    assert {str(dtype) for dtype in table.dtypes} == {"str"}
    assert table["metric"].tolist() == PRINTED * 2
    assert table["unit"].tolist() == ["north"] * len(PRINTED) + ["south"] * len(PRINTED)
    assert set(table.loc[table["unit"] == "north", "reports"]) == {"one;two"}
    assert set(table["theme"]) <= {metric.theme for metric in metrics().values()}
