from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.problems import Problems
from analysis.project import Project
from analysis.records.cards import read_card
from analysis.records.ledgers import MENTION_COLUMNS, read_ledger, read_mentions
from analysis.records.register import read_units

Row = tuple[str, ...]
Read = Callable[..., tuple[pd.DataFrame, Problems]]
PLACE = "data/raw/jia/mentions.csv"
PHRASE, TIME, NAME = (
    "mark the whole phrase",
    "mark the words of time alone",
    "correct the id, or add the actor",
)
REFUSED = {
    "a hedge with no number": ({"phrase": "近家"}, "'近家'", PHRASE),
    "a range that runs backwards": ({"phrase": "10至5家"}, "runs backwards in '10至5家'", PHRASE),
    "an unknown measure": ({"phrase": "5猫"}, "'猫' in '5猫' is no measure", PHRASE),
    "no numeral": ({"phrase": "七五十家"}, "two digits side by side in '七五十家'", PHRASE),
    "a window that ends before it starts": ({"window_phrase": "5月至2月"}, "'5月至2月' ends", TIME),
    "a window after publication": ({"window_phrase": "8月以来"}, "'8月以来' ends (2023-07-15)", TIME),
    "a day that does not exist": ({"window_phrase": "2月30日"}, "no day 2023-02-30", TIME),
    "words of no time": ({"window_inherited": "春天里"}, "'春天里' state no window", TIME),
    "an unknown actor": ({"actor": "jia/west"}, "actor 'jia/west' is unknown", NAME),
    "another report's unit": ({"actor": "yi"}, "actor 'yi' is unknown", NAME),
}  # fmt: skip


@pytest.fixture
def read(
    project: Project,
    ledger_row: Callable[..., Row],
    write_ledger: Callable[[Path, list[Row]], None],
) -> Read:
    """Read rows, each given by the cells in which it differs from a good one, as the ledger of jia."""
    good = {
        "text": "3家",
        "phrase": "3家",
        "metric": "units_inspected",
        "actor": "jia",
        "start": "0",
    }

    def reading(*rows: dict[str, str], report: str = "jia") -> tuple[pd.DataFrame, Problems]:
        problems = Problems()
        if rows:
            write_ledger(project.ledger(report), [ledger_row(**good | row) for row in rows])
        card = read_card(
            project.card(report), "card.toml", read_units(project.units, "units.csv"), problems
        )
        assert card is not None
        return read_mentions(
            read_ledger(project.ledger(report), PLACE, problems), card, PLACE, problems
        ), problems

    return reading


@pytest.mark.parametrize(("cells", "what", "remedy"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told_with_row_words_and_remedy(
    read: Read, cells: dict[str, str], what: str, remedy: str
) -> None:
    mentions, problems = read({}, cells)
    assert [problem.place for problem in problems] == [f"{PLACE} row 3"]
    assert what in problems[0].what
    assert remedy in problems[0].remedy
    assert mentions["place"].tolist() == [f"{PLACE} row 2"]


def test_all_that_cannot_be_read_is_told_together(read: Read) -> None:
    mentions, problems = read(*(cells for cells, _, _ in REFUSED.values()))
    assert [problem.place for problem in problems] == [
        f"{PLACE} row {row}" for row in range(2, len(REFUSED) + 2)
    ]
    assert mentions.empty


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_rows_that_nobody_confirmed_are_let_be(read: Read, status: str) -> None:
    mentions, problems = read({"phrase": "近家", "status": status})
    assert not problems
    assert mentions.empty


def test_no_mentions_have_the_columns_and_types_of_some(read: Read) -> None:
    some, _ = read()
    none, _ = read({"status": "rejected"})
    assert list(none) == MENTION_COLUMNS
    assert none.dtypes.to_dict() == some.dtypes.to_dict()


def test_the_numbers_of_a_report(read: Read) -> None:
    mentions, problems = read()
    assert not problems
    columns = ["phrase", "relation", "value", "low", "high", "measure", "zero_in_words"]
    assert mentions[columns].to_numpy().tolist() == [
        ["120家", "eq", 120, 120, 120, "家", False],
        ["300余处", "gt", 300, 301, 399, "处", False],
        ["280处", "eq", 280, 280, 280, "处", False],
        ["90场", "eq", 90, 90, 90, "场", False],
        ["近万人次", "lt", 10_000, 9000, 9999, "人次", False],
        ["12户", "eq", 12, 12, 12, "户", False],
        ["5场", "eq", 5, 5, 5, "场", False],
        ["零事故", "eq", 0, 0, 0, "", True],
    ]
    assert mentions["wording"].tolist() == ["", "", "督促整改", "", "", "", "", ""]
    assert mentions["place"].tolist() == [f"{PLACE} row {row}" for row in range(2, 10)]


@pytest.mark.parametrize(
    ("report", "phrase", "basis", "per", "start", "end"),
    [
        pytest.param(
            "jia", "120家", "stated", "total", "2023-01-01", "2023-07-15", id="since a day"
        ),
        pytest.param(
            "jia", "12户", "inferred", "total", "2023-01-01", "2023-07-15", id="inherited"
        ),
        pytest.param("jia", "90场", "stated", "year", None, None, id="a yearly mean"),
        pytest.param("jia", "5场", "unknown", "total", None, None, id="no words of time"),
        pytest.param(
            "yi", "45家", "stated", "total", None, None, id="till a day that is not known"
        ),
        pytest.param(
            "yi",
            "200家",
            "stated",
            "total",
            "2021-01-01",
            "2021-12-31",
            id="the year before publication",
        ),
    ],
)
def test_the_windows_of_a_report(
    read: Read, report: str, phrase: str, basis: str, per: str, start: str | None, end: str | None
) -> None:
    mentions, _ = read(report=report)
    row = mentions.set_index("phrase").loc[phrase]
    assert (row["window_basis"], row["window_per"]) == (basis, per)
    days = [
        None if pd.isna(row[name]) else f"{row[name]:%Y-%m-%d}"
        for name in ("window_start", "window_end")
    ]
    assert days == [start, end]


def test_words_of_time_keep_their_words(read: Read) -> None:
    mentions, problems = read({"window_phrase": "队伍改制 以来"})
    assert not problems
    assert mentions["window_phrase"].tolist() == ["队伍改制以来"]


def test_whose_the_numbers_are(read: Read) -> None:
    jia, yi = read()[0], read(report="yi")[0]
    assert set(zip(jia["actor"], jia["actor_level"], strict=True)) == {
        ("jia", "detachment"),
        ("jia/east", "sub_unit"),
    }
    assert set(zip(yi["actor"], yi["actor_level"], strict=True)) == {
        ("yi", "brigade"),
        ("yi/inspector", "officer"),
    }
    assert set(yi["unit"]) == set(yi["report"]) == {"yi"}
