from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.extraction.windows.dates import Published, WindowError


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("21", "'21' is not YYYY"),
        ("2023-6-1", "'2023-6-1' is not YYYY"),
        ("2023/06/01", "is not YYYY"),
        ("2023年", "is not YYYY"),
        ("２０２３", "is not YYYY"),
        ("2023-06-01 ", "is not YYYY"),
        ("2023-02-30", "no day 2023-02-30"),
        ("2023-13", "no day 2023-13-01"),
        ("2023-00", "no day|not YYYY"),
        ("2023-06-00", "no day|not YYYY"),
    ],
)
def test_what_is_no_date_is_refused(text: str, message: str) -> None:
    with pytest.raises(WindowError, match=message):
        Published.read(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "day", "year"),
    [
        ("", None, None, None, None),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), None, 2023),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None, 2024),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), None, 2023),
        ("2023-12-31", date(2023, 12, 31), date(2023, 12, 31), date(2023, 12, 31), 2023),
    ],
    ids=["not known", "a year", "a month", "a December", "a day"],
)
def test_a_date_is_as_exact_as_it_is_written(
    text: str, first: date | None, last: date | None, day: date | None, year: int | None
) -> None:
    read = Published.read(text)
    assert (read.first, read.last, read.day, read.year) == (first, last, day, year)


def test_a_span_over_two_years_has_no_year() -> None:
    assert Published(date(2022, 12, 1), date(2023, 1, 31)).year is None


@given(st.text("0123456789-年月", max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        read = Published.read(text)
    except WindowError:
        return
    assert (read.first is None) == (not text)
    assert read.first is None or read.last is None or read.first <= read.last
