"""The words that say when, and the window they state: 今年6月1日以来, 年均, 三年来, 截至目前.

Unknown stays unknown. A start is filled in only where the words and the card's
publication date give the day; 以来 ends on publication only where that is known
to the day. Words whose days vary (春节期间, 近三年) state a window without days.
"""

from dataclasses import dataclass
from datetime import date

from analysis.reading.characters import half_width
from analysis.reading.dates import Published, WindowError
from analysis.reading.window_days import DAYS
from analysis.reading.window_grammar import form_of

PERS = {"年": "year", "月": "month", "周": "week", "日": "day", "天": "day"}
EVERY = {f"{before}{word}": per for before in ("每", "平均每") for word, per in PERS.items()}
EVERY |= {f"{word}均": per for word, per in PERS.items() if word != "天"} | {"年": "year"}


@dataclass(frozen=True, slots=True)
class Window:
    """What a number covers. `per` is total, year, month, week or day; `basis` stated, inferred or unknown."""

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
    _possible(start, end, published, phrase)
    return Window(start, end, "total", basis)


def _possible(start: date | None, end: date | None, published: Published, phrase: str) -> None:
    """Refuse a window that runs backwards, or one that a report could not yet tell of."""
    if start and end and end < start:
        raise WindowError(f"the window {phrase!r} ends ({end}) before it starts ({start})")
    if start and published.last and start > published.last:
        raise WindowError(f"the window {phrase!r} starts ({start}) after the report appeared ({published.last})")
    if end and published.last and end.year > published.last.year:
        raise WindowError(f"the window {phrase!r} ends ({end}) in a year after the report appeared ({published.last})")
