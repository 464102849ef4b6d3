"""The invented returns that notebooks compare."""

import pytest

import analysis as an
from analysis.exhibits.compare import ComparePanel


@pytest.mark.usefixtures("shared_project")
def test_they_compare() -> None:
    rows = an.example_returns()
    assert rows["unit"].nunique() == 4
    exhibit = an.compare(rows=rows, metrics="units_inspected").exhibit
    (panel,) = exhibit.parts_of(ComparePanel)
    assert len(panel.lines) >= 3


@pytest.fixture
def shared_project(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    monkeypatch.setenv("ANALYSIS_PROJECT", str(Path(__file__).resolve().parents[2]))
