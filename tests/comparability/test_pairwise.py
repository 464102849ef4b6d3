"""Two rows: what refuses them, what only cautions, and what does neither."""

from typing import Any

import pandas as pd
import pytest

from analysis.problems import DataError
from analysis.vocabulary import Label, UnknownTermError, metrics
from judged import (
    CORPS,
    LEAD,
    NEAR,
    NEXT,
    OFFICER,
    OUTSIDE,
    TEAM,
    UNDATED,
    UNKNOWN,
    URGED,
    ask,
    codes,
    frame,
    row,
    south,
)

MARCH = pd.Timestamp("2024-03-31")
SESSIONS = ("attendances_per_session", 80.0)
YEARLY = {"per": "year"}
ORDERED = row("hazards_rectified", wording="责令整改")


@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        pytest.param(
            row("hazards_found"), south("units_inspected"), {"DEFINITION"}, id="another metric"
        ),
        pytest.param(
            row("units_inspected"),
            south("units_inspected", measure="家次"),
            {"DEFINITION"},
            id="visits",
        ),
        pytest.param(
            row("hazards_rectified", **URGED),
            south("hazards_rectified", wording="整改"),
            {"DEFINITION"},
            id="verbs",
        ),
        pytest.param(
            row("hazards_rectified", **URGED),
            south("hazards_rectified"),
            {"DEFINITION"},
            id="no verb",
        ),
        pytest.param(row(), south(caveats="PART"), {"DEFINITION"}, id="a part of the work"),
        pytest.param(row(), south(**CORPS, actor="west"), {"SUBJECT_LEVEL"}, id="a corps"),
        pytest.param(row(), south(**OFFICER), {"SUBJECT_LEVEL"}, id="an officer"),
        pytest.param(row(), south(**TEAM), {"SUBJECT_LEVEL"}, id="a station"),
        pytest.param(row(), row(**TEAM), {"SUBJECT_LEVEL"}, id="a station of the same unit"),
        pytest.param(row(), south(**NEXT), {"WINDOW"}, id="another year"),
        pytest.param(row(), south(per="year"), {"WINDOW"}, id="a yearly mean"),
        pytest.param(row(**UNDATED), south(**UNDATED), {"WINDOW"}, id="words without dates"),
        pytest.param(row(**UNKNOWN), south(**UNKNOWN), {"WINDOW"}, id="no words"),
        pytest.param(row(window_end=pd.NaT), south(window_end=pd.NaT), {"WINDOW"}, id="no end"),
        pytest.param(row(**LEAD), south(**LEAD), {"WINDOW"}, id="from a lead"),
        pytest.param(
            row(**YEARLY, **UNDATED),
            south(**YEARLY, **UNDATED),
            {"WINDOW"},
            id="means of unknown years",
        ),
        pytest.param(
            row(*SESSIONS), south(*SESSIONS, **UNDATED), {"WINDOW"}, id="rates, one without dates"
        ),
        pytest.param(
            row("subscribers"), south("subscribers", window_end=MARCH), {"WINDOW"}, id="two days"
        ),
        pytest.param(row(), None, {"MISSING_NOT_ZERO"}, id="not reported"),
        pytest.param(None, None, {"MISSING_NOT_ZERO"}, id="neither"),
        pytest.param(
            row("hazards_rectified", **URGED),
            south("hazards_found", **OFFICER, **NEXT),
            {"DEFINITION", "SUBJECT_LEVEL", "WINDOW"},
            id="all at once",
        ),
    ],
)
def test_what_is_not_compared(a: Any, b: Any, reasons: set[str]) -> None:
    verdict = ask("compare", a, b)
    assert (verdict.kind, set(verdict.reasons)) == ("REFUSE", reasons)


@pytest.mark.parametrize("question", ["compare", "better", "share", "ratio", "sum"])
@pytest.mark.parametrize("side", [0, 1])
def test_nothing_selected_is_not_the_same_as_not_reported(question: str, side: int) -> None:
    given = [frame(row()), frame(row())]
    given[side] = given[side].iloc[:0]
    with pytest.raises(
        DataError, match=r"the rows compared: no row was selected. Remedy: .* pass None"
    ):
        ask(question, *given)


@pytest.mark.parametrize(
    ("a", "b", "reasons"),
    [
        pytest.param(row(**NEAR), south(), {"HEDGED"}, id="a hedge"),
        pytest.param(row(), south(caveats="ROUNDED"), {"ROUNDED"}, id="rounded"),
        pytest.param(row(), south(value=9), {"SMALL_N"}, id="nine"),
        pytest.param(
            row(), south(caveats="PLAUSIBILITY"), {"PLAUSIBILITY"}, id="hardly believable"
        ),
        pytest.param(
            row(), south(**OUTSIDE), {"CONTEXT", "SELF_SELECTED"}, id="a comparator beside a report"
        ),
        pytest.param(row(*SESSIONS), south(*SESSIONS, **NEXT), {"WINDOW"}, id="rates of two years"),
        pytest.param(
            row(**YEARLY), south(**YEARLY, **NEXT), {"WINDOW"}, id="yearly means of two spans"
        ),
    ],
)
def test_what_is_compared_with_a_word_of_caution(
    a: pd.Series, b: pd.Series, reasons: set[str]
) -> None:
    verdict = ask("compare", a, b)
    assert (verdict.kind, set(verdict.reasons)) == ("ALLOW_WITH_CAVEAT", reasons)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(row(), south(), id="one year"),
        pytest.param(row(), south(value=10), id="ten"),
        pytest.param(row(), frame(south()), id="a frame of one row"),
        pytest.param(row(**TEAM), row(value=80, **TEAM), id="one team twice"),
        pytest.param(row(), south(measure=""), id="none, in words"),
        pytest.param(
            row(),
            row(unit="west", actor="west/east", actor_level="sub_unit"),
            id="a corps's detachment",
        ),
        pytest.param(
            row("hazards_rectified", wording="责令整改"),
            south("hazards_rectified", wording="责令限期整改"),
            id="orders",
        ),
        pytest.param(
            row("subscribers", window_start=pd.NaT),
            south("subscribers", window_start=pd.NaT),
            id="stocks",
        ),
    ],
)
def test_what_is_compared(a: pd.Series, b: pd.Series) -> None:
    verdict = ask("compare", a, b)
    assert (verdict.kind, verdict.reasons) == ("ALLOW", ())


def test_the_level_of_a_sub_unit_is_not_known_without_its_name() -> None:
    detachment = row(unit="west", actor="west/east", actor_level="sub_unit")
    assert codes("compare", row(), detachment, names={}) == {"SUBJECT_LEVEL"}
    assert codes(
        "compare", row(), detachment, names={"west/east": Label("东支队二站", "Station 2")}
    ) == {"SUBJECT_LEVEL"}


def test_comparators_among_themselves_say_that_they_are_self_selected_and_no_more() -> None:
    verdict = ask("compare", row(**OUTSIDE), south(**OUTSIDE))
    assert (verdict.kind, verdict.reasons) == ("ALLOW", ("SELF_SELECTED",))


def test_a_national_figure_is_not_self_selected() -> None:
    nations = row(**OUTSIDE | {"caveats": "OFFICIAL"})
    assert ask("compare", nations, south(**OUTSIDE | {"caveats": "OFFICIAL"})).reasons == ()
    assert codes("compare", nations, south(**OUTSIDE)) == {"SELF_SELECTED"}
    assert codes("compare", nations, south()) == {"CONTEXT"}


def test_self_selection_is_told_of_refused_rows_too() -> None:
    assert codes("compare", row(**OUTSIDE), south(**OUTSIDE, **NEXT)) == {"WINDOW", "SELF_SELECTED"}


def test_a_refusal_tells_its_reasons_and_no_cautions() -> None:
    assert codes("compare", row(**NEAR, **NEXT), south(value=3)) == {"WINDOW"}


def test_better_needs_a_declared_polarity() -> None:
    assert metrics()["fire_injuries"].polarity == "lower"
    assert ask("better", row("fire_injuries"), south("fire_injuries")).kind == "ALLOW"
    assert codes("better", row("hazards_found"), south("hazards_found")) == {"POLARITY"}


def test_another_question_names_the_list() -> None:
    with pytest.raises(
        UnknownTermError, match=r"question 'comparee' is unknown; did you mean 'compare'.*verdicts"
    ):
        ask("comparee", row(), south())


def test_several_rows_where_one_is_due_are_an_error() -> None:
    with pytest.raises(DataError, match=r"2 rows stand where one is due. Remedy: choose one"):
        ask("compare", frame(row(), south()), row())


def test_rows_that_are_no_observations_are_an_error() -> None:
    with pytest.raises(DataError, match=r"they lack wording, actor_level.*Remedy: pass whole rows"):
        ask("compare", row().drop(["wording", "actor_level"]), row())
