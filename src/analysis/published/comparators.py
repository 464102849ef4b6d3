"""What other units published, read: comparators as mentions, and what else is known of each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.extraction.quantities.quantity import PhraseError, Quantity, read_quantity
from analysis.extraction.windows.dates import Published, WindowError
from analysis.problems import DataError, Problems
from analysis.published.sources import (
    INFERRED,
    INSIDE,
    JUDGEMENT_COLUMNS,
    OFFICIAL,
    OUT,
    SERIES,
    SOURCE_COLUMNS,
    SUBSET,
    Judgement,
    Judgements,
    read_judgements,
    read_sources,
)
from analysis.records.csv_rows import csv_rows
from analysis.records.ledgers import typed_mentions
from analysis.records.register import Register
from analysis.vocabulary import UnknownTermError, levels, metrics

# --- Whose a comparator is: the unit of the register that its row names.

REGISTER = "data/raw/reference/register.csv"


def unit_of(cells: Mapping[str, str], register: Register, judged: Mapping[str, Judgement]) -> str:
    """The id of the unit that `cells` name.

    RowError where the register does not have it, or has another level.
    """
    name, level = unit_id(cells["unit_en"]), LEVELS[cells["level"]]
    unit = register.resolve(name)
    # A body that is no fire unit (judged out, as the police) needs no row of the register.
    if not register.units or (OUT in judged and unit not in register.units):
        return unit
    if unit not in register.units:
        meant = f"; did you mean {' or '.join(near)}?" if (near := register.nearest(name)) else ""
        raise RowError(
            f"the unit '{name}' is not in the register{meant}",
            f"add it, or an alias, to {REGISTER}",
        )
    if register.units[unit].level != level:
        said = (
            f"{cells['unit_en']} is of the level {level}, '{unit}' in the register a "
            f"{register.units[unit].level}"
        )
        raise RowError(said, f"write one level, here or in {REGISTER}")
    return unit


def check_one_name(cells: Mapping[str, str], units: dict[str, tuple[str, str]]) -> None:
    """Raise RowError where a name's id stands for another name or level in an earlier row.

    `units` remembers.
    """
    named = cells["unit_en"], LEVELS[cells["level"]]
    if units.setdefault(unit_id(cells["unit_en"]), named) != named:
        raise RowError(
            f"{named[0]} ({named[1]}) was another name or level before",
            "write one name and level a unit",
        )


# --- One row of figures.csv: checked, its phrase read by our own reader and held against the value
# recorded.

COLUMNS = (
    "source_id",
    "unit_zh",
    "unit_en",
    "level",
    "province",
    "metric",
    "phrase",
    "value",
    "relation",
    "measure",
    "window_start",
    "window_end",
    "window_basis",
    "wording",
    "note",
    "readings",
)
KNOWN = (
    "row",
    "verb",
    "counted",
    "series",
    "inside",
    "readings",
    "own_unit",
    "unit_zh",
    "unit_en",
    "province",
    "note",
    "subset",
    "partial",
    "official",
    "exclusion",
    "why",
)
LEVELS = {
    "national": "national",
    "province": "corps",
    "city": "detachment",
    "county": "brigade",
    "township": "sub_unit",
    "station": "sub_unit",
}
WINDOW_KINDS = ("campaign", "to_date", "day", "month", "year")
READINGS = ("1", "2")
LONGEST_PHRASE, DAY = 20, len("2024-01-31")
NOT_OF_IDS = re.compile(r"[^a-z0-9]+")


class RowError(ValueError):
    """What is wrong with a row, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


class OutermostDays(NamedTuple):
    """Outermost days of a window.

    `partial` where one of them is known to the month or the year only.
    """

    start: date | None
    end: date | None
    partial: bool


def unit_id(unit: str) -> str:
    """The id of a unit by its English name.

    >>> unit_id("Xi an"), unit_id("Hongmei (Dongguan) brigade")
    ('xi-an', 'hongmei-dongguan-brigade')
    """
    return NOT_OF_IDS.sub("-", unit.lower()).strip("-")


def quantity_of(cells: Mapping[str, str]) -> Quantity:
    """What the phrase says, by our own reader.

    RowError where that is not the recorded value and relation.
    """
    if len(cells["phrase"]) > LONGEST_PHRASE:
        raise RowError(
            f"the phrase is over {LONGEST_PHRASE} characters", "keep the words of the number alone"
        )
    try:
        quantity = read_quantity(cells["phrase"])
    except PhraseError as error:
        raise RowError(str(error), "keep the words of the number alone") from None
    # A person wrote down what the phrase says; our reader must find the same in it.
    said = f"{quantity.value:.15g} {quantity.relation}"
    recorded = f"{cells['value']} {cells['relation']}"
    if said != recorded:
        raise RowError(
            f"{cells['phrase']!r} says {said}, not {recorded}",
            "correct the phrase, or value and relation",
        )
    return quantity


def window_of(cells: Mapping[str, str]) -> OutermostDays:
    """The outermost days of YYYY, YYYY-MM or YYYY-MM-DD.

    RowError on other words and where they run backwards.
    """
    said = cells["window_start"], cells["window_end"]
    try:
        start, end = Published.read(said[0]).first, Published.read(said[1]).last
    except WindowError as error:
        raise RowError(
            f"the window: {error}", "write a date that exists, as far as it is known, or none"
        ) from None
    if start and end and end < start:
        raise RowError(f"the window ends ({end}) before it starts ({start})", "correct the dates")
    # 2024 or 2024-05: its days are bounds of the window, not its own ends.
    partial = 0 < len(said[0]) < DAY or 0 < len(said[1]) < DAY
    return OutermostDays(start, end, partial)


def check_cells(cells: Mapping[str, str], sources: set[str]) -> None:
    """Raise RowError where a cell of `cells` is none of its closed list."""
    lists = {
        "source_id": sources,
        "level": LEVELS,
        "window_basis": WINDOW_KINDS,
        "readings": READINGS,
    }
    for name, known in lists.items():
        if cells[name] not in known:
            listed = "an id of sources.csv" if name == "source_id" else f"one of {', '.join(known)}"
            raise RowError(f"{name} '{cells[name]}' is unknown", f"use {listed}")
    if not unit_id(cells["unit_en"]) or not cells["unit_zh"]:
        raise RowError("the unit has no name", "name it in both languages")
    if cells["metric"] not in metrics() or metrics()[cells["metric"]].derived:
        raise RowError(
            f"{cells['metric']} is no printed metric",
            f"use one of {metrics().source}, or add it there",
        )


def mention_of(
    cells: Mapping[str, str], row: int, unit: str, judged: Mapping[str, Judgement]
) -> dict[str, object]:
    """The mention of `unit` that `cells` are, as cleaning takes it.

    `start` is the row, for there is no text.

    What one source counts apart (a campaign and the year, one kind of premises
    and another) is told apart by the mention's words of time.
    """
    window = window_of(cells)
    basis = "stated" if window.start or window.end else "unknown"
    subset = judged[SUBSET].of if SUBSET in judged else ""
    quantity = quantity_of(cells)
    return quantity._asdict() | {
        "report": cells["source_id"],
        "unit": unit,
        "actor": unit,
        "actor_level": LEVELS[cells["level"]],
        "start": row,
        "cell": "",
        "phrase": cells["phrase"],
        "metric": cells["metric"],
        # What is left out may use verbs that no metric of ours knows.
        "wording": "" if OUT in judged else _definition_wording(cells),
        "window_phrase": f"{cells['window_basis']} {subset}".strip(),
        "window_start": window.start,
        "window_end": window.end,
        "window_per": "total",
        "window_basis": "inferred" if INFERRED in judged else basis,
    }


def _definition_wording(cells: Mapping[str, str]) -> str:
    """The definition that the printed verb belongs to; RowError where no list knows it."""
    try:
        return metrics()[cells["metric"]].wording_of(cells["wording"])
    except UnknownTermError as error:
        raise RowError(str(error), "add the verb there, or correct it") from None


def known_of(
    cells: Mapping[str, str], row: int, judged: Mapping[str, Judgement]
) -> dict[str, object]:
    """What else is known of the comparator: KNOWN."""
    said = {kind: judged[kind].of if kind in judged else "" for kind in (SERIES, INSIDE, SUBSET)}
    level = levels()[LEVELS[cells["level"]]]
    return said | {
        "row": row,
        "verb": cells["wording"],
        "counted": cells["measure"],
        "readings": int(cells["readings"]),
        "unit_zh": cells["unit_zh"],
        # figures.csv says brigade of units of any rank; the level has the right word.
        "unit_en": cells["unit_en"].replace("brigade", level.en)
        if level.unit
        else cells["unit_en"],
        "province": cells["province"],
        "note": cells["note"],
        "partial": window_of(cells).partial,
        "official": OFFICIAL in judged,
        "exclusion": judged[OUT].of if OUT in judged else "",
        "why": next((judged[kind].why for kind in (OUT, INSIDE, SUBSET) if kind in judged), ""),
    }


# --- What other units published, read: comparators as mentions, and what else is known of each.

FIGURES, SOURCES, JUDGEMENTS = "figures.csv", "sources.csv", "judgements.csv"
NUMBERS = {"row": "Int64", "readings": "Int64", "partial": "bool", "official": "bool"}
Row = tuple[int, dict[str, str]]


@dataclass(frozen=True)
class Comparators:
    """What other units published.

    `mentions` are as cleaning takes them, one a row of figures.csv; `known`, row
    for row, what else is known of each (KNOWN); `sources` has
    the columns of SOURCE_COLUMNS.
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
        FIGURES: COLUMNS,
        SOURCES: SOURCE_COLUMNS,
        JUDGEMENTS: JUDGEMENT_COLUMNS,
    }
    rows = {}
    for name, columns in tables.items():
        here = f"{place}/{name}"
        rows[name] = list(_table_rows(folder / name, columns, here, problems))
    sources = read_sources(rows[SOURCES], f"{place}/{SOURCES}", problems)
    judged = read_judgements(rows[JUDGEMENTS], f"{place}/{JUDGEMENTS}", sources["report"], problems)
    known_units, reports = register or Register(), set(sources["report"])
    mentions, told = [], []
    for mention, known in _read_figures(
        rows[FIGURES], f"{place}/{FIGURES}", reports, judged, known_units, problems
    ):
        mentions.append(mention)
        told.append(known)
    types = dict.fromkeys(KNOWN, "str") | NUMBERS
    known_rows = pd.DataFrame(told, columns=list(KNOWN)).astype(types)
    return Comparators(typed_mentions(mentions), known_rows, sources)


def _table_rows(
    path: Path, columns: Sequence[str], place: str, problems: Problems
) -> Iterator[Row]:
    """Return the rows of one table; a table missing from an existing folder is a problem."""
    # A project may have no comparators at all.
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
        # Asked before the row is checked, so that a judgement of a wrong row is not called unused.
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
        problems.add(place_of, "it is of no row of figures.csv", "correct it, or delete it")
