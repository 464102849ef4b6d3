"""Where things are. Nothing else in the package knows a path.

A project is a folder with `data/raw/`, `data/clean/`, `notebooks/` and
`figures/`: this repository, or one of the analyst's own of the same shape.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "ANALYSIS_PROJECT"
HOME = Path(__file__).resolve().parents[2]
NOT_REPORTS = {"reference", "comparators", "official"}
TEXT_SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


class ProjectError(Exception):
    """A folder that is not a project, with what to do about it."""


@dataclass(frozen=True)
class Project:
    """The paths of one project.

    >>> Project(Path("mine")).figures.as_posix()
    'mine/figures'
    """

    root: Path

    @property
    def raw(self) -> Path:
        """Cards, ledgers and reference tables: what people write."""
        return self.root / "data" / "raw"

    @property
    def units(self) -> Path:
        """The reference table of units: level, residents, area."""
        return self.raw / "reference" / "units.csv"

    @property
    def register(self) -> Path:
        """The register of units, own and others', with their other ids; may be absent."""
        return self.raw / "reference" / "register.csv"

    @property
    def comparators(self) -> Path:
        """The folder of what other units published: figures.csv, sources.csv, judgements.csv.

        May be absent.
        """
        return self.raw / "comparators"

    @property
    def official(self) -> Path:
        """The folder of a statistical office's tables; may be absent."""
        return self.raw / "official"

    @property
    def clean(self) -> Path:
        """The cleaned tables: built, committed."""
        return self.root / "data" / "clean"

    @property
    def figures(self) -> Path:
        """The pictures: built, not committed."""
        return self.root / "figures"

    def deck(self, lang: str) -> Path:
        """The briefing's deck in one language, or in both: built, not committed."""
        return self.figures / ("briefing.pptx" if lang == "zh" else f"briefing.{lang}.pptx")

    def workbook(self, lang: str) -> Path:
        """The briefing's workbook in one language: built, not committed."""
        return self.figures / ("briefing.xlsx" if lang == "zh" else f"briefing.{lang}.xlsx")

    @property
    def notebooks(self) -> Path:
        """The notebooks, without outputs."""
        return self.root / "notebooks"

    @property
    def start(self) -> Path:
        """The notebook to start from."""
        return self.notebooks / "00_start.ipynb"

    @property
    def pages(self) -> Path:
        """The executed notebooks as HTML: built, not committed."""
        return self.root / "build" / "notebooks"

    @property
    def site(self) -> Path:
        """The static site, to hand to someone without Jupyter: built, not committed."""
        return self.root / "build" / "site"

    def review(self, report: str) -> Path:
        """The workbook in which a report's ledger is reviewed: built, not committed."""
        return self.root / "build" / "review" / f"{report}.xlsx"

    def reports(self) -> Iterator[str]:
        """Ids of the reports, in order: each folder of data/raw that is not a reference table."""
        folders = sorted(self.raw.iterdir()) if self.raw.is_dir() else []
        yield from (
            folder.name
            for folder in folders
            if folder.is_dir()
            and folder.name not in NOT_REPORTS
            and not folder.name.startswith((".", "_"))
        )

    def card(self, report: str) -> Path:
        """The report's card."""
        return self.raw / report / "card.toml"

    def ledger(self, report: str) -> Path:
        """The report's ledger of mentions."""
        return self.raw / report / "mentions.csv"

    def returned(self, report: str) -> Path:
        """The numbers that a unit submitted on a return form.

        A folder with them is a return, not a report.
        """
        return self.raw / report / "return.csv"

    def text(self, report: str, folder: Path | None = None) -> Path | None:
        """The report's text if it is there: data/raw/ID/report.*, or ID.* in `folder`."""
        given = [] if folder is None else _text_files(folder, report)
        return next(iter([*given, *_text_files(self.raw / report, "report")]), None)

    def shown(self, path: Path) -> str:
        """`path` as a message names it: relative to the project where it lies inside."""
        return (
            path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)
        )


def _text_files(folder: Path, stem: str) -> list[Path]:
    """The files of `folder` that may be the text `stem`, in the order of TEXT_SUFFIXES.

    Endings in any case.
    """
    files = [path for path in folder.iterdir() if path.stem == stem] if folder.is_dir() else []
    texts = [path for path in files if path.suffix.lower() in TEXT_SUFFIXES and path.is_file()]
    return sorted(texts, key=lambda path: (TEXT_SUFFIXES.index(path.suffix.lower()), path.name))


def find_project(start: Path | None = None) -> Project:
    """The project to work on.

    `start`, else the environment's, else the folder above, else this repository.

    Raises ProjectError where `start` (or the variable ANALYSIS_PROJECT) names a folder without
    data/raw.
    """
    named = start or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None:
        if not (named / "data" / "raw").is_dir():
            raise ProjectError(
                f"{named}: no data/raw in it, so not a project; start one with `analysis new "
                f"{named}`"
            )
        return Project(named.resolve())
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "data" / "raw" / "reference").is_dir():
            return Project(folder)
    if (HOME / "data" / "raw").is_dir():
        return Project(HOME)
    raise ProjectError(
        f"{here}: no project here or above it; change folder, or name one with --project DIR"
    )
