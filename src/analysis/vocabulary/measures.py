"""Measure words (量词), and the nouns that imply one."""

from dataclasses import dataclass
from functools import cache

from analysis.vocabulary.lists import Terms, read_toml, where

FILE = "measures.toml"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure word. `continuous` measures (money, shares) have no steps of 1.

    `role`: what a number so measured is when nothing else tells (a statistic, a date, an ordinal, other).
    `not_before`: characters that make it part of another word (3车道).
    """

    en: str
    continuous: bool = False
    caveat: str = ""
    role: str = "statistic"
    not_before: str = ""


@cache
def measures() -> Terms[Measure]:
    """Measures by their word.

    >>> measures()["元"].continuous
    True
    """
    return Terms("measure", where(FILE), {word: Measure(**row) for word, row in read_toml(FILE)["measures"].items()})


@cache
def nouns() -> Terms[str]:
    """Nouns that stand where a measure would, and the measure they imply.

    >>> nouns()["群众"]
    '人'
    """
    return Terms("noun", where(FILE), read_toml(FILE)["nouns"])
