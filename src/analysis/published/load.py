"""What other units published, read: comparators as mentions, and what else is known of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.problems import DataError, Problems
from analysis.published import rows as comparator_rows
from analysis.published import sources as comparator_sources
from analysis.published import sources as judgements
from analysis.published.rows import (
    KNOWN,
    RowError,
    check_cells,
    check_one_name,
    known_of,
    mention_of,
    unit_of,
)
from analysis.published.sources import Judgements
from analysis.records.csv_rows import csv_rows
from analysis.records.ledgers import typed_mentions
from analysis.records.register import Register

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


def read_comparators(
    folder: Path, place: str, problems: Problems, register: Register | None = None
) -> Comparators:
    """The comparators in `folder`, which messages call `place`; none where there is no such folder.

    Units are those of the `register`; without one each name is a unit. What is wrong is
    added to `problems` with file and row, and that row is left out.
    """
    tables = {
        FIGURES: comparator_rows.COLUMNS,
        SOURCES: comparator_sources.SOURCE_COLUMNS,
        JUDGEMENTS: judgements.JUDGEMENT_COLUMNS,
    }
    rows = {
        name: list(_table_rows(folder / name, columns, f"{place}/{name}", problems))
        for name, columns in tables.items()
    }
    sources = comparator_sources.read_sources(rows[SOURCES], f"{place}/{SOURCES}", problems)
    judged = judgements.read_judgements(
        rows[JUDGEMENTS], f"{place}/{JUDGEMENTS}", sources["report"], problems
    )
    known_units, reports = register or Register(), set(sources["report"])
    read = list(
        _read_figures(rows[FIGURES], f"{place}/{FIGURES}", reports, judged, known_units, problems)
    )
    known = pd.DataFrame([known for _, known in read], columns=list(KNOWN))
    types = {name: NUMBERS.get(name, "str") for name in KNOWN}
    return Comparators(
        typed_mentions([mention for mention, _ in read]), known.astype(types), sources
    )


def _table_rows(
    path: Path, columns: Sequence[str], place: str, problems: Problems
) -> Iterator[Row]:
    """Return the rows of one table; a table missing from an existing folder is a problem."""
    if not path.parent.is_dir():
        return
    try:
        yield from csv_rows(
            decode_text(path.read_bytes(), place), columns, place, problems, exact=True
        )
    except FileNotFoundError:
        problems.add(place, "it is not there", f"write it with the columns {','.join(columns)}")
    except DataError as error:
        problems.extend(error.problems)


def _read_figures(
    rows: Sequence[Row],
    place: str,
    sources: set[str],
    judged: Judgements,
    register: Register,
    problems: Problems,
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Mention, and what else is known, of each row that is in order."""
    units = dict[str, tuple[str, str]]()
    for number, cells in rows:
        here = f"{place} row {number}"
        own = judged.of(cells, here, problems)
        try:
            check_cells(cells, sources)
            check_one_name(cells, units)
            unit = unit_of(cells, register, own)
            told = known_of(cells, number, own) | {"own_unit": register.own_unit(unit)}
            yield {"place": here} | mention_of(cells, number, unit, own), told
        except RowError as error:
            problems.add(here, str(error), error.remedy)
    for place_of in judged.unused():
        problems.add(place_of, "it is of no row of figures.csv", "mend it, or delete it")
