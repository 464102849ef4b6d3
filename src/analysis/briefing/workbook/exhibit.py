"""The workbook of one exhibit: its numbers with their words, and what holds of them."""

from collections.abc import Mapping, Sequence

from analysis.briefing.cells import describe_fields
from analysis.briefing.sources import caveat_codes, source_line, window_line
from analysis.briefing.workbook.tables import (
    READ,
    observation_columns,
    write_preamble,
    write_table,
)
from analysis.dataset import Report
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import Names, label
from analysis.spreadsheets import clean_text, fit_height, to_bytes
from analysis.vocabulary import caveats

COLUMNS = (*READ, "report")
KEPT = 3  # columns that stay in sight: whose number it is, and what it counts
WIDTH = 110  # of the column of sentences


def render_workbook(
    exhibit: Exhibit,
    reports: Mapping[str, Report],
    names: Names,
    lang: str,
    said: Sequence[str] = (),
) -> bytes:
    """Return a workbook of an exhibit's rows: a sheet of numbers, and one of sources and caveats.

    Text stays text, whatever it begins with.

    Parameters
    ----------
    exhibit : Exhibit
        What was compared.
    reports : mapping of str to Report
        The project's reports, for the source line.
    names : mapping of str to Label
        What units and actors are called, by id.
    lang : str
        zh or en.
    said : sequence of str
        Sentences to stand below the title, such as who was left out and why.

    Raises
    ------
    UnknownTermError
        Where a row is of no report of the project.

    """
    from openpyxl import Workbook

    book = Workbook()
    numbers = book.active
    assert numbers is not None  # noqa: S101 (a new workbook has one sheet)
    numbers.title = label("bench", "numbers")[lang]
    records = exhibit.rows.to_dict("records")
    rows = [describe_fields(row, COLUMNS, names, lang) for row in records]
    write_table(numbers, observation_columns(COLUMNS, lang), rows, kept=KEPT)
    notes = book.create_sheet(label("bench", "notes")[lang])
    lines = [*_opening(exhibit, lang), *said, *_closing(exhibit, reports, lang)]
    write_preamble(notes, [clean_text(line) for line in lines])
    notes.column_dimensions["A"].width = WIDTH
    for number, line in enumerate(lines[1:], start=2):
        _wrap(notes.cell(number, 1))
        fit_height(notes, number, [(WIDTH, line)])
    return to_bytes(book)


def _wrap(cell: object) -> None:
    from openpyxl.styles import Alignment

    cell.alignment = Alignment(wrap_text=True, vertical="top")  # type: ignore[attr-defined]


def _opening(exhibit: Exhibit, lang: str) -> list[str]:
    return [exhibit.title[lang], exhibit.subtitle[lang]]


def _closing(exhibit: Exhibit, reports: Mapping[str, Report], lang: str) -> list[str]:
    """Return windows, sources and each caveat, a line each."""
    lines = [window_line(exhibit.rows)[lang], source_line(exhibit.rows, reports)[lang]]
    told = caveat_codes(exhibit.rows, exhibit.caveats, reports)
    return [*lines, *(caveats()[code][lang] for code in told)]
