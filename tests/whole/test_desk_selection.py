"""Charts as a notebook has them.

Of some units under their own names, with source and notes, and of no row refused.
"""

from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import pytest

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.problems import DataError
from analysis.project import VARIABLE, Project
from analysis.renderers.mpl.charts import CHARTS
from chart_artists import figure_of
from charts_drawn import blank

KINDS = ("png", "svg", "csv", "json")


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The desk of an invented project of two units that is built."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    return project


def foots(ax: Any) -> list[str]:
    """The feet that a figure shows."""
    return [text.get_text() for text in figure_of(ax).texts if text.get_gid() == "foot"]


def test_a_chart_of_one_unit_does_not_take_the_place_of_all(mine: Project) -> None:
    an.save(an.chart.windows(ax=blank()))
    before = (mine.figures / "windows.csv").read_bytes()
    rows = an.observations().query("unit == 'jia'")
    paths = an.save(an.chart.windows(rows, ax=blank()))
    assert [path.name for path in paths] == [f"windows-jia.{kind}" for kind in KINDS]
    assert (mine.figures / "windows.csv").read_bytes() == before


def test_rows_of_all_units_that_the_chart_shows_are_no_selection(mine: Project) -> None:
    rows = an.observations().query("theme == 'training'")
    assert an.save(an.chart.training_reach(rows, ax=blank()))[0].name == "training_reach.png"


def test_slides_of_two_units_stand_beside_each_other(mine: Project) -> None:
    from pptx import Presentation

    for unit in ("jia", "yi", "jia"):
        rows = an.observations()
        path = an.to_slide(an.chart.windows(rows[rows["unit"] == unit], ax=blank()))
    names = [slide.name for slide in Presentation(str(path)).slides]
    assert names == ["windows-jia", "windows-yi"]


def test_a_chart_without_rows_is_not_saved_and_its_old_files_go(mine: Project) -> None:
    mine.figures.mkdir()
    for kind in KINDS:
        (mine.figures / f"trends.{kind}").write_text("old", encoding="utf-8")
    assert an.save(an.chart.trends(ax=blank())) == []
    assert list(mine.figures.iterdir()) == []


@pytest.mark.parametrize("chart", sorted(CHARTS))
def test_of_no_row_no_chart_is_drawn(mine: Project, chart: str) -> None:
    with pytest.raises(DataError, match=f"chart {chart}: no row was selected. Remedy: "):
        getattr(an.chart, chart)(an.observations().iloc[:0])


@pytest.mark.parametrize(
    ("draw", "needs"),
    [
        pytest.param(an.chart.fine_waiver, "businesses_fine_waived", id="fine waivers"),
        pytest.param(an.chart.hazards, "hazards_found", id="hazards"),
        pytest.param(an.chart.trends, "3 windows or more", id="trends"),
    ],
)
def test_rows_that_a_chart_cannot_draw_are_refused_with_what_it_needs(
    mine: Project, draw: Callable[..., Any], needs: str
) -> None:
    open_before = plt.get_fignums()
    with pytest.raises(DataError, match=f"it can draw none of the 3 rows given. Remedy: .*{needs}"):
        draw(an.observations().query("metric == 'units_inspected'"))
    assert plt.get_fignums() == open_before


def test_words_are_no_rows(mine: Project) -> None:
    with pytest.raises(DataError, match="'jia' is no table of rows"):
        an.chart.hazards("jia")


def test_an_empty_selection_gets_no_verdict(mine: Project) -> None:
    with pytest.raises(DataError, match="no row was selected"):
        an.verdict("rank", an.observations().iloc[:0])
    with pytest.raises(DataError, match="no row was selected"):
        an.verdicts(an.observations().iloc[:0])
    assert an.verdict("rank", None).kind == "REFUSE"


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", ("资料来源：甲市支队", "注：")), ("en", ("Sources: Jia", "Notes: "))]
)
def test_a_chart_in_a_notebook_bears_source_and_notes(
    mine: Project, lang: str, words: tuple[str, ...]
) -> None:
    (foot,) = foots(an.chart.training_reach(lang=lang))
    assert all(word in foot for word in words)


def test_charts_of_one_figure_share_a_foot(mine: Project) -> None:
    _, (left, right) = plt.subplots(1, 2, figsize=(14, 6))
    an.chart.training_reach(ax=left)
    before = foots(left)
    an.chart.windows(ax=right)
    (foot,) = foots(right)
    assert foot != before[0]
    assert "乙县大队" in foot
    assert min(left.get_position().y0, right.get_position().y0) > 0.1


def test_saving_sets_no_second_foot_and_leaves_the_first(
    mine: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    ax, seen = an.chart.training_reach(), list[int]()
    before, room = foots(ax), ax.get_position().bounds
    paint = type(figure_of(ax)).savefig
    monkeypatch.setattr(
        type(figure_of(ax)),
        "savefig",
        lambda figure, *args, **options: (
            seen.append(len(foots(figure.axes[0]))),
            paint(figure, *args, **options),
        )[1],
    )
    an.save(ax)
    assert seen == [1, 1]
    assert foots(ax) == before
    assert ax.get_position().bounds == pytest.approx(room)


@pytest.mark.parametrize("layout", ["constrained", "tight", "none"])
def test_a_figure_of_any_layout_bears_the_foot(mine: Project, layout: str) -> None:
    _, ax = plt.subplots(layout=layout)
    an.chart.training_reach(ax=ax)
    assert len(foots(ax)) == 1
    figure_of(ax).draw_without_rendering()
