"""Projects in git, for what compares their revisions."""

import shutil
import subprocess

import pytest

from analysis.project import Project
from commands import DONE, run

PERSON = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]


def git(project: Project, *words: str) -> None:
    """Run git in the project's folder; skip the test where there is none."""
    if shutil.which("git") is None:
        pytest.skip("needs git, which is not here")
    subprocess.run(["git", "-C", project.root, *PERSON, *words], check=True, capture_output=True)


def commit_build(project: Project) -> Project:
    """The project built, and its data/clean committed."""
    assert run("build", project=project).exit_code == DONE
    git(project, "init", "--quiet")
    git(project, "add", "data/clean")
    git(project, "commit", "--quiet", "--message", "built")
    return project
