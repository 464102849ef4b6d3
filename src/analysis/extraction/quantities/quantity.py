"""A phrase -> its quantity: value, relation, bounds and measure (近万家, 300余户, 一至两个).

The phrase is what a person, or the reader, marked as one statistic. Everything
in it must be understood: a word that is neither numeral, hedge nor measure is
refused, for a hedge that slips through unread would turn a bound into a point.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.extraction.quantities.grammar import Groups
from analysis.extraction.quantities.hedges import Bounds, bounds_of_relation, relation_of
from analysis.extraction.quantities.normalise import plain_phrase, simplify_text
from analysis.extraction.quantities.numerals import (
    MYRIADS,
    TENS,
    NumeralError,
    Vague,
    divide_numbers,
    read_numeral,
    read_signed,
    read_vague,
)
from analysis.extraction.quantities.scan import CONTINUOUS, Found, find_numbers, is_negative
from analysis.vocabulary import measure_nouns, measures

# --- What the parts of a phrase state: number, measure, relation and bounds.

LONGEST_NUMBER = 40
KEPT = 2**16  # phrases
SIZES: dict[str, int] = {**MYRIADS, **TENS}
HUNDREDS = {word: size for word, size in TENS.items() if word != "十"}
HALF, HALVES = Decimal("0.5"), {"半": "", "半数": "%", "一半": "%"}


class PhraseError(ValueError):
    """A phrase that can't be read, and why."""


class Quantity(NamedTuple):
    """What a phrase says. Numbers are floats; `strict_high` is inf where the words set no limit.

    `measure` is empty where none is printed. `zero_in_words`: none was said in
    words, so there is nothing to measure. `rounded`: printed in 万 or 亿, unhedged.
    """

    value: float
    relation: str
    low: float
    high: float
    strict_low: float
    strict_high: float
    measure: str = ""
    noun: str = ""
    zero_in_words: bool = False
    rounded: bool = False


PAIR = Quantity(2.0, "eq", 2.0, 2.0, 2.0, 2.0)
ZERO = Quantity(0.0, "eq", 0.0, 0.0, 0.0, 0.0, zero_in_words=True)


class Parts(NamedTuple):
    """The words of a quantity, as grammar.QUANTITY parts them; half-width, without spaces."""

    before: str
    after: str
    number: str
    part: str = ""
    over: str = ""
    more: str = ""
    scale: str = ""
    half: str = ""
    upper: str = ""
    measure: str = ""


def parts_of_match(before: str, said: Groups) -> Parts:
    """The parts of a match of grammar.QUANTITY, with the hedges that stand `before` it."""
    measure = said.measure
    # 3家至5起 states no one range; 3家至5家 does.
    if said.to and said.inner and said.inner != measure:
        raise PhraseError(
            f"the two measures {said.inner!r} and {measure or ''!r} do not go together"
        )
    if said.other == "次" and measure and measure + "次" in measures():
        measure += "次"
    after = "|".join(filter(None, (said.mid, said.last)))
    some = said.more or said.more2 or ("多" if said.half == "个多" else "")
    half = "半" if said.half == "个半" else said.and_half or ""
    measure = "%" if measure == "％" else measure or ""
    return Parts(
        before,
        after,
        plain_phrase(said.number),
        plain_phrase(said.part or ""),
        plain_phrase(said.over or ""),
        some,
        said.scale or "",
        half,
        plain_phrase(said.upper or ""),
        measure,
    )


@lru_cache(KEPT)
def quantity_of_parts(said: Parts) -> Quantity:
    """The quantity that the parts of a phrase state; raises NumeralError or PhraseError."""
    vague = read_vague(said.number)
    number, measure, factor = _number_and_measure(said, vague)
    relation = "range" if said.upper else relation_of(said.before, said.after, said.more)
    # 十几 is gt by itself; a hedge before it (近十几家) takes that one's place.
    if relation == "eq" and vague is not None:
        relation = vague.relation
    if is_negative(said.before):
        number = -number
        if not said.upper and relation != "eq":
            raise PhraseError("a hedge before a number below 0 leaves open which way it goes")
    if said.upper:
        # 三至四成: the factor of 成, 10, holds for both ends.
        upper = read_signed(said.upper) * factor
        number = _lower_end(said, number, upper)
        limits = bounds_of_relation(number, relation, upper=upper)
    elif vague is not None and relation == vague.relation:
        least, most = vague.low * factor, vague.high * factor
        limits = Bounds(least, most, least, most)
    else:
        limits = bounds_of_relation(_as_integer(number), relation, continuous=measure in CONTINUOUS)
    rounded = relation == "eq" and any(character in said.number for character in MYRIADS)
    low, high, strict_low, strict_high = map(float, limits)
    return Quantity(
        float(number), relation, low, high, strict_low, strict_high, measure, "", False, rounded
    )


def _as_integer(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def _number_and_measure(said: Parts, vague: Vague | None) -> tuple[Decimal, str, Decimal]:
    """The number printed, its measure, and what a unit of it counts.

    四成 is 40 % in tens, 翻一番 is twice.
    """
    if len(said.number) > LONGEST_NUMBER:
        raise PhraseError(f"{said.number[:20]!r}… is too long for one number")
    # 半百, 半千
    if said.number[0] == "半" and said.number[1:] in SIZES:
        return HALF * SIZES[said.number[1:]], said.measure, Decimal(1)
    if said.number in HALVES:
        share = HALVES[said.number] if not said.measure else ""
        return (HALF * 100, share, Decimal(1)) if share else (HALF, said.measure, Decimal(1))
    number = vague.value if vague is not None else read_numeral(said.number)
    if said.part:
        return (
            number + divide_numbers(read_signed(said.over), read_numeral(said.part)),
            said.measure,
            Decimal(1),
        )
    if said.over:
        return (
            _read_fraction(number, read_signed(said.over)),
            "‰" if number == 1000 else "%",
            Decimal(1),
        )
    if said.scale:
        number *= SIZES[said.scale]
    if said.half:
        number += HALF if said.half == "半" else read_numeral(said.half) / 10
    if said.measure == "成":
        return number * 10, "%", Decimal(10)
    # At most ten doublings, for no report tells of more, and 2**(10**9) would fill the memory.
    if said.measure == "番":
        return Decimal(2) ** int(min(number, Decimal(10))), "倍", Decimal(1)
    return number, said.measure, Decimal(1)


def _read_fraction(whole: Decimal, over: Decimal) -> Decimal:
    """百分之十五 as 15, 千分之三 as 3, 三分之一 as a share of a hundred."""
    return over if whole in (100, 1000) else divide_numbers(over * 100, whole)


def _lower_end(said: Parts, low: Decimal, high: Decimal) -> Decimal:
    """The lower end of a range: 3至5万 means 3万至5万.

    5至3万 leaves open what is meant, and is refused.
    """
    size = (MYRIADS | HUNDREDS).get(said.upper[-1], 1)
    bare = not any(word in said.number for word in (*MYRIADS, *TENS))
    if bare and abs(low) < size:
        low *= size
    if low > high:
        raise PhraseError("the range runs backwards")
    return low


# --- A phrase and the quantity its words state: 近万家, 300余户, 一至两个, 零事故, 双双, 100%.

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
    text = plain_phrase(simplify_text(phrase))
    if len(text) > LONGEST:
        raise PhraseError(f"{phrase[:20]!r}… is too long for one number")
    if text == "双双":
        return PAIR
    # 零事故 but not 零起, which is a plain 0 with its measure.
    if ANY_ZERO.fullmatch(text) and text[1:] not in measures():
        return ZERO
    found = find_numbers(text)
    # A phrase that opens with a word (检查3家) was marked too wide.
    if not found or found[0].start:
        raise PhraseError(f"no number can be read in {phrase!r}")
    if found[0].joined is not None:
        raise PhraseError(
            f"{found[0].joined.beside!r} in {phrase!r} makes the number one that can't be read"
        )
    return _simple_quantity(text, found[0], phrase)


def _simple_quantity(text: str, found: Found, phrase: str) -> Quantity:
    """The quantity of a number and the hedges before it, with at most a noun after it."""
    groups, noun = found.groups, text[found.end :]
    if noun and (noun not in measure_nouns() or groups.measure):
        raise PhraseError(f"{noun!r} in {phrase!r} is no measure of {measures().source}")
    try:
        quantity = quantity_of(text[: found.number], groups)
    except (NumeralError, PhraseError) as error:
        raise PhraseError(f"{error} in {phrase!r}") from None
    return quantity._replace(measure=measure_nouns()[noun], noun=noun) if noun else quantity


class Steps(NamedTuple):
    """How a count in plain digits is worked out.

    So many `digits`, times `size`, bound by `relation`.
    """

    digits: int
    size: int
    relation: str
    measure: str


def steps_of(before: str, groups: Groups) -> Steps | None:
    """The steps for the parts of a match with the hedges `before` it.

    None where there is more to them than digits.
    """
    (
        number,
        said,
        _,
        over,
        more,
        scale,
        half,
        _,
        _,
        upper,
        _,
        mid,
        measure,
        other,
        and_half,
        last,
    ) = groups
    if (
        said
        or over
        or half
        or upper
        or other
        or and_half
        or (mid and last)
        or measure in CHANGED
        or is_negative(before)
    ):
        return None
    size = 1 if number.isdecimal() else SIZES.get(number[-1], 0)
    digits = len(number) - (size > 1)
    if not size or not number[:digits].isdecimal() or digits > DIGITS:
        return None
    relation = relation_of(before, mid or last or "", more or "")
    return Steps(digits, size * SIZES.get(scale or "", 1), relation, measure or "")


def quantity_of_digits(number: str, steps: Steps) -> Quantity:
    """The quantity that `number`, whose digits come first, states by its steps."""
    digits, size, relation, measure = steps
    whole = int(number[:digits]) * size
    value = float(whole)
    if relation == "eq":
        return made(
            Quantity,
            (value, "eq", value, value, value, value, measure, "", False, not whole % ROUND),
        )
    low, high, strict_low, strict_high = map(
        float, bounds_of_relation(whole, relation, continuous=measure in CONTINUOUS)
    )
    return made(
        Quantity, (value, relation, low, high, strict_low, strict_high, measure, "", False, False)
    )


def quantity_of(before: str, groups: Groups) -> Quantity:
    """The quantity that the parts of a match state, with the hedges `before` it.

    Raises PhraseError or NumeralError.
    """
    if groups.said is not None:
        return PAIR if groups.said == "双" else ZERO
    groups = groups._replace(number=groups.number.replace(",", ""))
    steps = steps_of(before, groups)
    return (
        quantity_of_digits(groups.number, steps)
        if steps is not None
        else quantity_of_parts(parts_of_match(before, groups))
    )
