"""The numbers of a text, each with its quantity, role, metric and the verb that governs it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from analysis.extraction.clauses import KEPT as CLAUSES_KEPT
from analysis.extraction.clauses import OPENS, group_clauses, mask_clause, unmask_clause
from analysis.extraction.metrics import (
    Said,
    is_change,
    metric_of,
    read_clause,
    trigger_words,
    verb_of,
)
from analysis.extraction.quantities.grammar import Groups
from analysis.extraction.quantities.normalise import simplify_text
from analysis.extraction.quantities.numerals import NumeralError
from analysis.extraction.quantities.patterns import DIGIT, any_of
from analysis.extraction.quantities.quantity import (
    PhraseError,
    Quantity,
    Steps,
    made,
    quantity_of,
    quantity_of_digits,
    steps_of,
)
from analysis.extraction.quantities.scan import (
    SIGN,
    STANDING_STRETCH,
    STRETCH,
    SURROGATES,
    Found,
    find_numbers,
    stretch_shape,
)
from analysis.extraction.roles import TIME_MEASURES
from analysis.vocabulary import metrics, role_words

# --- What a stretch of text says of its numbers, whatever their digits: read once for each shape.

ANY_DIGIT = re.compile(f"[{DIGIT}]")
SHAPES_KEPT = 2**15  # shapes; a corpus has more, of which few return


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


@lru_cache(SHAPES_KEPT)
def readings_of(shape: bytes, statistics: bool) -> tuple[Reading, ...]:
    """What a stretch of that shape says of each of its numbers, or of its `statistics` alone."""
    words = shape.decode(errors=SURROGATES)
    return tuple(_read_stretch(words, statistics))


def _read_stretch(words: str, statistics: bool) -> Iterator[Reading]:
    whole = [found for found in find_numbers(words, idioms=not statistics) if found.joined is None]
    for start, end, members in group_clauses(words, whole):
        # A clause whose one number is a year or an hour (2023年) holds no statistic.
        if statistics and len(members) == 1 and _of_time(members[0].groups):
            continue
        wording = mask_clause(words, start, end, members)
        for place, (member, said) in enumerate(zip(members, read_clause(wording), strict=True)):
            if said.role == "statistic" or not statistics:
                try:
                    yield _read_number(words, member, said, start, wording, place)
                except (NumeralError, PhraseError):  # its characters make no number (一二一)
                    continue


def _of_time(groups: Groups) -> bool:
    """Whether a number counts time, not said in words (零事故 before 点)."""
    return groups.measure in TIME_MEASURES and not groups.said


def _read_number(
    words: str, member: Found, said: Said, clause: int, wording: str, place: int
) -> Reading:
    start, end, number, groups, spans, _ = member
    before = words[start:number]
    steps = steps_of(before, groups)
    digits = ANY_DIGIT.search(words, number, end) is not None
    fixed = None if steps is not None or digits else quantity_of(before, groups)
    return Reading(start, end, number, steps, fixed, spans, said, clause, wording, place)


# --- What a sentence tells of a number whose clause leaves its metric open.

AUDIENCE = re.compile(any_of(role_words()["audience"]))
PARTS = re.compile(any_of(role_words()["parts"]))
# What may stand between a clause's start and a number whose verb is in the clause before.
FILLER = re.compile(rf"(?:{any_of(role_words()['filler'])})*")
PEOPLE = ("人", "人次", "名", "")
AUDIENCES = {target: metric.id for metric in metrics().values() for target in metric.audience_of}
OPEN = {"", "people_reached", *AUDIENCES.values()}
ENOUGH, LEAD = 2.0, 30
DIGITS = re.compile(r"[0-9０-９.]+")
SENTENCE_END = re.compile("[。！？]")
ENDS, BOUNDS = "。！？\n", "，,；;。！？\n"


def left_open(said: Said, last_metric: str) -> bool:
    """Whether the sentence may tell more of a statistic than its clause does.

    `last_metric` is the one before's.
    """
    return not said.metric or (last_metric in AUDIENCES and said.metric in OPEN)


def continue_clause(
    words: str, start: int, wording: str, place: int, said: Said, last: tuple[int, str, str]
) -> Said:
    """What the sentence says of a number whose clause leaves its metric open.

    `words` is the text, `start` where the clause begins in it, `wording` the
    masked clause and `place` the number's in it; `last` is the statistic before:
    its end, metric and measure.
    """
    end, metric, measure = last
    # What the sentence before counted tells nothing of this one.
    if SENTENCE_END.search(words, end, start) is not None:
        metric = measure = ""
    metric, verb = _sentence_metric(
        wording, place, said, metric, measure, _clause_before(words, start)
    )
    return Said(said.role, metric, said.noun, verb)


def _clause_before(words: str, start: int) -> str:
    """Return the clause before the one at `start`; empty where a sentence begins there."""
    if not start or words[start - 1] in ENDS:
        return ""
    lead = words[max(0, start - LEAD) : start - 1]
    for sign in BOUNDS:
        if sign in lead:
            lead = lead.rpartition(sign)[2]
    return DIGITS.sub("0", lead)


@lru_cache(CLAUSES_KEPT)
def _sentence_metric(
    wording: str, place: int, said: Said, metric: str, measure: str, lead: str
) -> tuple[str, str]:
    """Metric and verb by the sentence; `metric` and `measure` are those of its last statistic."""
    clause = unmask_clause(wording)
    mark = clause.marks[place]
    counted = mark.measure or said.noun
    if is_change(clause.words, mark.start):
        return "", ""
    # 开展培训3场，覆盖200人: the people are those of the training.
    if metric in AUDIENCES and counted in PEOPLE and AUDIENCE.search(clause.words):
        return AUDIENCES[metric], ""
    if said.metric:
        return said.metric, said.wording
    # 检查单位30家，其中学校5家: a part counts what its whole counts.
    if metric and measure == counted and PARTS.search(clause.words, 0, mark.start):
        return metric, ""
    # 对违法单位进行处罚，共3家: the verb stands in the clause before.
    if not lead or not FILLER.fullmatch(clause.words, 0, mark.start):
        return "", ""
    size, longer = len(lead), lead + clause.words
    led, fit = metric_of(trigger_words(longer), mark.start + size, mark.end + size, counted)
    return (led, verb_of(longer, mark.start + size, led)) if fit >= ENOUGH else ("", "")


# --- The numbers of a text, each with its quantity, role, metric and the verb that governs it.

BOUNDED = Quantity._fields.index("measure")
LONGEST = 400  # a longer stretch does not return
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


def find_mentions(text: str, *, statistics: bool = False) -> Iterator[Mention]:
    """Every number of `text` that states a quantity, in order; its offsets are those of `text`.

    `statistics`: those alone, and nothing is worked out for the others.
    """
    words = simplify_text(text).replace(OPENS, " ")  # no character of the text may pass for a mark
    last = NOTHING
    for match in (STANDING_STRETCH if statistics else STRETCH).finditer(SIGN + words):
        base, stretch = match.start(), match[1]
        read = readings_of if len(stretch) <= LONGEST else readings_of.__wrapped__
        for reading in read(stretch_shape(stretch), statistics):
            quantity = _quantity_of_reading(stretch, reading)
            if quantity is None:
                continue
            said, counted = reading.said, reading.said.role == "statistic"
            if counted and left_open(said, last[1]):
                said = continue_clause(
                    words, base + reading.clause, reading.wording, reading.place, said, last
                )
            mention = _make_mention(text, base, reading, quantity, said)
            yield mention
            if counted:
                last = (mention.end, mention.metric, mention.measure)


def _quantity_of_reading(stretch: str, reading: Reading) -> Quantity | None:
    """The quantity of a number; None where its characters make none."""
    _, _, number, steps, fixed, *_ = reading
    if steps is not None:
        return quantity_of_digits(stretch[number:], steps)
    if fixed is not None:
        return fixed
    groups = Groups._make(
        stretch[start:end] if start >= 0 else None for start, end in reading.spans
    )
    try:
        return quantity_of(stretch[reading.start : number], groups)
    except (NumeralError, PhraseError):
        return None


def _make_mention(
    text: str, base: int, reading: Reading, quantity: Quantity, said: Said
) -> Mention:
    role, metric, noun, wording = said
    measure = quantity.measure
    if not measure:
        # Of the noun (30万群众: 人), or of the metric; 零事故 says nothing that could be measured.
        measure = noun or (
            metrics()[metric].measures[0] if metric and not quantity.zero_in_words else ""
        )
    start, end = base + reading.start, base + reading.end
    return made(
        Mention, (start, end, text[start:end], *quantity[:BOUNDED], measure, role, metric, wording)
    )
