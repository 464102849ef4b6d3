"""What the commands share: the project they work on, and how their errors end."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from analysis.files import WriteError
from analysis.problems import DataError, StepError
from analysis.project import ProjectError, find_project

WRONG_DATA, WRONG_USE = 1, 2
LANGUAGES, OR_BOTH = click.Choice(["zh", "en"]), click.Choice(["zh", "en", "both"])
FOLDER = click.Path(file_okay=False, path_type=Path)


def project_option(command: Callable[..., None]) -> Callable[..., None]:
    """Give `command` the option --project, and its errors plain words and exit codes."""

    @click.option(
        "--project",
        "folder",
        type=FOLDER,
        help="Another folder of the same shape; else the one you are in.",
    )
    @functools.wraps(command)
    def wrapped(folder: Path | None, **options: Any) -> None:
        try:
            command(find_project(folder), **options)
        except ProjectError as error:
            exit_with(str(error), WRONG_USE)
        except DataError as error:
            many = len(error.problems)
            exit_with(
                f"{error}\n\n{many} {'problem' if many == 1 else 'problems'}; nothing was written.",
                WRONG_DATA,
            )
        except (StepError, WriteError) as error:
            exit_with(str(error), WRONG_DATA)

    return wrapped


def exit_with(message: str, code: int) -> NoReturn:
    """Say what is wrong and end with the exit code."""
    click.echo(message, err=True)
    raise SystemExit(code)
