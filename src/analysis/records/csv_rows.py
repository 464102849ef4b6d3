"""CSV files kept by hand: header and row lengths checked, every problem with its row."""

import csv
import io
from collections.abc import Iterator, Sequence

from analysis.problems import Problems

LONGEST_CELL = 5_000
# A spreadsheet runs a cell that begins with one of these; ' before it makes it text. A cell that
# begins with ' itself is guarded too, so that taking the mark away gives the same cell back.
GUARD = "'"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", GUARD)


def guard_cell(cell: object) -> object:
    """`cell`, with ' before it where a spreadsheet would take it for a formula.

    >>> guard_cell("@sum"), guard_cell("近万家")
    ("'@sum", '近万家')
    """
    return f"{GUARD}{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def unguard_cell(cell: str) -> str:
    """`cell` without the mark that guard set before it.

    >>> unguard_cell("'=1"), unguard_cell("'tis")
    ('=1', "'tis")
    """
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(DANGEROUS) else cell


def csv_rows(
    text: str, columns: Sequence[str], place: str, problems: Problems, *, exact: bool = False
) -> Iterator[tuple[int, dict[str, str]]]:
    """Rows of `text` as (row number in the file, cells by column), stripped and unguarded.

    Blank rows are passed over.

    The header must hold `columns`; `exact`: these and no others, in order. What
    is wrong is added to `problems`, and that row is left out.
    """
    reader = csv.reader(io.StringIO(text), strict=True)
    try:
        header = list(map(str.strip, next(reader, [])))
        missing = [name for name in columns if name not in header]
        if exact and header != list(columns):
            problems.add(
                f"{place} row 1",
                f"the header is {', '.join(header)}",
                f"make it {','.join(columns)}",
            )
            return
        if missing:
            problems.add(f"{place} row 1", f"it lacks the columns {', '.join(missing)}", "add them")
            return
        for printed in reader:
            cells = list(map(str.strip, printed))
            # Excel leaves rows of bare commas below a table that was once longer.
            if not any(cells):
                continue
            if wrong := _row_fault(printed, len(header)):
                problems.add(f"{place} row {reader.line_num}", *wrong)
            else:
                # A quoted cell may hold line breaks, so lines are counted, not rows.
                yield reader.line_num, dict(zip(header, map(unguard_cell, cells), strict=True))
    except csv.Error as error:
        problems.add(
            f"{place} row {reader.line_num}",
            f"it is no well-formed CSV ({error})",
            "correct that row's quotes",
        )


def _row_fault(cells: list[str], columns: int) -> tuple[str, str] | None:
    """What is wrong with the shape of a row, and the remedy."""
    if len(cells) != columns:
        return (
            f"it has {len(cells)} cells, not {columns}",
            f"give it {columns} cells; quote cells that hold a comma",
        )
    # A quote that is closed only rows later takes all between into one cell.
    if (most := max(map(len, cells))) > LONGEST_CELL:
        return (
            f"it is no well-formed CSV: a cell of {most} characters",
            "quote cells that hold a comma",
        )
    return None
