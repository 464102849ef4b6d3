"""The steps of the job, each timed and told in a line."""

import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
import pandas as pd

from analysis.briefing.clean_data import build, contents, read_and_trace
from analysis.briefing.comparator_tables import comparator_tables
from analysis.briefing.notebooks import execute_all
from analysis.cli.decks import deck, drawable
from analysis.files import write_all
from analysis.problems import Problems
from analysis.project import Project
from analysis.reading.raw import Proof, Raw, prove_raw

BAR_WIDTH = 24


def check(project: Project, reports: Path | None = None) -> str:
    """Check everything that can be wrong with data/raw; one line of what was proved, or DataError with all problems."""
    problems = Problems()
    raw, rows = read_and_trace(project, problems)
    others = comparator_tables(project, problems)
    proof = prove_raw(project, raw, problems, reports)
    problems.raise_if_any()
    stale = [name for name, made in contents(raw, rows, others).items() if not _same(project.clean / name, made)]
    note = (
        f"\n{project.shown(project.clean)} is not up to date ({', '.join(stale)}): run `analysis build`."
        if stale
        else ""
    )
    return _proved(proof) + _proposed(proof) + _returned(proof, raw) + _compared(others) + note


def _same(path: Path, made: bytes) -> bool:
    return path.is_file() and path.read_bytes() == made


def _proved(proof: Proof) -> str:
    said = f"{proof.reports} reports, {proof.phrases} numbers: cards and ledgers are in order. "
    if not proof.texts:
        return (
            said + "No report text is here, so no phrase was held against it (--reports DIR names a folder of texts)."
        )
    return said + f"{proof.texts} texts present: {proof.proved} of {proof.of_texts} phrases stand at their offsets."


def _proposed(proof: Proof) -> str:
    """How many rows still wait for a person."""
    if not proof.proposed:
        return ""
    return f"\nOnly proposed, so in no table: {proof.proposed} of the numbers. Confirm them with `analysis review ID`."


def _returned(proof: Proof, raw: Raw) -> str:
    """How many numbers came on return forms."""
    if not proof.returns:
        return ""
    numbers = int((raw.mentions["cell"] != "").sum())
    return f"\n{proof.returns} returns of units, {numbers} numbers of accepted definitions: in order."


def _compared(others: Mapping[str, pd.DataFrame]) -> str:
    """How many comparators were read to their recorded values, and how many are not a fire unit's."""
    taken, left = (set(others[name]["row"]) for name in ("comparators", "comparators_left_out"))
    if not taken | left:
        return ""
    sources = len(others["comparator_sources"])
    return (
        f"\n{len(taken | left)} comparators from {sources} sources, each phrase read to the value recorded: "
        f"{len(taken)} are fire units' own, {len(left - taken)} are left out."
    )


def run(names: Sequence[str], project: Project, lang: str) -> None:
    """Run the steps `names` in turn, each with its seconds."""
    os.environ.setdefault("MPLBACKEND", "agg")
    for name in names:
        begun = time.perf_counter()
        told = STEPS[name](project, lang)
        click.echo(f"{name:<10} {time.perf_counter() - begun:5.1f} s   {told}")


def _check(project: Project, _lang: str) -> str:
    return check(project)


def _build(project: Project, _lang: str) -> str:
    raw = build(project)
    return f"{len(raw.mentions)} numbers of {len(raw.cards)} reports -> {project.shown(project.clean)}"


def _figures(project: Project, lang: str) -> str:
    from analysis.briefing.gallery import draw_all
    from analysis.charting import CHARTS

    drawn = _with_bar(draw_all(project, drawable(project), lang), len(CHARTS), "figures")
    return f"{len(drawn)} charts x 4 files -> {project.shown(project.figures)}"


def _workbook(project: Project, lang: str) -> str:
    from analysis.briefing.workbook.book import workbook
    from analysis.briefing.workbook.material import material

    path = project.workbook(lang)
    write_all({path: workbook(material(project, drawable(project), lang))})
    return f"every number, and charts to be edited -> {project.shown(path)}"


def _notebooks(project: Project, _lang: str) -> str:
    done = _with_bar(execute_all(project), len(list(project.notebooks.glob("*.ipynb"))), "notebooks")
    return f"{len(done)} notebooks -> {project.shown(project.pages)}"


def _with_bar(items: Iterable[Any], length: int, name: str) -> list[Any]:
    """All of `items`, with a bar while they come; a bar is shown only to a person at a terminal."""
    with click.progressbar(items, length=length, label=name, width=BAR_WIDTH, hidden=not sys.stdout.isatty()) as bar:
        return list(bar)


STEPS: dict[str, Callable[[Project, str], str]] = {
    "check": _check,
    "build": _build,
    "figures": _figures,
    "deck": deck,
    "workbook": _workbook,
    "notebooks": _notebooks,
}


def where_to_look(project: Project, lang: str) -> str:
    """The last words of `brief`: where to look first."""
    suffix = "" if lang == "zh" else f".{lang}"
    places = (
        project.figures / f"coverage{suffix}.png",
        project.deck(lang),
        project.pages / "00_coverage.html",
        project.clean / "DICTIONARY.md",
    )
    first, slides, page, words = map(project.shown, places)
    return f"\nLook first at {first} (what the reports can and can't tell),\nthen at {slides}, {page} and {words}."
