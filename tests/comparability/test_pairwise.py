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
    month,
    row,
    south,
)

MARCH = pd.Timestamp("2024-03-31")
SESSIONS = ("attendances_per_session", 80.0)
YEARLY = {"per": "year"}
ORDERED = row("hazards_rectified", wording="责令整改")
BY_A_DATE = south("hazards_rectified", wording="责令限期整改")
CELLS = ("value", "low", "high")
SHARE = "hazards_rectified_share"


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
        pytest.param(row(), south(), {"EXPOSURE"}, id="counts of two units"),
        pytest.param(row(), south(value=10), {"EXPOSURE"}, id="ten"),
        pytest.param(row(), frame(south()), {"EXPOSURE"}, id="a frame of one row"),
        pytest.param(row(), south(measure=""), {"EXPOSURE"}, id="none, in words"),
        pytest.param(row(), south(measure="条"), {"EXPOSURE"}, id="处 and 条 are one measure"),
        pytest.param(
            row(),
            row(unit="west", actor="west/east", actor_level="sub_unit"),
            {"EXPOSURE", "SUB_UNIT"},
            id="a corps's detachment",
        ),
        pytest.param(ORDERED, BY_A_DATE, {"EXPOSURE"}, id="orders"),
        pytest.param(
            row("subscribers", window_start=pd.NaT),
            south("subscribers", window_start=pd.NaT),
            {"EXPOSURE"},
            id="stocks",
        ),
        pytest.param(row(**NEAR), south(), {"HEDGED", "EXPOSURE"}, id="a hedge"),
        pytest.param(row(), south(caveats="ROUNDED"), {"ROUNDED", "EXPOSURE"}, id="rounded"),
        pytest.param(row(), south(value=9), {"SMALL_N", "EXPOSURE"}, id="nine"),
        pytest.param(
            row(),
            south(caveats="PLAUSIBILITY"),
            {"PLAUSIBILITY", "EXPOSURE"},
            id="hardly believable",
        ),
        pytest.param(
            row(),
            south(**OUTSIDE),
            {"CONTEXT", "SELF_SELECTED", "EXPOSURE"},
            id="a comparator beside a report",
        ),
        pytest.param(
            row(**TEAM),
            row(value=80, **TEAM),
            {"REVISED", "SUB_UNIT"},
            id="one number in two editions",
        ),
        pytest.param(row(*SESSIONS), south(*SESSIONS, **NEXT), {"WINDOW"}, id="rates of two years"),
        pytest.param(
            row(**YEARLY),
            south(**YEARLY, **NEXT),
            {"WINDOW", "EXPOSURE"},
            id="yearly means of two spans",
        ),
    ],
)
def test_what_is_compared_with_a_word_of_caution(
    a: pd.Series, b: pd.Series, reasons: set[str]
) -> None:
    verdict = ask("compare", a, b)
    assert (verdict.kind, set(verdict.reasons)) == ("ALLOW_WITH_CAVEAT", reasons)


def test_shares_of_two_units_are_compared_as_they_are() -> None:
    verdict = ask("compare", row(SHARE, 90.0), south(SHARE, 80.0))
    assert (verdict.kind, verdict.reasons) == ("ALLOW", ())


def test_the_level_of_a_sub_unit_is_not_known_without_its_name() -> None:
    detachment = row(unit="west", actor="west/east", actor_level="sub_unit")
    assert codes("compare", row(), detachment, names={}) == {"SUBJECT_LEVEL"}
    assert codes(
        "compare", row(), detachment, names={"west/east": Label("东支队二站", "Station 2")}
    ) == {"SUBJECT_LEVEL"}


def test_comparators_among_themselves_say_that_they_are_self_selected() -> None:
    verdict = ask("compare", row(SHARE, 90.0, **OUTSIDE), south(SHARE, 80.0, **OUTSIDE))
    assert (verdict.kind, verdict.reasons) == ("ALLOW_WITH_CAVEAT", ("SELF_SELECTED",))


def test_a_national_figure_is_not_self_selected() -> None:
    nations = row(SHARE, **OUTSIDE | {"caveats": "OFFICIAL"})
    others = south(SHARE, **OUTSIDE | {"caveats": "OFFICIAL"})
    assert codes("compare", nations, others) == {"OFFICIAL"}
    assert codes("compare", nations, south(SHARE, **OUTSIDE)) == {"OFFICIAL", "SELF_SELECTED"}
    assert codes("compare", nations, south(SHARE)) == {"OFFICIAL", "CONTEXT"}


def test_the_sentence_of_a_refusal_tells_of_self_selection_too() -> None:
    refused = ask("compare", row(**OUTSIDE), south(**OUTSIDE, **NEXT))
    assert refused.reasons == ("WINDOW",)
    assert "单位自选见报" in refused.sentence_zh


def test_a_refusal_tells_its_reasons_and_no_cautions() -> None:
    assert codes("compare", row(**NEAR, **NEXT), south(value=3)) == {"WINDOW"}


def test_better_needs_a_declared_polarity() -> None:
    assert metrics()["fire_injuries"].polarity == "lower"
    before, after = (
        row("fire_injuries", report=report, **month(2024, number))
        for report, number in (("one", 4), ("two", 5))
    )
    more = pd.concat([after, pd.Series(dtype=object)]).copy()
    more[["value", "low", "high"]] = 190.0
    assert ask("better", before, more).kind == "ALLOW"
    fewer = row(value=40, report="two", **month(2024, 5))
    assert codes("better", row(**month(2024, 4)), fewer) == {"POLARITY"}


@pytest.mark.parametrize(
    ("one", "other", "kind", "reason"),
    [
        (dict.fromkeys(CELLS, 24.0), dict.fromkeys(CELLS, 24.0), "REFUSE", "ORDER"),
        ({"low": 21.0, "high": 29.0, **NEAR}, dict.fromkeys(CELLS, 25.0), "REFUSE", "ORDER"),
        (
            dict.fromkeys(CELLS, 22.0),
            dict.fromkeys(CELLS, 24.0),
            "ALLOW_WITH_CAVEAT",
            "CHANCE",
        ),
    ],
    ids=["equal", "bounds that meet", "no more than chance"],
)
def test_what_may_be_equal_or_chance_is_not_better(
    one: dict[str, Any], other: dict[str, Any], kind: str, reason: str
) -> None:
    before = row("fire_deaths", **month(2024, 4), **one)
    after = row("fire_deaths", report="two", **month(2024, 5), **other)
    verdict = ask("better", before, after)
    assert verdict.kind == kind
    assert reason in verdict.reasons


def test_stations_of_one_unit_are_of_one_kind_those_of_two_units_are_not_known_to_be() -> None:
    known = {"north/a": Label("城北站", "A"), "north/b": Label("城南站", "B")}
    known |= {"south/c": Label("城东站", "C")}
    a, b = (row(actor=f"north/{name}", actor_level="sub_unit") for name in "ab")
    other = south(actor="south/c", actor_level="sub_unit")
    assert codes("compare", a, b, names=known) == {"EXPOSURE", "SUB_UNIT"}
    assert codes("compare", a, other, names=known) == {"SUBJECT_LEVEL"}


@pytest.mark.parametrize(
    ("first", "last", "reasons"),
    [
        ((2023, 10), (2024, 1), {"SEASON"}),
        ((2024, 4), (2024, 7), set()),
        ((2024, 1), (2025, 1), set()),
    ],
    ids=["a quarter with the festival", "a quarter and the next", "one quarter of two years"],
)
def test_quarters_over_time(
    first: tuple[int, int], last: tuple[int, int], reasons: set[str]
) -> None:
    quarters = [
        {
            "window_start": pd.Timestamp(year, start, 1),
            "window_end": pd.Timestamp(year, start, 1) + pd.DateOffset(months=3, days=-1),
        }
        for year, start in (first, last)
    ]
    before, after = (row(report=str(at), **days) for at, days in enumerate(quarters))
    after["low"] = after["high"] = after["value"] = 500.0
    assert codes("compare", before, after) == reasons


def test_the_total_of_a_larger_unit_is_neither_better_nor_worse() -> None:
    refused = ask("better", row("fire_injuries"), south("fire_injuries"))
    assert (refused.kind, refused.reasons) == ("REFUSE", ("EXPOSURE",))
    assert "须换算为每千人" in refused.sentence_zh


def test_a_correction_is_no_change_for_the_better() -> None:
    before, after = row("fire_injuries", 30), row("fire_injuries", 28, report="two")
    assert codes("compare", before, after) == {"REVISED"}
    assert (ask("better", before, after).kind, codes("better", before, after)) == (
        "REFUSE",
        {"REVISED"},
    )


def test_a_number_is_not_compared_with_itself() -> None:
    verdict = ask("compare", row(), row(report="reprint"))
    assert (verdict.kind, verdict.reasons) == ("REFUSE", ("DEFINITION",))


@pytest.mark.parametrize(
    ("metric", "one", "other", "alike"),
    [
        ("fire_deaths", "人", "名", True),
        ("fire_deaths", "名", "位", True),
        ("businesses_fine_waived", "户", "家", True),
        ("fires", "起", "次", True),
        ("incidents_attended", "起", "次", False),
        ("training_sessions", "场", "场次", True),
        ("training_sessions", "场", "期", False),
        ("fire_engines_added", "辆", "台", True),
        ("hazards_found", "处", "条", True),
        ("hazards_found", "处", "件", False),
        ("people_trained", "人", "人次", False),
        ("units_inspected", "家", "家次", False),
        ("units_inspected", "家次", "个次", True),
        ("units_inspected", "家", "栋", False),
    ],
)
def test_measure_words_of_one_class_count_one_thing(
    metric: str, one: str, other: str, alike: bool
) -> None:
    found = codes("compare", row(metric, measure=one), south(metric, measure=other))
    assert ("DEFINITION" not in found) == alike


@pytest.mark.parametrize(
    ("metric", "one", "other", "alike"),
    [
        ("hazards_per_100_inspected", "120处 ÷ 100家", "80处 ÷ 100户", True),
        ("hazards_per_100_inspected", "120处 ÷ 100家", "80处 ÷ 100家次", False),
        ("attendances_per_session", "800人次 ÷ 10场", "800人次 ÷ 10场次", True),
        ("attendances_per_session", "800人次 ÷ 10场", "400人次 ÷ 1期", False),
    ],
)
def test_a_rate_is_of_what_stands_below_the_line(
    metric: str, one: str, other: str, alike: bool
) -> None:
    found = codes("compare", row(metric, phrase=one), south(metric, phrase=other))
    assert ("DEFINITION" not in found) == alike


def test_a_part_is_not_compared_with_its_whole() -> None:
    detachment = row(unit="west", actor="west", actor_level="detachment")
    part = row(unit="west", actor="west/east", actor_level="sub_unit", report="two")
    assert codes("compare", detachment, part) == {"SUBJECT_LEVEL"}


def test_a_second_name_is_no_second_unit() -> None:
    known = pd.concat([row(value=80, report="two"), pd.Series({"second_name": "north-brigade"})])
    assert codes("compare", row(), known) == {"SUBJECT_LEVEL"}


def test_a_total_over_residents_grows_with_the_window() -> None:
    metric, rate = "units_inspected_per_1000_residents", "1000_residents_year"
    assert codes("compare", row(metric), south(metric, **NEXT)) == {"WINDOW"}
    assert ask("compare", row(metric), south(metric, **NEXT)).kind == "REFUSE"
    a_year = ask("compare", row(metric, per=rate), south(metric, per=rate, **NEXT))
    assert (a_year.kind, a_year.reasons) == ("ALLOW_WITH_CAVEAT", ("WINDOW",))


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
