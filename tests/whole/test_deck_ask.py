"""What to ask the units for: of each what it lacks, counted as the verdicts have it."""

from itertools import combinations
from types import SimpleNamespace
from typing import cast

import pytest

from analysis.comparability.matrix import to_ask, verdict_table
from analysis.dataset import Dataset
from analysis.exhibits.lists import _request_title, build_ask
from analysis.exhibits.words import TextTable
from analysis.vocabulary import Label, ask_words, core_metrics
from decks import built, by_name, dataset, exhibit, opened, texts
from judged import frame, row

HEAD = {code: text["zh"] for code, text in ask_words().items()} | {
    "MISSING_NOT_ZERO": "未报道：写明起止日期，没有也请写零"
}


def cells() -> dict[tuple[str, str], str]:
    """The table's cells by unit and head."""
    (table,) = exhibit("ask").parts
    assert isinstance(table, TextTable)
    heads = [head.zh for head in table.heads]
    return {
        (row[0].zh, head): cell.zh
        for row in table.rows
        for head, cell in zip(heads[1:], row[1:], strict=True)
    }


def test_each_cell_counts_what_the_unit_must_be_asked_for() -> None:
    wanted = to_ask(
        dataset().observations, among=dataset().reporting_units, names=dataset().names, core=True
    )
    told = {zh.zh: unit for unit, zh in dataset().names.items() if "/" not in unit}
    for (who, head), cell in cells().items():
        (code,) = [code for code, said in HEAD.items() if said == head]
        reasons = wanted.loc[wanted["unit"] == told[who], "reasons"]
        lacking = sum(code in codes.split(";") for codes in reasons)
        assert cell.startswith(f"{lacking}项：") if lacking else cell == "—"


def test_what_a_unit_does_not_report_comes_first_and_is_named() -> None:
    first = next(iter(cells().items()))
    assert first == (
        ("遂宁支队", HEAD["MISSING_NOT_ZERO"]),
        "7项：发现隐患、整改隐患、处罚单位…",
    )


def test_the_inspectors_numbers_are_asked_of_the_whole_brigade() -> None:
    assert cells()["德清大队", ask_words()["SUBJECT_LEVEL"]["zh"]].startswith(
        "4项：检查单位、发现隐患、整改隐患"
    )


def test_the_title_counts_pairs_of_numbers_and_the_silent_apart() -> None:
    rows, units = dataset().observations, dataset().reporting_units
    own = {metric: set(some["unit"]) for metric, some in rows.groupby("metric")}
    pairs = sum(len(list(combinations(some, 2))) for some in own.values())
    silent = sum(len(some) * (len(units) - len(some)) for some in own.values())
    said = by_name(opened(built("en")), "ask").shapes.title.text_frame.text
    assert said.startswith(
        f"Reported by both of two units: {pairs} pairs, none comparable, and {silent} with one side"
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            [("north", "fires"), ("south", "fires")], "两家都报的有1对，可比的1对：", id="one pair"
        ),
        pytest.param(
            [("north", "fires"), ("south", "fires"), ("north", "subscribers")],
            "两家都报的有1对，可比的1对，另1对有一家未报：",
            id="one pair, one silent",
        ),
        pytest.param(
            [("north", "fires"), ("south", "subscribers")],
            "没有一项是两家都报的，另2对有一家",
            id="silent",
        ),
        pytest.param([("north", "fires")], "只有一家单位", id="one unit alone"),
    ],
)
def test_each_title(rows: list[tuple[str, str]], said: str) -> None:
    own = frame(*(row(metric, 50.0, unit, report=unit) for unit, metric in rows))
    assert _request_title(verdict_table(own), 3).zh.startswith(said)


def test_the_notes_hold_each_request_whole() -> None:
    notes = by_name(opened(built("zh")), "ask").notes_slide.notes_text_frame.text
    (line,) = [
        line
        for line in notes.splitlines()
        if line.startswith("遂宁支队（写明起止日期，没有也请写零）")
    ]
    assert line.count("、") == 6


def test_a_project_that_lacks_nothing_has_no_such_slide() -> None:
    every = frame(*(row(metric, unit="suining") for metric in core_metrics()))
    names = {"suining": Label("遂宁支队", "Suining")}
    asked = SimpleNamespace(observations=every, reporting_units=["suining"], names=names)
    assert build_ask(cast("Dataset", asked)) is None


def test_a_table_that_is_too_long_says_what_it_leaves_out() -> None:
    assert "未列出" not in texts(by_name(opened(built("zh")), "ask"))
