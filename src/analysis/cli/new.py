"""A new project: the folders, a table of units, the notebooks, and one invented report to copy."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from analysis.files import write_all
from analysis.project import HOME, ProjectError
from analysis.reading.encodings import normalise
from analysis.reading.proof import seal

EXAMPLE, COMPARATORS = "data/raw/example", "data/raw/comparators"
REGISTER = "data/raw/reference/register.csv"  # by which names comparators are known
SEAL_HERE = "# SEAL\n"
# The reports' texts are other people's words: supplied by the user, never committed.
IGNORED = "/build/\n/figures/*\n/data/raw/*/report.*\n.ipynb_checkpoints/\n"


def start(folder: Path, *, comparators: bool = False) -> str:
    """Make `folder` a project, with this repository's `comparators` if asked for, and say what to do next.

    Raises ProjectError where it holds something already.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ProjectError(f"{folder}: there is something in it already. Remedy: name a new folder")
    contents = dict(_template(files("analysis.cli").joinpath("template")))
    text = normalise(contents[f"{EXAMPLE}/report.txt"].decode())
    card = contents[f"{EXAMPLE}/card.toml"].decode()
    contents[f"{EXAMPLE}/card.toml"] = card.replace(SEAL_HERE, seal(text) + "\n").encode()
    contents |= {f"notebooks/{path.name}": path.read_bytes() for path in sorted((HOME / "notebooks").glob("*.ipynb"))}
    if comparators:
        found = sorted((HOME / COMPARATORS).glob("*.csv"))
        contents |= {f"{COMPARATORS}/{path.name}": path.read_bytes() for path in found}
        contents[REGISTER] = (HOME / REGISTER).read_bytes()
    contents[".gitignore"] = IGNORED.encode()
    write_all({folder / name: content for name, content in contents.items()})
    return (
        f"{folder} is a project. Next: `analysis brief --project {folder}`; then list your units in "
        f"data/raw/reference/units.csv, delete the example ({EXAMPLE}), "
        "and add each report of your own: `analysis add FILE --unit ID`."
    )


def _template(place: Traversable, before: str = "") -> list[tuple[str, bytes]]:
    """Every file of the template, by its path in the project."""
    found = []
    for entry in sorted(place.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _template(entry, f"{before}{entry.name}/")
        else:
            found.append((f"{before}{entry.name}", entry.read_bytes()))
    return found
