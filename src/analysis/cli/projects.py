"""A new project, and JupyterLab on one."""

import os
import sys
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from analysis.cli.options import project_option
from analysis.files import write_all
from analysis.problems import StepError
from analysis.project import HOME, Project, ProjectError

# --- A new project: the folders, a table of units, the notebooks, and one invented report to copy.

EXAMPLE, COMPARATORS = "data/raw/example", "data/raw/comparators"
REGISTER = "data/raw/reference/register.csv"  # by which names comparators are known
SEAL_HERE = "# SEAL\n"
# The reports' texts are other people's words: supplied by the user, never committed.
IGNORED = "/build/\n/figures/*\n/data/raw/*/report.*\n.ipynb_checkpoints/\n"


def make_project(folder: Path, *, comparators: bool = False) -> str:
    """Make `folder` a project and return what to do next; `comparators` copies those as well.

    Raises ProjectError where it holds something already.
    """
    from analysis.documents.encodings import normalise_text
    from analysis.records.proof import seal_lines  # pandas: `analysis --help` does without

    if folder.exists() and any(folder.iterdir()):
        raise ProjectError(f"{folder}: there is something in it already. Remedy: name a new folder")
    contents = dict(_template_files(files("analysis.cli").joinpath("template")))
    text = normalise_text(contents[f"{EXAMPLE}/report.txt"].decode())
    card = contents[f"{EXAMPLE}/card.toml"].decode()
    contents[f"{EXAMPLE}/card.toml"] = card.replace(SEAL_HERE, seal_lines(text) + "\n").encode()
    contents |= {
        f"notebooks/{path.name}": path.read_bytes()
        for path in sorted((HOME / "notebooks").glob("*.ipynb"))
    }
    if comparators:
        found = sorted((HOME / COMPARATORS).glob("*.csv"))
        contents |= {f"{COMPARATORS}/{path.name}": path.read_bytes() for path in found}
        contents[REGISTER] = (HOME / REGISTER).read_bytes()
    contents[".gitignore"] = IGNORED.encode()
    write_all({folder / name: content for name, content in contents.items()})
    return (
        f"{folder} is a project. Next: `analysis brief --project {folder}`; then list your "
        "units in "
        f"data/raw/reference/units.csv, delete the example ({EXAMPLE}), "
        "and add each report of your own: `analysis add FILE --unit ID`."
    )


def _template_files(place: Traversable, before: str = "") -> list[tuple[str, bytes]]:
    """Every file of the template, by its path in the project."""
    found = []
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _template_files(entry, f"{before}{entry.name}/")
        else:
            found.append((f"{before}{entry.name}", entry.read_bytes()))
    return found


# --- JupyterLab on a project's notebooks, with settings that keep every request on this machine.

SETTINGS = "JUPYTER_CONFIG_PATH"


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
@project_option
def lab(project: Project, options: tuple[str, ...]) -> None:
    """Open JupyterLab on the start notebook; OPTIONS after -- are JupyterLab's own."""
    from analysis.briefing.notebooks import kernel_environment

    if not project.start.is_file():
        raise StepError(
            f"{project.shown(project.start)}: it is not there. Remedy: copy it from the repository"
        )
    ours = ["-m", "jupyterlab", f"--notebook-dir={project.notebooks}", str(project.start)]
    with as_file(files("analysis.briefing").joinpath("jupyter")) as settings:
        found = os.pathsep.join(filter(None, [str(settings), os.environ.get(SETTINGS, "")]))
        known = kernel_environment(project.root) | {SETTINGS: found}
        # Our own interpreter.
        os.execve(sys.executable, [sys.executable, *ours, *options], known)  # noqa: S606
