"""The steps on a terminal: each timed, with a bar while it goes on, and told in a line."""

import sys
import time
from collections.abc import Iterable, Sequence
from typing import Any

import click

from analysis.briefing.steps import STEPS
from analysis.project import Project

BAR_WIDTH = 24


def run(names: Sequence[str], project: Project, lang: str) -> None:
    """Run the steps `names` in turn, each with its seconds."""
    for name in names:
        begun = time.perf_counter()
        told = STEPS[name](project, lang, _bar)
        click.echo(f"{name:<10} {time.perf_counter() - begun:5.1f} s   {told}")


def _bar(items: Iterable[Any], length: int, name: str) -> list[Any]:
    """All of `items`, with a bar while they come; a bar is shown only to a person at a terminal."""
    with click.progressbar(items, length=length, label=name, width=BAR_WIDTH, hidden=not sys.stdout.isatty()) as bar:
        return list(bar)


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
