"""How words become bounds, and which reports the numbers come from."""

import math
from collections.abc import Iterator

import pandas as pd

from analysis.dataset import Dataset, Report
from analysis.exhibits.numbers import numbers_of
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.texts import Note, TextTable
from analysis.labels.slides import NONE, left_out, word
from analysis.labels.words import in_both, interval_label, label
from analysis.vocabulary import Label, levels

RELATIONS = ("eq", "lt", "gt", "ge", "approx", "range")
RULES = ("window", "actor", "absent", "ratio", "polarity")
REPORTS_MOST = 14


def build_method(dataset: Dataset) -> Exhibit | None:
    """Return how words become bounds, each relation by an example of these reports; and the rules."""
    rows = dataset.printed
    shown = pd.concat([rows[rows["relation"] == relation].head(1) for relation in RELATIONS])
    if shown.empty:
        return None
    hedged = int((rows["relation"] != "eq").sum())
    examples = TextTable(
        heads=tuple(word("method", name) for name in ("words", "relation", "meant", "allowed")),
        rows=tuple(_examples(shown, dataset)),
        widths=(1.0, 0.8, 1.4, 1.4),
    )
    rules = Note(paragraphs=tuple(word("rules", name) for name in RULES))
    title = word("method", "title", in_both(hedged=hedged, numbers=len(rows)))
    return Exhibit("method", title, word("method", "how"), (examples, rules), shown, caveats=())


def _examples(rows: pd.DataFrame, dataset: Dataset) -> Iterator[tuple[Label, ...]]:
    """Each row: a phrase, its relation, what is ordinarily meant by it, and all that it allows."""
    for number, relation in zip(numbers_of(rows, dataset.names), rows["relation"], strict=True):
        meant = interval_label(number.low, number.high)
        strict = _strict(number.strict_low, number.strict_high)
        yield Label(number.phrase, number.phrase), label("relations", relation), meant, strict


def _strict(low: float, high: float) -> Label:
    """Strict bounds in figures, an open upper one in words."""
    if not math.isinf(high):
        return interval_label(low, high)
    least, unlimited = interval_label(low, low), label("words", "open")
    return Label(f"{least.zh}起，{unlimited.zh}", f"{least.en}, {unlimited.en}")


def build_sources(dataset: Dataset) -> Exhibit | None:
    """Return the reports: whose, of which rank, when they appeared, and how many numbers each gave."""
    reports = dataset.reports
    if not reports:
        return None
    rows = dataset.printed
    counts = rows["report"].value_counts()
    lines = [_cited(one, int(counts.get(one.report, 0))) for one in list(reports.values())[:REPORTS_MOST]]
    names = ("report", "unit", "level", "cited", "published", "numbers")
    if (more := len(reports) - len(lines)) > 0:
        lines.append((left_out("more_reports", more), *[NONE] * (len(names) - 1)))
    dated = sum(report.published_basis == "printed" for report in reports.values())
    part = TextTable(
        heads=tuple(word("sources", name) for name in names),
        rows=tuple(lines),
        widths=(0.9, 1.1, 0.8, 2.2, 1.6, 0.8),
    )
    title = word("sources", "title", in_both(reports=len(reports), dated=dated))
    return Exhibit("sources", title, word("sources", "how"), (part,), rows, caveats=())


def _cited(report: Report, numbers: int) -> tuple[Label, ...]:
    """One report's line."""
    titled = " · ".join(part for part in (f"《{report.title}》" if report.title else "", report.publisher) if part)
    day, basis = report.published or "—", word("bases", report.published_basis)
    level = levels()[report.unit.level]
    return (
        Label(report.report, report.report),
        report.unit.label,
        Label(level.zh, level.en),
        Label(titled or "—", titled or "—"),
        Label(f"{day}（{basis.zh}）", f"{day} ({basis.en})"),
        Label(str(numbers), str(numbers)),
    )
