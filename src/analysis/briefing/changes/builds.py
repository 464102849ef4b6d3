"""Builds to set side by side.

Data/clean as it is, a folder of its shape, or what a git revision holds.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.cleaning.tables import COLUMNS as COVERAGE
from analysis.problems import stop
from analysis.project import Project
from analysis.tables import from_csv
from analysis.vocabulary import table_fields

LAST = "HEAD"
OBSERVED, COMPARED, COVERED = "observations", "comparators", "coverage"
LATER = (COMPARED, "official")  # tables that older builds don't have
# Columns without which nothing can be said of a row.
NEEDED = {"report", "unit", "actor", "metric", "phrase", "caveats"}
# What Excel puts before a table that it saved as UTF-8.
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Build:
    """Hold one build: its name in messages, its tables, the columns it lacks or has in excess."""

    name: str
    tables: Mapping[str, pd.DataFrame]
    unshared: frozenset[str] = frozenset()


def current_build(project: Project) -> Build:
    """data/clean as it is."""
    return _of_folder(project.clean, project.shown(project.clean))


def build_of(project: Project, given: str) -> Build:
    """The build that `given` names.

    A folder with observations.csv in it, else a git revision of data/clean.

    Raises DataError where it is neither, or where a table is missing or unreadable.
    """
    return _of_folder(Path(given), given) if Path(given).is_dir() else build_at(project, given)


def _of_folder(folder: Path, name: str) -> Build:
    def content(table: str) -> bytes | None:
        path = folder / f"{table}.csv"
        return path.read_bytes() if path.is_file() else None

    return _read_tables(
        name, content, f"{name}/", "name a folder that `analysis build` wrote, or run it first"
    )


def build_at(project: Project, revision: str) -> Build:
    """The build that a git revision holds.

    Read by git, so that nothing is checked out and nothing written.
    """
    # Asked first, so that "no git here" is told apart from "no such revision".
    history = _run_git(project, "rev-parse", "--git-dir")
    if isinstance(history, str):
        remedy = "name a folder that holds observations.csv, or keep the project in git"
        stop(
            revision, f"it is no folder, and there are no revisions to look in ({history})", remedy
        )
    commit = _run_git(
        project, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"
    )
    if isinstance(commit, str):
        remedy = "name a folder that holds observations.csv, or a revision that `git log` shows"
        stop(revision, "it is no folder, and no revision of this project", remedy)
    held = project.clean.relative_to(project.root).as_posix()

    def content(table: str) -> bytes | None:
        # ./ makes the path one from the project's folder, which may lie deep in a repository.
        found = _run_git(project, "show", f"{commit.decode().strip()}:./{held}/{table}.csv")
        return found if isinstance(found, bytes) else None

    return _read_tables(
        revision,
        content,
        f"{revision}:{held}/",
        "name a revision in which data/clean was committed",
    )


def _run_git(project: Project, *words: str) -> bytes | str:
    """What git answers in the project's folder; what it complains of, as text, where it fails."""
    program = shutil.which("git")
    if program is None:
        return "git is not installed"
    # In English (LC_ALL), for what git complains of is cut to the line that follows "fatal: ".
    command = [program, "-C", str(project.root), *words]
    done = subprocess.run(  # noqa: S603 (git itself, its words are ours)
        command, capture_output=True, check=False, env=os.environ | {"LC_ALL": "C"}
    )
    if done.returncode:
        return done.stderr.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
    return done.stdout


def _read_tables(
    name: str, content: Callable[[str], bytes | None], place: str, remedy: str
) -> Build:
    """Return its tables, without columns that this version does not know.

    A column that another version of the suite wrote, or did not yet write, is listed.

    A build of before there were comparators or official figures has none.
    """
    tables, unshared = {}, set[str]()
    for table, dtypes in _table_dtypes().items():
        written = content(table)
        if written is None and table not in LATER:
            stop(f"{place}{table}.csv", "it is not there", remedy)
        header, rows = _read_csv_table(written, dtypes, f"{place}{table}.csv")
        tables[table] = rows
        unshared |= set(header) ^ set(dtypes)
    return Build(name, tables, frozenset(unshared))


def _table_dtypes() -> dict[str, dict[str, str]]:
    """The tables of a build that figures and charts come from, with the dtypes of their columns."""
    shapes: dict[str, dict[str, str]] = {}
    for name in (OBSERVED, *LATER):
        columns = table_fields()[name]
        shapes[name] = {column: field.dtype for column, field in columns.items()}
    # A coverage is in no list of fields: all of it is text.
    return shapes | {COVERED: dict.fromkeys(COVERAGE, "str")}


def _read_csv_table(
    written: bytes | None, dtypes: dict[str, str], place: str
) -> tuple[list[str], pd.DataFrame]:
    """The header as it was written, and the rows with the columns of `dtypes`.

    None where there was no file.
    """
    if written is None:
        return list(dtypes), _with_columns(pd.DataFrame(), dtypes)
    written = written.removeprefix(BOM)
    header = written.split(b"\n", 1)[0].decode(errors="replace").strip().split(",")
    known = {column: dtype for column, dtype in dtypes.items() if column in header}
    # Without its key columns a file is another table, whatever the others say.
    try:
        rows = from_csv(written, known) if NEEDED & set(dtypes) <= set(known) else None
    except ValueError:
        rows = None
    if rows is None:
        stop(
            place,
            "it is no table that `analysis build` wrote",
            "build it again, or name another folder or revision",
        )
    return header, _with_columns(rows, dtypes)


def _with_columns(table: pd.DataFrame, dtypes: dict[str, str]) -> pd.DataFrame:
    """`table` with the columns of `dtypes`, in order; those that it lacks are empty."""
    lacking = {}
    for column, dtype in dtypes.items():
        if column not in table:
            empty = "" if dtype == "str" else None
            lacking[column] = pd.Series(empty, index=table.index, dtype=dtype)
    return table.assign(**lacking)[list(dtypes)]
