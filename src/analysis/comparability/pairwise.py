"""Questions about two rows: whether they may be compared, ranked, divided or added."""

from functools import cache

from analysis.comparability.findings import (
    Finding,
    Rows,
    caution_findings,
    definition_findings,
    level_findings,
    small_count_findings,
    subject_findings,
    window_findings,
)
from analysis.comparability.rows import Observation
from analysis.vocabulary import Metric, metrics

UNDECLARED = "undeclared"


def missing_findings(given: Observation | None, absent: str = "") -> Finding:
    """Return MISSING_NOT_ZERO: the other does not report what `given` counts.

    `absent` is the other unit, where it is known.
    """
    rows = (given,) if given else ()
    return Finding(
        "MISSING_NOT_ZERO", "unit" if absent else "other", rows, absent=(absent,) if absent else ()
    )


def compare_findings(rows: Rows) -> list[Finding]:
    """Whether two rows or more may stand on one scale.

    One definition, one level, like windows (or dated rates).
    """
    rates = all(row.rate for row in rows)
    return [
        *definition_findings(rows),
        *level_findings(rows),
        *window_findings(rows, rates=rates),
        *caution_findings(rows),
        *small_count_findings(rows),
    ]


def better_findings(rows: Rows) -> list[Finding]:
    """Whether one may be called better.

    That they may be compared, and that more or less of it is declared good.
    """
    return [*compare_findings(rows), *polarity_findings(rows, refuses=True)]


def polarity_findings(rows: Rows, *, refuses: bool) -> list[Finding]:
    """POLARITY where metrics.toml declares neither more nor less of it better.

    No best, no worst, no red and green.
    """
    undeclared = tuple(row for row in rows if row.metric.polarity == UNDECLARED)
    return [Finding("POLARITY", "undeclared", undeclared, refuses=refuses)] if undeclared else []


def share_findings(rows: Rows) -> list[Finding]:
    """Whether the first is a share of the second.

    As a ratio, of two metrics of which a share is defined.
    """
    part, whole = rows
    found, defined = [], declared_ratio(part, whole)
    if defined is None or defined.per != "share":
        found = [Finding("DEFINITION", "undefined", (part, whole))]
    elif part.measure not in ("", whole.measure):
        found = [Finding("DEFINITION", "measure", (part, whole))]
    return [*found, *ratio_findings(rows)]


def ratio_findings(rows: Rows) -> list[Finding]:
    """Whether the first may be divided by the second: one actor, one window, both whole counts."""
    above, below = rows
    found = [
        *_quotient_findings(above, below),
        *subject_findings(rows),
        *window_findings(rows, rates=False),
    ]
    return [
        *found,
        *caution_findings(rows),
        *small_count_findings([above]),
        *_plausibility_findings(above, below),
    ]


def _quotient_findings(above: Observation, below: Observation) -> list[Finding]:
    """DEFINITION where the quotient means nothing."""
    both, defined = (above, below), declared_ratio(above, below)
    found = []
    if above.quotient or below.quotient:
        found.append(Finding("DEFINITION", "rate", both))
    if below.low <= 0:
        found.append(Finding("DEFINITION", "none", (below,)))
    if defined is not None and defined.per == "share" and above.value > below.value:
        found.append(Finding("DEFINITION", "part", both))
    return found


def _plausibility_findings(above: Observation, below: Observation) -> list[Finding]:
    """PLAUSIBILITY where the quotient lies wholly beyond what is believable of it."""
    defined = declared_ratio(above, below)
    if defined is None or below.low <= 0:
        return []
    least, most = defined.plausible
    low, high = (
        defined.scale * bound for bound in (above.low / below.high, above.high / below.low)
    )
    beyond = low > most or high < least
    return [Finding("PLAUSIBILITY", rows=(above, below), refuses=False)] if beyond else []


@cache
def _defined_ratios() -> dict[tuple[str, str], Metric]:
    """Derived metrics by what stands above and below."""
    return {
        (metric.numerator, metric.denominator): metric
        for metric in metrics().values()
        if metric.derived
    }


def declared_ratio(above: Observation, below: Observation) -> Metric | None:
    """The derived metric that the first over the second is; None where none is defined."""
    return _defined_ratios().get((above.metric.id, below.metric.id))


def sum_findings(rows: Rows) -> list[Finding]:
    """Whether two may be added.

    One thing of one tier, one level, like windows, and nothing counted twice.
    """
    a, b = rows
    tiers = bool(a.metric.tier and b.metric.tier) and a.metric.tier != b.metric.tier
    alike = tiers and a.metric.recipient == b.metric.recipient
    found = [Finding("TIER", "tier", (a, b))] if tiers else []
    found += [] if alike else definition_findings(rows)
    if any(row.quotient for row in rows):
        found.append(Finding("DEFINITION", "rate", (a, b)))
    if (_same_statement(a) == _same_statement(b) and a.per != "event") or any(
        "INSIDE" in row.caveats for row in rows
    ):
        found.append(Finding("DEFINITION", "twice", (a, b)))
    return [
        *found,
        *level_findings(rows),
        *window_findings(rows, rates=False),
        *caution_findings(rows),
        *small_count_findings(rows),
    ]


def _same_statement(row: Observation) -> tuple[object, ...]:
    """What two rows share that state one number twice."""
    return row.actor, row.metric.id, row.verb, row.window
