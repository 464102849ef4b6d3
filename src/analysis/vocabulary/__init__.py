"""The closed lists: metrics, measures, denominators, themes, caveats, levels, methods, units and fields.

They are TOML (and one CSV) that a non-programmer can edit. A word that is not
in its list is refused, and the message names the file to add it to.
"""

from analysis.vocabulary.asked import asked, rate_of
from analysis.vocabulary.fields import Field, fields, table_fields
from analysis.vocabulary.hedges import Hedges, hedges
from analysis.vocabulary.lists import Label, Terms, UnknownTermError
from analysis.vocabulary.measures import Measure, measures, nouns
from analysis.vocabulary.metrics import Metric, metrics
from analysis.vocabulary.notations import Notation, notations
from analysis.vocabulary.roles import ROLES, role_words
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
from analysis.vocabulary.verdicts import Question, Reason, asks, questions, reasons, verdict_words

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
    "asked",
    "asks",
    "caveats",
    "denominators",
    "exclusions",
    "fields",
    "hedges",
    "levels",
    "measures",
    "methods",
    "metrics",
    "notations",
    "nouns",
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
