"""The register of units: each wrong row is one error with place and remedy.

Any id leads to one unit.
"""

from pathlib import Path

import pytest

from analysis.briefing.clean_data import sound_register
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.records.register import KINDS, REGISTER_COLUMNS, Register, read_register
from analysis.vocabulary import Label, Unit
from charts_drawn import ROOT

PLACE = "data/raw/reference/register.csv"
OWN = {"east": Unit("east", Label("东支队", "East"), "detachment", None)}
ROWS = (
    "nation,,,national,,全国,Nation",
    "west,,,corps,nation,西省总队,West corps",
    "east,,,detachment,west,东市支队,East detachment",
    "south,,,detachment,west,南市支队,South detachment",
    "east-brigade,east,second_name,,,东市消防支队,East brigade",
    "south-brigade,south,former_name,,,南市公安消防支队,South brigade",
)


def read(
    folder: Path, *rows: str, header: str = ",".join(REGISTER_COLUMNS)
) -> tuple[Register, Problems]:
    """What reading makes of `rows`, and what it finds wrong."""
    path, problems = folder / "register.csv", Problems()
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return read_register(path, PLACE, OWN, problems), problems


def test_any_id_leads_to_one_unit(tmp_path: Path) -> None:
    found, problems = read(tmp_path, *ROWS)
    assert problems == []
    named = {
        name: found.resolve(name)
        for name in ("east", "east-brigade", "south", "south-brigade", "unheard-of")
    }
    assert named == {
        "east": "east",
        "east-brigade": "east",
        "south": "south",
        "south-brigade": "south",
        "unheard-of": "unheard-of",
    }
    assert (found.units["south"].level, found.units["south"].parent) == ("detachment", "west")
    assert (found.units["south"].label.zh, found.aliases["south-brigade"].kind) == (
        "南市支队",
        "former_name",
    )


def test_a_projects_own_units_are_those_of_its_table(tmp_path: Path) -> None:
    found, _ = read(tmp_path, *ROWS)
    assert [
        found.own_unit(name) for name in ("east", "east-brigade", "south", "south-brigade")
    ] == ["east"] * 2 + [""] * 2


def test_an_own_unit_needs_no_row_and_may_have_aliases(tmp_path: Path) -> None:
    found, problems = read(tmp_path, "eastern,east,second_name,,,东部支队,Eastern")
    assert problems == []
    assert (found.resolve("eastern"), found.own_unit("eastern"), list(found.units)) == (
        "east",
        "east",
        ["east"],
    )


@pytest.mark.parametrize(
    ("row", "words", "remedy"),
    [
        pytest.param(
            "north,,,village,west,北,North",
            "level 'village' is unknown",
            "use one of national",
            id="level",
        ),
        pytest.param(
            "north,,,,west,北,North", "level '' is unknown", "use one of national", id="no level"
        ),
        pytest.param(
            "north,,,officer,west,北,North",
            "level 'officer' is unknown",
            "use one of",
            id="a person",
        ),
        pytest.param(
            ",,,corps,nation,北,North", "it has no unit id", "write a short one", id="no id"
        ),
        pytest.param(
            "north,,,corps,nation,,North", "'north' lacks a name", "write zh and en", id="no name"
        ),
        pytest.param(
            "south,,,detachment,,南,South",
            "'south' stands in row 5 too",
            "keep one row",
            id="twice",
        ),
        pytest.param(
            "west,south,mirror,,,西,West",
            "'west' stands in row 3 too",
            "keep one row",
            id="alias and id",
        ),
        pytest.param(
            "x,sauth,mirror,,,南,S",
            "'sauth' is no unit; did you mean 'south'?",
            "write the id",
            id="nowhere",
        ),
        pytest.param(
            "x,south-brigade,mirror,,,南,S",
            "'south-brigade' is no unit",
            "write the id",
            id="of an alias",
        ),
        pytest.param(
            "x,x,mirror,,,南,S", "alias_of 'x' is no unit", "write the id", id="of itself"
        ),
        pytest.param(
            "x,south,nickname,,,南,S",
            "kind 'nickname' is unknown",
            "use one of second_name",
            id="kind",
        ),
        pytest.param(
            "x,south,,,,南,S", "kind '' is unknown", "use one of second_name", id="no kind"
        ),
        pytest.param(
            "x,south,mirror,corps,,南,S",
            "an alias has the level",
            "empty both",
            id="level of an alias",
        ),
        pytest.param(
            "x,south,mirror,,west,南,S",
            "an alias has the level",
            "empty both",
            id="parent of an alias",
        ),
        pytest.param(
            "x,,mirror,corps,nation,南,S",
            "kind 'mirror' stands without alias_of",
            "empty kind",
            id="of none",
        ),
        pytest.param(
            "x,,,brigade,nowhere,南,S",
            "parent 'nowhere' is no unit",
            "write the id of the unit",
            id="parent",
        ),
        pytest.param(
            "x,,,corps,south,南,S",
            "parent 'south' is no unit of a higher",
            "write the id",
            id="part of less",
        ),
        pytest.param(
            "x,,,corps,x,南,S",
            "parent 'x' is no unit of a higher",
            "write the id",
            id="part of itself",
        ),
    ],
)
def test_a_wrong_row_is_one_error(tmp_path: Path, row: str, words: str, remedy: str) -> None:
    _, (problem,) = read(tmp_path, *ROWS, row)
    assert problem.place == f"{PLACE} row {len(ROWS) + 2}"
    assert words in problem.what
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        pytest.param(
            "east,south,mirror,,,东,East",
            "the alias 'east' is the id of a unit of units.csv",
            id="alias",
        ),
        pytest.param(
            "east,,,corps,west,东,East",
            "'east' is a corps here, a detachment in units.csv",
            id="level",
        ),
    ],
)
def test_the_register_and_the_table_of_own_units_agree(
    tmp_path: Path, row: str, words: str
) -> None:
    _, (problem,) = read(tmp_path, *ROWS[:2], ROWS[3], row)
    assert words in problem.what
    assert problem.remedy


def test_all_errors_are_told_together(tmp_path: Path) -> None:
    _, problems = read(tmp_path, *ROWS, "x,nowhere,mirror,,,南,S", "y,,,village,,南,S")
    assert [problem.place for problem in problems] == [f"{PLACE} row 8", f"{PLACE} row 9"]


def test_without_a_register_every_id_stands_for_itself(tmp_path: Path) -> None:
    problems = Problems()
    found = read_register(tmp_path / "register.csv", PLACE, OWN, problems)
    assert (problems, found.resolve("east-brigade"), found.own_unit("east")) == (
        [],
        "east-brigade",
        "east",
    )
    assert not found.units


def test_a_register_that_is_no_table_is_one_error(tmp_path: Path) -> None:
    found, (problem,) = read(tmp_path, *ROWS, header="unit,level")
    assert (problem.place, problem.what) == (
        f"{PLACE} row 1",
        "it lacks the columns alias_of, kind, parent, zh, en",
    )
    assert not found.units


def test_further_columns_are_let_be(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path,
        *(f"{row},{code}" for code, row in enumerate(ROWS)),
        header=",".join((*REGISTER_COLUMNS, "code")),
    )
    assert (problems, len(found.units), len(found.aliases)) == ([], 4, 2)


def test_a_wrong_register_builds_nothing(project: Project) -> None:
    from analysis.briefing.clean_data import build_clean_data

    project.register.write_text(
        ",".join(REGISTER_COLUMNS) + "\nx,nowhere,mirror,,,南,S\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"register\.csv row 2: alias_of 'nowhere' is no unit"):
        build_clean_data(project)
    assert not project.clean.exists()


def test_the_repositorys_register_knows_its_own_units_and_their_other_names() -> None:
    found = sound_register(Project(ROOT))
    assert found.own == {"suining", "deqing", "hengyang", "tibet", "xinjiang"} <= set(found.units)
    own = {
        name: found.own_unit(name)
        for name in ("suining-brigade", "hengyang-brigade", "tibet-corps")
    }
    assert own == {
        "suining-brigade": "suining",
        "hengyang-brigade": "hengyang",
        "tibet-corps": "tibet",
    }
    assert {alias.kind for alias in found.aliases.values()} <= set(KINDS)


def test_each_province_is_a_part_of_the_nation_and_each_city_of_a_province() -> None:
    units = sound_register(Project(ROOT)).units
    provinces = [unit for unit in units.values() if unit.level == "corps"]
    assert (len(provinces), {unit.parent for unit in provinces}) == (31, {"china"})
    cities = [unit for unit in units.values() if unit.level == "detachment"]
    assert {units[unit.parent].level for unit in cities} == {"corps"}
    # huzhou holds deqing, so a figure of huzhou's holds deqing's
    assert units["deqing"].parent == "huzhou"
