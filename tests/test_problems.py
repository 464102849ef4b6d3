import pytest

from analysis.problems import DataError, Problem, Problems, stop


def test_nothing_wrong_raises_nothing() -> None:
    Problems().raise_if_any()


def test_all_problems_are_raised_together_each_once_in_order() -> None:
    problems = Problems()
    for row in (3, 2, 3):
        problems.add(f"mentions.csv row {row}", "the phrase is empty", "write it")
    with pytest.raises(DataError) as caught:
        problems.raise_if_any()
    assert [problem.place for problem in caught.value.problems] == [
        "mentions.csv row 3",
        "mentions.csv row 2",
    ]
    assert str(caught.value).count("\n") == 1


def test_a_problem_says_place_fault_and_remedy() -> None:
    assert (
        str(Problem("units.csv row 2", "it is short", "fill it"))
        == "units.csv row 2: it is short. Remedy: fill it."
    )


def test_stop_raises_its_one_problem() -> None:
    with pytest.raises(DataError, match=r"^units\.csv: it is gone\. Remedy: write it\.$") as caught:
        stop("units.csv", "it is gone", "write it")
    assert caught.value.problems == [Problem("units.csv", "it is gone", "write it")]
