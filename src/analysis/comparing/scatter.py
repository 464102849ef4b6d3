"""How units scatter about what all of them share, and the limits that fit: the wider ones where chance fails."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.comparing.funnels import MARGIN, STEPS, Target, limits, signals, target
from analysis.comparing.guards import MOST_DISPERSION, TooFewUnitsError
from analysis.comparing.overdispersion import Dispersion, adjusted_limits, adjusted_signals, dispersion

KIND, SCALE = "proportion", "arcsine"
NONE = pd.DataFrame({"confidence": [], "side": [], "denominator": [], "limit": []}, dtype="float64")


@dataclass(frozen=True, slots=True)
class Scatter:
    """What all units share (its bounds), the funnel's limits, each unit's signal, and overdispersion.

    Without limits below 10 units; `dispersion` is None below 10 exact pairs.
    """

    goal: Target | None
    limits: pd.DataFrame
    signals: "pd.Series[str]"
    dispersion: Dispersion | None = None

    @property
    def wider(self) -> bool:
        """Whether units scatter more than chance alone would have them, so that the limits allow for it."""
        return self.dispersion is not None and self.dispersion.phi > 1


def scatter(table: pd.DataFrame) -> Scatter:
    """The scatter of the pairs of `table`, one a unit, as proportions 0 to 1.

    Where phi is above 1, limits and signals are those that allow for tau squared
    (Spiegelhalter 2005, Qual. Saf. Health Care 14:347-351), else the binomial ones.

    >>> few = pd.DataFrame([[8, 8, 10, 10]], columns=["numerator_low", "numerator_high",
    ...                                               "denominator_low", "denominator_high"])
    >>> scatter(few).goal is None
    True
    """
    try:
        goal = target(table, KIND)
    except TooFewUnitsError:
        return Scatter(None, NONE, pd.Series("", index=table.index, dtype="str"))
    found = known_dispersion(table)
    if found is None or found.phi <= 1:
        return Scatter(goal, limits(table, KIND), signals(table, KIND)["signal"], found)
    sizes = np.geomspace(table["denominator_low"].min(), table["denominator_high"].max() * MARGIN, STEPS)
    return Scatter(goal, adjusted_limits(sizes, goal, found), adjusted_signals(table, goal, found), found)


def too_far(found: Dispersion | None) -> bool:
    """Return whether units scatter so far beyond chance that ranks worked out by chance alone are refused.

    Examples
    --------
    >>> too_far(Dispersion("arcsine", 113.0, 0.2, 10)), too_far(Dispersion("arcsine", 10.0, 0.02, 10)), too_far(None)
    (True, False, False)
    """
    return found is not None and found.phi > MOST_DISPERSION


def known_dispersion(table: pd.DataFrame) -> Dispersion | None:
    """Return the dispersion of the shares whose parts are in `table`, None where fewer than 10 of them are exact."""
    try:
        return dispersion(table, SCALE)
    except TooFewUnitsError:
        return None
