"""Trends: a fitted line where there are points enough for one, else a run chart.

Never across a break.

A series of 13 points or more on one basis gets a generalised linear model. From 3
points it gets its median and no line: between few points any line is a story.
"""

import warnings
from typing import Any

import numpy as np
import pandas as pd

from analysis.problems import Problems, stop
from analysis.statistics.differences import Floats
from analysis.statistics.methods import LINE_POINTS, TREND_POINTS, with_method
from analysis.statistics.ratios import BOUNDS, Kind, check_bounds, quotient_values

# --- A series: dated rows of one quantity, split where the basis of counting breaks.


def date_series(rows: pd.DataFrame, kind: Kind, place: str, least: int) -> pd.DataFrame:
    """Return `rows` by date, with part, points of that part, low and high of the quotient.

    A part is a run of neighbouring dates counted on one basis. What is drawn or
    fitted is drawn or fitted within a part: a break is never bridged. `place` names
    the caller in messages. Raises DataError for an undated row, for two rows of one
    date, for what ratios.check_bounds refuses, and where no part has `least` points.
    """
    found = Problems()
    for label in rows.index[rows["date"].isna()]:
        found.add(
            f"{place}: row {label}",
            "has no date",
            "leave it out: an undated value is no point of a series",
        )
    found.raise_if_any()
    line = rows.assign(date=pd.to_datetime(rows["date"])).sort_values("date", ignore_index=True)
    check_bounds(line.set_index(line["date"].dt.date)[BOUNDS], kind, place)
    # 1, 1, 2, 2, 2, 3: a new part begins wherever the basis is not that of the row before.
    part = (line["basis"] != line["basis"].shift()).cumsum()
    points = part.groupby(part).transform("size")
    if not (points >= least).any():
        most = max(points, default=0)
        stop(
            place,
            f"{most} points on one basis, and it takes {least}",
            "show them alone, or add dated values",
        )
    return line.assign(part=part, points=points, **quotient_values(line, kind))


# --- Trends: a fitted line where there are points enough for one, else a run chart; never across a
# break.

ALPHA = 0.05
YEAR = 365.25 * 24 * 3600
FITTED = [
    "factor",
    "factor_lower",
    "factor_upper",
    "p",
    "scale",
    "fitted",
    "fitted_lower",
    "fitted_upper",
]
METHODS = {
    "share": ("binomial_glm", "quasi_binomial_glm"),
    "rate": ("poisson_glm", "quasi_poisson_glm"),
}


def fit_trend(series: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Each part of a series with its median, or with its line.

    Rates by Poisson regression on the years, with the logarithm of the exposure as
    offset; shares by binomial (logistic) regression: McCullagh & Nelder 1989,
    Generalized Linear Models, 2nd ed. Where the values scatter more than their
    counts allow (Pearson's X2 above its degrees of freedom), the scale X2 / df widens
    every interval, and the method says quasi-Poisson or quasi-binomial: Wedderburn
    1974, Biometrika 61:439-447. Seasons and dependence from point to point are not
    modelled: give whole years of months. Run charts: Perla, Provost & Murray 2011,
    BMJ Qual. Saf. 20:46-51.

    Parameters
    ----------
    series : date, basis and BOUNDS (date_series); counts of equal periods have 1 below
    kind : share or rate

    Returns
    -------
    what date_series gives, method, source, and for a part without a line median_low and
    median_high; for one with a line factor (by which the rate, or the odds of the share, is
    multiplied in a year), its 95 % interval factor_lower..factor_upper, p, scale (1 or X2 / df),
    and the line on the scale of the values: fitted, fitted_lower, fitted_upper

    A part gets no line if a value is hedged, nor if events stand at one end alone, where
    the fit has no limit. Raises DataError if no part has 3 points.

    """
    return fit_dated(date_series(series, kind, "trend", TREND_POINTS), kind)


def fit_dated(line: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """Return what `fit_trend` does, of what `date_series` gives."""
    return pd.concat([_fit_part(part, kind) for _, part in line.groupby("part")])


def _fit_part(part: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """One part with its median, its line, or neither."""
    blank = part.assign(**dict.fromkeys(["median_low", "median_high", *FITTED], np.nan))
    if len(part) < TREND_POINTS:
        return with_method(blank, "points_alone")
    if len(part) < LINE_POINTS or not _has_line(part, kind):
        median = blank.assign(median_low=part["low"].median(), median_high=part["high"].median())
        return with_method(median, "run_chart")
    line, method = _fit_line(part, kind)
    return with_method(blank.assign(**line), method)


def _has_line(part: pd.DataFrame, kind: Kind) -> bool:
    """Whether all values are exact, and events and the rest overlap in time.

    Then the likelihood has a maximum.

    Albert & Anderson 1984, Biometrika 71:1-10, for one covariate. The rest is what
    did not happen (shares), or the exposure (rates).
    """
    events = part["numerator_low"] > 0
    rest = (
        part["numerator_low"] < part["denominator_low"]
        if kind == "share"
        else part["denominator_low"] > 0
    )
    when, other = part["date"][events], part["date"][rest]
    exact = (part["low"] == part["high"]).all()
    return bool(
        exact and len(when) and len(other) and when.min() < other.max() and other.min() < when.max()
    )


def _fit_line(part: pd.DataFrame, kind: Kind) -> tuple[dict[str, Any], str]:
    """FITTED and the method of one part, by statsmodels' GLM."""
    years = (part["date"] - part["date"].iloc[0]).dt.total_seconds().to_numpy() / YEAR
    # Centred, so that level and slope are fitted without leaning on each other.
    design = np.column_stack([np.ones(len(years)), years - years.mean()])
    model = _build_model(part, kind, design)
    fit = _fit_model(model)
    scale = fit.pearson_chi2 / fit.df_resid
    if scale > 1:  # as a number: scale="X2" leaves the denominators of shares out
        fit = _fit_model(model, scale=scale, use_t=True)
    at = fit.t_test(design)
    (lower, upper), inverse = np.exp(fit.conf_int(ALPHA)[1]), model.family.link.inverse
    ends: Floats = inverse(np.asarray(at.conf_int(ALPHA)))
    numbers = [np.exp(fit.params[1]), lower, upper, fit.pvalues[1], fit.scale]
    numbers += [inverse(np.asarray(at.effect)), ends[:, 0], ends[:, 1]]
    return dict(zip(FITTED, numbers, strict=True)), METHODS[kind][int(scale > 1)]


def _fit_model(model: Any, **options: Any) -> Any:
    """Fit the model.

    A line through every point is warned of as if it had no maximum: `_has_line` has ruled that out.
    """
    from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        return model.fit(**options)


def _build_model(part: pd.DataFrame, kind: Kind, design: Floats) -> Any:
    """The generalised linear model of one part."""
    import statsmodels.api as sm

    events, below = (
        part["numerator_low"].to_numpy("float64"),
        part["denominator_low"].to_numpy("float64"),
    )
    # statsmodels takes a share as two columns: those of which it is true, and all others.
    if kind == "share":
        return sm.GLM(
            np.column_stack([events, below - events]), design, family=sm.families.Binomial()
        )
    return sm.GLM(events, design, family=sm.families.Poisson(), offset=np.log(below))
