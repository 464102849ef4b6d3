"""What the parts of a phrase state: number, measure, relation and bounds."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.reading.bounds import Bounds, bounds
from analysis.reading.characters import plain
from analysis.reading.grammar import Groups
from analysis.reading.hedging import relation_of
from analysis.reading.number_scan import negative
from analysis.reading.numerals import MYRIADS, TENS, quotient, read_numeral, read_signed
from analysis.reading.vague import Vague, read_vague
from analysis.vocabulary import measures

LONGEST_NUMBER = 40
KEPT = 2**16  # phrases
SIZES: dict[str, int] = {**MYRIADS, **TENS}
HUNDREDS = {word: size for word, size in TENS.items() if word != "十"}
CONTINUOUS = frozenset(word for word, measure in measures().items() if measure.continuous)
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


def parts(before: str, said: Groups) -> Parts:
    """The parts of a match of grammar.QUANTITY, with the hedges that stand `before` it."""
    measure = said.measure
    if said.to and said.inner and said.inner != measure:
        raise PhraseError(f"the two measures {said.inner!r} and {measure or ''!r} do not go together")
    if said.other == "次" and measure and measure + "次" in measures():
        measure += "次"
    after = "|".join(word for word in (said.mid, said.last) if word)
    some = said.more or said.more2 or ("多" if said.half == "个多" else "")
    half = "半" if said.half == "个半" else said.and_half or ""
    measure = "%" if measure == "％" else measure or ""
    return Parts(
        before,
        after,
        plain(said.number),
        plain(said.part or ""),
        plain(said.over or ""),
        some,
        said.scale or "",
        half,
        plain(said.upper or ""),
        measure,
    )


@lru_cache(KEPT)
def measured(said: Parts) -> Quantity:
    """The quantity that the parts of a phrase state; raises NumeralError or PhraseError."""
    vague = read_vague(said.number)
    number, measure, factor = _number(said, vague)
    relation = "range" if said.upper else relation_of(said.before, said.after, said.more)
    if relation == "eq" and vague is not None:
        relation = vague.relation
    if negative(said.before):
        number = -number
        if not said.upper and relation != "eq":
            raise PhraseError("a hedge before a number below 0 leaves open which way it goes")
    if said.upper:
        upper = read_signed(said.upper) * factor
        number = _lower(said, number, upper)
        limits = bounds(number, relation, upper=upper)
    elif vague is not None and relation == vague.relation:
        least, most = vague.low * factor, vague.high * factor
        limits = Bounds(least, most, least, most)
    else:
        limits = bounds(_whole(number), relation, continuous=measure in CONTINUOUS)
    rounded = relation == "eq" and any(character in said.number for character in MYRIADS)
    low, high, strict_low, strict_high = map(float, limits)
    return Quantity(float(number), relation, low, high, strict_low, strict_high, measure, "", False, rounded)


def _whole(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def _number(said: Parts, vague: Vague | None) -> tuple[Decimal, str, Decimal]:
    """The number printed, its measure, and what a unit of it counts: 四成 is 40 % in tens, 翻一番 is twice."""
    if len(said.number) > LONGEST_NUMBER:
        raise PhraseError(f"{said.number[:20]!r}… is too long for one number")
    if said.number[0] == "半" and said.number[1:] in SIZES:
        return HALF * SIZES[said.number[1:]], said.measure, Decimal(1)
    if said.number in HALVES:
        share = HALVES[said.number] if not said.measure else ""
        return (HALF * 100, share, Decimal(1)) if share else (HALF, said.measure, Decimal(1))
    number = vague.value if vague is not None else read_numeral(said.number)
    if said.part:
        return number + quotient(read_signed(said.over), read_numeral(said.part)), said.measure, Decimal(1)
    if said.over:
        return _fraction(number, read_signed(said.over)), "‰" if number == 1000 else "%", Decimal(1)
    if said.scale:
        number *= SIZES[said.scale]
    if said.half:
        number += HALF if said.half == "半" else read_numeral(said.half) / 10
    if said.measure == "成":
        return number * 10, "%", Decimal(10)
    if said.measure == "番":
        return Decimal(2) ** int(min(number, Decimal(10))), "倍", Decimal(1)
    return number, said.measure, Decimal(1)


def _fraction(whole: Decimal, over: Decimal) -> Decimal:
    """百分之十五 as 15, 千分之三 as 3, 三分之一 as a share of a hundred."""
    return over if whole in (100, 1000) else quotient(over * 100, whole)


def _lower(said: Parts, low: Decimal, high: Decimal) -> Decimal:
    """The lower end of a range: 3至5万 means 3万至5万; 5至3万 leaves open what is meant, and is refused."""
    size = (MYRIADS | HUNDREDS).get(said.upper[-1], 1)
    bare = not any(word in said.number for word in (*MYRIADS, *TENS))
    if bare and abs(low) < size:
        low *= size
    if low > high:
        raise PhraseError("the range runs backwards")
    return low
