"""The numbers of a text, each with its quantity, role, metric and the verb that governs it.

What a number is and counts is read clause by clause; what a clause leaves open,
its sentence may tell: an audience, a part of the number before, a verb left out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.reading.characters import simplified
from analysis.reading.clauses import Found, clauses, marked, masked, numbers
from analysis.reading.grammar import Groups, alternatives
from analysis.reading.numerals import NumeralError
from analysis.reading.quantities import quantity_of
from analysis.reading.roles import TIME_MEASURES, role_of
from analysis.reading.stated import PAIR, ZERO, PhraseError, Quantity
from analysis.reading.topics import metric_of, trigger_words
from analysis.vocabulary import metrics, nouns, role_words

NOUN = re.compile(alternatives(nouns()))
AUDIENCE = re.compile(alternatives(role_words()["audience"]))
PARTS = re.compile(alternatives(role_words()["parts"]))
PEOPLE = ("人", "人次", "名", "")
AUDIENCES = {target: metric.id for metric in metrics().values() for target in metric.audience_of}
OPEN = {"", "people_reached", *AUDIENCES.values()}
ENOUGH = 2.0
LEAD = 30
SENTENCE_END = re.compile("[。！？]")
DIGITS = re.compile(r"[0-9０-９.]+")
ENDS, BOUNDS = "。！？\n", "，,；;。！？\n"
MEMO = 1 << 16
MEASURE = Groups._fields.index("measure")


class Said(NamedTuple):
    """What a clause says of one of its numbers: role, metric, the measure that a noun implies, and the verb printed."""

    role: str
    metric: str
    noun: str
    wording: str


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


@lru_cache(maxsize=MEMO)
def read_clause(wording: str) -> tuple[Said, ...]:
    """What a masked clause says of each of its numbers; each wording is read once."""
    clause = marked(wording)
    words = trigger_words(clause.words)
    places = tuple(mark.start for mark in clause.marks if len(mark.numeral + mark.measure) > 1 or mark.numeral == "0")
    said = []
    for place, mark in enumerate(clause.marks):
        end = mark.start if mark.said else mark.end
        metric, fit = metric_of(
            words, mark.start, end, mark.measure, tuple(at for at in places if at != mark.start), said=mark.said
        )
        role = role_of(clause, place, metric, fit)
        noun = NOUN.match(clause.words, mark.end) if not mark.measure else None
        metric = metric if role == "statistic" else ""
        said.append(
            Said(role, metric, nouns()[noun.group()] if noun else "", _wording(clause.words, mark.start, metric))
        )
    return tuple(said)


def _wording(words: str, start: int, metric: str) -> str:
    """The verb printed before a number, of those that the metric tells apart: the nearest, and of these the longest."""
    known = metrics()[metric].wordings if metric else {}
    printed = [(words.rfind(verb, 0, start) + len(verb), len(verb), verb) for verb in known if verb in words[:start]]
    return max(printed)[2] if printed else ""


def mentions(text: str, *, statistics: bool = False) -> Iterator[Mention]:
    """Every number of `text` that states a quantity, in order; its offsets are those of `text`.

    `statistics`: those alone, and nothing is worked out for the others.
    """
    words = simplified(text)
    last: Mention | None = None
    for start, end, members in clauses(words, numbers(words, idioms=not statistics)):
        if statistics and len(members) == 1 and members[0].groups[MEASURE] in TIME_MEASURES:
            continue
        wording = masked(words, start, end, members)
        for place, (member, own) in enumerate(zip(members, read_clause(wording), strict=True)):
            counted = own.role == "statistic"
            if (statistics and not counted) or (quantity := _quantity(words, member)) is None:
                continue
            left_open = counted and (not own.metric or (own.metric in OPEN and last and last.metric in AUDIENCES))
            said = _continued(words, start, wording, place, own, last) if left_open else own
            mention = _mention(text, member, quantity, said)
            yield mention
            if counted:
                last = mention


def _quantity(words: str, member: Found) -> Quantity | None:
    """The quantity of a number; None where its characters make no number (一二一)."""
    start, _, number, groups = member
    if groups[1] is not None:
        return PAIR if groups[1] == "双" else ZERO
    try:
        return quantity_of(words[start:number] if start < number else "", groups)
    except (NumeralError, PhraseError):
        return None


def _mention(text: str, member: Found, quantity: Quantity, said: Said) -> Mention:
    value, relation, low, high, strict_low, strict_high, measure, _, zero, _ = quantity
    role, metric, noun, wording = said
    if not measure:
        measure = noun or (metrics()[metric].measures[0] if metric and not zero else "")
    start, end = member[:2]
    bounded = (value, relation, low, high, strict_low, strict_high)
    return tuple.__new__(Mention, (start, end, text[start:end], *bounded, measure, role, metric, wording))


def _continued(words: str, start: int, wording: str, place: int, said: Said, last: Mention | None) -> Said:
    """What the sentence says of a number whose clause leaves its metric open."""
    same = last is not None and SENTENCE_END.search(words, last.end, start) is None
    known = (last.metric, last.measure) if same and last is not None else ("", "")
    metric, verb = _sentence_metric(wording, place, said, *known, _lead(words, start))
    return Said(said.role, metric, said.noun, verb)


def _lead(words: str, start: int) -> str:
    """The clause before the one at `start`, its digits masked; empty where a sentence begins there."""
    if not start or words[start - 1] in ENDS:
        return ""
    lead = words[max(0, start - LEAD) : start - 1]
    for sign in BOUNDS:
        if sign in lead:
            lead = lead.rpartition(sign)[2]
    return DIGITS.sub("0", lead)


@lru_cache(maxsize=MEMO)
def _sentence_metric(wording: str, place: int, said: Said, metric: str, measure: str, lead: str) -> tuple[str, str]:
    """Metric and verb by the sentence; `metric` and `measure` are those of its last statistic.

    An audience of what it names, a part of the number before, or a verb in the
    clause before: 罚款再创新高，达到213万元.
    """
    clause = marked(wording)
    mark = clause.marks[place]
    if metric in AUDIENCES and mark.measure in PEOPLE and AUDIENCE.search(clause.words):
        return AUDIENCES[metric], ""
    if said.metric:
        return said.metric, said.wording
    if metric and measure == mark.measure and PARTS.search(clause.words, 0, mark.start):
        return metric, ""
    size, longer = len(lead), lead + clause.words
    led, fit = metric_of(trigger_words(longer), mark.start + size, mark.end + size, mark.measure)
    return (led, _wording(longer, mark.start + size, led)) if fit >= ENOUGH else ("", "")
