"""`analysis deck` and `analysis slide`: what they write, where, and what they say of what can't be."""

from pathlib import Path

import pytest

from analysis.briefing.clean_data import build_clean_data
from analysis.project import Project
from commands import DONE, WRONG_DATA, run
from decks import opened

WRONG_USE = 2


@pytest.fixture
def mine(project: Project) -> Project:
    """The invented project, built."""
    build_clean_data(project)
    return project


def names(path: Path) -> list[str]:
    return [slide.name for slide in opened(path.read_bytes()).slides]


@pytest.mark.parametrize(
    ("lang", "file"),
    [("zh", "briefing.pptx"), ("en", "briefing.en.pptx"), ("both", "briefing.both.pptx")],
)
def test_the_deck_is_written_into_figures(mine: Project, lang: str, file: str) -> None:
    said = run("deck", "--lang", lang, project=mine)
    assert said.exit_code == DONE
    assert said.output.strip() == f"{len(names(mine.figures / file))} slides -> figures/{file}"


def test_a_deck_before_a_build_says_what_to_run(project: Project) -> None:
    said = run("deck", project=project)
    assert said.exit_code == WRONG_DATA
    assert "run `analysis build`" in said.stderr
    assert not project.deck("zh").exists()


def test_a_template_that_is_none_is_named(mine: Project, tmp_path: Path) -> None:
    (tmp_path / "house.pptx").write_text("a text", encoding="utf-8")
    said = run("deck", "--template", str(tmp_path / "house.pptx"), project=mine)
    assert said.exit_code == WRONG_DATA
    assert "house.pptx: it is" in said.stderr
    assert "Remedy: " in said.stderr
    assert not mine.deck("zh").exists()


def test_a_template_that_is_not_there_is_wrong_use(mine: Project) -> None:
    said = run("deck", "--template", "nowhere.pptx", project=mine)
    assert said.exit_code == WRONG_USE
    assert "nowhere.pptx" in said.stderr


def test_one_slide_is_replaced_in_the_projects_deck(mine: Project) -> None:
    run("deck", project=mine)
    before = names(mine.deck("zh"))
    said = run("slide", "hazards", project=mine)
    assert (said.exit_code, said.output) == (DONE, "hazards: replaced in figures/briefing.pptx\n")
    assert names(mine.deck("zh")) == before


def test_one_slide_is_added_to_another_deck(mine: Project, tmp_path: Path) -> None:
    other = tmp_path / "other.pptx"
    said = run("slide", "fine_waiver", "--deck", str(other), "--lang", "en", project=mine)
    assert said.exit_code == DONE
    assert "fine_waiver: added in " in said.output
    assert names(other) == ["fine_waiver"]
    assert not mine.deck("en").exists()


def test_an_unknown_slide_is_wrong_use_and_lists_what_there_is(mine: Project) -> None:
    said = run("slide", "hazard", project=mine)
    assert said.exit_code == WRONG_USE
    assert "there is no slide 'hazard'; use one of opening, coverage" in said.stderr
    assert not mine.deck("zh").exists()


def test_a_slide_of_which_there_are_no_rows(mine: Project) -> None:
    said = run("slide", "honours", project=mine)
    assert said.exit_code == WRONG_DATA
    assert "nothing to show" in said.stderr
