"""What leaves cleaning: the columns of fields.toml in order and type, bounds and windows ordered."""

from typing import Any

import pandas as pd
import pytest

from analysis.cleaning import schema
from analysis.cleaning.observations import build_observations
from analysis.problems import DataError, Problem
from analysis.vocabulary import fields
from rows import mention, mentions, units

OBSERVED = build_observations(
    mentions(mention("近30家", "units_inspected", window="2023年")), units()
).iloc[:1]
PLACES = pd.Series(["data/raw/one/mentions.csv row 2"])
TYPES = {name: field.dtype for name, field in fields().items()}
REQUIRED = [name for name, field in fields().items() if field.required]


def problems(table: pd.DataFrame) -> list[Problem]:
    """What the check says of `table`."""
    with pytest.raises(DataError) as refused:
        schema.check_schema(table, schema.observations_schema(), PLACES)
    return refused.value.problems


def changed(**cells: Any) -> pd.DataFrame:
    """One observation with these cells, its types kept."""
    return OBSERVED.assign(**cells).astype(TYPES)


def test_the_observation_is_sound() -> None:
    schema.check_schema(OBSERVED, schema.observations_schema(), PLACES)


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({"low": 30}, "bounds of units_inspected are not ordered", id="low above high"),
        pytest.param({"strict_low": 28}, "not ordered", id="strict_low above low"),
        pytest.param({"strict_high": 28}, "not ordered", id="high above strict_high"),
        pytest.param({"strict_low": -1}, "not ordered", id="below zero"),
        pytest.param(
            {"measure": "%", "per": "share", "high": 101, "strict_high": 101},
            "units_inspected is above 100 %",
            id="share",
        ),
        pytest.param(
            {"window_end": "2022-12-31"},
            "window of units_inspected ends before",
            id="window backwards",
        ),
        pytest.param(
            {"caveats": "HEDGED;HEGDED"},
            "units_inspected carries an unknown caveat",
            id="unknown caveat",
        ),
        pytest.param({"theme": "inspections"}, "theme is 'inspections', against", id="theme"),
        pytest.param({"metric": "units"}, "metric is 'units', against", id="metric"),
        pytest.param({"per": "decade"}, "per is 'decade', against", id="per"),
        pytest.param({"relation": "near"}, "relation is 'near', against", id="relation"),
        pytest.param({"actor_level": "squad"}, "actor_level is 'squad', against", id="actor level"),
        pytest.param(
            {"window_basis": "guessed"}, "window_basis is 'guessed', against", id="window basis"
        ),
        pytest.param({"basis": "made"}, "basis is 'made', against", id="basis"),
    ],
)
def test_refused(cells: dict[str, Any], words: str) -> None:
    (found,) = problems(changed(**cells))
    assert words in found.what
    assert (found.place, found.remedy) == (PLACES[0], schema.AUTHOR)


@pytest.mark.parametrize("name", REQUIRED)
def test_a_required_cell_may_not_be_empty(name: str) -> None:
    assert any(
        found.what.startswith(f"{name} is nan") for found in problems(changed(**{name: None}))
    )


def test_every_empty_cell_of_a_row_is_named() -> None:
    found = problems(changed(unit=None, actor=None, phrase=None))
    assert {problem.what.split(" is ")[0] for problem in found} == {"unit", "actor", "phrase"}


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param({"value": None, "start": None}, id="derived: no value, no place"),
        pytest.param({"window_start": None}, id="no start"),
        pytest.param({"window_end": None}, id="no end"),
        pytest.param({"window_end": "2023-01-01"}, id="one day"),
        pytest.param({"caveats": "", "measure": ""}, id="nothing to say"),
        pytest.param({"strict_high": float("inf")}, id="open"),
        pytest.param(
            {"measure": "%", "per": "share", "high": 100, "strict_high": 100}, id="the whole"
        ),
        pytest.param(
            {"measure": "%", "per": "total", "high": 101, "strict_high": 101},
            id="per cent that is no share",
        ),
    ],
)
def test_let_through(cells: dict[str, Any]) -> None:
    schema.check_schema(changed(**cells), schema.observations_schema(), PLACES)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param(OBSERVED.drop(columns="caveats"), "caveats", id="a column is missing"),
        pytest.param(OBSERVED.assign(extra=1), "extra", id="a column too many"),
        pytest.param(OBSERVED[OBSERVED.columns[::-1]], "ordered", id="another order"),
        pytest.param(OBSERVED.astype({"value": "int64"}), "float64", id="another type"),
    ],
)
def test_columns_order_and_types(table: pd.DataFrame, name: str) -> None:
    found = problems(table)
    assert any(name in problem.what for problem in found)
    assert {problem.place for problem in found} == {"observations"}
