"""Every number of a text, with its sign, hedges and measure: where it stands, its parts, and what is joined to it."""

import re
from typing import NamedTuple

from analysis.reading.adjacent import ARABIC, UNREAD, Joined, joined
from analysis.reading.grammar import QUANTITY, STANDING_NUMBER, Groups
from analysis.reading.hedging import ENDS, hedges_before
from analysis.reading.numeral_grammar import BLANK, MINUS
from analysis.vocabulary import measures

SIZES = frozenset("十百千万亿")
ROUND = SIZES | {"半"}
POINTS = ".．"
# A minus: none of a range, a code or a phone number; and 负 that is no part of 担负.
SIGNED = re.compile(
    rf"(?:(?:(?<![{MINUS}\w–—~～)）%％])|(?<=[一-鿿]))[{MINUS}]"
    rf"|(?:(?<![担肩背身胜抱欠自重辜盈])负|零下){BLANK}?)\Z"
)
LEADS = ENDS | frozenset(f"{MINUS}负下{POINTS}")
UNCOUNTED = frozenset(word for word, measure in measures().items() if measure.continuous) | {"", "％", "成", "倍"}
Span = tuple[int, int]


class Found(NamedTuple):
    """A number in the text: its span with hedges and measure, where the number itself starts, its parts and theirs.

    `joined`: what stands beside it and makes it a part of something else; such a number is not read.
    """

    start: int
    end: int
    number: int
    groups: Groups
    spans: tuple[Span, ...]
    joined: Joined | None = None


def numbers(text: str, *, idioms: bool = True) -> list[Found]:
    """Every number of `text`, of whatever role, in order and disjoint.

    Without `idioms`, single Han numerals that no measure follows (统一, 三农) are
    passed over: none of them is a statistic.

    >>> [(found.start, found.end, found.number) for found in numbers("同比约-3.5%，近百家")]
    [(2, 8, 4), (9, 12, 10)]
    """
    found: list[Found] = []
    last, backwards = 0, text[::-1]
    for match in (QUANTITY if idioms else STANDING_NUMBER).finditer(text):
        at, end = match.span()
        groups, spans = Groups._make(match.groups()), match.regs[1:]
        if groups.said is not None:
            end = match.end(1)
            found.append(Found(at, end, at, groups, spans))
        else:
            if at and text[at - 1] in POINTS and _leading(text, at):
                at -= 1
                groups, spans = groups._replace(number=text[at] + groups.number), ((at, spans[0][1]), *spans[1:])
            found.append(_whole(text, backwards, Found(at, end, at, groups, spans), last))
        last = end
    return found


def _leading(text: str, at: int) -> bool:
    """Whether the point before `at` opens a decimal: .5, not the end of a sentence."""
    return text[at] in ARABIC and (at == 1 or not (text[at - 2].isalnum() or text[at - 2] in POINTS))


def _open_point(text: str, at: int) -> str:
    """A point right before digits that may open a decimal or end a sentence: 增长.5%."""
    return text[at - 1] if at > 1 and text[at] in ARABIC and text[at - 1] in POINTS and text[at - 2].isalpha() else ""


def _whole(text: str, backwards: str, found: Found, last: int) -> Found:
    """A number with its sign and hedges before it, none of which reach back beyond `last`, and what is joined to it."""
    start, signed = found.number, found.number
    if start and text[start - 1] in LEADS:
        minus = SIGNED.search(text, max(last, start - 4), start)
        signed = minus.start() if minus is not None else start
        start = signed - hedges_before(backwards, len(text) - signed, round_number=text[found.number] in ROUND)
    groups, start = found.groups, max(start, last)
    measured = bool(groups.measure or groups.mid or groups.last)
    beside = joined(text, signed if start == signed else None, found.end, text[found.number], measured=measured)
    counts = (groups.measure or "") not in UNCOUNTED
    if beside is None and (sign := text[signed : found.number].strip() if counts else _open_point(text, found.number)):
        beside = Joined(UNREAD, sign, True)
    return found._replace(start=start, joined=beside)


def negative(before: str) -> bool:
    """Whether what stands before a number ends with a minus.

    >>> negative("约-"), negative("负"), negative("约")
    (True, True, False)
    """
    return before.rstrip().endswith((*MINUS, "负", "零下"))
