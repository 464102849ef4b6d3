"""A phrase and the quantity its words state: 近万家, 300余户, 一至两个, 零事故, 双双, 100%.

The phrase is what a person, or the reader, marked as one statistic. Everything
in it must be understood: a word that is neither numeral, hedge nor measure is
refused, for a hedge that slips through unread would turn a bound into a point.
"""

import re

from analysis.reading.bounds import bounds
from analysis.reading.characters import plain, simplified
from analysis.reading.grammar import QUANTITY, Groups
from analysis.reading.hedging import all_hedges, relation_of
from analysis.reading.numerals import MYRIADS, NumeralError
from analysis.reading.stated import CONTINUOUS, PAIR, SIZES, ZERO, PhraseError, Quantity, measured, parts
from analysis.vocabulary import measures, nouns

LONGEST, DIGITS = 60, 15
ROUND = MYRIADS["万"]
made = tuple.__new__  # a named tuple straight from a tuple: half the time of its own constructor
SAID, MEASURE = Groups._fields.index("said"), Groups._fields.index("measure")
BARE = len(Groups._fields) - 2  # parts that are not printed in 246处
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
    match = next(
        (found for at in range(len(text)) if all_hedges(text[:at]) and (found := QUANTITY.match(text, at))), None
    )
    if match is None:
        raise PhraseError(f"no number can be read in {phrase!r}")
    return _whole(text, match, phrase)


def _whole(text: str, match: re.Match[str], phrase: str) -> Quantity:
    """The quantity of a match and the hedges before it, with at most a noun after it."""
    groups, noun = Groups._make(match.groups()), text[match.end() :]
    if noun and (noun not in nouns() or groups.measure):
        raise PhraseError(f"{noun!r} in {phrase!r} is no measure of {measures().source}")
    try:
        quantity = quantity_of(text[: match.start()], groups)
    except (NumeralError, PhraseError) as error:
        raise PhraseError(f"{error} in {phrase!r}") from None
    return quantity._replace(measure=nouns()[noun], noun=noun) if noun else quantity


def quantity_of(before: str, groups: Groups) -> Quantity:
    """The quantity that the parts of a match state, with the hedges `before` it.

    Raises PhraseError or NumeralError. Plain digits, which most numbers are, are
    read at once; the rest once for each wording.
    """
    number, measure = groups[0], groups[MEASURE]
    if groups[SAID] is not None:
        return PAIR if groups[SAID] == "双" else ZERO
    if not before and measure and groups.count(None) == BARE and number.isdecimal() and measure not in CHANGED:
        value = float(number)
        return made(Quantity, (value, "eq", value, value, value, value, measure, "", False, False))
    _, _, over, more, scale, half, _, _, upper, _, mid, _, other, and_half, last = groups
    whole = -1 if over or half or upper or other or and_half or (mid and last) else _digits(number)
    if whole < 0 or measure in CHANGED:
        return measured(parts(before, Groups._make(groups)))
    whole *= SIZES.get(scale or "", 1)
    relation = relation_of(before, mid or last or "", more or "")
    low, high, strict_low, strict_high = bounds(whole, relation, continuous=measure in CONTINUOUS)
    limits = (float(low), float(high), float(strict_low), float(strict_high))
    rounded = relation == "eq" and not whole % ROUND
    return made(Quantity, (float(whole), relation, *limits, measure or "", "", False, rounded))


def _digits(number: str) -> int:
    """The whole number that digits and at most one magnitude state; -1 where there is more to it."""
    if "," in number:
        number = number.replace(",", "")
    size = 1 if number.isdecimal() else SIZES.get(number[-1], 0)
    digits = number[:-1] if size > 1 else number
    return int(digits) * size if size and digits.isdecimal() and len(digits) <= DIGITS else -1
