"""Rates per 1,000 residents: of a unit with a census, yearly or between two known days."""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning.ratios import per_residents
from rows import OFFICER, TEAM, mention, themed, units

PER_RESIDENTS = {
    "units_inspected": "units_inspected_per_1000_residents",
    "people_trained": "attendances_per_1000_residents",
}


def rates(phrase: str, metric: str = "units_inspected", **changes: Any) -> pd.DataFrame:
    """The rates that come of one mention."""
    return per_residents(themed(mention(phrase, metric, **changes)), PER_RESIDENTS[metric], units())


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({}, id="no window"),
        pytest.param({"window": "全年"}, id="which year is not said"),
        pytest.param({"window": "截至2023年"}, id="no start"),
        pytest.param({"window": "月均"}, id="a month, which is not said"),
        pytest.param({"inherited": "2023年"}, id="an inferred window"),
        pytest.param({"inherited": "年均"}, id="inferred yearly"),
        pytest.param({"window": "2023年", **OFFICER}, id="an officer"),
        pytest.param({"window": "2023年", **TEAM}, id="a sub-unit"),
        pytest.param({"window": "2023年", "unit": "west"}, id="a unit without residents"),
    ],
)
@pytest.mark.parametrize("metric", PER_RESIDENTS)
def test_no_rate(metric: str, changes: dict[str, Any]) -> None:
    measure = "家" if metric == "units_inspected" else "人次"
    assert rates(f"500{measure}", metric, **changes).empty


def test_a_unit_beyond_the_table_gets_none() -> None:
    stranger = mention("500家", "units_inspected", window="2023年") | {
        "unit": "east",
        "actor": "east",
    }
    assert per_residents(themed(stranger), PER_RESIDENTS["units_inspected"], units()).empty


@pytest.mark.parametrize(("phrase", "count"), [("4家", 0), ("5家", 1)])
def test_few_events_give_none(phrase: str, count: int) -> None:
    assert len(rates(phrase, window="2023年")) == count


@pytest.mark.parametrize(
    ("window", "unit", "per", "rate"),
    [
        pytest.param("2023年", "north", "1000_residents", 0.5, id="a year, dated"),
        pytest.param("2023年6月1日以来", "south", "1000_residents", 25, id="until publication"),
        pytest.param("年均", "north", "1000_residents_year", 0.5, id="yearly"),
        pytest.param("年均", "south", "1000_residents_year", 25, id="yearly, of a brigade"),
    ],
)
def test_the_rate(window: str, unit: str, per: str, rate: float) -> None:
    (row,) = rates("500家", window=window, unit=unit).to_dict("records")
    assert (row["value"], row["low"], row["high"], row["per"]) == (rate, rate, rate, per)
    assert (row["relation"], row["basis"]) == ("eq", "derived")


def test_the_census_is_named() -> None:
    (row,) = rates("500家", window="2023年").to_dict("records")
    assert (row["caveats"], row["phrase"]) == ("CENSUS_2020", "500家 ÷ 1,000,000人")


def test_a_hedged_number_gives_bounds_alone() -> None:
    (row,) = rates("超过8万人次", "people_trained", window="年均", unit="south").to_dict("records")
    assert pd.isna(row["value"])
    assert (row["low"], row["high"]) == pytest.approx((80001 / 20, 89999 / 20))
    assert (row["strict_low"], row["strict_high"]) == (pytest.approx(80001 / 20), float("inf"))
    assert set(row["caveats"].split(";")) == {"HEDGED", "CENSUS_2020", "PLAUSIBILITY"}


def test_units_do_not_mix() -> None:
    rows = [
        mention("500家", "units_inspected", window="年均", unit=unit, report=unit)
        for unit in ("north", "south")
    ]
    found = per_residents(themed(*rows), PER_RESIDENTS["units_inspected"], units())
    assert dict(zip(found["unit"], found["value"], strict=True)) == {"north": 0.5, "south": 25}
