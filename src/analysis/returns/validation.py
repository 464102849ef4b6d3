"""Checks of a filled row: what it answers, what it lacks, what contradicts another row."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from analysis.problems import Problem, Problems
from analysis.records.sheets import cell_day, cell_number, cell_words
from analysis.returns.layout import NO, YES, Answer, FormLine, both_languages, locked_words
from analysis.vocabulary import Metric, Terms, Unit, asked_metrics, metrics, rate_of

# --- What an answered row of a return form lacks, or says that can't be.

EARLIEST = date(1949, 10, 1)


def check_answer(
    line: FormLine, metric: Metric, own: Answer, units: Terms[Unit], problems: Problems
) -> None:
    """Add what a row that answers something lacks, apart from its window."""
    if line.hidden:
        problems.add(
            line.place("number"),
            "the row or a column is hidden",
            "show it, and see what stands in it",
        )
    if own.unit not in units:
        what = units.refusal(own.unit) if own.unit else "no unit is named in this row or above it"
        problems.add(line.place("unit"), what, "choose the unit from the list")
    if own.wording and own.wording not in metric.wordings:
        verbs = ", ".join(metric.wordings) or "none: empty the cell"
        problems.add(
            line.place("wording"),
            f"{own.wording!r} is no verb of {metric.id}",
            f"its verbs are {verbs}",
        )
    if own.number is not None and metric.wordings and not own.wording:
        problems.add(
            line.place("wording"),
            "the verb is missing",
            "choose what was done: they are not the same thing",
        )
    if own.number is not None and own.accepted is None:
        problems.add(
            line.place("accepted"),
            "it is not said whether the definition is accepted",
            "choose 是 yes or 否 no",
        )


def check_window(
    line: FormLine, metric: Metric, own: Answer, latest: date, problems: Problems
) -> None:
    """Add what is wrong with the window of a number: unknown, backwards, or of days to come."""
    start, end = own.start, own.end
    if end is None:
        problems.add(
            line.place("end"), "the last day is missing", "type the last day that the number covers"
        )
    if metric.kind == "stock" and start is not None:
        remedy = "empty it, and type the day of counting as the last day"
        problems.add(line.place("start"), "a standing number has no first day", remedy)
    if metric.kind != "stock" and start is None:
        problems.add(
            line.place("start"),
            "the first day is missing",
            "type the first day that the number covers",
        )
    if start and end and start > end:
        problems.add(
            line.place("end"),
            f"the window ends ({end}) before it starts ({start})",
            "correct one of the days",
        )
    if end and end > latest:
        problems.add(
            line.place("end"),
            f"{end} is after {latest}, so can't be told of yet",
            "type the last day counted",
        )
    if early := [day for day in (start, end) if day and day < EARLIEST]:
        problems.add(
            line.place("start"), f"{early[0]} is before {EARLIEST}", "type the day that is meant"
        )


# --- The answers of a return held against each other: one number for one thing, and no part larger
# than its whole.

Key = tuple[str, str, str, date | None, date | None]


def agreed_answers(found: Iterable[Answer], place: str, problems: Problems) -> list[Answer]:
    """`found` with each number once.

    One given in its own row and again as a denominator is kept where it came first.

    Two unlike numbers for one unit, metric, verb and window, and a part larger
    than its whole, are added to `problems` with both cells. Only numbers of
    accepted definitions are held against each other.
    """
    kept, numbers = [], dict[Key, Answer]()
    for answer in found:
        # A number of a declined definition counts another thing, so it contradicts none.
        if answer.number is None or not answer.accepted:
            kept.append(answer)
            continue
        key = (answer.unit, answer.metric, answer.wording, answer.start, answer.end)
        first = numbers.setdefault(key, answer)
        if first is answer:
            kept.append(answer)
        elif first.number != answer.number:
            what = (
                f"it gives {answer.number} for {answer.metric}, and {first.cell} gives "
                f"{first.number}"
            )
            problems.add(
                f"{place} {answer.cell}",
                what,
                "both are for one unit and window: keep the right one",
            )
    problems.extend(_above_the_whole(numbers, place))
    return kept


def _above_the_whole(numbers: dict[Key, Answer], place: str) -> Iterator[Problem]:
    """Parts that are larger than what they are a part of."""
    wholes = {}
    for rate in metrics().values():
        # Rates per event are no shares: there the numerator may be the larger one.
        if rate.derived and rate.per == "share":
            wholes[rate.numerator] = rate.denominator
    for (unit, metric, _, start, end), part in numbers.items():
        whole = numbers.get((unit, wholes.get(metric, ""), "", start, end))
        if (
            whole
            and part.number is not None
            and whole.number is not None
            and part.number > whole.number
        ):
            what = (
                f"{metric} ({part.number}) is more than {whole.metric} ({whole.number} in "
                f"{whole.cell})"
            )
            yield Problem(
                f"{place} {part.cell}",
                what,
                "a part can't exceed its whole: correct one of the two",
            )


# --- One row of a return form: what it answers, or what has to be corrected in it.

# Chosen from the list it is 是 yes; typed it is either word.
ACCEPTED = {both_languages(YES, " "): True, YES.zh: True, YES.en: True}
ACCEPTED |= {both_languages(NO, " "): False, NO.zh: False, NO.en: False}
# Some programs write line breaks in a cell as \r\n, where the form has \n.
CARRIAGE_RETURN = str.maketrans({"\r": None})


def answers_of_row(
    line: FormLine, units: Terms[Unit], latest: date, problems: Problems
) -> list[Answer]:
    """The answers of a row: its number, and that of its denominator.

    None where nothing was filled in.

    What has to be corrected is added to `problems`, and the row is left out.
    `latest` is the last day that it can tell of.
    """
    if line.empty:
        return []
    before = len(problems)
    metric = _metric_of_row(line, problems)
    if metric is None:
        return []
    own, below = _read_row(line, metric, problems)
    if own is None or len(problems) > before:
        return []
    check_answer(line, metric, own, units, problems)
    if own.number is not None:
        check_window(line, metric, own, latest, problems)
    return [] if len(problems) > before else [own, *([below] if below else [])]


def _metric_of_row(line: FormLine, problems: Problems) -> Metric | None:
    """The row's metric; None, and a problem added, where its locked cells were changed."""
    name = (
        str(line.cells["metric"].value or "").translate(CARRIAGE_RETURN).rpartition("\n")[2].strip()
    )
    if name not in asked_metrics():
        what = asked_metrics().refusal(name) if name else "the row names no metric"
        problems.add(line.place("metric"), what, "put the form's own words back, or empty the row")
        return None
    metric = asked_metrics()[name]
    for column, expected in locked_words(metric).items():
        if str(line.cells[column].value or "").translate(CARRIAGE_RETURN) != expected:
            remedy = "copy the row's numbers into a new form of `analysis form`"
            problems.add(
                line.place(column), "the form's own words are not those of today's form", remedy
            )
    return metric


def _read_row(
    line: FormLine, metric: Metric, problems: Problems
) -> tuple[Answer | None, Answer | None]:
    """The row's answer and that of its denominator; None for what was not given."""
    unit = _cell_words(line, "unit", problems)
    wording = _cell_words(line, "wording", problems)
    note = _cell_words(line, "note", problems)
    rate = rate_of(metric.id)
    counted_below = metrics()[rate.denominator].measures if rate else ()
    number = _cell_number(line, "number", metric.measures, problems)
    below = _cell_number(line, "denominator", counted_below, problems)
    start, end = _cell_day(line, "start", problems), _cell_day(line, "end", problems)
    accepted = _definition_accepted(line, problems)
    own = Answer(
        line.address("number"), unit, metric.id, number, wording, start, end, accepted, note
    )
    # A number that can't be read has a message of its own, so the cell itself is asked.
    if line.cells["number"].value is None and below is not None:
        problems.add(
            line.place("number"),
            "the denominator has no numerator",
            "type the numerator, or empty both",
        )
    # 是 alone, or a unit's name, answers nothing: people fill columns down to the form's end.
    if number is None and not note and accepted is not False:
        return None, None
    if below is None or rate is None:
        if below is not None:
            problems.add(
                line.place("denominator"), f"{metric.id} has no denominator", "empty the cell"
            )
        return own, None
    return own, replace(
        own, cell=line.address("denominator"), metric=rate.denominator, number=below, wording=""
    )


def _cell_words(line: FormLine, column: str, problems: Problems) -> str:
    return cell_words(line.cells[column], line.place(column), problems)


def _cell_number(
    line: FormLine, column: str, measures: Sequence[str], problems: Problems
) -> int | None:
    return cell_number(line.cells[column], line.place(column), problems, measures)


def _cell_day(line: FormLine, column: str, problems: Problems) -> date | None:
    return cell_day(line.cells[column], line.place(column), problems)


def _definition_accepted(line: FormLine, problems: Problems) -> bool | None:
    """Whether the definition is accepted; None where nothing was said."""
    said = _cell_words(line, "accepted", problems).casefold()
    if said and said not in ACCEPTED:
        remedy = f"choose '{both_languages(YES, ' ')}' or '{both_languages(NO, ' ')}'"
        problems.add(line.place("accepted"), f"{said!r} is neither yes nor no", remedy)
    return ACCEPTED.get(said)
