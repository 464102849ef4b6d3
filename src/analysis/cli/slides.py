"""The commands by which numbers come onto slides: deck, slide."""

from pathlib import Path

import click

from analysis.cli.options import OR_BOTH, project_option
from analysis.project import Project

FILE = click.Path(dir_okay=False, path_type=Path)
THERE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.option("--lang", type=OR_BOTH, default="zh", show_default=True, help="Language of the slides.")
@click.option("--template", type=THERE, help="A .pptx (or .potx) of yours: its layouts, theme and fonts are used.")
@project_option
def deck(project: Project, lang: str, template: Path | None) -> None:
    """Write the briefing's deck into figures/: slides whose charts PowerPoint can edit."""
    from analysis.briefing import decks

    click.echo(decks.deck(project, lang, template))


@click.command()
@click.argument("name")
@click.option("--deck", "path", type=FILE, help="The deck to put it into; else figures/briefing.pptx.")
@click.option("--lang", type=OR_BOTH, default="zh", show_default=True, help="Language of the slide.")
@project_option
def slide(project: Project, name: str, path: Path | None, lang: str) -> None:
    """Write the slide NAME into a deck, in the place of its namesake or at the end; the other slides stay.

    NAME is a chart, or any slide of `analysis deck`; an unknown one lists them all.
    """
    from analysis.briefing import decks
    from analysis.briefing.deck.deck import NAMES

    if name not in NAMES:
        raise click.BadParameter(f"there is no slide {name!r}; use one of {', '.join(NAMES)}")
    click.echo(decks.slide(project, name, path or project.deck(lang), lang))
