"""What is wrong with the data, told all at once.

Reading and cleaning collect problems instead of stopping at the first, so an
analyst corrects a ledger in one round.
"""

from typing import NamedTuple, NoReturn


class Problem(NamedTuple):
    """One thing wrong: the place (file and row), what it is, and the remedy."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. Remedy: {self.remedy}."


class DataError(Exception):
    """The data are wrong; nothing was written. `problems` holds all that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class StepError(Exception):
    """A step of the job that can't be done; the message says what and the remedy."""


class Problems(list[Problem]):
    """A run's problems.

    >>> found = Problems()
    >>> found.raise_if_any()
    >>> found.add("mentions.csv row 3", "metric 'x' is unknown", "use one of metrics.toml")
    >>> len(found)
    1
    """

    def add(self, place: str, what: str, remedy: str) -> None:
        """Note one problem and go on."""
        self.append(Problem(place, what, remedy))

    def raise_if_any(self) -> None:
        """Raise DataError with all of them, if there are any."""
        if self:
            raise DataError(list(dict.fromkeys(self)))


def stop(place: str, what: str, remedy: str) -> NoReturn:
    """Raise DataError for a problem after which nothing else can be looked at."""
    raise DataError([Problem(place, what, remedy)])
