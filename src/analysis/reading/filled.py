"""One row of a return form: what it answers, or what has to be mended in it."""

from dataclasses import replace
from datetime import date

from analysis.problems import Problems
from analysis.reading.answered import Answer, Line
from analysis.reading.forms import NO, YES, both, fixed
from analysis.reading.lacking import check, check_window
from analysis.reading.sheets import day, whole, words
from analysis.vocabulary import Metric, Terms, Unit, asked, metrics, rate_of

ACCEPTED = {word: label is YES for label in (YES, NO) for word in (both(label, " "), label.zh, label.en)}
CARRIAGE_RETURN = str.maketrans({"\r": None})


def answers(line: Line, units: Terms[Unit], latest: date, problems: Problems) -> list[Answer]:
    """The answers of a row: its number, and that of its denominator; none where nothing was filled in.

    What has to be mended is added to `problems`, and the row is left out.
    `latest` is the last day that it can tell of.
    """
    if line.empty:
        return []
    before = len(problems)
    metric = _metric(line, problems)
    if metric is None:
        return []
    own, below = _read(line, metric, problems)
    if own is None or len(problems) > before:
        return []
    check(line, metric, own, units, problems)
    if own.number is not None:
        check_window(line, metric, own, latest, problems)
    return [] if len(problems) > before else [own, *([below] if below else [])]


def _metric(line: Line, problems: Problems) -> Metric | None:
    """The row's metric; None, and a problem added, where its locked cells were changed."""
    name = str(line.cells["metric"].value or "").translate(CARRIAGE_RETURN).rpartition("\n")[2].strip()
    if name not in asked():
        what = asked().refusal(name) if name else "the row names no metric"
        problems.add(line.place("metric"), what, "put the form's own words back, or empty the row")
        return None
    metric = asked()[name]
    for column, expected in fixed(metric).items():
        if str(line.cells[column].value or "").translate(CARRIAGE_RETURN) != expected:
            remedy = "copy the row's numbers into a new form of `analysis form`"
            problems.add(line.place(column), "the form's own words are not those of today's form", remedy)
    return metric


def _read(line: Line, metric: Metric, problems: Problems) -> tuple[Answer | None, Answer | None]:
    """The row's answer and that of its denominator; None for what was not given."""
    unit, wording, note = (_words(line, column, problems) for column in ("unit", "wording", "note"))
    rate = rate_of(metric.id)
    counted = {"number": metric.measures, "denominator": metrics()[rate.denominator].measures if rate else ()}
    number, below = (whole(line.cells[name], line.place(name), problems, own) for name, own in counted.items())
    start, end = (day(line.cells[name], line.place(name), problems) for name in ("start", "end"))
    accepted = _accepted(line, problems)
    own = Answer(line.address("number"), unit, metric.id, number, wording, start, end, accepted, note)
    if line.cells["number"].value is None and below is not None:
        problems.add(line.place("number"), "the denominator has no numerator", "type the numerator, or empty both")
    if number is None and not note and accepted is not False:
        return None, None
    if below is None or rate is None:
        if below is not None:
            problems.add(line.place("denominator"), f"{metric.id} has no denominator", "empty the cell")
        return own, None
    return own, replace(own, cell=line.address("denominator"), metric=rate.denominator, number=below, wording="")


def _words(line: Line, column: str, problems: Problems) -> str:
    return words(line.cells[column], line.place(column), problems)


def _accepted(line: Line, problems: Problems) -> bool | None:
    """Whether the definition is accepted; None where nothing was said."""
    said = _words(line, "accepted", problems).casefold()
    if said and said not in ACCEPTED:
        remedy = f"choose '{both(YES, ' ')}' or '{both(NO, ' ')}'"
        problems.add(line.place("accepted"), f"{said!r} is neither yes nor no", remedy)
    return ACCEPTED.get(said)
