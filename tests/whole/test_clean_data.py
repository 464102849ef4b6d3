"""data/clean: built whole or not at all, the same each time, and what is committed is what is built."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis.briefing.clean_data import (
    build_clean_data,
    clean_data_files,
    clean_tables,
    published_tables,
    read_and_trace,
)
from analysis.cleaning.tables import TABLES, report_tables
from analysis.dataset import read_table
from analysis.files import WriteError
from analysis.problems import DataError, Problems
from analysis.project import Project
from charts_drawn import ROOT

COMPARED = ("comparators", "comparator_sources", "comparators_left_out", "official")
REPORTED = ("units", "actors", "reports")
NAMES = {f"{name}.csv" for name in ("observations", *TABLES, "coverage", *COMPARED, *REPORTED)}
NAMES |= {"datapackage.json", "DICTIONARY.md"}
Row = tuple[str, ...]


@cache
def now() -> dict[str, bytes]:
    """What the repository's data/raw builds today."""
    problems = Problems()
    raw, observations = read_and_trace(Project(ROOT), problems)
    others = published_tables(Project(ROOT), problems)
    problems.raise_if_any()
    return clean_data_files(raw, observations, others)


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_what_is_committed_is_what_is_built(name: str) -> None:
    committed = Project(ROOT).clean / name
    assert committed.read_bytes() == now()[name], (
        f"{name} is stale: run `analysis build` and commit data/clean"
    )


def test_nothing_else_is_committed_or_built() -> None:
    assert set(held(Project(ROOT).clean)) == set(now()) == NAMES


def test_a_build_writes_exactly_its_files(project: Project) -> None:
    raw = build_clean_data(project)
    assert set(held(project.clean)) == NAMES
    assert list(raw.cards) == ["jia", "yi"]


def test_two_builds_give_the_same_bytes(project: Project) -> None:
    build_clean_data(project)
    before = held(project.clean)
    build_clean_data(project)
    assert held(project.clean) == before


@pytest.mark.parametrize("built", [True, False], ids=["over an older build", "for the first time"])
def test_nothing_is_touched_where_the_data_are_wrong(
    project: Project,
    ledger_rows: dict[str, list[Row]],
    write_ledger: Callable[[Path, list[Row]], None],
    ledger_row: Callable[..., Row],
    built: bool,
) -> None:
    if built:
        build_clean_data(project)
    before = held(project.clean)
    wrong = [
        ledger_row("9家", "9家", "units_checked", "yi"),
        ledger_row("近近家", "近近家", "units_inspected", "yi"),
    ]
    write_ledger(project.ledger("yi"), [*ledger_rows["yi"], *wrong])
    with pytest.raises(DataError) as refused:
        build_clean_data(project)
    assert held(project.clean) == before
    message = str(refused.value)
    assert "data/raw/yi/mentions.csv row 5" in message
    assert "data/raw/yi/mentions.csv row 6" in message
    assert message.count("Remedy:") == len(refused.value.problems) >= 2


def test_a_place_that_cant_be_written(project: Project) -> None:
    project.clean.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(WriteError, match="data/clean"):
        build_clean_data(project)


@pytest.mark.parametrize("name", ["observations", "coverage", "training"])
def test_a_table_that_is_not_built_says_what_to_run(project: Project, name: str) -> None:
    with pytest.raises(
        DataError, match=rf"data/clean/{name}.csv: it is not there. Remedy: run `analysis build`"
    ):
        read_table(project, name)


def test_tables_are_read_back_as_they_were_built(project: Project) -> None:
    build_clean_data(project)
    raw, rows = read_and_trace(project, Problems())
    others = published_tables(project, Problems())
    made_of = (
        clean_tables(raw, rows)
        | others
        | report_tables(raw.cards, raw.units, others["comparators"])
    )
    for name, made in made_of.items():
        pd.testing.assert_frame_equal(read_table(project, name), made, rtol=1e-14)


def test_theme_tables_hold_no_0_where_nothing_is_reported(project: Project) -> None:
    build_clean_data(project)
    reported = read_table(project, "observations")["theme"].value_counts()
    for theme in TABLES:
        table = read_table(project, theme)
        bounds = [name for name in table.columns if name.endswith(("_low", "_high"))]
        assert table[bounds].notna().sum().sum() == 2 * reported.get(theme, 0)
        assert not (table[bounds] == 0).any().any()


def test_units_come_in_the_order_of_their_table(project: Project) -> None:
    build_clean_data(project)
    table = read_table(project, "coverage")
    assert table["unit"].drop_duplicates().tolist() == ["jia", "yi"]


def test_a_unit_without_a_report_is_in_no_table(project: Project) -> None:
    build_clean_data(project)
    assert all(
        "丙省" not in text.decode()
        for name, text in held(project.clean).items()
        if name.endswith(".csv")
    )
    assert "bing" not in set(read_table(project, "coverage")["unit"])
