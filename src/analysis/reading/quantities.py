"""A phrase and the quantity its words state: 近万家, 300余户, 一至两个, 零事故, 双双, 100%.

The phrase is what a person, or the reader, marked as one statistic. Everything
in it must be understood: a word that is neither numeral, hedge nor measure is
refused, for a hedge that slips through unread would turn a bound into a point.
"""

import re
from typing import NamedTuple

from analysis.reading.bounds import bounds
from analysis.reading.characters import plain, simplified
from analysis.reading.grammar import Groups
from analysis.reading.hedging import relation_of
from analysis.reading.number_scan import Found, negative, numbers
from analysis.reading.numerals import MYRIADS, NumeralError
from analysis.reading.stated import CONTINUOUS, PAIR, SIZES, ZERO, PhraseError, Quantity, measured, parts
from analysis.vocabulary import measures, nouns

LONGEST, DIGITS = 60, 15
made = tuple.__new__  # a named tuple straight from a tuple: half the time of its own constructor
ROUND = MYRIADS["万"]
CHANGED = frozenset(("成", "番", "％"))
ANY_ZERO = re.compile(r"(?:零|未|无|没有)(?!.*[0-9〇零一二两三四五六七八九十百千万亿])[一-鿿]{1,8}")


def read_quantity(phrase: str) -> Quantity:
    """The quantity that `phrase` states.

    Raises PhraseError where any of its words is not understood.

    >>> read_quantity("300余户").low, read_quantity("300余户").high
    (301.0, 399.0)
    >>> read_quantity("零事故").value
    0.0
    """
    text = plain(simplified(phrase))
    if len(text) > LONGEST:
        raise PhraseError(f"{phrase[:20]!r}… is too long for one number")
    if text == "双双":
        return PAIR
    if ANY_ZERO.fullmatch(text) and text[1:] not in measures():
        return ZERO
    found = numbers(text)
    if not found or found[0].start:
        raise PhraseError(f"no number can be read in {phrase!r}")
    if found[0].joined is not None:
        raise PhraseError(f"{found[0].joined.beside!r} in {phrase!r} makes the number one that can't be read")
    return _whole(text, found[0], phrase)


def _whole(text: str, found: Found, phrase: str) -> Quantity:
    """The quantity of a number and the hedges before it, with at most a noun after it."""
    groups, noun = found.groups, text[found.end :]
    if noun and (noun not in nouns() or groups.measure):
        raise PhraseError(f"{noun!r} in {phrase!r} is no measure of {measures().source}")
    try:
        quantity = quantity_of(text[: found.number], groups)
    except (NumeralError, PhraseError) as error:
        raise PhraseError(f"{error} in {phrase!r}") from None
    return quantity._replace(measure=nouns()[noun], noun=noun) if noun else quantity


class Steps(NamedTuple):
    """How a count in plain digits is worked out: so many `digits`, times `size`, bound by `relation`."""

    digits: int
    size: int
    relation: str
    measure: str


def steps_of(before: str, groups: Groups) -> Steps | None:
    """The steps for the parts of a match with the hedges `before` it; None where there is more to them than digits."""
    number, said, _, over, more, scale, half, _, _, upper, _, mid, measure, other, and_half, last = groups
    if said or over or half or upper or other or and_half or (mid and last) or measure in CHANGED or negative(before):
        return None
    size = 1 if number.isdecimal() else SIZES.get(number[-1], 0)
    digits = len(number) - (size > 1)
    if not size or not number[:digits].isdecimal() or digits > DIGITS:
        return None
    relation = relation_of(before, mid or last or "", more or "")
    return Steps(digits, size * SIZES.get(scale or "", 1), relation, measure or "")


def taken(number: str, steps: Steps) -> Quantity:
    """The quantity that `number`, whose digits come first, states by its steps."""
    digits, size, relation, measure = steps
    whole = int(number[:digits]) * size
    value = float(whole)
    if relation == "eq":
        return made(Quantity, (value, "eq", value, value, value, value, measure, "", False, not whole % ROUND))
    low, high, strict_low, strict_high = map(float, bounds(whole, relation, continuous=measure in CONTINUOUS))
    return made(Quantity, (value, relation, low, high, strict_low, strict_high, measure, "", False, False))


def quantity_of(before: str, groups: Groups) -> Quantity:
    """The quantity that the parts of a match state, with the hedges `before` it.

    Raises PhraseError or NumeralError.
    """
    if groups.said is not None:
        return PAIR if groups.said == "双" else ZERO
    groups = groups._replace(number=groups.number.replace(",", ""))
    steps = steps_of(before, groups)
    return taken(groups.number, steps) if steps is not None else measured(parts(before, groups))
