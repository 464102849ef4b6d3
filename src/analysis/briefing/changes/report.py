"""The report of what changed between two builds, as Markdown."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

import pandas as pd

from analysis.briefing.cells import Cell
from analysis.briefing.changes.builds import build_of, current_build
from analysis.briefing.changes.differences import (
    ChangeLine,
    Differences,
    compare_builds,
    count_differences,
    describe_differences,
)
from analysis.dataset import Dataset
from analysis.labels.words import label
from analysis.problems import DataError
from analysis.project import Project

# --- What changed, as Markdown: for a message, a review, or a file beside the slides.

MARKUP = re.compile(r"[\\`*\[\]<>]|\b_|_\b")
NOTHING = "—"


def render_markdown(found: Differences, lang: str) -> str:
    """Return the change report as Markdown.

    A heading, how many of each, and under each section what changed, with each field that differs.
    """
    facts = {"before": found.before, "after": found.after}
    parts = [
        f"# {_escape_markup(label('changes', 'title')[lang].format(**facts))}",
        *map(_escape_markup, count_differences(found, lang)),
    ]
    for section, own in groupby(describe_differences(found, lang), key=lambda line: line.section):
        parts += [f"## {section}", "\n".join(_list_changes(own))]
    return "\n\n".join(parts) + "\n"


def _list_changes(own: Iterable[ChangeLine]) -> Iterator[str]:
    """What became of what, and below it the fields with their contents before and after."""
    for (what, of), fields in groupby(own, key=lambda line: (line.what, line.of)):
        yield f"- **{_escape_markup(what)}** {_escape_markup(of)}"
        for line in fields:
            if line.field:
                yield (
                    f"  - {_escape_markup(line.field)}: {_escape_markup(line.before)} → "
                    f"{_escape_markup(line.after)}"
                )


def _escape_markup(cell: Cell) -> str:
    r"""A cell as text that is no markup.

    >>> _escape_markup("近*300*户"), _escape_markup(399.0), _escape_markup(None)
    ('近\\*300\\*户', '399', '—')
    """
    if cell is None:
        return NOTHING
    if isinstance(cell, pd.Timestamp):
        return f"{cell:%Y-%m-%d}"
    # All fifteen digits, and none that only floating point has: 399, not 399.0.
    said = cell if isinstance(cell, str) else f"{cell:.15g}"
    return MARKUP.sub(r"\\\g<0>", said.replace("\n", " "))


# --- From two names of builds to what is told of them.


def report_changes(project: Project, before: str, after: str, lang: str) -> str:
    """What changed from the build `before` to `after`, as Markdown.

    An empty `after` is data/clean as it is.

    Raises DataError for a build that is not there or can't be read.
    """
    try:
        called = Dataset(project).names
    # data/clean is not built: units go by their ids, and the past can still be looked at
    except DataError:
        called = {}
    builds = (
        build_of(project, before),
        build_of(project, after) if after else current_build(project),
    )
    return render_markdown(compare_builds(*builds, called), lang)
