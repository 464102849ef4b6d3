"""`analysis diff`: what changed between two builds, on the screen and as a file."""

from pathlib import Path

import click

from analysis.cli.options import LANGUAGES, project_option
from analysis.files import write_all
from analysis.problems import stop
from analysis.project import Project

MARKDOWN = ".md"


@click.command()
@click.argument("before", metavar="[A]", default="HEAD")
@click.argument("after", metavar="[B]", default="")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file (.md) too.")
@click.option("--lang", type=LANGUAGES, default="zh", show_default=True, help="Language of the words.")
@project_option
def diff(project: Project, before: str, after: str, out: Path | None, lang: str) -> None:
    """Say what changed from build A to build B: figures, verdicts that turned, charts touched.

    A and B are folders with an observations.csv in them, or git revisions of
    data/clean; without A it is HEAD, without B data/clean as it is.
    """
    from analysis.briefing.changes.between import between

    if out is not None and out.suffix.lower() != MARKDOWN:
        stop("--out", f"{out.name} is no name of a Markdown file", f"let it end with {MARKDOWN}")
    told = between(project, before, after, lang)
    if out is not None:
        write_all({out: told.encode()})
    click.echo(told, nl=False)
