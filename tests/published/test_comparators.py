"""Reading what other units published: each wrong cell is one error with file, row and remedy.

Phrases are read anew.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis.problems import Problems
from analysis.published.comparators import read_comparators
from analysis.records.register import Alias, Register, Registered
from analysis.vocabulary import Label
from compared import PLACE, SOURCE, figure, hazards, judged, read

FIGURES, SOURCES, JUDGEMENTS = (
    f"{PLACE}/{name}.csv row 2" for name in ("figures", "sources", "judgements")
)
MIRROR = {"url": "http://mirror.example/1"}
GOOD = figure("30余处", "hazards_found")


def said(problems: Problems) -> tuple[str, str]:
    """Place and words of the one problem."""
    (problem,) = problems
    assert problem.remedy
    return problem.place, problem.what


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({"source_id": "west"}, "source_id 'west' is unknown", id="source"),
        pytest.param({"level": "village"}, "level 'village' is unknown", id="level"),
        pytest.param(
            {"window_basis": "season"}, "window_basis 'season' is unknown", id="kind of window"
        ),
        pytest.param({"readings": "3"}, "readings '3' is unknown", id="readings"),
        pytest.param({"readings": ""}, "readings '' is unknown", id="no readings"),
        pytest.param({"unit_en": "—"}, "the unit has no name", id="unit without an id"),
        pytest.param({"unit_zh": ""}, "the unit has no name", id="unit without a Chinese name"),
        pytest.param({"metric": "hazard_found"}, "hazard_found is no printed metric", id="metric"),
        pytest.param(
            {"metric": "hazards_rectified_share"}, "is no printed metric", id="derived metric"
        ),
        pytest.param({"value": "31"}, "'30余处' says 30 gt, not 31 gt", id="value"),
        pytest.param({"relation": "eq"}, "'30余处' says 30 gt, not 30 eq", id="relation"),
        pytest.param({"value": "thirty"}, "says 30 gt, not thirty gt", id="value in words"),
        pytest.param({"phrase": "近近处"}, "近近处", id="phrase that can't be read"),
        pytest.param({"phrase": ""}, "no number can be read", id="no phrase"),
        pytest.param(
            {"phrase": "今年以来共发现各类火灾隐患问题三十余处之多了"},
            "over 20 characters",
            id="a sentence",
        ),
        pytest.param({"window_start": "2020-13"}, "there is no day 2020-13", id="month"),
        pytest.param({"window_end": "2020-02-30"}, "there is no day 2020-02-30", id="day"),
        pytest.param({"window_start": "summer"}, "'summer' is not YYYY", id="words for a date"),
        pytest.param(
            {"window_start": "2020-08"},
            "ends (2020-07-31) before it starts (2020-08-01)",
            id="backwards",
        ),
        pytest.param(
            {"metric": "hazards_rectified", "wording": "劝改"}, "verb '劝改' is unknown", id="verb"
        ),
    ],
)
def test_a_wrong_cell_is_one_error(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    found, problems = read(tmp_path, [GOOD | cells], [], [SOURCE])
    place, what = said(problems)
    assert (place, words in what) == (FIGURES, True)
    assert len(found.mentions) == len(found.known) == 0


def test_all_errors_are_told_together_and_good_rows_are_read(tmp_path: Path) -> None:
    wrong = [GOOD | {"value": "1"}, figure("5处", "hazards_found"), GOOD | {"level": ""}]
    found, problems = read(tmp_path, wrong)
    assert [problem.place for problem in problems] == [
        f"{PLACE}/figures.csv row {row}" for row in (2, 4)
    ]
    assert found.mentions["phrase"].tolist() == ["5处"]
    assert found.known["row"].tolist() == [3]


@pytest.mark.parametrize(
    "cells", [{"level": "county"}, {"unit_en": "East  Brigade"}], ids=["level", "name"]
)
def test_a_unit_has_one_name_and_level(tmp_path: Path, cells: dict[str, str]) -> None:
    _, problems = read(tmp_path, [GOOD, GOOD | cells])
    assert "another name or level before" in said(problems)[1]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({"source_id": ""}, "is empty or stands twice", id="no id"),
        pytest.param({"title_in_english": ""}, "it has no title", id="no title"),
        pytest.param({"quality": "fine"}, "quality 'fine' is unknown", id="quality"),
        pytest.param(
            {"address_kind": "copy"}, "address_kind 'copy' is unknown", id="kind of address"
        ),
        pytest.param({"published": "2020-00"}, "there is no day 2020-00", id="date"),
        pytest.param(
            MIRROR | {"address_kind": "mirror"},
            "an address of the kind 'mirror'",
            id="mirror's address",
        ),
        pytest.param(MIRROR, "an address of the kind 'none'", id="address of none"),
        pytest.param(
            {"address_kind": "original"}, "an original at ''", id="original without an address"
        ),
        pytest.param(
            {"address_kind": "original", "url": "about:x"},
            "an original at 'about:x'",
            id="no web address",
        ),
    ],
)
def test_a_wrong_source_is_one_error(tmp_path: Path, cells: dict[str, str], words: str) -> None:
    found, problems = read(tmp_path, [], [], [SOURCE | cells])
    place, what = said(problems)
    assert (place, words in what, len(found.sources)) == (SOURCES, True, 0)


def test_a_source_stands_once(tmp_path: Path) -> None:
    _, problems = read(tmp_path, [], [], [SOURCE, SOURCE])
    assert said(problems) == (
        f"{PLACE}/sources.csv row 3",
        "source_id 'east2020' is empty or stands twice",
    )


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        pytest.param(
            judged("out", "police", source_id="west"), "source 'west' is unknown", id="source"
        ),
        pytest.param(judged("maybe"), "judgement 'maybe' is unknown", id="kind"),
        pytest.param(
            judged("out", "aliens"), "'aliens' is nothing that out can be of", id="outsider"
        ),
        pytest.param(
            judged("out", "inside"),
            "'inside' is nothing that out can be of",
            id="a reason, but no outsider",
        ),
        pytest.param(
            judged("inside", "west"), "'west' is nothing that inside can be of", id="holder"
        ),
        pytest.param(
            judged("series", "fires"), "'fires' is nothing that series can be of", id="series"
        ),
        pytest.param(judged("subset"), "'' is nothing that subset can be of", id="nameless part"),
        pytest.param(
            judged("inferred", "police"),
            "'police' is nothing that inferred can be of",
            id="inferred of",
        ),
        pytest.param(judged("inferred", why=""), "it gives no reason", id="no reason"),
        pytest.param(
            judged("inferred", metric="fires"), "it is of no row of figures.csv", id="of no row"
        ),
        pytest.param(
            judged("inferred", unit_en="West"), "it is of no row of figures.csv", id="of no unit"
        ),
    ],
)
def test_a_wrong_judgement_is_one_error(
    tmp_path: Path, judgement: dict[str, str], words: str
) -> None:
    _, problems = read(tmp_path, [GOOD], [judgement])
    place, what = said(problems)
    assert (place, words in what) == (JUDGEMENTS, True)


def test_two_judgements_of_one_kind_are_an_error(tmp_path: Path) -> None:
    twice = [judged("out", "police"), judged("out", "government", metric="hazards_found")]
    _, problems = read(tmp_path, [GOOD], twice)
    assert said(problems) == (f"{PLACE}/judgements.csv row 3", f"{FIGURES} is judged 'out' twice")


@pytest.mark.parametrize(
    ("picked", "rows"),
    [
        ({}, [2, 3, 4]),
        ({"metric": "hazards_found;hazards_rectified"}, [2, 3]),
        ({"metric": "fires"}, [4]),
        ({"window_basis": "year"}, [4]),
        ({"measure": "fires reported", "unit_en": "East brigade"}, [4]),
        ({"metric": "hazards_found", "unit_en": "East brigade"}, [2]),
    ],
    ids=[
        "all of a source",
        "metrics",
        "metric",
        "kind of window",
        "what is counted and unit",
        "metric and unit",
    ],
)
def test_what_a_judgement_picks(
    tmp_path: Path, picked: dict[str, str], rows: Sequence[int]
) -> None:
    other = figure(
        "9起",
        "fires",
        measure="fires reported",
        window_basis="year",
        window_start="2020",
        window_end="2020",
    )
    apart = figure("8起", "fires", source_id="west2020")
    found, problems = read(
        tmp_path, [*hazards("20处", "10处"), other, apart], [judged("inside", "west2020", **picked)]
    )
    assert problems == []
    assert found.known.loc[found.known["inside"] == "west2020", "row"].tolist() == rows


@pytest.mark.parametrize(
    ("start", "end", "days", "basis", "partial"),
    [
        ("", "", (None, None), "unknown", False),
        ("2020-07-01", "", (date(2020, 7, 1), None), "stated", False),
        ("", "2020-07-31", (None, date(2020, 7, 31)), "stated", False),
        ("2020", "2020", (date(2020, 1, 1), date(2020, 12, 31)), "stated", True),
        ("2020-02", "", (date(2020, 2, 1), None), "stated", True),
        ("2020-02-03", "2020-02", (date(2020, 2, 3), date(2020, 2, 29)), "stated", True),
    ],
)
def test_dates_as_far_as_they_are_known(
    tmp_path: Path,
    start: str,
    end: str,
    days: tuple[date | None, date | None],
    basis: str,
    partial: bool,
) -> None:
    found, problems = read(tmp_path, [GOOD | {"window_start": start, "window_end": end}])
    (row,) = found.mentions.to_dict("records")
    known = [
        None if pd.isna(day) else day.date() for day in (row["window_start"], row["window_end"])
    ]
    assert (problems, tuple(known), row["window_basis"]) == ([], days, basis)
    assert found.known["partial"].tolist() == [partial]


@pytest.mark.parametrize(
    ("verb", "wording"),
    [
        ("督促整改", "督促整改"),
        ("督改", "督促整改"),
        ("清除", "整改"),
        ("当即整改", "当场整改"),
        ("责令当场整改", "责令整改"),
    ],
)
def test_a_verb_belongs_to_a_definition_and_is_kept(
    tmp_path: Path, verb: str, wording: str
) -> None:
    found, _ = read(tmp_path, hazards("20处", "10处", verb))
    assert found.mentions["wording"].tolist() == ["", wording]
    assert found.known["verb"].tolist() == ["发现", verb]


def test_a_verb_of_what_is_out_need_not_be_known(tmp_path: Path) -> None:
    found, problems = read(
        tmp_path, hazards("20处", "10处", "协助整改"), [judged("out", "association")]
    )
    assert problems == []
    assert found.known["exclusion"].tolist() == ["association"] * 2


@pytest.mark.parametrize(
    ("level", "rank", "name"),
    [
        ("national", "national", "East national"),
        ("province", "corps", "East corps"),
        ("city", "detachment", "East detachment"),
        ("county", "brigade", "East brigade"),
        ("station", "sub_unit", "East brigade"),
    ],
)
def test_a_unit_has_our_word_for_its_rank(tmp_path: Path, level: str, rank: str, name: str) -> None:
    found, _ = read(tmp_path, [GOOD | {"level": level}])
    assert (found.mentions["actor_level"].tolist(), found.known["unit_en"].tolist()) == (
        [rank],
        [name],
    )
    assert found.mentions["unit"].tolist() == ["east-brigade"]


def test_a_project_without_comparators_has_none(tmp_path: Path) -> None:
    problems = Problems()
    found = read_comparators(tmp_path / "comparators", PLACE, problems)
    assert (problems, len(found.mentions), len(found.known), len(found.sources)) == ([], 0, 0, 0)


@pytest.mark.parametrize("name", ["figures.csv", "sources.csv", "judgements.csv"])
def test_a_table_that_is_missing_is_told(tmp_path: Path, name: str) -> None:
    read(tmp_path, [])
    (tmp_path / name).unlink()
    problems = Problems()
    read_comparators(tmp_path, PLACE, problems)
    assert said(problems) == (f"{PLACE}/{name}", "it is not there")


@pytest.mark.parametrize("name", ["figures.csv", "sources.csv", "judgements.csv"])
def test_a_table_with_another_header_or_encoding_is_told(tmp_path: Path, name: str) -> None:
    for content, words in ((b"a,b\n1,2\n", "the header is a, b"), (b"\xff\xfe", "is not UTF-8")):
        read(tmp_path, [])
        (tmp_path / name).write_bytes(content)
        problems = Problems()
        read_comparators(tmp_path, PLACE, problems)
        assert words in said(problems)[1]


REGISTER = Register(
    units={
        "east": Registered("east", Label("东支队", "East"), "detachment", ""),
        "west": Registered("west", Label("西支队", "West"), "detachment", ""),
    },
    aliases={"east-brigade": Alias("east", "second_name")},
    own=frozenset({"east"}),
)
WEST = {"unit_en": "West", "unit_zh": "西市"}


def test_a_unit_is_one_by_all_its_names_and_the_own_one_is_marked(tmp_path: Path) -> None:
    named = [GOOD, GOOD | {"unit_en": "East", "window_start": "2020-06-01"}, GOOD | WEST]
    found, problems = read(tmp_path, named, register=REGISTER)
    assert problems == []
    assert (
        found.mentions["unit"].tolist()
        == found.mentions["actor"].tolist()
        == ["east", "east", "west"]
    )
    assert found.known["own_unit"].tolist() == ["east", "east", ""]
    # as its source calls it
    assert found.known["unit_en"].tolist() == ["East detachment", "East", "West"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param(
            {"unit_en": "Westt"},
            "the unit 'westt' is not in the register; did you mean west",
            id="misspelt",
        ),
        pytest.param(
            {"unit_en": "Nowhere"}, "the unit 'nowhere' is not in the register", id="unheard of"
        ),
        pytest.param(
            WEST | {"level": "county"},
            "of the level brigade, 'west' in the register a detachment",
            id="level",
        ),
    ],
)
def test_a_unit_that_the_register_does_not_have_is_one_error(
    tmp_path: Path, cells: dict[str, str], words: str
) -> None:
    found, problems = read(tmp_path, [GOOD | cells], register=REGISTER)
    place, what = said(problems)
    assert (place, words in what, len(found.mentions)) == (FIGURES, True, 0)


def test_what_is_not_a_fire_units_needs_no_place_in_the_register(tmp_path: Path) -> None:
    police = GOOD | {"unit_en": "Eastern police", "unit_zh": "东市公安"}
    _, problems = read(tmp_path, [police], [judged("out", "police")], register=REGISTER)
    assert problems == []
