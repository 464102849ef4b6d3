"""Rank sets: no order that the data do not support, and never less than the order they show."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.problems import DataError
from analysis.statistics.ranks import count_ranks, find_ranks, rank_sets
from analysis.statistics.ratios import BOUNDS
from analysis.vocabulary import methods
from examples import examples
from units_made import Row, counted, named, shares, widened

UNITS = st.lists(shares(), min_size=10, max_size=12)
EVENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), min_size=10, max_size=12)
SIDES = {"two-sided": "both", "lower": "lower", "upper": "upper"}


def sets(found: pd.DataFrame) -> dict[str, tuple[int, int]]:
    """Lower and upper rank by unit."""
    return {
        unit: (low, high)
        for unit, low, high in found[["unit", "lower", "upper"]].itertuples(index=False)
    }


def test_the_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "ranks_multinom.csv")
    assert len(rows) == 540
    for (case, method, together, side), given_rows in rows.groupby(
        ["case", "method", "simul", "cstype"]
    ):
        options: dict[str, Any] = {"marginal": not together, "side": SIDES[side]}
        # simul=FALSE ignores its correction
        options["adjustment"] = method.lower() if together else "holm"
        found = count_ranks(given_rows["x"], alpha=1 - given_rows["coverage"].iloc[0], **options)
        expected = given_rows[["rank", "L", "U"]].to_numpy().tolist()
        assert found.to_numpy().tolist() == expected, (case, method, together, side)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        # of 5 in all, even 5 to 0 has p = 1/32: no order at 5 %
        pytest.param([5, 0], [[1, 1, 2], [2, 1, 2]], id="5 to 0 is no order"),
        # 6 to 0 has p = 1/64; two tests: 2/64 < .05
        pytest.param([6, 0], [[1, 1, 1], [2, 2, 2]], id="6 to 0 is one"),
        # three categories, six tests: 6/64 > .05
        pytest.param([6, 0, 0], [[1, 1, 3], [2, 1, 3], [2, 1, 3]], id="but not among three"),
        # 8 to 0: 6/256 and 5/256, both below .05
        pytest.param([8, 0, 0], [[1, 1, 1], [2, 2, 3], [2, 2, 3]], id="8 to 0 and 0 is"),
        pytest.param([0, 0], [[1, 1, 2], [1, 1, 2]], id="nothing counted"),
        pytest.param([7], [[1, 1, 1]], id="one alone is first"),
    ],
)
def test_counts_by_hand(counts: list[int], expected: list[list[int]]) -> None:
    assert count_ranks(pd.Series(counts)).to_numpy().tolist() == expected


def test_shares_by_hand() -> None:
    # 30 of 30 against 0 of 30 is p = 1 / C(60, 30), 90 tests or not; the nine alike are not ordered
    found = find_ranks(counted([30, *[0] * 9], 30), "share")
    assert found["rank"].tolist() == [1, *[2] * 9]
    assert list(sets(found).values()) == [(1, 1), *[(2, 10)] * 9]


def test_equal_shares_have_no_order() -> None:
    found = find_ranks(counted([9] * 10, 10), "share")
    assert found["rank"].tolist() == [1] * 10
    assert set(sets(found).values()) == {(1, 10)}


def test_a_rate_is_judged_by_its_exposure() -> None:
    # 40 events everywhere: a tenth of the exposure is ten times the rate
    found = find_ranks(counted([40] * 10, [1, *[10] * 9]), "rate")
    assert list(sets(found).values()) == [(1, 1), *[(2, 10)] * 9]
    assert set(find_ranks(counted([40] * 10, 10), "rate")["upper"]) == {10}


@pytest.mark.parametrize("kind", ["share", "rate"])
def test_the_method_is_named(kind: Any) -> None:
    found = find_ranks(counted([9] * 10, 10), kind)
    assert (
        found["method"].map(lambda name: methods()[name].source).tolist()
        == found["source"].tolist()
    )


def test_nine_units_are_not_ranked() -> None:
    with pytest.raises(
        DataError, match=r"ranks: it needs 10 units or more .* here are 9\. Remedy: "
    ):
        find_ranks(counted([9] * 9, 10), "share")


@pytest.mark.parametrize("column", BOUNDS)
def test_a_unit_without_a_part_is_not_ranked_and_not_nought(column: str) -> None:
    units = counted([9] * 11, 10).astype({column: "float64"})
    units.loc[3, column] = np.nan
    with pytest.raises(DataError, match="ranks: u3: numerator or denominator is absent"):
        find_ranks(units, "share")


def test_a_unit_stands_once() -> None:
    with pytest.raises(DataError, match="ranks: u1: stands twice"):
        find_ranks(counted([9] * 10, 10).assign(unit=["u1", "u1", *"abcdefgh"]), "share")


def test_hedged_words_leave_the_order_open() -> None:
    rows: list[Row] = [(90, 99, 100, 100), (95, 95, 100, 100), *[(50, 50, 100, 100)] * 8]
    found = find_ranks(named(rows), "share")
    assert found["rank"].isna().tolist() == [True, True, *[False] * 8]
    assert found["rank"].tolist()[2:] == [3] * 8


def test_hedged_words_that_leave_the_order_closed_keep_the_rank() -> None:
    rows: list[Row] = [(90, 99, 100, 100), *[(50, 50, 100, 100)] * 9]
    assert find_ranks(named(rows), "share")["rank"].tolist() == [1, *[2] * 9]


@examples(40)
@given(UNITS)
def test_a_set_holds_the_observed_rank(rows: list[Row]) -> None:
    found = find_ranks(named(rows), "share")
    assert ((found["lower"] >= 1) & (found["upper"] <= len(rows))).all()
    seen = found.dropna(subset="rank")
    assert ((seen["lower"] <= seen["rank"]) & (seen["rank"] <= seen["upper"])).all()


@examples(40)
@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from(list(SIDES.values())),
)
def test_a_set_of_counts_holds_the_observed_rank(
    counts: list[int], marginal: bool, side: Any
) -> None:
    found = count_ranks(pd.Series(counts), marginal=marginal, side=side)
    assert ((found["lower"] <= found["rank"]) & (found["rank"] <= found["upper"])).all()


@examples(40)
@given(UNITS, st.randoms())
def test_the_order_of_units_does_not_matter(rows: list[Row], random: Any) -> None:
    units = named(rows)
    mixed = units.sample(frac=1, random_state=random.randrange(2**32))
    assert sets(find_ranks(mixed, "share")) == sets(find_ranks(units, "share"))
    assert find_ranks(mixed, "share")["unit"].tolist() == mixed["unit"].tolist()


@examples(40)
@given(EVENTS, st.sampled_from([0.001, 100, 365]))
def test_the_measure_of_exposure_does_not_matter(rows: list[tuple[int, int]], scale: float) -> None:
    events, exposure = zip(*rows, strict=True)
    found = find_ranks(counted(events, [scale * size for size in exposure]), "rate")
    assert sets(found) == sets(find_ranks(counted(events, exposure), "rate"))


@examples(40)
@given(UNITS, st.data())
def test_wider_words_never_narrow_a_set(rows: list[Row], data: st.DataObject) -> None:
    wide = find_ranks(named([data.draw(widened(row)) for row in rows]), "share")
    found = find_ranks(named(rows), "share")
    assert ((wide["lower"] <= found["lower"]) & (wide["upper"] >= found["upper"])).all()


def test_a_marginal_set_takes_the_tests_of_its_own_unit() -> None:
    # u0 > u1 at .02: among u0's four tests 4 x .02 > .05, u1's 4 x .02 too; at .01 both hold, and
    # 6 x .01 does not
    p = np.array([[1, 0.01, 0.5], [0.99, 1, 0.5], [0.5, 0.5, 1]])
    assert rank_sets(p, 0.05).to_numpy().tolist() == [[1, 3]] * 3
    assert rank_sets(p, 0.05, marginal=True).to_numpy().tolist() == [[1, 2], [2, 3], [1, 3]]
    assert rank_sets(p, 0.05, marginal=True, side="lower").to_numpy().tolist() == [
        [1, 3],
        [2, 3],
        [1, 3],
    ]
