"""Ratios: bounds of a quotient, and the observations derived from two others.

A ratio of two observations of one actor and window, or of one and the census.

Guards, on any ratio: nothing is divided by an inferred window or by what may be
0; a share has one measure above and below, another rate the metric's own; where
there may be fewer than 5 events there is no rate, fewer than 10 carry SMALL_N;
a share above 100 % is not made; a result beyond the plausible is kept and marked.
"""

import pandas as pd

from analysis.cleaning import caveats
from analysis.vocabulary import Metric, Terms, Unit, levels, metrics

# --- Arithmetic of bounds. A quotient of intervals is [lo/hi, hi/lo], never of midpoints.

PAIRS = (("low", "high"), ("strict_low", "strict_high"))


def quotient_bounds(
    numerator: pd.DataFrame, denominator: pd.DataFrame, scale: float = 1.0
) -> pd.DataFrame:
    """Bounds of `scale * numerator / denominator`, row by row.

    Both frames have the columns low, high, strict_low, strict_high and one
    index; bounds are 0 or above. Where the denominator may be 0 the upper
    bound is infinite.

    >>> exact = lambda n: pd.DataFrame({c: [float(n)] for p in PAIRS for c in p})
    >>> quotient_bounds(exact(233), exact(246), 100)["low"].round(2).tolist()
    [94.72]
    """
    parts = {}
    for low, high in PAIRS:
        parts[low] = (scale * numerator[low] / denominator[high]).fillna(0.0)
        parts[high] = (scale * numerator[high] / denominator[low]).fillna(float("inf"))
    return pd.DataFrame(parts)


# --- Derived observations: a ratio of two observations of one actor and window, or of one and the
# census.

ACTOR = ["report", "unit", "actor", "actor_level"]
WINDOW = ["per", "window_start", "window_end", "window_basis", "window_phrase"]
BOUNDS = ["low", "high", "strict_low", "strict_high"]
TOO_FEW, FEW = 5, 10
WHOLE = 100.0


def derive_ratio(rows: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return the derived metric `name` for each actor and window that reports both its parts."""
    metric = metrics()[name]
    usable = rows[rows["window_basis"] != "inferred"]
    parts = [usable[usable["metric"] == part] for part in (metric.numerator, metric.denominator)]
    if any(part.empty for part in parts):
        return rows.head(0)
    pairs = parts[0].merge(parts[1], on=ACTOR + WINDOW, suffixes=("", "_below"))
    whole = pairs["measure_below"] if metric.per == "share" else metric.measures[0]
    pairs = pairs[(pairs["measure"] == whole) & (pairs["low_below"] > 0)].reset_index(drop=True)
    if pairs.empty:
        return rows.head(0)
    below = pairs[
        [f"{column}_below" for column in (*BOUNDS, "value", "phrase", "caveats", "relation")]
    ]
    return _derived_rows(
        pairs, below.rename(columns=lambda column: column.removesuffix("_below")), metric
    )


def per_residents(rows: pd.DataFrame, name: str, units: Terms[Unit]) -> pd.DataFrame:
    """Return `name` per residents of 2020.

    For units that report a yearly number or a window with both ends.

    A sub-unit or an officer serves an unknown part of the residents, so gets no rate.
    """
    metric = metrics()[name]
    dated = (rows["per"] == "year") | (rows["window_start"].notna() & rows["window_end"].notna())
    own = rows["actor_level"].map(lambda level: levels()[level].unit).astype("bool")
    counted = (
        rows["unit"]
        .map(lambda unit: unit in units and units[unit].residents is not None)
        .astype("bool")
    )
    alike = (rows["metric"] == metric.numerator) & (rows["measure"] == metric.measures[0])
    fit = alike & dated & own & counted & (rows["window_basis"] != "inferred")
    if not fit.any():
        return rows.head(0)
    chosen = rows[fit].reset_index(drop=True)
    residents = chosen["unit"].map(lambda unit: float(units[unit].residents or 0)).astype("float64")
    below = pd.DataFrame(dict.fromkeys((*BOUNDS, "value"), residents))
    below["phrase"] = [f"{number:,.0f}人" for number in residents]
    below = below.assign(relation="eq", caveats="CENSUS_2020").astype(
        {"phrase": "str", "caveats": "str"}
    )
    return _derived_rows(chosen, below, metric)


def _derived_rows(above: pd.DataFrame, below: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """Rows of the derived metric, one for each pair of rows of `above` and `below`."""
    exact = (above["relation"] == "eq") & (below["relation"] == "eq")
    made = above.assign(
        **quotient_bounds(above, below, metric.scale),
        theme=metric.theme,
        metric=metric.id,
        value=(metric.scale * above["value"] / below["value"]).where(exact),
        relation=exact.map({True: "eq", False: "range"}).astype("str"),
        measure=metric.measures[0],
        per=above["per"]
        .map(lambda per: f"{metric.per}_year" if _is_yearly(metric, per) else metric.per)
        .astype("str"),
        basis="derived",
        start=pd.Series(pd.NA, index=above.index, dtype="Int64"),
        cell="",
        phrase=(above["phrase"] + " ÷ " + below["phrase"]).astype("str"),
    )
    made = caveats.add_caveat(made, below["caveats"]).pipe(
        caveats.add_caveat, "SMALL_N", above["low"] < FEW
    )
    return _without_impossible(made[above["low"] >= TOO_FEW], metric)


def _is_yearly(metric: Metric, per: str) -> bool:
    """Whether a yearly numerator makes a yearly rate.

    It does over residents, not over a yearly denominator.
    """
    return metric.denominator == "residents" and per == "year"


def _without_impossible(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """`rows` without shares above the whole, and with implausible results marked."""
    if metric.per == "share":
        rows = rows[rows["low"] <= WHOLE]
        rows = rows.assign(
            high=rows["high"].clip(upper=WHOLE), strict_high=rows["strict_high"].clip(upper=WHOLE)
        )
    least, most = metric.plausible
    return caveats.add_caveat(rows, "PLAUSIBILITY", (rows["low"] > most) | (rows["high"] < least))
