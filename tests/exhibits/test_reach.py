"""People a session: bounds by hand, and what is never divided."""

from typing import Any

import pandas as pd
import pytest

from analysis.exhibits.data.outreach import PER_RESIDENTS, PER_SESSION, find_reach
from judged import LEAD, NEXT, OUTSIDE, UNKNOWN, frame, row, south

PEOPLE, SESSIONS = "people_trained", "training_sessions"
BOUNDS = ["low", "high", "strict_low", "strict_high"]


def pair(people: float = 1200, sessions: float = 60, **changes: Any) -> list[pd.Series]:
    """What one unit says of people trained and of sessions."""
    return [row(PEOPLE, people, **changes), row(SESSIONS, sessions, **changes)]


def hedged(
    metric: str, low: float, high: float, strict: tuple[float, float], **changes: Any
) -> pd.Series:
    """A hedged number of one unit."""
    ends = {
        "low": low,
        "high": high,
        "strict_low": strict[0],
        "strict_high": strict[1],
        "relation": "range",
    }
    return row(metric, low, **(ends | {"caveats": "HEDGED"} | changes))


def made(*rows: pd.Series) -> pd.DataFrame:
    """The rows of people a session."""
    found = find_reach(frame(*rows))
    return found[found["metric"] == PER_SESSION]


def test_an_exact_number_by_hand() -> None:
    (found,) = made(*pair(1200, 60)).to_dict("records")
    assert (found["low"], found["high"], found["value"], found["relation"]) == (20, 20, 20, "eq")
    assert (found["per"], found["basis"], found["measure"], found["each"]) == (
        "session",
        "derived",
        "人次",
        "场",
    )


def test_what_the_press_gave_of_ones_own_unit_is_left_out() -> None:
    press = pair(**OUTSIDE, own_unit="north", report="paper")
    assert len(made(*pair(own_unit=""), *press)) == 1


def test_hedged_bounds_by_hand_and_no_value() -> None:
    people = hedged(PEOPLE, 801, 899, (801, float("inf")), phrase="800余人次")
    sessions = hedged(SESSIONS, 9, 10, (1, 10), phrase="近10场")
    (found,) = made(people, sessions).to_dict("records")
    assert [found[name] for name in BOUNDS] == [801 / 10, 899 / 9, 801 / 10, float("inf")]
    assert pd.isna(found["value"])
    assert found["relation"] == "range"
    assert found["phrase"] == "800余人次 ÷ 近10场"
    assert found["caveats"] == "HEDGED"


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(pair()[:1], id="no sessions"),
        pytest.param(pair()[1:], id="no people"),
        pytest.param([pair()[0], row(SESSIONS, 60, **NEXT)], id="of another year"),
        pytest.param([pair()[0], south(SESSIONS, 60)], id="of another unit"),
        pytest.param(pair(**LEAD), id="from a lead"),
        pytest.param(pair(sessions=0), id="of no sessions"),
        pytest.param(pair(people=4), id="fewer than five people"),
        pytest.param(
            pair(**(OUTSIDE | {"caveats": "PART;SELF_SELECTED"})), id="parts without a total"
        ),
        pytest.param(
            [*pair(), row(PEOPLE, 80)], id="two numbers of people: nobody knows whose sessions"
        ),
    ],
)
def test_what_is_not_divided(rows: list[pd.Series]) -> None:
    assert made(*rows).empty


@pytest.mark.parametrize("window", [{}, UNKNOWN], ids=["dated", "of one record without dates"])
def test_one_record_is_divided(window: dict[str, Any]) -> None:
    assert made(*pair(**window))["low"].tolist() == [20]


def test_a_window_known_to_the_month_is_no_part() -> None:
    assert len(made(*pair(**(OUTSIDE | {"caveats": "WINDOW_PARTIAL;SELF_SELECTED"})))) == 1


def test_what_another_published_stays_a_comparator_and_keeps_its_words() -> None:
    outside = OUTSIDE | {"unit_zh": "某支队", "unit_en": "Some detachment"}
    people, sessions = pair(**outside)
    (found,) = made(people, pd.Series(dict(sessions) | {"measure": "期"})).to_dict("records")
    assert (found["basis"], found["each"], found["unit_zh"]) == ("comparator", "期", "某支队")


@pytest.mark.parametrize(
    ("people", "sessions", "code"),
    [(1200, 60, ""), (9, 3, "SMALL_N"), (12_000, 6, "PLAUSIBILITY"), (30, 60, "PLAUSIBILITY")],
)
def test_what_must_be_said_of_a_number(people: float, sessions: float, code: str) -> None:
    assert made(*pair(people, sessions))["caveats"].tolist() == [code]


def test_people_per_residents_are_those_of_observations() -> None:
    known = row(PER_RESIDENTS, 30, per="1000_residents_year", basis="derived")
    found = find_reach(frame(*pair(), known))
    assert found["metric"].tolist() == [PER_SESSION, PER_RESIDENTS]
    assert found["low"].tolist() == [20, 30]


def test_a_rate_that_is_there_already_is_not_made_twice() -> None:
    assert len(made(*pair(), row(PER_SESSION, 20, per="session", basis="derived"))) == 1


def test_data_are_left_as_they_are_whatever_their_index() -> None:
    rows = frame(*pair()).set_axis([7, 7])
    before = rows.copy(deep=True)
    assert find_reach(rows)["low"].tolist() == [20]
    pd.testing.assert_frame_equal(rows, before)


def test_no_rows_have_no_reach() -> None:
    assert find_reach(frame(*pair()).iloc[:0]).empty
