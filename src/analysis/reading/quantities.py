"""A phrase and the quantity its words state: 近万家, 300余户, 一至两个, 零事故, 双双, 100%.

The phrase is what a person marked as one statistic. Everything in it must be
understood: a word that is neither numeral, hedge nor measure is refused, for a
hedge that slips through unread would turn a bound into a point.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from analysis.reading.bounds import bounds
from analysis.reading.numerals import MYRIADS, NUMERAL, TENS, NumeralError, read_numeral
from analysis.vocabulary import measures, nouns

BEFORE = {
    "lt": ("近", "将近", "接近", "不到", "不足", "不满"),
    "gt": ("超", "超过", "突破", "逾", "多于"),
    "ge": ("至少", "不少于", "不下", "上"),
    "approx": ("约", "大约", "约为"),
}
AFTER = {"ge": ("以上",), "approx": ("左右", "上下")}
HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
PAIR = "双双"
LONGEST = 60
ZERO = re.compile(r"(?:零|未|无|没有)(?!.*[0-9〇零一二两三四五六七八九十百千万亿])[一-鿿]{1,8}")


def _words(table: dict[str, tuple[str, ...]]) -> str:
    return "|".join(sorted((word for words in table.values() for word in words), key=len, reverse=True))


PHRASE = re.compile(
    rf"(?P<before>{_words(BEFORE)})?(?P<number>{NUMERAL})(?:(?P<more>[余多])(?P<scale>[万亿]?))?"
    rf"(?:(?:至|到|-|~|—|–)(?P<upper>{NUMERAL}))?(?P<after>{_words(AFTER)})?"
    rf"(?P<measure>[^0-9]*?)(?P<last>{_words(AFTER)})?"
)
SAID = {word: relation for table in (BEFORE, AFTER) for relation, words in table.items() for word in words}
MORE = {"余": "gt", "多": "gt"}
PER_CENT = re.compile(r"百分之(.+)")


class PhraseError(ValueError):
    """A phrase that can't be read, and why."""


@dataclass(frozen=True, slots=True)
class Quantity:
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


def plain(phrase: str) -> str:
    """`phrase` with full-width characters made half-width and all spaces taken out.

    >>> plain("２０４ 家")
    '204家'
    """
    return re.sub(r"\s+", "", phrase.translate(HALF_WIDTH))


def read_quantity(phrase: str) -> Quantity:
    """The quantity that `phrase` states.

    Raises PhraseError where any of its words is not understood.

    >>> read_quantity("300余户").low, read_quantity("300余户").high
    (301.0, 399.0)
    >>> read_quantity("零事故").value
    0.0
    """
    text = PER_CENT.sub(r"\1%", plain(phrase))
    if len(text) > LONGEST:
        raise PhraseError(f"{phrase[:20]!r}… is too long for one number")
    if text == PAIR:
        return Quantity(2.0, "eq", 2.0, 2.0, 2.0, 2.0)
    if ZERO.fullmatch(text) and text[1:] not in measures():
        return Quantity(0.0, "eq", 0.0, 0.0, 0.0, 0.0, zero_in_words=True)
    match = PHRASE.fullmatch(text)
    if match is None:
        raise PhraseError(f"no number can be read in {phrase!r}")
    try:
        return _quantity(match, phrase)
    except NumeralError as error:
        raise PhraseError(f"{error} in {phrase!r}") from None


def _quantity(match: re.Match[str], phrase: str) -> Quantity:
    number = read_numeral(match["number"]) * MYRIADS.get(match["scale"] or "", 1)
    upper = read_numeral(match["upper"]) if match["upper"] else None
    relation = _relation(match, phrase, upper)
    if upper is not None:
        lower = _lower(match, number, upper)
        if lower is None or lower > upper:
            raise PhraseError(f"the range {phrase!r} runs backwards")
        number = lower
    measure, noun = _measure(match["measure"], phrase)
    continuous = bool(measure) and measures()[measure].continuous
    low, high, strict_low, strict_high = map(float, bounds(number, relation, continuous=continuous, upper=upper))
    rounded = relation == "eq" and any(character in match["number"] for character in MYRIADS)
    return Quantity(
        float(number), relation, low, high, strict_low, strict_high, measure=measure, noun=noun, rounded=rounded
    )


def _relation(match: re.Match[str], phrase: str, upper: Decimal | None) -> str:
    """The one relation that the hedges agree on; a range with a hedge, or two unlike hedges, is refused."""
    said = {SAID[match[group]] for group in ("before", "after", "last") if match[group]}
    said |= {MORE[match["more"]]} if match["more"] else set()
    if len(said) + (upper is not None) > 1:
        raise PhraseError(f"the hedges of {phrase!r} do not go together")
    return "range" if upper is not None else next(iter(said), "eq")


def _lower(match: re.Match[str], low: Decimal, high: Decimal) -> Decimal | None:
    """The lower end of a range: 3至5万 means 3万至5万; None where 5至3万 leaves open what is meant."""
    myriad = MYRIADS.get(match["upper"][-1], 1)
    if low >= myriad or any(word in match["number"] for word in MYRIADS):
        return low
    if low * myriad <= high:
        return low * myriad
    bare = low < min(TENS["千"], myriad) and not any(word in match["number"] for word in TENS)
    return None if bare else low


def _measure(text: str, phrase: str) -> tuple[str, str]:
    """The measure word, and the noun that stands in its place if one does."""
    if text in nouns():
        return nouns()[text], text
    if text and text not in measures():
        raise PhraseError(f"{text!r} in {phrase!r} is no measure of {measures().source}")
    return text, ""
