"""What the official tables may carry: each rule of docs/official.md as a rule in code.

Sums against the nation, years that may be joined, residents that are sound, and counts that
are never mixed. Frames and years in, findings out: nothing here opens a file.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis.problems import Problems

NATION = "000000"
LOSSES, RATE = "property_loss_yuan", "fires_printed_rate"
DEATHS = "fire_deaths"
PEOPLE = ("fires", DEATHS, "fire_injuries")  # whole numbers: their sums are exact
ADDED = (*PEOPLE, LOSSES)  # the printed rate of a nation is no sum of its provinces'
METRICS = (*ADDED, RATE)
YUAN = 10_000  # losses are printed in 10,000 yuan
# What one province had in one year, widely drawn: a misread digit falls outside.
PLAUSIBLE: dict[str, tuple[float, float]] = {
    "fires": (30, 50_000),
    DEATHS: (1, 600),
    "fire_injuries": (1, 600),
    LOSSES: (2_000_000, 400_000_000),
    RATE: (0.4, 120),
}

# --- Rule: provinces add up to the nation, or the difference is known.

# The nation of these years holds fires of railways and other transport: what is left over.
REMAINDERS = {
    (1998, "fires"): 1,
    (1998, DEATHS): 6,
    (1998, "fire_injuries"): 20,
    (1998, LOSSES): 1_001_000,
    (1999, "fires"): 107,
    (1999, DEATHS): 20,
    (1999, "fire_injuries"): 20,
    (1999, LOSSES): 11_761_000,
}
ROUNDING = 3_000  # yuan: 32 printed tenths of 10,000 yuan, at most 0.3 of them apart
EXACT, ROUNDED, WIDER, UNREAD = "exact", "rounded", "nation_wider", "not_testable"
CUT_OFF = "cut_off"


def compare_with_nation(
    counts: pd.DataFrame, totals: pd.DataFrame, missing: pd.DataFrame
) -> pd.DataFrame:
    """Return how the provinces of each year and metric add up to the nation.

    Parameters
    ----------
    counts, totals, missing : DataFrame
        Tables of OfficialTables.

    Returns
    -------
    DataFrame
        year, metric, provinces (how many), nation, difference (nation - provinces), row (of
        national.csv), expected (the difference that is in order; NaN where any is) and result:
        exact, rounded (losses within 0.3 of 10,000 yuan), nation_wider (the remainder is
        railways' and transport's), not_testable (cells could not be read), or empty where the
        sum is wrong.

    """
    unread = missing[missing["reason"] == CUT_OFF]
    lacking = set(zip(unread["year"], unread["metric"], strict=True))
    rows = []
    for total in totals[totals["metric"].isin(ADDED)].to_dict("records"):
        year, metric, value = int(total["year"]), str(total["metric"]), float(total["value"])
        own = counts[(counts["year"] == year) & (counts["metric"] == metric)]
        difference = round(value - own["value"].sum(), 3)
        expected = float(REMAINDERS.get((year, metric), 0))
        slack = ROUNDING if metric == LOSSES else 0
        if (year, metric) in lacking:
            # Provinces that were not read had some fires: the nation can only be larger.
            result, expected = UNREAD if difference > 0 else "", float("nan")
        elif expected:
            result = WIDER if difference == expected else ""
        elif difference == 0:
            result = EXACT
        else:
            result = ROUNDED if abs(difference) <= slack else ""
        rows.append(
            {
                "year": year,
                "metric": metric,
                "provinces": len(own),
                "nation": value,
                "difference": difference,
                "row": int(total["row"]),
                "expected": expected,
                "result": result,
            }
        )
    columns = ["year", "metric", "provinces", "nation", "difference", "row", "expected", "result"]
    return pd.DataFrame(rows, columns=columns)


def check_sums(
    counts: pd.DataFrame,
    totals: pd.DataFrame,
    missing: pd.DataFrame,
    place: str,
    problems: Problems,
) -> None:
    """Add to `problems` each year and metric whose provinces do not add up as they must."""
    found = compare_with_nation(counts, totals, missing)
    for wrong in found[found["result"] == ""].to_dict("records"):
        any_more = pd.isna(wrong["expected"])
        wanted = "more than 0" if any_more else f"{wrong['expected']:,.15g}"
        problems.add(
            f"{place} row {wrong['row']}",
            f"{wrong['metric']} of {wrong['year']}: the nation less its {wrong['provinces']} "
            f"provinces is {wrong['difference']:,.15g}, expected {wanted}",
            "read the year's column again, in fires.csv and here",
        )


# --- Rule: every cell of a year is there, or listed missing with the reason; never both.


def check_whole_years(
    counts: pd.DataFrame,
    missing: pd.DataFrame,
    codes: Sequence[str],
    place: str,
    problems: Problems,
) -> None:
    """Add to `problems` each cell that is neither printed nor listed missing, or both."""
    keys = ["province_code", "year", "metric"]
    held = set(counts[keys].itertuples(index=False, name=None))
    gone = set(missing[keys].itertuples(index=False, name=None))
    for year in sorted(set(counts["year"])):
        for metric in METRICS:
            for code in codes:
                cell = (code, year, metric)
                if (cell in held) == (cell in gone):
                    both = cell in held
                    problems.add(
                        place,
                        f"{metric} of {code} in {year} is "
                        + ("both here and in missing.csv" if both else "neither here nor missing"),
                        "keep it in one of fires.csv and missing.csv",
                    )


# --- Rule: no line across a change of how fires are counted, or across years that were not read.

# The first year of each new state. 1997: reporting standard; 2001 to 2003 were not read; 2010:
# other publications; 2021: recounted.
NEW_STATES = (1997, 2001, 2010, 2021)
GRADES_FROM = pd.Timestamp("2007-06-01")  # fires are graded anew: no comparison by grade across


def unbroken_runs(years: Iterable[int]) -> list[list[int]]:
    """Return `years` in order, parted wherever no line may cross.

    >>> unbroken_runs([1998, 1999, 2000, 2004, 2005])
    [[1998, 1999, 2000], [2004, 2005]]
    """
    runs = list[list[int]]()
    for year in sorted(set(years)):
        if runs and may_join(runs[-1][-1], year):
            runs[-1].append(year)
        else:
            runs.append([year])
    return runs


def may_join(before: int, after: int) -> bool:
    """Return whether a line may run from one year to another.

    They follow one another, and nothing changed between them.

    >>> may_join(2004, 2005), may_join(2000, 2004), may_join(2020, 2021)
    (True, False, False)
    """
    changed = any(before < first <= after for first in NEW_STATES)
    return after - before == 1 and not changed


def may_compare_by_grade(first: pd.Timestamp, second: pd.Timestamp) -> bool:
    """Return whether fires of two days are graded alike: both before June 2007, or both after.

    >>> may_compare_by_grade(pd.Timestamp("2007-05-31"), pd.Timestamp("2007-06-01"))
    False
    """
    return (first < GRADES_FROM) == (second < GRADES_FROM)


# --- Rule: rates are of residents, in the years whose residents are sound; never the printed rate.

# Other years' are as first published, before a census or a sample survey found others.
SOUND = {2000: "census", 2005: "year-end", 2006: "year-end", 2008: "year-end"}


def sound_residents(residents: pd.DataFrame) -> pd.DataFrame:
    """Return the residents of provinces that a rate may be divided by, one row each.

    Columns province_code, year, residents, basis, source. Where two sources give one number,
    the first stands.
    """
    wanted = residents["year"].map(SOUND)
    kept = residents[(residents["basis"] == wanted) & (residents["province_code"] != NATION)]
    columns = ["province_code", "year", "residents", "basis", "source"]
    return kept.drop_duplicates(["province_code", "year"])[columns].reset_index(drop=True)


def check_residents(residents: pd.DataFrame, place: str, problems: Problems) -> None:
    """Add to `problems` sound residents that two sources give unlike, or sum above the nation."""
    wanted = residents["year"].map(SOUND)
    sound = residents[residents["basis"] == wanted]
    for (code, year), own in sound.groupby(["province_code", "year"]):
        if own["residents"].nunique() > 1:
            problems.add(
                f"{place} row {own['row'].iloc[-1]}",
                f"residents of {code!s} in {year!s} are {own['residents'].iloc[-1]:,}, "
                f"expected {own['residents'].iloc[0]:,} as in row {own['row'].iloc[0]}",
                "keep the one that is shown to count residents",
            )
    for year, own in sound.groupby("year"):
        whole = own[own["province_code"] == NATION]
        parts = int(
            own[own["province_code"] != NATION].drop_duplicates("province_code")["residents"].sum()
        )
        if len(whole) and parts > int(whole["residents"].iloc[0]):
            problems.add(
                f"{place} row {whole['row'].iloc[0]}",
                f"provinces of {year!s} hold {parts:,} people, expected at most the nation's "
                f"{int(whole['residents'].iloc[0]):,}",
                "read the year's column again",
            )


# --- Rule: announced counts are another count; they never come from the yearbook's table.


def check_announced(announced: pd.DataFrame, yearbook: str, place: str, problems: Problems) -> None:
    """Add to `problems` each announced count that names the yearbook's table as its source."""
    for wrong in announced[announced["source"].str.startswith(yearbook)].to_dict("records"):
        problems.add(
            f"{place} row {wrong['row']}",
            f"an announced count from {wrong['source']}",
            "name the announcement; the yearbook's counts belong in fires.csv",
        )
