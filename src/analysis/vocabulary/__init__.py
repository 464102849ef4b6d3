"""The closed lists: metrics, measures, denominators, themes, caveats, levels, units and fields.

They are TOML (and one CSV) that a non-programmer can edit. A word that is not
in its list is refused, and the message names the file to add it to.
"""

from analysis.vocabulary.asked import asked, rate_of
from analysis.vocabulary.fields import Field, fields
from analysis.vocabulary.hedges import Hedges, hedges
from analysis.vocabulary.lists import Label, Terms, UnknownTermError
from analysis.vocabulary.measures import Measure, measures, nouns
from analysis.vocabulary.metrics import Metric, metrics
from analysis.vocabulary.roles import ROLES, role_words
from analysis.vocabulary.terms import Caveat, Level, Theme, caveats, denominators, levels, states, themes
from analysis.vocabulary.units import Unit, units
from analysis.vocabulary.verdicts import Question, Reason, asks, questions, reasons, verdict_words

__all__ = [
    "ROLES",
    "Caveat",
    "Field",
    "Hedges",
    "Label",
    "Level",
    "Measure",
    "Metric",
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
    "fields",
    "hedges",
    "levels",
    "measures",
    "metrics",
    "nouns",
    "questions",
    "rate_of",
    "reasons",
    "role_words",
    "states",
    "themes",
    "units",
    "verdict_words",
]
