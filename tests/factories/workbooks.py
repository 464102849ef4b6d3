"""The workbook of an invented project, and what is on its sheets."""

import io
import zipfile
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from analysis.dataset import read_table
from analysis.project import Project
from commands import DONE, run
from projects_made import make_ledgers, make_project


def made(project: Project, lang: str = "zh") -> bytes:
    """The bytes of the project's workbook, its data built."""
    assert run("build", project=project).exit_code == DONE
    said = run("workbook", "--lang", lang, project=project)
    assert (said.exit_code, said.stderr) == (DONE, "")
    return (
        project.figures / ("briefing.xlsx" if lang == "zh" else f"briefing.{lang}.xlsx")
    ).read_bytes()


@cache
def built(lang: str = "zh") -> tuple[bytes, pd.DataFrame]:
    """The workbook of the invented project of conftest.py, and its observations."""
    with TemporaryDirectory() as folder:
        project = make_project(Path(folder), make_ledgers())
        return made(project, lang), read_table(project, "observations")


def parts(content: bytes, begin: str) -> list[str]:
    """The parts of a workbook whose names begin so."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [
            archive.read(part).decode() for part in archive.namelist() if part.startswith(begin)
        ]


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def columns(sheet: Worksheet, first: int = 1) -> dict[str, list[Any]]:
    """What stands below each header of a table that begins in row `first`."""
    header, *rows = sheet.iter_rows(min_row=first, values_only=True)
    return {str(name): [row[place] for row in rows] for place, name in enumerate(header)}


def charts(sheet: Worksheet) -> list[Any]:
    return list(sheet._charts)  # type: ignore[attr-defined]


def cells(sheet: Worksheet, reference: str) -> list[Any]:
    """The values that a chart refers to, in its own sheet."""
    named, area = reference.replace("'", "").rsplit("!", 1)
    assert named == sheet.title
    found = sheet[area.replace("$", "")]
    return [cell.value for (cell,) in found] if isinstance(found, tuple) else [found.value]


def heading(chart: Any) -> str:
    """The words of a chart's title."""
    return "".join(run.t for paragraph in chart.title.tx.rich.p for run in paragraph.r)
