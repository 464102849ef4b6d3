import pytest

from analysis.problems import Problems
from analysis.records.csv_rows import LONGEST_CELL, csv_rows

COLUMNS = ("unit", "zh")
WRONG = {
    "nothing": ("", " row 1", "lacks the columns unit, zh"),
    "column gone": ("unit,en\njia,Jia\n", " row 1", "lacks the columns zh"),
    "few cells": ("unit,zh\njia\n", " row 2", "1 cells, not 2"),
    "many cells": ("unit,zh\njia,甲,乙\n", " row 2", "3 cells, not 2"),
    "few cells after a blank row": ("unit,zh\n\njia\n", " row 3", "1 cells, not 2"),
    "open quote": ('unit,zh\n"jia,甲\n', " row 2", "no well-formed CSV"),
    "stray quote": ('unit,zh\n"j"ia,甲\n', " row 2", "no well-formed CSV"),
    "a cell too long": (f"unit,zh\njia,{'甲' * (LONGEST_CELL + 1)}\n", " row 2", "no well-formed CSV: a cell"),
    "a cell beyond all measure": (f"unit,zh\njia,{'甲' * 140_000}\n", " row 2", "no well-formed CSV"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "what"), WRONG.values(), ids=WRONG)
def test_a_wrong_form_is_told_with_its_row(text: str, place: str, what: str) -> None:
    problems = Problems()
    assert list(csv_rows(text, COLUMNS, "a.csv", problems)) == []
    assert [problem.place for problem in problems] == ["a.csv" + place]
    assert what in problems[0].what
    assert problems[0].remedy


@pytest.mark.parametrize(
    "header", ["zh,unit", "unit,zh,en", "Unit,zh"], ids=["order", "one more", "capital"]
)
def test_an_exact_header_is_these_columns_and_no_others(header: str) -> None:
    problems = Problems()
    assert list(csv_rows(header + "\n1,2,3\n", COLUMNS, "a.csv", problems, exact=True)) == []
    assert [(p.place, p.remedy) for p in problems] == [("a.csv row 1", "make it unit,zh")]


def test_wrong_rows_are_left_out_and_the_others_kept() -> None:
    problems = Problems()
    rows = csv_rows("unit,zh\njia,甲\nx\nyi,乙\ny\n", COLUMNS, "a.csv", problems)
    assert list(rows) == [(2, {"unit": "jia", "zh": "甲"}), (4, {"unit": "yi", "zh": "乙"})]
    assert [problem.place for problem in problems] == ["a.csv row 3", "a.csv row 5"]


def test_the_longest_cell_is_read() -> None:
    problems = Problems()
    assert (
        len(list(csv_rows(f"unit,zh\njia,{'甲' * LONGEST_CELL}\n", COLUMNS, "a.csv", problems)))
        == 1
    )
    assert not problems


def test_cells_are_stripped_blank_rows_passed_over_and_other_columns_kept() -> None:
    problems = Problems()
    rows = csv_rows(' zh , unit,en\n\n , ,\n 甲 ,jia,"J, A"\n', COLUMNS, "a.csv", problems)
    assert list(rows) == [(4, {"zh": "甲", "unit": "jia", "en": "J, A"})]
    assert not problems
