"""The window of a comparison: how it is asked for, and what adds up to it."""

import pandas as pd
import pytest

from analysis.comparability.windows import latest_window, parse_window, rows_of_window
from analysis.problems import DataError
from brigades import brigade_rows, brigade_units

AUTUMN = ("2026-08", "2026-09", "2026-10")


@pytest.mark.parametrize(
    ("window", "start", "end"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        (2026, "2026-01-01", "2026-12-31"),
        ("2026年", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026年8月", "2026-08-01", "2026-08-31"),
        ("2026Q3", "2026-07-01", "2026-09-30"),
        ("2026年第3季度", "2026-07-01", "2026-09-30"),
        ("2026年上半年", "2026-01-01", "2026-06-30"),
        (("2026-08-01", "2026-10-31"), "2026-08-01", "2026-10-31"),
    ],
)
def test_a_window_in_a_few_words(window: str, start: str, end: str) -> None:
    assert parse_window(window) == (pd.Timestamp(start), pd.Timestamp(end))


@pytest.mark.parametrize(
    "window", ["", "last year", "2026-13", "2026Q5", "26", ("2026-10-31", "2026-08-01"), ("x", "y")]
)
def test_no_window(window: str) -> None:
    with pytest.raises(DataError, match=r"Remedy: write 2026, 2026-08, 2026Q3 or two dates"):
        parse_window(window)


def test_months_that_fill_the_window_are_added_up() -> None:
    rows = brigade_rows(1, AUTUMN)
    found = rows_of_window(rows, parse_window(("2026-08-01", "2026-10-31")), None)
    for metric in ("units_inspected", "hazards_found", "people_trained"):
        months = rows[(rows["metric"] == metric) & (rows["basis"] != "derived")]
        (total,) = found[found["metric"] == metric].to_dict("records")
        assert total["value"] == total["low"] == total["high"] == months["value"].sum()
        assert "SUMMED" in total["caveats"].split(";")
        assert set(total["report"].split(";")) == set(months["report"])


def test_a_share_of_the_window_is_one_of_sums_never_a_mean_of_shares() -> None:
    rows = brigade_rows(1, AUTUMN)
    found = rows_of_window(rows, parse_window(("2026-08-01", "2026-10-31")), None)
    (share,) = found[found["metric"] == "hazards_rectified_share"]["value"]
    sums = rows[rows["basis"] != "derived"].groupby("metric")["value"].sum()
    assert share == pytest.approx(100 * sums["hazards_rectified"] / sums["hazards_found"])


def test_rates_of_sums_are_per_resident_where_residents_are_known() -> None:
    rows, days = brigade_rows(1, AUTUMN), parse_window(("2026-08-01", "2026-10-31"))
    name = "units_inspected_per_1000_residents"
    assert name not in set(rows_of_window(rows, days, None)["metric"])
    found = rows_of_window(rows, days, brigade_units(1))
    (rate,) = found[found["metric"] == name]["value"]
    inspected = rows[rows["metric"] == "units_inspected"]["value"].sum()
    assert rate == pytest.approx(1000 * inspected / 80_000)


def test_a_month_that_is_missing_makes_no_sum() -> None:
    rows = brigade_rows(1, ("2026-08", "2026-10"))
    assert rows_of_window(rows, parse_window(("2026-08-01", "2026-10-31")), None).empty


def test_a_window_that_was_reported_is_taken_as_it_is() -> None:
    rows = brigade_rows(1, AUTUMN)
    found = rows_of_window(rows, parse_window("2026-09"), None)
    assert not found["caveats"].str.contains("SUMMED").any()
    september = rows[rows["window_start"] == "2026-09-01"]
    assert sorted(found["value"]) == sorted(september["value"])


def test_hedged_months_add_up_their_bounds() -> None:
    rows = brigade_rows(1, AUTUMN).query("metric == 'units_inspected'")
    rows.loc[rows.index[0], ["relation", "low", "high"]] = ["range", 100.0, 199.0]
    (total,) = rows_of_window(rows, parse_window(("2026-08-01", "2026-10-31")), None).to_dict(
        "records"
    )
    rest = rows["value"].iloc[1:].sum()
    assert (total["relation"], total["low"], total["high"]) == ("range", 100 + rest, 199 + rest)


def test_the_longest_window_that_most_units_report() -> None:
    rows = pd.concat([brigade_rows(3, AUTUMN), brigade_rows(1, ("2026-11",))], ignore_index=True)
    found = latest_window(rows)
    assert found == (pd.Timestamp("2026-08-01"), pd.Timestamp("2026-10-31"))
    assert latest_window(rows.assign(window_start=pd.NaT)) is None
