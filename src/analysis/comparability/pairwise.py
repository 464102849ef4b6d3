"""Questions about two rows: whether they may be compared, ranked, divided or added."""

from functools import cache
from itertools import pairwise

from analysis.comparability.findings import (
    Finding,
    Rows,
    caution_findings,
    definition_findings,
    exposure_findings,
    inside_findings,
    level_findings,
    small_count_findings,
    subject_findings,
    window_findings,
)
from analysis.comparability.over_time import (
    break_findings,
    overlap_findings,
    sorted_by_window,
    straddle_findings,
    window_pair_findings,
)
from analysis.comparability.rows import Observation
from analysis.statistics.differences import ALPHA, p_of_two_counts
from analysis.vocabulary import Metric, metrics, quotients

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
    """Whether two rows or more may stand on one scale, across units or over time.

    One definition, always. Rows of several actors: one level, like windows (or dated
    rates), and a word on unlike sizes. Rows of one actor: windows like in length that
    share no day and have no break between them.
    """
    return [
        *definition_findings(rows),
        *_standing_findings(rows),
        *caution_findings(rows),
        *small_count_findings(rows),
    ]


def is_over_time(rows: Rows) -> bool:
    """Whether `rows` are one actor's in dated windows of one kind that differ."""
    one = len({row.actor for row in rows}) == 1 and len({row.per for row in rows}) == 1
    return one and all(row.span for row in rows) and len({row.window for row in rows}) > 1


def _standing_findings(rows: Rows) -> list[Finding]:
    """What stands in the way across units, or over time where the rows are one actor's."""
    if is_over_time(rows):
        return window_pair_findings(rows)
    rates = all(row.rate for row in rows)
    return [
        *same_unit_findings(rows),
        *level_findings(rows),
        *inside_findings(rows),
        *window_findings(rows, rates=rates),
        *exposure_findings(rows),
    ]


def same_unit_findings(rows: Rows) -> list[Finding]:
    """DEFINITION where one number of one unit stands twice; REVISED where it has two values.

    A second name or a mirror of a unit is never a second unit.
    """
    seen: dict[tuple[object, ...], Observation] = {}
    found = []
    for row in rows:
        other = seen.setdefault((row.actor, row.metric.id, row.verb, row.per, row.window), row)
        if other is row or row.per == "event":
            continue
        if row.second_name != other.second_name or bool(row.own_unit) != bool(other.own_unit):
            found.append(Finding("SUBJECT_LEVEL", "same", (other, row)))
        elif row.low <= other.high and other.low <= row.high:
            found.append(Finding("DEFINITION", "itself", (other, row)))
        else:
            found.append(Finding("REVISED", "editions", (other, row), refuses=False))
    return found


def better_findings(rows: Rows) -> list[Finding]:
    """Whether one may be called better.

    That they may be compared, that more or less of it is declared good, and that it is not
    the size of the unit, or a correction of one number, that makes it more or less.
    """
    found = [finding for finding in compare_findings(rows) if finding.code != "EXPOSURE"]
    revised = [finding for finding in found if finding.code == "REVISED"]
    refused = [Finding("REVISED", "editions", finding.rows) for finding in revised]
    merit = [*exposure_findings(rows, how="better"), *polarity_findings(rows, refuses=True)]
    merit += order_findings(rows)
    return [*(finding for finding in found if finding not in revised), *refused, *merit]


def order_findings(rows: Rows) -> list[Finding]:
    """ORDER where bounds meet, so that nobody knows which is more; CHANCE where chance may be it.

    Counts of events are held against chance as rates per day (conditional binomial test).
    """
    ordered = sorted(rows, key=lambda row: row.low)
    for lower, upper in pairwise(ordered):
        if upper.low <= lower.high:
            return [Finding("ORDER", "open", (lower, upper))]
        days = (lower.days, upper.days)
        if lower.metric.kind == "count" and all(days):
            p = p_of_two_counts((lower.high, upper.low), days)
            if p >= ALPHA:
                return [Finding("CHANCE", "counts", (lower, upper), refuses=False)]
    return []


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
    elif part.measure and part.counts != whole.counts:
        found = [Finding("DEFINITION", "measure", (part, whole))]
    return [*found, *ratio_findings(rows)]


def ratio_findings(rows: Rows) -> list[Finding]:
    """Whether the first may be divided by the second.

    An indicator that is declared, of one actor and one window, of both the whole count.
    """
    above, below = rows
    found = [
        *_quotient_findings(above, below),
        *straddle_findings(rows),
        *subject_findings(rows),
        *([Finding("DEFINITION", "piece", (above, below))] if _any_part(rows) else []),
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
    elif defined is None and not _is_declared_quotient(above, below):
        found.append(Finding("DEFINITION", "quotient", both))
    if below.low <= 0:
        found.append(Finding("DEFINITION", "none", (below,)))
    # 近400 of 300余 leave it open whether the part exceeds the whole: bounds decide, not digits
    if defined is not None and defined.per == "share" and above.low > below.high:
        found.append(Finding("DEFINITION", "part", both))
    return found


def _any_part(rows: Rows) -> bool:
    """Whether any is only a part of its unit's work: it is never added and has no rate."""
    return any("PART" in row.caveats for row in rows)


def _is_declared_quotient(above: Observation, below: Observation) -> bool:
    pairs = {(known.numerator, known.denominator) for known in quotients().values()}
    return (above.metric.id, below.metric.id) in pairs


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

    One thing of one tier, and nothing counted twice: of two units of one level the same
    window, of one unit windows that adjoin.
    """
    a, b = rows
    tiers = bool(a.metric.tier and b.metric.tier) and a.metric.tier != b.metric.tier
    alike = tiers and a.metric.recipient == b.metric.recipient
    found = [Finding("TIER", "tier", (a, b))] if tiers else []
    found += [] if alike else definition_findings(rows)
    if any(row.quotient for row in rows):
        found.append(Finding("DEFINITION", "rate", (a, b)))
    if _any_part(rows):
        found.append(Finding("DEFINITION", "piece", (a, b)))
    if _same_statement(a) == _same_statement(b) and a.per != "event":
        found.append(Finding("DEFINITION", "itself", (a, b)))
    elif any("INSIDE" in row.caveats for row in rows):
        found.append(Finding("DEFINITION", "twice", (a, b)))
    return [
        *found,
        *level_findings(rows),
        *inside_findings(rows),
        *(_adjoining_findings(rows) if is_over_time(rows) else window_findings(rows, rates=False)),
        *caution_findings(rows),
        *small_count_findings(rows),
    ]


def _adjoining_findings(rows: Rows) -> list[Finding]:
    """WINDOW where two windows of one actor do not follow one another day by day.

    A standing number, or a mean per month, of two windows is never added.
    """
    dated = sorted_by_window(rows)
    if overlap := overlap_findings(dated):
        return overlap
    before, after = dated
    if before.per != "total":
        return [Finding("DEFINITION", "mean", tuple(dated))]
    if before.metric.distinct:
        return [Finding("DEFINITION", "distinct", tuple(dated))]
    apart = before.span and after.span and (after.span[0] - before.span[1]).days != 1
    return [
        *([Finding("WINDOW", "apart", tuple(dated))] if apart else []),
        *break_findings(dated),
    ]


def _same_statement(row: Observation) -> tuple[object, ...]:
    """What two rows share that state one number twice."""
    return row.actor, row.metric.id, row.verb, row.window
