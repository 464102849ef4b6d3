"""How often equal units are told apart, and how often rank sets hold the truth.

Docs/ranks-and-trends.md.

    python docs/simulations/simulate_claims.py [draws]

Counts are few, so every outcome is tested against every other once, and a draw
looks its tests up. A draw goes through Holm's step-down only where its least p
could be believed at all; that changes no result.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import click
import numpy as np
import pandas as pd
from numpy.typing import NDArray
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.rates import confint_poisson

from analysis.statistics.differences import adjust_p, p_greater
from analysis.statistics.ranks import rank_sets
from analysis.statistics.ratios import Kind, exact_counts

SEED, DRAWS, CHUNK, ALPHA = 20240611, 10_000, 250, 0.05
UNITS = (2, 5, 10, 59)
SHARES, RATES = (0.5, 0.9, 0.98), (5.0, 30.0)
FOUND, EXPOSURES = (30, 100, 300), (1, 2, 4)
WIDTHS = 200
Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Every outcome of every size of unit.

    Where each size's begin, and the tests of each two of them.
    """

    start: Places
    p: Floats
    disjoint: NDArray[np.bool_]


def outcomes(kind: Kind, sizes: tuple[int, ...], most: tuple[int, ...]) -> Outcomes:
    """Return outcomes 0..`most` of units of these sizes, with the project's tests."""
    count = np.concatenate([np.arange(last + 1) for last in most])
    size = np.repeat(sizes, np.array(most) + 1)
    if kind == "share":
        lower, upper = proportion_confint(count, size, method="wilson")
    else:
        lower, upper = confint_poisson(count, size, method="exact-c")
    rows = exact_counts(pd.Series(count), pd.Series(size))
    start = np.concatenate([[0], np.cumsum(np.array(most) + 1)[:-1]])
    return Outcomes(
        start, p_greater(rows, kind), np.greater.outer(lower, upper) | np.less.outer(upper, lower)
    )


def drawn(
    rng: np.random.Generator, known: Outcomes, kind: Kind, truth: Floats, sizes: tuple[int, ...]
) -> Places:
    """One draw of each unit of `truth`, sizes in turn, as a place among the outcomes."""
    turn = np.arange(len(truth)) % len(sizes)
    size = np.array(sizes)[turn]
    counts = rng.binomial(size, truth) if kind == "share" else rng.poisson(size * truth)
    return known.start[turn] + counts


def chunks(
    rng: np.random.Generator, known: Outcomes, kind: Kind, truth: Floats, draws: int
) -> Iterator[Places]:
    """`draws` draws, some at a time: draws x units."""
    sizes = FOUND if kind == "share" else EXPOSURES
    for first in range(0, draws, CHUNK):
        yield np.stack(
            [drawn(rng, known, kind, truth, sizes) for _ in range(min(CHUNK, draws - first))]
        )


def told_apart(known: Outcomes, draw: Places) -> tuple[bool, bool]:
    """Whether any two of a draw are told apart by Holm alone, and by Holm and intervals."""
    first, second = np.triu_indices(len(draw), 1)
    a, b = draw[first], draw[second]
    believed = adjust_p(np.minimum(2 * np.minimum(known.p[a, b], known.p[b, a]), 1)) < ALPHA
    return bool(believed.any()), bool((believed & known.disjoint[a, b]).any())


def false_claims(
    rng: np.random.Generator, known: Outcomes, kind: Kind, truth: Floats, draws: int
) -> tuple[int, int]:
    """Count draws of equal units in which any two are told apart: by Holm alone, by both."""
    first, second = np.triu_indices(len(truth), 1)
    both = np.minimum(2 * np.minimum(known.p, known.p.T), 1)
    found = [0, 0]
    for chunk in chunks(rng, known, kind, truth, draws):
        least = both[chunk[:, first], chunk[:, second]].min(axis=1)
        for draw in chunk[least * len(first) < ALPHA]:
            found = [old + new for old, new in zip(found, told_apart(known, draw), strict=True)]
    return found[0], found[1]


def missed(
    rng: np.random.Generator, known: Outcomes, kind: Kind, truth: Floats, draws: int
) -> tuple[int, float]:
    """Return how many draws have a rank set that misses a rank, and the mean size of the sets."""
    nulls = np.less_equal.outer(truth, truth) & ~np.eye(len(truth), dtype=np.bool_)
    row, column = np.nonzero(nulls)
    best = 1 + np.greater.outer(truth, truth).sum(axis=0)
    worst = len(truth) - np.greater.outer(truth, truth).sum(axis=1)
    misses = 0
    sizes: list[float] = []
    for chunk in chunks(rng, known, kind, truth, draws):
        least = known.p[chunk[:, row], chunk[:, column]].min(axis=1)
        doubtful = least * nulls.sum() <= ALPHA
        sized = np.arange(len(chunk)) < WIDTHS - len(sizes)
        for draw, in_doubt in zip(chunk[doubtful | sized], doubtful[doubtful | sized], strict=True):
            sets = rank_sets(known.p[np.ix_(draw, draw)], ALPHA)
            misses += in_doubt and bool(((sets["lower"] > best) | (sets["upper"] < worst)).any())
            sizes.append(float((sets["upper"] - sets["lower"] + 1).mean()))
    return misses, float(np.mean(sizes[:WIDTHS]))


def truths(n: int) -> dict[str, Floats]:
    """Equal shares, shares in even steps, and a tenth of the units far from the rest."""
    apart = np.where(np.arange(n) < max(1, n // 10), 0.5, 0.9)
    return {
        "all 90 %": np.full(n, 0.9),
        "50 % to 98 % in even steps": np.linspace(0.5, 0.98, n),
        "a tenth at 50 %, else 90 %": apart,
    }


def main() -> None:
    """Print the rows of the page's tables."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS
    shares = outcomes("share", FOUND, FOUND)
    rates = outcomes(
        "rate",
        EXPOSURES,
        tuple(int(size * max(RATES) + 12 * (size * max(RATES)) ** 0.5) for size in EXPOSURES),
    )
    cases: list[tuple[Kind, Outcomes, float]] = [("share", shares, value) for value in SHARES]
    cases += [("rate", rates, value) for value in RATES]
    for kind, known, value in cases:
        for n in UNITS:
            rng = np.random.default_rng([SEED, n, int(1000 * value)])
            holm, both = false_claims(rng, known, kind, np.full(n, value), draws)
            click.echo(f"| {kind} {value:g} | {n} | {holm / draws:.2%} | {both / draws:.2%} |")
    for n in UNITS[2:]:
        for name, truth in truths(n).items():
            misses, size = missed(np.random.default_rng([SEED, n]), shares, "share", truth, draws)
            click.echo(f"| {name} | {n} | {1 - misses / draws:.2%} | {size:.1f} |")


if __name__ == "__main__":
    main()
