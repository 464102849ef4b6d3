"""Notebooks: run, turned into pages, and listed with their questions and small pictures."""

import base64
import io
import json
import os
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.files import write_all
from analysis.labels.words import fill_label, label
from analysis.problems import StepError
from analysis.project import VARIABLE, Project
from analysis.vocabulary import Label

# --- Executed notebooks as pages: pictures with their charts' alt text, links between pages,
# nothing from afar.

# What nbconvert would have a page load from the network; empty, it loads nothing.
ADDRESSES = (
    "mathjax_url",
    "require_js_url",
    "jquery_url",
    "mermaid_js_url",
    "mermaid_layout_elk_js_url",
)
CHART = re.compile(r"\ban\.chart\.(\w+)\(")
LANG = re.compile(r'^LANG = "(\w+)"', re.MULTILINE)
LINK = re.compile(r'(href="[\w-]+)\.ipynb(")')
COMPARISON = re.compile(r"\ban\.(compare|change|profile)\(")
PICTURE = "image/png"


def chart_stem(name: str, lang: str) -> str:
    """The stem of a chart's files: Chinese ones bear its name alone."""
    return name if lang == "zh" else f"{name}.{lang}"


def charts_of(book: Any) -> list[str]:
    """Names of the charts that a notebook draws, in order."""
    names: list[str] = []
    for cell in book.cells:
        # Text may name a chart without drawing it.
        if cell.cell_type == "code":
            names += CHART.findall(cell.source)
    return names


def add_alt_texts(book: Any, figures: Path) -> None:
    """Give each picture of a chart in an executed notebook the alt text saved in `figures`.

    One that was not saved, as where it has nothing to show, is called by the chart's name.
    """
    from analysis.exhibits.registry import registry

    # The first LANG = "en" in any cell says in which language the notebook draws.
    said = LANG.search("\n".join(cell.source for cell in book.cells))
    lang = said[1] if said else "zh"
    for cell in book.cells:
        patterns = (CHART, COMPARISON) if cell.cell_type == "code" else ()
        names = [name for pattern in patterns for name in pattern.findall(cell.source)]
        outputs = cell.get("outputs", [])
        pictures = [output for output in outputs if PICTURE in output.get("data", {})]
        # A cell may show more pictures than charts: those keep the text that they came with.
        for name, output in zip(names, pictures, strict=False):
            path = figures / f"{chart_stem(name, lang)}.json"
            known = registry()[name].name if name in registry() else label(name, "name")
            alt = known[lang]
            if path.is_file():
                alt = json.loads(path.read_text(encoding="utf-8"))["alt"][lang]
            output.data = {"text/html": embedded_image(output.data[PICTURE].strip(), alt)}


def embedded_image(encoded: str, alt: str) -> str:
    """A PNG, in base64, inside a page."""
    return (
        f'<img src="data:{PICTURE};base64,{encoded}" alt="{escape(alt)}" style="max-width: '
        '100%; height: auto">'
    )


def link_pages(html: str) -> str:
    """Links between notebooks, as links between their pages.

    >>> link_pages('<a href="01_inspection.ipynb">')
    '<a href="01_inspection.html">'
    """
    return LINK.sub(r"\1.html\2", html)


def notebook_page(book: Any) -> str:
    """The notebook as one HTML file that asks nothing of the network."""
    from nbconvert import HTMLExporter

    made, _ = HTMLExporter(**dict.fromkeys(ADDRESSES, "")).from_notebook_node(book)
    return link_pages(str(made))


def with_font(pages: dict[Path, str]) -> dict[Path, bytes]:
    """The pages, each with the Chinese glyphs of them all."""
    from analysis.briefing.html import style_sheet

    sheet = style_sheet("".join(pages.values()))
    styled = {}
    for path, html in pages.items():
        # Once only: a cell may show HTML that has a head of its own.
        styled[path] = html.replace("</head>", f"{sheet}</head>", 1).encode()
    return styled


# --- Notebooks, executed in worker processes and written as HTML; any error or word on stderr in a
# cell fails.

SECONDS = 300
MOST_WORKERS = 4
KERNEL = "python3"
Render = Callable[[Any], str]


class NotebookError(StepError):
    """Notebooks that failed: each with its cell and what it said."""


def execute_all(project: Project) -> Iterator[str]:
    """Execute each notebook of the project and write its HTML, giving names as they finish.

    Pages are written together at the end. One notebook that fails takes none of the others
    away; its own old page goes, for it would show what an older build said.
    Raises NotebookError naming every notebook and cell that failed.
    """
    pages: dict[Path, str] = {}
    failed: NotebookError | None = None
    try:
        for path, html in executed_notebooks(project, notebook_page):
            pages[project.pages / f"{path.stem}.html"] = html
            yield path.name
    except NotebookError as error:
        failed = error
    # An empty page is that of a notebook that failed.
    made = {path: html for path, html in sorted(pages.items()) if html}
    if made:
        write_all(with_font(made))
    for path in pages.keys() - made.keys():
        path.unlink(missing_ok=True)
    if failed is not None:
        raise failed


def executed_notebooks(project: Project, render: Render) -> Iterator[tuple[Path, str]]:
    """Each notebook of the project with its HTML as `render` makes it, as they finish.

    NotebookError after the last.
    """
    from analysis.renderers.mpl.layout import chinese_font

    chinese_font()  # fills matplotlib's font cache once, so that no kernel talks of building it
    found = notebook_paths(project)
    if not found:
        raise NotebookError(
            f"{project.shown(project.notebooks)}: no notebooks. Remedy: copy them from the "
            "repository"
        )
    failures = []
    # Each worker runs a kernel beside itself, so not one for every processor of a large machine.
    workers = min(os.cpu_count() or 1, MOST_WORKERS, len(found))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = {}
        for path in found:
            # `render` runs in the worker: an executed notebook is heavier than its page.
            waiting[pool.submit(execute_notebook, path, project.root, render)] = path
        for done in as_completed(waiting):
            path = waiting[done]
            html, failure = done.result()
            failures += [f"{project.shown(path)} {failure}"] if failure else []
            yield path, html
    if failures:
        remedy = "Remedy: open it in JupyterLab (make lab), correct that cell, run it again."
        raise NotebookError("\n".join([*sorted(failures), remedy]))


def notebook_paths(project: Project) -> list[Path]:
    """The notebooks of a project, in order."""
    # Not those that begin with a dot: macOS leaves ._NAME.ipynb beside a copied notebook.
    return sorted(project.notebooks.glob("[!.]*.ipynb"))


def execute_notebook(path: Path, root: Path, render: Render = notebook_page) -> tuple[str, str]:
    """HTML of one executed notebook, and what failed in it (empty where nothing did)."""
    import nbformat
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        book = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        return "", f"is no notebook: {str(error).splitlines()[0]}"
    try:
        _notebook_client(book, path).execute(env=kernel_environment(root))
    except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
        return "", failure_in(book) or f"stopped: {str(error).strip().splitlines()[-1]}"
    if failure := failure_in(book):
        return "", failure
    add_alt_texts(book, Project(root).figures)
    return render(book), ""


def _notebook_client(book: Any, path: Path) -> Any:
    """What runs a notebook in its folder.

    The state of widgets is not kept, for no page could show them.
    """
    from nbclient import NotebookClient

    folder = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        book, timeout=SECONDS, kernel_name=KERNEL, resources=folder, store_widget_state=False
    )
    # On a shared machine no other user may listen in; kernels without keys still run.
    client.create_kernel_manager().transport_encryption = "auto"
    return client


def kernel_environment(root: Path) -> dict[str, str]:
    """The environment of kernels: this project, and the backend that shows figures in the page."""
    kept = dict(os.environ)
    # Set to agg, as on a server, it would keep figures out of the page.
    kept.pop("MPLBACKEND", None)
    # The debugger's warning on frozen modules would stand in the page as an error.
    return kept | {VARIABLE: str(root), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def failure_in(book: Any) -> str:
    """The first cell of an executed notebook with an error or stderr, and what it says.

    Empty where none has.
    """
    for number, cell in enumerate(book.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return f"cell {number}: {output.ename}: {output.evalue}"
            # Warnings too: a reader would take them for a fault in the numbers.
            if output.output_type == "stream" and output.name == "stderr":
                return f"cell {number} wrote to stderr: {output.text.strip()}"
    return ""


# --- What there is in a project: how much was read, and its notebooks, each with its question and
# small pictures.

# The first cell asks its question in Chinese, and below it in English.
QUESTION = re.compile(r"# (.+)\n## (.+)")
WIDTH = 320


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """A chart made small: the PNG in base64, empty where it is not drawn yet, and its alt text."""

    name: str
    png: str
    alt: str


@dataclass(frozen=True, slots=True)
class Book:
    """One notebook: its file's stem, the question it opens with, and the charts it draws."""

    name: str
    question: Label
    charts: tuple[str, ...]


def list_notebooks(project: Project) -> list[Book]:
    """The notebooks of a project in order, without the one to start from."""
    return [book_of(path) for path in notebook_paths(project) if path != project.start]


def book_of(path: Path) -> Book:
    """What a notebook's file says of it."""
    import nbformat

    book = nbformat.read(path, as_version=4)
    found = QUESTION.match(book.cells[0].source) if book.cells else None
    question = Label(*found.groups()) if found else Label(path.stem, path.stem)
    return Book(path.stem, question, tuple(dict.fromkeys(charts_of(book))))


def small_pictures(project: Project, names: tuple[str, ...], lang: str) -> list[SmallPicture]:
    """The charts `names` made small, as they lie in figures/."""
    return [_small_picture(project.figures, name, lang) for name in names]


def _small_picture(figures: Path, name: str, lang: str) -> SmallPicture:
    stem = chart_stem(name, lang)
    png, told = figures / f"{stem}.png", figures / f"{stem}.json"
    if not (png.is_file() and told.is_file()):
        return SmallPicture(name, "", "")
    described = json.loads(told.read_text(encoding="utf-8"))
    return SmallPicture(name, base64.b64encode(_shrink_png(png)).decode(), described["title"][lang])


def _shrink_png(path: Path) -> bytes:
    """A PNG of WIDTH pixels, in a palette: the same picture gives the same bytes."""
    from PIL import Image

    with Image.open(path) as full:
        height = round(full.height * WIDTH / full.width)
        small = full.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS).quantize(64)
    buffer = io.BytesIO()
    small.save(buffer, "png", optimize=True)
    return buffer.getvalue()


def count_sentence(rows: pd.DataFrame, lang: str) -> str:
    """How much there is, in a sentence; `rows` are observations.

    >>> rows = {"report": ["a", "a"], "metric": ["m", "n"], "basis": ["printed", "derived"]}
    >>> count_sentence(pd.DataFrame(rows), "en")
    '1 report, 1 number, 1 metric'
    """
    printed = rows[rows["basis"] != "derived"]
    facts = {
        "reports": rows["report"].nunique(),
        "numbers": len(printed),
        "metrics": printed["metric"].nunique(),
    }
    return fill_label("contents", "told", {"zh": facts, "en": facts})[lang]
