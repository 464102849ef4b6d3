"""The figures of docs/estimates.md are what its simulations write."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "estimates.md").read_text(encoding="utf-8")


@pytest.fixture
def simulation(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(ROOT / "docs" / "simulations")
    return importlib.import_module(request.param)


@pytest.mark.parametrize("simulation", ["simulate_intervals"], indirect=True)
def test_the_coverage_of_intervals_is_what_is_drawn_today(simulation: ModuleType) -> None:
    assert simulation.markdown(simulation.HEADER, simulation.rows()) in PAGE


@pytest.mark.parametrize("simulation", ["simulate_funnels"], indirect=True)
def test_the_tables_of_funnels_have_the_rows_of_their_simulation(simulation: ModuleType) -> None:
    for header, rows in (
        (simulation.HEADER, simulation.rows(2)),
        (simulation.SHRUNK, [simulation.shrunk(p, 2) for p in simulation.SHARES]),
    ):
        start = PAGE.index(simulation.markdown(header, []))
        table = PAGE[start:].split("\n\n")[0].splitlines()[2:]
        assert [line.split(" | ")[:2] for line in table] == [
            [f"| {row[0]}", row[1]] for row in rows
        ]
    assert f"{simulation.DRAWS:,} funnels a row" in PAGE


@pytest.mark.parametrize("simulation", ["simulated"], indirect=True)
def test_the_page_names_seed_and_draws(simulation: ModuleType) -> None:
    assert f"seed {simulation.SEED}" in PAGE
    assert f"{simulation.DRAWS:,} draws a row" in PAGE
