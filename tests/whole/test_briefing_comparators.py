"""Comparators in a build: built and read back with the rest, or nothing is; counted by a check."""

import pandas as pd
import pytest

from analysis.briefing.clean_data import build_clean_data, comparator_tables
from analysis.briefing.steps import check_project
from analysis.dataset import Dataset, read_table
from analysis.desk import desk
from analysis.exhibits.registry import data_of
from analysis.problems import DataError, Problems
from analysis.project import VARIABLE, Project
from analysis.tables import to_csv
from compared import OUT, ROWS, WEST, figure, hazards, write


def test_a_build_makes_them_and_they_are_read_back_as_made(project: Project) -> None:
    write(project.comparators, ROWS, [OUT])
    build_clean_data(project)
    made = comparator_tables(project, Problems())
    assert [len(table) for table in made.values()] == [3, 2, 3]
    for name, table in made.items():
        pd.testing.assert_frame_equal(read_table(project, name), table, rtol=1e-14)


def test_they_change_nothing_in_a_units_own_tables(project: Project) -> None:
    build_clean_data(project)
    before = {
        path.name: path.read_bytes()
        for path in project.clean.glob("*.csv")
        if "comparator" not in path.name
    }
    write(project.comparators, ROWS)
    build_clean_data(project)
    units = read_table(project, "units")
    assert to_csv(units[units["own"]]) == before.pop("units.csv")
    assert {name: (project.clean / name).read_bytes() for name in before} == before
    assert set(read_table(project, "observations")["basis"]) <= {"printed", "derived"}


@pytest.mark.parametrize("named", ["Jia", "Jia brigade"], ids=["by its id", "by another id"])
def test_what_the_press_gave_of_ones_own_unit_is_kept_and_is_no_other_units(
    project: Project, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    head = "unit,alias_of,kind,level,parent,zh,en\n"
    alias = "jia-brigade,jia,second_name,,,甲市消防支队,Jia brigade\n"
    project.register.write_text(
        f"{head}{alias}west,,,detachment,,西市支队,West\n", encoding="utf-8"
    )
    jia = {"unit_en": named, "unit_zh": "甲市"}
    write(
        project.comparators,
        [*hazards("200处", "150余处", **jia), *hazards("100处", "50处", **WEST)],
    )
    build_clean_data(project)
    monkeypatch.setenv(VARIABLE, str(project.root))
    kept = read_table(project, "comparators")
    assert kept.groupby("unit")["own_unit"].unique().map(list).to_dict() == {
        "jia": ["jia"],
        "west": [""],
    }
    assert set(desk.comparators()["unit"]) == {"west"}
    assert set(desk.comparators(own=True)["unit"]) == {"jia"}
    shown = data_of("hazards_context", Dataset(project))
    assert set(shown.loc[shown["basis"] == "comparator", "unit"]) == {"west"}


def test_without_a_register_ones_own_unit_is_known_by_its_id(project: Project) -> None:
    write(project.comparators, hazards("200处", "150余处", unit_en="Jia", unit_zh="甲市"))
    build_clean_data(project)
    assert set(read_table(project, "comparators")["own_unit"]) == {"jia"}


def test_nothing_is_built_where_one_of_them_is_wrong(project: Project) -> None:
    write(project.comparators, [*ROWS, figure("30余处", "hazards_found", value="31")], [OUT])
    with pytest.raises(
        DataError, match=r"data/raw/comparators/figures\.csv row 6: '30余处' says 30 gt, not 31 gt"
    ):
        build_clean_data(project)
    assert not project.clean.exists()


def test_what_cleaning_refuses_is_told_with_its_row(project: Project) -> None:
    write(
        project.comparators,
        [figure("30家", "hazards_found"), *hazards("20处", "10处"), *hazards("20处", "10处")],
    )
    with pytest.raises(DataError) as refused:
        build_clean_data(project)
    told = str(refused.value)
    assert (
        "data/raw/comparators/figures.csv row 2: the measure 家 does not fit hazards_found" in told
    )
    assert "figures.csv row 5: hazards_found stands twice for east-brigade and one window" in told


def test_a_check_counts_them(project: Project) -> None:
    build_clean_data(project)
    assert "comparators" not in check_project(project)
    write(project.comparators, ROWS, [OUT])
    build_clean_data(project)
    said = "4 comparators from 2 sources, each phrase read to the value recorded: 2 are fire units' own, 2 are left out."
    assert said in check_project(project)


def test_evidence_of_a_comparator_is_its_sources(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project.comparators, ROWS, [OUT])
    build_clean_data(project)
    monkeypatch.setenv(VARIABLE, str(project.root))
    table = desk.comparators()
    share = table[table["metric"] == "hazards_rectified_share"]
    behind = desk.evidence(share)
    assert behind["phrase"].tolist() == ["200处", "150余处"]
    assert set(behind["title"]) == {"An invented campaign"}
    assert (set(behind["published"]), set(behind["sentence"])) == ({"2020-08"}, {""})
