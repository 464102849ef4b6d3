"""Which words of time govern a number: those of its sentence, else those of the report's lead.

The nearest before the number governs; 年均 and the like in its own clause come
first; a day named behind it in its clause (已于6月16日) comes last. Only the words
near a number are looked at, so that a text without an end of sentence costs no more.
"""

import re
from bisect import bisect_left, bisect_right

from analysis.reading.period_words import Period, periods

SENTENCE = re.compile(r"[。！？]|\n\s*\n|\n[ \u3000]{2}")
CLAUSE_ENDS = "，。；！？,;!?\n"
SENTENCE_LENGTH, CLAUSE_LENGTH = 1000, 200
INTRODUCED = re.compile(r"以下简称")
LINE_OR_SENTENCE, FIRST_SENTENCE_LENGTH = re.compile(r"[\n。]"), 12
WITHIN = ("同期", "期间", "全年")
OF_CLAUSE = ("rate", "spell")
NO_WINDOW = (*OF_CLAUSE, "compared")
AGAINST, PART = ("比", "较", "与"), "其中"


class Periods:
    """The words of time of one text, asked for the ones that govern a number."""

    def __init__(self, text: str) -> None:
        self.text, self.all = text, periods(text)
        self.bounds = [0, *(match.end() for match in SENTENCE.finditer(text))]
        self.starts = [period.start for period in self.all]
        self.lead = self._lead()

    def governing(self, start: int, end: int, *, standing: bool) -> tuple[str, bool]:
        """The words that govern a number at start..end, and whether inherited; `standing` ones inherit none."""
        floor = max(self._sentence(start)[0], start - SENTENCE_LENGTH)
        clause = max(self.text.rfind(sign, floor, start) for sign in CLAUSE_ENDS) + 1
        own = self._own(floor, clause, start) or self._behind(end)
        if own:
            return own.phrase, False
        return (self.lead.phrase, True) if self.lead and not standing else ("", False)

    def _own(self, floor: int, clause: int, start: int) -> Period | None:
        """What governs from before the number: a rate of its clause, else the nearest of its sentence."""
        before = self._between(floor, start)
        if before and before[-1].kind == "compared" and self._held_against(before[-1], start):
            return before[-1]
        of_clause = [period for period in before if period.kind in OF_CLAUSE and period.start >= clause]
        if of_clause:
            return of_clause[-1]
        plain = [period for period in before if period.kind not in NO_WINDOW and not self._of_part(period, clause)]
        return plain[-1] if plain else None

    def _held_against(self, period: Period, start: int) -> bool:
        """Whether the number at `start` is the one of a time that is compared with (与2022年的2450起相比)."""
        return self.text.endswith(AGAINST, 0, period.start) and self.text[period.end : start] in ("", "的")

    def _of_part(self, period: Period, clause: int) -> bool:
        """Whether the words date a part alone (其中10月份47起), in another clause than the one at `clause`."""
        return period.start < clause and self.text.endswith(PART, 0, period.start)

    def _behind(self, end: int) -> Period | None:
        """A day named behind the number, in its clause."""
        at = bisect_left(self.starts, end)
        behind = self.all[at] if at < len(self.all) else None
        if behind is None or behind.kind != "moment" or behind.start - end > CLAUSE_LENGTH:
            return None
        return None if any(sign in self.text[end : behind.start] for sign in CLAUSE_ENDS) else behind

    def _between(self, floor: int, ceiling: int) -> list[Period]:
        """The words of time that stand whole in floor..ceiling."""
        found = self.all[bisect_left(self.starts, floor) : bisect_left(self.starts, ceiling)]
        return [period for period in found if period.end <= ceiling]

    def _sentence(self, place: int) -> tuple[int, int]:
        """Start and end of the sentence at `place`."""
        after = bisect_right(self.bounds, place)
        return self.bounds[after - 1], self.bounds[after] if after < len(self.bounds) else len(self.text)

    def _lead(self) -> Period | None:
        """The window of the lead: of the first sentence, or of the one that introduces the unit."""
        introduced = [self._sentence(match.start()) for match in INTRODUCED.finditer(self.text)]
        for floor, ceiling in dict.fromkeys([*introduced, *self._first()]):
            inside = [period for period in self._between(floor, ceiling) if period.kind not in NO_WINDOW]
            until = [period for period in inside if period.kind == "until"]
            if inside and inside[0].phrase not in WITHIN:
                return (until or inside)[0]
        return None

    def _first(self) -> list[tuple[int, int]]:
        """The first sentence that is more than a heading, if there is one."""
        floor = 0
        for match in LINE_OR_SENTENCE.finditer(self.text):
            if match.group() == "。" and match.start() - floor >= FIRST_SENTENCE_LENGTH:
                return [(floor, self._sentence(floor)[1])]
            floor = match.end()
        return []
