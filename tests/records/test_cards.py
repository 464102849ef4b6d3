import re
from datetime import date
from pathlib import Path

import pytest

from analysis.problems import Problems
from analysis.project import Project
from analysis.records.cards import Card, read_card
from analysis.records.register import read_units
from analysis.vocabulary import UnknownTermError

PLACE = "data/raw/jia/card.toml"
WRONG = {
    "unknown unit": ('unit = "jia"', 'unit = "jai"', "unit 'jai' is unknown; did you mean 'jia'", "correct"),
    "no unit": ('unit = "jia"', "", "'unit' is missing", 'write unit = "…"'),
    "unit is a list": ('unit = "jia"', "unit = [1]", "'unit' is missing or no text", "write"),
    "no title": ('title = "虚构的报道"', "", "'title' is missing", 'write title = "…"'),
    "notes no text": ('notes = ""', "notes = 3", "'notes' is missing or no text", 'write notes = "…"'),
    "misspelt key": ("sha256 = ", "sha265 = ", "'sha256' is missing", 'write sha256 = "…"'),
    "characters": ("characters = ", 'characters = "x" # ', "no whole number", "how many characters"),
    "basis": ('"inferred"', '"guessed"', "published_basis is unknown", "printed, inferred, unknown"),
    "impossible date": ("2023-07-15", "2023-02-30", "no day 2023-02-30", "a date that exists"),
    "date of another form": ("2023-07-15", "15.7.2023", "'15.7.2023' is not YYYY", "a date that exists"),
    "date without quotes": ('"2023-07-15"', "2023-07-15", "'published' is missing or no text", "write"),
    "actor without level": ("level =", "rank =", "actor 'east' lacks zh, en or level", "write { zh"),
    "actor no table": ("east = {", "west = 3 # {", "actor 'west' lacks zh, en or level", "write { zh"),
    "level unknown": ('"sub_unit"', '"team"', "actor 'east' has the level 'team'", "sub_unit or officer"),
    "level of a unit": ('"sub_unit"', '"brigade"', "has the level 'brigade'", "sub_unit or officer"),
}  # fmt: skip


def read(project: Project, problems: Problems) -> Card | None:
    return read_card(project.card("jia"), PLACE, read_units(project.units, "units.csv"), problems)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "what", "remedy"), WRONG.values(), ids=WRONG)
def test_a_wrong_entry_is_told_with_its_remedy(
    project: Project, old: str, new: str, what: str, remedy: str
) -> None:
    change(project.card("jia"), old, new)
    problems = Problems()
    assert read(project, problems) is None
    assert any(p.place == PLACE and what in p.what and remedy in p.remedy for p in problems)


def test_all_that_is_wrong_with_a_card_is_told_together(project: Project) -> None:
    for old, new in (
        ('"jia"', '"jai"'),
        ("2023-07-15", "2023-13"),
        ('title = "虚构的报道"\n', ""),
        ('"sub_unit"', '"x"'),
    ):
        change(project.card("jia"), old, new)
    problems = Problems()
    read(project, problems)
    assert len(problems) == 4


def test_a_unit_that_is_not_known_is_to_be_added_to_the_table(project: Project) -> None:
    change(project.card("jia"), '"jia"', '"jai"')
    problems = Problems()
    read(project, problems)
    assert "data/raw/reference/units.csv" in str(problems[0])


def test_no_card(project: Project) -> None:
    project.card("jia").unlink()
    problems = Problems()
    assert read(project, problems) is None
    assert [p.what for p in problems] == ["there is no card"]
    assert "write card.toml" in problems[0].remedy


def test_a_card_that_is_no_toml_names_the_line(project: Project) -> None:
    change(project.card("jia"), 'publisher = ""', 'publisher = "')
    problems = Problems()
    assert read(project, problems) is None
    assert len(problems) == 1
    assert problems[0].place == PLACE
    assert "not TOML" in problems[0].what
    assert "line 3" in problems[0].what


def test_a_card_in_another_encoding_names_the_byte(project: Project) -> None:
    project.card("jia").write_bytes('title = "甲"'.encode("gb18030"))
    problems = Problems()
    assert read(project, problems) is None
    assert re.search(
        r"card\.toml: byte 9 is not UTF-8\. Remedy: .*save it as UTF-8", str(problems[0])
    )


def test_a_card_is_read(project: Project) -> None:
    problems = Problems()
    card = read(project, problems)
    assert not problems
    assert card is not None
    assert (card.report, card.place, card.unit.id, card.title) == (
        "jia",
        PLACE,
        "jia",
        "虚构的报道",
    )
    assert card.date.day == date(2023, 7, 15)
    assert card.actors["east"]["zh"] == "城东站"


def test_a_card_with_mark_and_windows_newlines_is_read(project: Project) -> None:
    path = project.card("jia")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read(project, Problems()) is not None


def test_a_card_needs_no_actors(project: Project) -> None:
    text = project.card("jia").read_text(encoding="utf-8")
    project.card("jia").write_text(text.partition("[actors]")[0], encoding="utf-8")
    card = read(project, Problems())
    assert card is not None
    assert not card.actors


@pytest.mark.parametrize(("actor", "level"), [("jia", "detachment"), ("jia/east", "sub_unit")])
def test_the_level_of_an_actor(project: Project, actor: str, level: str) -> None:
    card = read(project, Problems())
    assert card is not None
    assert card.level(actor) == level


@pytest.mark.parametrize("actor", ["", "east", "jia/esat", "yi"])
def test_an_unknown_actor_is_refused_and_the_card_named(project: Project, actor: str) -> None:
    card = read(project, Problems())
    assert card is not None
    with pytest.raises(
        UnknownTermError, match=rf"actor '{actor}' is unknown.*\[actors\] in {PLACE}"
    ):
        card.level(actor)
