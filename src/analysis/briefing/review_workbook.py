"""The workbook in which a person confirms a ledger.

One row per number, its sentence, and choices from the vocabulary.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pandas as pd

from analysis.briefing.cells import describe_quantity
from analysis.labels.words import label
from analysis.records.cards import Card
from analysis.records.ledgers import CONFIRMED, PROPOSED, REJECTED, STATUSES
from analysis.records.proof import text_around
from analysis.records.reviews import (
    HEADERS,
    LISTS,
    SEAL_COLUMN,
    SEAL_ROWS,
    SHEET,
    column_letter,
    list_option,
)
from analysis.spreadsheets import (
    FONT,
    SIZE,
    add_choices,
    clean_text,
    fit_height,
    put_text,
    rule_below,
    to_bytes,
    write_header,
)
from analysis.vocabulary import metrics

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# --- The other sheets of a review workbook: the guide, the whole text, and the hidden lists its
# dropdowns show.

GUIDE, TEXT = "说明 Guide", "原文 Text"
GUIDE_WIDTHS, TEXT_WIDTHS = (60, 80), (10, 10, 120)
PIECE = 1_000
SLACK = 0.93  # of a column's width is filled before a Chinese line breaks


@cache
def metric_option(name: str) -> str:
    """A metric as the sheet shows it; an unknown or empty one as it stands.

    >>> metric_option("hazards_found")
    '发现隐患 hazards found · hazards_found'
    """
    return (
        list_option(name, f"{metrics()[name].label.zh} {metrics()[name].label.en}")
        if name in metrics()
        else name
    )


def status_option(name: str) -> str:
    """A status as the sheet shows it.

    >>> status_option("confirmed")
    '确认 · confirmed'
    """
    return list_option(name, label("statuses", name)["zh"])


def actor_options(card: Card) -> dict[str, str]:
    """The actors of a card as the sheet shows them, by id: the unit, then its parts."""
    unit, called = card.unit.id, card.unit.label
    options = {unit: list_option(unit, f"{called.zh} {called.en}")}
    for name, actor in card.actors.items():
        # The card names its sub-units and officers within the unit: north/team.
        part = f"{unit}/{name}"
        options[part] = list_option(part, f"{actor.zh} {actor.en}")
    return options


def fit_rows(sheet: "Worksheet", widths: Sequence[float]) -> None:
    """Make each row as high as its longest cell needs; set those below the header in one font."""
    from openpyxl.styles import Font

    filled = [width * SLACK for width in widths]
    for number, row in enumerate(sheet.iter_rows(max_col=len(widths)), start=1):
        for cell in row if number > 1 else ():
            cell.font = Font(name=FONT, size=SIZE)
        said = [str(cell.value or "") for cell in row]
        fit_height(sheet, number, zip(filled, said, strict=True))


def add_choice_lists(book: "Workbook", card: Card, ledger_sum: str) -> dict[str, str]:
    """Add the hidden sheet: what may be chosen, and what the workbook was made of.

    Give the cells of each list.
    """
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    countable, verbs = [], list[str]()
    for name, known in metrics().items():
        verbs += known.verbs
        # No report prints a derived one: it is worked out from two others.
        if not known.derived:
            countable.append(metric_option(name))
    listed = {
        "metric": countable,
        "actor": list(actor_options(card).values()),
        # 督促整改 goes with hazards rectified and with their share: it is offered once.
        "wording": list(dict.fromkeys(verbs)),
        "status": list(map(status_option, STATUSES)),
    }
    where = {}
    for column, (name, entries) in zip("ABCD", listed.items(), strict=True):
        for row, choice in enumerate([name, *entries], start=1):
            put_text(sheet[f"{column}{row}"], choice)
        # The first cell is the list's name: choices begin in row 2.
        where[name] = f"${column}$2:${column}${len(entries) + 1}"
    # What it was made of is read back on acceptance, so that no answer meets another ledger.
    for row, sealed in zip(SEAL_ROWS, (card.report, card.sha256, ledger_sum), strict=True):
        put_text(sheet.cell(row, SEAL_COLUMN), sealed)
    return where


def add_review_guide(book: "Workbook") -> None:
    """Add the sheet that explains, a line in each language beside the other."""
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(GUIDE)
    write_header(sheet, 1, ("说明", "Guide"), GUIDE_WIDTHS)
    for number, line in enumerate(_guide_lines(), start=2):
        for column, lang in enumerate(("zh", "en"), start=1):
            cell = sheet.cell(number, column)
            put_text(cell, line[lang])
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    fit_rows(sheet, GUIDE_WIDTHS)


def _guide_lines() -> list[Mapping[str, str]]:
    lines: list[Mapping[str, str]] = tomllib.loads(
        files(__package__).joinpath("guide.toml").read_text(encoding="utf-8")
    )["lines"]
    return lines


def whole_text(book: "Workbook", text: str, ledger: pd.DataFrame) -> None:
    """Add the sheet of the report's lines, each with its start and how many numbers it holds."""
    from openpyxl.styles import Alignment

    sheet = book.create_sheet(TEXT)
    write_header(sheet, 1, ("起点 start", "已列 listed", "原文 text"), TEXT_WIDTHS)
    starts = ledger["start"].astype("int64")
    for number, (start, piece) in enumerate(_text_pieces(text), start=2):
        sheet.cell(number, 1, start)
        sheet.cell(number, 2, int(starts.between(start, start + len(piece) - 1).sum()))
        put_text(sheet.cell(number, 3), piece)
        for column in (1, 2, 3):
            sheet.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    fit_rows(sheet, TEXT_WIDTHS)


def _text_pieces(text: str) -> Iterator[tuple[int, str]]:
    """The lines of `text` that hold anything, long ones in pieces, each with its start."""
    start = 0
    for line in text.split("\n"):
        # Excel shows no row higher than 409 points, so that a long paragraph would be cut off.
        for at in range(0, len(line), PIECE):
            if line[at : at + PIECE].strip():
                yield start + at, line[at : at + PIECE]
        start += len(line) + 1


# --- The workbook in which a person confirms a ledger: a row a number, its sentence, and choices
# from the vocabulary.

WIDTHS = (8, 44, 14, 24, 26, 19, 11, 14, 14, 18, 18)
SPARE = 60
REACH = 120
GROUND = {CONFIRMED: "D9EAF5", PROPOSED: "FDF1D8", REJECTED: "E8E8E8"}


def review_book(ledger: pd.DataFrame, card: Card, text: str, ledger_sum: str) -> bytes:
    """The workbook of a report's `ledger` (read_ledger's columns); `ledger_sum` is its checksum."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet(SHEET, 0)
    book.remove(book.worksheets[1])  # the empty one that a new workbook comes with
    write_header(sheet, 1, list(HEADERS.values()), WIDTHS)
    called = actor_options(card)
    for number, row in enumerate(ledger.to_dict("records"), start=2):
        _mention_cells(sheet, number, row, called, text)
    # Spare rows below, with the same choices, for numbers that the reader overlooked.
    last = len(ledger) + 1 + SPARE
    add_review_guide(book)
    whole_text(book, text, ledger)
    for name, source in add_choice_lists(book, card, ledger_sum).items():
        add_choices(
            sheet, f"{column_letter(name)}2:{column_letter(name)}{last}", f"{LISTS}!{source}"
        )
    _finish_sheet(sheet, len(ledger) + 1, last)
    return to_bytes(book)


def _mention_cells(
    sheet: "Worksheet", number: int, row: Mapping[Any, Any], called: Mapping[str, str], text: str
) -> None:
    """One row: the ledger's cells, the sentence, and what is read in the phrase."""
    cells = {name: str(row[name]) for name in HEADERS if name in row}
    cells["metric"], cells["status"] = (
        metric_option(cells["metric"]),
        status_option(cells["status"]),
    )
    cells["actor"] = called.get(cells["actor"], cells["actor"])
    cells["reading"] = (
        f"{describe_quantity(cells['phrase'], 'zh')}\n{describe_quantity(cells['phrase'], 'en')}"
    )
    for name, value in cells.items():
        put_text(sheet[f"{column_letter(name)}{number}"], value)
    start = int(row["start"])
    sheet[f"{column_letter('start')}{number}"].value = start
    sheet[f"{column_letter('sentence')}{number}"].value = _marked_sentence(
        text, start, str(row["phrase"])
    )


def _marked_sentence(text: str, start: int, phrase: str) -> Any:
    """The sentence with the phrase in bold; empty where the phrase does not stand there."""
    from openpyxl.cell.rich_text import CellRichText, TextBlock
    from openpyxl.cell.text import InlineFont

    if not text.startswith(phrase, start):
        return None
    # Excel refuses control characters, which a text read from a PDF may hold.
    before, after = map(clean_text, text_around(text, start, phrase, REACH))
    bold = TextBlock(InlineFont(rFont=FONT, sz=SIZE, b=True), clean_text(phrase))
    return CellRichText(*(part for part in (before, bold, after) if part))


def _finish_sheet(sheet: "Worksheet", filled: int, last: int) -> None:
    """Cells that take text only, wrapped and ruled; a filter; a ground for each status.

    What is printed.
    """
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    for row in sheet.iter_rows(min_row=2, max_row=last, max_col=len(HEADERS)):
        for cell in row:
            cell.alignment = Alignment(horizontal="left", vertical="top", wrap_text=True)
            # Text (@), or Excel would turn a phrase such as 3-5 into a date.
            cell.number_format = "0" if cell.column == 1 else "@"
            rule_below(cell)
    area = f"A2:{column_letter('note')}{last}"
    # By search, for a cell holds the status in both languages: 确认 · confirmed.
    for name, ground in GROUND.items():
        said_so = f'ISNUMBER(SEARCH("{name}",${column_letter("status")}2))'
        font = Font(strike=True) if name == REJECTED else None
        look = DifferentialStyle(font=font, fill=PatternFill("solid", bgColor=ground))
        sheet.conditional_formatting.add(area, Rule("expression", formula=[said_so], dxf=look))
    fit_rows(sheet, WIDTHS)
    sheet.auto_filter.ref = f"A1:{column_letter('note')}{last}"
    sheet.print_area = f"A1:{column_letter('note')}{filled}"
