"""The commands by which a report of one's own comes in: add, review, accept."""

from pathlib import Path

import click

from analysis.cli.options import project_option
from analysis.project import Project

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--unit", required=True, help="Whose report it is: an id of data/raw/reference/units.csv."
)
@click.option(
    "--id",
    "report",
    default="",
    help="The report's id; else made of the file's name, or of unit and year.",
)
@click.option(
    "--published",
    default="",
    help="YYYY, YYYY-MM or YYYY-MM-DD; else the day printed near its top.",
)
@click.option("--title", default="", help="Its title; else its first line.")
@project_option
def add(project: Project, file: Path, unit: str, report: str, published: str, title: str) -> None:
    """Add the report in FILE.

    Its text, its card, and a ledger of the numbers found in it, all proposed.

    Nothing that is proposed reaches data/clean: `analysis review` puts it
    before a person, `analysis accept` takes the answer.
    """
    from analysis.briefing.report_intake import Wanted
    from analysis.briefing.report_intake import add_report as adding

    click.echo(adding(project, file, Wanted(unit, report, published, title)))


@click.command()
@click.argument("report", metavar="ID")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it: FILE.xlsx."
)
@project_option
def review(project: Project, report: str, out: Path | None) -> None:
    """Write the workbook in which a person confirms, mends or rejects the numbers of report ID.

    One row a number, with its sentence; numbers that the reader missed are
    added below.
    """
    from analysis.briefing.report_intake import write_review as reviewing

    click.echo(reviewing(project, report, out))


@click.command()
@click.argument("file", type=FILE)
@project_option
def accept(project: Project, file: Path) -> None:
    """Take a reviewed workbook back into the report's ledger, whole or not at all.

    What does not fit is told with its cell, all at once.
    """
    from analysis.briefing.report_intake import accept_review as accepting

    click.echo(accepting(project, file))
