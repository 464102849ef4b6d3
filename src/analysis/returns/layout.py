"""The layout of the return form: sheets, columns and cells, and an answer with its cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.vocabulary import Label, Metric, metrics, rate_of

# --- The layout of the return form: its sheets, its columns, and the words that no unit may change.

VERSION = "1"
SHEET, GUIDE, LISTS = "填报", "说明 Guide", "lists"
FILLED_ROW, HEADER_ROW, FIRST_ROW = 4, 5, 6
FILLED = Label("填报日期", "Date of return")
FILLED_CELL = f"B{FILLED_ROW}"
HEADERS = {
    "unit": Label("填报单位", "Unit"),
    "metric": Label("指标", "Metric"),
    "definition": Label("含义，以及不是什么", "Definition, and what it does not mean"),
    "wording": Label("用语", "Verb"),
    "number": Label("数字（分子）", "Number (numerator)"),
    "measure": Label("量词", "Counted in"),
    "denominator": Label("分母", "Denominator"),
    "denominator_is": Label("分母是", "Denominator is"),
    "start": Label("起始日", "First day"),
    "end": Label("截止日", "Last day"),
    "accepted": Label("采用此含义", "Definition accepted"),
    "note": Label("备注", "Note"),
}
COLUMNS = tuple(HEADERS)
LOCKED = ("metric", "definition", "measure", "denominator_is")
YES, NO = Label("是", "yes"), Label("否", "no")
# On the hidden sheet: what it is, and the version of its columns.
MARK, SEAL = "fire return form", {"mark": "A1", "version": "A2"}


def column_letter(column: str) -> str:
    """The letter of a column of the form.

    >>> column_letter("number")
    'E'
    """
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[COLUMNS.index(column)]


def both_languages(label: Label, between: str = "\n") -> str:
    """A label in both languages at once.

    >>> both_languages(YES, " ")
    '是 yes'
    """
    return f"{label.zh}{between}{label.en}"


def locked_words(metric: Metric) -> dict[str, str]:
    r"""The words that stand in the locked cells of a metric's row, by column.

    >>> locked_words(metrics()["hazards_rectified"])["denominator_is"]
    '发现隐患（处）\nhazards found'
    """
    rate = rate_of(metric.id)
    below = metrics()[rate.denominator] if rate else None
    # The id is the metric cell's last line: by it a returned row is known again.
    return {
        "metric": f"{both_languages(metric.label)}\n{metric.id}",
        "definition": (
            f"{metric.definition.zh}{metric.not_meant.zh}\n{metric.definition.en} "
            f"{metric.not_meant.en}"
        ),
        "measure": metric.measures[0],
        "denominator_is": f"{below.label.zh}（{below.measures[0]}）\n{below.label.en}"
        if below
        else "",
    }


# --- The rows of a return form as they were filled in, and what they answer.


@dataclass(frozen=True, slots=True)
class FormLine:
    """A row of the form and its cells by column."""

    row: int
    cells: Mapping[str, Any]
    file: str
    hidden: bool

    def address(self, column: str) -> str:
        """The address of one of its cells, as it is kept as evidence."""
        return f"{SHEET}!{column_letter(column)}{self.row}"

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
