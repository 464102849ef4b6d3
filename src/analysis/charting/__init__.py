"""Charting: a tidy frame -> Axes, by seaborn's contract.

Each chart is `f(data, *, names=None, lang="zh", ax=None) -> Axes`; none reads
a file, computes a statistic or saves. What was drawn is kept with the Axes.
"""

from analysis.charting.bounds import bounds
from analysis.charting.coverage import coverage
from analysis.charting.drawn import Drawn, drawn
from analysis.charting.fine_waiver import fine_waiver
from analysis.charting.hazards import hazards
from analysis.charting.honours import honours
from analysis.charting.publicity import publicity
from analysis.charting.training_reach import training_reach
from analysis.charting.trends import trends
from analysis.charting.windows import windows

CHARTS = {
    "coverage": coverage,
    "windows": windows,
    "hazards": hazards,
    "bounds": bounds,
    "fine_waiver": fine_waiver,
    "training_reach": training_reach,
    "publicity": publicity,
    "honours": honours,
    "trends": trends,
}

__all__ = [
    "CHARTS",
    "Drawn",
    "bounds",
    "coverage",
    "drawn",
    "fine_waiver",
    "hazards",
    "honours",
    "publicity",
    "training_reach",
    "trends",
    "windows",
]
