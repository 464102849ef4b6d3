"""Scales on which the error of a quotient hardly depends on its size: what z-scores and overdispersion need.

x is the numerator, n the denominator, t the target that all units would share;
a rate or ratio is judged as x over t·n, the number expected.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, log, pi, sqrt

import numpy as np

from analysis.comparing.pairs import Numbers

HALF = 0.5  # added to both counts, so that neither is nought


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale: `value` of (x, n, t) and its `error`, the `centre` where t lies on it, and the way `back` to a quotient.

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


# arcsine: proportions; root: rates and ratios to the expected (Spiegelhalter 2005, 2012); log: standardised ratios as
# in NHS Digital's SHMI, no unit without events; log_counts: ratios of two counts that are both open to chance
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
