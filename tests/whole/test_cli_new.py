"""`analysis new`: a project on which everything runs, and never over something that is there already."""

import importlib
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.project import Project
from charts_drawn import ROOT
from commands import DONE, WRONG_DATA, WRONG_USE, run

COMMANDS = [
    "check",
    "build",
    "figures",
    "workbook",
    "notebooks",
    "brief",
    "site",
    "lab",
    "new",
    "read",
    "add",
    "review",
    "accept",
    "form",
    "take",
    "score",
    "diff",
]

HEAVY = {"pandas", "matplotlib", "seaborn", "pandera", "statsmodels", "numpy", "nbclient"}
ASK = "import sys, {module}; print(' '.join(sorted({names} & set(sys.modules))))"


@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "an empty folder"])
def test_a_new_project_is_in_order_and_can_be_built(tmp_path: Path, there: bool) -> None:
    folder = tmp_path / "mine"
    if there:
        folder.mkdir()
    said = run("new", folder)
    assert said.exit_code == DONE
    assert "analysis brief --project" in said.output
    checked = run("check", project=Project(folder))
    assert checked.exit_code == DONE
    assert "11 of 11 phrases stand at their offsets" in checked.output
    assert run("build", project=Project(folder)).exit_code == DONE


def test_it_holds_a_report_a_table_of_units_and_the_notebooks(tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    project = Project(tmp_path / "mine")
    assert list(project.reports()) == ["example"]
    assert project.units.is_file()
    books = {path.name: path.read_bytes() for path in project.notebooks.iterdir()}
    assert books == {path.name: path.read_bytes() for path in (ROOT / "notebooks").glob("*.ipynb")}
    assert len(books) == 11
    assert "/data/raw/*/report.*" in (project.root / ".gitignore").read_text(encoding="utf-8")


def test_comparators_come_where_they_are_asked_for(tmp_path: Path) -> None:
    run("new", tmp_path / "plain")
    assert not Project(tmp_path / "plain").comparators.exists()
    assert run("new", tmp_path / "mine", "--comparators").exit_code == DONE
    made = Project(tmp_path / "mine")
    assert run("build", project=made).exit_code == DONE
    assert (made.clean / "comparators.csv").read_bytes().count(b"\n") > 1
    assert made.register.read_bytes() == Project(ROOT).register.read_bytes()
    assert not Project(tmp_path / "plain").register.exists()


def test_the_example_that_stands_in_the_way_is_named_and_may_be_deleted(tmp_path: Path) -> None:
    assert "delete the example (data/raw/example)" in run("new", tmp_path / "mine").output
    project = Project(tmp_path / "mine")
    head = project.units.read_text(encoding="utf-8").splitlines()[0]
    project.units.write_text(f"{head}\nyi,乙县大队,Yi,brigade,,invented,\n", encoding="utf-8")
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/example/card.toml" in said.output
    assert "delete the report's folder" in said.output


def test_its_report_says_that_it_is_invented(tmp_path: Path) -> None:
    run("new", tmp_path / "mine")
    assert "虚构" in (tmp_path / "mine" / "data" / "raw" / "example" / "report.txt").read_text(
        encoding="utf-8"
    )
    assert "# SEAL" not in Project(tmp_path / "mine").card("example").read_text(encoding="utf-8")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    said = run("new", tmp_path)
    assert said.exit_code == WRONG_USE
    assert "there is something in it already. Remedy: name a new folder" in said.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    assert run("new", tmp_path / "mine").exit_code == WRONG_USE


def test_a_place_that_cant_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    said = run("new", tmp_path / "file" / "mine")
    assert said.exit_code == WRONG_DATA
    assert "Remedy" in said.stderr
    assert "Traceback" not in said.output


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "--help"], capture_output=True, text=True, check=False
    )
    assert done.returncode == DONE
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout
    assert done.stderr == ""


def test_it_runs_as_a_module_in_this_process_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["analysis", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("analysis", run_name="__main__")
    assert ended.value.code == DONE


def test_importing_the_module_runs_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    importlib.import_module("analysis.__main__")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str) -> None:
    said = run(command, "-h")
    assert said.exit_code == DONE
    assert len(said.output.splitlines()) > 4


@pytest.mark.parametrize("module", ["analysis", "analysis.cli.main"])
def test_importing_costs_next_to_nothing(module: str) -> None:
    run = [sys.executable, "-c", ASK.format(module=module, names=HEAVY)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
