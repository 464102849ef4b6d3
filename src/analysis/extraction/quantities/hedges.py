"""Hedges: which words stand before a number, and which bounds they leave open."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import cache
from typing import NamedTuple

from analysis.extraction.quantities.numerals import place_of_last_digit
from analysis.extraction.quantities.patterns import any_of
from analysis.vocabulary import hedges

# --- What the words around a number leave open: the conventions of 近, 余, 超, 约, 以上.

TEN = 10
NEAR, FAR = 9, 11  # tenths
OPEN = Decimal("Infinity")
Number = int | Decimal


class Bounds(NamedTuple):
    """Hold conventional and strict bounds; strict_high may be infinite."""

    low: Number
    high: Number
    strict_low: Number
    strict_high: Number


def _slack_above(number: Number, continuous: bool) -> Number:
    """How far 余 and 超 reach: the place of N's last non-zero digit.

    For a count to the unit, the next ten.
    """
    place = place_of_last_digit(number)
    return place if continuous else max(place, TEN)


def _tenths_of(number: Number, tenths: int, rounding: str, continuous: bool) -> Number:
    """So many tenths of a number, to a whole one where it is a count."""
    if isinstance(number, int) and not continuous:
        up = TEN - 1 if rounding == ROUND_CEILING else 0
        return (number * tenths + up) // TEN
    exact = Decimal(number) * tenths / TEN
    return exact if continuous else exact.to_integral_value(rounding)


def _exact_bounds(number: Number, _continuous: bool) -> Bounds:
    return Bounds(number, number, number, number)


def _bounds_below(number: Number, continuous: bool) -> Bounds:
    """近 N: 0.9N to N-1."""
    # Of a count one less is the nearest below; of money or a share there is no nearest.
    top = max(number if continuous else number - 1, 0)
    return Bounds(min(_tenths_of(number, NEAR, ROUND_CEILING, continuous), top), top, 0, top)


def _bounds_above(number: Number, continuous: bool) -> Bounds:
    """N 余, 超 N: N+1 to N+u-1, u the place of N's last non-zero digit."""
    step = 0 if continuous else 1
    return Bounds(
        number + step, number + _slack_above(number, continuous) - step, number + step, OPEN
    )


def _at_least(number: Number, continuous: bool) -> Bounds:
    """N 以上: N to N+u-1."""
    step = 0 if continuous else 1
    return Bounds(number, number + _slack_above(number, continuous) - step, number, OPEN)


def _bounds_about(number: Number, continuous: bool) -> Bounds:
    """约 N: 0.9N to 1.1N."""
    low = _tenths_of(number, NEAR, ROUND_CEILING, continuous)
    high = _tenths_of(number, FAR, ROUND_FLOOR, continuous)
    return Bounds(min(low, number), max(high, number), 0, OPEN)


RULES: dict[str, Callable[[Number, bool], Bounds]] = {
    "eq": _exact_bounds,
    "lt": _bounds_below,
    "gt": _bounds_above,
    "ge": _at_least,
    "approx": _bounds_about,
}


def bounds_of_relation(
    number: Number, relation: str, *, continuous: bool = False, upper: Number | None = None
) -> Bounds:
    """Bounds of `number` under `relation`; `upper` is the second number of a range.

    >>> [int(b) for b in bounds_of_relation(150, "gt")[:2]]
    [151, 159]
    >>> [int(b) for b in bounds_of_relation(Decimal(100), "lt")[:2]]
    [90, 99]
    """
    if upper is not None:
        return Bounds(number, upper, number, upper)
    return RULES[relation](number, continuous)


# --- The hedges before a number: where they begin, and what all hedges of a phrase say together.

MORE = "gt"
ROUND_ONLY = frozenset("上过")
STACKED = 3
NONE = frozenset[str]()
OTHER_WORDS = {word: frozenset(signs) for word, signs in hedges().other_words.items()}
HEDGE = re.compile(any_of(hedges().before))
ENDS = frozenset(word[-1] for word in (*hedges().before, *hedges().links)) | frozenset(" \n\u3000")


def _runs_backwards(words: Iterable[str]) -> str:
    return any_of(word[::-1] for word in words)


# One hedge, with a link and a blank between it and what follows; read from its end to its start.
BEFORE = re.compile(
    rf"[ \n\u3000]?+(?:({_runs_backwards(hedges().before)})"
    rf"|(?:{_runs_backwards(hedges().links)})({_runs_backwards(hedges().before)}))"
)


def hedges_before(backwards: str, end: int, *, round_number: bool) -> int:
    """How many characters of hedges stand right before a number, stacked or with a link between.

    `backwards` is the text reversed, and `end` where the number's start is in it,
    so that one anchored match finds each. `round_number`: it is a bare 百, 千, 万, 亿.

    >>> [hedges_before(words, 0, round_number=False) for words in ("近成造", "成造少至")]
    [1, 4]
    """
    at = end
    for _ in range(STACKED):
        match = BEFORE.match(backwards, at)
        if match is None:
            break
        word, after = match[1] or match[2], match.end()
        # 上百家 is a hundred and more, but 上 before 7 is no hedge; nor is the 近 of 最近3家.
        if (word in ROUND_ONLY and not round_number) or backwards[
            after : after + 1
        ] in OTHER_WORDS.get(word[-1], NONE):
            break
        at = after
        # One sign tells, without another match, that no further hedge stands there.
        if backwards[at : at + 1] not in ENDS:
            break
    return at - end


def all_hedges(text: str) -> bool:
    """Whether `text` is hedges and links alone.

    >>> all_hedges("大约有"), all_hedges("检查约")
    (True, False)
    """
    return hedges_before(text[::-1], 0, round_number=True) == len(text)


@cache
def relation_of(before: str, after: str, more: str) -> str:
    """What all hedges say together, "" where there are none.

    One way keeps the nearer to the number; against each other they say about.

    >>> relation_of("超过", "", "余"), relation_of("近", "左右", "")
    ('gt', 'approx')
    """
    found = {hedges().before[word] for word in HEDGE.findall(before)}
    for word in filter(None, after.split("|")):
        found.add(hedges().after.get(word, MORE))
    if more:
        found.add("approx" if more == "来" else MORE)  # 三十来家 lies around 30, 三十余家 above
    # 共 and 达 stand before a number and bind it to nothing.
    found.discard("eq")
    if len(found) < 2:
        return found.pop() if found else "eq"
    # 近300余户 is said from below and from above.
    if "lt" in found:
        return "approx"
    return MORE if MORE in found else "ge"
