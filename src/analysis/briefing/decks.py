"""What is drawn, and the deck that it is put into."""

from pathlib import Path

from analysis.dataset import Dataset
from analysis.problems import StepError
from analysis.project import Project


def require_drawable(project: Project) -> None:
    """Raise DataError where data/clean is not built, and StepError where no number is in it yet."""
    if not Dataset(project).reports:
        waiting = next(project.reports(), "ID")
        raise StepError(f"No number is confirmed yet, so nothing can be drawn. Remedy: run `analysis review {waiting}`")


def drawable_dataset(project: Project) -> Dataset:
    """Return the clean data that slides are made from; StepError where nothing can be drawn of it."""
    require_drawable(project)
    return Dataset(project)


def deck(project: Project, lang: str, template: Path | None = None) -> str:
    """Write the whole deck; one line of what was written."""
    from analysis.briefing.deck.deck import write_deck

    path = project.deck(lang)
    slides = write_deck(drawable_dataset(project), path, lang, template)
    return f"{slides} slides -> {project.shown(path)}"


def slide(project: Project, name: str, path: Path, lang: str) -> str:
    """Write one slide into the deck at `path`; one line of what became of it."""
    from analysis.briefing.deck.deck import to_slide

    return f"{name}: {to_slide(drawable_dataset(project), name, path, lang)} in {project.shown(path)}"
