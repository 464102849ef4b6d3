"""The steps on a terminal, and the commands of what they make: deck, slide, diff."""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import click

from analysis.cli.options import LANGUAGES, OR_BOTH, project_option
from analysis.files import write_all
from analysis.problems import stop
from analysis.project import Project

# --- The steps on a terminal: each timed, with a bar while it goes on, and told in a line.

BAR_WIDTH = 24


def run_steps(names: Sequence[str], project: Project, lang: str) -> None:
    """Run the steps `names` in turn, each with its seconds."""
    from analysis.briefing.steps import STEPS  # pandas: `analysis --help` does without

    for name in names:
        begun = time.perf_counter()
        told = STEPS[name](project, lang, _progress_bar)
        click.echo(f"{name:<10} {time.perf_counter() - begun:5.1f} s   {told}")


def _progress_bar(items: Iterable[Any], length: int, name: str) -> list[Any]:
    """All of `items`, with a bar while they come; a bar is shown only to a person at a terminal."""
    with click.progressbar(
        items, length=length, label=name, width=BAR_WIDTH, hidden=not sys.stdout.isatty()
    ) as bar:
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
    return (
        f"\nLook first at {first} (what the reports can and can't tell),\nthen at "
        f"{slides}, {page} and {words}."
    )


# --- `analysis diff`: what changed between two builds, on the screen and as a file.

MARKDOWN = ".md"


@click.command()
@click.argument("before", metavar="[A]", default="HEAD")
@click.argument("after", metavar="[B]", default="")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write it to this file (.md) too.",
)
@click.option(
    "--lang", type=LANGUAGES, default="zh", show_default=True, help="Language of the words."
)
@project_option
def diff(project: Project, before: str, after: str, out: Path | None, lang: str) -> None:
    """Say what changed from build A to build B: figures, verdicts that turned, charts touched.

    A and B are folders with an observations.csv in them, or git revisions of
    data/clean; without A it is HEAD, without B data/clean as it is.
    """
    from analysis.briefing.changes.report import report_changes

    if out is not None and out.suffix.lower() != MARKDOWN:
        stop("--out", f"{out.name} is no name of a Markdown file", f"let it end with {MARKDOWN}")
    told = report_changes(project, before, after, lang)
    if out is not None:
        write_all({out: told.encode()})
    click.echo(told, nl=False)


# --- The commands by which numbers come onto slides: deck, slide.

FILE = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option(
    "--lang", type=OR_BOTH, default="zh", show_default=True, help="Language of the slides."
)
@click.option(
    "--template",
    type=THERE,
    help="A .pptx (or .potx) of yours: its layouts, theme and fonts are used.",
)
@project_option
def deck(project: Project, lang: str, template: Path | None) -> None:
    """Write the briefing's deck into figures/: slides whose charts PowerPoint can edit."""
    from analysis.briefing.deck import deck as decks

    click.echo(decks.write_whole_deck(project, lang, template))


@click.command()
@click.argument("name")
@click.option(
    "--deck", "path", type=FILE, help="The deck to put it into; else figures/briefing.pptx."
)
@click.option(
    "--lang", type=OR_BOTH, default="zh", show_default=True, help="Language of the slide."
)
@project_option
def slide(project: Project, name: str, path: Path | None, lang: str) -> None:
    """Write the slide NAME into a deck, in the place of its namesake or at the end.

    The other slides stay.

    NAME is a chart, or any slide of `analysis deck`; an unknown one lists them all.
    """
    from analysis.briefing.deck import deck as decks
    from analysis.briefing.deck.deck import NAMES

    if name not in NAMES:
        raise click.BadParameter(f"there is no slide {name!r}; use one of {', '.join(NAMES)}")
    click.echo(decks.write_one_slide(project, name, path or project.deck(lang), lang))
