"""Days in a query: found by their text, as in a comparison of the column itself."""

from collections.abc import Callable

import pandas as pd
import pytest

import analysis as an
from analysis.tables import DatedFrame

FRAME = DatedFrame(
    {
        "start": pd.to_datetime(["2026-08-01", "2026-09-01", None]).astype("datetime64[s]"),
        "end": pd.to_datetime(["2026-08-31", "2026-09-30", "2026-08-31"]).astype("datetime64[s]"),
        "unit": ["east", "west", "east"],
    }
)


@pytest.mark.parametrize(
    ("expr", "rows"),
    [
        ("start == '2026-08-01'", [0]),
        ("'2026-08-01' == start", [0]),
        ("start != '2026-08-01'", [1, 2]),
        ("start in ['2026-08-01', '2026-09-01']", [0, 1]),
        ("start not in ['2026-08-01']", [1, 2]),
        ("start == '2026-08-01' and end == '2026-08-31'", [0]),
        ("end == '2026-08-31' and unit == 'east'", [0, 2]),
        ("start >= '2026-08-15'", [1]),
        ("start == @day", [0]),
        ("start == @stamp", [0]),
        ("start == '2026-08-02'", []),
    ],
)
def test_days_are_found_by_their_text(expr: str, rows: list[int]) -> None:
    day, stamp = "2026-08-01", pd.Timestamp("2026-08-01")
    assert FRAME.query(expr, local_dict={"day": day, "stamp": stamp}).index.tolist() == rows


def test_names_of_the_caller_are_known() -> None:
    day = "2026-09-01"
    assert FRAME.query("start == @day").equals(FRAME[FRAME["start"] == day])
    assert len(FRAME.query("start == @day")) == 1


def test_a_text_that_is_no_day_is_an_error() -> None:
    with pytest.raises(ValueError, match="August"):
        FRAME.query("start == 'in August'")


def test_what_is_made_of_a_table_asks_alike() -> None:
    made = pd.concat(
        [FRAME[FRAME["unit"] == "east"].assign(n=1), FRAME.assign(n=2)], ignore_index=True
    )
    assert made.copy().query("start == '2026-08-01'")["n"].tolist() == [1, 2]


@pytest.mark.parametrize(
    "read", [an.observations, an.comparators, lambda: an.table("inspection"), an.shares]
)
def test_every_table_of_the_project_can_be_asked_for_a_day(
    read: Callable[[], pd.DataFrame],
) -> None:
    rows = read()
    day = rows["window_start"].dropna().iloc[0]
    expected = rows[rows["window_start"] == day]
    assert len(expected) > 0
    assert rows.query(f"window_start == '{day:%Y-%m-%d}'").index.tolist() == expected.index.tolist()
