"""Overdispersion: how much further apart units lie than chance alone would have them, and limits that allow for it.

phi is the mean square of the z-scores, their tails winsorised (or, on the log
scale, truncated), so that the units looked for don't widen their own limits;
tau² is the variance between units that it implies (DerSimonian & Laird 1986),
added to each unit's own (Spiegelhalter 2005, Qual. Saf. Health Care 14:347-351;
Spiegelhalter et al. 2012, J. R. Stat. Soc. A 175:1-47). Only exact pairs have a z-score.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.comparing.funnels import SIDES, SIGNALS, Target, curve
from analysis.comparing.pairs import Numbers, exact, refusals
from analysis.comparing.scales import SCALES
from analysis.vocabulary import methods

TRIM = 0.1
NO_PLACE = "units without events have no place on the scale"
QUANTILES = {0.95: 1.959964, 0.998: 3.090232}  # to six decimals, as limits of this kind are published


@dataclass(frozen=True, slots=True)
class Dispersion:
    """phi and tau² on `scale` (a key of SCALES), of so many `units` after trimming."""

    scale: str
    phi: float
    tau2: float
    units: int

    @property
    def method(self) -> str:
        """Id of the method."""
        return SCALES[self.scale].method

    @property
    def source(self) -> str:
        """The papers that the formulas are from."""
        return methods()[self.method].source


def dispersion(table: pd.DataFrame, scale: str, target: float | None = None) -> Dispersion:
    """Overdispersion of the exact pairs of `table` about `target`, or about what they share.

    Raises TooFewUnitsError below 10 such pairs, and ValueError where units without events have no
    place on the scale.
    """
    x, n = exact(table, share=scale == "arcsine", what="overdispersion")
    return moments(x, n, scale, x.sum() / n.sum() if target is None else target)


def moments(x: Numbers, n: Numbers, scale: str, target: float, trim: float = TRIM) -> Dispersion:
    """The arithmetic of `dispersion`, of numerators and denominators; `trim` is the share of units in either tail.

    >>> moments(np.array([4.0, 16.0, 36.0]), np.array([9.0, 16.0, 25.0]), "root", 1.0, trim=0.0).tau2.__round__(4)
    0.0488
    """
    on = SCALES[scale]
    with np.errstate(divide="ignore", invalid="ignore"):
        error = on.error(x, n, target)
        z = (on.value(x, n, target) - on.centre(target)) / error
    kept = _truncated(z, trim) if on.method == "truncated" else np.ones(len(z), dtype="bool")
    if not np.isfinite(z[kept]).all():
        raise ValueError(f"{NO_PLACE} {scale!r}. Remedy: use the scale 'root', with a target above 0")
    z = z[kept] if on.method == "truncated" else np.clip(z, *np.quantile(z, [trim, 1 - trim]))
    weight, units = 1 / error[kept] ** 2, len(z)
    phi = float((z**2).mean())
    spread = weight.sum() - (weight**2).sum() / weight.sum()
    return Dispersion(scale, phi, max(0.0, float((units * phi - (units - 1)) / spread)), units)


def _truncated(z: Numbers, trim: float) -> npt.NDArray[np.bool_]:
    """Which z-scores are in neither the lowest nor the highest of 1/`trim` groups of ranks."""
    groups = 1 / trim
    place = np.floor(pd.Series(z).rank().to_numpy() * groups / (len(z) + 1))
    inner: npt.NDArray[np.bool_] = (place > 0) & (place < groups - 1)
    return inner


def adjusted_limits(denominators: npt.ArrayLike, goal: Target, found: Dispersion) -> pd.DataFrame:
    """Limits that allow for tau², at `denominators`: confidence, side, denominator, limit; a row each.

    >>> adjusted_limits([100], (0.8, 0.8), Dispersion("arcsine", 1.0, 0.0, 10))["limit"].round(3).tolist()
    [0.716, 0.872, 0.664, 0.907]
    """
    sizes, on = np.asarray(denominators, dtype="float64"), SCALES[found.scale]
    parts = []
    for confidence, z in QUANTILES.items():
        for (side, sign), rate in zip(SIDES.items(), goal, strict=True):
            error = np.sqrt(on.error(rate * sizes, sizes, rate) ** 2 + found.tau2)
            parts.append(curve(confidence, side, sizes, on.back(on.centre(rate) + sign * z * error, rate)))
    return pd.concat(parts, ignore_index=True)


def adjusted_signals(table: pd.DataFrame, goal: Target, found: Dispersion) -> "pd.Series[str]":
    """Signals (as of `funnels.signals`) of pairs against the adjusted limits at their smallest, so widest, denominator.

    A pair's whole range, as the words leave it open, must lie beyond the limits.
    """
    around = adjusted_limits(table["denominator_low"], goal, found)
    ends = {key: rows["limit"].to_numpy() for key, rows in around.groupby(["confidence", "side"])}
    low = table["numerator_low"] / table["denominator_high"]
    high = table["numerator_high"] / table["denominator_low"]
    beyond = [
        high < ends[0.998, "lower"],
        high < ends[0.95, "lower"],
        low > ends[0.998, "upper"],
        low > ends[0.95, "upper"],
    ]
    said = pd.Series(np.select(beyond, SIGNALS, "within"), index=table.index, dtype="str")
    return said.where(refusals(table, share=found.scale == "arcsine") == "", "")
