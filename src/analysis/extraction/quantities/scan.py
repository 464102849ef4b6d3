"""Every number of a text, with its sign, hedges, measure, and what is joined to it."""

import re
import unicodedata
from typing import NamedTuple

from analysis.extraction.quantities.grammar import FIRST, IDLE, QUANTITY, STANDING_NUMBER, Groups
from analysis.extraction.quantities.hedges import ENDS, hedges_before
from analysis.extraction.quantities.patterns import (
    BLANK,
    DIGIT,
    FIRST_SIGNS,
    HAN_CHARACTERS,
    MAGNITUDES,
    MINUS,
    first_signs,
)
from analysis.vocabulary import hedges, measures, notations

# --- The stretches of a text that hold a number, and their shapes.

SIGNS = "，。；！？,;!?"
# A comma with digits on both sides may be that of thousands, so the stretch goes on.
INSIDE = rf"(?:[,，](?<=[{DIGIT} \n].)(?=[{DIGIT} \n])[^{SIGNS}]*+)*+"
WORDS = f"[^{SIGNS}{FIRST}]*+"


def _stretch_pattern(idle: str) -> re.Pattern[str]:
    """A stretch where a number may begin.

    It opens with a sign, which is found fast: set one before a text.
    """
    return re.compile(rf"[{SIGNS}]({WORDS}{idle}[{FIRST}][^{SIGNS}]*+{INSIDE})")


STRETCH = _stretch_pattern("")
# for statistics: idiom alone is passed over
STANDING_STRETCH = _stretch_pattern(rf"(?:{IDLE}{WORDS})*+")
SIGN = SIGNS[0]
ONES = bytes.maketrans(b"23456789", b"1" * 8)
SURROGATES = "surrogatepass"


def stretch_shape(words: str) -> bytes:
    """The shape of a stretch; a nought that leads a number stays, for no count is written so.

    >>> stretch_shape("检查204家次、第05批").decode()
    '检查111家次、第01批'
    """
    made = words.encode(errors=SURROGATES).translate(ONES)
    while b"10" in made:
        made = made.replace(b"10", b"11")
    return made


# --- What is joined to a number and makes it part of a longer one: a digit of any script, ○, an
# exponent.

UNREAD = "unread"  # a numeral that the grammar does not know; all other kinds are in notations.toml
REACH = 16
ARABIC = frozenset("0123456789０１２３４５６７８９")
LIKE_DIGITS = r"[OoОоlI]"  # Latin and Cyrillic letters that pass for 0 and 1
LIST_MARKS = re.compile(r"[①-⓿㈠-㈩㊀-㊉❶-➓]")
RADICALS = re.compile(r"[⺀-⿕\uf900-\ufaff]")  # ⼆ for 二, as PDF files give it
INVISIBLE = re.compile(
    r"[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]++"
)
# Behind these nothing is cut off: an invisible character is harmless.
BOUNDARY = frozenset(" \t\n\xa0\u3000，。；！？、,;!?：:（(“‘《")
# What goes on behind a number, so that an invisible character may hide it.
GOES_ON = frozenset(f"{HAN_CHARACTERS}几余多次{FIRST_SIGNS}{first_signs(hedges().after)}") | ARABIC
# Han numerals, and characters that are one only before 百, 千 …: 俩千, 参佰.
NUMERALS, BEFORE_MAGNITUDES = frozenset(HAN_CHARACTERS), frozenset("俩仨倆參参叄什兆")
# 队伍3支, 统一300家, 周三15家, 三八100名: a Han numeral that ends a word, not a number.
ENDS_A_WORD = re.compile(
    rf"[壹贰叁肆伍陆柒捌玖拾佰仟]\Z|[第周期拜初星大之{HAN_CHARACTERS}][{HAN_CHARACTERS}]\Z|[一-鿿]一\Z"
)
FORMAL_WORD = re.compile(r"(?:[队退入行落]伍|[大内登着海水沿]陆|[收捡]拾)\Z")
# 5兆瓦 is a unit of power.
MILLIONS = re.compile(r"兆[瓦赫帕焦欧伏字比]")


def _kinds_pattern(side: str) -> re.Pattern[str]:
    """A pattern of what makes any of the kinds on one side, by the kind's name."""
    patterns = []
    for key, kind in notations().items():
        pattern = getattr(kind, side)
        # A kind may stand on one side alone: ± comes before a number, 打 behind it.
        if pattern:
            patterns.append(f"(?P<{key}>(?:{pattern}))")
    return re.compile("|".join(patterns))


BEFORE = re.compile(rf"(?:{_kinds_pattern('before').pattern}|(?P<{UNREAD}>[○◯]|\d{LIKE_DIGITS}))\Z")
AFTER = re.compile(rf"{_kinds_pattern('after').pattern}|(?P<{UNREAD}>[○◯]|{LIKE_DIGITS}[○\d])")


class Joined(NamedTuple):
    """What is joined to a number.

    The kind of notation that it makes, the characters, and on which side.
    """

    kind: str
    beside: str
    before: bool


def find_joined(
    words: str, start: int | None, end: int, first: str, *, measured: bool
) -> Joined | None:
    """What is joined to the number that stands at start:end of `words`.

    `start`: None where a hedge stands before the number, to which nothing is joined. `first`: its
    first sign. `measured`: a measure ends it, so that digits may follow.

    >>> find_joined("1٢0家", 2, 4, "0", measured=True).beside
    '٢'
    """
    return (_joined_before(words, start, first) if start else None) or _joined_after(
        words, end, measured
    )


def _joined_before(words: str, start: int, first: str) -> Joined | None:
    """What is joined from the left to a number that begins with `first`."""
    if _is_plain_han(words[start - 1]):
        return None
    near = words[max(0, start - REACH) : start]
    # A known notation first, for it has a reason to tell: 2^5 is a power.
    if (match := BEFORE.search(near)) is not None:
        return Joined(str(match.lastgroup), match.group(), True)
    shown = near.rstrip("".join(INVISIBLE.findall(near)) or "\0")
    if len(shown) < len(near):
        return (
            Joined(UNREAD, near[len(shown) :], True)
            if shown and shown[-1] not in BOUNDARY
            else None
        )
    last = near[-1]
    if last in NUMERALS:
        part = not (ENDS_A_WORD if first in ARABIC else FORMAL_WORD).search(near)
    else:
        part = _is_foreign_digit(last) or (last in BEFORE_MAGNITUDES and first in MAGNITUDES)
    return Joined(UNREAD, last, True) if part else None


def _joined_after(words: str, end: int, measured: bool) -> Joined | None:
    """What is joined from the right."""
    if end == len(words):
        return None
    near = words[end : end + REACH]
    if (hidden := INVISIBLE.match(near)) is not None:
        goes_on = near[hidden.end() : hidden.end() + 1]
        return Joined(UNREAD, hidden.group(), False) if goes_on in GOES_ON else None
    if measured:
        return None
    if (match := AFTER.match(near)) is not None:
        return Joined(str(match.lastgroup), match.group(), False)
    part = (
        near[0] in NUMERALS
        or _is_foreign_digit(near[0])
        or (near[0] == "兆" and not MILLIONS.match(near))
    )
    return Joined(UNREAD, near[0], False) if part else None


def _is_plain_han(sign: str) -> bool:
    """Whether a character is Han and no numeral: then nothing is joined."""
    return "一" <= sign <= "龥" and sign not in NUMERALS and sign not in BEFORE_MAGNITUDES


def _is_foreign_digit(sign: str) -> bool:
    """Tell whether a character is a digit or number of another script, and no mark of a list."""
    if "一" <= sign <= "龥" or LIST_MARKS.match(sign):
        return False
    if RADICALS.match(sign):
        return unicodedata.normalize("NFKC", sign) in NUMERALS
    return unicodedata.numeric(sign, None) is not None


# --- Every number of a text, with its sign, hedges and measure: where it stands, its parts, and
# what is joined to it.

SIZES = frozenset("十百千万亿")
ROUND = SIZES | {"半"}
POINTS = ".．"
# A minus: none of a range, a code or a phone number; and 负 that is no part of 担负.
SIGNED = re.compile(
    rf"(?:(?:(?<![{MINUS}\w–—~～)）%％])|(?<=[一-鿿]))[{MINUS}]"
    rf"|(?:(?<![担肩背身胜抱欠自重辜盈])负|零下){BLANK}?)\Z"
)
LEADS = ENDS | frozenset(f"{MINUS}负下{POINTS}")
CONTINUOUS = frozenset(word for word, measure in measures().items() if measure.continuous)
UNCOUNTED = CONTINUOUS | {"", "％", "成", "倍"}  # these may be below 0: -3.5%
Span = tuple[int, int]


class Found(NamedTuple):
    """A number in the text.

    Its span with hedges and measure, where the number itself starts, its parts and theirs.

    `joined`: what stands beside it and makes it a part of something else; such a number is not
    read.
    """

    start: int
    end: int
    number: int
    groups: Groups
    spans: tuple[Span, ...]
    joined: Joined | None = None


def find_numbers(text: str, *, idioms: bool = True) -> list[Found]:
    """Every number of `text`, of whatever role, in order and disjoint.

    Without `idioms`, single Han numerals that no measure follows (统一, 三农) are
    passed over: none of them is a statistic.

    >>> [(found.start, found.end, found.number) for found in find_numbers("同比约-3.5%，近百家")]
    [(2, 8, 4), (9, 12, 10)]
    """
    found: list[Found] = []
    last, backwards = 0, text[::-1]
    for match in (QUANTITY if idioms else STANDING_NUMBER).finditer(text):
        at, end = match.span()
        groups, spans = Groups._make(match.groups()), match.regs[1:]
        # 零事故: the zero in words ends with its word, whatever hedge or measure seems to follow.
        if groups.said is not None:
            end = match.end(1)
            found.append(Found(at, end, at, groups, spans))
        else:
            if at and text[at - 1] in POINTS and _opens_decimal(text, at):
                at -= 1
                groups, spans = (
                    groups._replace(number=text[at] + groups.number),
                    ((at, spans[0][1]), *spans[1:]),
                )
            found.append(_whole_number(text, backwards, Found(at, end, at, groups, spans), last))
        last = end
    return found


def _opens_decimal(text: str, at: int) -> bool:
    """Whether the point before `at` opens a decimal: .5, not the end of a sentence."""
    return text[at] in ARABIC and (
        at == 1 or not (text[at - 2].isalnum() or text[at - 2] in POINTS)
    )


def _open_point(text: str, at: int) -> str:
    """A point right before digits that may open a decimal or end a sentence: 增长.5%."""
    return (
        text[at - 1]
        if at > 1 and text[at] in ARABIC and text[at - 1] in POINTS and text[at - 2].isalpha()
        else ""
    )


def _whole_number(text: str, backwards: str, found: Found, last: int) -> Found:
    """Return a number with its sign, the hedges before it, and what is joined to it.

    No hedge reaches back beyond `last`.
    """
    start, signed = found.number, found.number
    if start and text[start - 1] in LEADS:
        minus = SIGNED.search(text, max(last, start - 4), start)
        signed = minus.start() if minus is not None else start
        start = signed - hedges_before(
            backwards, len(text) - signed, round_number=text[found.number] in ROUND
        )
    groups, start = found.groups, max(start, last)
    measured = bool(groups.measure or groups.mid or groups.last)
    beside = find_joined(
        text, signed if start == signed else None, found.end, text[found.number], measured=measured
    )
    # No unit inspects -3家: there the sign is a dash or a list's, and the number is not read.
    counts = (groups.measure or "") not in UNCOUNTED
    if beside is None and (
        sign := text[signed : found.number].strip() if counts else _open_point(text, found.number)
    ):
        beside = Joined(UNREAD, sign, True)
    return found._replace(start=start, joined=beside)


def is_negative(before: str) -> bool:
    """Whether what stands before a number ends with a minus.

    >>> is_negative("约-"), is_negative("负"), is_negative("约")
    (True, True, False)
    """
    return before.rstrip().endswith((*MINUS, "负", "零下"))
