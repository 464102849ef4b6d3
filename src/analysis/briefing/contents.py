"""What there is in a project: how much was read, and its notebooks, each with its question and small pictures."""

import base64
import io
import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.briefing.notebook_pages import charts_of
from analysis.briefing.notebooks import paths
from analysis.labels.words import fill
from analysis.project import Project
from analysis.vocabulary import Label

QUESTION = re.compile(r"# (.+)\n## (.+)")
WIDTH = 320


@dataclass(frozen=True, slots=True)
class Picture:
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


def books(project: Project) -> list[Book]:
    """The notebooks of a project in order, without the one to start from."""
    return [book_of(path) for path in paths(project) if path != project.start]


def book_of(path: Path) -> Book:
    """What a notebook's file says of it."""
    import nbformat

    book = nbformat.read(path, as_version=4)
    found = QUESTION.match(book.cells[0].source) if book.cells else None
    question = Label(*found.groups()) if found else Label(path.stem, path.stem)
    return Book(path.stem, question, tuple(dict.fromkeys(charts_of(book))))


def pictures(project: Project, names: tuple[str, ...], lang: str) -> list[Picture]:
    """The charts `names` made small, as they lie in figures/."""
    return [_picture(project.figures, name, lang) for name in names]


def _picture(figures: Path, name: str, lang: str) -> Picture:
    stem = name if lang == "zh" else f"{name}.{lang}"
    png, told = figures / f"{stem}.png", figures / f"{stem}.json"
    if not (png.is_file() and told.is_file()):
        return Picture(name, "", "")
    described = json.loads(told.read_text(encoding="utf-8"))
    return Picture(name, base64.b64encode(_small(png)).decode(), described["title"][lang])


def _small(path: Path) -> bytes:
    """A PNG of WIDTH pixels, in a palette: the same picture gives the same bytes."""
    from PIL import Image

    with Image.open(path) as full:
        height = round(full.height * WIDTH / full.width)
        small = full.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS).quantize(64)
    buffer = io.BytesIO()
    small.save(buffer, "png", optimize=True)
    return buffer.getvalue()


def told(rows: pd.DataFrame, lang: str) -> str:
    """How much there is, in a sentence; `rows` are observations.

    >>> told(pd.DataFrame({"report": ["a", "a"], "metric": ["m", "n"], "basis": ["printed", "derived"]}), "en")
    '1 report, 1 number, 1 metric'
    """
    printed = rows[rows["basis"] != "derived"]
    facts = {"reports": rows["report"].nunique(), "numbers": len(printed), "metrics": printed["metric"].nunique()}
    return fill("contents", "told", {"zh": facts, "en": facts})[lang]
