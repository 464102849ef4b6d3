"""A report comes in: added with proposed numbers, reviewed in a workbook, accepted whole."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.briefing.review_workbook import review_book
from analysis.cleaning.observations import build_observations
from analysis.documents.documents import read_document, text_checksum
from analysis.extraction.reader import published_of, read_text, title_of
from analysis.extraction.windows.dates import Published, WindowError
from analysis.files import write_all
from analysis.problems import DataError, Problems, stop
from analysis.project import NOT_REPORTS, Project
from analysis.records.cards import Card, read_card
from analysis.records.ledgers import STATUSES, ledger_bytes, read_ledger, read_mentions
from analysis.records.proof import prove_ledger
from analysis.records.proposals import Proposal, card_of, propose_rows
from analysis.records.register import read_units
from analysis.records.reviews import SHEET, Review, place_of, read_answers, read_review, rows_of
from analysis.vocabulary import Terms, Unit

# --- `analysis add`: a report's file -> its text, its card and a proposed ledger in data/raw.

# As the name of a folder and of a git path: no capitals, which some systems do not tell apart.
ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LONGEST_ID = 40
UNKNOWN, GIVEN, PRINTED = (
    {
        "published": "",
        "published_basis": "unknown",
        "published_note": "no day is printed near the top of the text",
    },
    {"published_basis": "printed", "published_note": "as given when the report was added"},
    {"published_basis": "printed", "published_note": "near the top of the text"},
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the analyst says of a report; empty where it is to be found out."""

    unit: str
    report: str = ""
    published: str = ""
    title: str = ""


def add_report(project: Project, file: Path, wanted: Wanted) -> str:
    """Add the report in `file` to `project` and say what to do next.

    DataError, and nothing written, where it can't be.

    Refused are: an unknown unit, an id that is taken, a text that is there
    already, a text without a statistic, a day that does not exist.
    """
    units = read_units(project.units, project.shown(project.units))
    unit = _known_unit(units, wanted.unit, project)
    text = read_document(file, str(file))
    _new_text(project, units, text, file)
    published = _publication_lines(wanted.published, text)
    report = _report_id(project, wanted, file, published["published"])
    # Without the day of publication 今年 (this year) is of no year, and such windows stay open.
    found = read_text(text, published=published["published"] or None)
    proposal = propose_rows(found, unit, Published.read(published["published"]))
    if proposal.rows.empty:
        stop(
            str(file),
            "no number is found in it that is a statistic",
            "see that it holds the report's whole text",
        )
    about = published | {"title": wanted.title or title_of(text)}
    write_all(
        {
            project.raw / report / "report.txt": text.encode(),
            project.card(report): card_of(text, unit, about, proposal.actors).encode(),
            project.ledger(report): ledger_bytes(proposal.rows),
        }
    )
    return _added_message(project, report, proposal, about)


def _known_unit(units: Terms[Unit], name: str, project: Project) -> Unit:
    if name not in units:
        stop(
            "--unit",
            units.refusal(name),
            f"use its id, or add the unit to {project.shown(project.units)} first",
        )
    return units[name]


def _new_text(project: Project, units: Terms[Unit], text: str, file: Path) -> None:
    """Refuse a text that a report of the project has already."""
    for card in _all_cards(project, units):
        if card.sha256 == text_checksum(text):
            stop(
                str(file),
                f"its text is that of report '{card.report}' already",
                f"run `analysis review {card.report}`",
            )


def _all_cards(project: Project, units: Terms[Unit]) -> list[Card]:
    """The cards of the project; DataError where one can't be read."""
    problems, cards = Problems(), []
    # Every card is read before any is refused, so that all that is wrong is told at once.
    for report in project.reports():
        path = project.card(report)
        card = read_card(path, project.shown(path), units, problems)
        if card is not None:
            cards.append(card)
    problems.raise_if_any()
    return cards


def _publication_lines(given: str, text: str) -> dict[str, str]:
    """The card's lines on the day of publication: as given, else as printed, else unknown."""
    if given:
        try:
            Published.read(given)
        except WindowError as error:
            stop("--published", str(error), "write a date that exists, as far as it is known")
        return GIVEN | {"published": given}
    printed = published_of(text)
    return PRINTED | {"published": printed} if printed else dict(UNKNOWN)


def _report_id(project: Project, wanted: Wanted, file: Path, published: str) -> str:
    """The report's id: as wanted, else of the file's name, else of unit and year."""
    report = (
        wanted.report
        or _id_from_name(file.stem)
        or "-".join(filter(None, (_id_from_name(wanted.unit), published[:4])))
    )
    if ID.fullmatch(report) is None or report in NOT_REPORTS:
        stop(
            "--id",
            f"{report!r} can't be a report's id",
            "use small Latin letters, digits and -, such as jia-2024",
        )
    if project.card(report).parent.exists():
        stop("--id", f"{report!r} is taken", "name another one with --id")
    return report


def _id_from_name(name: str) -> str:
    """`name` as an id, empty where it has no Latin letter or digit.

    >>> _id_from_name("Jia_2024 年报")
    'jia_2024'
    """
    # NFKD takes é apart into e and an accent, and a full-width letter down to a plain one.
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:LONGEST_ID].strip("-_")


def _added_message(project: Project, report: str, proposal: Proposal, about: dict[str, str]) -> str:
    """What was added, what is not known, and what comes next."""
    rows, folder = proposal.rows, project.shown(project.card(report).parent)
    known = int((rows["metric"] != "").sum())
    day = f"{about['published'] or 'not known'} ({about['published_basis']})"
    lines = [
        f"{folder}: {len(rows)} numbers proposed, {known} of them with a metric.",
        (
            f"Title: {about['title'] or 'not found'}. Published: {day}. Both can be corrected in "
            f"{folder}/card.toml."
        ),
    ]
    if proposal.actors:
        parts = ", ".join(actor.zh for actor in proposal.actors.values())
        lines.append(f"Beside the unit: {parts}. Give them English names in [actors] there.")
    return "\n".join([*lines, f"Next: `analysis review {report}`."])


# --- `analysis review` and `analysis accept`: a ledger out to a person in a workbook, and back
# whole.

WORKBOOK = ".xlsx"


def write_review(project: Project, report: str, out: Path | None) -> str:
    """Write the workbook of `report` and say what to do with it.

    A workbook with answers in it is never overwritten.
    """
    card, text, ledger = _read_report(project, report)
    path = out or project.review(report)
    if path.suffix.lower() != WORKBOOK:
        stop("--out", f"{path.name} is no name of a workbook", f"let it end with {WORKBOOK}")
    if path.is_file() and not _is_replaceable(path, ledger):
        remedy = "run `analysis accept` on it, or move it away, or name another place with --out"
        stop(project.shown(path), "it is there, with answers that are not in the ledger", remedy)
    write_all({path: review_book(ledger, card, text, _ledger_checksum(ledger))})
    return (
        f"{len(ledger)} numbers -> {project.shown(path)}\nOpen it in a spreadsheet, choose a "
        "status for each row, "
        f"save it, then run `analysis accept {project.shown(path)}`."
    )


def accept_review(project: Project, file: Path) -> str:
    """Write the ledger that the workbook `file` answers for, and say what is in it.

    DataError with every wrong cell.
    """
    problems = Problems()
    # The workbook itself says which report it is of, so that a file may bear any name.
    back = read_review(file.read_bytes(), file.name, problems)
    if back.report not in set(project.reports()):
        stop(
            file.name,
            f"it is of report {back.report!r}, which is not here",
            "name its project with --project",
        )
    card, text, ledger = _read_report(project, back.report)
    _require_current(back, card, ledger, file)
    rows = read_answers(back.lines, card, text, problems)
    # Only where no cell was refused: else the rows are missing because they were wrong.
    if rows.empty and not problems:
        problems.add(
            f"{file.name} {place_of('phrase', 2)}",
            "it has no rows",
            "list the report's numbers, one a row",
        )
    _require_cleanable(project, rows, card, problems)
    problems.raise_if_any()
    path = project.ledger(back.report)
    write_all({path: ledger_bytes(rows)})
    counts = ", ".join(f"{int((rows['status'] == name).sum())} {name}" for name in STATUSES)
    return f"{project.shown(path)}: {counts}. Next: `analysis brief`."


def _require_report(project: Project, report: str) -> None:
    """Refuse an id that is no report's."""
    if report not in set(project.reports()):
        known = ", ".join(project.reports()) or "none yet: `analysis add FILE --unit ID`"
        stop(project.shown(project.raw / report), "there is no such report", f"use one of {known}")
    if project.returned(report).is_file():
        stop(
            project.shown(project.returned(report)),
            "it is a return, not a report",
            "correct its form, and take it again",
        )


def _read_report(project: Project, report: str) -> tuple[Card, str, pd.DataFrame]:
    """Card, text and ledger of a report.

    DataError where one is missing, or the text is another than the card's.
    """
    _require_report(project, report)
    problems = Problems()
    units = read_units(project.units, project.shown(project.units))
    card = read_card(project.card(report), project.shown(project.card(report)), units, problems)
    ledger = read_ledger(project.ledger(report), project.shown(project.ledger(report)), problems)
    path = project.text(report)
    if path is None:
        place = project.shown(project.raw / report / "report.txt")
        problems.add(
            place,
            "the report's text is not here",
            "put it there: a number is confirmed in its sentence",
        )
    if problems or card is None or path is None:
        raise DataError(list(problems))
    text = read_document(path, project.shown(path))
    # Of no rows at all: what is proved is that the text is the one that the card was made of.
    prove_ledger(ledger.head(0), card, text, "", problems)
    problems.raise_if_any()
    return card, text, ledger


def _require_current(back: Review, card: Card, ledger: pd.DataFrame, file: Path) -> None:
    """Refuse a workbook made of another text, or of a ledger that has changed since."""
    remedy = f"run `analysis review {back.report} --out NEW.xlsx` and carry your answers over"
    if back.text != card.sha256:
        stop(file.name, "the report's text has changed since it was made", remedy)
    # Accepting it twice is refused, too: the first time changed the ledger.
    if back.ledger != _ledger_checksum(ledger):
        stop(
            file.name,
            "the ledger has changed since it was made (this workbook may have been accepted)",
            remedy,
        )


def _require_cleanable(
    project: Project, rows: pd.DataFrame, card: Card, problems: Problems
) -> None:
    """Clean the confirmed rows as `analysis build` will.

    What cleaning refuses is told at the metric's cell.
    """
    units = read_units(project.units, project.shown(project.units))
    mentions = read_mentions(rows, card, SHEET, problems)
    # Cleaning names rows of a ledger; a person looks for cells of the sheet.
    places = {f"{SHEET} row {row}": place_of("metric", row) for row in rows["row"]}
    try:
        build_observations(mentions.assign(place=mentions["place"].replace(places)), units)
    except DataError as error:
        problems.extend(error.problems)


def _is_replaceable(path: Path, ledger: pd.DataFrame) -> bool:
    """Whether nothing would be lost with the workbook at `path`.

    It says what it was made of, or the ledger.
    """
    try:
        old = read_review(path.read_bytes(), path.name, Problems())
    except DataError:
        return False
    # Nobody has touched it where its rows are still those that it was made of.
    rows = rows_of(old)
    said = _ledger_checksum(
        rows.assign(start=pd.to_numeric(rows["start"], errors="coerce").astype("Int64"))
    )
    return said in (old.ledger, _ledger_checksum(ledger))


def _ledger_checksum(ledger: pd.DataFrame) -> str:
    """Checksum of a ledger, however its file is written."""
    return hashlib.sha256(ledger_bytes(ledger)).hexdigest()
