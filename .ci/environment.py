"""environment.yml from pyproject.toml: what conda-forge has by its name there, the rest by pip."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ONLY_PIP = {
    "axe-playwright-python",
    "justmytype-intl-cjk",
    "opencc",
    "openxml-audit",
    "playwright",
    "zhplot",
}
HEAD = """\
# Written by `make environment` from pyproject.toml; a test keeps the two in agreement.
name: fire-report-analysis
channels:
  - conda-forge
  - nodefaults
dependencies:
"""


def conda_name(requirement: str) -> str:
    """A requirement as conda-forge names it: lower case."""
    return requirement.lower()


def environment() -> str:
    """The text of environment.yml."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = sorted(
        {*project["dependencies"], *project["optional-dependencies"]["dev"]}, key=str.lower
    )
    by_pip = [line for line in wanted if line.split(">")[0] in ONLY_PIP]
    conda = [
        f"python{project['requires-python']}",
        "pip",
        *(conda_name(line) for line in wanted if line not in by_pip),
    ]
    lines = [f"  - {line}" for line in conda]
    lines += ["  - pip:", *(f"      - {line}" for line in by_pip), "      - --editable ."]
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(environment(), end="")
