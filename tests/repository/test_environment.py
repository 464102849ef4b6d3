"""environment.yml and constraints.txt agree with pyproject.toml, and conda and pip can read them."""

import re
import runpy
import subprocess
import sys
import tomllib
from importlib import metadata
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from rattler import MatchSpec

from charts_drawn import ROOT

ENVIRONMENT: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
WANTED = [
    Requirement(line) for line in PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
]
CONDA = [line for line in ENVIRONMENT["dependencies"] if isinstance(line, str)]
(PIP,) = (entry["pip"] for entry in ENVIRONMENT["dependencies"] if not isinstance(entry, str))
FROM_PIP = [line for line in PIP if not line.startswith("-")]
PINS = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def canonical(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_environment_yml_is_what_pyproject_gives() -> None:
    made = runpy.run_path(str(ROOT / ".ci" / "environment.py"))["environment"]()
    assert (ROOT / "environment.yml").read_text(encoding="utf-8") == made, (
        "stale: run `make environment`"
    )


def test_it_is_printed_by_its_script() -> None:
    run = [sys.executable, str(ROOT / ".ci" / "environment.py")]
    done = subprocess.run(run, capture_output=True, check=True)
    assert done.stdout == (ROOT / "environment.yml").read_bytes()


@pytest.mark.parametrize("line", CONDA)
def test_conda_reads_each_line(line: str) -> None:
    spec = MatchSpec(line)
    assert spec.name is not None
    assert canonical(line).startswith(canonical(re.split(r"[<>=!~ ]", line)[0]))


@pytest.mark.parametrize("line", FROM_PIP)
def test_pip_reads_each_line(line: str) -> None:
    assert Requirement(line).specifier


def test_it_names_what_pyproject_names_and_no_more() -> None:
    conda = {canonical(re.split(r"[<>=!~ ]", line)[0]) for line in CONDA} - {"python", "pip"}
    pip = {canonical(Requirement(line).name) for line in FROM_PIP}
    assert conda & pip == set()
    assert conda | pip == {canonical(wanted.name) for wanted in WANTED}


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_it_asks_for_the_same_versions(wanted: Requirement) -> None:
    lines = [
        line for line in (*CONDA, *FROM_PIP) if canonical(line).startswith(canonical(wanted.name))
    ]
    found = [
        line
        for line in lines
        if canonical(re.split(r"[<>=!~ ]", line)[0]) == canonical(wanted.name)
    ]
    assert [Requirement(line).specifier for line in found] == [wanted.specifier]


def test_python_is_the_one_that_pyproject_asks_for() -> None:
    assert [line for line in CONDA if line.startswith("python") and "-" not in line] == [
        f"python{PROJECT['requires-python']}"
    ]


def test_the_package_itself_comes_by_pip() -> None:
    assert "--editable ." in PIP


def test_pins_are_versions_only() -> None:
    assert [
        line for line in PINS if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)
    ] == []


@pytest.mark.parametrize("wanted", WANTED, ids=lambda wanted: wanted.name)
def test_every_requirement_is_pinned_within_its_bounds(wanted: Requirement) -> None:
    pins = dict(line.split("==") for line in PINS)
    (version,) = [
        version for name, version in pins.items() if canonical(name) == canonical(wanted.name)
    ]
    assert wanted.specifier.contains(version)


def test_every_pin_installs_on_the_oldest_python_that_is_promised() -> None:
    (oldest,) = [
        spec.version for spec in SpecifierSet(PROJECT["requires-python"]) if spec.operator == ">="
    ]
    assert oldest.count(".") == 2, "name the patch release: pins may need a later one"
    installed = {canonical(one.name): one.metadata for one in metadata.distributions()}
    needs = {}
    for line in PINS:
        name, version = line.split("==")
        found = installed.get(canonical(name))
        if found is not None and found["Version"] == version:
            needs[line] = SpecifierSet(found.get("Requires-Python", ""))
    assert len(needs) > len(PINS) // 2
    assert {line: str(spec) for line, spec in needs.items() if not spec.contains(oldest)} == {}


def test_make_and_both_readmes_name_the_oldest_python() -> None:
    oldest = PROJECT["requires-python"].removeprefix(">=")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in makefile
    for name in ("README.md", "README.zh.md"):
        assert f"Python {oldest} " in (ROOT / name).read_text(encoding="utf-8")
