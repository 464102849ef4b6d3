"""What is counted: the metrics, printed and derived."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis.vocabulary.lists import Label, Terms, read_toml, where

FILE = "metrics.toml"
RESIDENTS = "residents"


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: how it is named, what may be counted in it, and what it does not mean.

    `kind` is count, stock, share, money, area or derived. The first of `measures` is
    the one meant where a text prints none. `triggers` are the words of a clause
    by which the reader proposes it: parted by …, alternatives by |, # is the number.
    `wordings` are the verbs on which the definition hangs, each with its caveat;
    `synonyms` other verbs, each with the one of these that it means.
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
        return dict(self.wordings) | {verb: self.wordings[own] for verb, own in self.synonyms.items()}

    def wording_of(self, verb: str) -> str:
        """The verb of `wordings` that `verb` means; empty for a metric without any. UnknownTermError otherwise.

        >>> metrics()["hazards_rectified"].wording_of("督改")
        '督促整改'
        """
        if not self.wordings:
            return ""
        own = {word: word for word in self.wordings}
        return Terms("verb", f"[{self.id}.synonyms] of {where(FILE)}", own | dict(self.synonyms))[verb]


def _metric(key: str, row: dict[str, Any]) -> Metric:
    """One entry of metrics.toml, its paired zh/en keys joined into labels."""
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
    return Terms("metric", where(FILE), {key: _metric(key, row) for key, row in read_toml(FILE).items()})
