"""The README and docs: what they name is there, and the picture is not stale."""

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from matplotlib.testing.compare import compare_images

from analysis import desk
from analysis.cli.main import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b(?=`|\n)", text))
    assert {target for target in targets if f"\n{target}:" not in MAKEFILE} == set()
    commands = set(re.findall(r"`analysis ([a-z]+)", text))
    assert commands <= set(main.commands)


def test_every_option_that_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command, option in re.findall(r"`analysis ([a-z]+) (--[a-z]+)", text):
        assert option in CliRunner().invoke(main, [command, "--help"]).output


def test_the_picture_of_the_readme_is_what_is_drawn_today(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANALYSIS_PROJECT", str(ROOT))
    ax = desk.chart.coverage(lang="en")
    drawn = tmp_path / "coverage.en.png"
    monkeypatch.setattr("analysis.project.Project.figures", tmp_path)
    desk.save(ax)
    assert compare_images(str(ROOT / "docs" / "coverage.en.png"), str(drawn), tol=2) is None


def test_every_dependency_is_pinned_and_every_pin_is_a_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    pins = [line for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in pins)
    names = {line.split("==")[0].lower().replace("_", "-") for line in pins}
    assert {re.split(r"[>=<\[]", line)[0].lower().replace("_", "-") for line in wanted} <= names


def test_the_terms_of_an_open_licence_are_there() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
