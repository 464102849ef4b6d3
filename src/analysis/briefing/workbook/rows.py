"""The sheets that list: observations, evidence, dictionary, changes. Rows in words of one language."""

from collections.abc import Iterator, Sequence

from analysis.briefing.cells import Cell, cells
from analysis.briefing.changes.differences import lines
from analysis.briefing.workbook.material import Material
from analysis.briefing.workbook.tables import Column
from analysis.charting.labels import label
from analysis.problems import Problem
from analysis.vocabulary import caveats, denominators, fields, measures, metrics, states, themes

Rows = Iterator[Sequence[Cell]]
WIDTH = 11
WIDTHS = {
    "actor": 16,
    "metric": 20,
    "value": 13,
    "relation": 8,
    "low": 13,
    "high": 13,
    "strict_low": 13,
    "strict_high": 13,
    "measure": 7,
    "start": 7,
    "phrase": 20,
    "caveats": 40,
    "metric_id": 30,
    "codes": 30,
    "title": 30,
    "publisher": 20,
}
READ = ("unit", "actor", "metric", "wording", "value", "relation", "low", "high", "measure", "per",
        "window_start", "window_end", "window_basis", "phrase", "caveats")  # fmt: skip
CITED = ("title", "publisher", "published", "published_basis")
SAID_OF = ("unit", "actor", "metric", "phrase", "report", "start", "cell")
CHANGED = {"section": 12, "what": 14, "of": 52, "field": 14, "before": 40, "after": 40}
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


def proved(made_of: Material) -> tuple[list[Column], Rows]:
    """Where each number stands that a report prints or a unit submitted, and which report that is."""
    given = made_of.observations[made_of.observations["basis"] != "derived"]
    rows = (
        [*cells(row, SAID_OF, made_of.names, made_of.lang), *_cited(made_of, str(row["report"]))]
        for row in given.to_dict("records")
    )
    return columns([*SAID_OF, *CITED], made_of.lang), rows


def _cited(made_of: Material, report: str) -> list[Cell]:
    """The report as its card names it."""
    card = made_of.cards[report]
    basis = label("published_bases", card.published_basis)[made_of.lang]
    return [card.title or None, card.publisher or None, card.published or None, basis]


def meant(made_of: Material) -> tuple[list[Column], Rows]:
    """What columns, metrics, measures, denominators, states and caveats mean."""
    heads = [Column(label("workbook", name)[made_of.lang], width) for name, width in MEANINGS.items()]
    return heads, _meanings(made_of.lang)


def _meanings(lang: str) -> Rows:
    for name, field in fields().items():
        yield label("workbook", "column")[lang], name, label("columns", name)[lang], field.description[lang], None
    for metric in metrics().values():
        told = metric.label[lang], metric.definition[lang], metric.not_meant[lang]
        yield themes()[metric.theme][lang], metric.id, *told
    for word, measure in measures().items():
        yield label("columns", "measure")[lang], word, None if lang == "zh" else measure.en, None, None
    for kind, terms in (("per", denominators()), ("state", states()), ("caveat", caveats())):
        called = label("columns" if kind == "per" else "workbook", kind)[lang]
        yield from ((called, code, None, term[lang], None) for code, term in terms.items())


def changed(made_of: Material) -> tuple[list[Column], Rows]:
    """What changed since the last commit, a line each."""
    heads = [Column(label("change_columns", name)[made_of.lang], width) for name, width in CHANGED.items()]
    if isinstance(made_of.changes, Problem):
        return heads, iter(())
    found = lines(made_of.changes, made_of.lang)
    return heads, ((one.section, one.what, one.of, one.field or None, one.before, one.after) for one in found)
