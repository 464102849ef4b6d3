"""A closed list: a mapping that refuses what is not in it and names the file to edit."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.resources import files
from typing import Any, TypeVar

T = TypeVar("T")


class UnknownTermError(KeyError):
    """A word outside its closed list; the message says where to add it."""

    def __str__(self) -> str:
        return str(self.args[0])


@dataclass(frozen=True, slots=True)
class Label:
    """A name in both languages."""

    zh: str
    en: str

    def __getitem__(self, lang: str) -> str:
        """The name in `lang`, zh or en."""
        return self.en if lang == "en" else self.zh


class Terms(Mapping[str, T]):
    """The entries of one closed list, by id, in the file's order.

    >>> colours = Terms("colour", "colours.toml", {"red": 1})
    >>> colours["red"]
    1
    >>> colours["rad"]
    Traceback (most recent call last):
    analysis.vocabulary.lists.UnknownTermError: colour 'rad' is unknown; did you mean 'red'? The list is colours.toml
    """

    def __init__(self, word: str, source: str, entries: Mapping[str, T]) -> None:
        self.word, self.source, self._entries = word, source, dict(entries)

    def __getitem__(self, key: str) -> T:
        try:
            return self._entries[key]
        except KeyError:
            raise UnknownTermError(self.refusal(key)) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def refusal(self, key: str) -> str:
        """Why `key` is refused: what was perhaps meant, and where the list is."""
        close = get_close_matches(key, self._entries, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else "."
        return f"{self.word} {key!r} is unknown{hint} The list is {self.source}"


def read_toml(name: str) -> dict[str, Any]:
    """The tables of `name`, a TOML file beside this one."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def where(name: str) -> str:
    """How a message names a vocabulary file."""
    return f"src/analysis/vocabulary/{name}"
