"""`analysis lab`: JupyterLab on the start notebook, with settings that ask nothing of the network."""

import json
import os
from pathlib import Path

import pytest
from jupyter_server.services.config.manager import ConfigManager
from jupyterlab.labapp import LabApp

from analysis.project import VARIABLE, Project
from commands import DONE, WRONG_DATA, run
from notebooks_made import GOOD, write

Started = tuple[list[str], dict[str, str]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Started]:
    """What was started instead of this process: its words and its environment."""
    found: list[Started] = []
    monkeypatch.setattr("os.execve", lambda _path, words, known: found.append((words, known)))
    return found


def test_it_opens_the_start_notebook_of_its_project(
    project: Project, started: list[Started]
) -> None:
    write(project.start, GOOD)
    assert run("lab", project=project).exit_code == DONE
    ((words, known),) = started
    assert words[1:] == [
        "-m",
        "jupyterlab",
        f"--notebook-dir={project.notebooks}",
        str(project.start),
    ]
    assert known[VARIABLE] == str(project.root)


def test_its_kernels_show_figures_in_the_page(
    project: Project, started: list[Started], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPLBACKEND", "agg")
    write(project.start, GOOD)
    run("lab", project=project)
    assert "MPLBACKEND" not in started[0][1]


def test_options_of_jupyterlab_are_handed_on(project: Project, started: list[Started]) -> None:
    write(project.start, GOOD)
    assert run("lab", "--project", project.root, "--", "--no-browser", "--port=9").exit_code == DONE
    assert started[0][0][-2:] == ["--no-browser", "--port=9"]


def test_without_the_start_notebook_it_says_where_to_get_it(
    project: Project, started: list[Started]
) -> None:
    said = run("lab", project=project)
    assert said.exit_code == WRONG_DATA
    assert "notebooks/00_start.ipynb: it is not there. Remedy: copy it" in said.stderr
    assert started == []


def test_its_settings_come_first_and_turn_off_what_asks_the_network(
    project: Project, started: list[Started], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", str(project.root / "mine"))
    write(project.start, GOOD)
    run("lab", project=project)
    first, mine = started[0][1]["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert mine == str(project.root / "mine")
    told = json.loads((Path(first) / "jupyter_server_config.json").read_text(encoding="utf-8"))[
        "LabApp"
    ]
    assert set(told) <= set(LabApp.class_trait_names(config=True))
    assert (told["news_url"], told["extension_manager"]) == (None, "readonly")
    assert told["check_for_updates_class"] == "jupyterlab.NeverCheckForUpdate"
    asked = ConfigManager(read_config_path=[str(Path(first) / "labconfig")]).get(
        "default_setting_overrides"
    )
    assert asked["@jupyterlab/apputils-extension:notification"] == {
        "fetchNews": "false",
        "checkForUpdates": False,
    }
