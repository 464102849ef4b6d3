"""Verdicts: one question put to rows, answered; and the guard of charts and tables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from analysis.comparability.findings import Finding, Rows, caution_findings, code_order
from analysis.comparability.groupwise import (
    funnel_findings,
    rank_findings,
    rare_findings,
    split_parts,
    trend_findings,
)
from analysis.comparability.pairwise import (
    better_findings,
    compare_findings,
    missing_findings,
    ratio_findings,
    share_findings,
    sum_findings,
)
from analysis.comparability.rows import (
    Given,
    Names,
    Observation,
    require_rows,
    row_of,
    rows_of_frame,
)
from analysis.comparability.status import status_of
from analysis.comparability.wording import unique_items, verdict_sentence
from analysis.problems import stop
from analysis.statistics.methods import LINE_POINTS
from analysis.vocabulary import Label, questions

# --- The verdict: may these rows stand together? Refusal is the product.

ALLOW, CAVEAT, REFUSE = "ALLOW", "ALLOW_WITH_CAVEAT", "REFUSE"
PAIRS: dict[str, Callable[[Rows], list[Finding]]] = {
    "compare": compare_findings,
    "better": better_findings,
    "share": share_findings,
    "ratio": ratio_findings,
    "sum": sum_findings,
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`kind` is ALLOW, ALLOW_WITH_CAVEAT or REFUSE.

    `reasons` are all codes, and the sentences say why and what to ask.

    The status line says whether the rows compare across units or over time, how many of those
    expected are there, and for which window or since when.

    Of a refusal they are those that refuse, of a consent what must be said beside the rows.
    """

    kind: str
    reasons: tuple[str, ...]
    sentence_zh: str
    sentence_en: str
    status_zh: str = ""
    status_en: str = ""


def verdict(
    question: str,
    a: Given,
    b: Given = None,
    *,
    among: Sequence[str] | None = None,
    names: Names | None = None,
) -> Verdict:
    """The verdict on `question`.

    Parameters
    ----------
    question : an id of verdicts.toml: compare, better, share (a of b), ratio (a over b), sum; rank,
        funnel, trend, xmr
    a, b : rows of observations, None where a report does not state it; for rank, trend and xmr `a`
        is a frame, for
        funnel `a` is a frame with both metrics, or `a` and `b` are frames of numerators and
        denominators
    among : ids of the units a ranking or funnel is to hold; those of the frame where it is None
    names : labels of units and actors by id; the rank of a sub-unit is read from its name, so is
        not known without

    Raises UnknownTermError for another question, and DataError for rows that are not observations,
    and for a frame without rows: nothing selected is not the same as not reported.

    """
    questions()[question]
    a, b, known = require_rows(a), require_rows(b), names or {}
    if question in PAIRS:
        one, other = row_of(a, known), row_of(b, known)
        rows = [row for row in (one, other) if row is not None]
        found = verdict_of_findings(question, pair_findings(question, one, other), known)
        return _with_status(question, found, rows, 2)
    rows = rows_of_frame(a, known)
    below = None if b is None else rows_of_frame(b, known)
    found = verdict_of_findings(question, _of_many(question, rows, below, among), known)
    return _with_status(question, found, rows, len(among or ()))


def _with_status(question: str, found: Verdict, rows: Rows, expected: int) -> Verdict:
    """Return `found` with its status line."""
    status = status_of(question, found.kind, rows, expected)
    return replace(found, status_zh=status.zh, status_en=status.en)


def verdict_of_findings(question: str, findings: Sequence[Finding], names: Names) -> Verdict:
    """`findings` as a verdict: one that refuses is enough, and any other cautions."""
    found = sorted(findings, key=lambda finding: code_order(finding.code))
    said = [verdict_sentence(question, found, names, lang) for lang in ("zh", "en")]
    return Verdict(verdict_kind(found), reasons_of(found), *said)


def verdict_kind(findings: Sequence[Finding]) -> str:
    """REFUSE, ALLOW_WITH_CAVEAT or ALLOW."""
    if any(finding.refuses for finding in findings):
        return REFUSE
    return CAVEAT if findings else ALLOW


def reasons_of(findings: Sequence[Finding]) -> tuple[str, ...]:
    """All codes once each: of a refusal those that refuse, else those that caution."""
    refused = verdict_kind(findings) == REFUSE
    codes = {finding.code for finding in findings if finding.refuses or not refused}
    return tuple(sorted(codes, key=code_order))


def pair_findings(question: str, a: Observation | None, b: Observation | None) -> list[Finding]:
    """What is found where `question` is put to two rows."""
    if a is None or b is None:
        return [missing_findings(a or b)]
    return PAIRS[question]((a, b))


def _of_many(question: str, a: Rows, b: Rows | None, among: Sequence[str] | None) -> list[Finding]:
    """What is found where `question` is put to many rows.

    In a ranking or funnel what the press gave of the project's own unit is left out: it is no other
    unit's.
    """
    if question in ("rank", "funnel"):
        a = [row for row in a if not row.own_unit]
        b = b and [row for row in b if not row.own_unit]
    units = list(among) if among is not None else unique_items(row.unit for row in (*a, *(b or ())))
    if question == "rank":
        return rank_findings(a, units)
    if question == "funnel":
        return funnel_findings(*(split_parts(a) if b is None else (a, b)), units)
    if question == "xmr":
        exact = [row for row in a if not row.hedged]
        return [*trend_findings(exact, LINE_POINTS), *rare_findings(exact), *caution_findings(a)]
    return trend_findings(a)


# --- The guard of every chart and table that sets rows side by side.

REMEDY = (
    "ask for what the sentence names, or draw it with context=True: then it says not "
    "comparable on its face"
)


def verdict_on_all(rows: pd.DataFrame, *, names: Names | None = None) -> Verdict:
    """The verdict on all `rows` (two or more observations) on one scale.

    As `compare`, of every one with every other.

    >>> rows = pd.DataFrame(columns=["report"])
    >>> verdict_on_all(rows)
    Traceback (most recent call last):
    analysis.problems.DataError: the rows compared: they lack unit, actor, ...
    """
    known = names or {}
    return verdict_of_findings("compare", compare_findings(rows_of_frame(rows, known)), known)


def admit_rows(verdict: Verdict, *, context: bool = False, remedy: str = REMEDY) -> Label | None:
    """Let rows through to a chart.

    None where they may stand together, else the words that the chart bears on its face.

    Raises DataError, with the verdict's sentence and the `remedy`, where they are
    refused and the chart is not asked for as context.

    >>> refused = Verdict(REFUSE, ("WINDOW",), "不可比。", "Not comparable.")
    >>> admit_rows(refused, context=True)["zh"]
    '不可比'
    """
    if verdict.kind != REFUSE:
        return None
    if not context:
        stop("the rows of the chart", verdict.sentence_en.rstrip("."), remedy)
    return questions()["compare"].refused
