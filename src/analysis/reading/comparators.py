"""What other units published, read: comparators as mentions, and what else is known of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.problems import DataError, Problems
from analysis.reading import comparator_rows, comparator_sources, judgements
from analysis.reading.comparator_rows import KNOWN, LEVELS, RowError, checked, known_of, mention_of, unit_id
from analysis.reading.csv_rows import csv_rows
from analysis.reading.encodings import decode
from analysis.reading.judgements import Judgements
from analysis.reading.mentions import typed

FIGURES, SOURCES, JUDGEMENTS = "figures.csv", "sources.csv", "judgements.csv"
NUMBERS = {"row": "Int64", "readings": "Int64", "partial": "bool", "official": "bool"}
Row = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Comparators:
    """What other units published.

    `mentions` are as cleaning takes them, one a row of figures.csv; `known`, row
    for row, what else is known of each (comparator_rows.KNOWN); `sources` has
    the columns of comparator_sources.
    """

    mentions: pd.DataFrame
    known: pd.DataFrame
    sources: pd.DataFrame


def read_comparators(folder: Path, place: str, problems: Problems) -> Comparators:
    """The comparators in `folder`, which messages call `place`; none where there is no such folder.

    What is wrong is added to `problems` with file and row, and that row is left out.
    """
    tables = {FIGURES: comparator_rows.COLUMNS, SOURCES: comparator_sources.COLUMNS, JUDGEMENTS: judgements.COLUMNS}
    rows = {name: list(_rows(folder / name, columns, f"{place}/{name}", problems)) for name, columns in tables.items()}
    sources = comparator_sources.read_sources(rows[SOURCES], f"{place}/{SOURCES}", problems)
    judged = judgements.read_judgements(rows[JUDGEMENTS], f"{place}/{JUDGEMENTS}", sources["report"], problems)
    read = list(_read(rows[FIGURES], f"{place}/{FIGURES}", set(sources["report"]), judged, problems))
    known = pd.DataFrame([known for _, known in read], columns=list(KNOWN))
    types = {name: NUMBERS.get(name, "str") for name in KNOWN}
    return Comparators(typed([mention for mention, _ in read]), known.astype(types), sources)


def _rows(path: Path, columns: Sequence[str], place: str, problems: Problems) -> Iterator[Row]:
    """Rows of one of the tables; a table that is missing from a folder that is there is a problem."""
    if not path.parent.is_dir():
        return
    try:
        yield from csv_rows(decode(path.read_bytes(), place), columns, place, problems, exact=True)
    except FileNotFoundError:
        problems.add(place, "it is not there", f"write it with the columns {','.join(columns)}")
    except DataError as error:
        problems.extend(error.problems)


def _read(
    rows: Sequence[Row], place: str, sources: set[str], judged: Judgements, problems: Problems
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Mention, and what else is known, of each row that is in order."""
    units = dict[str, tuple[str, str]]()
    for number, cells in rows:
        here = f"{place} row {number}"
        own = judged.of(cells, here, problems)
        try:
            checked(cells, sources)
            _one_unit(cells, units)
            yield {"place": here} | mention_of(cells, number, own), known_of(cells, number, own)
        except RowError as error:
            problems.add(here, str(error), error.remedy)
    for place_of in judged.unused():
        problems.add(place_of, "it is of no row of figures.csv", "mend it, or delete it")


def _one_unit(cells: Mapping[str, str], units: dict[str, tuple[str, str]]) -> None:
    """Raise RowError where a unit's id stands for another name or level in an earlier row; `units` remembers."""
    named = cells["unit_en"], LEVELS[cells["level"]]
    if units.setdefault(unit_id(cells["unit_en"]), named) != named:
        raise RowError(f"{named[0]} ({named[1]}) was another name or level before", "write one name and level a unit")
