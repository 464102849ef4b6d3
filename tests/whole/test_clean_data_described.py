"""The description of data/clean.

A valid data package, and a dictionary in which nothing is missing.
"""

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.briefing.clean_data import build_clean_data, describe_package
from analysis.cleaning.tables import TABLES
from analysis.project import Project
from analysis.vocabulary import (
    caveats,
    denominators,
    exclusions,
    fields,
    measure_nouns,
    measures,
    metrics,
    series,
    states,
    table_fields,
    themes,
)
from charts_drawn import ROOT, real

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what frictionless brings along is not ours
    import frictionless

CLEAN = Project(ROOT).clean
PACKAGE = json.loads((CLEAN / "datapackage.json").read_text(encoding="utf-8"))
WORDS = (CLEAN / "DICTIONARY.md").read_text(encoding="utf-8")
ENTRIES = {
    "column": list(fields()),
    "metric": list(metrics()),
    "measure": [*measures(), *measure_nouns()],
    "per": list(denominators()),
    "state": list(states()),
    "column of comparators": [name for columns in table_fields().values() for name in columns],
    "series": list(series()),
    "exclusion": list(exclusions()),
    "caveat": list(caveats()),
    "theme": [theme.zh for theme in themes().values()],
    "file": [path.name for path in sorted(CLEAN.glob("*.csv"))],
}


def fields_of(resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of one table of the package."""
    found: list[dict[str, Any]] = resource["schema"]["fields"]
    return found


def validated(folder: Path) -> list[str]:
    """What frictionless finds wrong with the package in `folder`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(folder / "datapackage.json"))
    return [str(error) for error in report.flatten(["message"])]


def test_the_package_is_valid() -> None:
    assert validated(CLEAN) == []


def test_an_invented_project_gives_a_valid_package(project: Project) -> None:
    build_clean_data(project)
    assert validated(project.clean) == []


@pytest.mark.parametrize(
    ("column", "cell"),
    [("relation", "perhaps"), ("low", "many"), ("window_start", "spring"), ("report", "")],
)
def test_the_package_refuses_what_its_columns_may_not_hold(
    project: Project, column: str, cell: str
) -> None:
    build_clean_data(project)
    path = project.clean / "observations.csv"
    table = pd.read_csv(path, dtype="str", keep_default_na=False)
    table.loc[0, column] = cell
    table.to_csv(path, index=False)
    assert len(validated(project.clean)) == 1


def test_every_table_and_column_is_described() -> None:
    assert {resource["path"] for resource in PACKAGE["resources"]} == {
        path.name for path in CLEAN.glob("*.csv")
    }
    for resource in PACKAGE["resources"]:
        header = (
            (CLEAN / resource["path"]).read_text(encoding="utf-8").partition("\n")[0].split(",")
        )
        assert [field["name"] for field in fields_of(resource)] == header
        assert all(field["description"] and field["type"] for field in fields_of(resource))


def test_an_empty_bound_is_said_to_be_not_reported() -> None:
    themed = [
        resource
        for resource in PACKAGE["resources"]
        if resource["path"].removesuffix(".csv") in TABLES
    ]
    every = [field for resource in themed for field in fields_of(resource)]
    bounds = [field for field in every if field["name"].endswith(("_low", "_high"))]
    assert len(bounds) == 2 * sum(metric.theme in TABLES for metric in metrics().values())
    assert all(
        "not reported" in field["description"] and field["type"] == "number" for field in bounds
    )


def test_the_reports_are_its_sources() -> None:
    assert len(PACKAGE["sources"]) == len(real().reports) == 5
    assert all(source["title"].partition(": ")[2] for source in PACKAGE["sources"])


def test_a_package_without_tables_is_still_one() -> None:
    made = json.loads(describe_package({}, {}))
    assert made["resources"] == made["sources"] == []


@pytest.mark.parametrize("kind", ENTRIES)
def test_the_dictionary_lacks_nothing(kind: str) -> None:
    rows = "\n".join(line for line in WORDS.splitlines() if line.startswith(("|", "#")))
    lacking = [
        entry
        for entry in ENTRIES[kind]
        if not re.search(rf"(?<!\w){re.escape(entry)}(?![A-Za-z_])", rows)
    ]
    assert lacking == []


def test_every_metric_says_what_it_does_not_mean() -> None:
    for metric in metrics().values():
        (row,) = [
            line
            for line in WORDS.splitlines()
            if line.startswith((f"| `{metric.id}` ", f"| `{metric.id}`<br>"))
        ]
        assert all(
            text in row for text in (metric.definition.zh, metric.not_meant.zh, metric.not_meant.en)
        )
        assert (f"{metric.numerator} ÷ {metric.denominator}" in row) == metric.derived


def test_tables_of_the_dictionary_keep_their_columns() -> None:
    width = 0
    for line in WORDS.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line))
        width = (
            cells if line.startswith("|") and not width else width if line.startswith("|") else 0
        )
        assert cells == width or not line.startswith("|"), line


def test_nothing_odd_is_escaped() -> None:
    assert not re.search(r"&[a-z]+;|\\u[0-9a-f]{4}|\\[^|]", WORDS)
    assert "\\u" not in (CLEAN / "datapackage.json").read_text(encoding="utf-8")
    assert not re.search(r"\bnan\b|None|Label\(", WORDS)
