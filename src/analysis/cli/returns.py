"""The commands by which units are asked, and their answers come in: form, take."""

from pathlib import Path

import click

from analysis.cli.options import project_option
from analysis.project import Project

FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("out", type=FILE)
@click.option(
    "--unit",
    "units",
    multiple=True,
    help="A unit that fills it in: an id of units.csv; may be repeated.",
)
@project_option
def form(project: Project, out: Path, units: tuple[str, ...]) -> None:
    """Write the return form to OUT.xlsx: a workbook that a unit fills in, in Chinese and English.

    It asks for numerator, denominator, window and whether the definition is
    accepted. `analysis take` turns what comes back into observations.
    """
    from analysis.briefing.return_intake import write_form

    click.echo(write_form(project, out, units))


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--report", default="", help="Id under which it is kept in data/raw; else made from the file."
)
@project_option
def take(project: Project, file: Path, report: str) -> None:
    """Take a filled return form into data/raw, whole or not at all.

    What has to be mended is told cell by cell, all at once.
    """
    from analysis.briefing.return_intake import take_form

    click.echo(take_form(project, file, report))
