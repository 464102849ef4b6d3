"""The static site: the same bytes each time, whole or not at all, nothing of a report run as markup."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.briefing import static_site
from analysis.briefing.figures import without_content
from analysis.briefing.notebooks import NotebookError
from analysis.briefing.static_site import Page, build_site, notebook_fragment, plain_rows, rows_of
from analysis.cli.projects import make_project
from analysis.dataset import Dataset
from analysis.problems import StepError
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from analysis.tables import to_csv
from charts_drawn import NAMES, covered, invented
from commands import DONE, change, run
from notebooks_made import write

MARKUP = '<script>alert("x")</script>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A new project whose report's title is markup, with one notebook and a presentation, built and made a site."""
    folder = tmp_path_factory.mktemp("own") / "mine"
    make_project(folder)
    project = Project(folder)
    for path in project.notebooks.iterdir():
        path.unlink()
    write(project.notebooks / "01_one.ipynb", "import analysis as an; an.start().numbers")
    title = re.search(
        r'^title = "(.*)"', project.card("example").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert title
    change(project.card("example"), title[1], MARKUP.replace('"', "'"))
    project.figures.mkdir()
    (project.figures / "briefing.pptx").write_bytes(b"slides")
    run("build", project=project)
    assert run("site", project=project).exit_code == DONE
    return project


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


class Tags(HTMLParser):
    """The tags of a page with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def of(self, *tags: str) -> list[dict[str, str]]:
        """Attributes of the tags of these names."""
        return [attributes for tag, attributes in self.found if tag in tags]


def pages(project: Project) -> dict[str, Tags]:
    """The tags of every page of a site."""
    return {
        name: Tags(made.decode())
        for name, made in files(project.site).items()
        if name.endswith(".html")
    }


def test_it_has_a_page_a_chart_in_both_languages(built: Project) -> None:
    blank = without_content(Dataset(built))
    assert 0 < len(blank) < len(CHARTS)
    of_lang = {
        "index.html",
        "numbers.html",
        *(f"charts/{name}.html" for name in CHARTS if name not in blank),
    }
    assert set(pages(built)) == of_lang | {f"en/{name}" for name in of_lang} | {
        "notebooks/01_one.html"
    }


def test_made_again_it_is_the_same_and_what_is_old_is_gone(built: Project) -> None:
    before = files(built.site)
    (built.site / "charts" / "old.html").write_text("old", encoding="utf-8")
    assert list(build_site(built)) == ["01_one.ipynb"]
    assert files(built.site) == before


def test_everything_it_asks_for_is_in_its_folder(built: Project) -> None:
    for name, page in pages(built).items():
        asked = [
            tag.get("src") or tag.get("href", "") for tag in page.of("script", "link", "img", "a")
        ]
        for address in {one.split("#")[0] for one in asked if not one.startswith("data:")} - {""}:
            assert ((built.site / name).parent / address).resolve().is_relative_to(built.site)
            assert ((built.site / name).parent / address).is_file(), address
    style = (built.site / "assets" / "site.css").read_text(encoding="utf-8")
    assert not re.findall(r"url\(|@import|https?:", style)


def test_each_page_says_its_language_and_has_its_landmarks(built: Project) -> None:
    for name, page in pages(built).items():
        assert page.of("html") == [{"lang": "en" if name.startswith("en/") else "zh-CN"}]
        assert [len(page.of(tag)) for tag in ("main", "nav", "footer", "title")] == [1, 1, 1, 1]
        assert all("alt" in picture for picture in page.of("img"))


def test_nothing_of_a_report_is_markup(built: Project) -> None:
    assert all(len(page.of("script")) == 1 for page in pages(built).values())
    assert "&lt;script&gt;" in files(built.site)["numbers.html"].decode()


@pytest.mark.parametrize("name", ["index.html", "charts/hazards.html", "en/charts/hazards.html"])
def test_what_is_built_besides_can_be_downloaded(built: Project, name: str) -> None:
    links = [
        link["href"].removeprefix("../").removeprefix("../") for link in pages(built)[name].of("a")
    ]
    assert "figures/briefing.pptx" in links
    assert "figures/briefing.xlsx" not in links
    assert (built.site / "figures" / "briefing.pptx").read_bytes() == b"slides"


def test_charts_that_are_not_drawn_stop_it(project: Project) -> None:
    run("build", project=project)
    with pytest.raises(
        StepError,
        match=r"coverage, .*not drawn yet. Remedy: run `analysis figures --lang zh` first",
    ):
        list(build_site(project))
    assert not project.site.exists()


def test_a_notebook_that_fails_leaves_the_old_site(
    built: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> Iterator[None]:
        yield from ()
        raise NotebookError("02_bad.ipynb cell 1: ZeroDivisionError")

    before = files(built.site)
    monkeypatch.setattr(static_site, "executed_notebooks", failing)
    with pytest.raises(NotebookError, match="ZeroDivisionError"):
        list(build_site(built))
    assert files(built.site) == before


@pytest.mark.parametrize(
    ("path", "root", "home"),
    [
        ("index.html", "", ""),
        ("charts/a.html", "../", "../"),
        ("en/index.html", "../", "../en/"),
        ("en/charts/a.html", "../../", "../../en/"),
    ],
)
def test_the_way_from_a_page(path: str, root: str, home: str) -> None:
    page = Page(path, "en" if path.startswith("en/") else "zh", "", "")
    assert (page.root, page.home) == (root, home)


@pytest.mark.parametrize(
    ("output", "shown"),
    [
        (new_output("stream", name="stdout", text="<b>"), "<pre>&lt;b&gt;</pre>"),
        (new_output("execute_result", {"text/plain": "<b>"}), "<pre>&lt;b&gt;</pre>"),
        (new_output("display_data", {"text/html": "<i>x</i>", "text/plain": "y"}), "<i>x</i>"),
        (
            new_output("display_data", {"image/png": "AAAA", "text/plain": "<Figure>"}),
            'alt="&lt;Figure&gt;"',
        ),
    ],
)
def test_outputs_of_a_notebook(output: dict[str, object], shown: str) -> None:
    assert shown in notebook_fragment(
        new_notebook(cells=[new_code_cell("1 < 2", outputs=[output])])
    )


def test_text_and_code_of_a_notebook_are_escaped() -> None:
    made = notebook_fragment(
        new_notebook(
            cells=[new_markdown_cell(f"**问** {MARKUP}"), new_code_cell(f"x = '{MARKUP}'")]
        )
    )
    assert "<strong>问</strong>" in made
    assert "<script>" not in made


@pytest.mark.parametrize("whole", [True, False], ids=["observations", "coverage"])
def test_rows_drawn_are_read_back_as_they_were(tmp_path: Path, whole: bool) -> None:
    rows = invented() if whole else covered(invented())
    kept = rows if whole else rows.astype("str")
    (tmp_path / "rows.csv").write_bytes(to_csv(kept))
    pd.testing.assert_frame_equal(rows_of(tmp_path / "rows.csv"), kept, check_dtype=False)


def test_coverage_is_shown_in_words() -> None:
    heads, cells = plain_rows(covered(invented()).head(1), NAMES, "en")
    assert heads == ["unit", "theme", "metric", "how reported", "reports"]
    assert cells[0][:2] == ["North", "inspection"]


def test_rows_of_another_kind_are_shown_as_they_are() -> None:
    rows = pd.DataFrame(
        {
            "unit": ["north", "else"],
            "metric": ["rank", "hazards_found"],
            "note": ["", ""],
            "low": "3",
        }
    )
    heads, cells = plain_rows(rows, NAMES, "en")
    assert heads == ["unit", "metric", "low"]
    assert cells == [["North", "rank", "3"], ["else", "hazards found", "3"]]
