"""What stands beside the form itself: the sheet that explains it, and the hidden one of choices and checksums."""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from analysis.reading.forms import GUIDE, HEADERS, LISTS, MARK, NO, SEAL, VERSION, YES, both, fixed
from analysis.spreadsheets import SIZE, header, put, tall
from analysis.vocabulary import Label, Terms, Unit, asked, metrics

if TYPE_CHECKING:
    from openpyxl import Workbook

FILE = "form.toml"
WIDTHS = (62, 78)
Lists = dict[str, str]


@cache
def _toml() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def words(name: str) -> Label:
    """A text of form.toml.

    >>> words("title").en
    'Return form of fire-and-rescue units'
    """
    return Label(**_toml()[name])


def rule_words(name: str) -> dict[str, Any]:
    """What the sheet says of a rule: as the arguments of a DataValidation."""
    said = _toml()["rules"][name]
    titles = {"promptTitle": said["title"], "errorTitle": said["title"]}
    shown = {"showInputMessage": True, "showErrorMessage": True, "allow_blank": True}
    return titles | shown | {"prompt": said["prompt"], "error": said["error"]}


def add_lists(book: "Workbook", units: Terms[Unit]) -> Lists:
    """Add the hidden sheet; the ranges of its choices, by column of the form or by metric with verbs."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for address, text in zip(SEAL.values(), (MARK, VERSION), strict=True):
        put(sheet[address], text)
    entries = {"unit": list(units), "accepted": [both(YES, " "), both(NO, " ")]}
    entries |= {metric.id: list(metric.wordings) for metric in asked().values() if metric.wordings}
    ranges = {}
    for column, (name, choices) in enumerate(entries.items(), start=2):
        for row, choice in enumerate(choices, start=1):
            put(sheet.cell(row, column), choice)
        letter = sheet.cell(1, column).column_letter
        ranges[name] = f"{LISTS}!${letter}$1:${letter}${max(1, len(choices))}"
    return ranges


def add_guide(book: "Workbook", units: Terms[Unit]) -> None:
    """Add the sheet that explains the form: what to write, an invented example, and what units are called."""
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(GUIDE, 1)
    header(sheet, 1, ["说明", "Guide"], WIDTHS)
    for row, (zh, en, bold) in enumerate(_guide(units), start=2):
        for column, text in enumerate((zh, en), start=1):
            put(sheet.cell(row, column), text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(row, column).font = Font(bold=bold, size=SIZE)
        tall(sheet, row, zip(WIDTHS, (zh, en), strict=True))


def _guide(units: Terms[Unit]) -> Iterator[tuple[str, str, bool]]:
    """Its rows: two texts, and whether they are a heading."""
    for line in _toml()["guide"]:
        yield line["zh"], line["en"], False
    example = _toml()["example"]
    yield "", "", False
    yield example["zh"], example["en"], True
    cells = fixed(metrics()[example["metric"]]) | {"accepted": both(YES, " ")}
    cells |= {name: str(value) for name, value in example.items() if name in HEADERS and name != "metric"}
    for name, label in HEADERS.items():
        yield both(label, " "), cells[name], False
    yield "", "", False
    yield "单位编号", "Ids of units", True
    for unit in units.values():
        yield unit.id, both(unit.label, " "), False
