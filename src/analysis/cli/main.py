"""The commands. Each is thin.

It finds the project, runs steps, and says in plain words what came of it.

Exit codes: 0 done, 1 the data are wrong (or could not be written), 2 wrong use.
"""

import os
from pathlib import Path

import click

from analysis import __version__
from analysis.cli import intake, projects, reader, steps
from analysis.cli.options import FOLDER, LANGUAGES, WRONG_DATA, WRONG_USE, exit_with, project_option
from analysis.files import WriteError
from analysis.project import Project, ProjectError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Compare fire-and-rescue units from the reports they publish.

    Every number keeps its words, its bounds and its limits. `analysis brief`
    does the whole job.
    """
    os.environ.setdefault("MPLBACKEND", "agg")  # a terminal needs no window to draw into


@main.command()
@click.option(
    "--reports",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder of report texts, ID.txt.",
)
@project_option
def check(project: Project, reports: Path | None) -> None:
    """Check cards and ledgers, and each phrase against its report where the text is present."""
    from analysis.briefing import steps

    click.echo(steps.check_project(project, reports))


@main.command()
@project_option
def build(project: Project) -> None:
    """Clean data/raw into data/clean."""
    from analysis.cli import steps

    steps.run_steps(["build"], project, "zh")


@main.command()
@click.option(
    "--lang", type=LANGUAGES, default="zh", show_default=True, help="Language of the labels."
)
@project_option
def figures(project: Project, lang: str) -> None:
    """Draw every chart into figures/."""
    from analysis.cli import steps

    steps.run_steps(["figures"], project, lang)


@main.command()
@click.option(
    "--lang", type=LANGUAGES, default="zh", show_default=True, help="Language of the words."
)
@project_option
def workbook(project: Project, lang: str) -> None:
    """Write figures/briefing.xlsx: every number with its words, native charts, and what changed."""
    from analysis.cli import steps

    steps.run_steps(["workbook"], project, lang)


@main.command()
@project_option
def notebooks(project: Project) -> None:
    """Execute the notebooks into build/notebooks/."""
    from analysis.cli import steps

    steps.run_steps(["notebooks"], project, "zh")


@main.command()
@click.option(
    "--lang", type=LANGUAGES, default="zh", show_default=True, help="Language of the labels."
)
@project_option
def brief(project: Project, lang: str) -> None:
    """Do all of it: check, build, figures, deck, workbook, notebooks."""
    from analysis.briefing.steps import BRIEF
    from analysis.cli import steps

    steps.run_steps(BRIEF, project, lang)
    click.echo(steps.where_to_look(project, lang))


@main.command()
@project_option
def site(project: Project) -> None:
    """Make a static site of it all in build/site, in both languages, to read without Jupyter."""
    from analysis.cli import steps

    for lang in LANGUAGES.choices:
        steps.run_steps(["figures"], project, lang)
    steps.run_steps(["site"], project, "zh")


@main.command()
@click.argument("folder", type=FOLDER)
@click.option(
    "--comparators",
    is_flag=True,
    help="Bring what other units published, for the charts of context.",
)
def new(folder: Path, *, comparators: bool) -> None:
    """Start a project in FOLDER, with an invented example report that everything runs on."""
    from analysis.cli.projects import make_project

    try:
        click.echo(make_project(folder, comparators=comparators))
    except ProjectError as error:
        exit_with(str(error), WRONG_USE)
    except WriteError as error:
        exit_with(str(error), WRONG_DATA)


for command in (
    steps.deck,
    steps.slide,
    projects.lab,
    reader.read,
    intake.add,
    intake.review,
    intake.accept,
    intake.form,
    intake.take,
    reader.score,
    steps.diff,
):
    main.add_command(command)
