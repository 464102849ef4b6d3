"""Rates per person-years: lawful whatever the windows."""

import pandas as pd
import pytest

from analysis.comparability.person_years import rates_per_person_year
from brigades import brigade_rows, brigade_units
from judged import ask, codes, row, south

WEEK = {"window_start": pd.Timestamp("2023-01-21"), "window_end": pd.Timestamp("2023-01-27")}
RATE = {"per": "1000_person_years", "basis": "derived"}


def test_a_rate_is_the_count_over_residents_and_days() -> None:
    rows = brigade_rows(1)
    found = rates_per_person_year(rows, brigade_units(1))
    (rate,) = found[found["metric"] == "units_inspected"]["value"]
    (count,) = rows[rows["metric"] == "units_inspected"]["value"]
    # 80,000 residents, 31 days of August
    assert rate == pytest.approx(1000 * count / (80_000 * 31 / 365.25))
    assert found["caveats"].str.contains("CENSUS_2020").all()
    assert set(found["basis"]) == {"derived"}


def test_a_week_may_stand_beside_a_year_and_says_so() -> None:
    verdict = ask("compare", row(**RATE), south(**RATE, **WEEK))
    assert (verdict.kind, verdict.reasons) == ("ALLOW_WITH_CAVEAT", ("WINDOW",))
    assert codes("compare", row(), south(**WEEK)) == {"WINDOW"}


def test_officers_shares_and_units_without_residents_have_none() -> None:
    rows = brigade_rows(2, changes={"u1": {"actor": "u1/one", "actor_level": "officer"}})
    found = rates_per_person_year(rows, brigade_units(2))
    assert set(found["unit"]) == {"u0"}
    assert not found["metric"].str.contains("share|per_").any()
    assert rates_per_person_year(rows.assign(unit="stranger"), brigade_units(2)).empty
