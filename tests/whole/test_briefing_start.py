"""The start notebook's parts, without a browser.

Filters, a chart as drawn, the whole job, and what stands for them.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.figures import without_content
from analysis.briefing.material import read_material
from analysis.dataset import Dataset
from analysis.desk import start
from analysis.desk.start import Browse, Drawing, Rebuild
from analysis.problems import StepError
from analysis.project import VARIABLE, Project
from analysis.renderers.mpl.charts import CHARTS
from commands import change
from notebooks_made import GOOD, write

WIDGETS = "application/vnd.jupyter.widget-view+json"


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The invented project, built, with a notebook beside the start."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    write(project.notebooks / "01_one.ipynb", GOOD)
    return project


def drawing(project: Project, lang: str = "zh") -> Drawing:
    """The part that draws; a small chart at first."""
    return Drawing(lambda: read_material(project), lang)


@pytest.mark.parametrize("part", ["rebuild", "numbers", "charts"])
def test_where_no_kernel_runs_a_part_stands_still(mine: Project, part: str) -> None:
    shown = getattr(an.start(), part)._repr_mimebundle_()
    assert WIDGETS in shown
    assert shown["text/html"].startswith("<")
    assert "<script" not in shown["text/html"]


def test_it_lists_the_notebooks_and_says_that_nothing_is_drawn(mine: Project) -> None:
    html = an.start(lang="en").contents._repr_html_()
    assert 'href="01_one.ipynb"' in html
    assert "2 reports, 11 numbers" in html
    assert "No chart is drawn yet" in html


def test_filters_narrow_the_table(mine: Project) -> None:
    part = Browse(read_material(mine), "zh")
    assert "300余处" in part.table.value
    part.filters["unit"].value = "yi"
    assert "300余处" not in part.table.value
    part.filters["theme"].value, part.filters["year"].value = "inspection", "2021"
    assert part.table.value.count("<tr data-unit") == 1


def test_a_choice_is_kept_while_it_is_there(mine: Project) -> None:
    part, read = Browse(read_material(mine), "zh"), read_material(mine)
    part.filters["unit"].value = "yi"
    part.show(read)
    assert part.filters["unit"].value == "yi"
    left = read.observations.query("unit == 'jia'")
    part.show(replace(read, observations=left))
    assert part.filters["unit"].value == ""
    assert "300余处" in part.table.value


def test_a_long_table_says_how_much_it_does_not_show(
    mine: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start, "MOST", 2)
    shown = Browse(read_material(mine), "en").table.value
    assert shown.count("<tr data-unit") == 2
    assert f"{len(an.observations()) - 2} more are not listed" in shown


def test_what_is_drawn_is_what_is_saved(mine: Project) -> None:
    part = drawing(mine)
    assert not mine.figures.exists()
    part.chart.value = "fine_waiver"
    part.language.value = "en"
    part.save()
    assert {path.name for path in mine.figures.iterdir()} == {
        f"fine_waiver.en.{kind}" for kind in ("png", "svg", "csv", "json")
    }
    assert 'alt="Fine waivers' in part.picture.value
    assert "fine_waiver.en.png" in part.said.value


def test_a_chart_of_some_units_knows_of_no_others_and_names_its_units(mine: Project) -> None:
    part = drawing(mine)
    part.chart.value = "fine_waiver"
    part.units.value = ["jia"]
    part.save()
    assert "乙县大队" not in part.picture.value
    assert "1家中1家报道" in part.picture.value
    assert (mine.figures / "fine_waiver-jia.png").is_file()
    assert not (mine.figures / "fine_waiver.png").exists()


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_on_offer_is_drawn_or_says_what_it_needs(mine: Project, chart: str) -> None:
    part = drawing(mine)
    part.chart.value = chart
    blank = chart in without_content(Dataset(mine))
    assert ("需要：" in part.picture.value) == blank
    assert ("<img" in part.picture.value) != blank


def test_a_chart_that_is_refused_says_why_and_is_not_saved(mine: Project) -> None:
    change(mine.card("jia"), "虚构", "\U0002a6d6")
    build_clean_data(mine)
    part = drawing(mine)
    assert "missing" in part.picture.value
    part.save()
    assert not mine.figures.exists()


def pressed(
    project: Project, monkeypatch: pytest.MonkeyPatch, **steps: Callable[..., str]
) -> tuple[Rebuild, list[str]]:
    """The button after it was pressed, with `steps` for the job's, and what was called after."""
    after: list[str] = []
    monkeypatch.setattr(start, "BRIEF", ("check", "build"))
    monkeypatch.setattr(start, "STEPS", start.STEPS | steps)
    part = Rebuild(project, "zh", lambda: after.append("shown"))
    part.button.click()
    return part, after


def test_one_press_does_the_job_and_shows_what_is_there_then(
    mine: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(mine.clean)
    part, after = pressed(mine, monkeypatch)
    assert (mine.clean / "observations.csv").is_file()
    assert (part.progress.value, part.progress.bar_style) == (2, "success")
    assert "11 numbers of 2 reports" in part.said.value
    assert after == ["shown"]
    assert not part.button.disabled


def test_the_bar_goes_on_within_a_step(mine: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[float] = []

    def step(_project: Project, _lang: str, bar: Any) -> str:
        part.progress.observe(lambda change: seen.append(change["new"]), "value")
        bar(iter("ab"), 2, "figures")
        return "two"

    monkeypatch.setattr(start, "BRIEF", ("figures",))
    monkeypatch.setattr(start, "STEPS", {"figures": step})
    part = Rebuild(mine, "en", lambda: None)
    part.run()
    assert seen == [0.5, 1.0]


def test_a_step_that_fails_stops_the_job_and_says_what_to_mend(
    mine: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any) -> str:
        raise StepError("<b>x</b>. Remedy: y")

    part, after = pressed(mine, monkeypatch, build=fail)
    assert part.progress.bar_style == "danger"
    assert "停在“清理数据”" in part.said.value
    assert "&lt;b&gt;x&lt;/b&gt;. Remedy: y" in part.said.value
    assert after == []
    assert not part.button.disabled


def test_after_a_rebuild_the_parts_show_what_is_there_then(
    mine: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = an.start()
    before = desk.numbers.html, desk.charts.html
    change(mine.units, "甲市支队", "丁市支队")
    monkeypatch.setattr(start, "BRIEF", ("build",))
    desk.rebuild.widget.children[0].children[0].click()
    after = desk.numbers.html, desk.charts.html
    assert all("甲市支队" in html and "丁市支队" not in html for html in before)
    assert all("丁市支队" in html and "甲市支队" not in html for html in after)
