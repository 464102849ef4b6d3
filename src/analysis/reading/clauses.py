"""A text's numbers, clause by clause.

What a number is (its role) and what it counts (its metric) follow from the words
of its clause, not from its digits. So digits are masked, and each wording is read
once however often it returns.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.grammar import QUANTITY, Groups, hedges_before

BOUNDARY = re.compile(r"[，。；！？,;!?]|\n\s*\n|\n[ \u3000]{2}")
REACH = 48
DIGITS = frozenset("0123456789０１２３４５６７８９")
SIZES = frozenset("十百千万亿")
MASK = "0"
LONGEST_BARE = 6
SHARES = ("半数", "一半", "半")
COUNTED_BARE = frozenset("死伤亡男女轻重")
BEFORE_BARE = frozenset("为死伤亡")


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
    """A number where it stands in the text: its span with hedges and measure, where the number itself starts, its parts."""

    start: int
    end: int
    number: int
    groups: Groups


class Clause(NamedTuple):
    """Words between two boundaries, digits masked, with the marks of its numbers."""

    words: str
    marks: tuple[Mark, ...]


def numbers(text: str, *, idioms: bool = True) -> list[Found]:
    """Every number of `text`, of whatever role, in order and disjoint.

    Without `idioms`, single Han numerals that stand alone (统一, 三农) are passed
    over: none of them is a statistic.
    """
    found, last = [], 0
    for match in QUANTITY.finditer(text):
        at, end = match.span()
        if not idioms and end - at == 1 and text[at] not in DIGITS and _idiom(text, at):
            continue
        start = hedges_before(text, at)
        while text[end - 1] in " \n\u3000\t":
            end -= 1
        found.append(Found(start if start >= last else last, end, at, Groups(*match.groups())))
        last = end
    return found


def _idiom(text: str, at: int) -> bool:
    return text[at + 1 : at + 2] not in COUNTED_BARE and text[at - 1 : at] not in BEFORE_BARE


def clauses(text: str, found: list[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """Groups of `found` that stand in one clause, with where the clause starts and ends."""
    place, count, floor = 0, len(found), 0
    boundary = BOUNDARY.search
    while place < count:
        first = found[place].start
        start = first - REACH if first - REACH > floor else floor
        while (mark := boundary(text, start, first)) is not None:
            start = mark.end()
        begin = place
        while True:
            end = found[place].end
            place += 1
            mark = boundary(text, end, end + REACH)
            stop = mark.start() if mark else min(end + REACH, len(text))
            if place == count or found[place].start >= stop:
                break
        yield start, stop, found[begin:place]
        floor = stop


def masked(text: str, start: int, end: int, members: list[Found]) -> Clause:
    """The clause text[start:end], with digits, hedges and line breaks taken out."""
    words, marks, at = "", [], start
    for member in members:
        words += _joined(text[at : member.start])
        mark = _mark(member, len(words))
        words += mark.numeral + mark.measure
        marks.append(mark)
        at = member.end
    return Clause(words + _joined(text[at:end]), tuple(marks))


def _joined(words: str) -> str:
    """`words` without the spaces and line breaks that damage left."""
    return words.replace("\n", "").replace(" ", "") if " " in words or "\n" in words else words


def _mark(member: Found, start: int) -> Mark:
    said = member.groups
    number, measure = said.number, said.measure or ""
    bound = member.start < member.number or any(said[2:6]) or bool(said.upper or said.mid or said.last)
    if measure == "％" or said.over or (not measure and number in SHARES):
        measure = "%"
    numeral = number
    if number[0] in DIGITS:
        numeral = _digits(number, measure, bool(said.to and not measure))
    return Mark(start, start + len(numeral) + len(measure), numeral, measure, bound, said.said is not None)


def _digits(number: str, measure: str, loose: bool) -> str:
    """What digits look like, so that alike ones are read once."""
    if number[-1] in SIZES:
        return MASK + number[-1]
    noughts = number[0] in "0０" and len(number) > 1 and number[1] not in ".．"
    return MASK * 2 if noughts or loose or (not measure and len(number) > LONGEST_BARE) else MASK
