from pathlib import Path

import pytest

from analysis import project as module
from analysis.project import VARIABLE, Project, ProjectError, find_project


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder that no project holds, with none named and no repository."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(module, "HOME", folder / "repository")
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A folder with the shape of a project."""
    (tmp_path / "other" / "data" / "raw" / "reference").mkdir(parents=True)
    return (tmp_path / "other").resolve()


def test_a_named_folder_that_is_no_project_is_refused(empty: Path) -> None:
    with pytest.raises(ProjectError, match=r"no data/raw in it.*analysis new"):
        find_project(empty)


def test_a_folder_of_the_environment_that_is_no_project_is_refused(
    empty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(empty / "gone"))
    with pytest.raises(ProjectError, match="gone: no data/raw in it"):
        find_project()


def test_where_no_project_is_the_message_says_how_to_name_one(empty: Path) -> None:
    with pytest.raises(ProjectError, match=r"no project here or above it.*--project DIR"):
        find_project()


def test_the_named_project_goes_before_the_environment(
    empty: Path, other: Path, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(project.root))
    assert find_project(other).root == other
    assert find_project().root == project.root.resolve()


def test_an_empty_variable_names_nothing(empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "")
    with pytest.raises(ProjectError, match="no project here"):
        find_project()


def test_the_project_above_goes_before_the_repository(
    empty: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty / "repository" / "data" / "raw").mkdir(parents=True)
    assert find_project().root == empty / "repository"
    (other / "notebooks" / "old").mkdir(parents=True)
    monkeypatch.chdir(other / "notebooks" / "old")
    assert find_project().root.resolve() == other


def test_reports_are_the_folders_of_raw_in_order(project: Project) -> None:
    for name in ("comparators", ".hidden", "_draft", "a-first"):
        (project.raw / name).mkdir()
    (project.raw / "readme.txt").write_text("no folder", encoding="utf-8")
    assert list(project.reports()) == ["a-first", "jia", "yi"]


def test_a_folder_without_raw_has_no_reports(tmp_path: Path) -> None:
    assert list(Project(tmp_path / "nowhere").reports()) == []


def test_a_text_is_found_beside_its_card_or_in_the_folder_named(
    project: Project, tmp_path: Path
) -> None:
    own, folder = project.raw / "jia" / "report.txt", tmp_path / "texts"
    folder.mkdir()
    assert project.text("jia", folder) == project.text("jia") == own
    (folder / "jia.md").write_text("文", encoding="utf-8")
    assert project.text("jia", folder) == folder / "jia.md"
    own.rename(own.with_suffix(".md"))
    assert project.text("jia") == own.with_suffix(".md")
    assert project.text("ding", folder) is None


def test_paths_are_shown_as_short_as_they_are_clear(project: Project, tmp_path: Path) -> None:
    assert project.shown(project.ledger("jia")) == "data/raw/jia/mentions.csv"
    outside = tmp_path.parent / "text.md"
    assert project.shown(outside) == str(outside)


def test_what_is_built_lies_apart_from_what_people_write(project: Project) -> None:
    built = [project.clean, project.figures, project.pages]
    assert [project.shown(path) for path in built] == ["data/clean", "figures", "build/notebooks"]
    assert project.shown(project.notebooks) == "notebooks"
    assert not any(path.is_relative_to(project.raw) for path in built)


def test_a_text_of_any_format_is_found_whatever_the_case_of_its_ending(
    project: Project, tmp_path: Path
) -> None:
    (project.raw / "jia" / "report.txt").unlink()
    for name in ("report.PDF", "report.Docx", "report.doc", "reporting.txt"):
        (project.raw / "jia" / name).touch()
    (project.raw / "jia" / "report.md").mkdir()
    assert project.text("jia") == project.raw / "jia" / "report.Docx"
    given = tmp_path / "given"
    assert project.text("jia", given) == project.raw / "jia" / "report.Docx"
    given.mkdir()
    (given / "jia.HTML").touch()
    assert project.text("jia", given) == given / "jia.HTML"
