"""What a sentence tells of a number whose clause leaves its metric open.

An audience of what was named before, a part of the number before, or a verb in
the clause before: 罚款再创新高，达到213万元.
"""

import re
from functools import lru_cache

from analysis.reading.clauses import KEPT, marked
from analysis.reading.measure_grammar import alternatives
from analysis.reading.topics import metric_of, trigger_words
from analysis.reading.wordings import Said, changed, verb_of
from analysis.vocabulary import metrics, role_words

AUDIENCE = re.compile(alternatives(role_words()["audience"]))
PARTS = re.compile(alternatives(role_words()["parts"]))
# What may stand between a clause's start and a number whose verb is in the clause before.
FILLER = re.compile(rf"(?:{alternatives(role_words()['filler'])})*")
PEOPLE = ("人", "人次", "名", "")
AUDIENCES = {target: metric.id for metric in metrics().values() for target in metric.audience_of}
OPEN = {"", "people_reached", *AUDIENCES.values()}
ENOUGH, LEAD = 2.0, 30
DIGITS = re.compile(r"[0-9０-９.]+")
SENTENCE_END = re.compile("[。！？]")
ENDS, BOUNDS = "。！？\n", "，,；;。！？\n"


def left_open(said: Said, last_metric: str) -> bool:
    """Whether the sentence may tell more of a statistic than its clause does; `last_metric` is the one before's."""
    return not said.metric or (last_metric in AUDIENCES and said.metric in OPEN)


def continued(words: str, start: int, wording: str, place: int, said: Said, last: tuple[int, str, str]) -> Said:
    """What the sentence says of a number whose clause leaves its metric open.

    `words` is the text, `start` where the clause begins in it, `wording` the
    masked clause and `place` the number's in it; `last` is the statistic before:
    its end, metric and measure.
    """
    end, metric, measure = last
    if SENTENCE_END.search(words, end, start) is not None:
        metric = measure = ""
    metric, verb = _sentence_metric(wording, place, said, metric, measure, _lead(words, start))
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


@lru_cache(KEPT)
def _sentence_metric(wording: str, place: int, said: Said, metric: str, measure: str, lead: str) -> tuple[str, str]:
    """Metric and verb by the sentence; `metric` and `measure` are those of its last statistic."""
    clause = marked(wording)
    mark = clause.marks[place]
    counted = mark.measure or said.noun
    if changed(clause.words, mark.start):
        return "", ""
    if metric in AUDIENCES and counted in PEOPLE and AUDIENCE.search(clause.words):
        return AUDIENCES[metric], ""
    if said.metric:
        return said.metric, said.wording
    if metric and measure == counted and PARTS.search(clause.words, 0, mark.start):
        return metric, ""
    if not lead or not FILLER.fullmatch(clause.words, 0, mark.start):
        return "", ""
    size, longer = len(lead), lead + clause.words
    led, fit = metric_of(trigger_words(longer), mark.start + size, mark.end + size, counted)
    return (led, verb_of(longer, mark.start + size, led)) if fit >= ENOUGH else ("", "")
