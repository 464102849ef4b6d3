"""Charting: a tidy frame -> Axes, by seaborn's contract.

Each chart is `f(data, *, names=None, lang="zh", ax=None) -> Axes`; none reads
a file, computes a statistic or saves. Those that set rows on one scale for a
judgement take `context=False` too: refused rows raise, or are drawn as not
comparable. What was drawn is kept with the Axes.
"""

from collections.abc import Callable

from matplotlib.axes import Axes

from analysis.charting.bounds import bounds
from analysis.charting.coverage import coverage
from analysis.charting.drawn import Drawn, drawn
from analysis.charting.fine_waiver import fine_waiver
from analysis.charting.funnel import funnel
from analysis.charting.hazards import hazards
from analysis.charting.hazards_context import hazards_context
from analysis.charting.honours import honours
from analysis.charting.luck import luck
from analysis.charting.publicity import publicity
from analysis.charting.publicity_context import publicity_context
from analysis.charting.rank_sets import rank_sets
from analysis.charting.training_context import training_context
from analysis.charting.training_reach import training_reach
from analysis.charting.trend_holidays import trend_holidays
from analysis.charting.trend_national import trend_national
from analysis.charting.trend_share import trend_share
from analysis.charting.trends import trends
from analysis.charting.windows import windows

CHARTS: dict[str, Callable[..., Axes]] = {
    "coverage": coverage,
    "windows": windows,
    "hazards": hazards,
    "bounds": bounds,
    "fine_waiver": fine_waiver,
    "training_reach": training_reach,
    "publicity": publicity,
    "honours": honours,
    "hazards_context": hazards_context,
    "funnel": funnel,
    "rank_sets": rank_sets,
    "trend_share": trend_share,
    "trend_national": trend_national,
    "trend_holidays": trend_holidays,
    "training_context": training_context,
    "publicity_context": publicity_context,
    "luck": luck,
    "trends": trends,
}

__all__ = [
    "CHARTS",
    "Drawn",
    "bounds",
    "coverage",
    "drawn",
    "fine_waiver",
    "funnel",
    "hazards",
    "hazards_context",
    "honours",
    "luck",
    "publicity",
    "publicity_context",
    "rank_sets",
    "training_context",
    "training_reach",
    "trend_holidays",
    "trend_national",
    "trend_share",
    "trends",
    "windows",
]
