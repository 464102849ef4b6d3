"""The commands by which numbers come in: form, take, add, review, accept."""

from pathlib import Path

import click

from analysis.cli.options import project_option
from analysis.project import Project

# --- The commands by which units are asked, and their answers come in: form, take.

NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("out", type=NEW_FILE)
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

    What has to be corrected is told cell by cell, all at once.
    """
    from analysis.briefing.return_intake import take_form

    click.echo(take_form(project, file, report))


# --- The commands by which a report of one's own comes in: add, review, accept.

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
    from analysis.briefing.report_intake import Wanted, add_report

    click.echo(add_report(project, file, Wanted(unit, report, published, title)))


@click.command()
@click.argument("report", metavar="ID")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Where to write it: FILE.xlsx."
)
@project_option
def review(project: Project, report: str, out: Path | None) -> None:
    """Write the workbook in which a person confirms, corrects or rejects the numbers of report ID.

    One row per number, with its sentence; numbers that the reader missed are
    added below.
    """
    from analysis.briefing.report_intake import write_review

    click.echo(write_review(project, report, out))


@click.command()
@click.argument("file", type=FILE)
@project_option
def accept(project: Project, file: Path) -> None:
    """Take a reviewed workbook back into the report's ledger, whole or not at all.

    What does not fit is told with its cell, all at once.
    """
    from analysis.briefing.report_intake import accept_review

    click.echo(accept_review(project, file))
