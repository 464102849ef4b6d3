"""Shares beside their parts.

One frame of the reports' own and of what others published, with what chance adds.
"""

from math import sqrt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comparability.selection import (
    ESTIMATED,
    OUTSIDE,
    find_shares,
    has_caveat,
    parts_of_shares,
    require_shares,
)
from analysis.comparability.selection import is_published as published
from analysis.comparability.verdict import verdict
from analysis.problems import DataError
from analysis.statistics.ratios import BOUNDS
from analysis.vocabulary import fields
from charts_drawn import real
from examples import examples
from records import frame, many, outside, record

Z = 1.959964
MORE = {"found": "100处", "rectified": "120处"}


def wilson(part: int, whole: int) -> tuple[float, float]:
    """Wilson's interval by the formula of his paper, in per cent."""
    p, middle = part / whole, part / whole + Z**2 / (2 * whole)
    reach = Z * sqrt(p * (1 - p) / whole + Z**2 / (4 * whole**2))
    scale = 100 / (1 + Z**2 / whole)
    return scale * (middle - reach), scale * (middle + reach)


def test_a_share_stands_beside_its_parts_with_its_interval() -> None:
    (row,) = frame(record(found="246处", rectified="233处")).to_dict("records")
    assert [row[name] for name in BOUNDS] == [233, 233, 246, 246]
    assert row["low"] == row["high"] == pytest.approx(100 * 233 / 246)
    assert (row["lower"], row["upper"]) == pytest.approx(wilson(233, 246), abs=1e-4)
    assert row["method"] == "wilson"
    assert "Wilson 1927" in row["source"]


def test_words_and_chance_are_kept_apart_and_the_outermost_is_kept() -> None:
    (row,) = frame(record(found="200余处", rectified="近100处")).to_dict("records")
    assert (row["low"], row["high"]) == pytest.approx((100 * 90 / 299, 100 * 99 / 201))
    assert row["lower"] == pytest.approx(wilson(90, 299)[0], abs=1e-4)
    assert row["upper"] == pytest.approx(wilson(99, 201)[1], abs=1e-4)


@examples(25)
@given(st.integers(5, 900), st.integers(0, 500))
def test_a_wider_hedge_never_narrows(part: int, more: int) -> None:
    own = record(found=f"{part + more}处", rectified=f"{part}处")
    (exact,) = frame(own).to_dict("records")
    (hedged,) = frame(own.assign(low=(own["low"] * 0.9).round())).to_dict("records")
    assert hedged["lower"] <= exact["lower"]
    assert hedged["upper"] >= exact["upper"]


@pytest.mark.parametrize("foreign", [True, False], ids=["another's", "one's own"])
def test_more_rectified_than_found_is_kept_without_a_share(foreign: bool) -> None:
    rows = record(**MORE)
    (row,) = frame(outside(rows) if foreign else rows).to_dict("records")
    assert [row[name] for name in BOUNDS] == [120, 120, 100, 100]
    assert all(
        pd.isna(row[name])
        for name in ("value", "low", "high", "strict_low", "strict_high", "lower", "upper")
    )
    assert "RECTIFIED_ABOVE_FOUND" in row["caveats"]
    assert (row["metric"], row["method"], row["source"]) == ("hazards_rectified_share", "", "")
    assert row["basis"] == ("comparator" if foreign else "derived")


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            record(**MORE).assign(caveats="PART;RECTIFIED_ABOVE_FOUND"),
            id="a part without its total",
        ),
        pytest.param(record(found="100项", rectified="120处"), id="unlike measures"),
        pytest.param(record(rectified="4处"), id="fewer than 5 events"),
        pytest.param(record()[lambda rows: rows["metric"] == "hazards_found"], id="one part alone"),
    ],
)
def test_what_is_no_pair_is_no_row(rows: pd.DataFrame) -> None:
    assert find_shares(rows).empty


def test_a_part_known_to_the_month_only_is_no_part_without_its_total() -> None:
    assert has_caveat(pd.Series(["WINDOW_PARTIAL;URGED", "HEDGED;PART", ""]), "PART").tolist() == [
        False,
        True,
        False,
    ]


def test_two_verbs_of_one_record_are_two_shares() -> None:
    rows = [record(rectified="60处"), record(rectified="30处", verb="当场整改")]
    found = find_shares(
        pd.concat([rows[0], rows[1][rows[1]["metric"] != "hazards_found"]], ignore_index=True)
    )
    assert sorted(zip(found["wording"], found["numerator_low"], strict=True)) == [
        ("当场整改", 30),
        ("督促整改", 60),
    ]


def test_two_windows_of_one_unit_are_not_mixed() -> None:
    later = record(found="300处", rectified="120处", days=("2025-01-01", "2025-12-31"))
    found = frame(record(), later)
    assert sorted(found["low"].round().tolist()) == [40, 80]


def test_a_units_own_rows_have_no_series_and_no_name_of_a_source() -> None:
    found = frame(record(), outside(record("south"), "spring_festival_week"))
    own, other = found[~published(found)], found[published(found)]
    assert own[OUTSIDE].to_numpy().tolist() == [["", "", ""]]
    assert other[OUTSIDE].to_numpy().tolist() == [
        ["spring_festival_week", "别家south", "other south"]
    ]


@pytest.mark.parametrize(
    "rows", [record().iloc[:0], outside(record()).iloc[:0]], ids=["own", "another's"]
)
def test_nothing_gives_an_empty_frame_of_the_same_columns(rows: pd.DataFrame) -> None:
    found = find_shares(rows)
    assert found.columns.tolist() == [*fields(), *OUTSIDE, *BOUNDS, *ESTIMATED]
    assert found.dtypes.equals(frame(record()).dtypes)


def test_rows_are_left_as_they_are() -> None:
    rows = pd.concat([record(), outside(record("south"))], ignore_index=True)
    before = rows.copy(deep=True)
    find_shares(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_what_the_press_gave_of_ones_own_unit_is_no_other_units() -> None:
    press = outside(record("north")).assign(own_unit="north")
    rows = pd.concat(
        [record("north"), press, outside(record("south")).assign(own_unit="")], ignore_index=True
    )
    found = find_shares(rows)
    assert list(zip(found["unit"], published(found), strict=True)) == [
        ("north", False),
        ("south", True),
    ]


def test_of_the_repository_all_shares_and_all_pairs_beyond_are_there() -> None:
    found = real().rows("hazards_context")
    some = found[found["low"].notna()]
    assert (len(some), len(found) - len(some)) == (67, 4)
    assert set(found.loc[found["low"].isna(), "unit"]) == {
        "guizhou",
        "hainan",
        "qiandongnan",
        "xinxiang",
    }
    own = found[~published(found)]
    assert own[["unit", *BOUNDS]].to_numpy().tolist() == [["deqing", 233, 233, 246, 246]]
    assert (some["lower"] <= some["low"]).all()
    assert (some["upper"] >= some["high"]).all()


def test_rows_that_are_no_shares_are_told_so() -> None:
    with pytest.raises(DataError, match=r"they lack series, .*Remedy: pass shares: an.shares"):
        require_shares(record())


@pytest.mark.parametrize(
    ("last", "reasons"),
    [
        pytest.param({}, ("URGED",), id="alike"),
        pytest.param({"rectified": "250处"}, ("DEFINITION",), id="more rectified than found"),
        pytest.param({"verb": "当场整改"}, ("DEFINITION",), id="another verb"),
        pytest.param({"days": None}, ("WINDOW",), id="no dates"),
        pytest.param({"actor_level": "corps"}, ("SUBJECT_LEVEL",), id="another level"),
    ],
)
def test_the_parts_are_what_a_verdict_on_a_funnel_asks_about(
    last: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    found = pd.concat(
        [many(10), frame(record("u10", **({"found": "200处"} | last)))], ignore_index=True
    )
    assert verdict("funnel", *parts_of_shares(found)).reasons == reasons


def test_hedged_parts_stay_hedged() -> None:
    above, below = parts_of_shares(frame(record(found="200余处")))
    assert above[["low", "high", "relation"]].to_numpy().tolist() == [[80, 80, "eq"]]
    assert below[["low", "high", "relation"]].to_numpy().tolist() == [[201, 299, "range"]]
