"""Windows: the days that words of time state (今年6月1日以来, 年均, 截至目前).

Unknown stays unknown. A start is filled in only where the words and the card's
publication date give the day; 以来 ends on publication only where that is known
to the day. Words whose days vary (春节期间, 近三年) state a window without days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from analysis.extraction.quantities.normalise import half_width
from analysis.extraction.windows.dates import (
    COUNTED,
    Published,
    Said,
    WindowError,
    form_of,
    span_of_date,
)

# --- The first and last day that words of time state, form by form; unknown stays None.

Days = tuple[date | None, date | None]
YEARS_BACK = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}
UNSAID = "当年"
MONTHS_IN_QUARTER = 3


def _read_number(said: Said, name: str) -> int | None:
    """The number in digits or Chinese.

    None where it is not said, 0 where it is no number of a date.
    """
    word = said.get(name)
    if not word:
        return None
    return int(word) if word.isdecimal() else COUNTED.get(word.replace("两", "二"), 0)


def _read_year(said: Said, published: Published, which: str = "") -> int | None:
    """The year that is named, or that 今年 and a bare month mean in that report.

    当年 is no year in particular.
    """
    back, year = said.get(f"back{which}"), _read_number(said, f"year{which}")
    if year is not None or back == UNSAID or published.year is None:
        return year
    return published.year - YEARS_BACK[back or "今年"]


def _date_span(said: Said, published: Published) -> Days:
    year, month, day = (
        _read_year(said, published),
        _read_number(said, "month"),
        _read_number(said, "day"),
    )
    return _require_days(year, month, day, named=bool(said.get("year") or said.get("back")))


def _require_days(year: int | None, month: int | None, day: int | None, *, named: bool) -> Days:
    """Return the days of a year, month or day; a day without its month is not known."""
    if month is None and day is not None:
        if named:
            raise WindowError(f"day {day} of no month is no day of {year}")
        span_of_date(None, 1, day)
        return None, None
    return span_of_date(year, month, day)


def _since_date(said: Said, published: Published) -> Days:
    start, _ = _date_span(said, published)
    # 去年底以来: on which day the end of a year began is not known.
    return None if said.get("edge") else start, published.day


def _until_date(said: Said, published: Published) -> Days:
    start, end = (_season_days if "half" in said else _date_span)(said, published)
    # 截至6月底 may be told as soon as June has begun: reports of the 28th say so.
    reached = end.replace(day=1) if end and said.get("edge") else start
    _require_reported(reached, published)
    return None, end


def _require_reported(reached: date | None, published: Published) -> None:
    """Refuse to count until a day that a report could not yet tell of."""
    if reached and published.last and reached > published.last:
        raise WindowError(f"{reached} is after the report appeared ({published.last})")


def _until_now(_said: Said, published: Published) -> Days:
    return None, published.day


def _today(said: Said, published: Published) -> Days:
    return None if said["until"] else published.day, published.day


def _yesterday(said: Said, published: Published) -> Days:
    day = published.day - timedelta(days=1) if published.day else None
    return None if said["until"] else day, day


def _this_month(said: Said, published: Published) -> Days:
    first, last = published.first, published.last
    # Known to the year alone, a report leaves open which month it calls its own.
    if first is None or last is None or first.replace(day=1) != last.replace(day=1):
        return None, None
    if said["moon"] == "上":
        first = first.replace(day=1) - timedelta(days=1)
    start, end = span_of_date(first.year, first.month, None)
    return start, published.day if said["since"] else end


def _season_days(said: Said, published: Published) -> Days:
    """A half-year, quarters, or the first months of a year."""
    first, last = _season_months(said)
    year = _read_year(said, published)
    start, end = span_of_date(year, first, None)[0], span_of_date(year, last, None)[1]
    return start, published.day if said.get("since") else end


def _season_months(said: Said) -> tuple[int, int]:
    """First and last month of a season."""
    if said["half"]:
        return (1, 6) if said["half"] == "上" else (7, 12)
    if said["months"]:
        return 1, _read_number(said, "months") or 0
    first = _read_number(said, "quarter") or 1
    last = _read_number(said, "quarters") or _read_number(said, "quarter2") or first
    return (first - 1) * MONTHS_IN_QUARTER + 1, last * MONTHS_IN_QUARTER


def _within_period(said: Said, published: Published) -> Days:
    start, end = _date_span(said, published)
    # 今年 lasts until the report appeared; 去年 and 今年6月 are over.
    this_year = said.get("back") == "今年" and not said.get("month")
    return start, published.day if this_year else end


def _run_of_dates(said: Said, published: Published) -> Days:
    """1至6月, 3月1至5日: two numbers of one kind; without a month the days are not known."""
    year, month = _read_year(said, published), _read_number(said, "month")
    named = bool(said["year"] or said["back"])
    first, last = _read_number(said, "first"), _read_number(said, "last")
    # The step says what the two numbers count: 月, or 日 and 号.
    if said["step"] != "月":
        opening = _require_days(year, month, first, named=named)
        closing = _require_days(year, month, last, named=named)
    elif month is None:
        opening, closing = span_of_date(year, first, None), span_of_date(year, last, None)
    else:
        raise WindowError("a month can't stand before a run of months")
    return opening[0], closing[1]


def _between_dates(said: Said, published: Published) -> Days:
    """From one date to another, which takes what it leaves unsaid from the first."""
    start, _ = _date_span(said, published)
    # 2022年10月至12月 is of one year, 2022年10月至2023年2月 of two; 6月1日至15日 is of one month.
    other = said["year2"] or said["back2"]
    year = _read_year(said, published, "2") if other else _read_year(said, published)
    month = _read_number(said, "month2") if other or said["month2"] else _read_number(said, "month")
    named = bool(other or said["year"] or said["back"])
    return start, _require_days(year, month, _read_number(said, "day2"), named=named)[1]


def _vague_words(said: Said, published: Published) -> Days:
    """Words whose days vary; only a date they name must be one."""
    start, _ = _date_span(said, published)
    _require_reported(start, published)
    return None, None


DAYS: dict[str, Callable[[Said, Published], Days]] = {
    "since": _since_date,
    "until": _until_date,
    "now": _until_now,
    "today": _today,
    "yesterday": _yesterday,
    "this_month": _this_month,
    "season": _season_days,
    "within": _within_period,
    "run": _run_of_dates,
    "between": _between_dates,
    "vague": _vague_words,
}


# --- The words that say when, and the window they state: 今年6月1日以来, 年均, 三年来, 截至目前.

PERS = {"年": "year", "月": "month", "周": "week", "日": "day", "天": "day"}
# 每日, 平均每日 and 日均; nobody writes 天均. A bare 年 is that of 年接待3万人次.
EVERY = {f"{before}{word}": per for before in ("每", "平均每") for word, per in PERS.items()}
EVERY |= {f"{word}均": per for word, per in PERS.items() if word != "天"} | {"年": "year"}


@dataclass(frozen=True, slots=True)
class Window:
    """What a number covers.

    `per` is total, year, month, week or day; `basis` stated, inferred or unknown.
    """

    start: date | None = None
    end: date | None = None
    per: str = "total"
    basis: str = "unknown"


def read_window(phrase: str, published: Published, *, inherited: bool = False) -> Window:
    """The window that `phrase` states in a report of that date; empty words state none.

    `inherited`: the words stand in a distant lead paragraph, so the basis is inferred.
    Raises WindowError on words it does not know, on a day that does not exist, and
    on a window that runs backwards or starts after the report appeared.

    >>> read_window("今年 6 月 1 日以来", Published.read("2021")).start
    datetime.date(2021, 6, 1)
    >>> read_window("日均", Published()).per
    'day'
    """
    text = half_width(phrase)
    if not text:
        return Window()
    basis = "inferred" if inherited else "stated"
    if text in EVERY:
        return Window(per=EVERY[text], basis=basis)
    found = form_of(text)
    if found is None:
        raise WindowError(f"the words {phrase!r} state no window that can be read")
    form, said = found
    start, end = DAYS[form](said, published)
    _require_possible(start, end, published, phrase)
    return Window(start, end, "total", basis)


def _require_possible(
    start: date | None, end: date | None, published: Published, phrase: str
) -> None:
    """Refuse a window that runs backwards, or one that a report could not yet tell of."""
    if start and end and end < start:
        raise WindowError(f"the window {phrase!r} ends ({end}) before it starts ({start})")
    if start and published.last and start > published.last:
        raise WindowError(
            f"the window {phrase!r} starts ({start}) after the report appeared ({published.last})"
        )
    if end and published.last and end.year > published.last.year:
        raise WindowError(
            f"the window {phrase!r} ends ({end}) in a year after the report appeared "
            f"({published.last})"
        )
