"""A project of return forms alone.

Four invented units, three months, made by the commands that a user has.
"""

import io
import shutil
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from analysis.briefing.return_intake import take_form, write_form
from analysis.cli.projects import EXAMPLE, make_project
from analysis.project import Project
from analysis.returns.layout import FILLED_CELL, SHEET
from forms import fill

UNITS = """\
unit,zh,en,level,residents_2020,residents_grade,residents_source
east,东原消防救援大队,Dongyuan brigade,brigade,310000,invented,
west,西屏消防救援大队,Xiping brigade,brigade,420000,invented,
south,南浦消防救援大队,Nanpu brigade,brigade,,,
north,北岭消防救援大队,Beiling brigade,brigade,280000,invented,
"""
NAMES = ("east", "west", "south", "north")
MONTHS = ((2024, 8), (2024, 9), (2024, 10))
STOCKS = ("subscribers",)
VERBS = {"hazards_rectified": "督促整改"}
# What the first unit counts in the first month; the others and later months count other numbers.
COUNTS = {
    "units_inspected": 214,
    "hazards_found": 343,
    "hazards_rectified": 331,
    "premises_sealed": 4,
    "businesses_fine_waived": 29,
    "training_sessions": 24,
    "people_trained": 1281,
    "publicity_events": 17,
    "subscribers": 8600,
}


def month(year: int, number: int) -> dict[str, date]:
    """The first and the last day of a month."""
    return {"start": date(year, number, 1), "end": date(year, number, monthrange(year, number)[1])}


def answers(unit: int, at: int) -> dict[str, dict[str, Any]]:
    """What a unit types for a month: each cell of each metric's row."""
    days, typed = month(*MONTHS[at]), {}
    for metric, count in COUNTS.items():
        cells = {"number": count + 13 * unit + 5 * at, "end": days["end"], "accepted": "是 yes"}
        cells |= {} if metric in STOCKS else {"start": days["start"]}
        typed[metric] = cells | ({"wording": VERBS[metric]} if metric in VERBS else {})
    return typed


def returned_project(root: Path) -> Project:
    """The project at `root`: data/raw holds twelve returns and no report."""
    make_project(root)
    made = Project(root)
    shutil.rmtree(root / EXAMPLE)
    made.units.write_text(UNITS, encoding="utf-8")
    form = root / "form.xlsx"
    write_form(made, form, NAMES)
    for at, (year, number) in enumerate(MONTHS):
        content = form.read_bytes()
        for block, _ in enumerate(NAMES):
            content = fill(answers(block, at), content=content, block=block)
        path = root / f"{year}-{number:02}.xlsx"
        path.write_bytes(_dated(content, month(year, number)["end"]))
        take_form(made, path, path.stem)
    return made


def _dated(content: bytes, day: date) -> bytes:
    """The form with the day on which it is filled in."""
    book = load_workbook(io.BytesIO(content))
    book[SHEET][FILLED_CELL] = day
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
