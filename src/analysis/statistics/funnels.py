"""Funnels: limits around what all units share, widened where units scatter beyond chance."""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, ceil, log, pi, sqrt

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.statistics.intervals import (
    estimate_counts,
    estimate_over,
    estimate_proportions,
    garwood_interval,
    normal_quantile,
)
from analysis.statistics.methods import MOST_DISPERSION, TooFewUnitsError
from analysis.statistics.ratios import (
    ABOVE,
    BELOW,
    Numbers,
    exact_pairs,
    refusal_codes,
    usable_pairs,
)
from analysis.vocabulary import methods

# --- Funnels: which units lie further from what all share than chance explains, at 95 % and 99.8 %.

KINDS = ("proportion", "rate", "ratio")
LEVELS = (0.95, 0.998)
SIDES = {"lower": -1, "upper": 1}
SIGNALS = ("below_998", "below_95", "above_998", "above_95")
STEPS, MARGIN = 100, 1.1
HAIR = 1e-12  # an end that only rounding sets apart from the target is on it
Target = tuple[float, float]


def pooled_target(table: pd.DataFrame, kind: str) -> Target:
    """Bounds of what all units share: the sum of numerators over that of denominators.

    1 for a ratio to the expected.

    `kind` is one of KINDS. Raises TooFewUnitsError below 10 units that have a quotient.

    >>> from analysis.statistics.ratios import COLUMNS
    >>> pooled_target(pd.DataFrame([[8, 9, 10, 10]] * 10, columns=COLUMNS), "proportion")
    (0.8, 0.9)
    """
    sums = _usable_pairs(table, kind).sum()
    low, high = (
        sums["numerator_low"] / sums["denominator_high"],
        sums["numerator_high"] / sums["denominator_low"],
    )
    goals = {
        "proportion": (float(low), min(float(high), 1.0)),
        "rate": (float(low), float(high)),
        "ratio": (1.0, 1.0),
    }
    return goals[kind]


def find_signals(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return each unit's estimate, its 95 % and 99.8 % intervals, and its signal.

    `table` holds pairs, `kind` is one of KINDS. Columns as of `intervals.make_estimates`,
    then lower_998, upper_998 and signal: above_998, above_95, below_95,
    below_998, within, or empty where there is a reason.
    """
    goal = pooled_target(table, kind)
    found, wide = _unit_intervals(table, kind, LEVELS[0]), _unit_intervals(table, kind, LEVELS[1])
    found = found.assign(lower_998=wide["lower"], upper_998=wide["upper"])
    beyond = [
        found["upper_998"] < goal[0] * (1 - HAIR),
        found["upper"] < goal[0] * (1 - HAIR),
        found["lower_998"] > goal[1] + HAIR,
        found["lower"] > goal[1] + HAIR,
    ]
    said = pd.Series(np.select(beyond, SIGNALS, "within"), index=table.index, dtype="str")
    return found.assign(signal=said.where(found["reason"] == "", ""))


def _usable_pairs(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    return usable_pairs(table, share=kind == "proportion", what="a funnel")


def _unit_intervals(table: pd.DataFrame, kind: str, confidence: float) -> pd.DataFrame:
    if kind == "proportion":
        return estimate_proportions(table, confidence)
    return estimate_over(
        estimate_counts(table.rename(columns=ABOVE), confidence), table.rename(columns=BELOW)
    )


def funnel_curves(table: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The curves of the funnel over the denominators of `table`.

    Confidence, side, denominator, limit.
    """
    goal, kept = pooled_target(table, kind), _usable_pairs(table, kind)
    least, most = kept["denominator_low"].min(), kept["denominator_high"].max() * MARGIN
    if kind == "proportion":
        return binomial_limits(np.geomspace(least, most, STEPS), goal)
    last = ceil(garwood_interval(pd.Series([most * goal[1]]), max(LEVELS))[1].item())
    return poisson_limits(np.unique(np.geomspace(1, last, STEPS).round()), goal)


def binomial_limits(denominators: npt.ArrayLike, goal: Target) -> pd.DataFrame:
    """Limits of proportions at `denominators`: p ± z·sqrt(p(1 − p)/n), within 0 to 1.

    One row per confidence, side and n.

    A proportion beyond them is one whose Wilson interval leaves the target out.

    >>> binomial_limits([100], (0.8, 0.8))["limit"].round(3).tolist()
    [0.722, 0.878, 0.676, 0.924]
    """
    sizes = np.asarray(denominators, dtype="float64")
    parts = []
    for confidence in LEVELS:
        z = normal_quantile(confidence)
        # Hedged words leave the target a range: the lower limit lies below its low end.
        for (side, sign), p in zip(SIDES.items(), goal, strict=True):
            limit = np.clip(p + sign * z * np.sqrt(p * (1 - p) / sizes), 0, 1)
            parts.append(limit_curve(confidence, side, sizes, limit))
    return pd.concat(parts, ignore_index=True)


def poisson_limits(events: npt.ArrayLike, goal: Target) -> pd.DataFrame:
    """Limits of rates and ratios.

    Where a unit of so many `events` (1 or more) would lie just on them.

    The denominator at which the exact interval (Garwood 1936) of the events just
    reaches the target, and the rate there; one row per confidence, side and number of events.

    >>> limits = poisson_limits([10], (1.0, 1.0)).round(2)
    >>> limits.query("confidence == 0.95")["denominator"].tolist()
    [18.39, 4.8]
    """
    numbers = pd.Series(np.asarray(events, dtype="float64"))
    parts = []
    for confidence in LEVELS:
        least, most = garwood_interval(numbers, confidence)
        for side, end, rate in (("lower", most, goal[0]), ("upper", least, goal[1])):
            parts.append(limit_curve(confidence, side, end / rate, numbers / end * rate))
    return pd.concat(parts, ignore_index=True)


def limit_curve(
    confidence: float, side: str, denominator: npt.ArrayLike, limit: npt.ArrayLike
) -> pd.DataFrame:
    """One limit as a tidy frame: confidence, side, denominator, limit."""
    return pd.DataFrame(
        {"confidence": confidence, "side": side, "denominator": denominator, "limit": limit}
    )


# --- Scales on which the error of a quotient hardly depends on its size: what z-scores and
# overdispersion need.

HALF = 0.5  # added to both counts, so that neither is nought


@dataclass(frozen=True, slots=True)
class Scale:
    """Hold a scale: `value` of (x, n, t), its `error`, the `centre` and the way `back`.

    `centre` is where t lies on it; `back` leads to a quotient.

    `method` says what is done with the tails of the z-scores: winsorised or truncated.
    """

    value: Callable[[Numbers, Numbers, float], Numbers]
    error: Callable[[Numbers, Numbers, float], Numbers]
    centre: Callable[[float], float]
    back: Callable[[Numbers, float], Numbers]
    method: str = "winsorised"


def _log_error(x: Numbers, n: Numbers, _t: float) -> Numbers:
    """Error of the logarithm of a ratio of two counts, with a half added to each."""
    found: Numbers = np.sqrt(x / (x + HALF) ** 2 + n / (n + HALF) ** 2)
    return found


# arcsine: proportions; root: rates and ratios to the expected (Spiegelhalter 2005, 2012); log:
# standardised ratios as
# in NHS Digital's SHMI, no unit without events; log_counts: ratios of two counts that are both
# open to chance
SCALES = {
    "arcsine": Scale(
        value=lambda x, n, _t: np.arcsin(np.sqrt(x / n)),
        error=lambda _x, n, _t: 1 / (2 * np.sqrt(n)),
        centre=lambda t: asin(sqrt(t)),
        back=lambda y, _t: np.sin(np.clip(y, 0, pi / 2)) ** 2,
    ),
    "root": Scale(
        value=lambda x, n, t: np.sqrt(x / (t * n)),
        error=lambda _x, n, t: 1 / (2 * np.sqrt(t * n)),
        centre=lambda _t: 1.0,
        back=lambda y, t: t * np.clip(y, 0, None) ** 2,
    ),
    "log": Scale(
        value=lambda x, n, t: np.log(x / (t * n)),
        error=lambda _x, n, t: 1 / np.sqrt(t * n),
        centre=lambda _t: 0.0,
        back=lambda y, t: t * np.exp(y),
        method="truncated",
    ),
    "log_counts": Scale(
        value=lambda x, n, _t: np.log((x + HALF) / (n + HALF)),
        error=_log_error,
        centre=log,
        back=lambda y, _t: np.exp(y),
    ),
}


# --- Overdispersion: how much further apart units lie than chance alone would have them, and
# limits that allow for it.

TRIM = 0.1
NO_PLACE = "units without events have no place on the scale"
# to six decimals, as limits of this kind are published
QUANTILES = {0.95: 1.959964, 0.998: 3.090232}


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


def find_dispersion(table: pd.DataFrame, scale: str, target: float | None = None) -> Dispersion:
    """Overdispersion of the exact pairs of `table` about `target`, or about what they share.

    Raises TooFewUnitsError below 10 such pairs, and ValueError where units without events have no
    place on the scale.
    """
    x, n = exact_pairs(table, share=scale == "arcsine", what="overdispersion")
    return dispersion_moments(x, n, scale, x.sum() / n.sum() if target is None else target)


def dispersion_moments(
    x: Numbers, n: Numbers, scale: str, target: float, trim: float = TRIM
) -> Dispersion:
    """The arithmetic of `dispersion`, of numerators and denominators.

    `trim` is the share of units in either tail.

    >>> above, below = np.array([4.0, 16.0, 36.0]), np.array([9.0, 16.0, 25.0])
    >>> dispersion_moments(above, below, "root", 1.0, trim=0.0).tau2.__round__(4)
    0.0488
    """
    on = SCALES[scale]
    with np.errstate(divide="ignore", invalid="ignore"):
        error = on.error(x, n, target)
        z = (on.value(x, n, target) - on.centre(target)) / error
    kept = _is_kept(z, trim) if on.method == "truncated" else np.ones(len(z), dtype="bool")
    if not np.isfinite(z[kept]).all():
        raise ValueError(
            f"{NO_PLACE} {scale!r}. Remedy: use the scale 'root', with a target above 0"
        )
    z = z[kept] if on.method == "truncated" else np.clip(z, *np.quantile(z, [trim, 1 - trim]))
    weight, units = 1 / error[kept] ** 2, len(z)
    phi = float((z**2).mean())
    spread = weight.sum() - (weight**2).sum() / weight.sum()
    return Dispersion(scale, phi, max(0.0, float((units * phi - (units - 1)) / spread)), units)


def _is_kept(z: Numbers, trim: float) -> npt.NDArray[np.bool_]:
    """Which z-scores are in neither the lowest nor the highest of 1/`trim` groups of ranks."""
    groups = 1 / trim
    place = np.floor(pd.Series(z).rank().to_numpy() * groups / (len(z) + 1))
    inner: npt.NDArray[np.bool_] = (place > 0) & (place < groups - 1)
    return inner


def adjusted_limits(denominators: npt.ArrayLike, goal: Target, found: Dispersion) -> pd.DataFrame:
    """Limits that allow for tau², at `denominators`: confidence, side, denominator, limit.

    A row each.

    >>> by_chance = Dispersion("arcsine", 1.0, 0.0, 10)
    >>> adjusted_limits([100], (0.8, 0.8), by_chance)["limit"].round(3).tolist()
    [0.716, 0.872, 0.664, 0.907]
    """
    sizes, on = np.asarray(denominators, dtype="float64"), SCALES[found.scale]
    parts = []
    for confidence, z in QUANTILES.items():
        for (side, sign), rate in zip(SIDES.items(), goal, strict=True):
            error = np.sqrt(on.error(rate * sizes, sizes, rate) ** 2 + found.tau2)
            parts.append(
                limit_curve(
                    confidence, side, sizes, on.back(on.centre(rate) + sign * z * error, rate)
                )
            )
    return pd.concat(parts, ignore_index=True)


def adjusted_signals(table: pd.DataFrame, goal: Target, found: Dispersion) -> "pd.Series[str]":
    """Return signals of pairs against the adjusted limits.

    Those at their smallest denominator, so the widest; columns as of find_signals.

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
    return said.where(refusal_codes(table, share=found.scale == "arcsine") == "", "")


# --- How units scatter about what all of them share, and the limits that fit: the wider ones where
# chance fails.

KIND, SCALE = "proportion", "arcsine"
NONE = pd.DataFrame({"confidence": [], "side": [], "denominator": [], "limit": []}, dtype="float64")


@dataclass(frozen=True, slots=True)
class Scatter:
    """Hold what all units share, the funnel's limits, each unit's signal, and overdispersion.

    Without limits below 10 units; `dispersion` is None below 10 exact pairs.
    """

    goal: Target | None
    limits: pd.DataFrame
    signals: "pd.Series[str]"
    dispersion: Dispersion | None = None

    @property
    def wider(self) -> bool:
        """Tell whether units scatter more than chance alone would have them."""
        return self.dispersion is not None and self.dispersion.phi > 1


def find_scatter(table: pd.DataFrame) -> Scatter:
    """The scatter of the pairs of `table`, one a unit, as proportions 0 to 1.

    Where phi is above 1, limits and signals are those that allow for tau squared
    (Spiegelhalter 2005, Qual. Saf. Health Care 14:347-351), else the binomial ones.

    >>> few = pd.DataFrame([[8, 8, 10, 10]], columns=["numerator_low", "numerator_high",
    ...                                               "denominator_low", "denominator_high"])
    >>> find_scatter(few).goal is None
    True
    """
    try:
        goal = pooled_target(table, KIND)
    except TooFewUnitsError:
        return Scatter(None, NONE, pd.Series("", index=table.index, dtype="str"))
    found = known_dispersion(table)
    if found is None or found.phi <= 1:
        return Scatter(goal, funnel_curves(table, KIND), find_signals(table, KIND)["signal"], found)
    sizes = np.geomspace(
        table["denominator_low"].min(), table["denominator_high"].max() * MARGIN, STEPS
    )
    return Scatter(
        goal, adjusted_limits(sizes, goal, found), adjusted_signals(table, goal, found), found
    )


def too_far(found: Dispersion | None) -> bool:
    """Tell whether units scatter too far beyond chance for ranks by chance alone.

    Examples
    --------
    >>> wide, narrow = Dispersion("arcsine", 113.0, 0.2, 10), Dispersion("arcsine", 10.0, 0.02, 10)
    >>> too_far(wide), too_far(narrow), too_far(None)
    (True, False, False)
    """
    return found is not None and found.phi > MOST_DISPERSION


def known_dispersion(table: pd.DataFrame) -> Dispersion | None:
    """Return the dispersion of the shares in `table`, None where fewer than 10 are exact."""
    try:
        return find_dispersion(table, SCALE)
    except TooFewUnitsError:
        return None
