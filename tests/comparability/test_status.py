"""The status line: comparable across units or over time, how complete, since when."""

from judged import NEXT, ask, frame, month, row, south, units


def test_of_two_units() -> None:
    found = ask("compare", row(**month(2024, 3)), south(**month(2024, 3)))
    assert found.status_zh == "各单位之间：可比，有说明；2/2有数；时段2024-03"
    assert found.status_en == (
        "across units: comparable, with a note; 2 of 2 reported; window 2024-03"
    )


def test_of_one_unit_over_time() -> None:
    found = ask("compare", row(**month(2023, 3)), row(report="two", **month(2024, 3)))
    assert found.status_zh == "不同时段之间：可比；2/2有数；自2023-03起可比"


def test_the_silent_are_counted() -> None:
    assert "1/2有数" in ask("compare", row(), None).status_zh
    ranked = ask("rank", units(11), among=[f"u{n}" for n in range(13)])
    assert "11 of 13 reported" in ranked.status_en
    assert "not comparable" in ranked.status_en


def test_numbers_compare_since_the_break() -> None:
    years = [
        row("fires", report=str(year), window_start=f"{year}-01-01", window_end=f"{year}-12-31")
        for year in range(2019, 2025)
    ]
    assert ask("trend", frame(*years)).status_zh.endswith("自2021-01起可比")
    assert ask("trend", frame(*years)).kind == "REFUSE"
    assert ask("trend", frame(*years[4:])).status_zh.endswith("自2023-01起可比")


def test_of_one_record() -> None:
    found = ask("share", row("hazards_rectified", 60), row("hazards_found"))
    assert found.status_en == "within one record: comparable; 2 of 2 reported; window 2023"


def test_windows_that_differ_are_said_to() -> None:
    assert ask("compare", row(), south(**NEXT)).status_en.endswith("windows differ")
