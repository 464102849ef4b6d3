"""What may be divided by what.

One actor's record in one window, and no small, open or inferred part.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.ratios import derive_ratio
from rows import OFFICER, TEAM, mention, themed

YEAR = {"window": "2023年"}
LAST = {"window": "2022年"}


def share(above: str, below: str, **changes: Any) -> pd.DataFrame:
    """Premises penalised of premises inspected; `changes` are those of both rows."""
    return shares(
        mention(above, "units_penalised", **changes), mention(below, "units_inspected", **changes)
    )


def shares(*rows: dict[str, Any]) -> pd.DataFrame:
    """The shares of premises penalised that come of `rows`."""
    return derive_ratio(themed(*rows), "units_penalised_share")


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param(YEAR, LAST, id="unlike years"),
        pytest.param(YEAR, {"window": "2023年以来"}, id="unlike ends"),
        pytest.param({"window": "截至2023年"}, YEAR, id="unlike starts"),
        pytest.param(YEAR, {}, id="one window unknown"),
        pytest.param({"window": "年均"}, {"window": "月均"}, id="unlike per"),
        pytest.param({"window": "全年"}, {}, id="unlike basis"),
        pytest.param(
            {"window": "三年来"}, {"window": "建队以来"}, id="unlike starts that no one can date"
        ),
        pytest.param({"window": "全年"}, {"window": "近年来"}, id="unlike windows without a date"),
        pytest.param({"inherited": "2023年"}, {"inherited": "2023年"}, id="both inferred"),
        pytest.param({"inherited": "2023年"}, YEAR, id="numerator inferred"),
        pytest.param(YEAR, {"inherited": "2023年"}, id="denominator inferred"),
        pytest.param({}, OFFICER, id="an officer's of the unit's"),
        pytest.param(TEAM, OFFICER, id="a team's of an officer's"),
        pytest.param({}, {"report": "two"}, id="unlike reports"),
        pytest.param({}, {"unit": "south"}, id="unlike units"),
    ],
)
def test_not_paired(above: dict[str, Any], below: dict[str, Any]) -> None:
    made = shares(
        mention("20家", "units_penalised", **above), mention("80家", "units_inspected", **below)
    )
    assert made.empty


@pytest.mark.parametrize(
    "alike",
    [
        pytest.param({}, id="both windows unknown"),
        pytest.param(YEAR, id="one year"),
        pytest.param({"window": "年均"}, id="both yearly"),
        pytest.param(OFFICER, id="one officer"),
        pytest.param(TEAM, id="one team"),
    ],
)
def test_paired(alike: dict[str, Any]) -> None:
    made = share("20家", "80家", **alike)
    assert made[["value", "low", "high"]].to_numpy().tolist() == [[25, 25, 25]]
    assert made["actor"].tolist() == [alike.get("actor", "north")]


@pytest.mark.parametrize("alone", ["units_penalised", "units_inspected"])
def test_one_part_makes_no_ratio(alone: str) -> None:
    assert shares(mention("20家", alone)).empty


@pytest.mark.parametrize(
    ("above", "made", "small"),
    [
        ("0家", False, False),
        ("4家", False, False),
        ("近5家", False, False),
        ("5家", True, True),
        ("9家", True, True),
        ("10家", True, False),
    ],
)
def test_few_events(above: str, made: bool, small: bool) -> None:
    rows = share(above, "80家")
    assert len(rows) == made
    assert [("SMALL_N" in said) for said in rows["caveats"]] == [small] * made


def test_a_derived_row_carries_its_evidence() -> None:
    (row,) = share("20家", "近100家", **YEAR, **OFFICER).to_dict("records")
    assert row["phrase"] == "20家 ÷ 近100家"
    assert (row["basis"], row["per"], row["measure"], row["theme"]) == (
        "derived",
        "share",
        "%",
        "inspection",
    )
    assert pd.isna(row["start"])
    assert (row["window_start"], row["window_end"]) == (
        pd.Timestamp(2023, 1, 1),
        pd.Timestamp(2023, 12, 31),
    )
    assert set(row["caveats"].split(";")) == {"HEDGED", "ONE_OFFICER"}
