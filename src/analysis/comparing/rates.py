"""Rates, and the ratio of two rates: an interval at either end of the hedge, the outermost kept.

Guards: fewer than 5 events (by the lower bound) make no rate; below 10 the
interval is exact. A rate's denominator (residents, premises, sessions) is taken as known within its bounds.
"""

import pandas as pd

from analysis.cleaning.ratios import TOO_FEW
from analysis.comparing.intervals import CONFIDENCE, counts, estimate, over
from analysis.comparing.pairs import ABOVE, BELOW, refusals


def rates(table: pd.DataFrame, multiplier: float = 1.0, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Rates of pairs per `multiplier`, with the interval of their events; columns as of `intervals.estimate`.

    >>> from analysis.comparing.pairs import COLUMNS
    >>> waived = pd.DataFrame([[9, 9, 3000, 3000], [4, 4, 3000, 3000]], columns=COLUMNS)
    >>> rates(waived, 1000)[["low", "lower", "upper", "reason"]].round(2).values.tolist()
    [[3.0, 1.37, 5.69, ''], [nan, nan, nan, 'SMALL_N']]
    """
    reason = refusals(table, share=False, fewest=TOO_FEW)
    found = over(counts(table.rename(columns=ABOVE), confidence), table.rename(columns=BELOW), multiplier)
    return estimate({name: found[name] for name in ("low", "high", "lower", "upper")}, found["method"], reason)


def rate_ratios(a: pd.DataFrame, b: pd.DataFrame, confidence: float = CONFIDENCE) -> pd.DataFrame:
    """Rates of the pairs `a` over those of `b`, row by row; columns as of `intervals.estimate`.

    The interval is exact: given the sum of both events, those of `a` are
    binomial (Przyborowski & Wilenski 1940), so its ends are Clopper and Pearson's,
    turned from a share of the events into a ratio of the rates.

    >>> from analysis.comparing.pairs import COLUMNS
    >>> twice = [pd.DataFrame([[n, n, 1000, 1000]], columns=COLUMNS) for n in (40, 20)]
    >>> rate_ratios(*twice)[["low", "lower", "upper"]].round(2).iloc[0].tolist()
    [2.0, 1.14, 3.61]
    """
    refused = [refusals(table, share=False, fewest=TOO_FEW) for table in (a, b)]
    reason = refused[0].where(refused[0] != "", refused[1])
    above, below = a.mask(reason != ""), b.mask(reason != "")
    parts = [(above["numerator_low"], below["numerator_high"]), (above["numerator_high"], below["numerator_low"])]
    scales = (
        below["denominator_low"] / above["denominator_high"],
        below["denominator_high"] / above["denominator_low"],
    )
    (low, high), (lower, upper) = [part / rest for part, rest in parts], _exact(parts, confidence)
    ends = {"low": low, "high": high, "lower": lower, "upper": upper}
    scaled = {name: end * scale for (name, end), scale in zip(ends.items(), scales * 2, strict=True)}
    return estimate(scaled, "exact_ratio", reason)


def _exact(parts: list[tuple[pd.Series, pd.Series]], confidence: float) -> list[pd.Series]:
    """Lower end of the first ratio of part and rest, upper end of the second (Clopper & Pearson 1934)."""
    from statsmodels.stats.proportion import proportion_confint

    ends = [proportion_confint(part, part + rest, alpha=1 - confidence, method="beta") for part, rest in parts]
    return [share / (1 - share) for share in (ends[0][0], ends[1][1])]
