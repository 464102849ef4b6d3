"""The statistical office's tables of fires by province, read and checked.

A yearbook prints, province by province, how many fires there were, who died, who was hurt and
what was lost; another table prints residents. Each number was printed once and copied by hand,
so each is held against what was printed, and all of a year against the nation
(`analysis.published.official_rules`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.documents.encodings import decode_text
from analysis.problems import DataError, Problems
from analysis.published.official_rules import (
    LOSSES,
    METRICS,
    NATION,
    PLAUSIBLE,
    RATE,
    YUAN,
    check_announced,
    check_residents,
    check_sums,
    check_whole_years,
)
from analysis.records.csv_rows import csv_rows
from analysis.records.register import Register

# --- The files of data/raw/official, and what each column of them may hold.

PROVINCES, COUNTS, TOTALS = "provinces.csv", "fires.csv", "national.csv"
MISSING, POPULATION = "missing.csv", "population.csv"
ANNOUNCED, SOURCES = "other_counts.csv", "sources.csv"
FILES = {
    PROVINCES: ("province_code", "unit", "zh", "en"),
    COUNTS: ("province_code", "year", "metric", "value", "printed", "source", "note"),
    TOTALS: ("year", "metric", "value", "printed", "source", "note"),
    MISSING: ("province_code", "year", "metric", "reason", "source"),
    POPULATION: ("province_code", "year", "residents", "basis", "source", "printed"),
    ANNOUNCED: ("province_code", "year", "metric", "value", "printed", "source"),
    SOURCES: ("source", "title", "publisher", "published", "table", "address"),
}
NUMBERS = {"year": "int64", "value": "float64", "residents": "int64"}
NOTES = (
    "",
    "low_beside_next_year",
    "announced_otherwise",
    "one_large_fire",
    "row_one_cell_short",
    "divisor_jumps",
    "holds_railways",
    "cut_off",
)
REASONS = ("cut_off", "blank_in_print")
BASES = ("census", "year-end")
YEARBOOK = "nbs-fires-"
LONGEST_PRINTED = 20
TEN_THOUSAND = 10_000
Row = tuple[int, dict[str, str]]


class CellError(ValueError):
    """What is wrong with a cell, and the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.remedy = remedy


@dataclass(frozen=True)
class OfficialTables:
    """What the statistical office printed.

    Attributes
    ----------
    counts : DataFrame
        One number a province, year and metric; `row` is its row of fires.csv.
    totals : DataFrame
        The same of the nation, as printed; `row` is its row of national.csv.
    missing : DataFrame
        Cells that could not be read, each with the reason.
    residents : DataFrame
        People by province and year, on the basis of a census or of a year's end.
    announced : DataFrame
        What provinces announced in the press: another count, never mixed with `counts`.
    sources : DataFrame
        Where each was printed.
    provinces : DataFrame
        Each province by its code, with the unit of the register that serves it.

    """

    counts: pd.DataFrame
    totals: pd.DataFrame
    missing: pd.DataFrame
    residents: pd.DataFrame
    announced: pd.DataFrame
    sources: pd.DataFrame
    provinces: pd.DataFrame


def read_official(
    folder: Path, place: str, problems: Problems, register: Register | None = None
) -> OfficialTables:
    """Read and check the official tables in `folder`.

    Parameters
    ----------
    folder : Path
        data/raw/official of a project; where there is none, every table is empty.
    place : str
        What messages call the folder.
    problems : Problems
        Takes all that is wrong, with file, row, what was expected and the remedy.
    register : Register, optional
        The project's units; without rows it is no closed list.

    Returns
    -------
    OfficialTables
        The rows that are in order.

    Examples
    --------
    >>> found = Problems()
    >>> len(read_official(Path("nowhere"), "data/raw/official", found).counts), len(found)
    (0, 0)

    """
    lines = {
        name: list(_file_rows(folder / name, columns, f"{place}/{name}", problems))
        for name, columns in FILES.items()
    }
    known = _Known(
        provinces=[cells["province_code"] for _, cells in lines[PROVINCES]],
        sources=[cells["source"] for _, cells in lines[SOURCES]],
        register=register or Register(),
    )
    read = {
        name: _table(name, _sound_rows(rows, f"{place}/{name}", known, name, problems))
        for name, rows in lines.items()
    }
    tables = OfficialTables(
        counts=read[COUNTS],
        totals=read[TOTALS],
        missing=read[MISSING],
        residents=read[POPULATION],
        announced=read[ANNOUNCED],
        sources=read[SOURCES],
        provinces=read[PROVINCES],
    )
    # What can only be seen of whole tables; a wrong cell would be told a second time by its sum.
    if not problems:
        codes = [code for code in known.provinces if code != NATION]
        check_whole_years(tables.counts, tables.missing, codes, f"{place}/{COUNTS}", problems)
        check_sums(tables.counts, tables.totals, tables.missing, f"{place}/{TOTALS}", problems)
        check_residents(tables.residents, f"{place}/{POPULATION}", problems)
        check_announced(tables.announced, YEARBOOK, f"{place}/{ANNOUNCED}", problems)
    return tables


def _file_rows(path: Path, columns: Sequence[str], place: str, problems: Problems) -> Iterator[Row]:
    """Rows of one file; a file missing from an existing folder is a problem."""
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


def _table(name: str, rows: Sequence[Mapping[str, object]]) -> pd.DataFrame:
    """`rows` as a frame with its columns typed, and `row` first."""
    columns = ["row", *FILES[name]]
    frame = pd.DataFrame(rows, columns=columns)
    types = dict.fromkeys(columns, "str") | {"row": "int64"} | NUMBERS
    return frame.astype({column: types[column] for column in columns})


# --- One row: each cell held against its closed list, the value against what was printed.


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold what cells may name."""

    provinces: Sequence[str]
    sources: Sequence[str]
    register: Register


def _sound_rows(
    rows: Sequence[Row], place: str, known: _Known, name: str, problems: Problems
) -> list[dict[str, object]]:
    """The rows that are in order, `row` among their cells; the others are told."""
    kept, seen = list[dict[str, object]](), dict[tuple[str, ...], int]()
    for number, cells in rows:
        try:
            _check_names(cells, known)
            CHECKS[name](cells, known)
            key = _key_of(cells, name)
            _check_single(seen.setdefault(key, number), number)
        except CellError as error:
            problems.add(f"{place} row {number}", str(error), error.remedy)
        else:
            kept.append({"row": number, **cells})
    return kept


def _check_single(first: int, number: int) -> None:
    """Raise CellError where a row repeats the first of its key."""
    if first != number:
        raise CellError(f"it repeats row {first}", "keep one of them")


def _key_of(cells: Mapping[str, str], name: str) -> tuple[str, ...]:
    """What may stand once in a file: two sources may count residents, none a fire."""
    of_two_sources = ("basis", "source") if name == POPULATION else ()
    if name == SOURCES:
        return (cells["source"],)
    columns = ("province_code", "year", "metric", *of_two_sources)
    return tuple(cells.get(column, "") for column in columns)


def _check_names(cells: Mapping[str, str], known: _Known) -> None:
    """Raise CellError where province, source, year or metric is none that is known."""
    lists: dict[str, Sequence[str]] = {
        "province_code": known.provinces,
        "source": known.sources,
        "metric": METRICS,
        "note": NOTES,
        "reason": REASONS,
        "basis": BASES,
    }
    where = {"province_code": PROVINCES, "source": SOURCES}
    for column, names in lists.items():
        if column in cells and cells[column] not in names:
            listed = where.get(column, "") and f"one of {where[column]}"
            raise CellError(
                f"{column} '{cells[column]}' is unknown",
                f"use {listed or 'one of ' + ', '.join(name for name in names if name)}",
            )
    year = cells.get("year", "2000")
    if not (len(year) == 4 and year.isascii() and year.isdigit()):
        raise CellError(f"year '{year}' is none", "write four digits, such as 2004")
    if len(cells.get("printed", "")) > LONGEST_PRINTED:
        raise CellError(
            f"printed is over {LONGEST_PRINTED} characters", "keep the printed number alone"
        )


def _check_province(cells: Mapping[str, str], known: _Known) -> None:
    """Raise CellError where a province is no unit of its level in the register."""
    level = "national" if cells["province_code"] == NATION else "corps"
    if not cells["zh"] or not cells["en"]:
        raise CellError("the province has no name", "name it in both languages")
    units = known.register.units
    if units and (cells["unit"] not in units or units[cells["unit"]].level != level):
        near = " or ".join(known.register.nearest(cells["unit"]))
        meant = f"; did you mean {near}?" if near else ""
        raise CellError(
            f"'{cells['unit']}' is no {level} unit of the register{meant}",
            "write the id that data/raw/reference/register.csv has, or add it there",
        )


def _check_count(cells: Mapping[str, str], known: _Known) -> None:  # noqa: ARG001
    """Raise CellError where a yearbook's number is not the printed one of its year."""
    value, printed = _number(cells["value"], "value"), _number(cells["printed"], "printed")
    if cells["source"] != f"{YEARBOOK}{cells['year']}":
        raise CellError(
            f"a count of {cells['year']} from '{cells['source']}'",
            f"take it from the yearbook's table, {YEARBOOK}{cells['year']}; announced counts "
            f"belong in {ANNOUNCED}",
        )
    scale = YUAN if cells["metric"] == LOSSES else 1
    if abs(value - printed * scale) > 1e-6 * max(value, 1):
        raise CellError(
            f"value {cells['value']} is not the printed {cells['printed']} × {scale}",
            f"write {printed * scale:.15g}: losses are printed in 10,000 yuan and kept in yuan",
        )
    least, most = PLAUSIBLE[cells["metric"]]
    if "province_code" in cells and not least <= value <= most:
        raise CellError(
            f"{cells['metric']} {cells['value']} is beyond {least:,.15g} to {most:,.15g}, what a "
            "province had in a year",
            "read the printed number again",
        )
    if cells["metric"] != RATE and cells["metric"] != LOSSES and value != int(value):
        raise CellError(f"{cells['metric']} {cells['value']} is no whole number", "correct it")


def _check_population(cells: Mapping[str, str], known: _Known) -> None:  # noqa: ARG001
    """Raise CellError where residents are not what was printed, in persons or 10,000 of them."""
    parts = [_number(part, "printed") for part in cells["printed"].split("+")]
    residents = _number(cells["residents"], "residents")
    if residents not in (sum(parts), round(sum(parts) * TEN_THOUSAND)):
        raise CellError(
            f"residents {cells['residents']} is not the printed {cells['printed']}, in persons "
            "or in 10,000 persons",
            "correct either",
        )


def _check_announcement(cells: Mapping[str, str], known: _Known) -> None:  # noqa: ARG001
    """Raise CellError where an announced count is no number."""
    _number(cells["value"], "value")


def _check_source(cells: Mapping[str, str], known: _Known) -> None:  # noqa: ARG001
    """Raise CellError where a source lacks what a citation needs."""
    if not cells["title"] or not cells["publisher"]:
        raise CellError("the source has no title or publisher", "say what it is and whose")
    if cells["address"] and not cells["address"].startswith(("http://", "https://")):
        raise CellError(
            f"an address '{cells['address']}'", "begin it with http:// or https://, or empty it"
        )


def _nothing_more(cells: Mapping[str, str], known: _Known) -> None:
    """Nothing beyond the closed lists."""


def _number(text: str, column: str) -> float:
    """Return a number of digits and one dot; CellError where it is none."""
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        raise CellError(f"{column} '{text}' is no number", "write digits, without commas or units")
    return float(text)


CHECKS: dict[str, Callable[[Mapping[str, str], _Known], None]] = {
    PROVINCES: _check_province,
    COUNTS: _check_count,
    TOTALS: _check_count,
    MISSING: _nothing_more,
    POPULATION: _check_population,
    ANNOUNCED: _check_announcement,
    SOURCES: _check_source,
}
