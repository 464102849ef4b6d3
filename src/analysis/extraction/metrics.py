"""Metrics: the trigger words of a clause, and the metric and verb of each of its numbers.

Each wording is read once.
"""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.extraction.clauses import KEPT, unmask_clause
from analysis.extraction.quantities.patterns import any_of
from analysis.extraction.roles import NOUN, role_of
from analysis.vocabulary import measure_nouns, metrics, role_words

# --- What a number counts: the metric whose trigger words govern it in its clause (metrics.toml).

# A trigger as metrics.toml writes it: 督促整改|整改…隐患…# has two steps before the number.
ANY = "#"
STEP, CHOICE = "…", "|"
# What a character of distance and a number in between take off, what a word beside adds, and the
# least that a fitting trigger scores.
GAP, NUMBER_BETWEEN, ADJACENT, LEAST = 0.15, 1.5, 1.0, 0.01
HIDES = re.compile(any_of(role_words()["hides"]))
NOT, BETWEEN = (any_of(role_words()[name]) for name in ("negations", "after_negation"))
NEGATED = re.compile(f"(?:{NOT})(?:{BETWEEN})?$")
REACH = 6  # characters before a word in which its negation stands


class Trigger(NamedTuple):
    """One way a metric is worded: alternatives before the number (nearest last), and after it."""

    metric: str
    before: tuple[frozenset[str], ...]
    after: tuple[frozenset[str], ...]


class Word(NamedTuple):
    """A trigger word where it stands in a clause."""

    start: int
    end: int
    text: str


@cache
def _all_triggers() -> tuple[list[Trigger], dict[str, set[int]], dict[str, tuple[str, ...]]]:
    """All triggers; for each word the triggers it serves; and all words by their first character.

    A trigger is known by its place in the list.
    """
    known = list[Trigger]()
    serves, first = defaultdict[str, set[int]](set), defaultdict[str, set[str]](set)
    for metric in metrics().values():
        for text in metric.triggers:
            steps = text.split(STEP)
            at = steps.index(ANY) if ANY in steps else 0
            parts = [frozenset(step.split(CHOICE)) for step in steps if step not in ("", ANY)]
            for word in frozenset[str]().union(*parts):
                serves[word].add(len(known))
                first[word[0]].add(word)
            known.append(Trigger(metric.id, tuple(parts[:at]), tuple(parts[at:])))
    return known, serves, {key: tuple(words) for key, words in first.items()}


def trigger_words(words: str) -> list[Word]:
    """Every trigger word that stands in a clause, in order, overlapping ones too.

    But none that is negated.

    >>> "处罚" in [word.text for word in trigger_words("处罚企业")]
    True
    >>> "处罚" in [word.text for word in trigger_words("免于处罚企业")]
    False
    """
    _, _, first = _all_triggers()
    found = [
        Word(at, at + len(word), word)
        for at, character in enumerate(words)
        for word in first.get(character, ())
        if words.startswith(word, at) and not NEGATED.search(words, max(at - REACH, 0), at)
    ]
    # 检查组 is no inspection, and the 亡 of 伤亡 no death; most clauses have no such word.
    for hit in HIDES.finditer(words):
        low, high = hit.span()
        found = [word for word in found if word.start < low or word.end > high]
    return found


def metric_of(
    words: list[Word],
    start: int,
    end: int,
    measure: str,
    others: tuple[int, ...] = (),
    *,
    said: bool = False,
) -> tuple[str, float]:
    """The metric whose triggers best fit a number at start..end with that measure, and how well.

    "" where none does.

    `others` are where other numbers of the clause stand: a word beyond one of
    them speaks of this number less likely. `said`: a zero in words, which its
    own words and those after it tell.
    """
    known, serves, _ = _all_triggers()
    candidates = set[int]()
    for word in words:
        candidates |= serves[word.text]
    best, most = "", 0.0
    # In the order of metrics.toml: of triggers that fit as well, the first one's metric is taken.
    for number in sorted(candidates):
        trigger = known[number]
        if (measure and measure not in metrics()[trigger.metric].measures) or (
            said and not trigger.after
        ):
            continue
        score = _trigger_fit(trigger, words, start, end, others)
        if score > most:
            best, most = trigger.metric, score
    return best, most


def _trigger_fit(
    trigger: Trigger, words: list[Word], start: int, end: int, others: tuple[int, ...]
) -> float:
    """How well a trigger fits: the length of its words, less for distance and numbers between.

    0 where it doesn't.
    """
    before = _match_steps(trigger.before[::-1], words, start, backwards=True)
    after = _match_steps(trigger.after, words, end, backwards=False)
    if before is None or after is None:
        return 0.0
    left, right, gaps = start, end, []
    # Words are matched from the number outwards: the first is the nearest, the last the farthest.
    if before:
        left = before[-1].start
        gaps.append(start - before[0].end)
    if after:
        right = after[-1].end
        gaps.append(after[0].start - end)
    between = sum(left <= place < start or end <= place < right for place in others)
    total = 0.0
    for word in (*before, *after):
        total += len(word.text) + ADJACENT
        # 检查3家发现5处: 发现 stands right before the next number and speaks of that one.
        between += word.start > end and word.end in others
    return max(total - GAP * min(gaps) - NUMBER_BETWEEN * between, LEAST)


def _match_steps(
    steps: tuple[frozenset[str], ...], words: list[Word], edge: int, *, backwards: bool
) -> list[Word] | None:
    """Return the nearest word for each step from `edge`; None where a step has none."""
    matched = []
    for step in steps:
        fitting = [
            word
            for word in words
            if word.text in step and (word.end <= edge if backwards else word.start >= edge)
        ]
        if not fitting:
            return None
        # The nearest; of two that end there (整改, 督促整改) the longest.
        best = max(
            fitting, key=lambda word: (word.end if backwards else -word.start, len(word.text))
        )
        matched.append(best)
        edge = best.start if backwards else best.end
    return matched


# --- What the words of a clause say of each of its numbers: role, metric, verb. Each wording is
# read once.

CHANGES = role_words()["changes"]


class Said(NamedTuple):
    """What a clause says of one of its numbers.

    Role, metric, the measure that a noun implies, and the verb printed.
    """

    role: str
    metric: str
    noun: str
    wording: str


@lru_cache(KEPT)
def read_clause(wording: str) -> tuple[Said, ...]:
    """What a masked clause says of each of its numbers; each wording is read once."""
    clause = unmask_clause(wording)
    words = trigger_words(clause.words)
    # A lone 一 or 百 without a measure is mostly idiom (统一), and parts no word from its number.
    places = tuple(
        mark.start
        for mark in clause.marks
        if len(mark.numeral + mark.measure) > 1 or mark.numeral == "0"
    )
    said = []
    for place, mark in enumerate(clause.marks):
        # The zero of 零事故 is its first sign: what it counts belongs to what follows.
        end = mark.start if mark.said else mark.end
        found = NOUN.match(clause.words, mark.end) if not mark.measure else None
        noun = measure_nouns()[found.group()] if found else ""
        others = tuple(at for at in places if at != mark.start)
        metric, fit = metric_of(
            words, mark.start, end, mark.measure or noun, others, said=mark.said
        )
        role = role_of(clause, place, metric, fit)
        # Only a statistic counts something; a change (同比减少2人) is one, and counts no deaths.
        metric = metric if role == "statistic" and not is_change(clause.words, mark.start) else ""
        said.append(Said(role, metric, noun, verb_of(clause.words, mark.start, metric)))
    return tuple(said)


def is_change(words: str, start: int) -> bool:
    """Whether the number at `start` is of a change: two deaths fewer (减少2人) are not two deaths.

    >>> is_change("同比减少2人", 4), is_change("降至2人", 2)
    (True, False)
    """
    return words.endswith(CHANGES, 0, start)


def verb_of(words: str, start: int, metric: str) -> str:
    """The verb printed before a number, of those that the metric tells apart.

    The nearest, and of these the longest.
    """
    known = metrics()[metric].verbs if metric else {}
    best = (0, 0, "")
    for verb in known:
        at = words.rfind(verb, 0, start)
        if at >= 0:
            # Nearest is which ends last: 督促整改 beats the 整改 inside it by its length.
            best = max(best, (at + len(verb), len(verb), verb))
    return best[2]
