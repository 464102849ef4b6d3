"""One actor over time: whether its windows are like, apart, and on one side of every break."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from analysis.comparability.findings import Finding, Rows
from analysis.comparability.rows import Observation
from analysis.vocabulary import Break, breaks, metrics, spring_festivals

LIKE_LENGTH = 1.12  # the longest month is 1.107 times the shortest
A_WEEK, A_DAY = 7, 1  # a holiday week has seven days or eight
A_QUARTER, ABOUT_A_YEAR, WITHIN_TWO_YEARS = 92, 330, 400
SAME_SEASON = 3  # days by which the calendar moves the start of one month from year to year
HOLIDAY = timedelta(days=6)  # from New Year's Day to the last day of the week


def window_pair_findings(rows: Rows) -> list[Finding]:
    """Return what stands in the way of comparing dated `rows` of one actor over time.

    Windows are of one kind, like in length, and share no day. What differs between
    their seasons is said; breaks of the calendar refuse or are said.
    """
    dated = sorted_by_window(rows)
    if overlap := overlap_findings(dated):
        return overlap
    found = [*length_findings(dated), *break_findings(dated), *season_findings(dated)]
    return [*found, *price_findings(dated)]


def sorted_by_window(rows: Rows) -> list[Observation]:
    """Return the dated rows, in the order of their windows."""
    return sorted((row for row in rows if row.span), key=lambda row: row.span or ())


def overlap_findings(dated: Rows) -> list[Finding]:
    """WINDOW where a window holds days of the next: a part and its whole are not two."""
    for before, after in pairwise(dated):
        if before.span and after.span and after.span[0] <= before.span[1]:
            return [Finding("WINDOW", "overlap", (before, after))]
    return []


def length_findings(dated: Rows) -> list[Finding]:
    """WINDOW where the windows are of unlike length.

    Totals may not stand so, rates may with a word.
    """
    days = [row.days for row in dated]
    if not days or are_like_lengths(days):
        return []
    rates = all(row.rate for row in dated)
    return [Finding("WINDOW", "length", tuple(dated), refuses=not rates)]


def are_like_lengths(days: Iterable[int]) -> bool:
    """Whether windows of so many days are alike in length.

    Months are, and weeks of a holiday that has seven days or eight.

    Examples
    --------
    >>> are_like_lengths([28, 31]), are_like_lengths([7, 8]), are_like_lengths([31, 365])
    (True, True, False)

    """
    known = list(days)
    least, most = min(known), max(known)
    return most <= LIKE_LENGTH * least or (least >= A_WEEK and most - least <= A_DAY)


# --- The calendar: breaks that refuse, breaks that must be said.


def break_findings(dated: Rows) -> list[Finding]:
    """BREAK for each break of the calendar that touches the metric and lies between the rows.

    A break that has ended (an epidemic) touches the windows that hold days of it. Rows of one
    declared series are counted alike, whatever else was changed on the day.
    """
    declared = {row.series for row in dated}
    found = []
    for name, known in breaks().items():
        if known.refuses and len(declared) == 1 and "" not in declared:
            continue
        touched = tuple(row for row in dated if is_touched(row, known))
        if touched and _is_crossed(touched, known):
            facts = {"break": name}
            how = "refuses" if known.refuses else "said"
            found.append(Finding("BREAK", how, touched, refuses=known.refuses, facts=facts))
    return found


def straddle_findings(rows: Rows) -> list[Finding]:
    """BREAK where a window holds days of both sides of a break that refuses.

    What is counted in it is counted in two ways, so nothing is divided by it.
    """
    dated = sorted_by_window(rows)
    for name, known in breaks().items():
        mixed = tuple(row for row in dated if is_touched(row, known) and _is_crossed([row], known))
        if known.refuses and mixed:
            return [Finding("BREAK", "mixed", mixed, facts={"break": name})]
    return []


def is_touched(row: Observation, known: Break) -> bool:
    """Tell whether the metric of `row`, or a part of it, is counted another way since the break."""
    parts = {row.metric.id, row.metric.numerator, row.metric.denominator}
    return not known.metrics or bool(parts & known.metrics)


def _is_crossed(dated: Rows, known: Break) -> bool:
    spans = [(row.span[0].date(), row.span[1].date()) for row in dated if row.span]
    if known.end is not None:
        return any(first <= known.end and last >= known.start for first, last in spans)
    before = any(first < known.start for first, _ in spans)
    return before and any(last >= known.start for _, last in spans)


# --- Seasons, and the holiday that moves.


def season_findings(dated: Rows) -> list[Finding]:
    """SEASON where windows of less than a year lie in unlike seasons, or a holiday moved.

    One month and the next, or one month of two years, are compared as they are.
    """
    if not dated or any(row.days >= ABOUT_A_YEAR or row.per == "stock" for row in dated):
        return []
    if _holiday_moved(dated):
        return [Finding("SEASON", "holiday", tuple(dated), refuses=False)]
    alike = _same_season(dated) or all(_adjoin(*pair) for pair in pairwise(dated))
    return [] if alike else [Finding("SEASON", "season", tuple(dated), refuses=False)]


def _same_season(dated: Rows) -> bool:
    days = [row.span[0].day_of_year for row in dated if row.span]
    return max(days) - min(days) <= SAME_SEASON


def _adjoin(before: Observation, after: Observation) -> bool:
    if not (before.span and after.span):
        return False
    return (after.span[0] - before.span[1]).days == 1


def _holiday_moved(dated: Rows) -> bool:
    """Whether the Spring Festival lies in one window and not, or elsewhere, in another."""
    if max(row.days for row in dated) > A_QUARTER:
        return False
    held = [(_holidays_within(row), row.span[0].day_of_year) for row in dated if row.span]
    if not any(days for days, _ in held):
        return False
    return len({days for days, _ in held}) > 1 or not _same_season(dated)


def _holidays_within(row: Observation) -> int:
    """Return how many days of a Spring Festival week the window holds."""
    if row.span is None:
        return 0
    first, last = row.span[0].date(), row.span[1].date()
    weeks = (spring_festivals().get(year) for year in {first.year, last.year})
    return sum(_days_shared(first, last, day, day + HOLIDAY) for day in weeks if day)


def _days_shared(first: date, last: date, start: date, end: date) -> int:
    return max(0, (min(last, end) - max(first, start)).days + 1)


def price_findings(dated: Rows) -> list[Finding]:
    """NOMINAL where sums of money of different years stand side by side."""
    money = [row for row in dated if _is_money(row)]
    years = {row.span[1].year for row in money if row.span}
    return [Finding("NOMINAL", "yuan", tuple(money), refuses=False)] if len(years) > 1 else []


def _is_money(row: Observation) -> bool:
    above = metrics()[row.metric.numerator] if row.metric.numerator else row.metric
    return above.kind == "money"


# --- A series: what lies between its points.


def gap_findings(dated: Rows) -> Iterator[Finding]:
    """GAP where windows are missing between the points of a series.

    Points that each stand for one time of the year (a holiday, every March) are a
    year apart; all others follow one another. Standing numbers are of days, which
    never do.
    """
    if any(row.per == "stock" for row in dated):
        return
    starts = [row.span[0] for row in dated if row.span]
    apart = [(after - before).days for before, after in pairwise(starts)]
    lengths = [row.days for row in dated]
    once_a_year = bool(apart) and min(apart) >= ABOUT_A_YEAR and max(lengths) < ABOUT_A_YEAR
    for (before, after), days in zip(pairwise(dated), apart, strict=True):
        missing = days > WITHIN_TWO_YEARS if once_a_year else not _follows(before, after)
        if missing:
            yield Finding("GAP", "gap", tuple(dated), refuses=False)
            return


def _follows(before: Observation, after: Observation) -> bool:
    """Whether no window of this length fits between the two."""
    if not (before.span and after.span):
        return False
    between = (after.span[0] - before.span[1]).days - 1
    return between * LIKE_LENGTH < min(before.days, after.days)
