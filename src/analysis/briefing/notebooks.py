"""Notebooks, executed in worker processes and written as HTML; any error or word on stderr in a cell fails."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from analysis.briefing.notebook_pages import describe, page, with_font
from analysis.files import write_all
from analysis.problems import StepError
from analysis.project import VARIABLE, Project

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
        for path, html in executed(project, page):
            pages[project.pages / f"{path.stem}.html"] = html
            yield path.name
    except NotebookError as error:
        failed = error
    if made := {path: html for path, html in sorted(pages.items()) if html}:
        write_all(with_font(made))
    for path in [path for path, html in pages.items() if not html]:
        path.unlink(missing_ok=True)
    if failed is not None:
        raise failed


def executed(project: Project, render: Render) -> Iterator[tuple[Path, str]]:
    """Each notebook of the project with its HTML as `render` makes it, as they finish; NotebookError after the last."""
    from analysis.renderers.mpl.layout import font

    font()  # fills matplotlib's font cache once, so that no kernel talks of building it
    found = paths(project)
    if not found:
        raise NotebookError(f"{project.shown(project.notebooks)}: no notebooks. Remedy: copy them from the repository")
    failures = []
    workers = min(os.cpu_count() or 1, MOST_WORKERS, len(found))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting = {pool.submit(execute, path, project.root, render): path for path in found}
        for done in as_completed(waiting):
            path = waiting[done]
            html, failure = done.result()
            failures += [f"{project.shown(path)} {failure}"] if failure else []
            yield path, html
    if failures:
        remedy = "Remedy: open it in JupyterLab (make lab), mend that cell, run it again."
        raise NotebookError("\n".join([*sorted(failures), remedy]))


def paths(project: Project) -> list[Path]:
    """The notebooks of a project, in order."""
    return sorted(path for path in project.notebooks.glob("*.ipynb") if not path.name.startswith("."))


def execute(path: Path, root: Path, render: Render = page) -> tuple[str, str]:
    """HTML of one executed notebook, and what failed in it (empty where nothing did)."""
    import nbformat
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    try:
        book = nbformat.read(path, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError) as error:
        return "", f"is no notebook: {str(error).splitlines()[0]}"
    try:
        _client(book, path).execute(env=environment(root))
    except (CellExecutionError, CellTimeoutError, DeadKernelError, RuntimeError) as error:
        return "", failure_in(book) or f"stopped: {str(error).strip().splitlines()[-1]}"
    if failure := failure_in(book):
        return "", failure
    describe(book, Project(root).figures)
    return render(book), ""


def _client(book: Any, path: Path) -> Any:
    """What runs a notebook in its folder; the state of widgets is not kept, for no page could show them."""
    from nbclient import NotebookClient

    folder = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(book, timeout=SECONDS, kernel_name=KERNEL, resources=folder, store_widget_state=False)
    client.create_kernel_manager().transport_encryption = "auto"
    return client


def environment(root: Path) -> dict[str, str]:
    """The environment of kernels: this project, and the backend that shows figures in the page."""
    kept = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    return kept | {VARIABLE: str(root), "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def failure_in(book: Any) -> str:
    """The first cell of an executed notebook with an error or stderr, and what it says; empty where none has."""
    for number, cell in enumerate(book.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return f"cell {number}: {output.ename}: {output.evalue}"
            if output.output_type == "stream" and output.name == "stderr":
                return f"cell {number} wrote to stderr: {output.text.strip()}"
    return ""
