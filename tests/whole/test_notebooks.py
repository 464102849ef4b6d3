"""Notebooks tell: short, stripped, without code of their own.

Each runs, and its page holds the charts.
"""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from analysis.briefing import notebooks
from analysis.briefing.figures import without_content
from analysis.dataset import Dataset
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from notebooks_run import BOOKS, again, run_once

MOST_CELLS = 16
PATH = r"[\"'][^\"']*/[^\"']*[\"']"
FOREIGN = [
    r"\bdef\b",
    r"\bclass\b",
    r"\blambda\b",
    r"\bopen\(",
    r"read_csv",
    PATH,
    r"^[%!]",
    r"\bPath\b",
]
each = pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in BOOKS])


def cells(path: Path, kind: str = "") -> list[Any]:
    """The cells of a notebook, of one kind or of all."""
    found: list[Any] = nbformat.read(path, as_version=4).cells
    return [cell for cell in found if not kind or cell.cell_type == kind]


def code(path: Path) -> str:
    """All code of a notebook."""
    return "\n".join(cell.source for cell in cells(path, "code"))


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project, books = run_once(tmp_path_factory.getbasetemp())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notebooks, "executed_notebooks", again(books))
        assert sorted(notebooks.execute_all(project)) == [path.name for path in BOOKS]
    return project


def page(project: Project, path: Path) -> str:
    """The page of one executed notebook."""
    return (project.pages / f"{path.stem}.html").read_text(encoding="utf-8")


def test_there_are_eleven() -> None:
    assert [path.stem[:2] for path in BOOKS] == [
        "00",
        "00",
        "01",
        "02",
        "03",
        "04",
        "05",
        "06",
        "07",
        "08",
        "09",
    ]


@each
def test_its_page_is_written_and_holds_a_chart(executed: Project, path: Path) -> None:
    assert "<img" in page(executed, path)
    assert page(executed, path).count("data:image/png;base64") >= 1


@each
def test_its_page_asks_nothing_of_the_network(executed: Project, path: Path) -> None:
    html = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", page(executed, path), flags=re.DOTALL)
    assert re.findall(r"""(?:src|href)=["'](?:https?:)?//[^"']*""", html) == []
    loaded = re.findall(
        r"""<(?:script|link)[^>]*(?:src|href)=["']([^"']*)["']""", page(executed, path)
    )
    assert [address for address in loaded if address and not address.startswith("data:")] == []


def test_pages_and_figures_are_all_that_is_built(executed: Project) -> None:
    assert {file.name for file in executed.pages.iterdir()} == {
        f"{path.stem}.html" for path in BOOKS
    }
    assert {file.suffix for file in executed.figures.iterdir()} == {".png", ".svg", ".csv", ".json"}
    assert {file.name for file in executed.notebooks.iterdir()} == {path.name for path in BOOKS}


def test_every_chart_is_saved_by_a_notebook(executed: Project) -> None:
    assert {file.stem for file in executed.figures.glob("*.png")} == set(CHARTS) - set(
        without_content(Dataset(executed))
    )


@each
def test_it_is_stripped(path: Path) -> None:
    for cell in cells(path, "code"):
        assert cell.outputs == []
        assert cell.execution_count is None
    metadata = json.loads(path.read_text(encoding="utf-8"))["metadata"]
    assert "widgets" not in metadata


@each
def test_it_is_short_and_opens_with_its_question(path: Path) -> None:
    assert len(cells(path)) <= MOST_CELLS
    first = cells(path)[0]
    assert first.cell_type == "markdown"
    assert re.match(r"# .*？\n## .*\?", first.source)


@each
def test_it_ends_with_what_it_does_not_say(path: Path) -> None:
    last = cells(path)[-1]
    assert last.cell_type == "markdown"
    assert "What it does not say" in last.source


@each
def test_it_imports_the_package_and_nothing_else(path: Path) -> None:
    assert re.findall(r"^\s*(?:import|from)\s+(\S+)", code(path), flags=re.MULTILINE) == [
        "analysis"
    ]


@each
@pytest.mark.parametrize("pattern", FOREIGN)
def test_it_holds_no_code_that_belongs_in_a_module(path: Path, pattern: str) -> None:
    assert re.findall(pattern, code(path), flags=re.MULTILINE) == []


@each
def test_a_word_changes_its_language(path: Path) -> None:
    assert code(path).count('LANG = "zh"') == 1
    drawing = re.findall(r"an\.(?:chart\.\w+|start)\((.*?)\)", code(path))
    assert drawing
    assert set(drawing) == {"lang=LANG"}


@each
def test_each_chart_is_saved(path: Path) -> None:
    assert code(path).count("an.save(ax)") == code(path).count("an.chart.")


@each
def test_its_pictures_say_what_they_show(executed: Project, path: Path) -> None:
    pictures = re.findall(r"<img[^>]*>", page(executed, path))
    assert [picture[:200] for picture in pictures if not re.search(r'alt="[^"]+"', picture)] == []
    assert "No description" not in page(executed, path)


@each
def test_nothing_in_its_page_waits_for_a_kernel(executed: Project, path: Path) -> None:
    assert "widget-view+json" not in page(executed, path)
    assert "widget-state+json" not in page(executed, path)


def test_links_between_notebooks_lead_to_pages(executed: Project) -> None:
    start = (executed.pages / "00_start.html").read_text(encoding="utf-8")
    links = re.findall(r'href="([^"#]+)"', start)
    assert {link for link in links if "_" in link} == {f"{path.stem}.html" for path in BOOKS} - {
        "00_start.html"
    }
