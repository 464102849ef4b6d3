"""Every unit against every other, and what each must be asked for."""

import pandas as pd
import pytest

from analysis.comparability.matrix import ASKED, VERDICTS, to_ask, verdict_table
from charts_drawn import real
from judged import NAMES, NEAR, OFFICER, UNDATED, frame, row, south

UNITS = ["north", "south", "west"]


def test_a_row_a_metric_and_pair_of_units_of_which_either_reports_it() -> None:
    table = verdict_table(frame(row(), south(), row("units_inspected")), among=UNITS)
    assert table.columns.tolist() == VERDICTS
    met = list(table[["metric", "a", "b"]].itertuples(index=False, name=None))
    assert met == [
        ("units_inspected", "north", "south"),
        ("units_inspected", "north", "west"),
        ("hazards_found", "north", "south"),
        ("hazards_found", "north", "west"),
        ("hazards_found", "south", "west"),
    ]
    assert table["reasons"].tolist() == [
        *["MISSING_NOT_ZERO"] * 2,
        "EXPOSURE",
        *["MISSING_NOT_ZERO"] * 2,
    ]
    assert table["kind"].tolist() == [*["REFUSE"] * 2, "ALLOW_WITH_CAVEAT", *["REFUSE"] * 2]


def test_the_silent_unit_is_named_and_has_no_actor() -> None:
    (met,) = verdict_table(frame(row()), among=["south", "north"], names=NAMES).to_dict("records")
    assert (met["a_actor"], met["b_actor"]) == ("", "north")
    assert met["sentence_zh"].startswith("不可比：南支队未报道发现隐患")
    assert "Ask South for hazards found" in met["sentence_en"]


def test_a_unit_is_judged_by_its_row_that_comes_nearest() -> None:
    rows = frame(row(**OFFICER), row(**NEAR), row(value=90, **UNDATED), south())
    (met,) = verdict_table(rows).to_dict("records")
    assert (met["a_actor"], met["kind"], met["reasons"]) == (
        "north",
        "ALLOW_WITH_CAVEAT",
        "EXPOSURE;HEDGED",
    )


def test_of_the_five_reports_no_two_rows_compare() -> None:
    units = [name for name in real().names if "/" not in name]
    table = verdict_table(real().observations, among=units, names=real().names)
    assert set(table["kind"]) == {"REFUSE"}
    told = table[table["reasons"] != "MISSING_NOT_ZERO"]
    assert told["metric"].tolist() == ["units_inspected", "people_honoured_provincial_plus"]


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        pytest.param(frame(row(), south()), {}, id="nothing to ask"),
        pytest.param(frame(row()), {"south": "MISSING_NOT_ZERO"}, id="a silent unit"),
        pytest.param(frame(row(), south(**NEAR)), {"south": "HEDGED"}, id="a hedge"),
        pytest.param(frame(row(**OFFICER), south()), {"north": "SUBJECT_LEVEL"}, id="an officer"),
        pytest.param(frame(row(**UNDATED), south()), {"north": "WINDOW"}, id="no dates"),
        pytest.param(
            frame(row(), south(measure="件")),
            {"north": "DEFINITION", "south": "DEFINITION"},
            id="two measures",
        ),
        pytest.param(
            frame(row(**UNDATED), row(**NEAR), south()),
            {"north": "HEDGED"},
            id="the better of two rows",
        ),
    ],
)
def test_what_a_unit_is_asked_for(rows: pd.DataFrame, reasons: dict[str, str]) -> None:
    table = to_ask(rows, among=["north", "south"])
    assert table.columns.tolist() == ASKED
    assert dict(zip(table["unit"], table["reasons"], strict=True)) == reasons


def test_a_request_names_unit_and_metric_in_both_languages() -> None:
    (asked,) = to_ask(frame(row(), south(**UNDATED, **NEAR)), names=NAMES).to_dict("records")
    assert asked["ask_zh"] == "请向南支队索取发现隐患（写明起止日期，时段相同；确数）。"
    assert (
        asked["ask_en"] == "Ask South for hazards found (for the same first and last day; exact)."
    )


def test_a_share_is_not_asked_for_its_parts_are() -> None:
    rows = frame(
        row("hazards_rectified_share"), south("hazards_rectified_share"), row("hazards_found")
    )
    assert set(to_ask(rows)["metric"]) == {"hazards_found"}
    assert "hazards_rectified_share" in set(verdict_table(rows)["metric"])


def test_nobody_is_asked_where_there_are_no_rows() -> None:
    rows = frame(row()).iloc[:0]
    assert verdict_table(rows, among=UNITS).empty
    assert to_ask(rows, among=UNITS).empty
