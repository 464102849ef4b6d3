"""The reference table of units, read and checked."""

import io
from pathlib import Path

import pandas as pd

from analysis.problems import Problems, stop
from analysis.reading.documents import decode
from analysis.vocabulary import Terms, Unit, levels, units

COLUMNS = ("unit", "zh", "en", "level", "residents_2020")


def read_units(path: Path, place: str) -> Terms[Unit]:
    """Units by id from the table at `path`; `place` names it in messages.

    Raises DataError where the file is missing or damaged, or where a unit
    stands twice, has an unknown level or a number of residents that is none.
    """
    if not path.is_file():
        stop(place, "there is no table of units", f"write one with the columns {', '.join(COLUMNS)}, …")
    text = decode(path.read_bytes(), place, gb18030=True)
    try:
        table = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        stop(place, f"it is no well-formed CSV ({error})", "mend that row; quote cells that hold a comma")
    if missing := set(COLUMNS) - set(table.columns):
        stop(place, f"it lacks the columns {', '.join(sorted(missing))}", "add them")
    residents = pd.to_numeric(table["residents_2020"].replace("", None), errors="coerce")
    _check(table, residents, place)
    return units(table.assign(residents_2020=residents))


def _check(table: pd.DataFrame, residents: pd.Series, place: str) -> None:
    """Raise DataError with every row that is not as it should be."""
    problems = Problems()
    for row, line in enumerate(table.to_dict("records"), start=2):
        here = f"{place} row {row}"
        if line["level"] not in levels() or not levels()[line["level"]].unit:
            problems.add(here, f"level '{line['level']}' is unknown", "use corps, detachment or brigade")
        if line["residents_2020"] and not residents[row - 2] >= 1:
            problems.add(here, f"residents_2020 '{line['residents_2020']}' is no number of people", "mend or empty it")
    for row, again in enumerate(table["unit"].duplicated(), start=2):
        if again:
            problems.add(
                f"{place} row {row}", f"unit '{table['unit'].iloc[row - 2]}' stands twice", "keep one row a unit"
            )
    problems.raise_if_any()
