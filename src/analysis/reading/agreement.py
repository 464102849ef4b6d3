"""The answers of a return held against each other: one number for one thing, and no part larger than its whole."""

from collections.abc import Iterable, Iterator
from datetime import date

from analysis.problems import Problem, Problems
from analysis.reading.answered import Answer
from analysis.vocabulary import metrics

Key = tuple[str, str, str, date | None, date | None]


def agreed(found: Iterable[Answer], place: str, problems: Problems) -> list[Answer]:
    """`found` with each number once: one given in its own row and again as a denominator is kept where it came first.

    Two unlike numbers for one unit, metric, verb and window, and a part larger
    than its whole, are added to `problems` with both cells. Only numbers of
    accepted definitions are held against each other.
    """
    kept, numbers = [], dict[Key, Answer]()
    for answer in found:
        if answer.number is None or not answer.accepted:
            kept.append(answer)
            continue
        key = (answer.unit, answer.metric, answer.wording, answer.start, answer.end)
        first = numbers.setdefault(key, answer)
        if first is answer:
            kept.append(answer)
        elif first.number != answer.number:
            what = f"it gives {answer.number} for {answer.metric}, and {first.cell} gives {first.number}"
            problems.add(f"{place} {answer.cell}", what, "both are for one unit and window: keep the right one")
    problems.extend(_above_the_whole(numbers, place))
    return kept


def _above_the_whole(numbers: dict[Key, Answer], place: str) -> Iterator[Problem]:
    """Parts that are larger than what they are a part of."""
    wholes = {rate.numerator: rate.denominator for rate in metrics().values() if rate.derived and rate.per == "share"}
    for (unit, metric, _, start, end), part in numbers.items():
        whole = numbers.get((unit, wholes.get(metric, ""), "", start, end))
        if whole and part.number is not None and whole.number is not None and part.number > whole.number:
            what = f"{metric} ({part.number}) is more than {whole.metric} ({whole.number} in {whole.cell})"
            yield Problem(f"{place} {part.cell}", what, "a part can't exceed its whole: mend one of the two")
