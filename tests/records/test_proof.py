import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.documents.documents import block_sums, text_checksum
from analysis.problems import Problems
from analysis.project import Project
from analysis.records.cards import Card, read_card
from analysis.records.ledgers import read_ledger
from analysis.records.proof import prove_ledger, sentence_around
from analysis.records.register import read_units

Row = tuple[str, ...]
Prove = Callable[..., tuple[int, Problems]]
PLACE = "mentions.csv"
LINES = "".join(
    "".join(chr(0x4E00 + 49 * line + at) for at in range(49)) + "\n" for line in range(10)
)
TEXT = "查了店铺7家。\n又查了7家，共7家以上，督促整改。\n"


@pytest.fixture
def card(project: Project) -> Card:
    found = read_card(
        project.card("jia"), "card.toml", read_units(project.units, "units.csv"), Problems()
    )
    assert found is not None
    return found


def card_of(card: Card, text: str) -> Card:
    return dataclasses.replace(
        card, sha256=text_checksum(text), characters=len(text), block_sums=block_sums(text)
    )


@pytest.fixture
def proving(
    card: Card,
    tmp_path: Path,
    ledger_row: Callable[..., Row],
    write_ledger: Callable[[Path, list[Row]], None],
) -> Prove:
    """Prove one ledger row against TEXT."""

    def prove_row(phrase: str, **cells: str) -> tuple[int, Problems]:
        problems = Problems()
        write_ledger(
            tmp_path / PLACE, [ledger_row(TEXT, phrase, "units_inspected", "jia", **cells)]
        )
        ledger = read_ledger(tmp_path / PLACE, PLACE, problems)
        return prove_ledger(ledger, card_of(card, TEXT), TEXT, PLACE, problems), problems

    return prove_row


@pytest.mark.parametrize(
    ("phrase", "start", "remedy"),
    [
        pytest.param("7家", 5, "the nearest '7家' starts at 4", id="one off"),
        pytest.param("7家", 12, "the nearest '7家' starts at 11", id="the second is nearer"),
        pytest.param("7家", 900, "the nearest '7家' starts at 15", id="beyond the text"),
        pytest.param("8家", 4, "copy the phrase as it is printed", id="nowhere"),
    ],
)
def test_a_phrase_not_at_its_offset_is_told_with_the_nearest_place(
    proving: Prove, phrase: str, start: int, remedy: str
) -> None:
    proved, problems = proving(phrase, start=str(start))
    assert proved == 0
    assert problems == [(f"{PLACE} row 2", f"{phrase!r} is not at {start}", remedy)]


@pytest.mark.parametrize("name", ["wording", "window_phrase", "window_inherited"])
def test_words_that_are_not_in_the_text_are_told(proving: Prove, name: str) -> None:
    proved, problems = proving("7家", **{name: "今年以来"})
    assert proved == 1
    assert problems == [
        (
            f"{PLACE} row 2",
            f"{name} '今年以来' is not in the text",
            "copy the words as they are printed",
        )
    ]


def test_a_row_that_stands_as_it_says_is_proved(proving: Prove) -> None:
    assert proving("7家以上", wording="督促整改") == (1, [])


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        pytest.param(
            LINES[:330] + "字" + LINES[331:],
            "between characters 320 and 384 (line 7)",
            id="changed",
        ),
        pytest.param(
            LINES[:330] + "字" + LINES[330:],
            "between characters 320 and 384 (line 7)",
            id="inserted",
        ),
        pytest.param(
            LINES[:330] + LINES[331:], "between characters 320 and 384 (line 7)", id="deleted"
        ),
        pytest.param(
            "字" + LINES[1:], "between characters 0 and 64 (line 1)", id="the first character"
        ),
        pytest.param(LINES[:-1], "between characters 448 and 512 (line 9)", id="the last newline"),
        pytest.param(LINES[:330] + "字" + LINES[330:], "; 501 characters, not 500", id="one more"),
        pytest.param(LINES[:330] + LINES[331:], "; 499 characters, not 500", id="one fewer"),
    ],
)
def test_another_text_is_told_with_the_place_of_its_first_change(
    card: Card, tmp_path: Path, changed: str, message: str
) -> None:
    problems = Problems()
    prove_ledger(
        read_ledger(tmp_path / "none", PLACE, Problems()),
        card_of(card, LINES),
        changed,
        PLACE,
        problems,
    )
    assert [problem.place for problem in problems] == ["card.toml"]
    assert "sha256 differs" in problems[0].what
    assert message in problems[0].what
    assert "put the original text back" in problems[0].remedy


@pytest.mark.parametrize(
    "sums", [block_sums(LINES), ""], ids=["all blocks alike", "no blocks on the card"]
)
def test_no_place_is_named_where_none_is_known(card: Card, tmp_path: Path, sums: str) -> None:
    problems = Problems()
    other = dataclasses.replace(card_of(card, LINES), sha256="0" * 64, block_sums=sums)
    prove_ledger(read_ledger(tmp_path / "none", PLACE, Problems()), other, LINES, PLACE, problems)
    assert [problem.what for problem in problems] == ["the sha256 is not that of the text"]


def test_a_card_without_a_checksum_is_told_the_lines_to_write(project: Project) -> None:
    path, units = project.card("jia"), read_units(project.units, "units.csv")
    sums = ("sha256 = ", "characters = ", "block_sums = ")
    bare = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(sums)
    )
    path.write_text('sha256 = ""\ncharacters = 0\nblock_sums = ""\n' + bare, encoding="utf-8")
    ledger, problems = read_ledger(project.ledger("jia"), PLACE, Problems()), Problems()
    unsealed = read_card(path, "card.toml", units, problems)
    assert unsealed is not None
    prove_ledger(ledger.head(0), unsealed, LINES, PLACE, problems)
    assert [problem.what for problem in problems] == ["it has no checksum of the text yet"]
    path.write_text(problems[0].remedy.partition("\n")[2] + "\n" + bare, encoding="utf-8")
    again = Problems()
    sealed = read_card(path, "card.toml", units, again)
    assert sealed is not None
    prove_ledger(ledger.head(0), sealed, LINES, PLACE, again)
    assert not again


@pytest.mark.parametrize(
    ("text", "phrase", "around"),
    [
        pytest.param("前一句。查了3家。后一句。", "3家", "查了3家。", id="between full stops"),
        pytest.param("查了3家", "3家", "查了3家", id="no marks"),
        pytest.param("标题\n查了3家\n下文", "3家", "查了3家", id="a line"),
        pytest.param("问？查了3家；又查", "3家", "查了3家；", id="other marks"),
        pytest.param(
            "前" * 50 + "3家" + "后" * 50,
            "3家",
            "前" * 40 + "3家" + "后" * 40,
            id="cut at 40 to either side",
        ),
    ],
)
def test_the_sentence_around_a_phrase(text: str, phrase: str, around: str) -> None:
    assert sentence_around(text, text.index(phrase), phrase) == around
