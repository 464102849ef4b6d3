"""A phrase cut out of its number is refused by `analysis check` and `analysis accept`, and nothing is written."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from analysis.project import Project
from analysis.records.reviews import SHEET
from commands import DONE, WRONG_DATA, run
from projects_made import TEXTS, make_ledger, make_ledgers, make_row

JIA = TEXTS["jia"]
# What a ledger holds of the report, what is cut out of it, and the column of the review's row.
CUTS = [
    pytest.param("300余处", "300", 3, id="the hedge and the measure left out behind"),
    pytest.param("300余处", "300余", 3, id="the measure left out"),
    pytest.param("300余处", "00余处", 3, id="a digit left out in front"),
    pytest.param("近万人次", "万人次", 6, id="the hedge left out in front"),
    pytest.param("近万人次", "近万人", 6, id="half a measure"),
    pytest.param("120家", "20家", 2, id="the hundreds left out"),
]


def cut_at(whole: str, cut: str) -> int:
    """Where the part of a number starts in the report."""
    return JIA.index(whole) + whole.index(cut)


@pytest.mark.parametrize(("whole", "cut", "row"), CUTS)
def test_check_refuses_it_with_the_whole(project: Project, whole: str, cut: str, row: int) -> None:
    ledger = make_ledgers()["jia"]
    ledger[row - 2] = make_row(JIA, cut, "hazards_found", "jia", start=str(cut_at(whole, cut)))
    make_ledger(project.ledger("jia"), ledger)
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert f"{cut!r} is cut out of {whole!r}" in said.stderr
    assert f"data/raw/jia/mentions.csv row {row}" in said.stderr
    assert f"record the whole phrase {whole!r}" in said.stderr


@pytest.mark.parametrize(("whole", "cut", "row"), CUTS)
def test_accept_refuses_it_and_writes_nothing(
    project: Project, whole: str, cut: str, row: int
) -> None:
    assert run("review", "jia", project=project).exit_code == DONE
    book = _edited(project.review("jia"), {f"A{row}": cut_at(whole, cut), f"C{row}": cut})
    before = project.ledger("jia").read_bytes()
    said = run("accept", book, project=project)
    assert said.exit_code == WRONG_DATA
    assert f"C{row}: {cut!r} is cut out of {whole!r}" in said.stderr
    assert project.ledger("jia").read_bytes() == before


def _edited(book: Path, cells: dict[str, object]) -> Path:
    """The workbook with a person's cells in it."""
    opened = load_workbook(book, rich_text=True)
    for address, value in cells.items():
        opened[SHEET][address] = value
    opened.save(book)
    return book
