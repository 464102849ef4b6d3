"""`analysis review` and `analysis accept`: a ledger out to a person in a workbook, and back whole."""

import hashlib
from pathlib import Path

import pandas as pd

from analysis.briefing.review import review_book
from analysis.cleaning.observations import observe
from analysis.files import write_all
from analysis.problems import DataError, Problems, stop
from analysis.project import Project
from analysis.reading.answers import answers
from analysis.reading.cards import Card, read_card
from analysis.reading.documents import read_document
from analysis.reading.ledgers import STATUSES, ledger_bytes, read_ledger
from analysis.reading.mentions import read_mentions
from analysis.reading.proof import prove
from analysis.reading.reference import read_units
from analysis.reading.reviews import SHEET, Review, place_of, read_review, rows_of

WORKBOOK = ".xlsx"


def review(project: Project, report: str, out: Path | None) -> str:
    """Write the workbook of `report` and say what to do with it; a workbook with answers in it is never overwritten."""
    card, text, ledger = _report(project, report)
    path = out or project.review(report)
    if path.suffix.lower() != WORKBOOK:
        stop("--out", f"{path.name} is no name of a workbook", f"let it end with {WORKBOOK}")
    if path.is_file() and not _spent(path, ledger):
        remedy = "run `analysis accept` on it, or move it away, or name another place with --out"
        stop(project.shown(path), "it is there, with answers that are not in the ledger", remedy)
    write_all({path: review_book(ledger, card, text, _sum(ledger))})
    return (
        f"{len(ledger)} numbers -> {project.shown(path)}\nOpen it in a spreadsheet, choose a status for each row, "
        f"save it, then run `analysis accept {project.shown(path)}`."
    )


def accept(project: Project, file: Path) -> str:
    """Write the ledger that the workbook `file` answers for, and say what is in it; DataError with every wrong cell."""
    problems = Problems()
    back = read_review(file.read_bytes(), file.name, problems)
    if back.report not in set(project.reports()):
        stop(file.name, f"it is of report {back.report!r}, which is not here", "name its project with --project")
    card, text, ledger = _report(project, back.report)
    _current(back, card, ledger, file)
    rows = answers(back.lines, card, text, problems)
    if rows.empty and not problems:
        problems.add(f"{file.name} {place_of('phrase', 2)}", "it has no rows", "list the report's numbers, one a row")
    _fit(project, rows, card, problems)
    problems.raise_if_any()
    path = project.ledger(back.report)
    write_all({path: ledger_bytes(rows)})
    counts = ", ".join(f"{int((rows['status'] == name).sum())} {name}" for name in STATUSES)
    return f"{project.shown(path)}: {counts}. Next: `analysis brief`."


def _known(project: Project, report: str) -> None:
    """Refuse an id that is no report's."""
    if report not in set(project.reports()):
        known = ", ".join(project.reports()) or "none yet: `analysis add FILE --unit ID`"
        stop(project.shown(project.raw / report), "there is no such report", f"use one of {known}")
    if project.returned(report).is_file():
        stop(
            project.shown(project.returned(report)), "it is a return, not a report", "mend its form, and take it again"
        )


def _report(project: Project, report: str) -> tuple[Card, str, pd.DataFrame]:
    """Card, text and ledger of a report; DataError where one is missing, or the text is another than the card's."""
    _known(project, report)
    problems = Problems()
    units = read_units(project.units, project.shown(project.units))
    card = read_card(project.card(report), project.shown(project.card(report)), units, problems)
    ledger = read_ledger(project.ledger(report), project.shown(project.ledger(report)), problems)
    path = project.text(report)
    if path is None:
        place = project.shown(project.raw / report / "report.txt")
        problems.add(place, "the report's text is not here", "put it there: a number is confirmed in its sentence")
    if problems or card is None or path is None:
        raise DataError(list(problems))
    text = read_document(path, project.shown(path))
    prove(ledger.head(0), card, text, "", problems)
    problems.raise_if_any()
    return card, text, ledger


def _current(back: Review, card: Card, ledger: pd.DataFrame, file: Path) -> None:
    """Refuse a workbook made of another text, or of a ledger that has changed since."""
    remedy = f"run `analysis review {back.report} --out NEW.xlsx` and carry your answers over"
    if back.text != card.sha256:
        stop(file.name, "the report's text has changed since it was made", remedy)
    if back.ledger != _sum(ledger):
        stop(file.name, "the ledger has changed since it was made (this workbook may have been accepted)", remedy)


def _fit(project: Project, rows: pd.DataFrame, card: Card, problems: Problems) -> None:
    """Clean the confirmed rows as `analysis build` will; what cleaning refuses is told at the metric's cell."""
    units = read_units(project.units, project.shown(project.units))
    mentions = read_mentions(rows, card, SHEET, problems)
    places = {f"{SHEET} row {row}": place_of("metric", row) for row in rows["row"]}
    try:
        observe(mentions.assign(place=mentions["place"].replace(places)), units)
    except DataError as error:
        problems.extend(error.problems)


def _spent(path: Path, ledger: pd.DataFrame) -> bool:
    """Whether nothing would be lost with the workbook at `path`: it says what it was made of, or the ledger."""
    try:
        old = read_review(path.read_bytes(), path.name, Problems())
    except DataError:
        return False
    rows = rows_of(old)
    said = _sum(rows.assign(start=pd.to_numeric(rows["start"], errors="coerce").astype("Int64")))
    return said in (old.ledger, _sum(ledger))


def _sum(ledger: pd.DataFrame) -> str:
    """Checksum of a ledger, however its file is written."""
    return hashlib.sha256(ledger_bytes(ledger)).hexdigest()
