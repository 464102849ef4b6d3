"""The comparison bench: what may be chosen, what is drawn of it, and what is saved."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from analysis.desk.bench import Bench
from analysis.project import Project
from returned import returned_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def returned(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Four units' returns of three months, built."""
    from analysis.briefing.clean_data import build_clean_data

    made = returned_project(tmp_path_factory.mktemp("bench") / "mine")
    build_clean_data(made)
    return made


def test_units_metrics_and_windows_are_offered_by_name(returned: Project) -> None:
    bench = Bench(returned, "zh")
    assert [name for name, _ in bench.units.options][:2] == ["东原消防救援大队", "西屏消防救援大队"]
    assert "监督检查 · 检查单位" in [name for name, _ in bench.metrics.options]
    longest, _ = bench.window.options[0]
    assert longest.startswith("2024-08–10")


def test_what_compares_is_drawn_with_its_finding_and_numbers(returned: Project) -> None:
    bench = Bench(returned, "zh")
    bench.metrics.value = ["units_inspected"]
    assert "北岭消防救援大队最多" in bench.finding.value
    assert "各单位之间：可比" in bench.finding.value
    assert bench.picture.value.startswith("<img")
    assert "774" in bench.table.value
    assert bench.message.value == ""


def test_a_number_that_was_added_up_opens_to_the_words_of_each_month(returned: Project) -> None:
    bench = Bench(returned, "zh")
    bench.units.value = ["east", "west"]
    bench.metrics.value = ["units_inspected"]
    for count in ("214", "219", "224"):
        assert count in bench.table.value


def test_a_window_that_is_none_is_told_as_a_sentence(returned: Project) -> None:
    bench = Bench(returned, "en")
    bench.typed.value = "last month"
    assert "it is no year, month, quarter or pair of dates" in bench.message.value
    assert bench.picture.value == ""
    assert all(button.disabled for button in bench.buttons.values())


def test_before_and_after_and_one_unit_are_views_of_their_own(returned: Project) -> None:
    bench = Bench(returned, "zh")
    bench.views.selected_index = 1
    assert "环比" in bench.finding.value
    bench.views.selected_index = 2
    assert "报了" in bench.finding.value


def test_the_five_reports_say_why_nothing_compares_and_what_to_ask_for() -> None:
    bench = Bench(Project(ROOT), "zh")
    assert "没有可以并列比较的数字" in bench.finding.value
    assert "请向" in bench.table.value
    assert bench.picture.value == ""


def test_picture_slide_and_workbook_are_saved(returned: Project) -> None:
    bench = Bench(returned, "zh")
    bench.metrics.value = ["units_inspected"]
    bench.save_picture()
    assert (returned.figures / "compare.png").is_file()
    bench.save_slide()
    assert (returned.figures / "briefing.pptx").is_file()
    bench.save_workbook()
    book = load_workbook(returned.figures / "compare.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert 774 in cells
    assert any("单位按表填报" in str(cell) for cell in cells)
