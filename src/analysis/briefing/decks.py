"""What is drawn, and the deck that it is put into."""

from pathlib import Path
from typing import TYPE_CHECKING

from analysis.problems import StepError
from analysis.project import Project
from analysis.reading.raw import Raw, sound_raw

if TYPE_CHECKING:
    from analysis.briefing.deck.material import Material


def drawable(project: Project) -> Raw:
    """data/raw, read; DataError or StepError where nothing can be drawn of it."""
    raw = sound_raw(project)
    if not raw.cards:
        waiting = next(iter(raw.waiting))
        raise StepError(f"No number is confirmed yet, so nothing can be drawn. Remedy: run `analysis review {waiting}`")
    return raw


def material(project: Project) -> "Material":
    """What slides are made from."""
    from analysis.briefing.deck.material import Material

    return Material(project, drawable(project))


def deck(project: Project, lang: str, template: Path | None = None) -> str:
    """Write the whole deck; one line of what was written."""
    from analysis.briefing.deck.deck import write_deck

    path = project.deck(lang)
    slides = write_deck(material(project), path, lang, template)
    return f"{slides} slides -> {project.shown(path)}"


def slide(project: Project, name: str, path: Path, lang: str) -> str:
    """Write one slide into the deck at `path`; one line of what became of it."""
    from analysis.briefing.deck.deck import to_slide

    return f"{name}: {to_slide(material(project), name, path, lang)} in {project.shown(path)}"
