"""Every unit against every other, metric by metric.

What may be compared, and what to ask for where it may not.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

import pandas as pd

from analysis.comparability.findings import Finding, code_order
from analysis.comparability.pairwise import compare_findings, missing_findings
from analysis.comparability.rows import Names, Observation, rows_of_frame
from analysis.comparability.verdict import REFUSE, reasons_of, verdict_kind, verdict_of_findings
from analysis.comparability.wording import SHORT, request_words, responsible_units, unique_items
from analysis.vocabulary import ask_words, core_metrics, metrics, reasons

VERDICTS = [
    "metric",
    "a",
    "b",
    "a_actor",
    "b_actor",
    "kind",
    "reasons",
    "sentence_zh",
    "sentence_en",
]
ASKED = ["unit", "metric", "reasons", "ask_zh", "ask_en"]
ASKABLE = ("DEFINITION", "SUBJECT_LEVEL", "WINDOW")
Own = dict[tuple[str, str], list[Observation]]


def verdict_table(
    observations: pd.DataFrame, *, among: Sequence[str] | None = None, names: Names | None = None
) -> pd.DataFrame:
    """Return whether they may be compared.

    One row per metric of `observations` and pair of units of which either reports it.

    A unit with several rows of a metric is judged by the two rows that come
    nearest to being comparable; their actors are named, empty where a unit is
    silent. `among` are the units, those of `observations` where it is None.
    Columns: VERDICTS; reasons are codes, joined by semicolons.
    """
    known = names or {}
    own, units = _rows_by_unit(rows_of_frame(observations, known), among)
    rows = []
    for metric, a, b in _metric_pairs(own, units):
        one, other, findings = _nearest_pair(
            own.get((a, metric), []), own.get((b, metric), []), a, b
        )
        said = verdict_of_findings("compare", findings, known)
        rows.append(
            (
                metric,
                a,
                b,
                one,
                other,
                said.kind,
                ";".join(said.reasons),
                said.sentence_zh,
                said.sentence_en,
            )
        )
    return pd.DataFrame(rows, columns=VERDICTS).astype("str")


def to_ask(
    observations: pd.DataFrame,
    *,
    among: Sequence[str] | None = None,
    names: Names | None = None,
    core: bool = False,
) -> pd.DataFrame:
    """Return what each unit must be asked for before its numbers may be compared.

    One row per unit and metric. Asked for are metrics that some unit of `observations`
    reports, of derived ones their parts; or, where `core` is true, the core indicators
    alone, whoever reports them: a list that a unit can answer.

    Columns: ASKED; reasons are the codes that an answer would correct.
    """
    known = names or {}
    own, units = _rows_by_unit(rows_of_frame(observations, known), among)
    owed = {
        (unit, metric): _shortfall(own.get((unit, metric), []))
        for unit in units
        for metric in (core_metrics() if core else _countable_metrics(own))
    }
    for metric, a, b in _metric_pairs(own, units):
        for finding in _nearest_pair(own.get((a, metric), []), own.get((b, metric), []), a, b)[2]:
            for unit in responsible_units(finding):
                if finding.code in ASKABLE and (unit, metric) in owed:
                    owed[unit, metric].add(finding.code)
    rows = [_request_words(*key, codes, known) for key, codes in owed.items() if codes]
    return pd.DataFrame(rows, columns=ASKED).astype("str")


def _rows_by_unit(
    rows: Sequence[Observation], among: Sequence[str] | None
) -> tuple[Own, list[str]]:
    """Rows by unit and metric, and the units."""
    own: Own = {}
    for row in rows:
        own.setdefault((row.unit, row.metric.id), []).append(row)
    return own, list(among) if among is not None else unique_items(row.unit for row in rows)


def _countable_metrics(own: Own) -> list[str]:
    """The metrics that units can be asked for, in the vocabulary's order."""
    told = {metric for _, metric in own}
    return [metric.id for metric in metrics().values() if metric.id in told and not metric.derived]


def _metric_pairs(own: Own, units: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each metric with each pair of units of which either reports it."""
    for metric in metrics():
        for a, b in combinations(units, 2):
            if (a, metric) in own or (b, metric) in own:
                yield metric, a, b


def _nearest_pair(
    ones: Sequence[Observation], others: Sequence[Observation], a: str, b: str
) -> tuple[str, str, list[Finding]]:
    """Of the rows of units `a` and `b` the two that come nearest to being comparable.

    Their actors, what is found.
    """
    if not ones or not others:
        given = (ones or others)[0]
        sides = (given.actor, "") if ones else ("", given.actor)
        return *sides, [missing_findings(given, b if ones else a)]
    tried = [
        (one.actor, other.actor, compare_findings((one, other)))
        for one, other in product(ones, others)
    ]
    return min(tried, key=lambda pair: (verdict_kind(pair[2]) == REFUSE, len(reasons_of(pair[2]))))


def _shortfall(rows: Sequence[Observation]) -> set[str]:
    """What even the best of a unit's own rows lacks.

    None at all, its own level, its dates, an exact number.
    """
    if not rows:
        return {"MISSING_NOT_ZERO"}
    lacks = [{code for code, short in SHORT.items() if short(row)} for row in rows]
    return min(lacks, key=lambda codes: (len(codes & set(reasons())), len(codes)))


def _request_words(unit: str, metric: str, codes: set[str], names: Names) -> tuple[str, ...]:
    """One request, in both languages."""
    told = sorted(codes, key=code_order)
    who = {lang: names[unit][lang] if unit in names else unit for lang in ("zh", "en")}
    said = (
        request_words(
            who[lang], metrics()[metric].label[lang], (ask_words()[c][lang] for c in told), lang
        )
        for lang in who
    )
    return unit, metric, ";".join(told), *(text.strip() for text in said)
