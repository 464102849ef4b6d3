"""A number with the words around it, as the rules of its role look at it."""

from typing import NamedTuple

from analysis.reading.clauses import Clause, Mark

WIDE = 24


class View(NamedTuple):
    """One mark of a clause: its words, all marks, its place among them, and the words before and after it."""

    words: str
    marks: tuple[Mark, ...]
    place: int
    mark: Mark
    before: str
    after: str

    @classmethod
    def of(cls, clause: Clause, place: int) -> "View":
        """The view of the clause's number `place`."""
        mark, words = clause.marks[place], clause.words
        before, after = words[max(0, mark.start - WIDE) : mark.start], words[mark.end : mark.end + WIDE]
        return cls(words, clause.marks, place, mark, before, after)
