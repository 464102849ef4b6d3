"""What an answered row of a return form lacks, or says that can't be."""

from datetime import date

from analysis.problems import Problems
from analysis.reading.answered import Answer, Line
from analysis.vocabulary import Metric, Terms, Unit

EARLIEST = date(1949, 10, 1)


def check(line: Line, metric: Metric, own: Answer, units: Terms[Unit], problems: Problems) -> None:
    """Add what a row that answers something lacks, apart from its window."""
    if line.hidden:
        problems.add(line.place("number"), "the row or a column is hidden", "show it, and see what stands in it")
    if own.unit not in units:
        what = units.refusal(own.unit) if own.unit else "no unit is named in this row or above it"
        problems.add(line.place("unit"), what, "choose the unit from the list")
    if own.wording and own.wording not in metric.wordings:
        verbs = ", ".join(metric.wordings) or "none: empty the cell"
        problems.add(line.place("wording"), f"{own.wording!r} is no verb of {metric.id}", f"its verbs are {verbs}")
    if own.number is not None and metric.wordings and not own.wording:
        problems.add(line.place("wording"), "the verb is missing", "choose what was done: they are not the same thing")
    if own.number is not None and own.accepted is None:
        problems.add(
            line.place("accepted"), "it is not said whether the definition is accepted", "choose 是 yes or 否 no"
        )


def check_window(line: Line, metric: Metric, own: Answer, latest: date, problems: Problems) -> None:
    """Add what is wrong with the window of a number: unknown, backwards, or of days to come."""
    start, end = own.start, own.end
    if end is None:
        problems.add(line.place("end"), "the last day is missing", "type the last day that the number covers")
    if metric.kind == "stock" and start is not None:
        remedy = "empty it, and type the day of counting as the last day"
        problems.add(line.place("start"), "a standing number has no first day", remedy)
    if metric.kind != "stock" and start is None:
        problems.add(line.place("start"), "the first day is missing", "type the first day that the number covers")
    if start and end and start > end:
        problems.add(line.place("end"), f"the window ends ({end}) before it starts ({start})", "mend one of the days")
    if end and end > latest:
        problems.add(
            line.place("end"), f"{end} is after {latest}, so can't be told of yet", "type the last day counted"
        )
    if early := [day for day in (start, end) if day and day < EARLIEST]:
        problems.add(line.place("start"), f"{early[0]} is before {EARLIEST}", "type the day that is meant")
