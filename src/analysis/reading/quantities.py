"""A phrase and the quantity its words state: 近万家, 300余户, 一至两个, 零事故, 双双, 100%.

The phrase is what a person, or the reader, marked as one statistic. Everything
in it must be understood: a word that is neither numeral, hedge nor measure is
refused, for a hedge that slips through unread would turn a bound into a point.
"""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from analysis.reading.bounds import Bounds, bounds
from analysis.reading.grammar import HEDGE, QUANTITY, Groups, all_hedges
from analysis.reading.numerals import MYRIADS, TENS, NumeralError, read_numeral
from analysis.reading.vague import Vague, read_vague
from analysis.vocabulary import hedges, measures, nouns

HALF_WIDTH: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
HALF_WIDTH |= dict(zip(map(ord, "壹贰叁肆伍陆柒捌玖拾佰仟○"), "一二三四五六七八九十百千〇", strict=True))
HALF_WIDTH |= {ord("廿"): "二十", ord("卅"): "三十"}
SPACES = re.compile(r"\s+")
LONGEST, DIGITS = 60, 15
SIZES: dict[str, int] = {**MYRIADS, **TENS}
CONTINUOUS = frozenset(word for word, measure in measures().items() if measure.continuous)
CHANGED = frozenset(("成", "番", "％"))
LONGEST_NUMBER = 30
HALF, HALVES = Decimal("0.5"), {"半": "", "半数": "%", "一半": "%"}
MORE = "gt"
HUNDREDS = {word: size for word, size in TENS.items() if word != "十"}
ANY_ZERO = re.compile(r"(?:零|未|无|没有)(?!.*[0-9〇零一二两三四五六七八九十百千万亿])[一-鿿]{1,8}")


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
    over: str = ""
    more: str = ""
    scale: str = ""
    half: bool = False
    upper: str = ""
    measure: str = ""


def plain(phrase: str) -> str:
    """`phrase` with full-width characters made half-width and all spaces taken out.

    >>> plain("２０４ 家")
    '204家'
    """
    return phrase if phrase.isalnum() and phrase.isascii() else SPACES.sub("", phrase.translate(HALF_WIDTH))


def read_quantity(phrase: str) -> Quantity:
    """The quantity that `phrase` states.

    Raises PhraseError where any of its words is not understood.

    >>> read_quantity("300余户").low, read_quantity("300余户").high
    (301.0, 399.0)
    >>> read_quantity("零事故").value
    0.0
    """
    text = plain(phrase)
    if len(text) > LONGEST:
        raise PhraseError(f"{phrase[:20]!r}… is too long for one number")
    if text == "双双":
        return PAIR
    if ANY_ZERO.fullmatch(text) and text[1:] not in measures():
        return ZERO
    start = next((at for at in range(len(text)) if all_hedges(text[:at]) and QUANTITY.match(text, at)), None)
    match = None if start is None else QUANTITY.match(text, start)
    if match is None or start is None:
        raise PhraseError(f"no number can be read in {phrase!r}")
    noun = text[match.end() :]
    if noun and (noun not in nouns() or Groups._make(match.groups()).measure):
        raise PhraseError(f"{noun!r} in {phrase!r} is no measure of {measures().source}")
    try:
        quantity = quantity_of(text[:start], Groups(*match.groups()))
    except (NumeralError, PhraseError) as error:
        raise PhraseError(f"{error} in {phrase!r}") from None
    return quantity._replace(measure=nouns()[noun], noun=noun) if noun else quantity


def quantity_of(before: str, groups: Groups) -> Quantity:
    """The quantity that the parts of a match state, with the hedges `before` it.

    Raises PhraseError or NumeralError. Plain digits, which most numbers are, are
    read at once; the rest once for each wording.
    """
    number, _, over, more, scale, half, _, _, upper, _, mid, measure, other, and_half, last = groups
    if over or half or upper or other or and_half or (mid and last) or measure in CHANGED:
        return measured(parts(before, Groups._make(groups)))
    if "," in number:
        number = number.replace(",", "")
    size = 1 if number.isdecimal() else SIZES.get(number[-1], 0)
    digits = number[:-1] if size > 1 else number
    if not size or len(number) > DIGITS or not digits.isdecimal():
        return measured(parts(before, Groups._make(groups)))
    if size == 1 and not (before or more or mid or last):
        value = float(number)
        return Quantity(value, "eq", value, value, value, value, measure or "")
    return _counted(
        int(digits) * size * SIZES.get(scale or "", 1), before, mid or last or "", more or "", measure or ""
    )


def _counted(whole: int, before: str, after: str, more: str, measure: str) -> Quantity:
    """The quantity of plain digits with hedges."""
    relation = relation_of(before, after, more)
    limits = _limits(whole, relation, measure in CONTINUOUS)
    rounded = relation == "eq" and not whole % MYRIADS["万"]
    return Quantity(float(whole), relation, *limits, measure, "", False, rounded)


@lru_cache(maxsize=1 << 16)
def _limits(whole: int, relation: str, continuous: bool) -> tuple[float, float, float, float]:
    low, high, strict_low, strict_high = bounds(whole, relation, continuous=continuous)
    return float(low), float(high), float(strict_low), float(strict_high)


def parts(before: str, said: Groups) -> Parts:
    """The parts of a match of grammar.QUANTITY, with the hedges that stand `before` it."""
    measure = said.measure
    if said.to and said.inner and said.inner != measure:
        raise PhraseError(f"the two measures {said.inner!r} and {measure or ''!r} do not go together")
    if said.other == "次" and measure and measure + "次" in measures():
        measure += "次"
    after = "|".join(word for word in (said.mid, said.last) if word)
    some = said.more or said.more2 or ("多" if said.half == "个多" else "")
    half = bool(said.half == "个半" or said.and_half)
    measure = "%" if measure == "％" else measure or ""
    return Parts(
        before, after, plain(said.number), said.over or "", some, said.scale or "", half, said.upper or "", measure
    )


@lru_cache(maxsize=1 << 16)
def measured(said: Parts) -> Quantity:
    """The quantity that the parts of a phrase state; raises NumeralError or PhraseError."""
    vague = read_vague(said.number)
    number, measure, factor = _number(said, vague)
    relation = "range" if said.upper else relation_of(said.before, said.after, said.more)
    if relation == "eq" and vague is not None:
        relation = vague.relation
    if said.upper:
        upper = read_numeral(plain(said.upper)) * factor
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
    if said.number in HALVES:
        share = HALVES[said.number] if not said.measure else ""
        return (HALF * 100, share, Decimal(1)) if share else (HALF, said.measure, Decimal(1))
    number = vague.value if vague is not None else read_numeral(said.number)
    if said.over:
        return _fraction(number, read_numeral(plain(said.over))), "‰" if number == 1000 else "%", Decimal(1)
    if said.scale:
        number *= SIZES[said.scale]
    if said.half:
        number += HALF
    if said.measure == "成":
        return number * 10, "%", Decimal(10)
    if said.measure == "番":
        return Decimal(2) ** int(min(number, Decimal(10))), "倍", Decimal(1)
    return number, said.measure, Decimal(1)


def _fraction(whole: Decimal, over: Decimal) -> Decimal:
    """百分之十五 as 15, 千分之三 as 3, 三分之一 as a share of a hundred."""
    if not whole:
        raise PhraseError("nothing can be divided by 0")
    return over if whole in (100, 1000) else over * 100 / whole


@lru_cache(maxsize=1 << 12)
def relation_of(before: str, after: str, more: str) -> str:
    """What all hedges say together, "" where there are none.

    One way keeps the nearer to the number; against each other they say about.

    >>> relation_of("超过", "", "余"), relation_of("近", "左右", "")
    ('gt', 'approx')
    """
    found = {hedges().before[word] for word in HEDGE.findall(before)}
    found |= {hedges().after.get(word, MORE) for word in after.split("|") if word}
    if more:
        found.add("approx" if more == "来" else MORE)
    found.discard("eq")
    if len(found) < 2:
        return found.pop() if found else "eq"
    if "lt" in found:
        return "approx"
    return MORE if MORE in found else "ge"


def _lower(said: Parts, low: Decimal, high: Decimal) -> Decimal:
    """The lower end of a range: 3至5万 means 3万至5万; 5至3万 leaves open what is meant, and is refused."""
    size = (MYRIADS | HUNDREDS).get(said.upper[-1], 1)
    bare = not any(word in said.number for word in (*MYRIADS, *TENS))
    if bare and low < size:
        low *= size
    if low > high:
        raise PhraseError("the range runs backwards")
    return low
