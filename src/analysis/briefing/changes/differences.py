"""All that two builds differ in, figures and charts, and the lines in which it is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.cells import Cell, cells
from analysis.briefing.changes.builds import Build
from analysis.briefing.changes.charts import touched
from analysis.briefing.changes.figures import KINDS, Change, Row, changes
from analysis.charting.labels import label
from analysis.charting.style import Names, whose
from analysis.vocabulary import Label


@dataclass(frozen=True)
class Differences:
    """What the build `after` has other than `before`: figures, titles of charts by name, columns that only one has."""

    before: str
    after: str
    figures: Sequence[Change]
    charts: dict[str, Label]
    unshared: Sequence[str]


@dataclass(frozen=True)
class Line:
    """One line, under its section: what became of what; of a changed figure a line a field, with both its contents."""

    section: str
    what: str
    of: str
    field: str = ""
    before: Cell = None
    after: Cell = None


def differences(before: Build, after: Build, names: Names) -> Differences:
    """Compare two builds; `names` are what units and actors are called today."""
    unshared = sorted(before.unshared | after.unshared)
    shown = [_shared(build, unshared) for build in (before, after)]
    charts = touched(before.tables, after.tables, names)
    return Differences(before.name, after.name, changes(*shown), charts, unshared)


def _shared(build: Build, unshared: Sequence[str]) -> pd.DataFrame:
    """Its observations; a column that only one build has is empty in both, so that it makes no difference."""
    rows = build.tables["observations"]
    return rows.assign(**{name: None for name in unshared if name in rows})


def counted(found: Differences, lang: str) -> list[str]:
    """How many of each, and what could not be compared."""
    if not (found.figures or found.charts):
        told = label("changes", "none")[lang]
    else:
        facts = dict.fromkeys(KINDS, 0) | Counter(change.kind for change in found.figures)
        told = label("changes", "counts")[lang].format(**facts, charts=len(found.charts))
    if not found.unshared:
        return [told]
    columns = ("、" if lang == "zh" else ", ").join(found.unshared)
    return [told, label("changes", "unshared")[lang].format(columns=columns)]


def lines(found: Differences, names: Names, lang: str) -> Iterator[Line]:
    """What was found, in words of `lang`: the figures, then the charts."""
    for change in found.figures:
        yield from _figure(change, names, lang)
    for name, title in found.charts.items():
        yield Line(label("changes", "charts")[lang], name, title[lang])


def _figure(change: Change, names: Names, lang: str) -> Iterator[Line]:
    """Each field that differs; of a figure that only one build has its words."""
    heading = label("changes", "figures")[lang], label("changes", change.kind)[lang]
    sides = (change.before, change.after)
    for field in change.fields or ("phrase",):
        was, now = (cells(row, [field], names, lang)[0] if row else None for row in sides)
        yield Line(*heading, _called(change.row, names, lang), label("columns", field)[lang], was, now)


def _called(row: Row, names: Names, lang: str) -> str:
    """Whose figure it is, of what, and where it stands; a ratio stands nowhere."""
    who, (metric,) = whose(row["unit"], row["actor"], names, lang), cells(row, ["metric"], names, lang)
    place = row["cell"] or row["start"]
    return " · ".join((who, str(metric), row["report"] if place is None else f"{row['report']} {place}"))
