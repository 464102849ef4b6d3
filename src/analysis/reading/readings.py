"""What a stretch of text says of its numbers, whatever their digits: read once for each shape."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.reading.clauses import clauses, masked
from analysis.reading.grammar import Groups
from analysis.reading.number_scan import Found, numbers
from analysis.reading.numeral_grammar import DIGIT
from analysis.reading.numerals import NumeralError
from analysis.reading.quantities import Steps, quantity_of, steps_of
from analysis.reading.roles import TIME_MEASURES
from analysis.reading.segments import SURROGATES
from analysis.reading.stated import PhraseError, Quantity
from analysis.reading.wordings import Said, read_clause

DIGITS = re.compile(f"[{DIGIT}]")
KEPT = 2**15  # shapes; a corpus has more, of which few return


class Reading(NamedTuple):
    """A number of a stretch, by its shape; offsets are those of the stretch.

    Its quantity is `fixed` where no digit is in it (十余人), follows from `steps`
    where its digits are plain, and else is read anew from its parts at `spans`.
    `number` is where the number itself starts behind its hedges. `clause`,
    `wording` and `place`: where its clause begins, the clause masked, its place in it.
    """

    start: int
    end: int
    number: int
    steps: Steps | None
    fixed: Quantity | None
    spans: tuple[tuple[int, int], ...]
    said: Said
    clause: int
    wording: str
    place: int


@lru_cache(KEPT)
def readings_of(shape: bytes, statistics: bool) -> tuple[Reading, ...]:
    """What a stretch of that shape says of each of its numbers, or of its `statistics` alone."""
    words = shape.decode(errors=SURROGATES)
    return tuple(_readings(words, statistics))


def _readings(words: str, statistics: bool) -> Iterator[Reading]:
    whole = [found for found in numbers(words, idioms=not statistics) if found.joined is None]
    for start, end, members in clauses(words, whole):
        if statistics and len(members) == 1 and _of_time(members[0].groups):
            continue
        wording = masked(words, start, end, members)
        for place, (member, said) in enumerate(zip(members, read_clause(wording), strict=True)):
            if said.role == "statistic" or not statistics:
                try:
                    yield _reading(words, member, said, start, wording, place)
                except (NumeralError, PhraseError):  # its characters make no number (一二一)
                    continue


def _of_time(groups: Groups) -> bool:
    """Whether a number counts time, not said in words (零事故 before 点)."""
    return groups.measure in TIME_MEASURES and not groups.said


def _reading(words: str, member: Found, said: Said, clause: int, wording: str, place: int) -> Reading:
    start, end, number, groups, spans, _ = member
    before = words[start:number]
    steps = steps_of(before, groups)
    digits = DIGITS.search(words, number, end) is not None
    fixed = None if steps is not None or digits else quantity_of(before, groups)
    return Reading(start, end, number, steps, fixed, spans, said, clause, wording, place)
