"""The return form as it is written.

What it asks, what may be typed where, and the same bytes each time.
"""

import io
import zipfile
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.returns.form import form_book
from analysis.returns.layout import (
    COLUMNS,
    FILLED_CELL,
    FIRST_ROW,
    GUIDE,
    HEADERS,
    LISTS,
    SHEET,
    column_letter,
)
from analysis.vocabulary import Terms, Unit, UnknownTermError, asked_metrics, metrics
from analysis.vocabulary import units as read_units
from forms import blank, row_of
from rows import units

BLANK = load_workbook(io.BytesIO(blank()))
TWO = load_workbook(io.BytesIO(blank("north", "south")))
FORM: Worksheet = BLANK[SHEET]


def cell(metric: str, column: str) -> Any:
    return FORM[f"{column_letter(column)}{row_of(metric)}"]


def rules(kind: str, address: str) -> list[Any]:
    """Rules of a kind that apply to a cell of the form."""
    return [
        rule
        for rule in FORM.data_validations.dataValidation
        if rule.type == kind and address in rule.sqref
    ]


def test_the_same_units_give_the_same_bytes() -> None:
    again = form_book(units(), ["north"])
    assert again == blank("north")
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_one_block_a_unit() -> None:
    named = [TWO[SHEET][f"A{row}"].value for row in range(FIRST_ROW, TWO[SHEET].max_row + 1)]
    assert named == ["north"] * len(asked_metrics()) + ["south"] * len(asked_metrics())
    assert all(TWO[SHEET][f"A{row}"].protection.locked for row in (FIRST_ROW, TWO[SHEET].max_row))


def test_without_units_the_unit_is_chosen_from_the_list() -> None:
    assert FORM[f"A{FIRST_ROW}"].value is None
    (listed,) = rules("list", f"A{FIRST_ROW}")
    assert listed.formula1 == f"{LISTS}!$B$1:$B$3"
    assert [BLANK[LISTS][f"B{row}"].value for row in (1, 2, 3)] == list(units())
    assert BLANK[LISTS].sheet_state == "hidden"


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(UnknownTermError, match="did you mean 'north'"):
        form_book(units(), ["nroth"])


@pytest.mark.parametrize("column", COLUMNS)
def test_headers_are_in_both_languages(column: str) -> None:
    label = HEADERS[column]
    assert FORM[f"{column_letter(column)}{FIRST_ROW - 1}"].value == f"{label.zh}\n{label.en}"


def test_every_row_shows_its_metric_and_what_it_does_not_mean() -> None:
    for metric in asked_metrics().values():
        assert (
            cell(metric.id, "metric").value == f"{metric.label.zh}\n{metric.label.en}\n{metric.id}"
        )
        said = cell(metric.id, "definition").value
        assert all(
            text in said
            for label in (metric.definition, metric.not_meant)
            for text in (label.zh, label.en)
        )


OPEN = [
    (
        "hazards_rectified",
        {"unit", "wording", "number", "denominator", "start", "end", "accepted", "note"},
    ),
    ("hazards_found", {"unit", "number", "denominator", "start", "end", "accepted", "note"}),
    ("units_inspected", {"unit", "number", "start", "end", "accepted", "note"}),
    ("subscribers", {"unit", "number", "end", "accepted", "note"}),
]


@pytest.mark.parametrize(("metric", "expected"), OPEN, ids=[metric for metric, _ in OPEN])
def test_only_what_is_asked_can_be_typed(metric: str, expected: set[str]) -> None:
    assert {column for column in COLUMNS if not cell(metric, column).protection.locked} == expected
    assert all(
        sheet.protection.sheet and not sheet.protection.password for sheet in BLANK.worksheets
    )
    assert not FORM[FILLED_CELL].protection.locked


def test_verbs_are_a_choice_where_the_metric_has_verbs() -> None:
    (listed,) = rules("list", cell("hazards_rectified", "wording").coordinate)
    sheet, _, area = listed.formula1.partition("!")
    assert [row[0].value for row in BLANK[sheet][area.replace("$", "")]] == list(
        metrics()["hazards_rectified"].wordings
    )
    assert rules("list", cell("hazards_found", "wording").coordinate) == []


def test_numbers_are_whole_and_days_are_ordered() -> None:
    (whole,) = rules("whole", cell("hazards_found", "number").coordinate)
    assert (whole.operator, whole.formula1, whole.errorStyle or "stop") == (
        "greaterThanOrEqual",
        "0",
        "stop",
    )
    start, end = (
        rules("date", f"{column_letter(column)}{FIRST_ROW}")[0] for column in ("start", "end")
    )
    assert (
        start.formula2
        == f'IF({column_letter("end")}{FIRST_ROW}="",TODAY(),{column_letter("end")}{FIRST_ROW})'
    )
    assert (end.formula1[:3], end.formula2) == ("IF(", "TODAY()")


def test_a_share_above_the_whole_is_warned_of() -> None:
    number, below = (
        cell("hazards_rectified", column).coordinate for column in ("number", "denominator")
    )
    (warned,) = rules("whole", below)
    assert (warned.errorStyle, warned.formula1) == ("warning", f"MAX(0,{number})")
    (rate,) = rules("whole", cell("hazards_found", "denominator").coordinate)
    assert rate.formula1 == "0"
    coloured = {
        str(area.sqref): [rule.formula[0] for rule in area.rules]
        for area in FORM.conditional_formatting
    }
    row = row_of("hazards_rectified")
    above = f"AND(ISNUMBER($E{row}),ISNUMBER($G{row}),$E{row}>$G{row})"
    assert above in coloured[number]
    assert above in coloured[below]


def test_it_holds_no_formula_and_no_merged_cell() -> None:
    for sheet in BLANK.worksheets:
        assert not sheet.merged_cells.ranges
        assert all(one.data_type != "f" for row in sheet.iter_rows() for one in row)


def test_prompts_fit_what_a_spreadsheet_holds() -> None:
    for rule in FORM.data_validations.dataValidation:
        assert len(rule.prompt or "") <= 255
        assert len(rule.error) <= 225
        assert len(rule.promptTitle or "") <= 32


def test_header_stays_and_the_page_is_wide() -> None:
    assert (FORM.freeze_panes, FORM.page_setup.orientation) == (f"C{FIRST_ROW}", "landscape")
    assert FORM.print_title_rows == f"${FIRST_ROW - 1}:${FIRST_ROW - 1}"


def test_the_guide_explains_in_both_languages_and_names_the_units() -> None:
    said = [(row[0].value or "", row[1].value or "") for row in BLANK[GUIDE].iter_rows(min_row=2)]
    assert ("north", "北支队 North") in said
    assert any("虚构" in zh and "invented" in en for zh, en in said)
    assert any("31" in en for _, en in said)


def named(zh: str) -> Terms[Unit]:
    columns = ["unit", "zh", "en", "level", "residents_2020"]
    return read_units(pd.DataFrame([["x", zh, "@x", "brigade", None]], columns=columns))


@pytest.mark.parametrize("zh", ["=1+1", "+1", "-1", "@sum", "=cmd|' /C calc'!A0"])
def test_a_name_that_looks_like_a_formula_stays_text(zh: str) -> None:
    guide = load_workbook(io.BytesIO(form_book(named(zh))))[GUIDE]
    (found,) = [one for row in guide.iter_rows() for one in row if str(one.value).startswith(zh)]
    assert (found.data_type, found.quotePrefix) == ("s", True)
