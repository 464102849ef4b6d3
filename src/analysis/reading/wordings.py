"""What the words of a clause say of each of its numbers: role, metric, verb. Each wording is read once."""

from functools import lru_cache
from typing import NamedTuple

from analysis.reading.clauses import KEPT, marked
from analysis.reading.counted import NOUN
from analysis.reading.roles import role_of
from analysis.reading.topics import metric_of, trigger_words
from analysis.vocabulary import metrics, nouns, role_words

CHANGES = role_words()["changes"]


class Said(NamedTuple):
    """What a clause says of one of its numbers: role, metric, the measure that a noun implies, and the verb printed."""

    role: str
    metric: str
    noun: str
    wording: str


@lru_cache(KEPT)
def read_clause(wording: str) -> tuple[Said, ...]:
    """What a masked clause says of each of its numbers; each wording is read once."""
    clause = marked(wording)
    words = trigger_words(clause.words)
    places = tuple(mark.start for mark in clause.marks if len(mark.numeral + mark.measure) > 1 or mark.numeral == "0")
    said = []
    for place, mark in enumerate(clause.marks):
        end = mark.start if mark.said else mark.end
        found = NOUN.match(clause.words, mark.end) if not mark.measure else None
        noun = nouns()[found.group()] if found else ""
        others = tuple(at for at in places if at != mark.start)
        metric, fit = metric_of(words, mark.start, end, mark.measure or noun, others, said=mark.said)
        role = role_of(clause, place, metric, fit)
        metric = metric if role == "statistic" and not changed(clause.words, mark.start) else ""
        said.append(Said(role, metric, noun, verb_of(clause.words, mark.start, metric)))
    return tuple(said)


def changed(words: str, start: int) -> bool:
    """Whether the number at `start` is of a change: two deaths fewer (减少2人) are not two deaths.

    >>> changed("同比减少2人", 4), changed("降至2人", 2)
    (True, False)
    """
    return words.endswith(CHANGES, 0, start)


def verb_of(words: str, start: int, metric: str) -> str:
    """The verb printed before a number, of those that the metric tells apart: the nearest, and of these the longest."""
    known = metrics()[metric].verbs if metric else {}
    printed = [(words.rfind(verb, 0, start) + len(verb), len(verb), verb) for verb in known if verb in words[:start]]
    return max(printed)[2] if printed else ""
