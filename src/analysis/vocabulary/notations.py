"""Notations that the reader refuses as a whole, each with what stands beside the digits and the reason."""

from dataclasses import dataclass
from functools import cache

from analysis.vocabulary.lists import Label, Terms, read_toml, where

FILE = "notations.toml"


@dataclass(frozen=True, slots=True)
class Notation(Label):
    """A way to write a number, and why it is not read; `before` and `after` are patterns of what is beside digits."""

    before: str = ""
    after: str = ""


@cache
def notations() -> Terms[Notation]:
    """Notations by id.

    >>> notations()["power"]["zh"]
    '乘方（2^5）：是算式，不是报出的数'
    """
    return Terms("notation", where(FILE), {key: Notation(**row) for key, row in read_toml(FILE).items()})
