"""Measures and metrics, and which metrics the return form asks of a unit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, file_name, read_entries, read_terms, read_toml
from analysis.vocabulary.terms import themes

# --- Measure words (量词), and the nouns that imply one.

MEASURES_FILE = "measures.toml"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure word. `continuous` measures (money, shares) have no steps of 1.

    `role`: what a number so measured is when nothing else tells (a statistic, a date, an ordinal,
    other). `not_before`: characters that make it part of another word (3车道).
    """

    en: str
    continuous: bool = False
    caveat: str = ""
    role: str = "statistic"
    not_before: str = ""


@cache
def measures() -> Terms[Measure]:
    """Measures by their word.

    >>> measures()["元"].continuous
    True
    """
    rows = read_toml(MEASURES_FILE)["measures"]
    return Terms("measure", file_name(MEASURES_FILE), read_entries(rows, Measure))


@cache
def measure_nouns() -> Terms[str]:
    """Nouns that stand where a measure would, and the measure they imply.

    >>> measure_nouns()["群众"]
    '人'
    """
    return Terms("noun", file_name(MEASURES_FILE), read_toml(MEASURES_FILE)["nouns"])


@cache
def _measure_classes() -> dict[str, tuple[str, frozenset[str]]]:
    """The class of each measure that is in one, and the metrics for which it holds."""
    found = {}
    for name, row in read_toml(MEASURES_FILE)["classes"].items():
        for word in row["measures"]:
            found[word] = name, frozenset(row.get("metrics", ()))
    return found


def measure_class(measure: str, metric: str) -> str:
    """Return what `measure` counts in `metric`: its class, or the word itself.

    Two numbers count one thing where their classes are equal.

    Examples
    --------
    >>> measure_class("名", "fire_deaths") == measure_class("人", "fire_deaths")
    True
    >>> measure_class("次", "fires"), measure_class("次", "annual_reads")
    ('fires', '次')

    """
    name, only = _measure_classes().get(measure, (measure, frozenset()))
    return name if not only or metric in only else measure


# --- What is counted: the metrics, printed and derived.

METRICS_FILE = "metrics.toml"
RESIDENTS = "residents"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: how it is named, what may be counted in it, and what it does not mean.

    `kind` is count, stock, share, money, area or derived. The first of `measures` is
    the one meant where a text prints none. `triggers` are the words of a clause
    by which the reader proposes it: parted by …, alternatives by |, # is the number.
    `wordings` are the verbs on which the definition hangs, each with its caveat;
    `synonyms` other verbs, each with the one of these that it means.
    `distinct` where each thing is counted once, so that two windows never add up.
    `audience_of`: the metrics after which 覆盖 or 参加 tells of this one. A derived metric is
    `scale * numerator / denominator`; the denominator `residents` is the census.
    """

    id: str
    theme: str
    label: Label
    kind: str
    measures: tuple[str, ...]
    plausible: tuple[float, float]
    definition: Label
    not_meant: Label
    per: str = "total"
    polarity: str = "undeclared"
    tier: str = ""
    recipient: str = ""
    wordings: Mapping[str, str] = field(default_factory=dict)
    synonyms: Mapping[str, str] = field(default_factory=dict)
    numerator: str = ""
    denominator: str = ""
    scale: float = 1.0
    distinct: bool = False
    triggers: tuple[str, ...] = ()
    audience_of: tuple[str, ...] = ()

    @property
    def derived(self) -> bool:
        """Whether it is computed from others rather than printed."""
        return self.kind == "derived"

    @property
    def verbs(self) -> dict[str, str]:
        """Every verb that it knows, its own and their synonyms, each with its caveat.

        >>> verbs = metrics()["hazards_rectified"].verbs
        >>> verbs["督改"], verbs["责令限期改正"]
        ('URGED', 'ORDERED')
        """
        verbs = dict(self.wordings)
        for verb, own in self.synonyms.items():
            verbs[verb] = self.wordings[own]
        return verbs

    def wording_of(self, verb: str) -> str:
        """The verb of `wordings` that `verb` means; empty for a metric without any.

        UnknownTermError otherwise.

        >>> metrics()["hazards_rectified"].wording_of("督改")
        '督促整改'
        """
        if not self.wordings:
            return ""
        # Each of its own verbs means itself.
        meant = dict(zip(self.wordings, self.wordings, strict=True)) | dict(self.synonyms)
        return Terms("verb", f"[{self.id}.synonyms] of {file_name(METRICS_FILE)}", meant)[verb]


def _read_metric(key: str, row: dict[str, Any]) -> Metric:
    """One entry of metrics.toml, its paired zh/en keys joined into labels."""
    # What is not taken out here (kind, tier, wordings …) is passed on as TOML gives it.
    label = Label(row.pop("zh"), row.pop("en"))
    definition = Label(row.pop("definition_zh"), row.pop("definition_en"))
    not_meant = Label(row.pop("not_meant_zh"), row.pop("not_meant_en"))
    for name in ("measures", "plausible", "triggers", "audience_of"):
        row[name] = tuple(row.get(name, ()))
    return Metric(id=key, label=label, definition=definition, not_meant=not_meant, **row)


@cache
def metrics() -> Terms[Metric]:
    """Metrics by id, in the order of their themes.

    >>> metrics()["hazards_found"].measures[0]
    '处'
    """
    return Terms(
        "metric",
        file_name(METRICS_FILE),
        {key: _read_metric(key, row) for key, row in read_toml(METRICS_FILE).items()},
    )


# --- What the return form asks of a unit: which metrics, and what each of them is a part of.

KINDS = ("count", "stock")


@cache
def asked_metrics() -> Terms[Metric]:
    """Metrics that the form asks for, in the order of their themes.

    Asked is what is set side by side later (themes with a table), what can be
    counted whole (no shares, nothing per event), and what means one thing (no
    pools of candidates, no people and collectives in one number).

    >>> list(asked_metrics())[:3], "exemplar_pool_people" in asked_metrics()
    (['units_inspected', 'hazards_found', 'hazards_rectified'], False)
    """
    # metrics.toml comes back to a theme further down, so its own order is not the themes'.
    order = list(themes())
    wanted = sorted(
        filter(_is_asked, metrics().values()), key=lambda metric: order.index(metric.theme)
    )
    return Terms(
        "metric of the form", file_name(METRICS_FILE), {metric.id: metric for metric in wanted}
    )


def _is_asked(metric: Metric) -> bool:
    # A pool of candidates holds more than were chosen, and "mixed" adds people to collectives.
    one_thing = metric.tier != "candidate_pool" and metric.recipient != "mixed"
    return (
        themes()[metric.theme].table
        and metric.kind in KINDS
        and metric.per == "total"
        and one_thing
    )


def rate_of(metric: str) -> Metric | None:
    """The derived metric whose numerator `metric` is and whose denominator a unit can count too.

    None without one.

    >>> rate_of("hazards_rectified").denominator
    'hazards_found'
    >>> rate_of("persons_detained") is None
    True
    """
    for rate in metrics().values():
        # No unit counts its residents: the census does.
        if rate.numerator == metric and rate.denominator != RESIDENTS:
            return rate
    return None


# --- Which numbers may be divided by which, beside the parts of derived metrics.

QUOTIENTS_FILE = "quotients.toml"


@dataclass(frozen=True, slots=True)
class Quotient(Label):
    """An indicator that offices publish: what stands above and below, and its name."""

    numerator: str
    denominator: str


@cache
def quotients() -> Terms[Quotient]:
    """Quotients by id.

    Examples
    --------
    >>> quotients()["deaths_per_fire"].denominator
    'fires'

    """
    return read_terms("quotient", QUOTIENTS_FILE, Quotient)
