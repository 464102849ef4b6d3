"""The return form: a workbook in which units write the same facts of each metric."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, Any

from analysis.palette import FAINT, INK, PALETTE, QUIET
from analysis.returns.layout import (
    COLUMNS,
    FILLED,
    FILLED_CELL,
    FILLED_ROW,
    FIRST_ROW,
    GUIDE,
    HEADER_ROW,
    HEADERS,
    LISTS,
    MARK,
    NO,
    SEAL,
    SHEET,
    VERSION,
    YES,
    both_languages,
    column_letter,
    locked_words,
)
from analysis.returns.validation import EARLIEST
from analysis.spreadsheets import (
    LINE,
    SIZE,
    add_choices,
    fit_height,
    put_text,
    to_bytes,
    write_header,
)
from analysis.vocabulary import Label, Metric, Terms, Unit, asked_metrics, metrics, rate_of, themes

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

# --- What stands beside the form itself: the sheet that explains it, and the hidden one of choices
# and checksums.

FILE = "form.toml"
GUIDE_WIDTHS = (62, 78)
Lists = dict[str, str]


@cache
def _form_texts() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))


def form_words(name: str) -> Label:
    """A text of form.toml.

    >>> form_words("title").en
    'Return form of fire-and-rescue units'
    """
    return Label(**_form_texts()[name])


def rule_words(name: str) -> dict[str, Any]:
    """What the sheet says of a rule: as the arguments of a DataValidation."""
    said = _form_texts()["rules"][name]
    titles = {"promptTitle": said["title"], "errorTitle": said["title"]}
    shown = {"showInputMessage": True, "showErrorMessage": True, "allow_blank": True}
    return titles | shown | {"prompt": said["prompt"], "error": said["error"]}


def add_lists(book: "Workbook", units: Terms[Unit]) -> Lists:
    """Add the hidden sheet.

    The ranges of its choices, by column of the form or by metric with verbs.
    """
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for address, text in zip(SEAL.values(), (MARK, VERSION), strict=True):
        put_text(sheet[address], text)
    entries = {"unit": list(units), "accepted": [both_languages(YES, " "), both_languages(NO, " ")]}
    # A row of a metric with verbs offers those of its own metric, from a column of their own.
    for metric in asked_metrics().values():
        if metric.wordings:
            entries[metric.id] = list(metric.wordings)
    ranges = {}
    for column, (name, listed) in enumerate(entries.items(), start=2):
        for row, choice in enumerate(listed, start=1):
            put_text(sheet.cell(row, column), choice)
        letter = sheet.cell(1, column).column_letter
        ranges[name] = f"{LISTS}!${letter}$1:${letter}${max(1, len(listed))}"
    return ranges


def add_guide(book: "Workbook", units: Terms[Unit]) -> None:
    """Add the sheet that explains the form.

    What to write, an invented example, and what units are called.
    """
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(GUIDE, 1)
    write_header(sheet, 1, ["说明", "Guide"], GUIDE_WIDTHS)
    for row, (zh, en, bold) in enumerate(_guide_rows(units), start=2):
        for column, text in enumerate((zh, en), start=1):
            put_text(sheet.cell(row, column), text)
            sheet.cell(row, column).alignment = Alignment(wrap_text=True, vertical="top")
            sheet.cell(row, column).font = Font(bold=bold, size=SIZE)
        fit_height(sheet, row, zip(GUIDE_WIDTHS, (zh, en), strict=True))


def _guide_rows(units: Terms[Unit]) -> Iterator[tuple[str, str, bool]]:
    """Its rows: two texts, and whether they are a heading."""
    for line in _form_texts()["guide"]:
        yield line["zh"], line["en"], False
    example = _form_texts()["example"]
    yield "", "", False
    yield example["zh"], example["en"], True
    cells = locked_words(metrics()[example["metric"]]) | {"accepted": both_languages(YES, " ")}
    for name, label in HEADERS.items():
        # The example's metric is an id, whose words locked_words gives; all else is written out.
        said = cells[name] if name == "metric" or name not in example else str(example[name])
        yield both_languages(label, " "), said, False
    yield "", "", False
    yield "单位编号", "Ids of units", True
    for unit in units.values():
        yield unit.id, both_languages(unit.label, " "), False


# --- The rules of the return form that the spreadsheet keeps: whole numbers, real days, choices,
# what is lacking.

FIRST_DAY = f"DATE({EARLIEST.year},{EARLIEST.month},{EARLIEST.day})"
LACKING, WRONG = "FFF2CC", "F8CBAD"
NUMBER, BELOW = column_letter("number"), column_letter("denominator")
START, END = column_letter("start"), column_letter("end")


def add_rules(sheet: "Worksheet", rows: Mapping[int, Metric], lists: Lists) -> None:
    """Add them to the form's `rows`, its metrics by row number.

    `lists` are where the choices stand.
    """
    first, last = min(rows), max(rows)
    add_choices(
        sheet, f"{column_letter('unit')}{first}:{column_letter('unit')}{last}", lists["unit"]
    )
    add_choices(
        sheet,
        f"{column_letter('accepted')}{first}:{column_letter('accepted')}{last}",
        lists["accepted"],
    )
    whole, start, end = (
        _number_rule("number", "0"),
        _date_rule("start", first),
        _date_rule("end", first),
    )
    for rule, column in ((whole, NUMBER), (start, START), (end, END)):
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)
    for row, metric in rows.items():
        _row_rules(sheet, row, metric, lists)
    # A colour shows what a number still lacks: no rule of a cell can ask for what stays empty.
    for column in ("end", "accepted"):
        _colour_where(
            sheet,
            f"{column_letter(column)}{first}:{column_letter(column)}{last}",
            _lacking_formula(column, first),
            LACKING,
        )


def _row_rules(sheet: "Worksheet", row: int, metric: Metric, lists: Lists) -> None:
    """Add what differs between metrics: verbs, denominator, whether it has a first day."""
    if metric.wordings:
        add_choices(sheet, f"{column_letter('wording')}{row}", lists[metric.id])
        _colour_where(
            sheet, f"{column_letter('wording')}{row}", _lacking_formula("wording", row), LACKING
        )
    if metric.kind != "stock":
        _colour_where(sheet, f"{START}{row}", _lacking_formula("start", row), LACKING)
    if (rate := rate_of(metric.id)) is None:
        return
    share = rate.per == "share"
    rule = (
        _number_rule("whole", f"MAX(0,{NUMBER}{row})")
        if share
        else _number_rule("denominator", "0")
    )
    # A part above its whole is only warned of: the whole may be typed after it.
    rule.errorStyle = "warning" if share else "stop"
    rule.add(f"{BELOW}{row}")
    sheet.add_data_validation(rule)
    if share:
        above = (
            f"AND(ISNUMBER(${NUMBER}{row}),ISNUMBER(${BELOW}{row}),${NUMBER}{row}>${BELOW}{row})"
        )
        for column in (NUMBER, BELOW):
            _colour_where(sheet, f"{column}{row}", above, WRONG)


def _number_rule(words: str, least: str) -> "DataValidation":
    """A whole number no less than `least`."""
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation(
        "whole", formula1=least, operator="greaterThanOrEqual", **rule_words(words)
    )


def _date_rule(column: str, row: int) -> "DataValidation":
    """A day between the other end of the window and today; `row` is the first one it applies to."""
    from openpyxl.worksheet.datavalidation import DataValidation

    least, most = FIRST_DAY, f'IF({END}{row}="",TODAY(),{END}{row})'
    if column == "end":
        least, most = f'IF({START}{row}="",{FIRST_DAY},{START}{row})', "TODAY()"
    return DataValidation(
        "date", formula1=least, formula2=most, operator="between", **rule_words(column)
    )


def _lacking_formula(column: str, row: int) -> str:
    """Holds where a number is given and `column` is still empty."""
    return f'AND(${NUMBER}{row}<>"",{column_letter(column)}{row}="")'


def _colour_where(sheet: "Worksheet", cells: str, formula: str, colour: str) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    looks = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=[formula], dxf=looks))


# --- The return form: a workbook in which units write the same few facts of each metric, so that
# they can be compared.

FORM_WIDTHS = (14, 32, 62, 11, 13, 9, 14, 17, 12, 12, 12, 24)
FORMATS = {"number": "#,##0", "denominator": "#,##0", "start": "yyyy-mm-dd", "end": "yyyy-mm-dd"}
PLAIN = ("metric", "definition", "denominator_is", "note")
SIZES = {"definition": 9, "denominator_is": 9}
LEAST = 3
PRINTED, UNASKED = "F5F5F5", FAINT[1:]


def form_book(units: Terms[Unit], chosen: Sequence[str] = ()) -> bytes:
    """The form as a workbook.

    A block of rows for each unit of `chosen`, or one block in which the unit is written.

    The same units and vocabulary give the same bytes. Raises UnknownTermError for a unit that is in
    no list.
    """
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _write_head(sheet)
    named = [units[name].id for name in chosen] or [""]  # "": whoever fills it in writes the unit
    lists = add_lists(book, units)
    metric_of_row = {}
    for row, (unit, metric) in enumerate(product(named, asked_metrics().values()), FIRST_ROW):
        metric_of_row[row] = metric
        _write_row(sheet, row, unit, metric)
    add_rules(sheet, metric_of_row, lists)
    add_guide(book, units)
    for each in book.worksheets:
        each.protection.sheet = True
        # False permits it: rows and columns may still be made higher and wider.
        each.protection.formatRows = each.protection.formatColumns = False
    return to_bytes(book)


def _write_head(sheet: "Worksheet") -> None:
    """Title, how to fill in, the day of it, and the row of column names."""
    from openpyxl.styles import Alignment, Font

    write_header(sheet, HEADER_ROW, list(map(both_languages, HEADERS.values())), FORM_WIDTHS)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.row_dimensions[HEADER_ROW].height = 3 * LINE
    sheet.row_dimensions[FILLED_ROW].height = 2.2 * LINE
    texts = {
        "A1": both_languages(form_words("title"), " · "),
        "A2": form_words("how").zh,
        "A3": form_words("how").en,
    }
    texts[f"A{FILLED_ROW}"] = both_languages(FILLED)
    texts[f"C{FILLED_ROW}"] = both_languages(form_words("dated"))  # B is where the day is typed
    for address, text in texts.items():
        put_text(sheet[address], text)
        sheet[address].alignment = Alignment(vertical="center", wrap_text="\n" in text)
        sheet[address].font = Font(
            color=INK[1:], bold=address.startswith("A"), size=15 if address == "A1" else SIZE
        )
    _style_sheet(sheet[FILLED_CELL], "end", given=True)


def _write_row(sheet: "Worksheet", row: int, unit: str, metric: Metric) -> None:
    """One metric of one unit: its words, and the cells that are filled in."""
    texts = locked_words(metric) | ({"unit": unit} if unit else {})
    given = {
        "unit": not unit,
        "wording": bool(metric.wordings),
        "denominator": rate_of(metric.id) is not None,
        "start": metric.kind != "stock",  # what stands at a day has a last day alone
    } | dict.fromkeys(("number", "end", "accepted", "note"), True)
    for column in COLUMNS:
        cell = sheet[f"{column_letter(column)}{row}"]
        if text := texts.get(column, ""):
            put_text(cell, text)
        _style_sheet(cell, column, given=given.get(column, False), theme=metric.theme)
    widths = dict(zip(COLUMNS, FORM_WIDTHS, strict=True))
    fit_height(sheet, row, [(widths[column], text) for column, text in texts.items()], LEAST)


def _style_sheet(cell: "Cell", column: str, *, given: bool, theme: str = "") -> None:
    """White and unlocked where something is filled in, tinted and locked where not.

    The theme's colour at the left.
    """
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    thin = Side(style="thin", color=FAINT[1:] if not given else QUIET[1:])
    left = Side(style="thick", color=_theme_colour(theme)) if column == "metric" else thin
    cell.border = Border(left=left, right=thin, top=thin, bottom=thin)
    cell.protection = Protection(locked=not given)
    cell.number_format = FORMATS.get(column, "@") if given else cell.number_format
    aligned = {"horizontal": "left", "indent": 1} if column in PLAIN else {"horizontal": "center"}
    cell.alignment = Alignment(wrap_text=True, vertical="center", **aligned)
    cell.font = Font(size=SIZES.get(column, SIZE), color=INK[1:])
    if not given:
        cell.fill = PatternFill("solid", fgColor=PRINTED if cell.value else UNASKED)


def _theme_colour(theme: str) -> str:
    return PALETTE[list(themes()).index(theme) % len(PALETTE)][1:] if theme else FAINT[1:]
