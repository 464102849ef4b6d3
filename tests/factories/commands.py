"""The command `analysis` as a test calls it, its exit codes, and files changed as a person would."""

from pathlib import Path

from click.testing import CliRunner, Result

from analysis.cli.main import main
from analysis.project import Project

DONE, WRONG_DATA, WRONG_USE = 0, 1, 2


def run(*words: str | Path, project: Project | None = None) -> Result:
    """`analysis` with `words`, on a project."""
    named = ["--project", str(project.root)] if project else []
    return CliRunner(env={"MPLBACKEND": "agg"}).invoke(main, [*map(str, words), *named])


def change(path: Path, old: str, new: str) -> None:
    """Put `new` for the first `old` in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")
