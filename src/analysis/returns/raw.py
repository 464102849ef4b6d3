"""All of a project's data/raw, read: cards, mentions, units."""

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from analysis.documents.documents import read_document
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.records.cards import Card, read_card
from analysis.records.ledgers import CONFIRMED, PROPOSED, no_mentions, read_ledger, read_mentions
from analysis.records.proof import prove_ledger
from analysis.records.register import read_units
from analysis.returns.read import read_returned
from analysis.vocabulary import Terms, Unit


@dataclass(frozen=True)
class Raw:
    """What a project's data/raw says.

    `mentions` of every report and return, its `cards` and the `units`.

    `waiting` are the cards of reports of which rows are proposed and none is
    confirmed: what nobody has looked at can't be said to be "not reported".
    """

    mentions: pd.DataFrame
    cards: dict[str, Card]
    units: Terms[Unit]
    waiting: dict[str, Card] = field(default_factory=dict)


@dataclass(frozen=True)
class Proof:
    """What a check found: reports and texts present.

    Phrases in all, of the texts present, at their offsets, proposed.

    `returns` are those of units, whose numbers have cells instead of a text.
    """

    reports: int
    texts: int
    phrases: int
    of_texts: int
    proved: int
    proposed: int = 0
    returns: int = 0


def read_raw(project: Project, problems: Problems) -> Raw:
    """Everything in data/raw; what is wrong is added to `problems`."""
    known = read_units(project.units, project.shown(project.units))
    cards, waiting, frames = dict[str, Card](), dict[str, Card](), []
    for report in project.reports():
        card = read_card(project.card(report), project.shown(project.card(report)), known, problems)
        # A folder holds a unit's return, which no text proves, or the ledger of a report.
        if (returned := project.returned(report)).is_file():
            if card is not None:
                cards[report] = card
                frames.append(read_returned(returned, project.shown(returned), card, problems))
            continue
        place = project.shown(project.ledger(report))
        ledger = read_ledger(project.ledger(report), place, problems)
        # The ledger of a wrong card is still looked through, so that all is told at once.
        if card is not None:
            statuses = set(ledger["status"])
            (waiting if PROPOSED in statuses and CONFIRMED not in statuses else cards)[report] = (
                card
            )
            frames.append(read_mentions(ledger, card, place, problems))
    if not cards and not waiting and not problems:
        problems.add(
            project.shown(project.raw),
            "it holds no report",
            "add one as docs/add-a-report.md shows",
        )
    mentions = pd.concat(frames, ignore_index=True) if frames else no_mentions()
    return Raw(mentions, cards, known, waiting)


def sound_raw(project: Project) -> Raw:
    """Everything in data/raw; DataError with all that is wrong in it."""
    problems = Problems()
    read = read_raw(project, problems)
    problems.raise_if_any()
    return read


def prove_raw(project: Project, raw: Raw, problems: Problems, folder: Path | None = None) -> Proof:
    """Prove each ledger against its text where that is present (in data/raw, or in `folder`)."""
    texts = phrases = proposed = of_texts = proved = 0
    returns = [report for report in raw.cards if project.returned(report).is_file()]
    reports = raw.cards | raw.waiting
    for report in sorted(set(reports) - set(returns)):
        place = project.shown(project.ledger(report))
        # What is wrong with its form was told by read_raw, and is not told again.
        ledger = read_ledger(project.ledger(report), place, Problems())
        phrases += len(ledger)
        proposed += int((ledger["status"] == PROPOSED).sum())
        if (path := project.text(report, folder)) is not None:
            texts += 1
            of_texts += len(ledger)
            try:
                text = read_document(path, project.shown(path))
            except DataError as error:
                problems.extend(error.problems)
            else:
                proved += prove_ledger(ledger, reports[report], text, place, problems)
    return Proof(
        len(reports) - len(returns), texts, phrases, of_texts, proved, proposed, len(returns)
    )
