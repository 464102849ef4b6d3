"""The repository's notebooks, executed once for all tests that look at them."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import nbformat

from analysis.briefing import notebooks
from analysis.briefing.notebooks import Render
from analysis.project import Project
from charts_drawn import ROOT

BOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def of_repository(folder: Path) -> Project:
    """A project of the repository's data and notebooks, with pages and figures of its own in `folder`."""
    project = Project(folder)
    (project.root / "data").symlink_to(ROOT / "data")
    project.notebooks.mkdir()
    for path in BOOKS:
        shutil.copy(path, project.notebooks)
    return project


@cache
def run_once(folder: Path) -> tuple[Project, dict[Path, str]]:
    """The repository's notebooks, executed on its data: once for all that is made of them."""
    root = folder / "executed"
    root.mkdir()
    project = of_repository(root)
    return project, dict(notebooks.executed_notebooks(project, nbformat.writes))


def again(books: dict[Path, str]) -> Callable[[Project, Render], Iterator[tuple[Path, str]]]:
    """What stands for notebooks.executed, of notebooks that were executed before."""
    return lambda _project, render: (
        (path, render(nbformat.reads(text, 4))) for path, text in books.items()
    )
