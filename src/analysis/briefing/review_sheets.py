"""The other sheets of a review workbook: the guide, the whole text, and the hidden lists its dropdowns show."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import pandas as pd

from analysis.labels.words import label
from analysis.reading.cards import Card
from analysis.reading.ledgers import STATUSES
from analysis.reading.reviews import LISTS, SEAL_COLUMN, SEAL_ROWS, option
from analysis.spreadsheets import FONT, SIZE, header, put, tall
from analysis.vocabulary import metrics

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

GUIDE, TEXT = "说明 Guide", "原文 Text"
GUIDE_WIDTHS, TEXT_WIDTHS = (60, 80), (10, 10, 120)
PIECE = 1_000
SLACK = 0.93  # of a column's width is filled before a Chinese line breaks


@cache
def metric(name: str) -> str:
    """A metric as the sheet shows it; an unknown or empty one as it stands.

    >>> metric("hazards_found")
    '发现隐患 hazards found · hazards_found'
    """
    return option(name, f"{metrics()[name].label.zh} {metrics()[name].label.en}") if name in metrics() else name


def status(name: str) -> str:
    """A status as the sheet shows it.

    >>> status("confirmed")
    '确认 · confirmed'
    """
    return option(name, label("statuses", name)["zh"])


def actors(card: Card) -> dict[str, str]:
    """The actors of a card as the sheet shows them, by id: the unit, then its parts."""
    own = {card.unit.id: option(card.unit.id, f"{card.unit.label.zh} {card.unit.label.en}")}
    parts = {f"{card.unit.id}/{name}": f"{actor.zh} {actor.en}" for name, actor in card.actors.items()}
    return own | {name: option(name, words) for name, words in parts.items()}


def fit_rows(sheet: "Worksheet", widths: Sequence[float]) -> None:
    """Make each row as high as its longest cell needs, and set those below the header in one font."""
    from openpyxl.styles import Font

    for number, row in enumerate(sheet.iter_rows(max_col=len(widths)), start=1):
        for cell in row if number > 1 else ():
            cell.font = Font(name=FONT, size=SIZE)
        said = (str(cell.value or "") for cell in row)
        tall(sheet, number, zip((width * SLACK for width in widths), said, strict=True))


def lists(book: "Workbook", card: Card, ledger_sum: str) -> dict[str, str]:
    """Add the hidden sheet: what may be chosen, and what the workbook was made of; give the cells of each list."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    listed = {
        "metric": [metric(name) for name, known in metrics().items() if not known.derived],
        "actor": list(actors(card).values()),
        "wording": list(dict.fromkeys(verb for known in metrics().values() for verb in known.verbs)),
        "status": [status(name) for name in STATUSES],
    }
    where = {}
    for letter, (name, choices) in zip("ABCD", listed.items(), strict=True):
        for row, choice in enumerate([name, *choices], start=1):
            put(sheet[f"{letter}{row}"], choice)
        where[name] = f"${letter}$2:${letter}${len(choices) + 1}"
    for row, sealed in zip(SEAL_ROWS, (card.report, card.sha256, ledger_sum), strict=True):
        put(sheet.cell(row, SEAL_COLUMN), sealed)
    return where


def guide(book: "Workbook") -> None:
    """Add the sheet that explains, a line in each language beside the other."""
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(GUIDE)
    header(sheet, 1, ("说明", "Guide"), GUIDE_WIDTHS)
    for number, line in enumerate(_guide_lines(), start=2):
        for column, lang in enumerate(("zh", "en"), start=1):
            cell = sheet.cell(number, column)
            put(cell, line[lang])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    fit_rows(sheet, GUIDE_WIDTHS)


def _guide_lines() -> list[Mapping[str, str]]:
    lines: list[Mapping[str, str]] = tomllib.loads(
        files(__package__).joinpath("guide.toml").read_text(encoding="utf-8")
    )["lines"]
    return lines


def whole_text(book: "Workbook", text: str, ledger: pd.DataFrame) -> None:
    """Add the sheet with the report's lines, each with its start and how many numbers are listed in it."""
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(TEXT)
    header(sheet, 1, ("起点 start", "已列 listed", "原文 text"), TEXT_WIDTHS)
    starts = ledger["start"].astype("int64")
    for number, (start, piece) in enumerate(_pieces(text), start=2):
        sheet.cell(number, 1, start)
        sheet.cell(number, 2, int(starts.between(start, start + len(piece) - 1).sum()))
        put(sheet.cell(number, 3), piece)
        for column in (1, 2, 3):
            sheet.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    fit_rows(sheet, TEXT_WIDTHS)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that hold anything, long ones in pieces, each with its start."""
    start = 0
    for line in text.split("\n"):
        for at in range(0, len(line), PIECE):
            if line[at : at + PIECE].strip():
                yield start + at, line[at : at + PIECE]
        start += len(line) + 1
