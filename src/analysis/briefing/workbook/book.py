"""The workbook itself: its sheets in order, and the first one, which leads to the others."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from analysis.briefing.cells import Cell
from analysis.briefing.changes.differences import count_differences
from analysis.briefing.sources import PRESS
from analysis.briefing.workbook import tables
from analysis.briefing.workbook.charts import theme_panels, write_chart_sheet
from analysis.briefing.workbook.material import SheetMaterial
from analysis.briefing.workbook.tables import (
    TableColumn,
    named_columns,
    write_coverage,
    write_preamble,
    write_table,
)
from analysis.cleaning.tables import TABLES
from analysis.exhibits.theme_bars import BarChart
from analysis.labels.words import label
from analysis.palette import PALETTE
from analysis.problems import Problem
from analysis.spreadsheets import to_bytes
from analysis.vocabulary import caveats, themes

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CONTENTS = {"sheet": 24, "holds": 90, "rows": 10}
Writer = Callable[["Worksheet", SheetMaterial], int]


def render_workbook(made_of: SheetMaterial) -> bytes:
    """The workbook as a file; the same material gives the same bytes."""
    from openpyxl import Workbook

    book, lang = Workbook(), made_of.lang
    contents, listed = book.worksheets[0], []
    contents.title = label("sheets", "contents")[lang]
    # A new workbook has one sheet already, which becomes the contents; they are written last,
    # for they say how many rows each of the others has.
    charts = {theme: theme_panels(theme, made_of) for theme in TABLES}
    for title, holds, write in _list_sheets(charts, lang):
        written = write(book.create_sheet(title), made_of)
        listed.append((title, holds, written))
    _contents_sheet(contents, made_of, listed)
    book.properties.title, book.properties.creator = label("workbook", "title")[lang], "analysis"
    # openpyxl knows no alt texts: they are put into the file, in the order of its charts.
    panels = chain.from_iterable(charts.values())
    return to_bytes(book, (panel.alt[lang] for panel in panels))


def _list_sheets(
    charts: Mapping[str, Sequence[BarChart]], lang: str
) -> Iterator[tuple[str, str, Writer]]:
    """Each sheet after the first.

    Its title, what it holds, and what writes it and says how many rows it has.
    """
    observed = _table_sheet(tables.write_observations, kept=3, printed=len(tables.READ))
    yield (
        label("sheets", "observations")[lang],
        label("sheets_hold", "observations")[lang],
        observed,
    )
    for theme, own in charts.items():
        yield (
            themes()[theme][lang].capitalize(),
            label("sheets_hold", "theme")[lang],
            partial(write_chart_sheet, own),
        )
    writers: dict[str, Writer] = {
        "coverage": write_coverage,
        "verdicts": _table_sheet(tables.write_verdicts, kept=3, printed=len(tables.JUDGED)),
        "comparators": _table_sheet(
            tables.write_comparators, kept=4, printed=len(tables.PUBLISHED) + len(tables.SOURCES)
        ),
        "evidence": _table_sheet(tables.write_evidence, kept=3),
        "dictionary": _table_sheet(tables.write_meanings, kept=2),
        "changes": _changes_sheet,
    }
    for name, write in writers.items():
        yield label("sheets", name)[lang], label("sheets_hold", name)[lang], write


def _table_sheet(
    tell: Callable[[SheetMaterial], tuple[list[TableColumn], tables.Rows]],
    *,
    kept: int = 0,
    printed: int | None = None,
) -> Writer:
    """A sheet that is one table.

    How many of its columns stay in sight, and how many are printed; all where None.
    """

    def write(sheet: "Worksheet", made_of: SheetMaterial) -> int:
        from openpyxl.utils import get_column_letter

        columns, told = tell(made_of)
        last = write_table(sheet, columns, told, kept=kept)
        # Ids and codes at the right are for formulas, not for paper.
        sheet.print_area = f"A1:{get_column_letter(printed or len(columns))}{last}"
        return last - 1

    return write


def _changes_sheet(sheet: "Worksheet", made_of: SheetMaterial) -> int:
    """What changed since the last commit, under how many of each.

    Why that can't be told, where it can't.
    """
    found, lang = made_of.changes, made_of.lang
    if isinstance(found, Problem):
        said = [label("changes", "unknown")[lang].format(what=found.what, place=found.place)]
    else:
        title = label("changes", "title")[lang].format(before=found.before, after=found.after)
        said = [title, *count_differences(found, lang)]
    first = write_preamble(sheet, said)
    return write_table(sheet, *tables.write_changes(made_of), first=first) - first


def _contents_sheet(
    sheet: "Worksheet", made_of: SheetMaterial, listed: Sequence[tuple[str, str, int]]
) -> None:
    """What the workbook is, and one line per sheet, its name a link to it."""
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    first = write_preamble(sheet, _opening_lines(made_of))
    heads = named_columns("workbook", CONTENTS, made_of.lang)
    lines: list[Sequence[Cell]] = list(listed)
    write_table(sheet, heads, lines, first=first)
    for number, (title, *_) in enumerate(listed, start=first + 1):
        cell = sheet.cell(number, 1)
        # A name with spaces, as of a theme, is quoted in an address of the sheet.
        cell.hyperlink = Hyperlink(cell.coordinate, location=f"'{title}'!A1", display=title)
        cell.font = Font(
            name=cell.font.name, size=cell.font.size, color=PALETTE[0][1:], underline="single"
        )


def _opening_lines(made_of: SheetMaterial) -> list[str]:
    """Title, how much there is, and what holds of all of it."""
    observed, lang = made_of.observations, made_of.lang
    facts = {
        "reports": len(made_of.reports),
        "units": made_of.coverage["unit"].nunique(),
        "numbers": len(observed),
        "derived": int((observed["basis"] == "derived").sum()),
    }
    return [
        label("workbook", "title")[lang],
        label("workbook", "counts")[lang].format(**facts),
        caveats()[PRESS][lang],
    ]
