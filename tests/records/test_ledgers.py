import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.problems import Problems
from analysis.records.ledgers import LEDGER_COLUMNS, ledger_bytes, read_ledger

PLACE = "data/raw/jia/mentions.csv"
Read = Callable[[str | bytes], tuple[list[dict[str, object]], Problems]]
HEADER = ",".join(LEDGER_COLUMNS) + "\n"
GOOD = "5,３家,units_inspected,jia,,今年以来,,confirmed,说明\n"
WRONG = {
    "empty": ("", "", "the ledger is empty", "list the report's numbers"),
    "blank": (" \n\n", "", "the ledger is empty", "list the report's numbers"),
    "header alone": (HEADER, "", "a header and no rows", "list the report's numbers"),
    "empty rows": (HEADER + ",,,,,,,,\n", "", "a header and no rows", "list"),
    "no header": (GOOD, " row 1", "the header is 5, ３家", f"make it {HEADER.strip()}"),
    "changed header": (HEADER.replace("phrase,", "Phrase,", 1) + GOOD, " row 1", "Phrase", "make it"),
    "column gone": (HEADER.replace("start,", "") + GOOD, " row 1", "the header is phrase", "make it"),
    "few cells": (HEADER + "5,3家\n", " row 2", "2 cells, not 9", "quote cells that hold a comma"),
    "many cells": (HEADER + "1," + GOOD, " row 2", "10 cells, not 9", "quote cells"),
    "open quote": (HEADER + GOOD.replace("说明", '"说明'), " row 2", "no well-formed CSV", "quotes"),
    "stray quote": (HEADER + GOOD.replace("３家", '"３"家'), " row 2", "no well-formed CSV", "quotes"),
    "start a word": (HEADER + GOOD.replace("5", "x", 1), " row 2", "start 'x' is no whole", "where"),
    "no start": (HEADER + GOOD.replace("5", "", 1), " row 2", "start '' is no whole", "where"),
    "start below nought": (HEADER + GOOD.replace("5", "-5", 1), " row 2", "start '-5'", "where"),
    "start a fraction": (HEADER + GOOD.replace("5", "5.0", 1), " row 2", "start '5.0'", "where"),
    "start full-width": (HEADER + GOOD.replace("5", "５", 1), " row 2", "start '５'", "where"),
    "start beyond any text": (HEADER + GOOD.replace("5", "9" * 19, 1), " row 2", "start '999", ""),
    "status": (HEADER + GOOD.replace("confirmed", "done"), " row 2", "'done'", "confirmed, proposed"),
    "no status": (HEADER + GOOD.replace("confirmed", ""), " row 2", "status ''", "confirmed"),
    "no metric": (HEADER + GOOD.replace("units_inspected", ""), " row 2", "confirmed without metric", "proposed"),
    "no actor": (HEADER + GOOD.replace("jia", ""), " row 2", "confirmed without actor", "proposed"),
    "neither": (HEADER + "5,３家,,,,,,confirmed,\n", " row 2", "without metric and actor", "proposed"),
    "no phrase": (HEADER + GOOD.replace("３家", " "), " row 2", "the phrase is empty", "write"),
    "two windows": (HEADER + GOOD.replace(",,conf", ",年均,conf"), " row 2", "an inherited one", "keep"),
}  # fmt: skip


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Read what is given as a ledger: its rows, and what is wrong with it."""

    def reading(content: str | bytes) -> tuple[list[dict[str, object]], Problems]:
        path, problems = tmp_path / "mentions.csv", Problems()
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_ledger(path, PLACE, problems).to_dict("records"), problems

    return reading


@pytest.mark.parametrize(("content", "place", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_told_with_place_and_remedy(
    read: Read, content: str, place: str, what: str, remedy: str
) -> None:
    rows, problems = read(content)
    assert not rows
    assert [problem.place for problem in problems] == [PLACE + place]
    assert what in problems[0].what
    assert remedy in problems[0].remedy


def test_there_is_no_ledger(tmp_path: Path) -> None:
    problems = Problems()
    assert read_ledger(tmp_path / "mentions.csv", PLACE, problems).empty
    assert [problem.what for problem in problems] == ["there is no ledger"]
    assert "start, phrase, metric" in problems[0].remedy


@pytest.mark.parametrize(
    "content", [b"\xff\xff", (HEADER + GOOD).encode("utf-16")], ids=["neither", "UTF-16"]
)
def test_bytes_in_neither_encoding_are_refused(read: Read, content: bytes) -> None:
    rows, problems = read(content)
    assert len(rows) == 0
    assert re.match(rf"{PLACE}: byte 0 is not UTF-8\. Remedy: .*save it as UTF-8", str(problems[0]))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_what_spreadsheets_write_is_read(read: Read, encoding: str, newline: str) -> None:
    rows, problems = read((HEADER + GOOD).replace("\n", newline).encode(encoding))
    assert not problems
    cells = (5, "３家", "units_inspected", "jia", "", "今年以来", "", "confirmed", "说明")
    assert rows == [{"row": 2, **dict(zip(LEDGER_COLUMNS, cells, strict=True))}]


def test_wrong_rows_are_told_together_and_good_ones_kept(read: Read) -> None:
    bad = [
        "5,3家\n",
        GOOD.replace("5", "x", 1),
        GOOD.replace("confirmed", "done"),
        GOOD.replace("３家", ""),
    ]
    rows, problems = read(HEADER + GOOD.join(bad))
    assert [problem.place for problem in problems] == [f"{PLACE} row {row}" for row in (2, 4, 6, 8)]
    assert [row["row"] for row in rows] == [3, 5, 7]


def test_rows_are_numbered_as_the_file_numbers_its_lines(read: Read) -> None:
    rows, problems = read(HEADER + "\n,,,,,,,,\n" + GOOD)
    assert not problems
    assert [row["row"] for row in rows] == [4]


def test_spaces_round_cells_and_quoted_commas_are_read(read: Read) -> None:
    rows, problems = read(
        HEADER.replace(",", " , ") + GOOD.replace("３家", " ３家 ").replace("说明", '"说, 明"')
    )
    assert not problems
    assert (rows[0]["phrase"], rows[0]["note"]) == ("３家", "说, 明")


@pytest.mark.parametrize("status", ["proposed", "rejected"])
def test_what_nobody_confirmed_may_lack_metric_and_actor(read: Read, status: str) -> None:
    rows, problems = read(HEADER + f"5,３家,,,,,,{status},\n")
    assert not problems
    assert (rows[0]["metric"], rows[0]["actor"]) == ("", "")


def test_what_is_written_is_read_back_by_start(tmp_path: Path) -> None:
    cells = dict.fromkeys(LEDGER_COLUMNS, "") | {"phrase": "３\n家", "status": "proposed"}
    notes = {9: '说, "明"', 4: "=1+1", 7: "'tis", 1: "-"}
    table = pd.DataFrame([cells | {"start": start, "note": note} for start, note in notes.items()])
    path, problems = tmp_path / "mentions.csv", Problems()
    path.write_bytes(ledger_bytes(table))
    back = read_ledger(path, PLACE, problems)
    assert not problems
    assert dict(zip(back["start"], back["note"], strict=True)) == notes
    assert back["start"].tolist() == [1, 4, 7, 9]
    assert set(back["phrase"]) == {"３\n家"}
    assert ",'=1+1\n" in path.read_text(encoding="utf-8")
