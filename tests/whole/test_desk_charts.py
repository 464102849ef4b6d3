"""The charts at hand: each draws this project's rows unless it is given others, and is saved with its sources."""

import inspect

import pandas as pd
import pytest
from matplotlib.axes import Axes

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.figures import FigureError
from analysis.exhibits.spec import NO_WORDS, Exhibit
from analysis.project import VARIABLE, Project
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label, UnknownTermError
from chart_artists import text_of
from charts_drawn import ASKING, LANGS, blank, invented, invented_rows

KINDS = ("png", "svg", "csv", "json")


@pytest.fixture
def mine(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    """The desk of an invented project that is built."""
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    return project


def test_the_charts_are_listed() -> None:
    assert set(dir(an.chart)) == set(CHARTS)
    with pytest.raises(
        AttributeError, match="no chart 'ranking': use one of coverage, compare, change"
    ):
        an.chart.ranking()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_charts_signature_shows_what_may_be_given(chart: str) -> None:
    parameters = inspect.signature(getattr(an.chart, chart)).parameters
    assert list(parameters) == [
        "data",
        "names",
        "lang",
        *(["context"] if chart in ASKING else []),
        "ax",
    ]
    assert parameters["data"].default is None
    assert parameters["lang"].default == "zh"
    assert parameters["ax"].default is None
    assert "Question:" in (getattr(an.chart, chart).__doc__ or "")


@pytest.mark.parametrize("chart", ["coverage", "training_reach"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_draws_this_projects_rows(mine: Project, chart: str, lang: str) -> None:
    ax = getattr(an.chart, chart)(lang=lang, ax=blank())
    rows = an.coverage() if chart == "coverage" else an.observations()
    assert set(exhibit_of(ax).rows["unit"]) <= set(rows["unit"]) == {"jia", "yi"}
    assert text_of(ax, "title") == exhibit_of(ax).title[lang]


def test_a_chart_draws_the_rows_that_it_is_given(mine: Project) -> None:
    two = {"north": Label("北支队", "North")}
    ax = an.chart.training_reach(invented_rows("training_reach"), names=two, ax=blank())
    assert set(exhibit_of(ax).rows["unit"]) == {"north"}
    assert "北支队" in text_of(ax, "title")


def test_a_chart_is_saved_with_its_sources(mine: Project) -> None:
    paths = an.save(an.chart.training_reach(ax=blank()))
    assert [path.name for path in paths] == [f"training_reach.{kind}" for kind in KINDS]
    assert all(path.parent == mine.figures for path in paths)
    assert "甲市支队《虚构的报道》" in (mine.figures / "training_reach.json").read_text(
        encoding="utf-8"
    )


def own_chart(rows: pd.DataFrame) -> tuple[Axes, Exhibit]:
    """A chart of one's own."""
    ax = blank()
    ax.plot([1, 2])
    told = Label("两点", "Two points")
    return ax, Exhibit("mine", Label("我的", "Mine"), NO_WORDS, (), rows, description=told)


def test_a_chart_of_ones_own_is_saved_too(mine: Project) -> None:
    an.chart.training_reach(ax=blank())
    ax, chart = own_chart(an.observations().head(1))
    assert [path.name for path in an.save(ax, chart=chart)] == [
        f"mine.{kind}" for kind in ("png", "svg", "csv", "json")
    ]


def test_a_chart_of_another_projects_rows_is_not_saved(mine: Project) -> None:
    ax, chart = own_chart(invented())
    with pytest.raises((FigureError, UnknownTermError), match="no card in this project"):
        an.save(ax, chart=chart)
    assert not mine.figures.exists()
