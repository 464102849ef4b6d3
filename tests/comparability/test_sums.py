"""Two rows divided or added: shares, ratios, sums."""

from typing import Any

import pandas as pd
import pytest

from judged import CORPS, LEAD, NEAR, NEXT, UNDATED, UNKNOWN, ask, codes, month, row, south

SESSIONS = ("attendances_per_session", 80.0)


def share(part: float = 60, whole: float = 100, **changes: Any) -> Any:
    """Hazards rectified over hazards found, in one record."""
    return row("hazards_rectified", part, **({"wording": "整改"} | changes)), row(
        "hazards_found", whole
    )


@pytest.mark.parametrize(
    ("part", "whole", "reasons"),
    [
        pytest.param(
            *share()[:1], row("units_inspected", measure="处"), {"DEFINITION"}, id="no such share"
        ),
        pytest.param(
            share()[0], row("hazards_found", measure="件"), {"DEFINITION"}, id="places of cases"
        ),
        pytest.param(
            share(caveats="PART")[0],
            row("hazards_found"),
            {"DEFINITION"},
            id="of a part of the work",
        ),
        pytest.param(*share(101, 100), {"DEFINITION"}, id="more than all"),
        pytest.param(*share(0, 0), {"DEFINITION"}, id="of none"),
        pytest.param(
            share()[0], row(value=100, low=0.0, relation="lt"), {"DEFINITION"}, id="of perhaps none"
        ),
        pytest.param(share()[0], south(), {"SUBJECT_LEVEL"}, id="of another unit's"),
        pytest.param(share()[0], row(**NEXT), {"WINDOW"}, id="of another year's"),
        pytest.param(share(**LEAD)[0], row(**LEAD), {"WINDOW"}, id="from a lead"),
        pytest.param(None, row(), {"MISSING_NOT_ZERO"}, id="no part"),
        pytest.param(share()[0], None, {"MISSING_NOT_ZERO"}, id="no whole"),
    ],
)
def test_what_is_no_share(part: Any, whole: Any, reasons: set[str]) -> None:
    assert (ask("share", part, whole).kind, codes("share", part, whole)) == ("REFUSE", reasons)


@pytest.mark.parametrize(
    ("part", "whole", "kind", "reasons"),
    [
        pytest.param(*share(), "ALLOW", set(), id="60 of 100"),
        pytest.param(*share(100, 100), "ALLOW", set(), id="all"),
        pytest.param(*share(9), "ALLOW_WITH_CAVEAT", {"SMALL_N"}, id="9 of 100"),
        pytest.param(*share(**NEAR), "ALLOW_WITH_CAVEAT", {"HEDGED"}, id="nearly 60"),
        pytest.param(
            share(**UNDATED)[0],
            row(**UNDATED),
            "ALLOW_WITH_CAVEAT",
            {"WINDOW"},
            id="words without dates",
        ),
        pytest.param(
            share(**UNKNOWN)[0], row(**UNKNOWN), "ALLOW", set(), id="one record, no window"
        ),
        pytest.param(
            share(390, low=301.0, high=399.0, relation="range")[0],
            row(value=300, low=301.0, high=399.0, relation="range"),
            "ALLOW_WITH_CAVEAT",
            {"HEDGED"},
            id="bounds leave open which is more",
        ),
    ],
)
def test_what_is_a_share(part: pd.Series, whole: pd.Series, kind: str, reasons: set[str]) -> None:
    assert (ask("share", part, whole).kind, codes("share", part, whole)) == (kind, reasons)


def test_windows_without_dates_are_alike_in_one_report_only() -> None:
    assert codes("share", share(**UNKNOWN)[0], row(**UNKNOWN, report="two")) == {"WINDOW"}


@pytest.mark.parametrize(
    ("above", "reasons"),
    [
        pytest.param(row("people_trained", 8000), set(), id="80 a session"),
        pytest.param(row("people_trained", 200_000), {"PLAUSIBILITY"}, id="2000 a session"),
        pytest.param(
            row("people_trained", 9), {"SMALL_N", "PLAUSIBILITY"}, id="less than one a session"
        ),
        pytest.param(
            row("attendances_per_session", 80), {"DEFINITION", "WINDOW"}, id="a rate already"
        ),
    ],
)
def test_a_ratio(above: pd.Series, reasons: set[str]) -> None:
    assert codes("ratio", above, row("training_sessions", 100)) == reasons


def test_only_an_indicator_that_is_declared_is_a_quotient() -> None:
    leaflets = row("leaflets_distributed", 5000)
    assert ask("ratio", row("fire_deaths", 60), row("fires", 3000)).kind == "ALLOW"
    assert codes("ratio", row("persons_detained", 12), leaflets) == {"DEFINITION"}


def honour(metric: str, **changes: Any) -> pd.Series:
    """Twenty honours of the west corps."""
    return row(metric, 20, **({**CORPS, "actor": "west"} | changes))


PEOPLE = honour("people_honoured_prefecture")


@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        pytest.param(
            honour("awards_national"), honour("awards_provincial"), {"TIER"}, id="two tiers"
        ),
        pytest.param(
            honour("people_honoured_prefecture"),
            honour("awards_provincial"),
            {"DEFINITION", "TIER"},
            id="people, awards",
        ),
        pytest.param(
            honour("exemplar_pool_people"),
            honour("reserve_exemplar_pool_people"),
            {"DEFINITION"},
            id="two pools",
        ),
        pytest.param(row(), south("units_inspected"), {"DEFINITION"}, id="two things"),
        pytest.param(row(*SESSIONS), south(*SESSIONS), {"DEFINITION"}, id="rates"),
        pytest.param(row(), row(report="two"), {"DEFINITION"}, id="one number, printed twice"),
        pytest.param(
            row(), south(caveats="INSIDE"), {"DEFINITION"}, id="one inside another report"
        ),
        pytest.param(
            row(), south(**CORPS, actor="west"), {"SUBJECT_LEVEL"}, id="a corps and its detachment"
        ),
        pytest.param(row(), south(**NEXT), {"WINDOW"}, id="two years"),
        pytest.param(row(), None, {"MISSING_NOT_ZERO"}, id="not reported"),
    ],
)
def test_what_is_not_added(a: pd.Series, b: pd.Series | None, reasons: set[str]) -> None:
    assert (ask("sum", a, b).kind, codes("sum", a, b)) == ("REFUSE", reasons)


def test_like_counts_of_two_units_are_added() -> None:
    assert ask("sum", row(), south()).kind == "ALLOW"


def test_windows_of_one_unit_that_adjoin_are_added() -> None:
    march, april, may = (row(report=f"r{number}", **month(2024, number)) for number in (3, 4, 5))
    assert ask("sum", march, april).kind == "ALLOW"
    assert codes("sum", march, may) == {"WINDOW"}
    assert codes("sum", row(**NEXT), may) == {"WINDOW"}


def test_means_and_standing_numbers_of_two_windows_are_not_added() -> None:
    means = [row(per="month", report=f"r{n}", **month(2024, n)) for n in (3, 4)]
    assert codes("sum", *means) == {"DEFINITION"}
    stocks = [
        row(
            "subscribers",
            report=f"r{n}",
            window_start=pd.NaT,
            window_end=month(2024, n)["window_end"],
        )
        for n in (3, 4)
    ]
    assert codes("sum", *stocks) == {"DEFINITION"}


def test_what_is_counted_once_does_not_add_up_over_time() -> None:
    covered = [
        row("counties_covered_by_publicity", report=f"r{n}", **month(2024, n)) for n in (3, 4)
    ]
    assert codes("sum", *covered) == {"DEFINITION"}


def test_nothing_is_divided_by_a_window_that_counts_in_two_ways() -> None:
    two_years = {
        "window_start": pd.Timestamp("2020-01-01"),
        "window_end": pd.Timestamp("2021-12-31"),
    }
    deaths, fires = row("fire_deaths", 60, **two_years), row("fires", 3000, **two_years)
    assert codes("ratio", deaths, fires) == {"BREAK"}


def test_no_sum_crosses_a_break_that_refuses() -> None:
    before = row("fires", **month(2020, 12))
    after = row("fires", report="two", **month(2021, 1))
    assert ask("sum", before, after).kind == "REFUSE"
    assert "BREAK" in codes("sum", before, after)


def test_incidents_recur() -> None:
    fire = row("gas_cylinders_removed", 20, per="event")
    assert ask("sum", fire, fire).kind == "ALLOW"
