"""Equal units: what they are made of, and how often they look unlike."""

from typing import Any

import pandas as pd
import pytest

from analysis.exhibits.data.equal_units import (
    ASSUMED_FOUND,
    ASSUMED_SHARE,
    GAPS,
    SIZES,
    Inputs,
    equal_units,
    inputs_of,
    median_found,
)
from judged import NEXT, OUTSIDE, frame, row, south
from records import frame as shares_frame
from records import outside
from records import record as pair

ASSUMED = Inputs((ASSUMED_FOUND,) * 5, ASSUMED_SHARE, ("one",), assumed=True)


def record(
    found: float = 200, share: float = 90, unit: str = "north", **changes: Any
) -> list[pd.Series]:
    """What one unit found, and its share rectified."""
    whose = {"report": f"r-{unit}", "unit": unit, "actor": unit} | changes
    return [
        row("hazards_found", found, **whose),
        row("hazards_rectified_share", share, basis="derived", **whose),
    ]


def test_one_record_stands_for_five_units() -> None:
    assert inputs_of(frame(*record())) == Inputs((200,) * 5, 0.9, ("r-north",), "north")


def test_a_unit_is_one_however_often_it_reports() -> None:
    assert inputs_of(frame(*record(100, 50), *record(200, 90, **NEXT))) == Inputs(
        (200,) * 5, 0.9, ("r-north",), "north"
    )


def test_unlike_verbs_are_not_put_together() -> None:
    rows = frame(
        *record(100, 80), *record(300, 90, "south"), *record(50, 40, "west", wording="当场整改")
    )
    assert inputs_of(rows).found == (100, 300)


def test_of_several_the_sizes_are_their_own_and_the_share_that_of_all() -> None:
    told = inputs_of(frame(*record(100, 80), *record(300, 100, "south")))
    assert told == Inputs((100, 300), (80 + 300) / 400, ("r-north", "r-south"))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(record()[:1], id="no share"),
        pytest.param(record()[1:], id="nothing found"),
        pytest.param(record(share=100), id="nothing left undone"),
        pytest.param(record(share=0), id="nothing done"),
        pytest.param([record()[0], south("hazards_rectified_share", 90)], id="of two units"),
        pytest.param([record()[0], *record(**NEXT)[1:]], id="of two years"),
        pytest.param(
            [pd.Series(dict(one) | {"low": 80.0, "value": 90.0}) for one in record()], id="hedged"
        ),
        pytest.param([pd.Series(dict(one) | OUTSIDE) for one in record()], id="of a comparator"),
    ],
)
def test_where_no_report_gives_both_exactly_they_are_assumed_and_said_to_be(
    rows: list[pd.Series],
) -> None:
    told = inputs_of(frame(*rows))
    assert (told.found, told.share, told.assumed) == (ASSUMED.found, ASSUMED.share, True)
    assert told.actor == ""


@pytest.mark.parametrize(
    ("found", "share", "made"),
    [
        ([10, 20], 0.5, ((10, 20), 0.5)),
        ([10, 20], None, ((10, 20), 0.9)),
        (None, 0.5, ((200,) * 5, 0.5)),
    ],
)
def test_numbers_of_ones_own_are_assumed(
    found: list[int] | None, share: float | None, made: tuple[Any, Any]
) -> None:
    told = inputs_of(frame(*record()), found, share)
    assert (told.found, told.share) == made
    assert told.assumed
    assert told.actor == ""


def test_two_coins_by_hand() -> None:
    table = equal_units(Inputs((1, 1), 0.5, ("one",)))
    gaps = table[table["set"] == "gap"]
    assert gaps["gap"].tolist() == list(GAPS)
    assert gaps["chance"].tolist() == pytest.approx([50.0] * len(GAPS))
    assert set(gaps["share"]) == {50.0}


def test_sizes_are_those_of_every_unit_at_three_points() -> None:
    sizes = equal_units(Inputs((10, 400, 30), 0.9, ("one", "two"))).query("set == 'size'")
    assert sizes["found_low"].tolist() == sizes["found_high"].tolist() == list(SIZES)
    assert set(sizes["gap"]) == {3.0}
    assert set(sizes["units"]) == {3}
    assert sizes["chance"].is_monotonic_decreasing
    assert set(sizes["reports"]) == {"one;two"}


def test_the_median_is_of_exact_shares_that_other_units_published() -> None:
    rows = [
        outside(pair(str(n), found=f"{found}处", rectified="20处"))
        for n, found in enumerate((50, 70, 900))
    ]
    nation = outside(pair("nation", found="9999处", rectified="20处", actor_level="national"))
    hedged = outside(pair("hedged", found="60余处", rectified="20处"))
    own = pair("own", found="30处", rectified="20处")
    assert median_found(shares_frame(*rows, nation, hedged, own)) == 70
    assert median_found(shares_frame(own)) is None


def test_a_number_that_others_published_is_a_row_of_its_own() -> None:
    table = equal_units(Inputs((1, 1), 0.5, ("one",)), 2)
    (told,) = table[table["set"] == "published"].to_dict("records")
    assert (told["found_low"], told["found_high"], told["gap"]) == (2, 2, 3)
    assert told["chance"] == pytest.approx(62.5)  # unless both have as many: 1 - (1 + 4 + 1) / 16
    assert "published" not in set(equal_units(Inputs((1, 1), 0.5, ("one",)))["set"])


def test_units_of_unlike_size_are_told_by_the_least_and_the_most() -> None:
    gaps = equal_units(Inputs((10, 400, 30), 0.9, ("one",))).query("set == 'gap'")
    assert set(zip(gaps["found_low"], gaps["found_high"], strict=True)) == {(10, 400)}
    assert gaps["chance"].between(0, 100).all()
