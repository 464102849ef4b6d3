"""A text's numbers, clause by clause.

What a number is (its role) and what it counts (its metric) follow from the words
of its clause, not from its digits. So digits are masked, and each wording is read
once however often it returns: it is the key of a memo, and so one string.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from analysis.extraction.quantities.normalise import plain_phrase
from analysis.extraction.quantities.scan import SIZES, Found
from analysis.vocabulary import measures

# A sign, an empty line, or a line that is set in; both patterns open with a class, which is found
# fast.
BOUNDARY = re.compile(r"[，。；！？,;!?\n](?:(?<!\n)|\s*\n|[ \u3000]{2})")
BOUNDARY_BACKWARDS = re.compile(
    r"[，。；！？,;!?\n \u3000](?:(?<![\n \u3000])|(?<=\n)\s*\n|(?<=[ \u3000])[ \u3000]\n)"
)
REACH = 48
KEPT = 2**16  # wordings, so that memory has a bound; of more, few return
DIGITS = frozenset("0123456789０１２３４５６７８９")
MASK = "0"
LONGEST_BARE = 6
SHARES = ("半数", "一半", "半")
# A mark in a masked clause: OPENS numeral MEASURE measure, then one of the three ends.
OPENS, MEASURE, PLAIN, BOUND, SAID = "\x01", "\x02", "\x03", "\x04", "\x05"
MARKED = re.compile(f"{OPENS}([^{MEASURE}]*){MEASURE}([^{PLAIN}-{SAID}]*)([{PLAIN}-{SAID}])")


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


class Clause(NamedTuple):
    """Words between two boundaries, digits masked, with the marks of its numbers."""

    words: str
    marks: tuple[Mark, ...]


def group_clauses(text: str, found: list[Found]) -> Iterator[tuple[int, int, list[Found]]]:
    """Groups of `found` that stand in one clause, with where the clause starts and ends."""
    backwards, size = text[::-1], len(text)
    place, count, floor = 0, len(found), 0
    while place < count:
        first = found[place].start
        # `floor` is where the clause before ended: clauses share no character.
        start = first - REACH if first - REACH > floor else floor
        if (mark := BOUNDARY_BACKWARDS.search(backwards, size - first, size - start)) is not None:
            start = size - mark.start()
        begin, stop = place, first
        # The boundary behind a number is looked for anew only where the last one lies before it.
        while place < count and (place == begin or found[place].start < stop):
            end = found[place].end
            if stop < end or place == begin:
                mark = BOUNDARY.search(text, end, end + REACH)
                stop = mark.start() if mark is not None else min(end + REACH, size)
            place += 1
        yield start, stop, found[begin:place]
        floor = stop


def mask_clause(text: str, start: int, end: int, members: list[Found]) -> str:
    """The clause text[start:end] with digits masked and hedges taken out, each number marked.

    Read by `marked`.
    """
    pieces: list[str] = []
    for member in members:
        pieces += text[start : member.start], _mark_number(member)
        start = member.end
    words = "".join(pieces) + text[start:end]
    return words.replace("\n", "").replace(" ", "")


def unmask_clause(words: str) -> Clause:
    r"""The clause that a masked one stands for.

    >>> unmask_clause("检查单位\x010\x02家\x03").words
    '检查单位0家'
    """
    pieces: list[str] = []
    marks, at, length = [], 0, 0
    for match in MARKED.finditer(words):
        numeral, measure, form = match.groups()
        pieces += words[at : match.start()], numeral, measure
        length += match.start() - at
        end = length + len(numeral) + len(measure)
        marks.append(Mark(length, end, numeral, measure, form == BOUND, form == SAID))
        at, length = match.end(), end
    return Clause("".join([*pieces, words[at:]]), tuple(marks))


def _mark_number(member: Found) -> str:
    start, place, groups = member.start, member.number, member.groups
    number, said, part, over, more, scale, half, _, to, upper, _, mid, measure, other, _, last = (
        groups
    )
    form = PLAIN
    if said is not None:
        form = SAID
    elif start < place or more or half or upper or mid or last or part or over or scale:
        form = BOUND
    # 人（次） and 家/次 are printed so: 人次, 家次.
    if other == "次" and f"{measure}次" in measures():
        measure = f"{measure}次"
    # 百分之九十 and 半数 have no measure of their own and are shares; 1又2分之1 is none.
    if (over and not part) or measure == "％" or (measure is None and number in SHARES):
        measure = "%"
    if number[0] in DIGITS:
        number = _mask_digits(number, measure, to is not None and measure is None)
    elif not number.isalnum():
        number = plain_phrase(number)
    return f"{OPENS}{number}{MEASURE}{measure or ''}{form}"


def _mask_digits(number: str, measure: str | None, loose: bool) -> str:
    """What digits look like, so that alike ones are read once."""
    if number[-1] in SIZES:
        return MASK + number[-1]
    noughts = number[0] in "0０" and len(number) > 1 and number[1] not in ".．"
    return (
        MASK * 2 if noughts or loose or (measure is None and len(number) > LONGEST_BARE) else MASK
    )
