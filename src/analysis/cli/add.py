"""`analysis add`: a report's file -> its text, its card and a proposed ledger in data/raw."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from analysis.files import write_all
from analysis.problems import Problems, stop
from analysis.project import NOT_REPORTS, Project
from analysis.reading.cards import Card, read_card
from analysis.reading.dates import Published, WindowError
from analysis.reading.documents import read_document, sha256
from analysis.reading.imprint import published_of, title_of
from analysis.reading.ledgers import ledger_bytes
from analysis.reading.proposals import Proposal, card_of, propose
from analysis.reading.reader import read_text
from analysis.reading.reference import read_units
from analysis.vocabulary import Terms, Unit

ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
LONGEST_ID = 40
UNKNOWN, GIVEN, PRINTED = (
    {"published": "", "published_basis": "unknown", "published_note": "no day is printed near the top of the text"},
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


def add(project: Project, file: Path, wanted: Wanted) -> str:
    """Add the report in `file` to `project` and say what to do next; DataError, and nothing written, where it can't be.

    Refused are: an unknown unit, an id that is taken, a text that is there
    already, a text without a statistic, a day that does not exist.
    """
    units = read_units(project.units, project.shown(project.units))
    unit = _unit(units, wanted.unit, project)
    text = read_document(file, str(file))
    _new_text(project, units, text, file)
    published = _published(wanted.published, text)
    report = _report(project, wanted, file, published["published"])
    found = read_text(text, published=published["published"] or None)
    proposal = propose(found, unit, Published.read(published["published"]))
    if proposal.rows.empty:
        stop(str(file), "no number is found in it that is a statistic", "see that it holds the report's whole text")
    about = published | {"title": wanted.title or title_of(text)}
    write_all(
        {
            project.raw / report / "report.txt": text.encode(),
            project.card(report): card_of(text, unit, about, proposal.actors).encode(),
            project.ledger(report): ledger_bytes(proposal.rows),
        }
    )
    return _told(project, report, proposal, about)


def _unit(units: Terms[Unit], name: str, project: Project) -> Unit:
    if name not in units:
        stop("--unit", units.refusal(name), f"use its id, or add the unit to {project.shown(project.units)} first")
    return units[name]


def _new_text(project: Project, units: Terms[Unit], text: str, file: Path) -> None:
    """Refuse a text that a report of the project has already."""
    for card in _cards(project, units):
        if card.sha256 == sha256(text):
            stop(
                str(file), f"its text is that of report '{card.report}' already", f"run `analysis review {card.report}`"
            )


def _cards(project: Project, units: Terms[Unit]) -> list[Card]:
    """The cards of the project; DataError where one can't be read."""
    problems, cards = Problems(), []
    for report in project.reports():
        path = project.card(report)
        cards.append(read_card(path, project.shown(path), units, problems))
    problems.raise_if_any()
    return [card for card in cards if card is not None]


def _published(given: str, text: str) -> dict[str, str]:
    """The card's lines on the day of publication: as given, else as printed, else unknown."""
    if given:
        try:
            Published.read(given)
        except WindowError as error:
            stop("--published", str(error), "write a date that exists, as far as it is known")
        return GIVEN | {"published": given}
    printed = published_of(text)
    return PRINTED | {"published": printed} if printed else dict(UNKNOWN)


def _report(project: Project, wanted: Wanted, file: Path, published: str) -> str:
    """The report's id: as wanted, else of the file's name, else of unit and year."""
    report = wanted.report or _slug(file.stem) or "-".join(part for part in (_slug(wanted.unit), published[:4]) if part)
    if ID.fullmatch(report) is None or report in NOT_REPORTS:
        stop("--id", f"{report!r} can't be a report's id", "use small Latin letters, digits and -, such as jia-2024")
    if project.card(report).parent.exists():
        stop("--id", f"{report!r} is taken", "name another one with --id")
    return report


def _slug(name: str) -> str:
    """`name` as an id, empty where it has no Latin letter or digit.

    >>> _slug("Jia_2024 年报")
    'jia_2024'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9_]+", "-", plain)[:LONGEST_ID].strip("-_")


def _told(project: Project, report: str, proposal: Proposal, about: dict[str, str]) -> str:
    """What was added, what is not known, and what comes next."""
    rows, folder = proposal.rows, project.shown(project.card(report).parent)
    known = int((rows["metric"] != "").sum())
    day = f"{about['published'] or 'not known'} ({about['published_basis']})"
    lines = [
        f"{folder}: {len(rows)} numbers proposed, {known} of them with a metric.",
        f"Title: {about['title'] or 'not found'}. Published: {day}. Both can be mended in {folder}/card.toml.",
    ]
    if proposal.actors:
        parts = ", ".join(actor.zh for actor in proposal.actors.values())
        lines.append(f"Beside the unit: {parts}. Give them English names in [actors] there.")
    return "\n".join([*lines, f"Next: `analysis review {report}`."])
