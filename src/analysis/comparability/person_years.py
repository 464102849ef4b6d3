"""Counts over residents and time: rates that stand beside one another whatever their windows."""

import pandas as pd

from analysis.cleaning.caveats import add_caveat
from analysis.cleaning.ratios import FEW
from analysis.comparability.rows import PERSON_YEARS
from analysis.vocabulary import Terms, Unit, metrics

BOUNDS = ["low", "high", "strict_low", "strict_high", "value"]
PER, DAYS = 1000, 365.25


def rates_per_person_year(rows: pd.DataFrame, units: Terms[Unit]) -> pd.DataFrame:
    """Return the counts of `rows` per 1,000 person-years.

    Unlike a number per 1,000 residents such a rate does not grow with the window: that of seven
    days may stand beside that of a year, and says so. Only whole units with known residents and
    dated totals have one.

    Parameters
    ----------
    rows : DataFrame
        Observations.
    units : Terms of Unit
        Units with their residents.

    Returns
    -------
    DataFrame
        Columns of `rows`, one row for each that has a rate; caveats CENSUS_2020, for the
        residents are those of the census, and SMALL_N below 10 events.

    """
    residents = rows["unit"].map(lambda unit: units[unit].residents if unit in units else None)
    days = (rows["window_end"] - rows["window_start"]).dt.days + 1
    counted = rows["metric"].map(lambda name: metrics()[name].kind == "count").astype("bool")
    whole = (rows["actor"] == rows["unit"]) & (rows["per"] == "total") & counted
    fit = whole & residents.notna() & days.notna() & (rows["window_basis"] == "stated")
    chosen = rows[fit]
    years = residents[fit].astype("float64") * days[fit] / DAYS
    made = chosen.assign(
        **{name: PER * chosen[name] / years for name in BOUNDS},
        per=PERSON_YEARS,
        basis="derived",
    )
    made["phrase"] = chosen["phrase"] + " ÷ " + years.map("{:,.0f}人年".format)
    made = add_caveat(made, "CENSUS_2020")
    return add_caveat(made, "SMALL_N", chosen["low"] < FEW)
