"""What the words around a number leave open: the conventions of 近, 余, 超, 约, 以上.

Conventional bounds are what a writer of reports ordinarily means; strict bounds
are what the words allow. Counts step by 1; money and shares have no steps.
Own convention (docs/conventions.md), motivated by Ferson et al. 2015, Int. J.
Approx. Reasoning 57:19-39, on how people read hedged numbers.

Whole numbers are worked out as int, which is exact and fast; others as Decimal.
"""

from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from analysis.reading.numerals import place_of_last_digit

TEN = 10
NEAR, FAR = 9, 11  # tenths
OPEN = Decimal("Infinity")
Number = int | Decimal


class Bounds(NamedTuple):
    """Conventional `low..high` and strict `strict_low..strict_high`; strict_high may be infinite."""

    low: Number
    high: Number
    strict_low: Number
    strict_high: Number


def _slack(number: Number, continuous: bool) -> Number:
    """How far 余 and 超 reach: the place of N's last non-zero digit; for a count to the unit, the next ten."""
    place = place_of_last_digit(number)
    return place if continuous else max(place, TEN)


def _tenths(number: Number, tenths: int, rounding: str, continuous: bool) -> Number:
    """So many tenths of a number, to a whole one where it is a count."""
    if isinstance(number, int) and not continuous:
        up = TEN - 1 if rounding == ROUND_CEILING else 0
        return (number * tenths + up) // TEN
    exact = Decimal(number) * tenths / TEN
    return exact if continuous else exact.to_integral_value(rounding)


def _exact(number: Number, _continuous: bool) -> Bounds:
    return Bounds(number, number, number, number)


def _below(number: Number, continuous: bool) -> Bounds:
    """近 N: 0.9N to N-1."""
    top = max(number if continuous else number - 1, 0)
    return Bounds(min(_tenths(number, NEAR, ROUND_CEILING, continuous), top), top, 0, top)


def _above(number: Number, continuous: bool) -> Bounds:
    """N 余, 超 N: N+1 to N+u-1, u the place of N's last non-zero digit."""
    step = 0 if continuous else 1
    return Bounds(number + step, number + _slack(number, continuous) - step, number + step, OPEN)


def _at_least(number: Number, continuous: bool) -> Bounds:
    """N 以上: N to N+u-1."""
    step = 0 if continuous else 1
    return Bounds(number, number + _slack(number, continuous) - step, number, OPEN)


def _about(number: Number, continuous: bool) -> Bounds:
    """约 N: 0.9N to 1.1N."""
    low = _tenths(number, NEAR, ROUND_CEILING, continuous)
    high = _tenths(number, FAR, ROUND_FLOOR, continuous)
    return Bounds(min(low, number), max(high, number), 0, OPEN)


RULES: dict[str, Callable[[Number, bool], Bounds]] = {
    "eq": _exact,
    "lt": _below,
    "gt": _above,
    "ge": _at_least,
    "approx": _about,
}


def bounds(number: Number, relation: str, *, continuous: bool = False, upper: Number | None = None) -> Bounds:
    """Bounds of `number` under `relation`; `upper` is the second number of a range.

    >>> [int(b) for b in bounds(150, "gt")[:2]]
    [151, 159]
    >>> [int(b) for b in bounds(Decimal(100), "lt")[:2]]
    [90, 99]
    """
    if upper is not None:
        return Bounds(number, upper, number, upper)
    return RULES[relation](number, continuous)
