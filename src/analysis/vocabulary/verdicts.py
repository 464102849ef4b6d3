"""What may be asked of rows that stand together, why it is refused, and what to ask a unit for: verdicts.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, read_toml, where

FILE = "verdicts.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that rows are asked, by how its answer opens."""

    allowed: Label
    refused: Label


@dataclass(frozen=True, slots=True)
class Reason(Label):
    """Why rows may not stand together: what the code means, and how each case of it is `said`."""

    said: Mapping[str, Label]


def _labels(rows: Mapping[str, Mapping[str, str]]) -> dict[str, Label]:
    return {key: Label(**row) for key, row in rows.items()}


def _reason(row: dict[str, Any]) -> Reason:
    return Reason(said=_labels(row.pop("said")), **row)


@cache
def questions() -> Terms[Question]:
    """Questions by id.

    >>> questions()["rank"].refused["zh"]
    '不可排名'
    """
    rows = read_toml(FILE)["questions"]
    return Terms("question", where(FILE), {key: Question(**_labels(row)) for key, row in rows.items()})


@cache
def reasons() -> Terms[Reason]:
    """Reasons by code, in the order in which they are told.

    >>> reasons()["WINDOW"]["en"]
    'unlike or unknown windows'
    """
    rows = read_toml(FILE)["reasons"]
    return Terms("reason", where(FILE), {key: _reason(row) for key, row in rows.items()})


@cache
def asks() -> Terms[Label]:
    """How to ask for a number, by the code that stands in its way.

    >>> asks()["MISSING_NOT_ZERO"]["zh"]
    '写明起止日期，没有也请写零'
    """
    return Terms("ask", where(FILE), _labels(read_toml(FILE)["asks"]))


@cache
def verdict_words() -> Terms[Label]:
    """The words of a verdict's sentence.

    >>> verdict_words()["ask"]["zh"]
    '请向{who}索取{metrics}（{how}）。'
    """
    return Terms("word", where(FILE), _labels(read_toml(FILE)["words"]))
