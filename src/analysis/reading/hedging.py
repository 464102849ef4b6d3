"""The hedges before a number: where they begin, and what all hedges of a phrase say together."""

import re
from collections.abc import Iterable
from functools import cache

from analysis.reading.measure_grammar import alternatives
from analysis.vocabulary import hedges

MORE = "gt"
ROUND_ONLY = frozenset("上过")
STACKED = 3
NONE = frozenset[str]()
OTHER_WORDS = {word: frozenset(signs) for word, signs in hedges().other_words.items()}
HEDGE = re.compile(alternatives(hedges().before))
ENDS = frozenset(word[-1] for word in (*hedges().before, *hedges().links)) | frozenset(" \n\u3000")


def _backwards(words: Iterable[str]) -> str:
    return alternatives(word[::-1] for word in words)


# One hedge, with a link and a blank between it and what follows; read from its end to its start.
BEFORE = re.compile(
    rf"[ \n\u3000]?+(?:({_backwards(hedges().before)})|(?:{_backwards(hedges().links)})({_backwards(hedges().before)}))"
)


def hedges_before(backwards: str, end: int, *, round_number: bool) -> int:
    """How many characters of hedges stand right before a number, stacked or with a link between.

    `backwards` is the text reversed, and `end` where the number's start is in it,
    so that one anchored match finds each. `round_number`: it is a bare 百, 千, 万, 亿.

    >>> hedges_before("近成造", 0, round_number=False), hedges_before("成造少至", 0, round_number=False)
    (1, 4)
    """
    at = end
    for _ in range(STACKED):
        match = BEFORE.match(backwards, at)
        if match is None:
            break
        word, after = match[1] or match[2], match.end()
        if (word in ROUND_ONLY and not round_number) or backwards[after : after + 1] in OTHER_WORDS.get(word[-1], NONE):
            break
        at = after
        if backwards[at : at + 1] not in ENDS:
            break
    return at - end


def all_hedges(text: str) -> bool:
    """Whether `text` is hedges and links alone.

    >>> all_hedges("大约有"), all_hedges("检查约")
    (True, False)
    """
    return hedges_before(text[::-1], 0, round_number=True) == len(text)


@cache
def relation_of(before: str, after: str, more: str) -> str:
    """What all hedges say together, "" where there are none.

    One way keeps the nearer to the number; against each other they say about.

    >>> relation_of("超过", "", "余"), relation_of("近", "左右", "")
    ('gt', 'approx')
    """
    found = {hedges().before[word] for word in HEDGE.findall(before)}
    found |= {hedges().after.get(word, MORE) for word in after.split("|") if word}
    if more:
        found.add("approx" if more == "来" else MORE)
    found.discard("eq")
    if len(found) < 2:
        return found.pop() if found else "eq"
    if "lt" in found:
        return "approx"
    return MORE if MORE in found else "ge"
