"""JupyterLab on a project's notebooks, with settings that keep every request on this machine."""

import os
import sys
from importlib.resources import as_file, files

import click

from analysis.briefing.notebooks import environment
from analysis.cli.options import project_option
from analysis.problems import StepError
from analysis.project import Project

SETTINGS = "JUPYTER_CONFIG_PATH"


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@project_option
def lab(project: Project, options: tuple[str, ...]) -> None:
    """Open JupyterLab on the start notebook; OPTIONS after -- are JupyterLab's own."""
    if not project.start.is_file():
        raise StepError(f"{project.shown(project.start)}: it is not there. Remedy: copy it from the repository")
    ours = ["-m", "jupyterlab", f"--notebook-dir={project.notebooks}", str(project.start)]
    with as_file(files("analysis.briefing").joinpath("jupyter")) as settings:
        found = os.pathsep.join(filter(None, [str(settings), os.environ.get(SETTINGS, "")]))
        known = environment(project.root) | {SETTINGS: found}
        os.execve(sys.executable, [sys.executable, *ours, *options], known)  # noqa: S606 (our own interpreter)
