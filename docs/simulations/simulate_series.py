"""How often series without a trend get one, and noise a signal: docs/ranks-and-trends.md.

python docs/simulations/simulate_series.py [draws]
"""

import sys

import click
import numpy as np
import pandas as pd

from analysis.statistics.ratios import Kind, exact_counts
from analysis.statistics.trends import fit_trend
from analysis.statistics.xmr import process_behaviour

SEED, DRAWS = 20240611, 2_000
POINTS = (13, 24)
EVENTS, SHARE, FOUND = 20, 0.9, 100
CLUMPED = 3.0  # variance of the counts over their mean, or over what chance gives shares


def counts(rng: np.random.Generator, kind: Kind, points: int, clumped: bool) -> "pd.Series[int]":
    """A series without a trend: Poisson or binomial, or clumped (gamma-Poisson, beta-binomial)."""
    if kind == "rate":
        means = rng.gamma(EVENTS / (CLUMPED - 1), CLUMPED - 1, points) if clumped else EVENTS
        return pd.Series(rng.poisson(means, points))
    alike = (FOUND - 1) / (CLUMPED - 1) - 1
    shares = rng.beta(SHARE * alike, (1 - SHARE) * alike, points) if clumped else SHARE
    return pd.Series(rng.binomial(FOUND, shares, points))


def claimed(rng: np.random.Generator, kind: Kind, points: int, clumped: bool) -> bool:
    """Whether a line through such a series is said to rise or fall: its interval leaves 1 out."""
    rows = exact_counts(counts(rng, kind, points, clumped), 1 if kind == "rate" else FOUND)
    dates = pd.date_range("2020-01-31", periods=points, freq="ME")
    first = fit_trend(rows.assign(date=dates, basis=""), kind).iloc[0]
    return bool(first["factor_lower"] > 1 or first["factor_upper"] < 1)


def signalled(rng: np.random.Generator, points: int) -> bool:
    """Whether a chart of pure normal noise has a signal."""
    return bool((process_behaviour(pd.Series(rng.normal(size=points)))["rule"] != "").any())


def main() -> None:
    """Print the rows of the page's tables."""
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else DRAWS
    kinds: tuple[Kind, Kind] = ("rate", "share")
    for kind in kinds:
        for clumped in (False, True):
            for points in POINTS:
                rng = np.random.default_rng([SEED, points])
                false = sum(claimed(rng, kind, points, clumped) for _ in range(draws))
                click.echo(
                    f"| {kind} | {'3 times' if clumped else 'chance'} | {points} | "
                    f"{1 - false / draws:.2%} |"
                )
    for points in POINTS:
        rng = np.random.default_rng([SEED, points])
        click.echo(
            f"| {points} | {sum(signalled(rng, points) for _ in range(draws)) / draws:.1%} |"
        )


if __name__ == "__main__":
    main()
