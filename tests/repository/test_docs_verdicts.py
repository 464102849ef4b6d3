"""docs/verdicts.md: every question and every reason is in it, and what it shows is so."""

import re
from pathlib import Path

import pytest

from analysis.vocabulary import ask_words, caveats, questions, reasons

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "verdicts.md").read_text(encoding="utf-8")
CAUTIONS = {
    "HEDGED",
    "ROUNDED",
    "SMALL_N",
    "PLAUSIBILITY",
    "any other code of `caveats.toml`",
    "BREAK",
    "SEASON",
    "GAP",
    "EXPOSURE",
    "REVISED",
    "CHANCE",
    "NOMINAL",
    "WINDOW",
    "POLARITY",
    "SCATTER",
    "CONTEXT",
    "SELF_SELECTED",
}


def first_cells(heading: str) -> list[str]:
    """The first cell of each row of the table under `heading`."""
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| ([^|]+?) \|", part, flags=re.MULTILINE)[1:]


def test_every_question_is_told() -> None:
    told = [
        name for cell in first_cells("What may be asked") for name in re.findall("`([a-z]+)`", cell)
    ]
    assert told == list(questions())


def test_every_reason_is_told_in_its_order() -> None:
    assert first_cells("What refuses") == list(reasons())


def test_every_caution_is_told() -> None:
    assert set(first_cells("What only cautions")) == CAUTIONS
    coded = {name for name in CAUTIONS if name.isupper()}
    assert set(caveats()) | set(reasons()) >= coded


@pytest.mark.parametrize("code", reasons())
def test_what_can_be_asked_for_is_told_and_what_can_not_is_told_too(code: str) -> None:
    (line,) = [
        line
        for line in PAGE.splitlines()
        if line.startswith(f"| {code} |") and line.count("|") == 5
    ]
    assert line.rstrip(" |").split("| ")[-1].startswith("nothing") == (code not in ask_words())
