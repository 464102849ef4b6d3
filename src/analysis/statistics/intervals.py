"""Intervals of proportions, counts and rates at either end of a hedge, the outermost kept.

Guards: fewer than 5 events (by the lower bound) make no rate; below 10 the
interval is exact. A rate's denominator (residents, premises, sessions) is taken as
known within its bounds.
"""

from functools import partial
from statistics import NormalDist

import numpy as np
import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.cleaning.ratios import FEW, TOO_FEW
from analysis.statistics.ratios import ABOVE, BELOW, join_codes, refusal_codes
from analysis.vocabulary import methods

# --- Intervals of proportions and counts: what the words leave open, and chance, kept apart.

CONFIDENCE = 0.95


def make_estimates(
    ends: dict[str, pd.Series], method: "str | pd.Series[str]", reason: "pd.Series[str]"
) -> pd.DataFrame:
    """Estimates, one a row: low, high, lower, upper, method (ids), source (papers), reason (codes).

    Where there is a reason there is no number: the four ends are NaN.
    """
    table = pd.DataFrame(ends).astype("float64").mask(reason != "")
    ids = pd.Series(method, index=table.index, dtype="str")
    papers = {}
    for said in ids.unique():
        # Two ids, and so two papers, where a hedge reaches over from one method to the other.
        sources = [methods()[name].source for name in said.split(SEPARATOR)]
        papers[said] = "; ".join(sources)
    return table.assign(method=ids, source=ids.map(papers).astype("str"), reason=reason)


def estimate_proportions(table: pd.DataFrame, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Proportions of pairs with Wilson's score interval (Wilson 1927), 0 to 1.

    Columns as of `estimate`.

    No numbers where the numerator is above the denominator, nor where a part is absent or the
    denominator may be 0.

    >>> from analysis.statistics.ratios import COLUMNS
    >>> rectified = pd.DataFrame([[233, 233, 246, 246]], columns=COLUMNS)
    >>> estimate_proportions(rectified)[["low", "lower", "upper"]].round(4).iloc[0].tolist()
    [0.9472, 0.9117, 0.9689]
    """
    reason = refusal_codes(table, share=True)
    usable = table.mask(reason != "")
    least, most = smallest_shares(usable), largest_shares(usable)
    ends = {
        "low": least["part"] / least["whole"],
        "high": most["part"] / most["whole"],
        "lower": wilson_interval(least, confidence)[0],
        "upper": wilson_interval(most, confidence)[1],
    }
    return make_estimates(ends, "wilson", reason)


def smallest_shares(table: pd.DataFrame) -> pd.DataFrame:
    """The part and the whole within the bounds of each pair that make the smallest share."""
    return table[["numerator_low", "denominator_high"]].set_axis(["part", "whole"], axis=1)


def largest_shares(table: pd.DataFrame) -> pd.DataFrame:
    """The part and the whole within the bounds of each pair that make the largest share.

    No part is above its whole.
    """
    part = table[["numerator_high", "denominator_high"]].min(axis=1, skipna=False)
    # The whole is as small as its words allow, but never smaller than the part.
    return pd.DataFrame(
        {
            "part": part,
            "whole": part.where(part > table["denominator_low"], table["denominator_low"]),
        }
    )


def wilson_interval(
    shares: pd.DataFrame, confidence: float
) -> "tuple[pd.Series[float], pd.Series[float]]":
    """Wilson's score interval of `part` of `whole` (Wilson 1927)."""
    from statsmodels.stats.proportion import proportion_confint

    lower, upper = proportion_confint(
        shares["part"], shares["whole"], alpha=1 - confidence, method="wilson"
    )
    return lower, upper


def estimate_counts(events: pd.DataFrame, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Numbers of events (columns low, high) with their Poisson interval; columns as of `estimate`.

    An end below 10 events is exact (Garwood 1936), one from 10 up Byar's (Breslow
    & Day 1987); `method` names both where a hedge reaches over 10.

    >>> found = estimate_counts(pd.DataFrame({"low": [9, 301], "high": [9, 399]}))
    >>> found[["lower", "upper", "method"]].round(1).values.tolist()
    [[4.1, 17.1, 'exact_poisson'], [268.0, 440.1, 'byar']]
    """
    reason = join_codes({"MISSING_NOT_ZERO": events[["low", "high"]].isna().any(axis=1)})
    few = events[["low", "high"]] < FEW
    lower = garwood_interval(events["low"], confidence)[0].where(
        few["low"], byar_interval(events["low"], confidence)[0]
    )
    upper = garwood_interval(events["high"], confidence)[1].where(
        few["high"], byar_interval(events["high"], confidence)[1]
    )
    named = np.select(
        [few["high"], few["low"]], ["exact_poisson", f"exact_poisson{SEPARATOR}byar"], "byar"
    )
    ends = {"low": events["low"], "high": events["high"], "lower": lower, "upper": upper}
    return make_estimates(ends, pd.Series(named, index=events.index), reason)


def garwood_interval(events: pd.Series, confidence: float) -> tuple[pd.Series, pd.Series]:
    """Lower and upper end of the exact Poisson interval (Garwood 1936)."""
    from statsmodels.stats.rates import confint_poisson

    ends = confint_poisson(events.to_numpy(), 1, method="exact-c", alpha=1 - confidence)
    lower, upper = map(partial(pd.Series, index=events.index), ends)
    # statsmodels gives 0 below an absent number, too.
    return lower.where(events.notna()), upper


def byar_interval(events: pd.Series, confidence: float) -> tuple[pd.Series, pd.Series]:
    """Return Byar's approximation (Breslow & Day 1987); NaN where it falls below 0."""
    z = normal_quantile(confidence)
    lower, upper = _byar_end(events, -z), _byar_end(events + 1, z)  # the upper of one event more
    return lower.where(lower >= 0), upper


def _byar_end(number: pd.Series, z: float) -> pd.Series:
    """One end of Byar's interval: the cube root of a count is nearly normal."""
    end: pd.Series = number * (1 - 1 / (9 * number) + z / (3 * np.sqrt(number))) ** 3
    return end


def normal_quantile(confidence: float) -> float:
    """How many standard errors a two-sided normal interval reaches to either side.

    >>> round(normal_quantile(0.95), 6)
    1.959964
    """
    return NormalDist().inv_cdf((1 + confidence) / 2)


def estimate_over(
    events: pd.DataFrame, denominator: pd.DataFrame, multiplier: float = 1.0
) -> pd.DataFrame:
    """Estimates of numbers of events over known denominators (columns low, high).

    Rates per `multiplier`.

    >>> events = estimate_counts(pd.DataFrame({"low": [20], "high": [20]}))
    >>> estimate_over(events, pd.DataFrame({"low": [40], "high": [50]}), 100)["high"]
    0    50.0
    Name: high, dtype: float64
    """
    least, most = multiplier / denominator["high"], multiplier / denominator["low"]
    # The lower ends go with the larger denominator, the upper ends with the smaller one.
    return events.assign(
        low=events["low"] * least,
        high=events["high"] * most,
        lower=events["lower"] * least,
        upper=events["upper"] * most,
    )


# --- Rates, and the ratio of two rates: an interval at either end of the hedge, the outermost kept.


def estimate_rates(
    table: pd.DataFrame, multiplier: float = 1.0, confidence: float = CONFIDENCE
) -> pd.DataFrame:
    """Rates of pairs per `multiplier`, with the interval of their events.

    Columns as of `make_estimates`.

    >>> from analysis.statistics.ratios import COLUMNS
    >>> waived = pd.DataFrame([[9, 9, 3000, 3000], [4, 4, 3000, 3000]], columns=COLUMNS)
    >>> estimate_rates(waived, 1000)[["low", "lower", "upper", "reason"]].round(2).values.tolist()
    [[3.0, 1.37, 5.69, ''], [nan, nan, nan, 'SMALL_N']]
    """
    reason = refusal_codes(table, share=False, fewest=TOO_FEW)
    found = estimate_over(
        estimate_counts(table.rename(columns=ABOVE), confidence),
        table.rename(columns=BELOW),
        multiplier,
    )
    ends = {
        "low": found["low"],
        "high": found["high"],
        "lower": found["lower"],
        "upper": found["upper"],
    }
    return make_estimates(ends, found["method"], reason)


def rate_ratios(a: pd.DataFrame, b: pd.DataFrame, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Rates of the pairs `a` over those of `b`, row by row; columns as of `make_estimates`.

    The interval is exact: given the sum of both events, those of `a` are
    binomial (Przyborowski & Wilenski 1940), so its ends are Clopper and Pearson's,
    turned from a share of the events into a ratio of the rates.

    >>> from analysis.statistics.ratios import COLUMNS
    >>> twice = [pd.DataFrame([[n, n, 1000, 1000]], columns=COLUMNS) for n in (40, 20)]
    >>> rate_ratios(*twice)[["low", "lower", "upper"]].round(2).iloc[0].tolist()
    [2.0, 1.14, 3.61]
    """
    refused = refusal_codes(a, share=False, fewest=TOO_FEW)
    reason = refused.where(refused != "", refusal_codes(b, share=False, fewest=TOO_FEW))
    above, below = a.mask(reason != ""), b.mask(reason != "")
    # The ratio is least where a has the fewest events and the largest denominator, and b the
    # most events and the smallest; and the other way round for the greatest.
    fewest, most = above["numerator_low"], below["numerator_high"]
    least = below["denominator_low"] / above["denominator_high"]
    many, few = above["numerator_high"], below["numerator_low"]
    greatest = below["denominator_high"] / above["denominator_low"]
    ends = {
        "low": fewest / most * least,
        "high": many / few * greatest,
        "lower": _as_ratio(_exact_interval(fewest, most, confidence)[0]) * least,
        "upper": _as_ratio(_exact_interval(many, few, confidence)[1]) * greatest,
    }
    return make_estimates(ends, "exact_ratio", reason)


def _exact_interval(
    part: pd.Series, rest: pd.Series, confidence: float
) -> tuple[pd.Series, pd.Series]:
    """Both ends of the share of `part` in `part` and `rest` together (Clopper & Pearson 1934)."""
    from statsmodels.stats.proportion import proportion_confint

    lower, upper = proportion_confint(part, part + rest, alpha=1 - confidence, method="beta")
    return lower, upper


def _as_ratio(share: pd.Series) -> pd.Series:
    """The ratio of a part to the rest, by its share in both."""
    return share / (1 - share)
