"""Days as far as they are known: YYYY, YYYY-MM, YYYY-MM-DD, and the day a report appeared."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

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
        return cls(*span(*(int(part) if part else None for part in match.groups())))

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.first if self.first == self.last else None

    @property
    def year(self) -> int | None:
        """The year, where it is known."""
        return self.first.year if self.first and self.last and self.first.year == self.last.year else None


def span(year: int | None, month: int | None, day: int | None) -> tuple[date | None, date | None]:
    """First and last day of a year, a month or a day, None where the year is not known.

    Raises WindowError where there is no such day, also in no year at all.

    >>> span(2023, 2, None)[1]
    datetime.date(2023, 2, 28)
    """
    if year is None:
        span(LEAP_YEAR, month, day)
        return None, None
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        if day is not None:
            return first, first
        after = date(year + 1, 1, 1) if month is None or month == 12 else date(year, month + 1, 1)
        return first, after - timedelta(days=1)
    except ValueError:
        raise WindowError(
            f"there is no day {year}-{1 if month is None else month:02d}-{1 if day is None else day:02d}"
        ) from None
