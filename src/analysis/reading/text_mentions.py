"""The numbers of a text, each with its quantity, role, metric and the verb that governs it."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.reading.characters import simplified
from analysis.reading.clauses import OPENS, Found, clauses, masked, numbers
from analysis.reading.grammar import Groups
from analysis.reading.numerals import NumeralError
from analysis.reading.quantities import quantity_of
from analysis.reading.roles import TIME_MEASURES
from analysis.reading.sentences import continued, left_open
from analysis.reading.stated import PhraseError, Quantity
from analysis.reading.wordings import Said, read_clause
from analysis.vocabulary import metrics

MEASURE = Groups._fields.index("measure")
NOTHING = (0, "", "")  # end, metric and measure of the statistic before the first


class Mention(NamedTuple):
    """A number of a text, and what its words say."""

    start: int
    end: int
    phrase: str
    value: float
    relation: str
    low: float
    high: float
    strict_low: float
    strict_high: float
    measure: str
    role: str
    metric: str
    wording: str


def mentions(text: str, *, statistics: bool = False) -> Iterator[Mention]:
    """Every number of `text` that states a quantity, in order; its offsets are those of `text`.

    `statistics`: those alone, and nothing is worked out for the others.
    """
    words = simplified(text).replace(OPENS, " ")  # no character of the text may pass for a mark
    last = NOTHING
    for start, end, members in clauses(words, numbers(words, idioms=not statistics)):
        if statistics and len(members) == 1 and members[0].groups[MEASURE] in TIME_MEASURES:
            continue
        wording = masked(words, start, end, members)
        for place, (member, own) in enumerate(zip(members, read_clause(wording), strict=True)):
            counted = own.role == "statistic"
            if statistics and not counted:
                continue
            try:
                quantity = quantity_of(words[member.start : member.number], member.groups)
            except (NumeralError, PhraseError):  # its characters make no number (一二一)
                continue
            more = counted and left_open(own, last[1])
            said = continued(words, start, wording, place, own, last) if more else own
            mention = _mention(text, member, quantity, said)
            yield mention
            if counted:
                last = (mention.end, mention.metric, mention.measure)


def _mention(text: str, member: Found, quantity: Quantity, said: Said) -> Mention:
    value, relation, low, high, strict_low, strict_high, measure, _, zero, _ = quantity
    role, metric, noun, wording = said
    if not measure:
        measure = noun or (metrics()[metric].measures[0] if metric and not zero else "")
    start, end = member[:2]
    bounded = (value, relation, low, high, strict_low, strict_high)
    return tuple.__new__(Mention, (start, end, text[start:end], *bounded, measure, role, metric, wording))
