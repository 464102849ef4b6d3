"""Mentions -> observations: one row each, whole, in one order, with what the words leave open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from analysis.cleaning.observations import build_observations
from analysis.vocabulary import fields
from examples import examples
from rows import OFFICER, TEAM, mention, mentions, of, units

YEARLY = {"window": "年均"}
MIXED = [
    *(
        mention(phrase, metric, **YEARLY, **actor)
        for actor in ({}, OFFICER, TEAM)
        for phrase, metric in (
            ("近50家", "units_inspected"),
            ("80处", "hazards_found"),
            ("10家", "units_penalised"),
        )
    ),
    mention("60处", "hazards_rectified", wording="督促整改", **YEARLY),
    mention("20处", "hazards_rectified", wording="当场整改", **YEARLY),
    mention("70家", "units_inspected", window="2023年"),
    *(
        mention(phrase, metric, window=window)  # the same words in two windows
        for window in ("2021年", "2022年")
        for phrase, metric in (("40家", "units_inspected"), ("8家", "units_penalised"))
    ),
    mention("零事故", "internal_accidents"),
    mention("700家", "units_inspected", report="two", unit="south", **YEARLY),
    mention("12户", "businesses_fine_waived", report="two", unit="south"),
]


def test_exactly_the_columns_of_the_vocabulary() -> None:
    found = build_observations(mentions(*MIXED), units())
    assert found.columns.tolist() == list(fields())
    expected = {name: field.dtype for name, field in fields().items()}
    assert {name: str(dtype) for name, dtype in found.dtypes.items()} == expected
    assert found.index.tolist() == list(range(len(found)))


def test_every_mention_is_one_printed_row() -> None:
    found = build_observations(mentions(*MIXED), units())
    printed = found[found["basis"] == "printed"]
    assert sorted(printed["phrase"]) == sorted(row["phrase"] for row in MIXED)
    assert printed["start"].notna().all()


def test_printed_rows_come_first_by_report_and_place() -> None:
    rows = [mention("3家", "units_inspected", start=90), mention("4处", "hazards_found", start=10)]
    found = build_observations(
        mentions(mention("8家", "units_inspected", report="two", start=5), *rows), units()
    )
    assert found["phrase"].tolist() == ["4处", "3家", "8家"]
    assert build_observations(mentions(*MIXED), units()).groupby("report")[
        "basis"
    ].first().tolist() == [
        "printed",
        "printed",
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_mentions_does_not_matter(seed: int) -> None:
    frame = mentions(*MIXED)
    shuffled = frame.sample(frac=1, random_state=seed)
    assert_frame_equal(build_observations(shuffled, units()), build_observations(frame, units()))


def test_no_mentions_are_no_observations() -> None:
    found = build_observations(mentions(), units())
    assert (len(found), found.columns.tolist()) == (0, list(fields()))


PHRASES = st.builds(
    "{}{}家".format,
    st.sampled_from(["", "近", "超过", "不到", "至少", "约"]),
    st.integers(10, 400_000),
) | st.builds(
    "{}{}家".format,
    st.integers(1, 40).map(lambda number: number * 100),
    st.sampled_from(["余", "多"]),
)


@examples(15)
@given(st.lists(PHRASES, min_size=1, max_size=30))
def test_bounds_are_ordered(phrases: list[str]) -> None:
    rows = [
        mention(phrase, "units_inspected", report=f"r{number}", **YEARLY)
        for number, phrase in enumerate(phrases)
    ]
    found = build_observations(mentions(*rows), units())
    bounds = found[["strict_low", "low", "high", "strict_high"]]
    assert (bounds.diff(axis=1).iloc[:, 1:].fillna(0) >= 0).all(axis=None)
    printed = found[found["basis"] == "printed"]
    assert printed["value"].between(printed["low"] - 1, printed["high"] + 1).all()
    assert len(found) == 2 * len(phrases)


def test_an_officer_is_not_the_unit() -> None:
    rows = of(build_observations(mentions(*MIXED), units()), "units_penalised_share")
    assert set(rows["actor_level"]) == {"detachment", "officer", "sub_unit"}
    assert [("ONE_OFFICER" in row["caveats"]) for row in rows.to_dict("records")] == (
        rows["actor_level"] == "officer"
    ).tolist()
