"""The words that bind a number (近, 余, 以上 …), and what each says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from analysis.vocabulary.lists import read_toml

FILE = "hedges.toml"


@dataclass(frozen=True, slots=True)
class Hedges:
    """Hedges by their word: what relation each states, before the number and after it.

    `links` may stand between a hedge and its number (大约有30家). `other_words`:
    the characters that make a hedge part of another word (最近).
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    links: tuple[str, ...]
    other_words: Mapping[str, str]


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: relation for relation, words in table.items() for word in words}


@cache
def hedges() -> Hedges:
    """All hedges.

    >>> hedges().before["将近"], hedges().after["左右"]
    ('lt', 'approx')
    """
    rows = read_toml(FILE)
    return Hedges(_by_word(rows["before"]), _by_word(rows["after"]), tuple(rows["links"]["words"]), rows["other_words"])
