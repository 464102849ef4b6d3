"""How often each 95 % interval holds the truth: python docs/simulations/simulate_intervals.py."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from simulated import DRAWS, markdown, random, share

from analysis.extraction.quantities.quantity import read_quantity
from analysis.statistics.intervals import estimate_counts, estimate_proportions, rate_ratios
from analysis.statistics.ratios import pair_bounds

HEADER = ("interval", "truth", "covered")
SIZES = (20, 100, 246)
SHARES = [(n, p) for n in SIZES for p in (0.5, 0.9, 0.95, 0.99)]
MEANS = (2, 5, 9, 10, 12, 20, 100, 1000)
RATIOS = ((8, 8), (20, 10), (100, 100), (400, 20))
MORE, NEARLY, LOOSE = (15, 47, 350, 9500), (95, 290, 970), (170, 17_000)
Writer = Callable[[int], str]


def place(number: int) -> int:
    """Place value of the leading digit."""
    return int(10 ** (len(str(number)) - 1))


def more_than(number: int) -> str:
    """How a writer of 余 prints a number: its leading digit, and 余 where there is more."""
    lead = number // place(number) * place(number)
    return f"{lead}余" if number > max(lead, 10) else f"{number}"


def nearly(number: int, from_tenth: float = 0.9) -> str:
    """How a writer of 近 prints a number: the next leading digit, from so many tenths of it up."""
    lead = (number // place(number) + 1) * place(number)
    return f"近{lead}" if number >= from_tenth * lead else f"{number}"


def loosely(number: int) -> str:
    """A writer who says 近 from 80 % up, which our convention does not allow for."""
    return nearly(number, 0.8)


def covered(estimates: pd.DataFrame, drawn: "pd.Series[int]", truth: float) -> str:
    """How many of the draws have an estimate that holds `truth`.

    Estimates and numbers of draws, a row each outcome.
    """
    made = estimates["reason"] == ""
    holds = (estimates["lower"] <= truth) & (truth <= estimates["upper"])
    return share(drawn[made & holds].sum() / drawn[made].sum())


def outcomes(draws: np.ndarray) -> "pd.Series[int]":
    """How often each outcome was drawn."""
    return pd.Series(draws).value_counts().sort_index()


def spans(numbers: list[tuple[float, float]], index: pd.Index) -> pd.DataFrame:
    """Bounds as columns low and high."""
    return pd.DataFrame(numbers, columns=["low", "high"], index=index, dtype="float64")


def exactly(numbers: pd.Index, index: pd.Index) -> pd.DataFrame:
    """Exact numbers as bounds."""
    return spans([(number, number) for number in numbers], index)


def wilson(n: int, p: float) -> tuple[str, ...]:
    """Wilson's interval of p out of n."""
    drawn = outcomes(random().binomial(n, p, DRAWS))
    table = pair_bounds(
        exactly(drawn.index, drawn.index), spans([(n, n)] * len(drawn), drawn.index)
    )
    return ("Wilson", f"{100 * p:.4g} % of {n}", covered(estimate_proportions(table), drawn, p))


def worst(n: int) -> tuple[str, ...]:
    """Wilson's interval where it is at its worst: just above its upper end for all but one of n."""
    all_but_one = spans([(n - 1, n - 1)], pd.RangeIndex(1))
    return wilson(
        n,
        estimate_proportions(pair_bounds(all_but_one, spans([(n, n)], all_but_one.index)))[
            "upper"
        ].item()
        + 1e-9,
    )


def events(mean: float) -> tuple[str, ...]:
    """The interval of a number of events."""
    drawn = outcomes(random().poisson(mean, DRAWS))
    return (
        "exact below 10 events, Byar from 10",
        f"{mean:,} events",
        covered(estimate_counts(exactly(drawn.index, drawn.index)), drawn, mean),
    )


def hedged(mean: float, writer: Writer, name: str) -> tuple[str, ...]:
    """The envelope of a number of events that a writer hedges and our reader reads."""
    drawn = outcomes(random().poisson(mean, DRAWS))
    read = [read_quantity(writer(int(number))) for number in drawn.index]
    bounds = spans([(quantity.low, quantity.high) for quantity in read], drawn.index)
    return (f"envelope, {name}", f"{mean:,} events", covered(estimate_counts(bounds), drawn, mean))


def ratio(a: float, b: float) -> tuple[str, ...]:
    """The exact interval of a ratio of rates, of draws with 5 events or more on either side."""
    chance = random()
    drawn = pd.DataFrame(
        {"a": chance.poisson(a, DRAWS), "b": chance.poisson(b, DRAWS)}
    ).value_counts()
    one = spans([(1, 1)] * len(drawn), drawn.index)
    first, second = [
        pair_bounds(exactly(drawn.index.get_level_values(side), drawn.index), one)
        for side in ("a", "b")
    ]
    return (
        "exact ratio of rates",
        f"{a} events to {b}",
        covered(rate_ratios(first, second), drawn, a / b),
    )


def rows() -> list[tuple[str, ...]]:
    """All rows of the table."""
    made = [wilson(n, p) for n, p in SHARES] + [worst(n) for n in SIZES]
    made += [events(mean) for mean in MEANS] + [ratio(a, b) for a, b in RATIOS]
    writers = (
        (MORE, more_than, "余"),
        (NEARLY, nearly, "近"),
        (LOOSE, loosely, "近 said from 80 % up"),
    )
    return made + [hedged(mean, writer, name) for means, writer, name in writers for mean in means]


if __name__ == "__main__":
    print(markdown(HEADER, rows()))
