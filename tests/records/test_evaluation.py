"""The reader's score: what counts as found, as right, as added."""

import pandas as pd
import pytest

from analysis.records.evaluation import GOLD, score_reader

TEXT = "检查单位3家，罚款2万元。第三届比武。"
MARK = dict.fromkeys(GOLD, "") | {"report": "a", "role": "statistic", "window_inherited": ""}
PREMISES = MARK | {
    "start": 4,
    "end": 6,
    "value": "3",
    "relation": "eq",
    "measure": "家",
    "metric": "units_inspected",
}
FINES = MARK | {
    "start": 9,
    "end": 12,
    "value": "20000",
    "relation": "eq",
    "measure": "元",
    "metric": "fines_amount_yuan",
}
EDITION = MARK | {"start": 14, "end": 16, "role": "ordinal"}


def scored(
    *marks: dict[str, object], text: str = TEXT, **levels: str
) -> tuple[pd.Series, pd.DataFrame]:
    """The last row of the scores, and the confusion of roles."""
    table, confusion = score_reader(pd.DataFrame(marks), {"a": text}, levels)
    return table.iloc[-1], confusion


def test_all_that_is_right_scores_one() -> None:
    every, confusion = scored(PREMISES, FINES, EDITION)
    assert every.drop(["report", "statistics"]).eq(1.0).all()
    assert every["statistics"] == 2
    assert confusion.loc["ordinal", "ordinal"] == 1


@pytest.mark.parametrize(
    ("cell", "wrong", "lost"),
    [
        pytest.param("value", "4", ["right", "value"], id="value"),
        pytest.param("relation", "gt", ["right", "relation"], id="relation"),
        pytest.param("measure", "处", ["right", "measure"], id="measure"),
        pytest.param("metric", "hazards_found", ["metric"], id="metric"),
        pytest.param("actor", "officer", ["actor"], id="actor"),
        pytest.param("window_phrase", "今年", ["window"], id="window"),
        pytest.param("window_inherited", "今年", ["window"], id="window of the lead"),
    ],
)
def test_what_is_wrong_costs_its_own_score(cell: str, wrong: str, lost: list[str]) -> None:
    every, _ = scored(PREMISES | {cell: wrong}, FINES, officer="officer")
    scores = every.drop(["report", "statistics"])
    assert scores[scores < 1].to_dict() == dict.fromkeys(lost, 0.5)


def test_what_is_not_marked_costs_precision() -> None:
    every, _ = scored(PREMISES)
    assert every[["recall", "precision"]].tolist() == [1.0, 0.5]


def test_what_is_not_found_costs_recall_alone() -> None:
    unread = MARK | {"start": 0, "end": 2, "value": "7", "relation": "eq"}
    every, confusion = scored(PREMISES, FINES, unread)
    assert every["recall"] == pytest.approx(2 / 3)
    assert every[["precision", "value", "metric"]].tolist() == [1.0, 1.0, 1.0]
    assert confusion.loc["statistic", "not read"] == 1


def test_an_overlap_finds_and_the_nearest_counts() -> None:
    every, _ = scored(PREMISES | {"end": 7}, FINES | {"start": 5})
    assert every[["recall", "precision", "value"]].tolist() == [1.0, 1.0, 1.0]


def test_a_report_without_its_text_is_left_out() -> None:
    every, _ = scored(PREMISES, FINES, PREMISES | {"report": "b"})
    assert every["statistics"] == 2
