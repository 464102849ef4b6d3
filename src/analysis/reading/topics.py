"""What a number counts: the metric whose trigger words govern it in its clause (metrics.toml)."""

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from analysis.reading.grammar import alternatives
from analysis.vocabulary import metrics, role_words

ANY = "#"
STEP, CHOICE = "…", "|"
GAP, NUMBER_BETWEEN, ADJACENT = 0.15, 1.5, 1.0
HIDES = re.compile(alternatives(role_words()["hides"]))


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
def _triggers() -> tuple[list[Trigger], dict[str, list[tuple[int, int]]], dict[str, tuple[str, ...]]]:
    """All triggers; for each word the triggers it serves, with the step; and all words by their first character."""
    known, serves, first = (
        list[Trigger](),
        defaultdict[str, list[tuple[int, int]]](list),
        defaultdict[str, set[str]](set),
    )
    for metric in metrics().values():
        for text in metric.triggers:
            steps = text.split(STEP)
            at = steps.index(ANY) if ANY in steps else 0
            parts = [frozenset(step.split(CHOICE)) for step in steps if step not in ("", ANY)]
            for number, step in enumerate(parts):
                for word in step:
                    serves[word].append((len(known), number))
                    first[word[0]].add(word)
            known.append(Trigger(metric.id, tuple(parts[:at]), tuple(parts[at:])))
    return known, serves, {key: tuple(words) for key, words in first.items()}


def trigger_words(words: str) -> list[Word]:
    """Every trigger word that stands in a clause, in order, overlapping ones too."""
    _, _, first = _triggers()
    found = [
        Word(at, at + len(word), word)
        for at, character in enumerate(words)
        for word in first.get(character, ())
        if words.startswith(word, at)
    ]
    hidden = [hit.span() for hit in HIDES.finditer(words)]
    return (
        [word for word in found if not any(start <= word.start and word.end <= end for start, end in hidden)]
        if hidden
        else found
    )


def metric_of(
    words: list[Word], start: int, end: int, measure: str, others: tuple[int, ...] = (), *, said: bool = False
) -> tuple[str, float]:
    """The metric whose triggers best fit a number at start..end with that measure, and how well; "" where none does.

    `others` are where other numbers of the clause stand: a word beyond one of
    them speaks of this number less likely. `said`: a zero in words, which its
    own words and those after it tell.
    """
    known, serves, _ = _triggers()
    candidates = {number for word in words for number, _ in serves[word.text]}
    best, most = "", 0.0
    for number in sorted(candidates):
        trigger = known[number]
        if (measure and measure not in metrics()[trigger.metric].measures) or (said and not trigger.after):
            continue
        score = _fit(trigger, words, start, end, others)
        if score > most:
            best, most = trigger.metric, score
    return best, most


def _fit(trigger: Trigger, words: list[Word], start: int, end: int, others: tuple[int, ...]) -> float:
    """How well a trigger fits: the length of its words, less for distance and numbers between; 0 where it doesn't."""
    total, edge, nearest = 0.0, start, REACHED
    for step in reversed(trigger.before):
        fitting = [word for word in words if word.end <= edge and word.text in step]
        if not fitting:
            return 0.0
        best = max(fitting, key=lambda word: (word.end, len(word.text)))
        nearest = min(nearest, start - best.end)
        total += len(best.text) + ADJACENT
        edge = best.start
    right = end
    for step in trigger.after:
        fitting = [word for word in words if word.start >= right and word.text in step]
        if not fitting:
            return 0.0
        best = min(fitting, key=lambda word: (word.start, -len(word.text)))
        nearest = min(nearest, best.start - end)
        total -= NUMBER_BETWEEN * (best.start > end and best.end in others)  # it opens the next number
        total += len(best.text) + ADJACENT
        right = best.end
    between = sum(edge <= place < start or end <= place < right for place in others)
    return max(total - GAP * nearest - NUMBER_BETWEEN * between, 0.01)


REACHED = 1000
