"""What the reader found in a report -> a proposed ledger, and the actors of its card.

A proposal is never cleaned: a person confirms it first. Where the grammar can't
take the reader's words as they stand, the note says what to correct.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.extraction.quantities.quantity import PhraseError, read_quantity
from analysis.extraction.windows.dates import Published, WindowError
from analysis.extraction.windows.window import read_window
from analysis.records.cards import Actor
from analysis.records.ledgers import LEDGER_COLUMNS, PROPOSED
from analysis.records.proof import seal_lines
from analysis.vocabulary import Unit, levels, metrics

STATISTIC, OFFICER = "statistic", "officer"
INFERRED = "inferred"
NUMBERED = {"sub_unit": "sub-unit", OFFICER: "officer"}
LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class Proposal:
    """Hold a report about to be added: the rows of its ledger, the actors beside the unit."""

    rows: pd.DataFrame
    actors: Mapping[str, Actor]


def propose_rows(found: pd.DataFrame, unit: Unit, published: Published) -> Proposal:
    """Return the statistics of `found` (read_text's columns) as proposed rows of a ledger.

    A sub-unit is named by the words of the text; an officer never is.
    """
    statistics = found[found["role"] == STATISTIC]
    actors: dict[tuple[str, str], str] = {}
    rows = [
        _proposed_row(line, _actor_name(line, actors), unit, published)
        for line in statistics.to_dict("records")
    ]
    named = {}
    # _actor_name filled `actors` while the rows were made: level and words -> name on the card.
    for (level, words), name in actors.items():
        named[name] = _actor_entry(name, level, words)
    return Proposal(pd.DataFrame(rows, columns=list(LEDGER_COLUMNS)), named)


def _actor_name(line: Mapping[Any, Any], known: dict[tuple[str, str], str]) -> str:
    """Name on the card of a part of the unit, empty for the unit itself.

    `known` grows by level and words.
    """
    level = str(line["actor_level"])
    if level not in levels() or levels()[level].unit:
        return ""
    words = re.sub(r"\s+", "", str(line["actor"]))
    # Each level is counted by itself: sub-unit-1, officer-1, sub-unit-2.
    number = sum(other == level for other, _ in known) + 1
    return known.setdefault((level, words), f"{NUMBERED[level]}-{number}")


def _actor_entry(name: str, level: str, words: str) -> Actor:
    """The card's entry: a sub-unit in the words of the text, an officer as one officer."""
    number = name.rpartition("-")[2]
    if level != OFFICER:
        return Actor(words[:LONGEST_NAME] or f"下属单位{number}", f"sub-unit {number}", level)
    which = "" if number == "1" else number
    return Actor(f"一名人员{which}", f"one officer {which}".strip(), level)


def _proposed_row(
    line: Mapping[Any, Any], actor: str, unit: Unit, published: Published
) -> dict[str, object]:
    """One row of the ledger."""
    metric, wording, phrase = str(line["metric"]), str(line["wording"]), str(line["phrase"])
    wordings = metrics()[metric].verbs if metric in metrics() else {}
    window, doubt = _window_words(str(line["window_phrase"]), published)
    # Words of the report's lead govern the number from afar: a ledger keeps them apart.
    own = line["window_basis"] != INFERRED
    return {
        "start": int(line["start"]),
        "phrase": phrase,
        "metric": metric,
        "actor": f"{unit.id}/{actor}" if actor else unit.id,
        "wording": wording if wording in wordings else "",
        "window_phrase": window if own else "",
        "window_inherited": "" if own else window,
        "status": PROPOSED,
        "note": "; ".join(filter(None, (_phrase_doubt(phrase), doubt))),
    }


def _phrase_doubt(phrase: str) -> str:
    """Why a ledger can't take the phrase as it stands; empty where it can."""
    try:
        read_quantity(phrase)
    except PhraseError as error:
        return f"correct the phrase: {error}"
    return ""


def _window_words(words: str, published: Published) -> tuple[str, str]:
    """The words of time, empty where a ledger can't take them, and that it can't.

    Unread words may hold a name.
    """
    try:
        read_window(words, published)
    except WindowError:
        return "", "see to the window: its words can't be read"
    return words, ""


def card_of(text: str, unit: Unit, about: Mapping[str, str], actors: Mapping[str, Actor]) -> str:
    """Return a card.toml for `text`; `about` gives title and the lines on publication."""
    lines = [
        f"unit = {_toml_string(unit.id)}",
        f"title = {_toml_string(about['title'])}",
        'publisher = ""',
        f"published = {_toml_string(about['published'])}",
        f"published_basis = {_toml_string(about['published_basis'])}",
        f"published_note = {_toml_string(about['published_note'])}",
        'notes = ""',
        "",
        "# Of the normalised text: BOM dropped, newlines to \\n, nothing else.",
        seal_lines(text),
        "",
        "# Actors beside the unit itself; people are never named.",
        "[actors]",
    ]
    for name, actor in actors.items():
        zh, en, level = map(_toml_string, (actor.zh, actor.en, actor.level))
        lines.append(f"{name} = {{ zh = {zh}, en = {en}, level = {level} }}")
    return "\n".join(lines) + "\n"


def _toml_string(text: str) -> str:
    """`text` as a TOML string."""
    # JSON escapes as TOML does, but lets DEL stand, which TOML refuses.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
