"""Told apart only by intervals that lie apart and an adjusted p below .05.

Else the reports cannot tell.
"""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import DataError
from analysis.statistics.differences import claim_differences
from analysis.vocabulary import Label, methods
from examples import examples
from units_made import Row, counted, enveloped, named, shares, widened

UNITS = st.lists(shares(), min_size=2, max_size=6)
NAMES = {"u0": Label(zh="甲", en="Jia"), "u1": Label(zh="乙", en="Yi")}
FAR = counted([40, 10], 50)
NEAR = counted([40, 38], 50)


def told(units: pd.DataFrame) -> set[tuple[str, str]]:
    """Which is higher than which."""
    found = claim_differences(enveloped(units), "share").query("higher != ''")
    return {(row.higher, row.b if row.higher == row.a else row.a) for row in found.itertuples()}


def test_far_apart() -> None:
    (row,) = claim_differences(enveloped(FAR), "share", names=NAMES).to_dict("records")
    assert (row["a"], row["b"], row["higher"], row["disjoint"]) == ("u0", "u1", "u0", True)
    assert row["sentence_zh"] == "甲高于乙（Holm 校正后 p < 0.001）"
    assert row["sentence_en"] == "Jia is higher than Yi (Holm-adjusted p < 0.001)"


def test_the_higher_comes_first_whatever_the_order() -> None:
    (row,) = claim_differences(enveloped(FAR.iloc[::-1]), "share", names=NAMES).to_dict("records")
    assert (row["a"], row["higher"], row["sentence_en"][:3]) == ("u1", "u0", "Jia")


def test_near_is_not_told_apart_in_both_languages() -> None:
    (row,) = claim_differences(enveloped(NEAR), "share", names=NAMES).to_dict("records")
    assert row["higher"] == ""
    assert row["sentence_zh"] == "甲与乙：本资料不能区分"
    assert row["sentence_en"] == "Jia and Yi: the reports cannot tell them apart"


def test_ids_where_no_names_are_given() -> None:
    (row,) = claim_differences(enveloped(NEAR), "share").to_dict("records")
    assert row["sentence_en"] == "u0 and u1: the reports cannot tell them apart"


def test_the_p_is_twice_the_smaller_side() -> None:
    (row,) = claim_differences(enveloped(counted([4, 0], 4)), "share").to_dict("records")
    assert (row["p"], row["p_holm"]) == pytest.approx((2 / 70, 2 / 70))
    assert row["higher"] == "u0"  # Wilson: 0.51..1 and 0..0.49


@pytest.mark.parametrize(
    ("units", "lower", "upper"),
    [
        pytest.param(FAR, [0.5, 0.2], [0.9, 0.6], id="a small p, but intervals that meet"),
        pytest.param(FAR, [0.5, 0.2], [0.9, 0.5], id="that touch"),
        pytest.param(NEAR, [0.6, 0.1], [0.9, 0.2], id="intervals apart, but a large p"),
        pytest.param(FAR, [float("nan")] * 2, [float("nan")] * 2, id="no intervals"),
    ],
)
def test_both_are_needed(units: pd.DataFrame, lower: list[float], upper: list[float]) -> None:
    assert claim_differences(units.assign(lower=lower, upper=upper), "share")[
        "higher"
    ].tolist() == [""]


def test_more_estimates_ask_for_more() -> None:
    # 4 of 4 and 0 of 4 are told apart alone: p = 2/70; among three the least p is multiplied by 3
    assert told(counted([4, 0], 4)) == {("u0", "u1")}
    assert told(counted([4, 0, 2], 4)) == set()


@pytest.mark.parametrize(
    ("rows", "apart"),
    [
        pytest.param([(90, 90, 100, 100), (60, 60, 100, 100)], True, id="exact"),
        pytest.param([(90, 90, 100, 100), (60, 85, 100, 100)], False, id="perhaps nearly as many"),
        pytest.param([(60, 90, 100, 100), (60, 60, 100, 100)], False, id="perhaps as few"),
        pytest.param([(90, 90, 100, 100), (60, 60, 68, 100)], False, id="perhaps of fewer"),
        pytest.param([(90, 90, 100, 140), (60, 60, 100, 100)], False, id="perhaps of more"),
    ],
)
def test_the_worst_that_the_words_allow_decides(rows: list[Row], apart: bool) -> None:
    assert bool(told(named(rows))) is apart


def test_rates() -> None:
    units = counted([40, 40], [10.0, 100.0]).assign(lower=[2.86, 0.286], upper=[5.45, 0.545])
    (row,) = claim_differences(units, "rate").to_dict("records")
    assert row["higher"] == "u0"
    assert row["source"] == methods()[row["method"]].source


@pytest.mark.parametrize("left", [0, 1])
def test_one_estimate_has_nothing_to_differ_from(left: int) -> None:
    with pytest.raises(
        DataError, match=rf"differences: {left} estimates, and a difference needs 2\. Remedy: "
    ):
        claim_differences(enveloped(FAR).iloc[:left], "share")


def test_absent_is_not_nought() -> None:
    units = (
        enveloped(FAR)
        .astype("object")
        .replace({"numerator_low": {10: None}, "numerator_high": {10: None}})
    )
    with pytest.raises(DataError, match="differences: u1: numerator or denominator is absent"):
        claim_differences(units.astype(dict.fromkeys(units.columns[:4], "float64")), "share")


@examples(40)
@given(UNITS, st.data())
def test_a_wider_hedge_never_makes_a_claim(rows: list[Row], data: st.DataObject) -> None:
    wider = [data.draw(widened(row)) for row in rows]
    assert told(named(wider)) <= told(named(rows))


@examples(40)
@given(UNITS, st.randoms())
def test_order_does_not_matter(rows: list[Row], random: Any) -> None:
    units = named(rows)
    assert told(units.sample(frac=1, random_state=random.randrange(2**32))) == told(units)


@examples(40)
@given(UNITS)
def test_a_claim_is_never_against_what_is_seen(rows: list[Row]) -> None:
    units = named(rows).set_index("unit")
    for high, low in told(named(rows)):
        least = units.loc[high, "numerator_low"] / units.loc[high, "denominator_high"]
        most = units.loc[low, "numerator_high"] / units.loc[low, "denominator_low"]
        assert least > most
