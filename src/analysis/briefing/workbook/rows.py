"""The sheets that list what was observed, compared, proved, meant and changed: columns and rows in one language."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from analysis.briefing.cells import Cell, cells, comparator_names
from analysis.briefing.cells import judged as verdict_words
from analysis.briefing.changes.builds import COMPARED
from analysis.briefing.changes.differences import lines
from analysis.briefing.workbook.material import Material
from analysis.briefing.workbook.tables import Column
from analysis.comparing.matrix import verdicts
from analysis.labels.names import name_of
from analysis.labels.words import label
from analysis.problems import Problem
from analysis.vocabulary import (
    caveats,
    denominators,
    fields,
    measures,
    metrics,
    reasons,
    series,
    states,
    table_fields,
    themes,
)

Rows = Iterator[Sequence[Cell]]
WIDTH = 11
WIDTHS = {
    **dict.fromkeys(("relation", "measure", "start", "readings"), 8),
    **dict.fromkeys(("value", "low", "high", "strict_low", "strict_high", "a", "b"), 13),
    **dict.fromkeys(("actor", "metric", "publisher", "phrase", "verdict", "title"), 20),
    **dict.fromkeys(("metric_id", "codes", "counted", "note"), 30),
    **dict.fromkeys(("caveats", "address"), 40),
    "sentence": 80,
}
READ = ("unit", "actor", "metric", "wording", "value", "relation", "low", "high", "measure", "per",
        "window_start", "window_end", "window_basis", "phrase", "caveats")  # fmt: skip
PUBLISHED = ("unit", "province", "actor_level", *READ[2:])
SOURCES = ("title", "publisher", "published")
BESIDES = ("report", "counted", "series", "inside", "readings", "note")
SEEN = ("quality", "address")
JUDGED = ("metric", "a", "b", "verdict", "sentence")
CITED = ("title", "publisher", "published", "published_basis")
SAID_OF = ("unit", "actor", "metric", "phrase", "report", "start", "cell")
CHANGED = {"section": 12, "what": 14, "of": 52, "field": 14, "before": 34, "after": 34}
MEANINGS = {"kind": 14, "id": 32, "name": 30, "meaning": 60, "not_meant": 50}


def columns(names: Sequence[str], lang: str) -> list[Column]:
    """Columns of observations, and what is known besides, by what they are called."""
    return [Column(label("columns", name)[lang], WIDTHS.get(name, WIDTH)) for name in names]


def observed(made_of: Material) -> tuple[list[Column], Rows]:
    """Every observation: all columns of observations.csv in words, those to be READ first, then its ids and codes."""
    names = [*READ, *(name for name in fields() if name not in READ)]
    told = (
        [*cells(row, names, made_of.names, made_of.lang), row["metric"], row["caveats"] or None]
        for row in made_of.observations.to_dict("records")
    )
    return columns([*names, "metric_id", "codes"], made_of.lang), told


def compared(made_of: Material) -> tuple[list[Column], Rows]:
    """What other units published, each figure with its source: for orientation, never among the units' own."""
    names = comparator_names(made_of.comparators)
    sources = {row["report"]: row for row in made_of.sources.to_dict("records")}
    told = (
        [
            *cells(row, PUBLISHED, names, made_of.lang),
            *cells(sources[row["report"]], SOURCES, names, made_of.lang),
            *cells(row, BESIDES, names, made_of.lang),
            *cells(sources[row["report"]], SEEN, names, made_of.lang),
            row["metric"],
            row["caveats"] or None,
        ]
        for row in made_of.comparators.to_dict("records")
    )
    return columns([*PUBLISHED, *SOURCES, *BESIDES, *SEEN, "metric_id", "codes"], made_of.lang), told


def judged(made_of: Material) -> tuple[list[Column], Rows]:
    """May they be compared? Each two units in each metric that either reports, why not, and what to ask for."""
    units = made_of.coverage["unit"].drop_duplicates().tolist()
    table = verdicts(made_of.observations, among=units, names=made_of.names)
    return columns([*JUDGED, "metric_id", "kind", "codes"], made_of.lang), (
        _verdict(row, made_of) for row in table.to_dict("records")
    )


def _verdict(row: Mapping[Any, Any], made_of: Material) -> list[Cell]:
    lang = made_of.lang
    units = (name_of(row[side], made_of.names, lang) for side in ("a", "b"))
    said = verdict_words(row["kind"], row["reasons"], lang), row[f"sentence_{lang}"]
    return [metrics()[row["metric"]].label[lang], *units, *said, row["metric"], row["kind"], row["reasons"] or None]


def proved(made_of: Material) -> tuple[list[Column], Rows]:
    """Where each number stands that a report prints or a unit submitted, and which report that is."""
    given = made_of.observations[made_of.observations["basis"] != "derived"]
    rows = (
        [*cells(row, SAID_OF, made_of.names, made_of.lang), *_cited(made_of, str(row["report"]))]
        for row in given.to_dict("records")
    )
    return columns([*SAID_OF, *CITED], made_of.lang), rows


def _cited(made_of: Material, report: str) -> list[Cell]:
    """How the report is cited."""
    cited = made_of.reports[report]
    basis = label("published_bases", cited.published_basis)[made_of.lang]
    return [cited.title or None, cited.publisher or None, cited.published or None, basis]


def meant(made_of: Material) -> tuple[list[Column], Rows]:
    """What columns, metrics, measures, denominators, states and caveats mean."""
    heads = [Column(label("workbook", name)[made_of.lang], width) for name, width in MEANINGS.items()]
    return heads, _meanings(made_of.lang)


def _meanings(lang: str) -> Rows:
    for name, field in {**fields(), **table_fields()[COMPARED]}.items():
        yield label("workbook", "column")[lang], name, label("columns", name)[lang], field.description[lang], None
    for metric in metrics().values():
        told = metric.label[lang], metric.definition[lang], metric.not_meant[lang]
        yield themes()[metric.theme][lang], metric.id, *told
    for word, measure in measures().items():
        yield label("columns", "measure")[lang], word, None if lang == "zh" else measure.en, None, None
    for section, kind, terms in (
        ("columns", "per", denominators()),
        ("columns", "series", series()),
        ("workbook", "state", states()),
        ("workbook", "reason", reasons()),
        ("workbook", "caveat", caveats()),
    ):
        called = label(section, kind)[lang]
        yield from ((called, code, None, term[lang], None) for code, term in terms.items())


def changed(made_of: Material) -> tuple[list[Column], Rows]:
    """What changed since the last commit, a line each."""
    heads = [Column(label("change_columns", name)[made_of.lang], width) for name, width in CHANGED.items()]
    if isinstance(made_of.changes, Problem):
        return heads, iter(())
    found = lines(made_of.changes, made_of.lang)
    return heads, ((one.section, one.what, one.of, one.field or None, one.before, one.after) for one in found)
