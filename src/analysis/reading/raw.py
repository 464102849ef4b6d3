"""All of a project's data/raw, read: cards, mentions, units."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.reading.cards import Card, read_card
from analysis.reading.documents import read_document
from analysis.reading.ledgers import read_ledger
from analysis.reading.mentions import no_mentions, read_mentions
from analysis.reading.proof import prove
from analysis.reading.reference import read_units
from analysis.reading.returned import read_returned
from analysis.vocabulary import Terms, Unit


@dataclass(frozen=True)
class Raw:
    """What a project's data/raw says: `mentions` of every report and return, its `cards` and the `units`."""

    mentions: pd.DataFrame
    cards: dict[str, Card]
    units: Terms[Unit]


@dataclass(frozen=True)
class Proof:
    """What a check found: reports and texts present, phrases in all, of the texts present, and at their offsets.

    `returns` are those of units, whose numbers have cells instead of a text.
    """

    reports: int
    texts: int
    phrases: int
    of_texts: int
    proved: int
    returns: int = 0


def read_raw(project: Project, problems: Problems) -> Raw:
    """Everything in data/raw; what is wrong is added to `problems`."""
    known = read_units(project.units, project.shown(project.units))
    cards, frames = {}, []
    for report in project.reports():
        card = read_card(project.card(report), project.shown(project.card(report)), known, problems)
        if (returned := project.returned(report)).is_file():
            if card is not None:
                cards[report] = card
                frames.append(read_returned(returned, project.shown(returned), card, problems))
            continue
        place = project.shown(project.ledger(report))
        ledger = read_ledger(project.ledger(report), place, problems)
        if card is not None:
            cards[report] = card
            frames.append(read_mentions(ledger, card, place, problems))
    if not cards and not problems:
        problems.add(project.shown(project.raw), "it holds no report", "add one as docs/add-a-report.md shows")
    mentions = pd.concat(frames, ignore_index=True) if frames else no_mentions()
    return Raw(mentions, cards, known)


def prove_raw(project: Project, raw: Raw, problems: Problems, folder: Path | None = None) -> Proof:
    """Prove each ledger against its text where that is present (in data/raw, or in `folder`)."""
    texts = phrases = of_texts = proved = 0
    returns = [report for report in raw.cards if project.returned(report).is_file()]
    for report, card in raw.cards.items():
        if report in returns:
            continue
        place = project.shown(project.ledger(report))
        ledger = read_ledger(project.ledger(report), place, Problems())
        phrases += len(ledger)
        if (path := project.text(report, folder)) is not None:
            texts += 1
            of_texts += len(ledger)
            try:
                text = read_document(path, project.shown(path))
            except DataError as error:
                problems.extend(error.problems)
            else:
                proved += prove(ledger, card, text, place, problems)
    return Proof(len(raw.cards) - len(returns), texts, phrases, of_texts, proved, len(returns))
