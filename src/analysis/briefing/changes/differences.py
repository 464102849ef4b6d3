"""All that two builds differ in, figures, verdicts and charts, and the lines in which it is told."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.briefing.cells import Cell, cells, comparator_names, judged
from analysis.briefing.changes.builds import COMPARED, OBSERVED, Build
from analysis.briefing.changes.charts import touched
from analysis.briefing.changes.figures import KINDS, Change, Row, changes
from analysis.briefing.changes.verdicts import Turn, turned
from analysis.labels.names import Names, name_of, whose
from analysis.labels.words import label
from analysis.vocabulary import Label, metrics

OURS = ["row"]  # where a comparator stands in our own file: no part of the figure


@dataclass(frozen=True)
class Differences:
    """What the build `after` has other than `before`.

    Figures, verdicts that turned, titles of charts by name, the columns that
    only one has, and what all these units and actors are called.
    """

    before: str
    after: str
    figures: Sequence[Change]
    verdicts: Sequence[Turn]
    charts: dict[str, Label]
    unshared: Sequence[str]
    names: Names


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
    unshared, builds = sorted(before.unshared | after.unshared), (before, after)
    figures = [
        change
        for table in (OBSERVED, COMPARED)
        for change in changes(*(_shared(build.tables[table], unshared) for build in builds))
    ]
    turns = turned(before, after, names)
    charts = touched(before.tables, after.tables, names)
    others = [comparator_names(build.tables[COMPARED]) for build in builds]
    known = {**others[0], **others[1], **names}
    return Differences(before.name, after.name, figures, turns, charts, unshared, known)


def _shared(rows: pd.DataFrame, unshared: Sequence[str]) -> pd.DataFrame:
    """`rows`; a column that only one build has is empty in both, so that it makes no difference."""
    kept = rows.drop(columns=OURS, errors="ignore")
    return kept.assign(**{name: None for name in unshared if name in kept})


def counted(found: Differences, lang: str) -> list[str]:
    """How many of each, and what could not be compared."""
    if not (found.figures or found.verdicts or found.charts):
        told = label("changes", "none")[lang]
    else:
        facts = dict.fromkeys(KINDS, 0) | Counter(change.kind for change in found.figures)
        facts |= {"verdicts": len(found.verdicts), "charts": len(found.charts)}
        told = label("changes", "counts")[lang].format(**facts)
    if not found.unshared:
        return [told]
    columns = ("、" if lang == "zh" else ", ").join(found.unshared)
    return [told, label("changes", "unshared")[lang].format(columns=columns)]


def lines(found: Differences, lang: str) -> Iterator[Line]:
    """What was found, in words of `lang`: the figures, the verdicts, the charts."""
    for change in found.figures:
        yield from _figure(change, found.names, lang)
    for turn in found.verdicts:
        yield _verdict(turn, found.names, lang)
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


def _verdict(turn: Turn, names: Names, lang: str) -> Line:
    """The metric, the two units, and the verdict on them before and after."""
    what = label("changes", "turned" if turn.before[0] != turn.after[0] else "reasons")[lang]
    units = (name_of(unit, names, lang) for unit in (turn.a, turn.b))
    of = " · ".join((*units, metrics()[turn.metric].label[lang]))
    said = (judged(*one, lang) for one in (turn.before, turn.after))
    return Line(label("changes", "verdicts")[lang], what, of, label("sheets", "verdicts")[lang], *said)
