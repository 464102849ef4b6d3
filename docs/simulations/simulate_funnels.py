"""How often equal units signal, and what shrinkage gains.

Python docs/simulations/simulate_funnels.py (minutes).
"""

import numpy as np
import pandas as pd
from simulated import markdown, random, share

from analysis.statistics.funnels import (
    adjusted_signals,
    find_dispersion,
    find_signals,
    pooled_target,
)
from analysis.statistics.ratios import COLUMNS
from analysis.statistics.shrinkage import shrunk_proportions

DRAWS = 1000
HEADER = (
    "units",
    "truth",
    "a unit beyond 95 %",
    "beyond 99.8 %",
    "a funnel with any beyond 99.8 %",
)
SHRUNK = ("units", "truth", "squared error of the shrunk over that of the raw")
UNITS, SHARES, SPREAD = (10, 59), (0.8, 0.95), 0.05
LEAST, MOST = 30, 3000
CLEAR = ("below_998", "above_998")


def sizes(units: int) -> np.ndarray:
    """Denominators of unlike units, from LEAST to MOST."""
    return np.geomspace(LEAST, MOST, units).round()


def exactly(x: np.ndarray, n: np.ndarray) -> pd.DataFrame:
    """Pairs of exact numbers."""
    return pd.DataFrame(np.column_stack([x, x, n, n]), columns=COLUMNS)


def told(said: list[pd.Series]) -> tuple[str, ...]:
    """Return shares of units beyond either kind of limits, and of funnels with any unit beyond."""
    table = pd.DataFrame(said)
    clear = table.isin(CLEAR)
    shares = (
        (table != "within").to_numpy().mean(),
        clear.to_numpy().mean(),
        clear.any(axis=1).mean(),
    )
    return tuple(map(share, shares))


def equal(units: int, kind: str, p: float, draws: int) -> tuple[str, ...]:
    """Equal units in funnels of one kind."""
    chance, n = random(), sizes(units)
    drawn = (
        chance.binomial(n.astype(int), p, (draws, units))
        if kind == "proportion"
        else chance.poisson(n * p, (draws, units))
    )
    said = [find_signals(exactly(x, n), kind)["signal"] for x in drawn]
    return (f"{units}", f"equal, {kind} of {p}", *told(said))


def unlike(p: float, draws: int) -> list[tuple[str, ...]]:
    """Judge 59 units a little apart for other reasons, without and with overdispersion."""
    chance, n = random(), sizes(UNITS[-1])
    tables = [
        exactly(chance.binomial(n.astype(int), _apart(chance, p, len(n))), n) for _ in range(draws)
    ]
    plain = [find_signals(table, "proportion")["signal"] for table in tables]
    allowed = [
        adjusted_signals(
            table, pooled_target(table, "proportion"), find_dispersion(table, "arcsine")
        )
        for table in tables
    ]
    truth = f"apart by {SPREAD} (one standard deviation) around {p}"
    return [
        (f"{len(n)}", f"{truth}, {how}", *told(said))
        for how, said in (("plain limits", plain), ("with tau²", allowed))
    ]


def _apart(chance: np.random.Generator, p: float, units: int) -> np.ndarray:
    """True shares of units that lie apart: beta with mean p and standard deviation SPREAD."""
    strength = p * (1 - p) / SPREAD**2 - 1
    return chance.beta(p * strength, (1 - p) * strength, units)


def shrunk(p: float, draws: int) -> tuple[str, ...]:
    """What shrinkage gains over raw shares."""
    chance, n = random(), sizes(UNITS[-1])
    raw_error = own_error = 0.0
    for _ in range(draws):
        true = _apart(chance, p, len(n))
        table = exactly(chance.binomial(n.astype(int), true), n)
        raw_error += float((((table["numerator_low"] / n) - true) ** 2).sum())
        own_error += float(((shrunk_proportions(table)["low"] - true) ** 2).sum())
    return (
        f"{len(n)}",
        f"apart by {SPREAD} (one standard deviation) around {p}",
        f"{own_error / raw_error:.2f}",
    )


def rows(draws: int) -> list[tuple[str, ...]]:
    """All rows of the table of signals."""
    made = [equal(units, "proportion", p, draws) for units in UNITS for p in SHARES]
    made += [equal(units, "rate", 0.1, draws) for units in UNITS]
    return made + unlike(SHARES[0], draws)


if __name__ == "__main__":
    print(markdown(HEADER, rows(DRAWS)))
    print()
    print(markdown(SHRUNK, [shrunk(p, DRAWS) for p in SHARES]))
