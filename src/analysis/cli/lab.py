"""JupyterLab on a project's notebooks, with settings that keep every request on this machine."""

import os
import sys
from importlib.resources import as_file, files

import click

from analysis.briefing.contents import START
from analysis.cli.options import project_option
from analysis.problems import StepError
from analysis.project import VARIABLE, Project

SETTINGS = "JUPYTER_CONFIG_PATH"


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@project_option
def lab(project: Project, options: tuple[str, ...]) -> None:
    """Open JupyterLab on the start notebook; OPTIONS after -- are JupyterLab's own."""
    start = project.notebooks / f"{START}.ipynb"
    if not start.is_file():
        raise StepError(f"{project.shown(start)}: it is not there. Remedy: copy it from the repository")
    with as_file(files("analysis.briefing").joinpath("jupyter")) as settings:
        found = os.pathsep.join(filter(None, [str(settings), os.environ.get(SETTINGS, "")]))
        command = [sys.executable, "-m", "jupyterlab", f"--notebook-dir={project.notebooks}", *options, str(start)]
        os.execve(sys.executable, command, os.environ | {SETTINGS: found, VARIABLE: str(project.root)})  # noqa: S606
