"""Invented comparators.

Tables as they stand in data/raw/comparators, and what reading makes of them.
"""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.cleaning.comparators import clean_comparators, left_out
from analysis.extraction.quantities.quantity import PhraseError, read_quantity
from analysis.problems import Problems
from analysis.published.comparators import COLUMNS, Comparators, read_comparators
from analysis.published.sources import JUDGEMENT_COLUMNS, SOURCE_COLUMNS
from analysis.records.register import Register

PLACE = "data/raw/comparators"
Cells = Mapping[str, str]
SOURCE = {
    "source_id": "east2020",
    "title_in_english": "An invented campaign",
    "publisher_or_site": "某报",
    "url": "",
    "published": "2020-08",
    "quality": "clean",
    "note": "",
    "address_kind": "none",
}
FIGURE = {
    "source_id": "east2020",
    "unit_zh": "东市消防支队",
    "unit_en": "East brigade",
    "level": "city",
    "province": "东省",
    "measure": "hazards or violations",
    "window_start": "2020-07-01",
    "window_end": "2020-07-31",
    "window_basis": "campaign",
    "wording": "",
    "note": "",
    "readings": "2",
}
JUDGEMENT = {
    **dict.fromkeys(JUDGEMENT_COLUMNS, ""),
    "source_id": "east2020",
    "why": "invented",
}


def figure(phrase: str, metric: str, **cells: str) -> dict[str, str]:
    """One row of figures.csv, its value and relation those of the phrase where `cells` gives no others."""
    try:
        quantity = read_quantity(phrase)
        said = {"value": f"{quantity.value:.15g}", "relation": quantity.relation}
    except PhraseError:
        said = {"value": "1", "relation": "eq"}
    return FIGURE | said | {"phrase": phrase, "metric": metric} | cells


def judged(kind: str, of: str = "", **cells: str) -> dict[str, str]:
    """One row of judgements.csv."""
    return JUDGEMENT | {"judgement": kind, "of": of} | cells


def hazards(
    found: str, rectified: str, verb: str = "督促整改", **cells: str
) -> list[dict[str, str]]:
    """Hazards found and rectified, as one source gives them."""
    return [
        figure(found, "hazards_found", wording="发现", **cells),
        figure(rectified, "hazards_rectified", wording=verb, **cells),
    ]


def write(
    folder: Path,
    figures: Sequence[Cells],
    judgement: Sequence[Cells] = (),
    sources: Sequence[Cells] = (),
) -> None:
    """The three tables in `folder`; where no sources are given, those that the figures name."""
    named = dict.fromkeys(cells["source_id"] for cells in figures)
    every = sources or [SOURCE | {"source_id": name} for name in named]
    tables = {
        "figures.csv": (COLUMNS, figures),
        "sources.csv": (SOURCE_COLUMNS, every),
        "judgements.csv": (JUDGEMENT_COLUMNS, judgement),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, (columns, rows) in tables.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def read(
    folder: Path, *tables: Sequence[Cells], register: Register | None = None
) -> tuple[Comparators, Problems]:
    """What reading makes of the tables (figures, judgements, sources), and what it finds wrong."""
    write(folder, *tables)
    problems = Problems()
    return read_comparators(folder, PLACE, problems, register), problems


def cleaned(
    folder: Path, *tables: Sequence[Cells], register: Register | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables comparators and comparators_left_out of tables in which nothing is wrong."""
    found, problems = read(folder, *tables, register=register)
    assert problems == []
    table = clean_comparators(found.mentions, found.known)
    return table, left_out(found.mentions, found.known, table)


WEST = {"source_id": "west2020", "unit_en": "West", "unit_zh": "西市"}
ROWS = [*hazards("200处", "150余处"), *hazards("100处", "50处", **WEST)]
OUT = judged("out", "police", source_id="west2020")
