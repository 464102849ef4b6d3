"""Which figures two builds differ in: what makes a figure the same one, and what became of it."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.briefing.changes.differences import ADDED, CHANGED, WITHDRAWN, changed_figures
from analysis.cleaning.observations import build_observations
from rows import OFFICER, mention, mentions, units

Mention = dict[str, Any]
Told = tuple[str, str, set[str]]
BOUNDS = {"low", "high", "strict_low", "strict_high"}


def found(phrase: str = "300余处", **changes: Any) -> Mention:
    return mention(phrase, "hazards_found", **{"start": 40, "window": "2023年"} | changes)


def done(phrase: str = "280处", **changes: Any) -> Mention:
    return mention(
        phrase,
        "hazards_rectified",
        **{"start": 60, "window": "2023年", "wording": "督促整改"} | changes,
    )


def cylinders(phrase: str, start: int) -> Mention:
    return mention(phrase, "gas_cylinders_removed", start=start)


def built(*rows: Mention) -> pd.DataFrame:
    return build_observations(mentions(*rows), units())


def told(before: list[Mention], after: list[Mention]) -> list[Told]:
    """Kind, metric and fields of each change."""
    return [
        (one.kind, one.row["metric"], set(one.fields))
        for one in changed_figures(built(*before), built(*after))
    ]


SAME: dict[str, tuple[list[Mention], list[Mention]]] = {
    "nothing and nothing": ([], []),
    "the same rows": ([found(), done()], [found(), done()]),
    "the same rows in another order": ([found(), done()], [done(), found()]),
    "empty dates are equal": ([found(window="")], [found(window="")]),
}


@pytest.mark.parametrize(("before", "after"), SAME.values(), ids=SAME)
def test_what_is_alike_is_no_change(before: list[Mention], after: list[Mention]) -> None:
    assert told(before, after) == []


ONE: dict[str, tuple[Mention, Mention, set[str]]] = {
    "a phrase": (found(), found("近300处"), {"phrase", "relation", *BOUNDS}),
    "a phrase that stands elsewhere": (
        found("7处"),
        found("9处", start=44),
        {"phrase", "start", "value", *BOUNDS},
    ),
    "a place": (found(), found(start=44), {"start"}),
    "a metric": (
        found("300处"),
        mention("300处", "units_inspected", start=40, window="2023年"),
        {"metric"},
    ),
    "an actor": (found(), found(**OFFICER), {"actor", "actor_level", "caveats"}),
    "a window": (found(), found(window="2022年"), {"window_start", "window_end"}),
    "a window in another place": (
        found(),
        found(window="2022年", start=44),
        {"window_start", "window_end", "start"},
    ),
    "where a window comes from": (
        found(),
        found(window="", inherited="2023年"),
        {"window_basis", "caveats"},
    ),
    "a verb": (done(), done(wording="整改"), {"wording", "caveats"}),
}


@pytest.mark.parametrize(("before", "after", "fields"), ONE.values(), ids=ONE)
def test_a_figure_that_was_mended_is_changed_in_exactly_these_fields(
    before: Mention, after: Mention, fields: set[str]
) -> None:
    assert told([before], [after]) == [(CHANGED, after["metric"], fields)]


APART: dict[str, tuple[list[Mention], list[Mention], list[Told]]] = {
    "a new one": ([found()], [found(), done(window="")], [(ADDED, "hazards_rectified", set())]),
    "one that is gone": (
        [found(), done(window="")],
        [found()],
        [(WITHDRAWN, "hazards_rectified", set())],
    ),
    "other words in another place and window": (
        [found()],
        [found("7处", window="2022年", start=44)],
        [(ADDED, "hazards_found", set()), (WITHDRAWN, "hazards_found", set())],
    ),
    "another report": (
        [found()],
        [found(report="two")],
        [(ADDED, "hazards_found", set()), (WITHDRAWN, "hazards_found", set())],
    ),
    "the first of two events is gone": (
        [cylinders("11个", 20), cylinders("5个", 50)],
        [cylinders("5个", 50)],
        [(WITHDRAWN, "gas_cylinders_removed", set())],
    ),
    "an event before another, which moved": (
        [cylinders("11个", 20)],
        [cylinders("5个", 10), cylinders("11个", 30)],
        [(ADDED, "gas_cylinders_removed", set()), (CHANGED, "gas_cylinders_removed", {"start"})],
    ),
}


@pytest.mark.parametrize(("before", "after", "expected"), APART.values(), ids=APART)
def test_what_is_another_figure_is_added_or_withdrawn(
    before: list[Mention], after: list[Mention], expected: list[Told]
) -> None:
    assert told(before, after) == expected


def test_a_ratio_goes_with_its_parts() -> None:
    before, after = [found("400处"), done("200处")], [found("800处"), done("200处")]
    assert told(before, after) == [
        (CHANGED, "hazards_found", {"phrase", "value", *BOUNDS}),
        (CHANGED, "hazards_rectified_share", {"phrase", "value", *BOUNDS}),
    ]
    assert changed_figures(built(*before), built(*after))[1].row["value"] == 25


def test_a_ratio_whose_window_was_mended_is_the_same_one() -> None:
    before, after = (
        [found("400处", window=year), done(window=year)] for year in ("2022年", "2023年")
    )
    assert [(kind, fields) for kind, _, fields in told(before, after)] == [
        (CHANGED, {"window_start", "window_end"})
    ] * 3


def test_what_is_withdrawn_keeps_its_row() -> None:
    (gone,) = changed_figures(built(found()), built())
    assert (gone.after, gone.row["phrase"]) == (None, "300余处")


@pytest.fixture(scope="module")
def nine() -> pd.DataFrame:
    return built(*(cylinders(f"{number}个", 10 * number) for number in range(1, 10)))


@given(before=st.sets(st.integers(1, 9)), after=st.sets(st.integers(1, 9)))
def test_every_figure_is_accounted_for_once(
    nine: pd.DataFrame, before: set[int], after: set[int]
) -> None:
    sides = [
        nine[nine["value"].isin(numbers)].reset_index(drop=True) for numbers in (before, after)
    ]
    kinds = [one.kind for one in changed_figures(*sides)]
    assert kinds.count(ADDED) - kinds.count(WITHDRAWN) == len(after) - len(before)
    assert [one.kind for one in changed_figures(*reversed(sides))].count(ADDED) == kinds.count(
        WITHDRAWN
    )
    assert changed_figures(sides[0], sides[0]) == []
