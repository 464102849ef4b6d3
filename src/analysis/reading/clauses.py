"""A text's numbers, clause by clause.

What a number is (its role) and what it counts (its metric) follow from the words
of its clause, not from its digits. So digits are masked, and each wording is read
once however often it returns.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.grammar import QUANTITY, hedges_before

BOUNDARY = re.compile(r"[，。；！？,;!?]|\n\s*\n|\n[ \u3000]{2}")
REACH = 48
DIGITS = frozenset("0123456789０１２３４５６７８９")
MASK = "0"
LONGEST_BARE = 6
SHARES = ("半数", "一半", "半")


class Mark(NamedTuple):
    """A number in its masked clause: where it stands, and its form.

    `numeral` is the Han numeral as printed, or what the digits look like: 0 for
    any, 00 for a number no count is written like (leading noughts, seven digits
    without a measure), 0万 for one with a magnitude. `bound`: a hedge, a range
    or 余 stands with it. `said`: a zero or a pair in words.
    """

    start: int
    end: int
    numeral: str
    measure: str
    bound: bool
    said: bool


class Found(NamedTuple):
    """A number where it stands in the text: its span with hedges and measure, and its match."""

    start: int
    end: int
    number: int
    match: re.Match[str]


class Clause(NamedTuple):
    """Words between two boundaries, digits masked, with the marks of its numbers."""

    words: str
    marks: tuple[Mark, ...]


def numbers(text: str) -> list[Found]:
    """Every number of `text`, of whatever role, in order and disjoint."""
    found, last = [], 0
    for match in QUANTITY.finditer(text):
        at = match.start()
        start = max(hedges_before(text, at), last)
        end = match.end()
        while text[end - 1] in " \n\u3000\t":
            end -= 1
        found.append(Found(start, end, at, match))
        last = end
    return found


def clauses(text: str, found: list[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """Groups of `found` that stand in one clause, with where the clause starts and ends."""
    place, count, floor = 0, len(found), 0
    while place < count:
        first = found[place].start
        start = max(floor, first - REACH)
        for mark in BOUNDARY.finditer(text, start, first):
            start = mark.end()
        members, end = [found[place]], found[place].end
        place += 1
        while True:
            mark = BOUNDARY.search(text, end, end + REACH)
            stop = mark.start() if mark else min(end + REACH, len(text))
            if place == count or found[place].start >= stop:
                break
            members.append(found[place])
            end = found[place].end
            place += 1
        yield start, stop, members
        floor = stop


def masked(text: str, start: int, end: int, members: list[Found]) -> Clause:
    """The clause text[start:end], with digits, hedges and line breaks taken out."""
    words, marks, at, length = [], [], start, 0
    for member in members:
        before = text[at : member.start]
        if "\n" in before or " " in before:
            before = before.replace("\n", "").replace(" ", "")
        mark = _mark(text, member, length + len(before))
        shown = mark.numeral + mark.measure
        words += [before, shown]
        length += len(before) + len(shown)
        marks.append(mark)
        at = member.end
    after = text[at:end]
    words.append(after.replace("\n", "").replace(" ", ""))
    return Clause("".join(words), tuple(marks))


def _mark(text: str, member: Found, start: int) -> Mark:
    number, said, over, more, half, to, upper, mid, measure, last = member.match.group(
        "number", "said", "over", "more", "half", "to", "upper", "mid", "measure", "last"
    )
    bound = bool(over or more or half or upper or mid or last or member.start < member.number)
    numeral, measure = number, (measure or "").replace("％", "%")
    if over or number in SHARES and not measure:
        measure = "%"
    if number[0] in DIGITS:
        numeral = _digits(number, measure, bool(to and not measure))
    return Mark(start, start + len(numeral) + len(measure), numeral, measure, bound, bool(said))


def _digits(number: str, measure: str, loose: bool) -> str:
    """What digits look like, so that alike ones are read once."""
    if number[-1] in "十百千万亿":
        return MASK + number[-1]
    noughts = number[0] in "0０" and len(number) > 1 and number[1] not in ".．"
    return MASK * 2 if noughts or loose or (not measure and len(number) > LONGEST_BARE) else MASK
