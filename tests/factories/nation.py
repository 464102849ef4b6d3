"""Invented numbers of a nation: whole years, and weeks of holidays."""

from typing import Any

import pandas as pd

from judged import OUTSIDE, frame, row

OFFICIAL = {**OUTSIDE, "caveats": "OFFICIAL"}
NATION = {
    "unit": "china",
    "actor_level": "national",
    "unit_zh": "全国",
    "unit_en": "China",
    **OFFICIAL,
}
FIRES = {"series": "fires_to_2019"}
NEW = {"series": "fires_from_2021"}
HEDGED = {"relation": "gt", "caveats": "HEDGED;OFFICIAL"}
SHARE = "hazards_rectified_share"
URGED = {"wording": "督促整改", "caveats": "URGED;OFFICIAL"}


def year(when: int, metric: str = "fires", value: float = 1000.0, **changes: Any) -> pd.Series:
    """What the nation counted in a whole year, by the new way of counting."""
    window = {"window_start": pd.Timestamp(when, 1, 1), "window_end": pd.Timestamp(when, 12, 31)}
    return row(metric, value, **(NATION | NEW | {"report": f"nat{when}"} | window | changes))


def spring(when: int, metric: str = SHARE, value: float = 90.0, **changes: Any) -> pd.Series:
    """What the nation counted in the week of a Spring Festival; a share by 督促整改."""
    window = {"window_start": pd.Timestamp(when, 2, 1), "window_end": pd.Timestamp(when, 2, 7)}
    own = {"report": f"sf{when}", "series": "spring_festival_week"} | (
        URGED if metric == SHARE else {}
    )
    return row(metric, value, **(NATION | own | window | changes))


def other(when: int, days: int, **changes: Any) -> pd.Series:
    """The same of another holiday of so many days."""
    window = {"window_start": pd.Timestamp(when, 10, 1), "window_end": pd.Timestamp(when, 10, days)}
    return spring(
        when, **({"series": "national_holiday", "report": f"oct{when}"} | window | changes)
    )


def bounded(one: pd.Series, low: float, high: float) -> pd.Series:
    """`one` as a hedged number from `low` to `high`."""
    caveats = ";".join(["HEDGED", *str(one["caveats"]).split(";")])
    ends = {
        "low": low,
        "high": high,
        "strict_low": low,
        "strict_high": high,
        "relation": "range",
        "caveats": caveats,
    }
    return pd.Series(dict(one) | ends)


def nation() -> pd.DataFrame:
    """Fires on two bases with a year missing, incidents on one, and holiday weeks."""
    fires = [
        year(2018, value=300.0, **FIRES),
        year(2019, value=200.0, **FIRES),
        year(2021),
        year(2022, value=1100.0),
    ]
    incidents = [
        year(when, "incidents_attended", 10.0 * when, series="national_incidents")
        for when in (2020, 2021, 2022)
    ]
    weeks = [
        spring(2009),
        bounded(spring(2012), 80, 85),
        spring(2013),
        other(2010, 7),
        other(2011, 3),
    ]
    return frame(*fires, *incidents, *weeks)
