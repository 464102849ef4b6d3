"""The closed lists: metrics, measures, denominators, themes, caveats, levels, methods, units and fields.

They are TOML (and one CSV) that a non-programmer can edit. A word that is not
in its list is refused, and the message names the file to add it to.
"""

from analysis.vocabulary.fields import Field, fields, table_fields
from analysis.vocabulary.lists import (
    ROLES,
    Hedges,
    Label,
    Notation,
    Question,
    Reason,
    Terms,
    UnknownTermError,
    ask_words,
    hedges,
    notations,
    questions,
    reasons,
    role_words,
    verdict_words,
)
from analysis.vocabulary.metrics import Measure, Metric, asked_metrics, measure_nouns, measures, metrics, rate_of
from analysis.vocabulary.terms import (
    Caveat,
    Exclusion,
    Level,
    Method,
    Theme,
    caveats,
    denominators,
    exclusions,
    levels,
    methods,
    series,
    states,
    themes,
)
from analysis.vocabulary.units import Unit, units

__all__ = [
    "ROLES",
    "Caveat",
    "Exclusion",
    "Field",
    "Hedges",
    "Label",
    "Level",
    "Measure",
    "Method",
    "Metric",
    "Notation",
    "Question",
    "Reason",
    "Terms",
    "Theme",
    "Unit",
    "UnknownTermError",
    "ask_words",
    "asked_metrics",
    "caveats",
    "denominators",
    "exclusions",
    "fields",
    "hedges",
    "levels",
    "measure_nouns",
    "measures",
    "methods",
    "metrics",
    "notations",
    "questions",
    "rate_of",
    "reasons",
    "role_words",
    "series",
    "states",
    "table_fields",
    "themes",
    "units",
    "verdict_words",
]
