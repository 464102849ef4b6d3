"""The reference table of units, read and checked."""

from pathlib import Path

import pandas as pd

from analysis.problems import Problems, stop
from analysis.reading.csv_rows import csv_rows
from analysis.reading.encodings import decode
from analysis.vocabulary import Terms, Unit, levels, units

COLUMNS = ("unit", "zh", "en", "level", "residents_2020")


def read_units(path: Path, place: str) -> Terms[Unit]:
    """Units by id from the table at `path`; `place` names it in messages.

    Raises DataError where the file is missing or damaged, or where a unit
    stands twice, has an unknown level or a number of residents that is none.
    """
    if not path.is_file():
        stop(place, "there is no table of units", f"write one with the columns {', '.join(COLUMNS)}, …")
    problems, seen, rows = Problems(), set[str](), []
    for number, row in csv_rows(decode(path.read_bytes(), place, gb18030=True), COLUMNS, place, problems):
        _check(row, seen, f"{place} row {number}", problems)
        seen.add(row["unit"])
        rows.append(row)
    problems.raise_if_any()
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return units(table.assign(residents_2020=pd.to_numeric(table["residents_2020"], errors="coerce")))


def _check(row: dict[str, str], seen: set[str], here: str, problems: Problems) -> None:
    """Add what is wrong with one row."""
    if not row["unit"]:
        problems.add(here, "it has no unit id", "write a short one, such as the place in Latin letters")
    if row["unit"] in seen:
        problems.add(here, f"unit '{row['unit']}' stands twice", "keep one row a unit")
    if row["level"] not in levels() or not levels()[row["level"]].unit:
        problems.add(here, f"level '{row['level']}' is unknown", "use corps, detachment or brigade")
    residents = row["residents_2020"]
    if residents and not (residents.isascii() and residents.isdigit() and 0 < int(residents) < 10**10):
        problems.add(here, f"residents_2020 '{residents}' is no number of people", "mend or empty it")
