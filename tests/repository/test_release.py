"""A release is one version, wherever it is written."""

import re
import tomllib
from datetime import date
from pathlib import Path

import yaml

import analysis

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASES = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - (\S+)$", CHANGELOG, re.M)


def test_every_file_names_the_latest_release_of_the_changelog() -> None:
    latest, _ = RELEASES[0]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert {project["version"], analysis.__version__, citation["version"]} == {latest}
    assert citation["license"] == project["license"]


def test_releases_stand_below_what_is_unreleased_the_latest_first() -> None:
    headings = re.findall(r"^## (.*)$", CHANGELOG, re.M)
    assert headings == ["[Unreleased]", *(f"[{version}] - {day}" for version, day in RELEASES)]
    numbers = [tuple(map(int, version.split("."))) for version, _ in RELEASES]
    days = [date.fromisoformat(day) for _, day in RELEASES]
    assert numbers == sorted(set(numbers), reverse=True)
    assert days == sorted(days, reverse=True)


def test_changes_stand_under_the_headings_of_keep_a_changelog() -> None:
    known = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.*)$", CHANGELOG, re.M)) <= known
