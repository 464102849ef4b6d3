"""What cleaning refuses: each fault at its place, in its words, with what to do.

And all of them at once.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning import schema
from analysis.cleaning.observations import build_observations
from analysis.problems import DataError, Problem
from rows import OFFICER, mention, mentions, units

GOOD = mention("30家", "units_inspected")
RECTIFIED = mention("3处", "hazards_rectified", wording="整改")
EVENT = mention("11个", "gas_cylinders_removed")


def problems(*rows: dict[str, Any]) -> list[Problem]:
    """What cleaning says of `rows`; the first stands in row 2 of its ledger."""
    with pytest.raises(DataError) as refused:
        build_observations(mentions(*rows), units())
    return refused.value.problems


NAMELESS = mention("3个", "")
SHARE = mention("3%", "units_penalised_share")
FOLLOWED = mention("120%", "committee_decisions_follow_up_rate")
AT = {"start": 7}
REFUSED = {
    "metric": (
        [GOOD, mention("3家", "units_inspekted")],
        3,
        ["units_inspekted is no printed"],
        "use an id of",
    ),
    "no metric": ([NAMELESS], 2, ["no printed metric"], "add one"),
    "a derived metric": ([SHARE], 2, ["units_penalised_share is no printed"], "use an id of"),
    "measure": (
        [mention("3名", "units_inspected")],
        2,
        ["measure 名", "units_inspected"],
        "add the measure",
    ),
    "noun": (
        [mention("3群众", "units_inspected")],
        2,
        ["measure 人", "units_inspected"],
        "correct the metric",
    ),
    "too many": (
        [mention("600万家", "units_inspected")],
        2,
        ["600万家", "units_inspected"],
        "widen `plausible`",
    ),
    "too few": (
        [mention("900元", "loan_amount_yuan")],
        2,
        ["900元", "loan_amount_yuan"],
        "correct the phrase",
    ),
    "a share of 120 %": (
        [FOLLOWED],
        2,
        ["120%", "committee_decisions_follow_up_rate"],
        "correct the phrase",
    ),
    "verb": (
        [RECTIFIED | {"wording": "改完"}],
        2,
        ["'改完'", "hazards_rectified"],
        "write the verb",
    ),
    "no verb": ([RECTIFIED | {"wording": ""}], 2, ["''", "hazards_rectified"], "write the verb"),
    "a verb too many": (
        [GOOD | {"wording": "整改"}],
        2,
        ["'整改'", "units_inspected"],
        "add it to",
    ),
    "a repeat": (
        [GOOD | AT, GOOD | AT | OFFICER],
        3,
        ["repeats another: units_inspected at 7"],
        "keep one",
    ),
    "a repeated event": (
        [EVENT | AT, EVENT | AT],
        3,
        ["repeats another: gas_cylinders_removed at 7"],
        "keep one",
    ),
    "twice": (
        [GOOD, GOOD],
        3,
        ["units_inspected stands twice for north", "one window"],
        "its own window",
    ),
    "two values": (
        [GOOD, mention("40家", "units_inspected")],
        3,
        ["units_inspected stands twice"],
        "keep one row",
    ),
    "one verb twice": (
        [RECTIFIED, RECTIFIED],
        3,
        ["hazards_rectified stands twice"],
        "keep one row",
    ),
}


@pytest.mark.parametrize(("rows", "row", "words", "remedy"), REFUSED.values(), ids=REFUSED)
def test_refused(rows: list[dict[str, Any]], row: int, words: list[str], remedy: str) -> None:
    (found,) = problems(*rows)
    assert found.place == f"data/raw/one/mentions.csv row {row}"
    assert [word for word in words if word not in found.what] == []
    assert remedy in found.remedy


@pytest.mark.parametrize(
    "metric",
    ["units_inspekted", "units_inspected"],
    ids=["the list of metrics", "the list of measures"],
)
def test_the_file_to_edit_is_named(metric: str) -> None:
    (found,) = problems(mention("3名", metric))
    assert "src/analysis/vocabulary/metrics.toml" in found.remedy


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([GOOD, GOOD | OFFICER], id="two actors"),
        pytest.param([GOOD, GOOD | {"report": "two"}], id="two reports"),
        pytest.param([GOOD, mention("30家", "units_inspected", window="2023年")], id="two windows"),
        pytest.param(
            [
                mention("3家", "units_inspected", window="年均"),
                mention("1家", "units_inspected", window="月均"),
            ],
            id="two per",
        ),
        pytest.param(
            [
                mention(f"{number}家", "units_inspected", window=words)
                for number, words in ((9, "三年来"), (99, "建队以来"))
            ],
            id="two windows whose start no one can date",
        ),
        pytest.param([RECTIFIED, RECTIFIED | {"wording": "督促整改"}], id="two verbs"),
        pytest.param([EVENT, mention("4个", "gas_cylinders_removed")], id="two events"),
        pytest.param([mention("500万家", "units_inspected")], id="just plausible"),
        pytest.param([mention("0家", "units_inspected")], id="zero"),
        pytest.param([mention("30", "units_inspected")], id="no measure printed"),
    ],
)
def test_let_through(rows: list[dict[str, Any]]) -> None:
    assert (build_observations(mentions(*rows), units())["basis"] == "printed").sum() == len(rows)


def test_all_faults_come_together_each_at_its_row() -> None:
    rows = [
        mention("3家", "units_inspekted"),
        mention("3名", "units_inspected"),
        mention("600万家", "units_penalised"),
        RECTIFIED | {"wording": "改完"},
        GOOD | {"start": 7, "report": "two"},
        GOOD | {"start": 7, "report": "two", **OFFICER},
        GOOD | {"report": "two"},
    ]
    found = problems(*rows)
    assert sorted(int(problem.place.split()[-1]) for problem in found) == [2, 3, 4, 5, 7, 8]
    assert str(DataError(found)).count("Remedy: ") == len(found)


def test_one_row_may_have_several_faults() -> None:
    found = problems(mention("600万名", "units_inspected", wording="整改"))
    assert [
        word
        for word in ("measure", "plausible", "verb")
        if not any(word in problem.what for problem in found)
    ] == []
    assert len(found) == 3


def test_places_go_by_index_not_by_order() -> None:
    frame = mentions(GOOD, mention("3名", "hazards_found")).iloc[::-1]
    with pytest.raises(DataError, match="row 3: the measure 名"):
        schema.check_schema(frame, schema.mentions_schema(), frame["place"])


def test_good_mentions_are_let_through_as_they_are() -> None:
    frame = mentions(GOOD, RECTIFIED)
    before = frame.copy(deep=True)
    schema.check_schema(frame, schema.mentions_schema(), frame["place"])
    pd.testing.assert_frame_equal(frame, before)
