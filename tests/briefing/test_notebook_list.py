"""What there is: each notebook's question and charts, and small pictures of what is drawn."""

import base64
import io
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from PIL import Image

from analysis.briefing.notebooks import (
    WIDTH,
    add_alt_texts,
    embedded_image,
    link_pages,
    list_notebooks,
    small_pictures,
)
from analysis.briefing.steps import STEPS
from analysis.exhibits.registry import registry
from analysis.labels.words import label
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from charts_drawn import LANGS
from notebooks_made import GOOD, write


@pytest.fixture
def own(tmp_path: Path) -> Project:
    """A project of three notebooks and one figure."""
    project = Project(tmp_path)
    write(project.start, "an.chart.hazards()")
    write(
        project.notebooks / "01_one.ipynb",
        "ax = an.chart.hazards(lang=LANG)",
        "an.chart.bounds(); an.chart.hazards()",
    )
    write(project.notebooks / "02_two.ipynb", GOOD)
    project.figures.mkdir()
    Image.new("RGB", (2 * WIDTH, 360), "white").save(project.figures / "hazards.png")
    told = '{"title": {"zh": "隐患", "en": "Hazards"}, "alt": {"zh": "一图\\"二\\"", "en": "One"}}'
    (project.figures / "hazards.json").write_text(told, encoding="utf-8")
    return project


def test_notebooks_are_listed_with_their_charts_but_not_the_one_that_lists_them(
    own: Project,
) -> None:
    assert [(book.name, book.charts) for book in list_notebooks(own)] == [
        ("01_one", ("hazards", "bounds")),
        ("02_two", ()),
    ]


def test_a_notebook_without_a_question_goes_by_its_name(own: Project) -> None:
    assert list_notebooks(own)[1].question["en"] == "02_two"


def test_a_picture_is_small_and_the_same_each_time(own: Project) -> None:
    (picture,) = small_pictures(own, ("hazards",), "zh")
    assert picture.alt == "隐患"
    assert Image.open(io.BytesIO(base64.b64decode(picture.png))).size == (WIDTH, 180)
    assert small_pictures(own, ("hazards",), "zh") == [picture]


@pytest.mark.parametrize(("name", "lang"), [("bounds", "zh"), ("hazards", "en")])
def test_a_chart_that_is_not_drawn_has_no_picture(own: Project, name: str, lang: str) -> None:
    assert small_pictures(own, (name,), lang)[0].png == ""


@pytest.mark.parametrize(
    ("source", "alt"),
    [
        pytest.param("an.chart.hazards()", 'alt="一图&quot;二&quot;"', id="a chart that is saved"),
        pytest.param("an.chart.bounds()", 'alt="数字有多准"', id="one that is not"),
        pytest.param("plot()", "", id="no chart of ours"),
    ],
)
def test_a_picture_of_a_chart_says_what_it_shows(own: Project, source: str, alt: str) -> None:
    output = new_output("display_data", {"image/png": "AAAA\n"})
    add_alt_texts(new_notebook(cells=[new_code_cell(source, outputs=[output])]), own.figures)
    assert alt in output.data.get("text/html", "")
    assert ("image/png" in output.data) == (alt == "")


def test_alt_text_is_escaped() -> None:
    assert "<script>" not in embedded_image("AAAA", '"><script>')


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="01_one.ipynb">', '<a href="01_one.html">'),
        ('<a href="../other/01_one.ipynb">', '<a href="../other/01_one.ipynb">'),
        ('<p>href="x" 01_one.ipynb</p>', '<p>href="x" 01_one.ipynb</p>'),
    ],
)
def test_only_links_between_notebooks_are_changed(html: str, expected: str) -> None:
    assert link_pages(html) == expected


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_and_every_step_has_a_name(lang: str) -> None:
    assert all(registry()[name].name[lang] for name in CHARTS)
    assert all(label("steps", name)[lang] for name in STEPS)
