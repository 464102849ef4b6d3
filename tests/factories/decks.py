"""The decks of the five reports, built once for all tests, and what stands in them."""

import io
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pptx import Presentation

from analysis.briefing.deck import deck as decks
from analysis.dataset import Dataset
from analysis.exhibits.registry import build_of_project
from analysis.exhibits.spec import Exhibit
from analysis.project import Project
from analysis.renderers.style import Theme
from charts_drawn import ROOT

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHINESE = range(0x3000, 0xA000)
LANGS = ("zh", "en", "both")
needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice, which is not here"
)


@cache
def dataset() -> Dataset:
    """The repository's own clean data."""
    return Dataset(Project(ROOT))


@cache
def exhibit(name: str) -> Exhibit:
    """An exhibit of the repository."""
    found = build_of_project(name, dataset())
    assert found is not None
    return found


def theme(lang: str = "zh") -> Theme:
    """How slides of the repository look."""
    return Theme(dataset().reporting_units, lang)


@cache
def built(lang: str) -> bytes:
    """The deck of the five reports."""
    kept: dict[Path, bytes] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decks, "write_all", kept.update)
        decks.write_deck(dataset(), Path("briefing.pptx"), lang)
    (content,) = kept.values()
    return content


def opened(content: bytes) -> Any:
    """A deck as python-pptx reads it."""
    return Presentation(io.BytesIO(content))


def slides(lang: str) -> list[Any]:
    """The slides of the built deck."""
    return list(opened(built(lang)).slides)


def charts(deck: Any) -> Iterator[tuple[str, Any]]:
    """Each native chart with its slide's name."""
    for slide in deck.slides:
        yield from ((slide.name, shape.chart) for shape in slide.shapes if shape.has_chart)


def sheet(chart: Any) -> list[dict[str, Any]]:
    """A chart's data sheet: a row a point, by the heads of its columns.

    Formulas as they are written.
    """
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def drawn(chart: Any) -> dict[str, list[float | None]]:
    """What a chart draws: each series' numbers, None for a gap."""
    found = {}
    for series in chart._chartSpace.iter(f"{C}ser"):
        name = series.findtext(f"{C}tx//{C}v")
        (cache_,) = (
            values.find(f".//{C}numCache")
            for values in series
            if values.tag in (f"{C}val", f"{C}yVal")
        )
        count = int(cache_.find(f"{C}ptCount").get("val"))
        points = {
            int(point.get("idx")): float(point.findtext(f"{C}v")) for point in cache_.iter(f"{C}pt")
        }
        found[name] = [points.get(at) for at in range(count)]
    return found


def is_chinese(text: str) -> bool:
    return any(ord(character) in CHINESE for character in text)


def by_name(deck: Any, name: str) -> Any:
    """The one slide of that name."""
    (slide,) = [slide for slide in deck.slides if slide.name == name]
    return slide


def texts(slide: Any) -> str:
    """All text of a slide's shapes and tables."""
    return "\n".join("".join(run.itertext()) for run in slide._element.iter(f"{A}p"))


def convert(folder: Path, kind: str, *files: Path) -> None:
    """LibreOffice turns `files` into `kind` in `folder`, with a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    run = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    subprocess.run(run, check=True, capture_output=True, timeout=300)
