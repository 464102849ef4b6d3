"""The steps of the job.

Each shows its progress on the bar it is given, and says in a line what came of it.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.briefing.clean_data import (
    build_clean_data,
    clean_data_files,
    published_tables,
    read_and_trace,
)
from analysis.briefing.deck.deck import require_drawable, write_whole_deck
from analysis.briefing.notebooks import execute_all, notebook_paths
from analysis.files import write_all
from analysis.problems import Problems
from analysis.project import Project
from analysis.returns.raw import Proof, Raw, prove_raw

BRIEF = ("check", "build", "figures", "deck", "workbook", "notebooks")
# bar(items, how many, step) takes all of `items`, showing how far it is
Bar = Callable[[Iterable[Any], int, str], list[Any]]


def check_project(project: Project, reports: Path | None = None) -> str:
    """Check everything that can be wrong with data/raw.

    One line of what was proved, or DataError with all problems.

    Tables of data/clean that are not up to date are named.
    """
    said, stale = _check_data(project, reports)
    built = (
        f"\n{project.shown(project.clean)} is not up to date ({', '.join(stale)}): run "
        "`analysis build`."
    )
    return said + (built if stale else "")


def _check_data(project: Project, reports: Path | None = None) -> tuple[str, list[str]]:
    """What was proved, and the names of the tables that are not up to date."""
    problems = Problems()
    raw, rows = read_and_trace(project, problems)
    others = published_tables(project, problems)
    proof = prove_raw(project, raw, problems, reports)
    problems.raise_if_any()
    stale = []
    for name, made in clean_data_files(raw, rows, others).items():
        # By its bytes: a date would tell a table that was only copied from one that is old.
        if not _is_current(project.clean / name, made):
            stale.append(name)
    said = _proof_message(proof) + _waiting_message(proof) + _returns_message(proof, raw)
    return said + _comparators_message(others), stale


def _is_current(path: Path, made: bytes) -> bool:
    return path.is_file() and path.read_bytes() == made


def _proof_message(proof: Proof) -> str:
    said = f"{proof.reports} reports, {proof.phrases} numbers: cards and ledgers are in order. "
    # Reports are other people's words: a copy of the project may come without them.
    if not proof.texts:
        return said + (
            "No report text is here, so no phrase was held against it (--reports DIR names "
            "a folder of texts)."
        )
    return said + (
        f"{proof.texts} texts present: {proof.proved} of {proof.of_texts} phrases stand at "
        "their offsets."
    )


def _waiting_message(proof: Proof) -> str:
    """How many rows still wait for a person."""
    if not proof.proposed:
        return ""
    return (
        f"\nOnly proposed, so in no table: {proof.proposed} of the numbers. Confirm them "
        "with `analysis review ID`."
    )


def _returns_message(proof: Proof, raw: Raw) -> str:
    """How many numbers came on return forms."""
    if not proof.returns:
        return ""
    numbers = int((raw.mentions["cell"] != "").sum())
    return (
        f"\n{proof.returns} returns of units, {numbers} numbers of accepted definitions: in order."
    )


def _comparators_message(others: Mapping[str, pd.DataFrame]) -> str:
    """Say how many comparators were read to their recorded values, how many are of no unit."""
    # By rows of our own file: one may hold several readings, of which some are taken.
    taken, left = set(others["comparators"]["row"]), set(others["comparators_left_out"]["row"])
    if not taken | left:
        return ""
    sources = len(others["comparator_sources"])
    return (
        f"\n{len(taken | left)} comparators from {sources} sources, each phrase read to the "
        "value recorded: "
        f"{len(taken)} are fire units' own, {len(left - taken)} are left out."
    )


def _check_step(project: Project, _lang: str, _bar: Bar) -> str:
    return _check_data(project)[0]


def _build_step(project: Project, _lang: str, _bar: Bar) -> str:
    raw = build_clean_data(project)
    return (
        f"{len(raw.mentions)} numbers of {len(raw.cards)} reports -> {project.shown(project.clean)}"
    )


def _figures_step(project: Project, lang: str, bar: Bar) -> str:
    # Imported by the step itself: matplotlib is slow to load, and most steps never need it.
    from analysis.briefing.figures import draw_all, passed_over
    from analysis.exhibits.registry import charts

    require_drawable(project)
    drawn = bar(draw_all(project, lang), len(charts()), "figures")
    undrawn = [name for name, paths in zip(charts(), drawn, strict=True) if not paths]
    blank = passed_over(undrawn)[lang]
    told = f"{sum(map(bool, drawn))} charts x 4 files -> {project.shown(project.figures)}"
    return f"{told}\n{blank}" if blank else told


def _deck_step(project: Project, lang: str, _bar: Bar) -> str:
    return write_whole_deck(project, lang)


def _workbook_step(project: Project, lang: str, _bar: Bar) -> str:
    from analysis.briefing.workbook.book import render_workbook
    from analysis.briefing.workbook.material import material

    require_drawable(project)
    path = project.workbook(lang)
    write_all({path: render_workbook(material(project, lang))})
    return f"every number, and charts to be edited -> {project.shown(path)}"


def _notebooks_step(project: Project, _lang: str, bar: Bar) -> str:
    done = bar(execute_all(project), len(notebook_paths(project)), "notebooks")
    return f"{len(done)} notebooks -> {project.shown(project.pages)}"


def _site_step(project: Project, _lang: str, bar: Bar) -> str:
    from analysis.briefing.static_site import build_site

    done = bar(build_site(project), len(notebook_paths(project)), "site")
    return (
        f"{len(done)} notebooks executed, both languages -> "
        f"{project.shown(project.site / 'index.html')}"
    )


STEPS: dict[str, Callable[[Project, str, Bar], str]] = {
    "check": _check_step,
    "build": _build_step,
    "figures": _figures_step,
    "deck": _deck_step,
    "workbook": _workbook_step,
    "notebooks": _notebooks_step,
    "site": _site_step,
}
