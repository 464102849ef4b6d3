"""The words that say when, and the window they state: 今年6月1日以来, 年均, 三年来, 截至目前.

Unknown stays unknown. A start is filled in only where the words and the card's
publication date give the day; 以来 ends on publication only where that is known
to the day.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from analysis.reading.characters import plain
from analysis.reading.dates import Published, WindowError, span

EVERY = {"年": "year", "年均": "year", "每年": "year", "平均每年": "year", "月均": "month", "每月": "month"}
YEARS_BACK = {"今年": 0, "去年": 1, "前年": 2}


@dataclass(frozen=True, slots=True)
class Window:
    """What a number covers. `per` is total, year or month; `basis` stated, inferred or unknown."""

    start: date | None = None
    end: date | None = None
    per: str = "total"
    basis: str = "unknown"


def read_window(phrase: str, published: Published, *, inherited: bool = False) -> Window:
    """The window that `phrase` states in a report of that date; empty words state none.

    `inherited`: the words stand in a distant lead paragraph, so the basis is inferred.
    Raises WindowError on words it does not know.

    >>> read_window("今年 6 月 1 日以来", Published.read("2021")).start
    datetime.date(2021, 6, 1)
    >>> read_window("年均", Published()).per
    'year'
    """
    text = plain(phrase)
    if not text:
        return Window()
    basis = "inferred" if inherited else "stated"
    if text in EVERY:
        return Window(per=EVERY[text], basis=basis)
    for pattern, dates in GRAMMAR:
        if (match := pattern.fullmatch(text)) is not None:
            start, end = dates(match, published)
            _possible(start, end, published, phrase)
            return Window(start, end, "total", basis)
    raise WindowError(f"the words {phrase!r} state no window that can be read")


def _possible(start: date | None, end: date | None, published: Published, phrase: str) -> None:
    """Refuse a window that runs backwards, or one that a report could not yet tell of."""
    if start and end and end < start:
        raise WindowError(f"the window {phrase!r} ends ({end}) before it starts ({start})")
    if start and published.last and start > published.last:
        raise WindowError(f"the window {phrase!r} starts ({start}) after the report appeared ({published.last})")


def _year(match: re.Match[str], published: Published) -> int | None:
    """The year that is named, or that 今年 and a bare month mean in that report."""
    if match["year"]:
        return int(match["year"])
    return published.year - YEARS_BACK.get(match["back"] or "今年", 0) if published.year else None


def _number(match: re.Match[str], group: str) -> int | None:
    return int(match[group]) if match[group] else None


def _since(match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    start, _ = span(_year(match, published), _number(match, "month"), _number(match, "day"))
    return start, published.day


def _within(match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    if match["back"] == "今年" and not match["month"]:
        return _since(match, published)
    return span(_year(match, published), _number(match, "month"), _number(match, "day"))


def _between(match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    year, month = _year(match, published), _number(match, "month")
    start, _ = span(year, month, _number(match, "day"))
    other = _number(match, "year2")
    last = _number(match, "month2") if other or match["month2"] else month
    _, end = span(other or year, last, _number(match, "day2"))
    return start, end


def _half(match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    first, last = (1, 6) if match["half"] == "上" else (7, 12)
    year = _year(match, published)
    return span(year, first, None)[0], span(year, last, None)[1]


def _until(match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    _, end = span(_year(match, published), _number(match, "month"), _number(match, "day"))
    return None, end


def _to_publication(_match: re.Match[str], published: Published) -> tuple[date | None, date | None]:
    return None, published.day


def _unsaid(_match: re.Match[str], _published: Published) -> tuple[date | None, date | None]:
    return None, None


YEAR = r"(?:(?P<back>今年|去年|前年)|(?P<year>[0-9]{4})年)"
MONTH = r"(?P<month>[0-9]{1,2})月"
DAY = r"(?P<day>[0-9]{1,2})[日号]"
Dates = Callable[[re.Match[str], Published], tuple[date | None, date | None]]
NUMBERS = "〇零一二两三四五六七八九十"
START = rf"{YEAR}?(?:{MONTH}(?:份|{DAY})?)?"
SECOND = r"(?:(?P<year2>[0-9]{4})年)?(?:(?P<month2>[0-9]{1,2})月)?(?:份|(?P<day2>[0-9]{1,2})[日号])?"
GRAMMAR: tuple[tuple[re.Pattern[str], Dates], ...] = (
    (re.compile(rf"(?=[^年月日]*[年月日]){START}(?:以来|至今|起|至目前)"), _since),
    (re.compile(rf"(?:截至|截止)(?=.*[0-9]){START}(?:底|末)?"), _until),
    (
        re.compile(
            rf"(?:截至|截止)?(?:目前|至今)|[^0-9年月日{NUMBERS}]{{1,16}}以来|"
            rf"(?:[^0-9年月日第{NUMBERS}]{{1,12}})?[0-9{NUMBERS}]{{1,3}}年(?:以)?来"
        ),
        _to_publication,
    ),
    (re.compile(rf"{YEAR}?(?P<half>[上下])半年(?P<month>)(?P<day>)"), _half),
    (re.compile(rf"(?=[0-9今去前].*[0-9]){START}(?:至|到|-|—|~)(?=[0-9]){SECOND}(?:期间)?"), _between),
    (re.compile(rf"(?=.+){YEAR}(?:全年)?(?:{MONTH}(?:份|{DAY})?)?(?:期间)?"), _within),
    (re.compile(rf"(?P<back>)(?P<year>){MONTH}(?:份|{DAY})?"), _within),
    (re.compile(r"全年|期间|近年来"), _unsaid),
)
