"""Whether a marked phrase is a whole number of its text, or cut out of one.

300 of 300余户, 万家 of 近万家.
"""

from typing import NamedTuple

from analysis.extraction.quantities.hedges import relation_of
from analysis.extraction.quantities.normalise import simplify_text
from analysis.extraction.quantities.scan import (
    ARABIC,
    SIGN,
    STRETCH,
    Found,
    find_numbers,
    is_negative,
)

REMEDY = "record the whole phrase {whole!r}"
UNREADABLE = "reject the row: {whole!r} can't be read as one number"


class Cut(NamedTuple):
    """Return what stands beside a phrase cut out of a number, and the whole phrase to record."""

    beside: str
    whole: str
    readable: bool

    def what(self, phrase: str) -> str:
        """What is wrong with `phrase`, for a person.

        >>> Cut("余户", "300余户", True).what("300")
        "'300' is cut out of '300余户': '余户' stands beside it"
        """
        return f"{phrase!r} is cut out of {self.whole!r}: {self.beside!r} stands beside it"

    @property
    def remedy(self) -> str:
        """What to do."""
        return (REMEDY if self.readable else UNREADABLE).format(whole=self.whole)


class WholeNumbers:
    """The numbers of a text, each as far as it goes.

    The rule by which reader, `check` and `accept` refuse a part.

    >>> WholeNumbers("减免300余户，检查近万家。").cut(2, "300").whole
    '300余户'
    >>> WholeNumbers("减免300余户，检查近万家。").cut(10, "近万家") is None
    True
    """

    def __init__(self, text: str) -> None:
        self._text, words = text, simplify_text(text)
        self._words = words
        self._numbers = [
            (match.start(), found)
            for match in STRETCH.finditer(SIGN + words)
            for found in find_numbers(match[1])
        ]

    def cut(self, start: int, phrase: str) -> Cut | None:
        """What the phrase at `start` leaves out of its number; None where it is whole."""
        end = start + len(phrase)
        for base, found in self._numbers:
            if base + found.start < end and start < base + found.end:
                beside = self._left(base, found, start) or self._right(base, found, end)
                low, high = self._reach(base, found)
                # The number itself is whole, but not what is joined to it: 5家 of 2^5家.
                if (
                    (other := found.joined) is not None
                    and not beside
                    and not (start <= low and high <= end)
                ):
                    beside = other.beside
                if beside:
                    low, high = self._grown(low, high)
                    return Cut(beside, self._text[min(low, start) : max(high, end)], other is None)
        return None

    def _right(self, base: int, found: Found, end: int) -> str:
        """Return what of the number stands behind `end`: digits, 余, a measure, a hedge."""
        rest = self._words[end : base + found.end].strip()
        return "" if relation_of("", rest, "") == "eq" else rest

    def _left(self, base: int, found: Found, start: int) -> str:
        """What of the number stands before `start`: digits, a sign, or hedges that bind it."""
        first, number = base + found.start, base + found.number
        if start <= first:
            return ""
        # A line break inside a number is damage of the text, and a person may cut there.
        if start > number:
            broken = self._words[start - 1] == "\n" and self._words[start - 2] in ARABIC
            return "" if broken else self._words[first:start].strip()
        # 约 of 大约 says the same as the whole, so a phrase may begin there; 300 of 近300 may not.
        every, taken = self._words[first:number], self._words[start:number]
        same = (relation_of(every, "", ""), is_negative(every)) == (
            relation_of(taken, "", ""),
            is_negative(taken),
        )
        return "" if same else self._words[first:start].strip()

    def _reach(self, base: int, found: Found) -> tuple[int, int]:
        """Where a number begins and ends together with what is joined to it.

        Hedges need not be in it.
        """
        if (beside := found.joined) is None:
            return base + found.start, base + found.end
        low = base + (found.start - len(beside.beside) if beside.before else found.number)
        return low, base + found.end + (0 if beside.before else len(beside.beside))

    def _grown(self, low: int, high: int) -> tuple[int, int]:
        """The stretch low:high with the numbers that touch it."""
        for base, found in self._numbers:
            if base + found.start <= high and low <= base + found.end:
                low, high = min(low, base + found.start), max(high, base + found.end)
        return low, high
