"""data/clean as readers of results have it.

Its tables, what units are called, and the reports to be cited.

Nothing here opens data/raw. A table is read once, and again when its file changes.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pandas as pd

from analysis.cleaning.tables import COLUMNS as COVERAGE
from analysis.cleaning.tables import KEYS, bound_columns
from analysis.problems import stop
from analysis.project import Project
from analysis.tables import DatedFrame, from_csv
from analysis.vocabulary import Label, Unit, fields, table_fields

State = tuple[int, int, int]


class CleanTables(Protocol):
    """The tables that exhibits are built from: those of a project, or of another build of it."""

    @property
    def observations(self) -> pd.DataFrame:
        """One row per number."""

    @property
    def coverage(self) -> pd.DataFrame:
        """Which unit reports which metric, and how."""

    @property
    def comparators(self) -> pd.DataFrame:
        """What other units published."""

    @property
    def official(self) -> pd.DataFrame:
        """What a statistical office printed."""


_READ: dict[Path, tuple[State, DatedFrame]] = {}


@dataclass(frozen=True, slots=True)
class Report:
    """What a source line needs of a report.

    Whose it is, its title, where it appeared, when, and how that is known.

    `returned` where it is a form that its unit filled in when asked, and nothing that was
    published.
    """

    report: str
    unit: Unit
    title: str
    publisher: str
    published: str
    published_basis: str
    returned: bool = False


@dataclass(frozen=True, slots=True)
class Dataset:
    """The clean data of one project; raises DataError where data/clean is not built.

    Examples
    --------
    >>> from analysis.project import find_project
    >>> dataset = Dataset(find_project())
    >>> dataset.reports["deqing"].unit.level
    'brigade'
    >>> dataset.names["deqing/inspector"].en
    'one fire inspector'

    """

    project: Project

    def table(self, name: str) -> pd.DataFrame:
        """Return the table `name` of data/clean."""
        return read_table(self.project, name)

    @property
    def observations(self) -> pd.DataFrame:
        """One row per number, derived ones among them."""
        return self.table("observations")

    @property
    def printed(self) -> pd.DataFrame:
        """The numbers that reports print or units submit: none is derived."""
        rows = self.observations
        return rows[rows["basis"] != "derived"]

    @property
    def coverage(self) -> pd.DataFrame:
        """Which unit reports which metric, and how."""
        return self.table("coverage")

    @property
    def comparators(self) -> pd.DataFrame:
        """What other units published."""
        return self.table("comparators")

    @property
    def official(self) -> pd.DataFrame:
        """What a statistical office printed of fires, region by region and year by year."""
        return self.table("official")

    @property
    def reporting_units(self) -> list[str]:
        """Ids of the units that have reports, in their order; then those that have no name."""
        known = list(self.units)
        return [
            *known,
            *(unit for unit in self.observations["unit"].drop_duplicates() if unit not in known),
        ]

    @property
    def units(self) -> dict[str, Unit]:
        """The project's own units that have reports, in their order."""
        rows = self.table("units")
        own = rows[rows["own"]][["unit", "name_zh", "name_en", "level", "residents_2020"]]
        return {
            unit: Unit(unit, Label(zh, en), level, None if pd.isna(residents) else int(residents))
            for unit, zh, en, level, residents in own.itertuples(index=False)
        }

    @property
    def names(self) -> dict[str, Label]:
        """What own units and the actors of their reports are called.

        Units in their order, then UNIT/ACTOR.
        """
        own = {unit: known.label for unit, known in self.units.items()}
        return own | _label_columns(self.table("actors"), "actor")

    @property
    def all_names(self) -> dict[str, Label]:
        """`names`, and what units are called that others' figures are of."""
        return _label_columns(self.table("units"), "unit") | self.names

    @property
    def reports(self) -> dict[str, Report]:
        """The project's own reports and returns by id.

        Those of which no number is confirmed yet are left out.
        """
        units, printed = self.units, self.printed
        returned = printed["cell"].fillna("").ne("").groupby(printed["report"]).all()
        texts = ["title", "publisher", "published", "published_basis"]
        rows = self.table("reports").to_dict("records")
        found = {}
        for row in rows:
            report, cited = row["report"], {name: row[name] for name in texts}
            found[report] = Report(
                report, units[row["unit"]], **cited, returned=bool(returned.get(report, False))
            )
        return found


def read_table(project: Project, name: str) -> DatedFrame:
    """Return one table of data/clean, as it was written; DataError where it is not there."""
    path = project.clean / f"{name}.csv"
    if not path.is_file():
        stop(project.shown(path), "it is not there", "run `analysis build` first")
    status = path.stat()
    state = (status.st_mtime_ns, status.st_size, status.st_ino)
    if path not in _READ or _READ[path][0] != state:
        _READ[path] = (state, DatedFrame(from_csv(path.read_bytes(), _table_dtypes(name))))
    # copy-on-write: what a reader changes is the reader's own
    return _READ[path][1].copy(deep=False)


def _label_columns(rows: pd.DataFrame, key: str) -> dict[str, Label]:
    named = rows[[key, "name_zh", "name_en"]].itertuples(index=False)
    return {identifier: Label(zh, en) for identifier, zh, en in named}


def _table_dtypes(name: str) -> dict[str, str]:
    """The dtype of each column of a table of data/clean."""
    if name in table_fields():
        return {column: field.dtype for column, field in table_fields()[name].items()}
    if name == "coverage":
        return dict.fromkeys(COVERAGE, "str")
    return {key: fields()[key].dtype for key in KEYS} | dict.fromkeys(
        bound_columns(name), "float64"
    )
