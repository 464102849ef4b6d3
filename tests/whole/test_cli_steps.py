"""`analysis build`, `figures`, `notebooks` and `brief`.

Each step in a line, and what stops it in plain words.
"""

import shutil
from pathlib import Path

import pytest

from analysis.briefing.figures import without_content
from analysis.cli.projects import make_project
from analysis.cli.steps import where_to_look
from analysis.dataset import Dataset
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from commands import DONE, WRONG_DATA, change, run
from notebooks_made import GOOD, write

KINDS = ("png", "svg", "csv", "json")


@pytest.fixture
def example(tmp_path: Path) -> Project:
    """A new project of the example report, its notebooks taken away."""
    make_project(tmp_path / "mine")
    project = Project(tmp_path / "mine")
    shutil.rmtree(project.notebooks)
    return project


def names(folder: Path) -> set[str]:
    """Names of the files in a folder."""
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_build_says_what_it_made(project: Project) -> None:
    said = run("build", project=project)
    assert said.exit_code == DONE
    assert said.output.startswith("build ")
    assert "11 numbers of 2 reports -> data/clean" in said.output
    assert "DICTIONARY.md" in names(project.clean)


def test_build_writes_nothing_where_the_data_are_wrong(project: Project) -> None:
    change(project.ledger("yi"), "hazards_found", "hazards_seen")
    said = run("build", project=project)
    assert said.exit_code == WRONG_DATA
    assert (
        "data/raw/yi/mentions.csv row 3: hazards_seen is no printed metric. Remedy:" in said.stderr
    )
    assert names(project.clean) == set()


def test_a_place_that_cant_be_written(project: Project) -> None:
    project.clean.write_text("a file where the folder should be", encoding="utf-8")
    said = run("build", project=project)
    assert said.exit_code == WRONG_DATA
    assert "could not be written" in said.stderr
    assert "Traceback" not in said.output


def test_figures_before_a_build_say_what_to_run(project: Project) -> None:
    said = run("figures", project=project)
    assert said.exit_code == WRONG_DATA
    assert "run `analysis build`" in said.stderr
    assert names(project.figures) == set()


def test_figures_are_drawn_of_what_was_built_though_a_card_is_broken_since(
    project: Project,
) -> None:
    run("build", project=project)
    change(project.card("yi"), "[actors]", "[actors")
    assert run("figures", project=project).exit_code == DONE
    said = run("check", project=project)
    assert said.exit_code == WRONG_DATA
    assert "data/raw/yi/card.toml" in said.stderr


def test_a_character_that_the_font_lacks_stops_the_figures(example: Project) -> None:
    change(example.card("example"), "冬季", "\U0002a6d6季")
    run("build", project=example)
    said = run("figures", project=example)
    assert said.exit_code == WRONG_DATA
    assert "missing" in said.stderr
    assert "Remedy" in said.stderr
    assert names(example.figures) == set()


def test_brief_does_all_of_it_though_no_report_touches_honours(project: Project) -> None:
    write(project.notebooks / "00_coverage.ipynb", GOOD)
    said = run("brief", "--lang", "en", project=project)
    assert said.stderr == ""
    assert said.exit_code == DONE
    steps = [line.split()[0] for line in said.output.splitlines() if " s   " in line]
    assert steps == ["check", "build", "figures", "deck", "workbook", "notebooks"]
    shown = set(CHARTS) - set(without_content(Dataset(project)))
    assert f"{len(shown)} charts x 4 files -> figures" in said.output
    assert "slides -> figures/briefing.en.pptx" in said.output
    assert "every number, and charts to be edited -> figures/briefing.en.xlsx" in said.output
    drawn = {f"{chart}.en.{kind}" for chart in shown for kind in KINDS}
    assert names(project.figures) == drawn | {"briefing.en.pptx", "briefing.en.xlsx"}


def test_brief_says_where_to_look_first(example: Project) -> None:
    words = where_to_look(example, "en")
    for place in (
        "figures/coverage.en.png",
        "figures/briefing.en.pptx",
        "build/notebooks/00_coverage.html",
        "data/clean/DICTIONARY.md",
    ):
        assert place in words
    assert "figures/coverage.png" in where_to_look(example, "zh")


def test_brief_stops_at_the_first_step_that_fails(project: Project) -> None:
    change(project.raw / "yi" / "report.txt", "一个人", "一个入")
    said = run("brief", project=project)
    assert said.exit_code == WRONG_DATA
    assert said.stdout == ""
    assert names(project.clean) == names(project.figures) == set()


def test_a_notebook_that_fails_is_named(project: Project) -> None:
    write(project.notebooks / "00_coverage.ipynb").write_text("no JSON", encoding="utf-8")
    said = run("notebooks", project=project)
    assert said.exit_code == WRONG_DATA
    assert "notebooks/00_coverage.ipynb" in said.stderr
    assert "Remedy" in said.stderr
    assert not project.pages.exists()


def test_without_notebooks_the_step_says_so(project: Project) -> None:
    said = run("notebooks", project=project)
    assert said.exit_code == WRONG_DATA
    assert "notebooks: no notebooks" in said.stderr
