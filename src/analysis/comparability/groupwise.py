"""Questions put to many rows: a ranking, a funnel, a trend."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

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
from analysis.comparability.over_time import (
    break_findings,
    gap_findings,
    length_findings,
    overlap_findings,
    price_findings,
    sorted_by_window,
)
from analysis.comparability.pairwise import (
    compare_findings,
    declared_ratio,
    polarity_findings,
    ratio_findings,
    share_findings,
)
from analysis.comparability.rows import PARTS, Observation
from analysis.problems import stop
from analysis.statistics.funnels import known_dispersion, too_far
from analysis.statistics.methods import (
    FEWEST_EVENTS,
    FEWEST_UNITS,
    MOST_DISPERSION,
    TREND_POINTS,
)
from analysis.vocabulary import metrics

Pair = tuple[Observation, Observation]


def rank_findings(rows: Rows, among: Sequence[str]) -> list[Finding]:
    """Whether the units `among` may be put in order: each reports, 10 at least, all comparable.

    Rows of officers and teams are no unit's own, so they are left out. Where
    polarity is undeclared the order is one of size, and that must be said.
    """
    own = [row for row in rows if row.whole]
    found = [*compare_findings(own), *polarity_findings(own, refuses=False), *scatter_findings(own)]
    if partial := tuple(row for row in own if {"PART", "INSIDE"} & row.caveats):
        found.append(Finding("DEFINITION", "piece", partial))
    return [*found, *twice_findings(own), *enough_units(rows, {row.actor for row in own}, among)]


def twice_findings(rows: Rows) -> list[Finding]:
    """DEFINITION where a unit stands twice in one order or one funnel: it has one place."""
    counts = Counter((row.actor, row.metric.id) for row in rows)
    twice = tuple(row for row in rows if counts[row.actor, row.metric.id] > 1)
    return [Finding("DEFINITION", "places", twice)] if twice else []


def scatter_findings(rows: Rows) -> list[Finding]:
    """SCATTER where shares with their parts lie further apart than chance alone would have them.

    Rank sets leave out what sets units apart beside chance: above MOST_DISPERSION they
    are refused, below it they don't hold at their 95 %. Shares without parts can't be told.
    """
    if not rows or not all(row.parts for row in rows):
        return []
    found = known_dispersion(pd.DataFrame([row.parts for row in rows], columns=list(PARTS)))
    if found is None or found.phi <= 1:
        return []
    far = too_far(found)
    facts = {"phi": f"{found.phi:.3g}", "most": f"{MOST_DISPERSION:g}"}
    return [Finding("SCATTER", "far" if far else "beyond", tuple(rows), refuses=far, facts=facts)]


def enough_units(rows: Rows, reporting: set[str], among: Sequence[str]) -> list[Finding]:
    """MISSING_NOT_ZERO for the units `among` that are not `reporting`.

    TOO_FEW_UNITS for fewer than 10 that are.
    """
    absent = tuple(unit for unit in among if unit not in reporting)
    silent = [Finding("MISSING_NOT_ZERO", "own", tuple(rows), absent=absent)] if absent else []
    facts = {"n": len(reporting), "least": FEWEST_UNITS}
    few_units = (
        [Finding("TOO_FEW_UNITS", "units", tuple(rows), facts=facts)]
        if len(reporting) < FEWEST_UNITS
        else []
    )
    return [*silent, *few_units]


def funnel_findings(above: Rows, below: Rows, among: Sequence[str]) -> list[Finding]:
    """Whether shares (or rates) of the units `among` may stand in one funnel.

    10 units with both numbers at least.
    """
    rows = [row for row in (*above, *below) if row.whole]
    pairs, unfit = _pair_findings(
        [row for row in above if row.whole], [row for row in below if row.whole]
    )
    both = {row.actor for row in above if row.whole} & {row.actor for row in below if row.whole}
    found = [*unfit, *_unlike_findings(pairs), *twice_findings([pair[0] for pair in pairs])]
    found += enough_units([*above, *below], both, among)
    return [*found, *caution_findings(rows), *small_count_findings([pair[0] for pair in pairs])]


def split_parts(rows: Rows) -> tuple[Rows, Rows]:
    """Numerators and denominators of a frame that holds both.

    DataError where it is not plain which is which.
    """
    if not rows:
        return [], []
    held = {row.metric.id for row in rows}
    rates = [
        metric for metric in metrics().values() if {metric.numerator, metric.denominator} <= held
    ]
    if len(rates) != 1:
        said = f"{len(rates)} shares or rates are defined of {', '.join(sorted(held))}"
        stop("the rows of the funnel", said, "pass numerators as a and denominators as b")
    above = [row for row in rows if row.metric.id == rates[0].numerator]
    return above, [row for row in rows if row.metric.id == rates[0].denominator]


def _pair_findings(above: Rows, below: Rows) -> tuple[list[Pair], list[Finding]]:
    """Return rows of one actor that may be divided, and findings for actors without any."""
    pairs: list[Pair] = []
    unfit: list[Finding] = []
    for upper in above:
        tried = [
            (lower, _refused_pairs(upper, lower)) for lower in below if lower.actor == upper.actor
        ]
        pairs += [(upper, lower) for lower, findings in tried if not findings]
        refused: list[list[Finding]] = [findings for _, findings in tried]
        if refused and all(refused):
            least = min(refused, key=len)
            unfit += least
    return pairs, unfit


def _refused_pairs(above: Observation, below: Observation) -> list[Finding]:
    defined = declared_ratio(above, below)
    ask = share_findings if defined is not None and defined.per == "share" else ratio_findings
    return [finding for finding in ask((above, below)) if finding.refuses]


def _unlike_findings(pairs: list[Pair]) -> list[Finding]:
    """What stands in the way of the pairs' standing together.

    Other metrics or verbs, other ranks, undated windows.
    """
    if len(pairs) < 2:
        return []
    above = [pair[0] for pair in pairs]
    shares = all(upper.measure == lower.measure for upper, lower in pairs)
    found = definition_findings(above, measures=not shares) or definition_findings(
        [pair[1] for pair in pairs], measures=not shares
    )
    return [*found, *level_findings(above), *window_findings(above, rates=True)]


def trend_findings(rows: Rows, least: int = TREND_POINTS) -> list[Finding]:
    """Whether `rows` are one series with `least` points.

    One actor, one definition, dated windows of like length, no break that refuses.
    """
    dated = sorted_by_window(rows)
    points = len({row.window for row in dated})
    facts = {"n": points, "least": least}
    found = (
        [Finding("TOO_FEW_POINTS", "points", tuple(rows), facts=facts)] if points < least else []
    )
    found += [
        *definition_findings(rows),
        *subject_findings(rows),
        *overlap_findings(dated),
        *length_findings(dated),
        *break_findings(dated),
        *gap_findings(dated),
        *price_findings(dated),
    ]
    if out := tuple(row for row in rows if not row.span):
        found.append(Finding("WINDOW", "left_out", out, refuses=False, facts={"n": len(out)}))
    return [*found, *caution_findings(rows), *small_count_findings(rows)]


def rare_findings(rows: Rows) -> list[Finding]:
    """RARE where counts are too small on average for a chart of single values.

    Below a mean of FEWEST_EVENTS moving ranges are mostly 0 or 1, so that the limits
    say nothing; the time between events is charted instead.
    """
    counts = [row.value for row in rows if row.metric.kind == "count"]
    if not counts or sum(counts) >= FEWEST_EVENTS * len(counts):
        return []
    facts: dict[str, int | str] = {
        "mean": f"{sum(counts) / len(counts):.2g}",
        "least": FEWEST_EVENTS,
    }
    return [Finding("RARE", "mean", tuple(rows), facts=facts)]
