"""The windows of the rows drawn, in words: unknown stays unknown."""

import pandas as pd
import pytest

from analysis.briefing.sources import window_line

Window = tuple[str | None, str | None, str]
WHOLE = ("2023-01-01", "2023-12-31", "total")
DAY = ("2023-06-16", "2023-06-16", "total")
FROM = ("2023-01-01", None, "total")
UNTIL = (None, "2023-12-31", "total")
NEVER = (None, None, "total")
YEARLY = (None, None, "year")
A_YEAR = ("每年，年份未报道", "a year, which years not reported")


def said(*windows: Window) -> tuple[str, str]:
    """What is said of `windows`, in both languages."""
    table = pd.DataFrame(windows, columns=["window_start", "window_end", "per"])
    dated = table.astype(
        {"window_start": "datetime64[s]", "window_end": "datetime64[s]", "per": "str"}
    )
    line = window_line(dated.assign(window_basis="stated"))
    return line.zh, line.en


@pytest.mark.parametrize(
    ("window", "zh", "en"),
    [
        pytest.param(WHOLE, "2023-01-01至2023-12-31", "2023-01-01 to 2023-12-31", id="both ends"),
        pytest.param(DAY, "2023-06-16", "2023-06-16", id="one day"),
        pytest.param(
            FROM, "2023-01-01起，止期未报道", "from 2023-01-01, end not reported", id="a start"
        ),
        pytest.param(
            UNTIL, "截至2023-12-31，始期未报道", "to 2023-12-31, start not reported", id="an end"
        ),
        pytest.param(YEARLY, *A_YEAR, id="a yearly mean"),
        pytest.param((None, None, "1000_residents_year"), *A_YEAR, id="a yearly rate"),
        pytest.param(NEVER, "起止未报道", "dates not reported", id="nothing"),
    ],
)
def test_one_window(window: Window, zh: str, en: str) -> None:
    assert said(window) == (zh, en)


def test_the_same_window_is_said_once() -> None:
    assert said(WHOLE, WHOLE, (None, None, "stock"), NEVER) == (
        "2023-01-01至2023-12-31；起止未报道",
        "2023-01-01 to 2023-12-31; dates not reported",
    )


def test_three_windows_are_told_and_four_are_counted() -> None:
    assert said(WHOLE, DAY, FROM)[0].count("；") == 2
    assert [text[0] for text in said(WHOLE, DAY, FROM, YEARLY)] == ["4", "4"]


def test_no_rows_have_no_window() -> None:
    assert said() == ("", "")


def test_rows_without_windows_say_that_they_differ() -> None:
    assert window_line(pd.DataFrame({"reports": ["one"]})).en == "windows differ by report"
