"""The pattern of a measure word, each with what may not follow it."""

import re
from collections.abc import Iterable

from analysis.vocabulary import measures

# Followed by these, 成 is not a tenth but part of a word.
NOT_TENTHS = "为功立员果绩效长本都套熟就品交人年百千型片群了一队组批单行份因语此家天日败"


def alternatives(words: Iterable[str]) -> str:
    """A pattern of any of `words`, the longest first; single characters as a class.

    >>> alternatives(["人", "人次", "名"])
    '人次|[人名]'
    """
    known = sorted(set(words), key=lambda word: (-len(word), word))
    single = "".join(word for word in known if len(word) == 1)
    return "|".join(
        [*(re.escape(word) for word in known if len(word) > 1), *([f"[{re.escape(single)}]"] if single else [])]
    )


def _measures(*, counted: bool = False) -> str:
    """Any measure word (or those that count), each with what may not follow it."""
    known = {word: entry for word, entry in measures().items() if not counted or entry.role == "statistic"}
    guarded = {word: rf"{re.escape(word)}(?![{entry.not_before}])" for word, entry in known.items() if entry.not_before}
    patterns = {word: guarded.get(word, re.escape(word)) for word in sorted(known, key=len, reverse=True)}
    patterns |= {"％": "％", "成": rf"成(?![{NOT_TENTHS}])", "番": "番"}
    first = dict.fromkeys(word[0] for word in patterns)
    return rf"(?=[{''.join(first)}])(?:{'|'.join(_by_first(patterns, sign) for sign in first)})"


def _by_first(patterns: dict[str, str], sign: str) -> str:
    """The patterns of all words that begin with `sign`, the sign itself tried once."""
    own = [pattern[1:] for word, pattern in patterns.items() if word[0] == sign and pattern[0] == sign]
    return rf"{sign}(?:{'|'.join(own)})" if len(own) > 1 else sign + own[0]


MEASURE = _measures()
FIRST_SIGNS = "".join(dict.fromkeys(word[0] for word in measures())) + "％成番"
COUNTED = _measures(counted=True)
