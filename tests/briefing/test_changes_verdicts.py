"""Which verdicts turned between two builds."""

from typing import Any

import pandas as pd
import pytest

from analysis.briefing.changes.builds import Build
from analysis.briefing.changes.differences import SILENT, Turn, turned_verdicts
from analysis.cleaning.observations import build_observations
from rows import mention, mentions, units

# of one level with north
EAST = {"unit": "south", "actor": "south", "actor_level": "detachment", "window": "2023年"}
# counts of two units are always said to be of areas that may differ in size
ALLOWED, HEDGED = ("ALLOW_WITH_CAVEAT", "EXPOSURE"), ("ALLOW_WITH_CAVEAT", "EXPOSURE;HEDGED")


def build(*rows: dict[str, Any], reporting: tuple[str, ...] = ("north", "south")) -> Build:
    covered = pd.DataFrame({"unit": reporting, "metric": "units_penalised"})
    return Build(
        "x", {"observations": build_observations(mentions(*rows), units()), "coverage": covered}
    )


def fined(phrase: str = "204家", **changes: Any) -> dict[str, Any]:
    return mention(phrase, "units_penalised", **{"window": "2023年"} | changes)


BOTH = (fined(), fined("90家", **EAST))
TURNS: dict[str, tuple[Build, Build, list[tuple[tuple[str, str], tuple[str, str]]]]] = {
    "nothing": (build(*BOTH), build(*BOTH), []),
    "another exact number": (build(*BOTH), build(fined("205家"), BOTH[1]), []),
    "a hedge": (build(*BOTH), build(fined("近200家"), BOTH[1]), [(ALLOWED, HEDGED)]),
    "another window": (
        build(*BOTH),
        build(fined(window="2022年"), BOTH[1]),
        [(ALLOWED, ("REFUSE", "WINDOW"))],
    ),
    "one falls silent": (build(*BOTH), build(BOTH[0]), [(ALLOWED, SILENT)]),
    "one speaks first": (build(), build(BOTH[0]), []),
    "the other speaks too": (build(BOTH[0]), build(*BOTH), [(SILENT, ALLOWED)]),
    "both speak at once": (build(), build(*BOTH), [(SILENT, ALLOWED)]),
    "a unit of no report yet": (build(BOTH[0], reporting=("north",)), build(BOTH[0]), []),
}


@pytest.mark.parametrize(("before", "after", "expected"), TURNS.values(), ids=TURNS)
def test_verdicts_that_turn_and_those_that_do_not(
    before: Build, after: Build, expected: list[tuple[tuple[str, str], tuple[str, str]]]
) -> None:
    turns = [
        turn for turn in turned_verdicts(before, after, {}) if turn.metric == "units_penalised"
    ]
    assert turns == [Turn("units_penalised", "north", "south", *sides) for sides in expected]


def test_a_metric_that_is_in_no_list_any_more_is_not_judged() -> None:
    before = build(*BOTH)
    old = before.tables["observations"].assign(metric="moon_landings")
    assert [
        turn.before
        for turn in turned_verdicts(Build("x", {**before.tables, "observations": old}), before, {})
    ] == [SILENT]
