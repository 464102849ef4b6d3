"""A series: dated rows of one quantity, split where the basis of counting breaks."""

import pandas as pd

from analysis.comparing.quotients import BOUNDS, Kind, check, values
from analysis.problems import Problems, stop


def dated(rows: pd.DataFrame, kind: Kind, place: str, least: int) -> pd.DataFrame:
    """`rows` (date, basis, BOUNDS) by date, with part, points (of that part), low and high of the quotient.

    A part is a run of neighbouring dates counted on one basis. What is drawn or
    fitted is drawn or fitted within a part: a break is never bridged. `place` names
    the caller in messages. Raises DataError for an undated row, for two rows of one
    date, for what quotients.check refuses, and where no part has `least` points.
    """
    found = Problems()
    for label in rows.index[rows["date"].isna()]:
        found.add(f"{place}: row {label}", "has no date", "leave it out: an undated value is no point of a series")
    found.raise_if_any()
    line = rows.assign(date=pd.to_datetime(rows["date"])).sort_values("date", ignore_index=True)
    check(line.set_index(line["date"].dt.date)[BOUNDS], kind, place)
    part = (line["basis"] != line["basis"].shift()).cumsum()
    points = part.groupby(part).transform("size")
    if not (points >= least).any():
        most = max(points, default=0)
        stop(place, f"{most} points on one basis, and it takes {least}", "show them alone, or add dated values")
    return line.assign(part=part, points=points, **values(line, kind))
