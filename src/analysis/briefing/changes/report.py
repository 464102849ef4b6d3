"""From two names of builds to what is told of them."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import pandas as pd

from analysis.briefing.cells import Cell
from analysis.briefing.changes.builds import build_of, now
from analysis.briefing.changes.differences import Differences, Line, counted, differences, lines
from analysis.dataset import Dataset
from analysis.labels.words import label
from analysis.problems import DataError
from analysis.project import Project

# --- What changed, as Markdown: for a message, a review, or a file beside the slides.

MARKUP = re.compile(r"[\\`*\[\]<>]|\b_|_\b")
NOTHING = "—"


def markdown(found: Differences, lang: str) -> str:
    """A heading, how many of each, and under each section what changed, with each field that differs."""
    facts = {"before": found.before, "after": found.after}
    parts = [f"# {_text(label('changes', 'title')[lang].format(**facts))}", *map(_text, counted(found, lang))]
    for section, own in groupby(lines(found, lang), key=lambda line: line.section):
        parts += [f"## {section}", "\n".join(_items(own))]
    return "\n\n".join(parts) + "\n"


def _items(own: Iterable[Line]) -> Iterator[str]:
    """What became of what, and below it the fields with their contents before and after."""
    for (what, of), fields in groupby(own, key=lambda line: (line.what, line.of)):
        yield f"- **{_text(what)}** {_text(of)}"
        for line in fields:
            if line.field:
                yield f"  - {_text(line.field)}: {_text(line.before)} → {_text(line.after)}"


def _text(cell: Cell) -> str:
    r"""A cell as text that is no markup.

    >>> _text("近*300*户"), _text(399.0), _text(None)
    ('近\\*300\\*户', '399', '—')
    """
    if cell is None:
        return NOTHING
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    said = cell if isinstance(cell, str) else f"{cell:.15g}"
    return MARKUP.sub(r"\\\g<0>", said.replace("\n", " "))


# --- From two names of builds to what is told of them.


def between(project: Project, before: str, after: str, lang: str) -> str:
    """What changed from the build `before` to `after`, as Markdown; an empty `after` is data/clean as it is.

    Raises DataError for a build that is not there or can't be read.
    """
    try:
        called = Dataset(project).names
    except DataError:  # data/clean is not built: units go by their ids, and the past can still be looked at
        called = {}
    builds = build_of(project, before), build_of(project, after) if after else now(project)
    return markdown(differences(*builds, called), lang)
