"""`analysis score --numbers FILE`.

The counts by outcome, the errors of a bad file, and the peer's figures.
"""

import re
from pathlib import Path

import pytest

from analysis.project import Project
from analysis.records.evaluation import marked_values, score_values
from commands import DONE, WRONG_DATA, run

PEER = Path(__file__).parents[3] / "shared" / "vectors" / "peer_numbers_zh.csv"
HEADER = "text,start,end,phrase,value\n"
ROWS = (
    "甲支队检查商铺六百二十家,7,11,六百二十,620\n"
    "甲支队检查商铺六百二十家,7,11,六百二十,621\n"
    "甲支队发放手册3/5,7,10,3/5,0.6\n"
    "甲支队召开会议,0,2,甲支,7\n"
)


def score_file(tmp_path: Path, project: Project, text: str, code: int = DONE) -> str:
    """What the command says of a file with this text."""
    path = tmp_path / "marked.csv"
    path.write_text(text, encoding="utf-8")
    said = run("score", "--numbers", path, project=project)
    assert said.exit_code == code, said.output
    return str(said.output)


def test_outcomes_are_counted_by_kind(project: Project, tmp_path: Path) -> None:
    said = score_file(tmp_path, project, HEADER + ROWS)
    counts = "4 numbers: 1 right (33.3% of the 3 in scope), 1 wrong, 0 cut, 0 refused, 1 missed, 1 out of scope"
    assert counts in said
    assert "out of scope, 1: fractions with a slash" in said
    assert "row 3: wrong: 六百二十 is 621" in said
    assert "row 5: missed" in said


def test_a_file_that_lacks_columns_is_refused(project: Project, tmp_path: Path) -> None:
    said = score_file(tmp_path, project, "text,start\n十家,0\n", WRONG_DATA)
    assert "marked.csv" in said
    assert "it lacks the columns end, phrase, value" in said
    assert said.count("Remedy: ") == 1


def test_every_bad_row_is_named_at_once(project: Project, tmp_path: Path) -> None:
    said = score_file(tmp_path, project, HEADER + "十家,x,1,十,10\n十家,0,1,十,ten\n", WRONG_DATA)
    joined = re.sub(r"\s+", " ", said)
    assert "row 2: start 'x' is no place" in joined
    assert "row 3: value 'ten' is no number" in joined
    assert joined.count("Remedy: ") == 2


@pytest.mark.skipif(not PEER.is_file(), reason="the peer's cases in ../shared are not present")
def test_peer_numbers_are_whole_or_refused() -> None:
    counts = score_values(marked_values(PEER))["outcome"].value_counts()
    inside = counts.sum() - counts.get("out of scope", 0)
    assert counts["right"] >= 0.97 * inside
    assert counts.get("out of scope", 0) <= 40
    assert counts.get("cut", 0) == 0
    assert counts.get("wrong", 0) == 0
