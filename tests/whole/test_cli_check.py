"""`analysis check`: proves each ledger, says what is wrong with file, row and remedy.

Exit codes 0, 1, 2.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.project import Project
from charts_drawn import ROOT
from commands import DONE, WRONG_DATA, WRONG_USE, change, run

Row = tuple[str, ...]


@pytest.fixture
def moved(project: Project, tmp_path: Path) -> Path:
    """The texts of the project in a folder beside it, ID.txt."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for report in project.reports():
        shutil.move(project.raw / report / "report.txt", folder / f"{report}.txt")
    return folder


def test_with_texts_every_phrase_is_proved(project: Project) -> None:
    said = run("check", project=project)
    assert said.exit_code == DONE
    assert "2 reports, 11 numbers" in said.output
    assert "2 texts present: 11 of 11 phrases stand at their offsets" in said.output


def test_without_texts_it_says_that_nothing_was_held_against_them(
    project: Project, moved: Path
) -> None:
    said = run("check", project=project)
    assert said.exit_code == DONE
    assert "No report text is here" in said.output
    assert "--reports" in said.output


def test_texts_may_lie_elsewhere(project: Project, moved: Path) -> None:
    (moved / "yi.txt").unlink()
    said = run("check", "--reports", moved, project=project)
    assert said.exit_code == DONE
    assert "1 texts present: 8 of 8 phrases" in said.output


def test_one_changed_character_is_found_and_placed(project: Project) -> None:
    change(project.raw / "yi" / "report.txt", "一个人", "一个入")
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/yi/card.toml: the text is not the one read for this card" in said.stderr
    assert "between characters 0 and 64 (line 1)" in said.stderr
    assert "Remedy:" in said.stderr
    assert said.stdout == ""


def test_a_phrase_that_stands_elsewhere_names_row_and_place(project: Project) -> None:
    change(project.raw / "yi" / "report.txt", "近三年来，", "近三年来，，")
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert re.search(
        r"data/raw/yi/mentions.csv row 2: '45家' is not at \d+. Remedy: the nearest '45家' starts",
        said.stderr,
    )


def test_all_problems_are_told_at_once_and_counted(
    project: Project,
    write_ledger: Callable[[Path, list[Row]], None],
    ledger_row: Callable[..., Row],
) -> None:
    rows = [
        ledger_row("9家", "9家", "units_checked", "jia"),
        ledger_row("9家", "9家", "units_inspected", "jia/nobody"),
    ]
    write_ledger(project.ledger("jia"), rows)
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert "mentions.csv row 2" in said.stderr
    assert "mentions.csv row 3" in said.stderr
    count = len(re.findall("Remedy:", said.stderr))
    assert said.stderr.rstrip().endswith(f"{count} problems; nothing was written.")


def test_one_problem_is_one(project: Project) -> None:
    project.units.unlink()
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/reference/units.csv: there is no table of units. Remedy:" in said.stderr
    assert "1 problem; nothing was written." in said.stderr


def test_stale_tables_are_said_by_name(project: Project) -> None:
    assert (
        "data/clean is not up to date (observations.csv, " in run("check", project=project).output
    )
    run("build", project=project)
    assert "not up to date" not in run("check", project=project).output
    change(project.clean / "training.csv", "jia", "Jia")
    assert (
        "not up to date (training.csv): run `analysis build`"
        in run("check", project=project).output
    )


def test_the_five_reports_are_in_order(shared: Path) -> None:
    said = run("check", "--reports", shared / "reports", project=Project(ROOT))
    assert said.exit_code == DONE
    assert "5 reports, 63 numbers" in said.output
    assert "63 of 63 phrases stand at their offsets" in said.output
    assert "not up to date" not in said.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        pytest.param(["chekc"], "No such command 'chekc'", id="an unknown command"),
        pytest.param(["check", "--fast"], "No such option", id="an unknown option"),
        pytest.param(
            ["check", "--reports", "nowhere"],
            "'nowhere' does not exist",
            id="texts that are not there",
        ),
        pytest.param(
            ["check", "--project", "nowhere"], "no data/raw in it.*analysis new", id="no project"
        ),
        pytest.param(
            ["check", "--project", str(ROOT / "Makefile")], "is a file", id="a file for a project"
        ),
        pytest.param(
            ["figures", "--lang", "fr"], "'fr' is not one of 'zh', 'en'", id="an unknown language"
        ),
        pytest.param(["new"], "Missing argument", id="a missing argument"),
    ],
)
def test_wrong_use(words: list[str], told: str) -> None:
    said = run(*words)
    assert said.exit_code == WRONG_USE
    assert re.search(told, said.stderr)
    assert "Traceback" not in said.output
