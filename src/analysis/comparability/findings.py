"""What stands in the way of setting rows side by side, or must be said beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from analysis.cleaning.ratios import FEW
from analysis.comparability.rows import Observation
from analysis.vocabulary import caveats, reasons


@dataclass(frozen=True, slots=True)
class Finding:
    """Hold one reason: its code and case, the rows it is about, and whether it refuses.

    `facts` are numbers for the sentence; `absent` the units without a row, empty where they are not
    known.
    """

    code: str
    how: str = ""
    rows: tuple[Observation, ...] = ()
    refuses: bool = True
    facts: Mapping[str, int | str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()


Rows = Sequence[Observation]


def code_order(code: str) -> int:
    """Place of a code among all: refusals as in verdicts.toml, then caveats as in caveats.toml."""
    return [*reasons(), *caveats()].index(code)


def definition_findings(rows: Rows, *, measures: bool = True) -> list[Finding]:
    """DEFINITION where metric, measure or verb differ, or one is only a part of its unit's work.

    A zero said in words has no measure to differ by. `measures` is false of
    shares: whatever the measure, a share is of its own whole.
    """
    if len({row.metric.id for row in rows}) > 1:
        return [Finding("DEFINITION", "metric", tuple(rows))]
    if measures and len({row.counts for row in rows if row.measure}) > 1:
        return [Finding("DEFINITION", "measure", tuple(rows))]
    if measures and len({row.counts_below for row in rows}) > 1:
        return [Finding("DEFINITION", "below", tuple(rows))]
    if len({row.verb for row in rows}) > 1:
        return [Finding("DEFINITION", "verb", tuple(rows))]
    if measures and len({"PART" in row.caveats for row in rows}) > 1:
        return [Finding("DEFINITION", "piece", tuple(rows))]
    return series_findings(rows)


def series_findings(rows: Rows) -> list[Finding]:
    """DEFINITION where comparators are of series that were counted in unlike ways.

    They are never one line, and never two values of one thing.
    """
    return (
        [Finding("DEFINITION", "series", tuple(rows))]
        if len({row.series for row in rows if row.series}) > 1
        else []
    )


def inside_findings(rows: Rows) -> list[Finding]:
    """SUBJECT_LEVEL where a row is of a part of a unit of which another row is the whole."""
    wholes = {row.actor for row in rows if row.actor == row.unit}
    parts = [row for row in rows if row.actor != row.unit and row.unit in wholes]
    return [Finding("SUBJECT_LEVEL", "inside", tuple(rows))] if parts else []


def exposure_findings(rows: Rows, *, how: str = "size") -> list[Finding]:
    """EXPOSURE where counts are of several units, whose sizes nobody has made alike.

    Shares and rates don't grow with the unit. `how` is better where merit is asked:
    then it refuses.
    """
    grown = tuple(row for row in rows if row.grows_with_size)
    several = len({row.actor for row in rows}) > 1
    return [Finding("EXPOSURE", how, grown, refuses=how == "better")] if several and grown else []


def level_findings(rows: Rows) -> list[Finding]:
    """SUBJECT_LEVEL where the actors are not of one rank."""
    return (
        [Finding("SUBJECT_LEVEL", "level", tuple(rows))]
        if len({row.rank for row in rows}) > 1
        else []
    )


def subject_findings(rows: Rows) -> list[Finding]:
    """SUBJECT_LEVEL where the rows are not one actor's."""
    return (
        [Finding("SUBJECT_LEVEL", "actor", tuple(rows))]
        if len({row.actor for row in rows}) > 1
        else []
    )


def window_findings(rows: Rows, *, rates: bool) -> list[Finding]:
    """WINDOW where the windows are not shown to be alike.

    Rows that are all `rates` of one kind, with both dates, may stand together
    in unlike windows: then it only cautions. Totals may not. Words without
    dates are alike within one record only, and that is said. One incident and
    another are no work of two units.
    """
    every = tuple(rows)
    if len(rows) < 2:
        return []
    if any(row.per == "event" for row in rows) and len({row.actor for row in rows}) > 1:
        return [Finding("WINDOW", "event", every)]
    if any(row.window_basis == "inferred" for row in rows):
        return [Finding("WINDOW", "inferred", every)]
    if len({row.window for row in rows}) == 1:
        return [Finding("WINDOW", "words", every, refuses=False)] if _words_only(rows[0]) else []
    if len({row.per for row in rows}) > 1:
        return [Finding("WINDOW", "kind", every)]
    if not all(row.span for row in rows):
        return [Finding("WINDOW", "undated", every)]
    return [Finding("WINDOW", "unlike", every, refuses=not rates)]


def _words_only(row: Observation) -> bool:
    return (
        row.per == "total"
        and row.window_basis == "stated"
        and row.start is None
        and row.end is None
    )


def caution_findings(rows: Rows) -> list[Finding]:
    """Return what must be said beside `rows`, whatever is asked of them.

    Every caveat of a row is carried, and that its words leave bounds.
    """
    hedged = tuple(row for row in rows if row.hedged)
    found = [Finding("HEDGED", rows=hedged, refuses=False)] if hedged else []
    told = {code for row in rows for code in row.caveats}
    for code in sorted(told, key=code_order):
        marked = tuple(row for row in rows if code in row.caveats)
        found.append(Finding(code, rows=marked, refuses=False))
    return [*found, *selection_findings(rows)]


def small_count_findings(rows: Rows) -> list[Finding]:
    """SMALL_N where a count may be below 10: chance alone moves it much."""
    small = tuple(row for row in rows if row.metric.kind == "count" and row.low < FEW)
    return [Finding("SMALL_N", rows=small, refuses=False)] if small else []


def selection_findings(rows: Rows) -> list[Finding]:
    """SELF_SELECTED for comparators that are.

    CONTEXT where another unit's stand beside rows of one's own.
    """
    outside = tuple(row for row in rows if row.comparator)
    others = tuple(row for row in outside if row.others)
    mixed = [Finding("CONTEXT", rows=others, refuses=False)] if 0 < len(others) < len(rows) else []
    chosen = tuple(row for row in outside if "OFFICIAL" not in row.caveats)
    return [*mixed, *([Finding("SELF_SELECTED", rows=chosen, refuses=False)] if chosen else [])]
