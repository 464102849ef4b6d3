"""The card of a report: whose it is, where it appeared, when, and how its text is recognised."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.documents.encodings import decode_text
from analysis.extraction.windows.dates import Published, WindowError
from analysis.problems import DataError, Problems
from analysis.project import Project
from analysis.records.register import read_units
from analysis.vocabulary import Label, Terms, Unit, UnknownTermError, levels

TEXTS = (
    "unit",
    "title",
    "publisher",
    "published",
    "published_basis",
    "published_note",
    "sha256",
    "block_sums",
    "notes",
)
BASES = ("printed", "inferred", "unknown")
UNKNOWN_UNIT = (
    "add the unit there, correct its id on the card, or delete the report's folder "
    "(as of the shipped example)"
)


@dataclass(frozen=True, slots=True)
class Actor(Label):
    """A sub-unit or officer that a report gives numbers of; never a person's name."""

    level: str


@dataclass(frozen=True, slots=True)
class Card:
    """One report's card. `actors` are those beside the unit itself, by the name after UNIT/."""

    report: str
    place: str
    unit: Unit
    title: str
    publisher: str
    published: str
    published_basis: str
    published_note: str
    sha256: str
    characters: int
    block_sums: str
    notes: str
    actors: Mapping[str, Actor] = field(default_factory=dict)

    @property
    def date(self) -> Published:
        """When it appeared, as far as known."""
        return Published.read(self.published)

    def level(self, actor: str) -> str:
        """Level of `actor`: the unit's own id, or UNIT/NAME of the card's [actors].

        UnknownTermError otherwise.
        """
        if actor == self.unit.id:
            return self.unit.level
        known = {}
        for name, entry in self.actors.items():
            known[f"{self.unit.id}/{name}"] = entry.level
        # The unit was answered for above; here it is only what a refusal may suggest instead.
        known[self.unit.id] = self.unit.level
        return Terms("actor", f"[actors] in {self.place}", known)[actor]


def read_card(path: Path, place: str, units: Terms[Unit], problems: Problems) -> Card | None:
    """The card at `path`, or None with what is wrong added to `problems`.

    `place` names it in messages.
    """
    try:
        row = tomllib.loads(decode_text(path.read_bytes(), place))
    except FileNotFoundError:
        problems.add(place, "there is no card", "write card.toml as docs/add-a-report.md shows")
        return None
    except DataError as error:
        problems.extend(error.problems)
        return None
    except tomllib.TOMLDecodeError as error:
        problems.add(place, f"it is not TOML ({error})", "correct that line")
        return None
    before = len(problems)
    _check_card(row, place, units, problems)
    if len(problems) > before:
        return None
    actors = {}
    for name, entry in _read_actors(row).items():
        # Not Actor(**entry): an entry may hold other keys too.
        actors[name] = Actor(zh=entry["zh"], en=entry["en"], level=entry["level"])
    values = {key: row[key] for key in TEXTS if key != "unit"}  # the unit is no text but its entry
    return Card(
        path.parent.name,
        place,
        units[row["unit"]],
        characters=row["characters"],
        actors=actors,
        **values,
    )


def _read_actors(row: dict[str, Any]) -> dict[str, dict[str, str]]:
    # Another type than a table is reported by _check_card, and here it is as good as none.
    actors = row.get("actors", {})
    return actors if isinstance(actors, dict) else {}


def _check_card(row: dict[str, Any], place: str, units: Terms[Unit], problems: Problems) -> None:
    """Add what is wrong with a card's entries."""
    for key in TEXTS:
        if not isinstance(row.get(key), str):
            problems.add(
                place,
                f"'{key}' is missing or no text",
                f'write {key} = "…" (empty where not known)',
            )
    if not isinstance(row.get("characters"), int):
        problems.add(
            place,
            "'characters' is missing or no whole number",
            "write how many characters the text has",
        )
    if row.get("published_basis") not in BASES:
        problems.add(place, "published_basis is unknown", f"use one of {', '.join(BASES)}")
    # An entry that is missing or no text was noted above; str() lets the other checks go on.
    try:
        units[str(row.get("unit"))]
    except UnknownTermError as error:
        problems.add(place, str(error), UNKNOWN_UNIT)
    try:
        Published.read(str(row.get("published", "")))
    except WindowError as error:
        problems.add(
            place, f"published: {error}", "write a date that exists, as far as it is known"
        )
    if not isinstance(row.get("actors", {}), dict):
        problems.add(place, "'actors' is no table", "write [actors] and a line an actor under it")
    for name, entry in _read_actors(row).items():
        _check_actor(name, entry, place, problems)


def _check_actor(name: str, entry: object, place: str, problems: Problems) -> None:
    match entry:
        case {"zh": str(), "en": str(), "level": str(level)}:
            # A corps, detachment or brigade is a unit of its own: it has its row in units.csv.
            if level not in levels() or levels()[level].unit:
                problems.add(
                    place, f"actor '{name}' has the level '{level}'", "use sub_unit or officer"
                )
        case _:
            problems.add(
                place,
                f"actor '{name}' lacks zh, en or level",
                'write { zh = "…", en = "…", level = "…" }',
            )


def read_cards(project: Project) -> dict[str, Card]:
    """The cards of all reports and returns, without their numbers.

    DataError with all that is wrong in them.
    """
    problems = Problems()
    known = read_units(project.units, project.shown(project.units))
    cards = {}
    for report in project.reports():
        path = project.card(report)
        card = read_card(path, project.shown(path), known, problems)
        # None always comes with a problem, which is raised below.
        if card is not None:
            cards[report] = card
    problems.raise_if_any()
    return cards
