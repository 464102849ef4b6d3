"""Numbers to look through.

What is left by a filter, and the words behind each, quoted only where they stand.
"""

from typing import Any

import pandas as pd
import pytest

import compared as comparators
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.html import render_macro
from analysis.briefing.material import (
    NumberInWords,
    ProjectMaterial,
    filter_choices,
    filter_rows,
    read_material,
    years_of_window,
)
from analysis.project import Project
from projects_made import TEXTS

JAN, JUL, NEXT = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-07-01"), pd.Timestamp("2025-02-01")


@pytest.fixture
def read(project: Project) -> ProjectMaterial:
    """The invented project, built and read."""
    build_clean_data(project)
    return read_material(project)


def number(read: ProjectMaterial, metric: str, lang: str = "zh") -> NumberInWords:
    """The one number of a metric."""
    (found,) = read.numbers(read.observations.query("metric == @metric"), lang)
    return found


@pytest.mark.parametrize(
    ("start", "end", "stated"),
    [
        pytest.param(JAN, JUL, ("2023",), id="within a year"),
        pytest.param(JUL, NEXT, ("2023", "2024", "2025"), id="over years"),
        pytest.param(JAN, pd.NaT, ("2023",), id="the end is open"),
        pytest.param(pd.NaT, NEXT, ("2025",), id="the start is open"),
        pytest.param(pd.NaT, pd.NaT, ("undated",), id="no date"),
    ],
)
def test_the_years_that_a_window_states(start: Any, end: Any, stated: tuple[str, ...]) -> None:
    assert years_of_window(pd.Series({"window_start": start, "window_end": end})) == stated


@pytest.mark.parametrize(
    ("unit", "theme", "year", "metrics"),
    [
        ("yi", "inspection", "2021", {"units_inspected"}),
        ("jia", "fine_waiver", "", {"businesses_fine_waived"}),
        ("yi", "training", "", set()),
        ("", "training", "undated", {"training_sessions", "people_trained"}),
        ("", "", "1999", set()),
    ],
)
def test_a_filter_leaves_what_fits_all_of_it(
    read: ProjectMaterial, unit: str, theme: str, year: str, metrics: set[str]
) -> None:
    printed = read.observations.query("basis == 'printed'")
    assert set(filter_rows(printed, unit, theme, year)["metric"]) == metrics


def test_no_filter_leaves_every_row_in_its_order(read: ProjectMaterial) -> None:
    pd.testing.assert_frame_equal(filter_rows(read.observations, "", "", ""), read.observations)


def test_only_what_occurs_may_be_chosen(read: ProjectMaterial) -> None:
    found = filter_choices(read.observations, read.names, "en")
    assert found["unit"] == [("all", ""), ("Jia", "jia"), ("Yi", "yi")]
    assert ("public training", "training") in found["theme"]
    assert "honours" not in dict(found["theme"]).values()
    assert found["year"][-1] == ("no date reported", "undated")
    assert all(options[0] == ("all", "") for options in found.values())


def test_a_number_is_quoted_in_its_sentence(read: ProjectMaterial) -> None:
    (words,) = number(read, "hazards_rectified").behind
    assert (words.before, words.phrase, words.after) == (
        "今年1月1日以来，全市查了单位120家，找出隐患300余处，督促整改",
        "280处",
        "。",
    )
    assert words.report == "甲市支队《虚构的报道》（2023-07-15，推断）"
    assert words.place == f"第{TEXTS['jia'].index('280处')}字起"


def test_a_derived_number_has_the_words_of_both_its_parts(read: ProjectMaterial) -> None:
    assert [words.phrase for words in number(read, "hazards_rectified_share").behind] == [
        "300余处",
        "280处",
    ]


@pytest.mark.parametrize("change", ["absent", "another"])
def test_nothing_is_quoted_that_does_not_stand_there(project: Project, change: str) -> None:
    build_clean_data(project)
    text = project.raw / "jia" / "report.txt"
    text.unlink() if change == "absent" else text.write_text("别的文字。" * 40, encoding="utf-8")
    (words,) = number(read_material(project), "hazards_rectified", "en").behind
    assert not words.present
    assert (words.before, words.phrase, words.after) == ("", "280处", "")


def test_a_table_escapes_what_reports_say(read: ProjectMaterial) -> None:
    rows = read.observations.query("metric == 'hazards_found'").assign(phrase="<script>1</script>")
    html = render_macro(
        "numbers.html.j2", "numbers_table", read.numbers(rows, "zh"), '"><b>', ["<i>"] * 6, "<u>"
    )
    assert not [tag for tag in ("<script>", "<b>", "<i>", "<u>") if tag in html]
    assert "&lt;script&gt;" in html


def test_a_comparators_words_are_its_sources(project: Project) -> None:
    comparators.write(project.comparators, comparators.ROWS, [comparators.OUT])
    build_clean_data(project)
    read = read_material(project)
    (share,) = read.numbers(read.comparators.query("metric == 'hazards_rectified_share'"), "en")
    assert [(words.phrase, words.report, words.place) for words in share.behind] == [
        (phrase, "An invented campaign (2020-08)", "") for phrase in ("200处", "150余处")
    ]
    assert share.cells[0] == read.called[share.unit]["en"]
