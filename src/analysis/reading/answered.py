"""The rows of a return form as they were filled in, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.reading.forms import COLUMNS, SHEET, letter


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the form and its cells by column."""

    row: int
    cells: Mapping[str, Any]
    file: str
    hidden: bool

    def address(self, column: str) -> str:
        """The address of one of its cells, as it is kept as evidence."""
        return f"{SHEET}!{letter(column)}{self.row}"

    def place(self, column: str) -> str:
        """The same as a message names it: with the file."""
        return f"{self.file} {self.address(column)}"

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return all(self.cells[column].value is None for column in COLUMNS if column != "unit")


@dataclass(frozen=True, slots=True)
class Answer:
    """One number of a return, or None where only a definition was declined or a note written.

    `accepted` is None where nothing was said of the definition.
    """

    cell: str
    unit: str
    metric: str
    number: int | None
    wording: str
    start: date | None
    end: date | None
    accepted: bool | None
    note: str
