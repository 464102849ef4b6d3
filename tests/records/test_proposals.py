"""What the reader found, as a proposed ledger and a card.

Nothing but statistics, and nobody's name.
"""

import tomllib
from typing import Any

import pytest

from analysis.documents.documents import text_checksum
from analysis.extraction.windows.dates import Published
from analysis.records.cards import Actor
from analysis.records.proposals import Proposal, card_of, propose_rows
from found import find, finds
from rows import units

TEXT = (
    "2024年以来，支队检查3家，督促整改5处。城东站办班2场，城西站办班4场。"
    "王某查了7家，李某查了8家，王某又查9家。共5个一批。"
)
UNIT = units()["north"]
OFFICER, TEAM = {"actor_level": "officer"}, {"actor_level": "sub_unit"}


def proposed(*rows: dict[str, Any]) -> Proposal:
    return propose_rows(finds(*rows), UNIT, Published.read("2024-08-06"))


@pytest.mark.parametrize("role", ["slogan", "date", "ordinal", "identifier", "other"])
def test_only_statistics_are_proposed(role: str) -> None:
    made = proposed(find(TEXT, "3家"), find(TEXT, "5处", role=role))
    assert made.rows["phrase"].tolist() == ["3家"]
    assert set(made.rows["status"]) == {"proposed"}


def test_where_metric_and_actor_are_not_known_the_unit_is_meant() -> None:
    (row,) = proposed(find(TEXT, "3家")).rows.to_dict("records")
    assert (row["start"], row["metric"], row["actor"], row["note"]) == (
        TEXT.index("3家"),
        "",
        "north",
        "",
    )


@pytest.mark.parametrize("level", ["corps", "detachment", "brigade", ""])
def test_the_units_own_level_is_the_unit(level: str) -> None:
    made = proposed(find(TEXT, "3家", actor="支队", actor_level=level))
    assert made.rows["actor"].tolist() == ["north"]
    assert made.actors == {}


def test_sub_units_are_numbered_and_named_in_the_words_of_the_text() -> None:
    made = proposed(
        find(TEXT, "2场", actor="城东 站", **TEAM), find(TEXT, "4场", actor="城西站", **TEAM)
    )
    assert made.rows["actor"].tolist() == ["north/sub-unit-1", "north/sub-unit-2"]
    assert made.actors["sub-unit-1"] == Actor("城东站", "sub-unit 1", "sub_unit")
    assert made.actors["sub-unit-2"] == Actor("城西站", "sub-unit 2", "sub_unit")


def test_officers_are_told_apart_and_never_named() -> None:
    rows = [
        find(TEXT, phrase, actor=name, **OFFICER)
        for phrase, name in (("7家", "王某"), ("8家", "李某"), ("9家", "王某"))
    ]
    made = proposed(*rows)
    assert made.rows["actor"].tolist() == ["north/officer-1", "north/officer-2", "north/officer-1"]
    assert made.actors["officer-1"] == Actor("一名人员", "one officer", "officer")
    card = card_of(
        TEXT,
        UNIT,
        dict.fromkeys(("title", "published", "published_basis", "published_note"), ""),
        made.actors,
    )
    assert "王某" not in card + made.rows.to_csv()
    assert "李某" not in card + made.rows.to_csv()


@pytest.mark.parametrize(
    ("basis", "column", "other"),
    [
        ("stated", "window_phrase", "window_inherited"),
        ("inferred", "window_inherited", "window_phrase"),
    ],
)
def test_a_window_goes_where_its_basis_says(basis: str, column: str, other: str) -> None:
    (row,) = proposed(
        find(TEXT, "3家", window_phrase="2024年以来", window_basis=basis)
    ).rows.to_dict("records")
    assert (row[column], row[other]) == ("2024年以来", "")


def test_what_a_ledger_cant_take_is_said_in_the_note() -> None:
    found = find(TEXT, "5个一批", window_phrase="王某早些时候", window_basis="stated")
    (row,) = proposed(found).rows.to_dict("records")
    assert row["window_phrase"] == ""
    assert row["note"].startswith("correct the phrase: ")
    assert row["note"].endswith("see to the window: its words can't be read")
    assert "王某" not in row["note"]


@pytest.mark.parametrize(
    ("metric", "wording", "kept"),
    [
        ("hazards_rectified", "督促整改", "督促整改"),
        ("hazards_rectified", "搞定", ""),
        ("hazards_found", "督促整改", ""),
    ],
)
def test_a_verb_is_kept_where_it_is_the_metrics(metric: str, wording: str, kept: str) -> None:
    made = proposed(find(TEXT, "5处", metric=metric, wording=wording))
    assert made.rows["wording"].tolist() == [kept]


def test_a_card_is_toml_whatever_stands_in_the_title() -> None:
    title = 'a "b" \\ \n\t\x7f #'
    about = {
        "title": title,
        "published": "2024",
        "published_basis": "inferred",
        "published_note": "x",
    }
    card = tomllib.loads(
        card_of(TEXT, UNIT, about, {"sub-unit-1": Actor('"站"', "sub-unit 1", "sub_unit")})
    )
    assert card["title"] == title
    assert card["sha256"] == text_checksum(TEXT)
    assert card["actors"]["sub-unit-1"]["zh"] == '"站"'
