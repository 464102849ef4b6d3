"""The last slides: how words become bounds, and which reports the numbers come from."""

import math

import pandas as pd

from analysis.briefing.deck.grids import table
from analysis.briefing.deck.material import Material
from analysis.briefing.deck.numbers import Number, numbers
from analysis.briefing.deck.parts import Slide, Words
from analysis.briefing.deck.row_slides import alike
from analysis.briefing.deck.words import NONE, left_out, word
from analysis.charting.labels import LANGUAGES, interval, label
from analysis.dataset import Report
from analysis.vocabulary import Label, levels

RELATIONS = ("eq", "lt", "gt", "ge", "approx", "range")
RULES = ("window", "actor", "absent", "ratio", "polarity")
REPORTS_MOST = 14


def method(material: Material) -> Slide | None:
    """How words become bounds, each relation by an example of these reports; and the rules."""
    rows = material.printed
    examples = [rows[rows["relation"] == relation].head(1) for relation in RELATIONS]
    shown = pd.concat(examples)
    if shown.empty:
        return None
    heads = tuple(word("method", name) for name in ("words", "relation", "meant", "allowed"))
    lines = tuple(_example(one) for one in numbers(shown))
    hedged = int((rows["relation"] != "eq").sum())
    title = word("method", "title", alike(hedged=hedged, numbers=len(rows)))
    rules = Words(tuple(word("rules", name) for name in RULES))
    parts = (table(heads, lines, (1.0, 0.8, 1.4, 1.4)), rules)
    return Slide("method", title, word("method", "how"), parts, shown, told=(), columns=2, widths=(1.0, 1.0))


def _example(one: Number) -> tuple[Label, ...]:
    """A phrase, its relation, what is ordinarily meant by it, and all that it allows."""
    value = one.value
    strict = Label(*(_strict(value.strict_low, value.strict_high, lang) for lang in LANGUAGES))
    meant = Label(*(interval(value.low, value.high, lang) for lang in LANGUAGES))
    return Label(value.phrase, value.phrase), label("relations", one.row["relation"]), meant, strict


def _strict(low: float, high: float, lang: str) -> str:
    between = "起，" if lang == "zh" else ", "
    return (
        f"{interval(low, low, lang)}{between}{label('words', 'open')[lang]}"
        if math.isinf(high)
        else interval(low, high, lang)
    )


def sources(material: Material) -> Slide | None:
    """The reports: whose, of which rank, when they appeared and how that is known, and how many numbers they gave."""
    reports = material.reports
    if not reports:
        return None
    counts = material.printed["report"].value_counts()
    shown = list(reports.values())[:REPORTS_MOST]
    heads = tuple(word("sources", name) for name in ("report", "unit", "level", "cited", "published", "numbers"))
    lines = [_cited(report, int(counts.get(report.report, 0))) for report in shown]
    if (more := len(reports) - len(shown)) > 0:
        lines.append((left_out("more_reports", more), *[NONE] * (len(heads) - 1)))
    dated = sum(report.published_basis == "printed" for report in reports.values())
    title = word("sources", "title", alike(reports=len(reports), dated=dated))
    listed = table(heads, lines, (0.9, 1.1, 0.8, 2.2, 1.6, 0.8))
    rows = material.printed
    return Slide("sources", title, word("sources", "how"), (listed,), rows, told=())


def _cited(report: Report, numbers: int) -> tuple[Label, ...]:
    """One report's line."""
    title = f"《{report.title}》" if report.title else ""
    titled = " · ".join(part for part in (title, report.publisher) if part) or "—"
    day = report.published or "—"
    basis = word("bases", report.published_basis)
    level = levels()[report.unit.level]
    return (
        Label(report.report, report.report),
        report.unit.label,
        Label(level.zh, level.en),
        Label(titled, titled),
        Label(f"{day}（{basis.zh}）", f"{day} ({basis.en})"),
        Label(str(numbers), str(numbers)),
    )
