"""Workbooks that people send back: opened safely, their cells as text, numbers and days."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from analysis.documents.archives import check_archive
from analysis.extraction.quantities.quantity import PhraseError, read_quantity
from analysis.problems import Problems, stop

if TYPE_CHECKING:
    from openpyxl import Workbook

# --- Words where a number belongs: why they are none, and what to type instead.

WHERE_UNKNOWN = (
    "type a whole number in ones; 0 for none; leave the cell empty where it is not known"
)
SHOWN = 20
SHARES = ("%", "‰")


COUNT_WANTED = (
    "type how many there were, and in the denominator's cell, where there is one, of how many"
)


def not_a_number(text: str, measures: Sequence[str] = ()) -> tuple[str, str]:
    """What is wrong with `text` in a cell for a number, and the remedy.

    `measures` are what the cell is counted in.

    >>> not_a_number("近千")
    ("'近千' leaves open how many", 'give the exact number, or leave the cell empty')
    >>> not_a_number("1,200")[1]
    'type 1200 as a number, digits alone'
    >>> not_a_number("不详")[0]
    "'不详' is no number"
    >>> not_a_number("93%")[0]
    "'93%' is a share, and this asks for a count"
    >>> not_a_number("30人次", ("家",))
    ("'30人次' counts 人次, and this asks for 家", 'give the number in 家, or leave the cell empty')
    """
    said = f"{text[:SHOWN]!r}"
    try:
        quantity = read_quantity(text)
    except PhraseError:
        return f"{said} is no number", WHERE_UNKNOWN
    if quantity.measure in SHARES:
        return f"{said} is a share, and this asks for a count", COUNT_WANTED
    if quantity.measure and measures and quantity.measure not in measures:
        return f"{said} counts {quantity.measure}, and this asks for {measures[0]}", (
            f"give the number in {measures[0]}, or leave the cell empty"
        )
    if quantity.relation != "eq":
        return f"{said} leaves open how many", "give the exact number, or leave the cell empty"
    # A half (一个半) or a minus is read well, and is still no count of anything.
    if quantity.low < 0 or quantity.low != int(quantity.low):
        return f"{said} is no whole number", WHERE_UNKNOWN
    return f"{said} is text, not a number", f"type {int(quantity.low)} as a number, digits alone"


# --- Workbooks that people send back: opened safely, their cells read as words, whole numbers and
# days.

LARGEST, LONGEST_TEXT = 20_000_000, 2_000
PERCENT, WHOLE = "%", 100
MOST_DIGITS = 15  # of a number in a spreadsheet; further ones are lost
PROGRAM = {
    "macros": ("vbaproject", "macrosheets/"),
    "links to other files": ("externallinks/", "connections.xml"),
    "embedded objects": ("embeddings/", "activex/"),
}
ISO = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")


def open_book(content: bytes, place: str) -> "Workbook":
    """The workbook in `content`, its formulas not evaluated.

    DataError where it is none, or not safe to read.
    """
    from openpyxl import load_workbook

    if len(content) > LARGEST:
        stop(place, f"it is larger than {LARGEST // 1_000_000} MB", "give the workbook alone")
    check_archive(content, place, ".xlsx")
    try:
        _require_harmless(content, place)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about parts that are not read
            return load_workbook(io.BytesIO(content), keep_links=False)
    except (
        ArithmeticError,
        AttributeError,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        RuntimeError,
        SyntaxError,
        TypeError,
        ValueError,
        zipfile.BadZipFile,
        zlib.error,
    ) as error:
        # whatever openpyxl's parsers raise on a damaged part
        stop(
            place,
            f"it can't be read as a workbook ({type(error).__name__})",
            "save it anew as .xlsx",
        )


def _require_harmless(content: bytes, place: str) -> None:
    """Refuse a workbook that carries programs or looks elsewhere."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            for what, signs in PROGRAM.items():
                if any(sign in part.lower() for sign in signs):
                    stop(
                        place, f"it holds {what} ({part})", "save it as a plain .xlsx without them"
                    )


def cell_words(cell: Any, place: str, problems: Problems) -> str:
    """The text of a cell, stripped; empty, and a problem added, where it is no text."""
    if _typed_value(cell, place, problems) is None:
        return ""
    if not isinstance(cell.value, str):
        problems.add(place, f"it holds {cell.value}, not words", "write the words")
        return ""
    if len(cell.value) > LONGEST_TEXT:
        problems.add(place, f"it is longer than {LONGEST_TEXT} characters", "shorten it")
    return cell.value.strip()


def cell_number(
    cell: Any, place: str, problems: Problems, measures: Sequence[str] = ()
) -> int | None:
    """The whole number of a cell; None where it is empty, or where a problem was added.

    `measures` are what the cell is counted in: words that count something else are refused.
    """
    if (value := _typed_value(cell, place, problems)) is None:
        pass
    elif isinstance(value, str):
        problems.add(place, *not_a_number(value, measures))
    elif not isinstance(value, int | float) or isinstance(value, bool):
        problems.add(
            place,
            f"it holds {value}, not a number",
            "make the cell's format a number and type the number",
        )
    elif PERCENT in cell.number_format:  # typed as 93%, kept as 0.93; 100% would be taken for 1
        problems.add(
            place, f"{value * WHOLE:g}% is a share, and this asks for a count", COUNT_WANTED
        )
    elif value < 0:
        problems.add(place, f"{value} is below 0", "type how many there were")
    elif value >= 10**MOST_DIGITS:
        problems.add(
            place, f"{value:g} has more digits than a spreadsheet keeps", "type the number itself"
        )
    elif 0 < value < 1:
        problems.add(
            place,
            f"{value} is no whole number; if it is a share, this asks for a count",
            COUNT_WANTED,
        )
    elif value != int(value):
        problems.add(
            place, f"{value} is no whole number", "type how many there were, in ones (not in 万)"
        )
    else:
        return int(value)
    return None


def cell_day(cell: Any, place: str, problems: Problems) -> date | None:
    """The day of a cell; None where it is empty, or where a problem was added."""
    value = _typed_value(cell, place, problems)
    # A spreadsheet has no days without a time: openpyxl gives midnight for one.
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if value is not None:
        what = _no_day(value) if isinstance(value, str) else f"it holds {value}, not a day"
        problems.add(
            place, what, "type a day that exists as 2024/6/30, in a cell whose format is a date"
        )
    return None


def _no_day(text: str) -> str:
    """Why words are no day: they are words, or no calendar has it."""
    if match := ISO.fullmatch(text):
        try:
            date(*map(int, match.groups()))
        except ValueError:
            return f"there is no day {text}"
    return f"{text!r} is text, not a date"


def _typed_value(cell: Any, place: str, problems: Problems) -> Any:
    """Return what a person typed; None where that is nothing.

    A formula or an error is a problem, and None.
    """
    if cell.data_type == "f":
        problems.add(place, "it holds a formula", "type the value itself (copy, then paste values)")
        return None
    if cell.data_type == "e":
        problems.add(
            place, f"it holds the error {cell.value}", "type the value itself, or empty the cell"
        )
        return None
    return None if isinstance(cell.value, str) and not cell.value.strip() else cell.value
