"""Dates: days stated in part, and the forms that words of time take.

A form says how its words are dated; window.py holds one function for each.
Words that may name a person (张某休假期间) have none: they must not reach a ledger.
No part of a pattern repeats without bound, and longer words are refused first.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

# --- Days as far as they are known: YYYY, YYYY-MM, YYYY-MM-DD, and the day a report appeared.

PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
LEAP_YEAR = 2000


class WindowError(ValueError):
    """Words of time that can't be read, or a day that does not exist."""


@dataclass(frozen=True, slots=True)
class Published:
    """When a report appeared, as far as known: the first and last day it may have been.

    >>> Published.read("2021").last
    datetime.date(2021, 12, 31)
    """

    first: date | None = None
    last: date | None = None

    @classmethod
    def read(cls, text: str) -> "Published":
        """From YYYY, YYYY-MM, YYYY-MM-DD or nothing; raises WindowError on any other text."""
        if not text:
            return cls()
        match = PARTIAL.fullmatch(text)
        if match is None:
            raise WindowError(f"{text!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        return cls(*span_of_date(*(int(part) if part else None for part in match.groups())))

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The year, where it is known."""
        return (
            self.first.year
            if self.first and self.last and self.first.year == self.last.year
            else None
        )


def span_of_date(
    year: int | None, month: int | None, day: int | None
) -> tuple[date | None, date | None]:
    """First and last day of a year, a month or a day, None where the year is not known.

    Raises WindowError where there is no such day, also in no year at all.

    >>> span_of_date(2023, 2, None)[1]
    datetime.date(2023, 2, 28)
    """
    # In a leap year, for 2月29日 exists in some.
    if year is None:
        span_of_date(LEAP_YEAR, month, day)
        return None, None
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first, first
        after = date(year + 1, 1, 1) if month is None or month == 12 else date(year, month + 1, 1)
        return first, after - timedelta(days=1)
    except ValueError:
        raise WindowError(
            "there is no day "
            f"{year}-{1 if month is None else month:02d}-{1 if day is None else day:02d}"
        ) from None


# --- The forms that words of time take: 今年6月1日以来, 截至去年底, 前三季度, 1至6月, 春节期间.

Said = Mapping[str, str | None]
LONGEST = 48
ONES = "一二三四五六七八九"
NUMBERS = f"〇零两十{ONES}"
DIGITS = str.maketrans(f"〇零○{ONES}", "000123456789")
TENS = {"": 0, "十": 10, "二十": 20, "三十": 30}


def _counted_words() -> dict[str, int]:
    """The numbers of days and months in Han characters, 一 to 三十九."""
    numbers = {}
    for tens, value in TENS.items():
        if tens:
            numbers[tens] = value
        for at, one in enumerate(ONES, start=1):
            numbers[f"{tens}{one}"] = value + at
    return numbers


COUNTED = _counted_words()
CHINESE_YEAR = re.compile(rf"[〇零○{ONES}]{{4}}(?=年)")  # 二〇二三年
TO = r"(?:至|到|[-—–~]{1,2})"
SHORT_YEAR = re.compile(rf"([0-9]{{4}})(?={TO}[0-9]{{4}}年)")
CHINESE_DAY = re.compile(rf"[十{ONES}]{{1,3}}(?=[月日号])")

CLOCK = (
    r"(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|晚|夜间|深夜|当天|当日|当晚)?"
    r"(?:[0-9]{1,2}[时点](?:[0-9]{1,2}分)?许?)?"
)
UNTIL = r"(?:截至|截止)到?"
NO_DATE = r"(?!.*[0-9][年月日号])"
WORD = rf"[^0-9{NUMBERS}年月日号，。；！？,;!?]"
# Whose time it is: 张某休假期间 and 王队长任职以来 name a person, and no window of a report.
PERSON = r"(?!.*(?:[他她某员]|同志|[队站班]长|休假|探亲|住院|任职|在职|服役|值班))"
ANY = r"[^，。；！？,;!?]"
EVENT = f"{NO_DATE}{PERSON}{ANY}"
COUNT = rf"(?:[0-9]{{1,2}}|[{NUMBERS}]{{1,3}}|半)"


def _date_pattern(which: str = "") -> str:
    """A pattern of year, month and day, each of which may be unsaid; its groups end in `which`."""
    back = rf"(?P<back{which}>今年|本年|去年|上年|前年|当年)"
    month, day = rf"(?P<month{which}>[0-9]{{1,2}})", rf"(?P<day{which}>[0-9]{{1,2}})"
    year = rf"(?:(?:{back}|(?P<year{which}>[0-9]{{4}})年)度?(?:全年)?)?"
    return rf"{year}(?:{month}月份?)?(?:{day}[日号]{CLOCK})?"


DATE, SECOND = (
    rf"(?=[0-9今本去上前当]){_date_pattern()}",
    rf"(?=[0-9今本去上前当]){_date_pattern('2')}",
)
YEAR = r"(?:(?:(?P<back>今年|本年|去年|上年|前年|当年)|(?P<year>[0-9]{4})年)度?)?"
QUARTERS = rf"第?(?P<quarter>[一二三四1-4])(?:(?:{TO}|、)第?(?P<quarter2>[一二三四1-4]))?季度"
SEASON = (
    rf"(?:(?P<half>[上下])半年|{QUARTERS}"
    rf"|前(?P<quarters>[一二两三四1-4])个?季度|前(?P<months>{COUNT})个月)"
)
RUN = rf"(?P<first>[0-9]{{1,2}}){TO}(?P<last>[0-9]{{1,2}})(?P<step>[月日号])份?"
VAGUE = (
    r"全年|年内|近年来|[近这][数几些]年来?|近年|过去一年|[这那]一年|近日|近期|日前|当[天日晚年]|同期|[本上]周|去冬今春|今冬明春|"
    rf"[春夏秋冬][季天]|单日|(?:一个)?[上下]午|(?:近|过去|最近|连续|这|前)?{COUNT}(?:个)?多?(?:年|月|周|天|小时)(?:间|内|多)?"
)
HOLIDAY = rf"(?:假期|长假)(?:{COUNT}天)?"
# The first form that fits is taken, so what names a date stands before what only sounds like time.
PARTS = (
    ("since", rf"(?:自|从)?{DATE}(?P<edge>年?[底末初])?(?:以来|至今|起|至目前)"),
    ("until", rf"{UNTIL}{DATE}(?P<edge>年?[底末])?"),
    ("until", rf"{UNTIL}{YEAR}{SEASON}末?"),
    ("now", rf"(?:{UNTIL})?(?:目前|至今|现在|(?:记者)?发稿时?)"),
    ("yesterday", rf"(?P<until>{UNTIL})?昨[天日晚]{CLOCK}"),
    ("today", rf"(?P<until>{UNTIL})?今[天日晚]{CLOCK}"),
    ("this_month", r"(?P<moon>[本上])月份?(?P<since>以来)?"),
    ("season", rf"(?:自|从)?{YEAR}{SEASON}(?P<since>以来)?(?:期间)?"),
    ("run", rf"{YEAR}(?:(?P<month>[0-9]{{1,2}})月)?{RUN}(?:期间)?"),
    ("between", rf"(?:自|从)?{DATE}起?{TO}{SECOND}(?:期间|间|止)?"),
    ("within", rf"(?=.{{0,5}}[年月]){DATE}(?:期间)?"),
    ("now", rf"{WORD}{{0,20}}{COUNT}个?[多余]?(?:年|月)多?以?来"),
    ("since", rf"(?:自|从)?{DATE}{WORD}{{1,12}}以来"),
    ("now", rf"{NO_DATE}{ANY}{{1,20}}以来"),
    ("vague", rf"{YEAR}(?:{VAGUE}|期间)"),
    ("vague", rf"(?:{UNTIL})?(?:{DATE})?{EVENT}{{0,20}}(?:期间|当[天日晚]|{HOLIDAY})"),
    ("vague", rf"{UNTIL}(?:{CLOCK}|年?[底末]|{EVENT}{{1,8}})"),
)  # fmt: skip
FORMS = tuple((form, re.compile(pattern)) for form, pattern in PARTS)


def form_of(text: str) -> tuple[str, Said] | None:
    """The form of words of time and the parts they name, None where they have none.

    `text` is half-width.

    >>> form, said = form_of("二〇二三年六月以来")
    >>> form, said["year"], said["month"]
    ('since', '2023', '6')
    """
    if len(text) > LONGEST:
        return None
    text = in_digits(text)
    for form, pattern in FORMS:
        if (match := pattern.fullmatch(text)) is not None:
            return form, match.groupdict()
    return None


def in_digits(text: str) -> str:
    """`text` with Chinese years, months and days in digits, and 年 behind each year of a range.

    >>> in_digits("二〇二三年十二月三十一日")
    '2023年12月31日'
    """
    text = CHINESE_YEAR.sub(lambda match: match.group().translate(DIGITS), text)
    text = SHORT_YEAR.sub(r"\1年", text)
    return CHINESE_DAY.sub(lambda match: str(COUNTED.get(match.group(), match.group())), text)
