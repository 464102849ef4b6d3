"""The words by which a number's role is told: statistic, slogan, date, ordinal, identifier, other."""

from collections.abc import Mapping
from functools import cache

from analysis.vocabulary.lists import read_toml

ROLES = ("statistic", "slogan", "date", "ordinal", "identifier", "other")
FILE = "roles.toml"


@cache
def role_words() -> Mapping[str, tuple[str, ...]]:
    """Lists of words by their name.

    >>> "到位" in role_words()["abstract"]
    True
    """
    return {name: tuple(words) for name, words in read_toml(FILE)["words"].items()}
