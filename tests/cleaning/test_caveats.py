"""Caveats are codes of one closed list, once each, in its order."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.cleaning import caveats
from analysis.vocabulary import UnknownTermError
from analysis.vocabulary import caveats as known
from rows import OFFICER, TEAM, mention, mentions


def said(*texts: str | float) -> pd.DataFrame:
    """Rows with these caveats."""
    return pd.DataFrame({"caveats": pd.Series(texts, dtype="str")})


@pytest.mark.parametrize("code", ["HEDGE", "hedged", "HEDGED,STOCK", " HEDGED"])
def test_an_unknown_code_is_refused_with_its_file(code: str) -> None:
    with pytest.raises(UnknownTermError, match=r"caveats\.toml"):
        caveats.join_caveats(["STOCK", code])


@pytest.mark.parametrize(
    ("codes", "joined"),
    [
        pytest.param([], "", id="none"),
        pytest.param(["", ""], "", id="empty ones"),
        pytest.param(["STOCK", "HEDGED"], "HEDGED;STOCK", id="in the list's order"),
        pytest.param(
            ["HEDGED;STOCK", "STOCK;URGED"], "HEDGED;URGED;STOCK", id="joined ones, once each"
        ),
        pytest.param([";HEDGED;"], "HEDGED", id="stray separators"),
    ],
)
def test_join(codes: list[str], joined: str) -> None:
    assert caveats.join_caveats(codes) == joined


@given(st.lists(st.sampled_from(list(known()))))
def test_join_depends_on_neither_order_nor_number(codes: list[str]) -> None:
    joined = caveats.join_caveats(codes)
    assert (
        joined == caveats.join_caveats([*reversed(codes), *codes]) == caveats.join_caveats([joined])
    )
    assert set(joined.split(";")) - {""} == set(codes)


def test_add_to_all() -> None:
    assert caveats.add_caveat(said("", "STOCK"), "HEDGED")["caveats"].tolist() == [
        "HEDGED",
        "HEDGED;STOCK",
    ]


def test_add_to_some() -> None:
    rows = caveats.add_caveat(said("", "STOCK"), "HEDGED", pd.Series([False, True]))
    assert rows["caveats"].tolist() == ["", "HEDGED;STOCK"]


def test_add_one_a_row() -> None:
    assert caveats.add_caveat(said("", "STOCK"), pd.Series(["URGED", ""]))["caveats"].tolist() == [
        "URGED",
        "STOCK",
    ]


def test_add_goes_by_index_and_leaves_its_input() -> None:
    rows = said("", "STOCK").iloc[::-1]
    added = caveats.add_caveat(rows, "HEDGED", pd.Series([True, False]))
    assert added["caveats"].to_dict() == {0: "HEDGED", 1: "STOCK"}
    assert rows["caveats"].to_dict() == {0: "", 1: "STOCK"}


def test_add_to_no_rows() -> None:
    assert caveats.add_caveat(said(), "HEDGED")["caveats"].dtype == "str"


@pytest.mark.parametrize(
    ("texts", "codes"),
    [
        pytest.param([], [], id="no rows"),
        pytest.param(["", np.nan], [], id="none said"),
        pytest.param([np.nan, "STOCK", "HEDGED;STOCK"], ["HEDGED", "STOCK"], id="once each"),
    ],
)
def test_codes(texts: list[str], codes: list[str]) -> None:
    assert caveats.caveats_of(said(*texts)) == codes


@pytest.mark.parametrize(
    ("phrase", "changes", "expected"),
    [
        pytest.param("204 家", {}, "", id="nothing to say"),
        pytest.param("近百家", {}, "HEDGED", id="near"),
        pytest.param("100余家", {}, "HEDGED", id="over"),
        pytest.param("至少100家", {}, "HEDGED", id="at least"),
        pytest.param("约100家", {}, "HEDGED", id="about"),
        pytest.param("80万家", {}, "ROUNDED", id="rounded"),
        pytest.param("超80万家", {}, "HEDGED", id="hedged, so not rounded"),
        pytest.param("30", {}, "MEASURE_INFERRED", id="no measure"),
        pytest.param("30群众", {}, "MEASURE_INFERRED", id="a noun for a measure"),
        pytest.param("双双", {}, "MEASURE_INFERRED", id="both"),
        pytest.param("未发生", {}, "ZERO_IN_WORDS", id="none in words has no measure"),
        pytest.param("30家", {"window": ""}, "WINDOW_UNKNOWN", id="window unknown"),
        pytest.param(
            "30家", {"window": "", "inherited": "2023年"}, "WINDOW_INFERRED", id="window inherited"
        ),
        pytest.param("30家", OFFICER, "ONE_OFFICER", id="an officer"),
        pytest.param("30家", TEAM, "SUB_UNIT", id="a sub-unit"),
        pytest.param("30家", {"unit": "west"}, "", id="a corps"),
        pytest.param(
            "近30",
            {**TEAM, "window": ""},
            "HEDGED;MEASURE_INFERRED;WINDOW_UNKNOWN;SUB_UNIT",
            id="all",
        ),
    ],
)
def test_of_reading(phrase: str, changes: dict[str, Any], expected: str) -> None:
    frame = mentions(mention(phrase, "units_inspected", **({"window": "2023年"} | changes)))
    before = frame.copy(deep=True)
    assert caveats.of_reading(frame)["caveats"].tolist() == [expected]
    pd.testing.assert_frame_equal(frame, before)


def test_of_measure() -> None:
    rows = said("", "STOCK", "HEDGED", "").assign(measure=["人次", "人次", "家", ""])
    assert caveats.of_measure(rows)["caveats"].tolist() == [
        "ATTENDANCES",
        "ATTENDANCES;STOCK",
        "HEDGED",
        "",
    ]
