"""The rules of the return form that the spreadsheet keeps: whole numbers, real days, choices, what is lacking."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.briefing.form_guide import Lists, rule_words
from analysis.reading.forms import letter
from analysis.reading.lacking import EARLIEST
from analysis.spreadsheets import choices
from analysis.vocabulary import Metric, rate_of

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

FIRST_DAY = f"DATE({EARLIEST.year},{EARLIEST.month},{EARLIEST.day})"
LACKING, WRONG = "FFF2CC", "F8CBAD"
NUMBER, BELOW, START, END = (letter(column) for column in ("number", "denominator", "start", "end"))


def add_rules(sheet: "Worksheet", rows: Mapping[int, Metric], lists: Lists) -> None:
    """Add them to the form's `rows`, its metrics by row number; `lists` are where the choices stand."""
    first, last = min(rows), max(rows)
    choices(sheet, f"{letter('unit')}{first}:{letter('unit')}{last}", lists["unit"])
    choices(sheet, f"{letter('accepted')}{first}:{letter('accepted')}{last}", lists["accepted"])
    whole, start, end = _whole("number", "0"), _date("start", first), _date("end", first)
    for rule, column in ((whole, NUMBER), (start, START), (end, END)):
        rule.add(f"{column}{first}:{column}{last}")
        sheet.add_data_validation(rule)
    for row, metric in rows.items():
        _row_rules(sheet, row, metric, lists)
    for column in ("end", "accepted"):
        _colour(sheet, f"{letter(column)}{first}:{letter(column)}{last}", _lacking(column, first), LACKING)


def _row_rules(sheet: "Worksheet", row: int, metric: Metric, lists: Lists) -> None:
    """What differs from metric to metric: its verbs, its denominator, whether it has a first day."""
    if metric.wordings:
        choices(sheet, f"{letter('wording')}{row}", lists[metric.id])
        _colour(sheet, f"{letter('wording')}{row}", _lacking("wording", row), LACKING)
    if metric.kind != "stock":
        _colour(sheet, f"{START}{row}", _lacking("start", row), LACKING)
    if (rate := rate_of(metric.id)) is None:
        return
    share = rate.per == "share"
    rule = _whole("whole", f"MAX(0,{NUMBER}{row})") if share else _whole("denominator", "0")
    rule.errorStyle = "warning" if share else "stop"
    rule.add(f"{BELOW}{row}")
    sheet.add_data_validation(rule)
    if share:
        above = f"AND(ISNUMBER(${NUMBER}{row}),ISNUMBER(${BELOW}{row}),${NUMBER}{row}>${BELOW}{row})"
        for column in (NUMBER, BELOW):
            _colour(sheet, f"{column}{row}", above, WRONG)


def _whole(words: str, least: str) -> "DataValidation":
    """A whole number no less than `least`."""
    from openpyxl.worksheet.datavalidation import DataValidation

    return DataValidation("whole", formula1=least, operator="greaterThanOrEqual", **rule_words(words))


def _date(column: str, row: int) -> "DataValidation":
    """A day between the other end of the window and today; `row` is the first one it applies to."""
    from openpyxl.worksheet.datavalidation import DataValidation

    least, most = FIRST_DAY, f'IF({END}{row}="",TODAY(),{END}{row})'
    if column == "end":
        least, most = f'IF({START}{row}="",{FIRST_DAY},{START}{row})', "TODAY()"
    return DataValidation("date", formula1=least, formula2=most, operator="between", **rule_words(column))


def _lacking(column: str, row: int) -> str:
    """Holds where a number is given and `column` is still empty."""
    return f'AND(${NUMBER}{row}<>"",{letter(column)}{row}="")'


def _colour(sheet: "Worksheet", cells: str, formula: str, colour: str) -> None:
    from openpyxl.formatting.rule import Rule
    from openpyxl.styles import PatternFill
    from openpyxl.styles.differential import DifferentialStyle

    looks = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
    sheet.conditional_formatting.add(cells, Rule(type="expression", formula=[formula], dxf=looks))
