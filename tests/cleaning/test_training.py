"""Training: attendances are divided by sessions and residents, and are never people."""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning import training
from analysis.cleaning.observations import build_observations
from rows import TEAM, codes, mention, mentions, of, themed, units

YEARLY = {"window": "年均"}


def both(people: str, sessions: str, **changes: Any) -> pd.DataFrame:
    """Observations of two mentions alike in all but what they count."""
    rows = (
        mention(people, "people_trained", **changes),
        mention(sessions, "training_sessions", **changes),
    )
    return build_observations(mentions(*rows), units())


@pytest.mark.parametrize(
    ("people", "marked"), [("800人次", True), ("800", True), ("800人", False), ("800名", False)]
)
def test_attendances_are_marked_by_their_measure(people: str, marked: bool) -> None:
    found = both(people, "20场")
    assert ("ATTENDANCES" in codes(found, "people_trained")) == marked
    assert "ATTENDANCES" not in codes(found, "training_sessions")


def test_the_module_marks_nothing_itself() -> None:
    rows = themed(mention("800人次", "people_trained"))
    assert training.clean(rows)["caveats"].tolist() == ["WINDOW_UNKNOWN"]


def test_attendances_per_session() -> None:
    (row,) = of(both("800人次", "20场"), "attendances_per_session").to_dict("records")
    assert (row["value"], row["per"], row["measure"], row["phrase"]) == (
        40,
        "session",
        "人次",
        "800人次 ÷ 20场",
    )


def test_bounds_of_hedged_attendances_per_session() -> None:
    (row,) = of(both("超过8万人次", "近千场", **YEARLY), "attendances_per_session").to_dict(
        "records"
    )
    assert pd.isna(row["value"])
    assert (row["low"], row["high"]) == pytest.approx((80001 / 999, 89999 / 900))
    assert (row["strict_low"], row["strict_high"]) == (pytest.approx(80001 / 999), float("inf"))


@pytest.mark.parametrize(
    ("changes", "derived"),
    [
        pytest.param({}, {"attendances_per_session"}, id="no window: a session, not a resident"),
        pytest.param(
            YEARLY, {"attendances_per_session", "attendances_per_1000_residents"}, id="yearly"
        ),
        pytest.param({**YEARLY, **TEAM}, {"attendances_per_session"}, id="a team has no residents"),
        pytest.param({"inherited": "年均"}, set(), id="an inherited window divides nothing"),
    ],
)
def test_what_is_derived(changes: dict[str, Any], derived: set[str]) -> None:
    found = both("800人次", "20场", **changes)
    assert set(found.loc[found["basis"] == "derived", "metric"]) == derived


def test_attendances_stay_attendances_over_residents() -> None:
    found = both("800人次", "20场", **YEARLY)
    assert codes(found, "attendances_per_1000_residents") == {"ATTENDANCES", "CENSUS_2020"}
    assert of(found, "attendances_per_1000_residents")["value"].tolist() == [0.8]
