"""What is joined to a number and makes it part of a longer one: a digit of any script, ○, an exponent.

A number is read whole or refused whole. The grammar takes all that it can read;
what stands directly beside a number beyond that is something that it can't read.
"""

import re
import unicodedata
from typing import NamedTuple

from analysis.reading.measure_grammar import FIRST_SIGNS
from analysis.reading.numeral_grammar import HAN, MAGNITUDES
from analysis.vocabulary import hedges, notations

UNREAD = "unread"  # a numeral that the grammar does not know; all other kinds are in notations.toml
REACH = 16
ARABIC = frozenset("0123456789０１２３４５６７８９")
LIKE_DIGITS = r"[OoОоlI]"  # Latin and Cyrillic letters that pass for 0 and 1
LIST_MARKS = re.compile(r"[①-⓿㈠-㈩㊀-㊉❶-➓]")
RADICALS = re.compile(r"[⺀-⿕\uf900-\ufaff]")  # ⼆ for 二, as PDF files give it
INVISIBLE = re.compile(r"[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]++")
# Behind these nothing is cut off: an invisible character is harmless.
BOUNDARY = frozenset(" \t\n\xa0\u3000，。；！？、,;!?：:（(“‘《")
# What goes on behind a number, so that an invisible character may hide it.
GOES_ON = frozenset(f"{HAN}几余多次{FIRST_SIGNS}{''.join(word[0] for word in hedges().after)}") | ARABIC
# Han numerals, and characters that are one only before 百, 千 …: 俩千, 参佰.
NUMERALS, BEFORE_MAGNITUDES = frozenset(HAN), frozenset("俩仨倆參参叄什兆")
# 队伍3支, 统一300家, 周三15家, 三八100名: a Han numeral that ends a word, not a number.
ENDS_A_WORD = re.compile(rf"[壹贰叁肆伍陆柒捌玖拾佰仟]\Z|[第周期拜初星大之{HAN}][{HAN}]\Z|[一-鿿]一\Z")
FORMAL_WORD = re.compile(r"(?:[队退入行落]伍|[大内登着海水沿]陆|[收捡]拾)\Z")
# 5兆瓦 is a unit of power.
MILLIONS = re.compile(r"兆[瓦赫帕焦欧伏字比]")


def _kinds(side: str) -> re.Pattern[str]:
    """A pattern of what makes any of the kinds on one side, by the kind's name."""
    found = {key: getattr(kind, side) for key, kind in notations().items()}
    return re.compile("|".join(f"(?P<{key}>(?:{pattern}))" for key, pattern in found.items() if pattern))


BEFORE = re.compile(rf"(?:{_kinds('before').pattern}|(?P<{UNREAD}>[○◯]|\d{LIKE_DIGITS}))\Z")
AFTER = re.compile(rf"{_kinds('after').pattern}|(?P<{UNREAD}>[○◯]|{LIKE_DIGITS}[○\d])")


class Joined(NamedTuple):
    """What is joined to a number: the kind of notation that it makes, the characters, and on which side."""

    kind: str
    beside: str
    before: bool


def joined(words: str, start: int | None, end: int, first: str, *, measured: bool) -> Joined | None:
    """What is joined to the number that stands at start:end of `words`.

    `start`: None where a hedge stands before the number, to which nothing is joined. `first`: its first sign.
    `measured`: a measure ends it, so that digits may follow.

    >>> joined("1٢0家", 2, 4, "0", measured=True).beside, joined("2^5", 0, 1, "2", measured=False).kind
    ('٢', 'power')
    """
    return (_before(words, start, first) if start else None) or _after(words, end, measured)


def _before(words: str, start: int, first: str) -> Joined | None:
    """What is joined from the left to a number that begins with `first`."""
    if _plain(words[start - 1]):
        return None
    near = words[max(0, start - REACH) : start]
    if (match := BEFORE.search(near)) is not None:
        return Joined(str(match.lastgroup), match.group(), True)
    shown = near.rstrip("".join(INVISIBLE.findall(near)) or "\0")
    if len(shown) < len(near):
        return Joined(UNREAD, near[len(shown) :], True) if shown and shown[-1] not in BOUNDARY else None
    last = near[-1]
    if last in NUMERALS:
        part = not (ENDS_A_WORD if first in ARABIC else FORMAL_WORD).search(near)
    else:
        part = _numeral(last) or (last in BEFORE_MAGNITUDES and first in MAGNITUDES)
    return Joined(UNREAD, last, True) if part else None


def _after(words: str, end: int, measured: bool) -> Joined | None:
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
    part = near[0] in NUMERALS or _numeral(near[0]) or (near[0] == "兆" and not MILLIONS.match(near))
    return Joined(UNREAD, near[0], False) if part else None


def _plain(sign: str) -> bool:
    """Whether a character is Han and no numeral: then nothing is joined."""
    return "一" <= sign <= "龥" and sign not in NUMERALS and sign not in BEFORE_MAGNITUDES


def _numeral(sign: str) -> bool:
    """Whether a character of no Han numeral is a digit or number of some script, and no mark of a list."""
    if "一" <= sign <= "龥" or LIST_MARKS.match(sign):
        return False
    if RADICALS.match(sign):
        return unicodedata.normalize("NFKC", sign) in NUMERALS
    return unicodedata.numeric(sign, None) is not None
