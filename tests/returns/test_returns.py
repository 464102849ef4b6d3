"""A filled form read back: what it answers, and what has to be corrected, cell by cell."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from analysis.problems import DataError
from analysis.returns.layout import COLUMNS, HEADER_ROW, LISTS, SHEET, Answer, column_letter
from analysis.returns.read import read_return
from analysis.vocabulary import asked_metrics
from forms import DONE, END, FOUND, RECTIFIED, START, TODAY, address, blank, fill, row_of
from rows import units

Cells = dict[str, dict[str, Any]]
GOOD: Cells = {"hazards_found": FOUND}


def answers(content: bytes) -> list[Answer]:
    return list(read_return(content, "back.xlsx", units(), TODAY).answers)


def told(content: bytes) -> list[str]:
    """Everything that has to be corrected."""
    with pytest.raises(DataError) as caught:
        answers(content)
    assert all(str(problem).startswith("back.xlsx") for problem in caught.value.problems)
    return [str(problem).removeprefix("back.xlsx ") for problem in caught.value.problems]


def test_a_number_keeps_its_cell_its_days_and_its_verb() -> None:
    (one,) = answers(fill({"hazards_rectified": RECTIFIED | {"note": "台账"}}))
    cell = address("hazards_rectified", "number")
    assert one == Answer(
        cell, "north", "hazards_rectified", 31, "当场整改", START, END, True, "台账"
    )


def test_an_empty_cell_is_no_answer_and_a_typed_0_is_one() -> None:
    found = answers(fill({"hazards_found": FOUND | {"number": 0}, "persons_detained": DONE}))
    assert [(one.metric, one.number) for one in found] == [("hazards_found", 0)]


def test_a_denominator_is_a_number_of_its_own() -> None:
    own, below = answers(fill({"hazards_rectified": RECTIFIED | {"denominator": 40}}))
    assert (below.metric, below.number, below.cell) == (
        "hazards_found",
        40,
        address("hazards_rectified", "denominator"),
    )
    assert (below.wording, below.start, below.end, own.number) == ("", START, END, 31)


def test_the_same_number_given_twice_is_kept_once_where_it_came_first() -> None:
    found = answers(
        fill({"hazards_found": FOUND, "hazards_rectified": RECTIFIED | {"denominator": 40}})
    )
    assert [one.cell for one in found if one.metric == "hazards_found"] == [
        address("hazards_found", "number")
    ]


def test_unlike_numbers_of_one_thing_are_refused_with_both_cells() -> None:
    (said,) = told(
        fill({"hazards_found": FOUND, "hazards_rectified": RECTIFIED | {"denominator": 50}})
    )
    assert said.startswith(
        f"{address('hazards_rectified', 'denominator')}: it gives 50 for hazards_found, and "
    )
    assert f"{address('hazards_found', 'number')} gives 40" in said


def test_another_window_is_another_number() -> None:
    other = RECTIFIED | {"denominator": 50, "start": date(2023, 1, 1), "end": date(2023, 12, 31)}
    assert len(answers(fill({"hazards_found": FOUND, "hazards_rectified": other}))) == 3


def test_a_declined_definition_needs_no_agreement_and_keeps_its_note() -> None:
    declined = RECTIFIED | {"denominator": 50, "accepted": "否 no", "note": "按起数"}
    found = answers(fill({"hazards_found": FOUND, "hazards_rectified": declined}))
    assert [(one.number, one.accepted, one.note) for one in found[1:]] == [
        (31, False, "按起数"),
        (50, False, "按起数"),
    ]


def test_a_note_or_a_no_without_a_number_is_kept_too() -> None:
    found = answers(fill(GOOD | {"persons_detained": {"accepted": "否 no", "note": "公安统计"}}))
    assert [(one.metric, one.number, one.note) for one in found[1:]] == [
        ("persons_detained", None, "公安统计")
    ]


def test_a_standing_number_has_a_last_day_alone() -> None:
    (one,) = answers(fill({"subscribers": {"number": 9, "end": END, "accepted": "yes"}}))
    assert (one.start, one.end) == (None, END)


def test_an_empty_unit_means_the_one_above() -> None:
    def name(book: Workbook) -> None:
        book[SHEET][f"A{row_of('units_inspected')}"] = "south"

    assert [one.unit for one in answers(fill(GOOD, content=blank(), change=name))] == ["south"]


def test_a_formula_like_note_stays_words() -> None:
    def note(book: Workbook) -> None:
        cell = book[SHEET][f"{column_letter('note')}{row_of('hazards_found')}"]
        cell.value, cell.data_type = "=1+1", "s"

    assert answers(fill(GOOD, change=note))[0].note == "=1+1"


TYPED = [
    pytest.param("number", "=1+1", "it holds a formula", id="formula"),
    pytest.param("number", "４０", "'４０' is text, not a number. Remedy: type 40 ", id="full-width digits"),
    pytest.param("number", "1,200", "'1,200' is text, not a number. Remedy: type 1200 ", id="comma"),
    pytest.param("number", "近千", "'近千' leaves open how many. Remedy: give the exact number", id="hedge"),
    pytest.param("number", "1.5", "'1.5' is no whole number", id="decimal as text"),
    pytest.param("number", "#N/A", "it holds the error #N/A. Remedy: type the value itself", id="error"),
    pytest.param("number", "不详", "'不详' is no number. Remedy: type a whole number", id="words"),
    pytest.param("number", -3, "-3 is below 0", id="below 0"),
    pytest.param("number", 1.5, "1.5 is no whole number", id="decimal"),
    pytest.param("number", "93%", "'93%' is a share, and this asks for a count. Remedy: type how many", id="share"),
    pytest.param("number", "93.5％", "'93.5％' is a share, and this asks for a count", id="wide sign of a share"),
    pytest.param("number", "百分之九十三", "is a share, and this asks for a count", id="share in words"),
    pytest.param("number", 0.93, "if it is a share, this asks for a count", id="share kept as 0.93"),
    pytest.param("number", "30人次", "'30人次' counts 人次, and this asks for 处", id="measure"),
    pytest.param("number", "30处", "'30处' is text, not a number. Remedy: type 30 ", id="its own measure"),
    pytest.param("number", 1e17, "1e+17 has more digits than", id="too many digits"),
    pytest.param("number", True, "it holds True, not a number", id="truth value"),
    pytest.param("number", date(2024, 1, 1), "it holds 2024-01-01 00:00:00, not a number", id="date for a number"),
    pytest.param("start", None, "the first day is missing", id="no first day"),
    pytest.param("end", None, "the last day is missing", id="no last day"),
    pytest.param("start", "2024-02-30", "there is no day 2024-02-30", id="no such day"),
    pytest.param("start", "2024年2月30日", "there is no day 2024年2月30日", id="no such day in Chinese"),
    pytest.param("start", "2024-02-03", "'2024-02-03' is text, not a date", id="day as text"),
    pytest.param("start", datetime(2024, 1, 1, 8), "it holds 2024-01-01 08:00:00, not a day", id="an hour"),  # noqa: DTZ001
    pytest.param("start", date(1900, 1, 5), "1900-01-05 is before 1949-10-01", id="before any unit"),
    pytest.param("end", date(2023, 1, 1), "the window ends (2023-01-01) before it starts (2024-01-01)", id="backwards"),
    pytest.param("end", date(2024, 12, 31), "2024-12-31 is after 2024-08-01", id="days to come"),
    pytest.param("accepted", None, "it is not said whether the definition is accepted", id="not said"),
    pytest.param("accepted", "maybe", "'maybe' is neither yes nor no", id="maybe"),
    pytest.param("accepted", 1, "it holds 1, not words", id="a number for yes"),
    pytest.param("wording", "整改", "'整改' is no verb of hazards_found. Remedy: its verbs are none", id="verb"),
    pytest.param("unit", "nroth", "unit 'nroth' is unknown; did you mean 'north'?", id="unknown unit"),
    pytest.param("note", "字" * 2001, "it is longer than 2000 characters", id="long note"),
    pytest.param("definition", "我们的含义", "the form's own words are not those", id="another definition"),
    pytest.param("metric", "hazard_found", "metric of the form 'hazard_found' is unknown; did you mean", id="metric"),
    pytest.param("metric", None, "the row names no metric", id="no metric"),
    pytest.param("metric", "exemplar_pool_people", "'exemplar_pool_people' is unknown", id="a metric not asked for"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value", "what"), TYPED)
def test_what_has_to_be_mended_is_named_by_its_cell(column: str, value: Any, what: str) -> None:
    (said,) = told(fill({"hazards_found": FOUND | {column: value}}))
    assert said.startswith(
        address("hazards_found", "start" if "before 1949" in what else column) + ": "
    )
    assert what in said
    assert re.search(r"Remedy: .+\.$", said)


@pytest.mark.parametrize(
    ("cells", "at", "what"),
    [
        pytest.param({"hazards_rectified": RECTIFIED | {"wording": None}}, ("hazards_rectified", "wording"),
                     "the verb is missing", id="no verb"),
        pytest.param({"hazards_rectified": RECTIFIED | {"wording": "整治"}}, ("hazards_rectified", "wording"),
                     "its verbs are 督促整改, 当场整改", id="unknown verb"),
        pytest.param({"hazards_rectified": RECTIFIED | {"denominator": 30}}, ("hazards_rectified", "number"),
                     "hazards_rectified (31) is more than hazards_found (30 in ", id="part above whole"),
        pytest.param({"hazards_found": FOUND | {"number": 30}, "hazards_rectified": RECTIFIED},
                     ("hazards_rectified", "number"), "is more than hazards_found", id="the same over two rows"),
        pytest.param({"hazards_found": DONE | {"denominator": 3}}, ("hazards_found", "number"),
                     "the denominator has no numerator", id="denominator alone"),
        pytest.param({"units_inspected": FOUND | {"denominator": 3}}, ("units_inspected", "denominator"),
                     "units_inspected has no denominator", id="no denominator is asked"),
        pytest.param({"subscribers": FOUND}, ("subscribers", "start"), "has no first day", id="a stock over a time"),
    ],
)  # fmt: skip
def test_rows_that_cant_be(cells: Cells, at: tuple[str, str], what: str) -> None:
    (said,) = told(fill(cells))
    assert said.startswith(address(*at) + ": ")
    assert what in said


def test_hazards_may_outnumber_premises_for_that_is_no_share() -> None:
    assert len(answers(fill({"hazards_found": FOUND | {"denominator": 3}}))) == 2


def test_all_is_told_at_once() -> None:
    cells = {
        "hazards_found": FOUND | {"number": "近千"},
        "persons_detained": FOUND | {"end": None, "accepted": None},
    }
    assert {said.partition(":")[0] for said in told(fill(cells))} == {
        address("hazards_found", "number"),
        address("persons_detained", "end"),
        address("persons_detained", "accepted"),
    }


def _set(cell: str, value: object, sheet: str = SHEET) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        book[sheet][cell] = value

    return change


def _hide(book: Workbook) -> None:
    book[SHEET].row_dimensions[row_of("hazards_found")].hidden = True


def _general(book: Workbook) -> None:
    cell = book[SHEET][f"{column_letter('start')}{row_of('hazards_found')}"]
    cell.value, cell.number_format = 45473, "General"


CHANGED = [
    pytest.param(_general, "it holds 45473, not a day", id="a day as a bare number"),
    pytest.param(
        _set(f"C{HEADER_ROW}", "含义"), f"{SHEET}!C{HEADER_ROW}: the header is '含义'", id="header"
    ),
    pytest.param(
        lambda book: book[SHEET].delete_cols(3),
        f"{SHEET}!C{HEADER_ROW}: the header is",
        id="column deleted",
    ),
    pytest.param(
        lambda book: book[SHEET].insert_cols(2),
        f"{SHEET}!B{HEADER_ROW}: the header is None",
        id="inserted",
    ),
    pytest.param(
        _set("N9", "x"), f"{SHEET}!N9: it lies outside the form's columns", id="column added"
    ),
    pytest.param(
        lambda book: book[SHEET].merge_cells("E6:E7"),
        f"{SHEET}!E6:E7: cells are merged",
        id="merged",
    ),
    pytest.param(_set("A9999", "x"), "it is larger than any form", id="far below"),
    pytest.param(_set("ZZ9", "x"), "it is larger than any form", id="far right"),
    pytest.param(_hide, "the row or a column is hidden", id="hidden row"),
    pytest.param(
        _set("B4", date(2024, 9, 1)),
        f"{SHEET}!B4: 2024-09-01 is after today",
        id="date of return to come",
    ),
    pytest.param(
        _set("B4", date(2024, 5, 1)), "2024-06-30 is after 2024-05-01", id="window after the return"
    ),
    pytest.param(_set("A1", "another", LISTS), "it is no return form", id="mark gone"),
    pytest.param(_set("A2", "0", LISTS), "it is a form of another version", id="another version"),
    pytest.param(lambda book: book.remove(book[LISTS]), "it is no return form", id="lists gone"),
    pytest.param(
        lambda book: setattr(book[SHEET], "title", "Sheet1"),
        "it is no return form",
        id="sheet renamed",
    ),
]


@pytest.mark.parametrize(("change", "what"), CHANGED)
def test_a_changed_form_is_recognised(change: Callable[[Workbook], None], what: str) -> None:
    assert what in told(fill(GOOD, change=change))[0]


@pytest.mark.parametrize("share", [0.93, 1, 0])
def test_a_cell_in_per_cent_is_a_share_and_no_count(share: float) -> None:
    cell = f"{column_letter('number')}{row_of('hazards_found')}"

    def in_per_cent(book: Workbook) -> None:
        book[SHEET][cell].value, book[SHEET][cell].number_format = share, "0%"

    (said,) = told(fill(GOOD, change=in_per_cent))
    assert f"{share:.0%} is a share, and this asks for a count" in said


def test_a_wrong_numerator_is_told_once() -> None:
    (said,) = told(fill({"hazards_rectified": RECTIFIED | {"number": "93%", "denominator": 40}}))
    assert said.startswith(address("hazards_rectified", "number"))


# as it was sent out before merits of three classes
OLD_FORM = Path(__file__).parent / "blank_form_of_2026.xlsx"


def old_form(metric: str, cells: dict[str, Any], **changes: str) -> bytes:
    """The old form with `cells`, by column, in the row of `metric`, and `changes` of its own words."""
    book = load_workbook(OLD_FORM)
    sheet = book[SHEET]
    column = [str(cell.value) for cell in sheet[column_letter("metric")]]
    row = next(at for at, text in enumerate(column, start=1) if text.endswith(f"\n{metric}"))
    for name, value in (cells | changes).items():
        sheet[f"{column_letter(name)}{row}"] = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_form_of_fewer_metrics_is_taken() -> None:
    named = [
        str(cell.value).rpartition("\n")[2]
        for cell in load_workbook(OLD_FORM)[SHEET][column_letter("metric")]
    ]
    assert "people_merit_class3" in asked_metrics()
    assert "people_merit_class3" not in named
    (answer,) = answers(old_form("merit_class2_recipients", FOUND))
    assert (answer.metric, answer.number) == ("merit_class2_recipients", FOUND["number"])
    assert answers(old_form("hazards_rectified", RECTIFIED))[0].wording == RECTIFIED["wording"]


def test_an_old_definition_that_differs_from_todays_is_refused() -> None:
    (said,) = told(old_form("hazards_found", FOUND, definition="从前的含义。"))
    assert "the form's own words are not those of today's form" in said
    assert "Remedy: copy the row's numbers into a new form" in said


def test_a_row_that_was_emptied_whole_is_no_answer() -> None:
    def empty(book: Workbook) -> None:
        for column in COLUMNS:
            book[SHEET][f"{column_letter(column)}{row_of('persons_detained')}"] = None

    assert len(answers(fill(GOOD, change=empty))) == 1


def test_a_form_without_any_number_is_refused() -> None:
    assert "it gives no number of an accepted definition" in told(blank("north"))[0]


def test_a_hidden_row_without_answers_is_left_alone() -> None:
    def hide(book: Workbook) -> None:
        book[SHEET].row_dimensions[row_of("persons_detained")].hidden = True

    assert len(answers(fill(GOOD, change=hide))) == 1
