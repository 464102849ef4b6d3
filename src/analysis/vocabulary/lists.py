"""Closed lists and their loaders: hedges, notations, roles, and the words of verdicts."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

# --- A closed list: a mapping that refuses what is not in it and names the file to edit.

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
    >>> colours["rad"]  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    analysis.vocabulary.lists.UnknownTermError: colour 'rad' is unknown; did you mean 'red'? ...
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

    # Mapping's own asks for the item, and would look for near matches of each word not found.
    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def refusal(self, key: str) -> str:
        """Why `key` is refused: what was perhaps meant, and where the list is."""
        # Ids are typed by hand, and most that are unknown are a slip away from a known one.
        close = get_close_matches(key, self._entries, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else "."
        return f"{self.word} {key!r} is unknown{hint} The list is {self.source}"


def read_toml(name: str) -> dict[str, Any]:
    """The tables of `name`, a TOML file beside this one."""
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def file_name(name: str) -> str:
    """How a message names a vocabulary file."""
    return f"src/analysis/vocabulary/{name}"


def read_entries(rows: Mapping[str, Mapping[str, Any]], entry: Callable[..., T]) -> dict[str, T]:
    """The tables of a TOML file, each made an `entry` of its keys."""
    return {key: entry(**row) for key, row in rows.items()}


def read_terms(word: str, name: str, entry: Callable[..., T]) -> Terms[T]:
    """The closed list of the file `name`, one `entry` a table; a refusal calls each a `word`."""
    return Terms(word, file_name(name), read_entries(read_toml(name), entry))


# --- The words by which a number's role is told: statistic, slogan, date, ordinal, identifier,
# other.

ROLES = ("statistic", "slogan", "date", "ordinal", "identifier", "other")
ROLES_FILE = "roles.toml"


@cache
def role_words() -> Mapping[str, tuple[str, ...]]:
    """Lists of words by their name.

    >>> "到位" in role_words()["abstract"]
    True
    """
    return {name: tuple(words) for name, words in read_toml(ROLES_FILE)["words"].items()}


# --- Notations that the reader refuses as a whole, each with what stands beside the digits and the
# reason.

NOTATIONS_FILE = "notations.toml"


@dataclass(frozen=True, slots=True)
class Notation(Label):
    """A way to write a number, and why it is not read.

    `before` and `after` are patterns of what is beside digits.
    """

    before: str = ""
    after: str = ""


@cache
def notations() -> Terms[Notation]:
    """Notations by id.

    >>> notations()["power"]["zh"]
    '乘方（2^5）：是算式，不是报出的数'
    """
    return read_terms("notation", NOTATIONS_FILE, Notation)


# --- The words that bind a number (近, 余, 以上 …), and what each says of it.

HEDGES_FILE = "hedges.toml"


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
    # The file lists the words under what they say: gt = ["超", "逾", …].
    relations = dict[str, str]()
    for relation, words in table.items():
        relations |= dict.fromkeys(words, relation)
    return relations


@cache
def hedges() -> Hedges:
    """All hedges.

    >>> hedges().before["将近"], hedges().after["左右"]
    ('lt', 'approx')
    """
    rows = read_toml(HEDGES_FILE)
    return Hedges(
        _by_word(rows["before"]),
        _by_word(rows["after"]),
        tuple(rows["links"]["words"]),
        rows["other_words"],
    )


# --- What may be asked of rows that stand together, why it is refused, and what to ask a unit for:
# verdicts.toml.

VERDICTS_FILE = "verdicts.toml"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that rows are asked, by how its answer opens."""

    allowed: Label
    refused: Label


@dataclass(frozen=True, slots=True)
class Reason(Label):
    """Why rows may not stand together: what the code means, and how each case of it is `said`."""

    said: Mapping[str, Label]


def _read_question(allowed: Mapping[str, str], refused: Mapping[str, str]) -> Question:
    return Question(Label(**allowed), Label(**refused))


def _read_reason(zh: str, en: str, said: Mapping[str, Mapping[str, str]]) -> Reason:
    return Reason(zh, en, read_entries(said, Label))


@cache
def questions() -> Terms[Question]:
    """Questions by id.

    >>> questions()["rank"].refused["zh"]
    '不可排名'
    """
    rows = read_toml(VERDICTS_FILE)["questions"]
    return Terms("question", file_name(VERDICTS_FILE), read_entries(rows, _read_question))


@cache
def reasons() -> Terms[Reason]:
    """Reasons by code, in the order in which they are told.

    >>> reasons()["WINDOW"]["en"]
    'unlike or unknown windows'
    """
    rows = read_toml(VERDICTS_FILE)["reasons"]
    return Terms("reason", file_name(VERDICTS_FILE), read_entries(rows, _read_reason))


@cache
def core_metrics() -> tuple[str, ...]:
    """Return the ids of the indicators that every unit is asked for first.

    Examples
    --------
    >>> core_metrics()[:2]
    ('units_inspected', 'hazards_found')

    """
    return tuple(read_toml(VERDICTS_FILE)["core"]["metrics"])


@cache
def ask_words() -> Terms[Label]:
    """How to ask for a number, by the code that stands in its way.

    >>> ask_words()["MISSING_NOT_ZERO"]["zh"]
    '写明起止日期，没有也请写零'
    """
    rows = read_toml(VERDICTS_FILE)["asks"]
    return Terms("ask", file_name(VERDICTS_FILE), read_entries(rows, Label))


@cache
def verdict_words() -> Terms[Label]:
    """The words of a verdict's sentence.

    >>> verdict_words()["ask"]["zh"]
    '请向{who}索取{metrics}（{how}）。'
    """
    rows = read_toml(VERDICTS_FILE)["words"]
    return Terms("word", file_name(VERDICTS_FILE), read_entries(rows, Label))
