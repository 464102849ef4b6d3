"""Which shares stand in one chart: one a unit, by one verb, of one level.

And which follow each other like for like.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.comparability.selection import (
    by_verb,
    like_for_like,
    of_units,
    one_a_unit,
    verb_meanings,
)
from analysis.problems import DataError
from charts_drawn import real
from records import frame, outside, record

WEEKS = (("2021-02-11", "2021-02-17"), ("2022-01-31", "2022-02-06"), ("2023-01-21", "2023-01-27"))
MONTHS = tuple((f"2024-{month:02d}-01", f"2024-{month:02d}-28") for month in range(1, 7))
SERIES = "spring_festival_week"


def weeks(*days: tuple[str, str], series: str = SERIES, **changes: Any) -> pd.DataFrame:
    """What the nation published of some weeks."""
    return frame(
        *(
            outside(record("china", days=week, actor_level="national", **changes), series)
            for week in days
        )
    )


def followed(shares: pd.DataFrame) -> list[str]:
    """The series of each share."""
    return like_for_like(shares).tolist()


def test_verbs_that_mean_one_thing_are_one() -> None:
    rows = frame(
        *(record(f"u{n}", verb=verb) for n, verb in enumerate(["责令整改", "责令限期整改", "整改"]))
    )
    assert sorted(verb_meanings(rows)) == ["ORDERED", "ORDERED", "RECTIFIED"]
    assert [len(group) for group in by_verb(rows)] == [2, 1]


def test_of_each_unit_the_latest_stands_and_an_undated_one_only_alone() -> None:
    old, new = record(days=("2023-01-01", "2023-12-31"), rectified="50处"), record(rectified="70处")
    undated = record(days=None, rectified="90处")
    alone = record("south", days=None, rectified="60处")
    assert one_a_unit(frame(new, old, undated, alone))["low"].tolist() == [70, 60]


@pytest.mark.parametrize(
    ("own", "published", "chosen"),
    [
        pytest.param(10, 30, {"derived"}, id="ten of one's own are enough"),
        pytest.param(9, 12, {"comparator"}, id="nine are not"),
        pytest.param(9, 8, {"derived"}, id="too few of both: one's own"),
        pytest.param(0, 3, {"comparator"}, id="none of one's own"),
        pytest.param(0, 0, set(), id="nobody"),
    ],
)
def test_ones_own_stand_where_they_are_enough_and_never_among_others(
    own: int, published: int, chosen: set[str]
) -> None:
    rows = [record(f"u{n}") for n in range(own)] + [
        outside(record(f"o{n}")) for n in range(published)
    ]
    found = one_a_unit(frame(*rows, record().iloc[:0]))
    assert set(found["basis"]) == chosen
    assert len(found) == (own if chosen == {"derived"} else published)


def test_the_verb_and_level_that_most_units_have_are_chosen() -> None:
    rows = [record(f"a{n}", verb="整改") for n in range(4)]
    rows += [record(f"b{n}", actor_level="corps") for n in range(3)] + [
        record(f"c{n}") for n in range(2)
    ]
    assert set(one_a_unit(frame(*rows))["unit"]) == {"a0", "a1", "a2", "a3"}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"actor": "x/inspector", "actor_level": "officer"}, id="an officer"),
        pytest.param({"actor": "x/team", "actor_level": "sub_unit"}, id="a team"),
        pytest.param({"rectified": "120处"}, id="more rectified than found"),
        pytest.param({"caveats": "URGED;PLAUSIBILITY"}, id="to be asked about"),
    ],
)
def test_what_stands_for_no_unit_or_not_yet_is_left_out(changes: dict[str, Any]) -> None:
    assert one_a_unit(frame(record(), record("x", **changes)))["unit"].tolist() == ["north"]


def test_a_chart_of_units_leaves_officers_out_and_refuses_a_unit_that_stands_twice() -> None:
    officer = record("x", actor="x/inspector", actor_level="officer")
    assert of_units(frame(record(), officer))["unit"].tolist() == ["north"]
    with pytest.raises(DataError, match=r"north: stands twice.*Remedy: keep one row a unit"):
        of_units(frame(record(), record(days=MONTHS[0])))


def test_of_the_repository_nine_other_detachments_that_urged_are_chosen() -> None:
    found = one_a_unit(real().rows("trend_share"))
    assert (len(found), set(found["actor_level"]), set(found["wording"])) == (
        9,
        {"detachment"},
        {"督促整改"},
    )
    assert found["unit"].is_unique
    assert not set(found["unit"]) & set(real().names)


@pytest.mark.parametrize(
    ("shares", "series"),
    [
        pytest.param(weeks(*WEEKS), SERIES, id="three weeks of a declared series"),
        pytest.param(weeks(*WEEKS[:2], ("2023-01-20", "2023-01-27")), SERIES, id="but for a day"),
        pytest.param(weeks(*WEEKS[:2]), "", id="two are no series"),
        pytest.param(weeks(*WEEKS, series=""), "", id="campaigns of one unit, not declared alike"),
        pytest.param(
            weeks(*WEEKS[:2], ("2023-01-21", "2023-01-23")), "", id="three days are no week"
        ),
        pytest.param(
            weeks(*WEEKS[:2], ("2022-02-01", "2022-02-07")), "", id="windows that overlap"
        ),
        pytest.param(
            frame(*(record(days=days) for days in MONTHS)), "north", id="a unit's own months"
        ),
        pytest.param(
            frame(*(record(f"u{n}", days=MONTHS[n]) for n in range(3))),
            "",
            id="three units, one each",
        ),
    ],
)
def test_only_like_with_like_is_followed(shares: pd.DataFrame, series: str) -> None:
    assert set(followed(shares)) == {series}


def test_unlike_verbs_and_undated_shares_are_in_no_series() -> None:
    spot = outside(
        record("china", verb="当场整改", days=("2024-02-10", "2024-02-16"), actor_level="national"),
        SERIES,
    )
    undated = outside(record("china", days=None, actor_level="national"), SERIES)
    rows = pd.concat([weeks(*WEEKS), frame(spot, undated)], ignore_index=True)
    assert followed(rows) == [SERIES] * 3 + [""] * 2


def test_of_what_is_published_the_spring_festival_weeks_alone_are_followed() -> None:
    found = real().rows("trend_share").assign(series_of=like_for_like)
    series = found[found["series_of"] != ""]
    assert series["series_of"].tolist() == [SERIES] * 4
    assert sorted(series["window_end"].dt.year) == [2009, 2010, 2015, 2016]


def test_nothing_is_in_no_series() -> None:
    assert followed(frame(record()).iloc[:0]) == []
