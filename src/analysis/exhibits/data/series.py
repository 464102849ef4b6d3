"""Series over time: the nation's by year and holiday, and those of units that may be followed.

One series is one actor's dated numbers of one metric and verb. From 3 points it
has a run chart, from 13 a process-behaviour chart and a fitted factor a year.
"""

from collections.abc import Iterator

import pandas as pd

from analysis.cleaning.ratios import WHOLE
from analysis.comparability.rows import Names
from analysis.comparability.verdict import REFUSE, admit_rows, verdict
from analysis.statistics.differences import adjust_p
from analysis.statistics.methods import LINE_POINTS, TREND_POINTS
from analysis.statistics.ratios import BOUNDS, Kind
from analysis.statistics.trends import date_series, fit_dated
from analysis.statistics.xmr import chart_dated
from analysis.vocabulary import Label, metrics, series

# --- Which rows stand in one chart over time: whole years of incidents and fires, and weeks of
# holidays.

NATION = "national"
YEARLY = ("incidents_attended", "fires")
IN_HOLIDAYS = ("hazards_rectified_share", "hazards_per_100_inspected", "fires")
SPRING, OTHER = "spring_festival_week", "national_holiday"
REMEDY = (
    "keep one row of each period and actor, or declare another series "
    "(data/raw/comparators/judgements.csv)"
)
# a break is drawn as one, and few points get no line
DRAWN_CODES = {"DEFINITION", "BREAK", "TOO_FEW_POINTS"}


def calendar_years(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that count the nation's incidents or fires of a calendar year, by date."""
    start, end = pd.to_datetime(rows["window_start"]), pd.to_datetime(rows["window_end"])
    whole = start.dt.is_year_start & end.dt.is_year_end & (start.dt.year == end.dt.year)
    stated = (rows["window_basis"] == "stated") & (rows["actor_level"] == NATION)
    return rows[rows["metric"].isin(YEARLY) & whole & stated].sort_values(
        "window_start", kind="stable"
    )


def holiday_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rows` (comparators) that belong to a series of holidays, by date."""
    if "series" not in rows:
        return rows.iloc[:0]
    declared = rows["series"].isin((SPRING, OTHER)) & rows["metric"].isin(IN_HOLIDAYS)
    dated = (
        rows["window_start"].notna()
        & rows["window_end"].notna()
        & (rows["window_basis"] == "stated")
    )
    return rows[declared & dated].sort_values("window_start", kind="stable")


def counting_bases(rows: pd.DataFrame) -> "pd.Series[str]":
    """What each of `rows` is counted by: its series and its measure.

    A line never joins two of them.
    """
    series = rows["series"].fillna("") if "series" in rows else ""
    return (rows["measure"] + " " + series).astype("str")


def counted_alike(rows: pd.DataFrame) -> "pd.Series[str]":
    """The way in which each of `rows` is counted.

    Its measure and the basis of its series, whatever the edition.
    """
    named = rows["series"].fillna("") if "series" in rows else pd.Series("", index=rows.index)
    return (
        rows["measure"] + " " + named.map(lambda name: (name and series()[name].basis) or name)
    ).astype("str")


def is_preliminary(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Which of `rows` are of a preliminary edition."""
    named = rows["series"].fillna("") if "series" in rows else pd.Series("", index=rows.index)
    return named.map(lambda name: bool(name) and series()[name].preliminary).astype("bool")


def in_time(rows: pd.DataFrame, *, names: Names | None = None) -> Label | None:
    """Let `rows` (one or more) through to a chart over time.

    None where they are one series, else words for its face.

    Where the verdict on a trend refuses for a change of definition or too few
    points alone, they may be drawn: as a break, and without a line. Rows of two actors
    or of windows that overlap raise DataError, with the sentence and the remedy.
    """
    found = verdict("trend", rows, names=names)
    return admit_rows(found, context=set(found.reasons) <= DRAWN_CODES, remedy=REMEDY)


# --- Which numbers may be followed over time, and what of their movement is more than noise.

SERIES = ["unit", "actor", "metric", "wording", "measure"]
RECORD = ["report", "actor", "window_start", "window_end"]
LIMITS = ["mean", "lower", "upper"]
MEDIANS = ["median_low", "median_high"]
FACTOR = ["factor", "factor_lower", "factor_upper", "p"]
DRAWN = ["low", "high", *MEDIANS, *LIMITS]


def follow_series(rows: pd.DataFrame, *, names: Names | None = None) -> pd.DataFrame:
    """Return the points of every series, with medians of run charts or limits of XmR charts.

    Parameters
    ----------
    rows : observations; those of series that the verdict on a trend refuses are left out
    names : labels of units and actors, as the verdicts take them

    Returns
    -------
    columns of `rows`, and series (a number), date (the middle of the window), low and high,
    median_low and median_high, mean, lower, upper, rule and direction of XmR signals, and for a
    fitted line factor (a year), factor_lower, factor_upper and p, adjusted over all series (Holm).
    Shares and what goes with them are in per cent. What a chart has not is NaN or empty.

    """
    parts = []
    for number, own in enumerate(series_of(rows, names=names)):
        numbered = own.assign(series=number)
        parts.append(_series_points(numbered, rows))
    if not parts:
        return rows.iloc[:0].assign(
            **dict.fromkeys(["series", "date", *DRAWN, "rule", "direction", *FACTOR])
        )
    table = pd.concat(parts, ignore_index=True)
    # Many series are tested at once, so that some would look changed by chance: Holm allows for it.
    fitted = table.drop_duplicates("series").dropna(subset="p").set_index("series")["p"]
    return table.assign(
        p=table["series"].map(pd.Series(adjust_p(fitted), index=fitted.index, dtype="float64"))
    )


def series_of(rows: pd.DataFrame, *, names: Names | None = None) -> Iterator[pd.DataFrame]:
    """Each series of `rows`: dated, of one basis of counting, and not refused as a trend."""
    dated = rows[
        rows["window_start"].notna()
        & rows["window_end"].notna()
        & (rows["window_basis"] != "inferred")
    ]
    shares = dated["metric"].map(
        lambda name: metrics()[name].per == "share" and metrics()[name].derived
    )
    counts = dated["metric"].map(lambda name: metrics()[name].kind == "count")
    for _, own in dated[shares.astype("bool") | counts.astype("bool")].groupby(
        SERIES, sort=False, dropna=False
    ):
        if verdict("trend", own, names=names).kind != REFUSE:
            yield own.sort_values("window_end")


def _series_points(own: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """One series with what its points allow."""
    metric = metrics()[str(own["metric"].iloc[0])]
    kind: Kind = "share" if metric.per == "share" else "rate"
    bounds = _share_bounds(own, rows) if kind == "share" else _count_bounds(own)
    bounds = bounds.assign(date=middle_of_windows(bounds)).sort_values("date", ignore_index=True)
    # Of the few columns that are worked with: a frame of all of them costs more than the fit.
    line = date_series(bounds[["date", *BOUNDS]].assign(basis=""), kind, "trend", TREND_POINTS)
    found = fit_dated(line, kind)
    exact = (found["low"] == found["high"]).all()
    chart = (
        chart_dated(line)[[*LIMITS, "rule", "direction"]]
        if exact and len(line) >= LINE_POINTS
        else _no_limits(found)
    )
    table = bounds.assign(**found[["low", "high", *MEDIANS, *FACTOR]]).join(chart)
    # Limits are worked out of the mean alone, and may lie where no count or share can be.
    table["lower"] = table["lower"].clip(lower=0)
    if kind == "share":
        table[DRAWN] *= WHOLE
        table["upper"] = table["upper"].clip(upper=WHOLE)
    return table[[*rows.columns, "series", "date", *MEDIANS, *LIMITS, "rule", "direction", *FACTOR]]


def middle_of_windows(rows: pd.DataFrame) -> "pd.Series[pd.Timestamp]":
    """Return the instant halfway from the first moment of each window to its last."""
    start, end = rows["window_start"], rows["window_end"]
    return start + (end + pd.Timedelta(days=1) - start) / 2


def _count_bounds(own: pd.DataFrame) -> pd.DataFrame:
    """Counts of windows of like length: each over one such window."""
    ends = {"numerator_low": own["low"], "numerator_high": own["high"]}
    return own.assign(**ends, denominator_low=1.0, denominator_high=1.0)


def _share_bounds(own: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Shares beside the counts that they were made of."""
    metric, table = metrics()[str(own["metric"].iloc[0])], own
    for part, name in (("numerator", metric.numerator), ("denominator", metric.denominator)):
        counted = rows[
            (rows["metric"] == name) & rows["wording"].isin(["", own["wording"].iloc[0]])
        ]
        ends = {"low": f"{part}_low", "high": f"{part}_high"}
        table = table.merge(
            counted[[*RECORD, *ends]].rename(columns=ends), on=RECORD, validate="one_to_one"
        )
    return table.drop(columns=["low", "high"]).dropna(subset=BOUNDS)


def _no_limits(found: pd.DataFrame) -> pd.DataFrame:
    """No XmR chart: too few points, or hedged ones."""
    blank: dict[str, object] = dict.fromkeys(LIMITS, float("nan"))
    return pd.DataFrame(blank | {"rule": "", "direction": 0}, index=found.index)
