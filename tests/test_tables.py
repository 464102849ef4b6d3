"""CSV that is the same on every machine.

What is written is read back, and no cell is run by a spreadsheet.
"""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.tables import from_csv, guard_cell, to_csv

DTYPES = {"phrase": "str", "low": "float64", "start": "Int64", "day": "datetime64[s]"}
NASTY = {
    "a formula": "=1+1",
    "a plus": "+86",
    "a minus": "-5家",
    "an at": "@sum(A1)",
    "a tab": "\tx",
    "a carriage return": "\rx",
    "a comma": "一,二",
    "a quote": '"近万家"',
    "a line break": "一\n二",
    "Chinese": "督促整改246处",
    "empty": "",
    "an apostrophe": "'s",
    "an apostrophe before a formula": "'=1",
    "the letters NA": "NA",
    "the word null": "null",
    "the word None": "None",
    "digits": "007",
    "a space": " ",
}


def table(**columns: object) -> pd.DataFrame:
    """A table of columns of DTYPES."""
    return pd.DataFrame(columns).astype({name: DTYPES[name] for name in columns})


def again(one: pd.DataFrame) -> pd.DataFrame:
    """The table written and read back."""
    return from_csv(to_csv(one), {name: DTYPES[str(name)] for name in one.columns})


@pytest.mark.parametrize("cell", [pytest.param(cell, id=name) for name, cell in NASTY.items()])
def test_a_text_comes_back_as_it_was(cell: str) -> None:
    one = table(phrase=[cell, "家"], low=[1, 2])
    pd.testing.assert_frame_equal(again(one), one)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\0'"), max_size=12))
def test_any_text_comes_back_as_it_was(cell: str) -> None:
    one = table(phrase=[cell], low=[1])
    assert again(one)["phrase"].tolist() == [cell]


@pytest.mark.parametrize("cell", ["=1+1", "+86", "-5", "@sum", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(cell: str) -> None:
    assert guard_cell(cell) == f"'{cell}"
    assert f"'{cell}".encode() in to_csv(table(phrase=[cell]))


@pytest.mark.parametrize("cell", ["近万家", "2021-06-10", "", "a=b", "5-10家", 204.0, None])
def test_any_other_cell_is_not(cell: object) -> None:
    assert guard_cell(cell) == cell


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param(204.0, "204", id="a count has no .0"),
        pytest.param(-5.0, "-5", id="a negative number is no formula"),
        pytest.param(94.7154471544715, "94.7154471544715", id="a share"),
        pytest.param(150000001.0, "150000001", id="a great number has no exponent"),
        pytest.param(math.inf, "inf", id="no upper bound"),
        pytest.param(math.nan, '""', id="nothing, alone in its row"),
    ],
)
def test_numbers_as_they_are_written(value: float, written: str) -> None:
    assert to_csv(table(low=[value])).decode() == f"low\n{written}\n"


@given(st.floats(0, 1e15).map(lambda value: float(f"{value:.15g}")))
def test_a_number_of_15_figures_comes_back_as_it_was(value: float) -> None:
    assert again(table(low=[value]))["low"].tolist() == [value]


def test_open_bounds_and_gaps_come_back() -> None:
    one = table(
        phrase=["超", "近"], low=[math.inf, math.nan], start=[12, None], day=["2021-06-10", None]
    )
    back = again(one)
    pd.testing.assert_frame_equal(back, one)
    assert back.dtypes.tolist() == one.dtypes.tolist()


def test_days_are_written_without_a_time() -> None:
    assert to_csv(table(day=["2021-06-10"])) == b"day\n2021-06-10\n"


def test_a_table_without_rows_keeps_its_columns_and_types() -> None:
    one = table(phrase=["x"], low=[1], start=[1], day=["2021-06-10"]).iloc[:0]
    pd.testing.assert_frame_equal(again(one), one)


def test_bytes_are_the_same_on_every_machine() -> None:
    content = to_csv(table(phrase=["近万家", "余"], low=[1, 2]))
    assert content == "phrase,low\n近万家,1\n余,2\n".encode()


def test_the_table_is_left_as_it_was() -> None:
    one = table(phrase=["=1"], low=[1])
    before = one.copy(deep=True)
    to_csv(one)
    pd.testing.assert_frame_equal(one, before)


def test_columns_not_named_are_read_as_they_come() -> None:
    back = from_csv(b"unit,units_inspected_low\nnorth,5\n", {"unit": "str"})
    assert back["units_inspected_low"].tolist() == [5]
