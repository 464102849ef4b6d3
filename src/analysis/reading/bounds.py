"""What the words around a number leave open: the conventions of 近, 余, 超, 约, 以上.

Conventional bounds are what a writer of reports ordinarily means; strict bounds
are what the words allow. Counts step by 1; money and shares have no steps.
Own convention (docs/conventions.md), motivated by Ferson et al. 2015, Int. J.
Approx. Reasoning 57:19-39, on how people read hedged numbers.
"""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from analysis.reading.numerals import place_of_last_digit

NEAR, FAR = Decimal("0.9"), Decimal("1.1")
TEN = Decimal(10)
OPEN = Decimal("Infinity")
ZERO = Decimal(0)


class Bounds(NamedTuple):
    """Conventional `low..high` and strict `strict_low..strict_high`; strict_high may be infinite."""

    low: Decimal
    high: Decimal
    strict_low: Decimal
    strict_high: Decimal


def _slack(number: Decimal, continuous: bool) -> Decimal:
    """How far 余 and 超 reach: the place of N's last non-zero digit; for a count to the unit, the next ten."""
    place = place_of_last_digit(number)
    return place if continuous else max(place, TEN)


def _exact(number: Decimal, _continuous: bool) -> Bounds:
    return Bounds(number, number, number, number)


def _below(number: Decimal, continuous: bool) -> Bounds:
    """近 N: 0.9N to N-1."""
    top = max(number if continuous else number - 1, ZERO)
    low = number * NEAR if continuous else (number * NEAR).to_integral_value(ROUND_CEILING)
    return Bounds(min(low, top), top, ZERO, top)


def _above(number: Decimal, continuous: bool) -> Bounds:
    """N 余, 超 N: N+1 to N+u-1, u the place of N's last non-zero digit."""
    step = ZERO if continuous else Decimal(1)
    return Bounds(number + step, number + _slack(number, continuous) - step, number + step, OPEN)


def _at_least(number: Decimal, continuous: bool) -> Bounds:
    """N 以上: N to N+u-1."""
    step = ZERO if continuous else Decimal(1)
    return Bounds(number, number + _slack(number, continuous) - step, number, OPEN)


def _about(number: Decimal, continuous: bool) -> Bounds:
    """约 N: 0.9N to 1.1N."""
    low, high = number * NEAR, number * FAR
    if not continuous:
        low, high = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    return Bounds(min(low, number), max(high, number), ZERO, OPEN)


RULES: dict[str, Callable[[Decimal, bool], Bounds]] = {
    "eq": _exact,
    "lt": _below,
    "gt": _above,
    "ge": _at_least,
    "approx": _about,
}


def bounds(number: Decimal, relation: str, *, continuous: bool = False, upper: Decimal | None = None) -> Bounds:
    """Bounds of `number` under `relation`; `upper` is the second number of a range.

    >>> [int(b) for b in bounds(Decimal(150), "gt")[:2]]
    [151, 159]
    >>> [int(b) for b in bounds(Decimal(100), "lt")[:2]]
    [90, 99]
    """
    if upper is not None:
        return Bounds(number, upper, number, upper)
    return RULES[relation](number, continuous)
