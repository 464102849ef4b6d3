"""Funnels against published test data: limits and signals of proportions, rates and ratios."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.statistics.funnels import binomial_limits, find_signals, poisson_limits
from analysis.statistics.intervals import garwood_interval
from paired import columns

SAID = {
    "above_998": "High (0.001)",
    "above_95": "High (0.025)",
    "below_998": "Low (0.001)",
    "below_95": "Low (0.025)",
    "within": "Not significant",
}
WIDTHS = {0.95: "2s", 0.998: "3s"}
# the search behind the rate and ratio vectors ends on this grid of m/(1 + k + m): k events, m
# expected
GRID = 2**23


def read(shared: Path, name: str, rows: int) -> pd.DataFrame:
    table = pd.read_csv(shared / "vectors" / f"{name}.csv")
    assert len(table) == rows
    return table


def searched(expected: pd.Series, events: pd.Series) -> pd.Series:
    """`expected` numbers as the search behind the vectors would have found them."""
    place = (np.floor(expected / (1 + events + expected) * GRID) + 0.5) / GRID
    return (1 + events) * place / (1 - place)


def test_limits_of_proportions(shared: Path) -> None:
    rows = read(shared, "funnel_prop_limits", 200)
    for (base, multiplier, atol), group in rows.groupby(["baseline_exact", "multiplier", "atol"]):
        drawn = binomial_limits(group["population"], (base / multiplier, base / multiplier))
        for (confidence, side), line in drawn.groupby(["confidence", "side"]):
            expected = group[f"{side}_{WIDTHS[confidence]}"].tolist()
            assert (line["limit"] * multiplier).tolist() == pytest.approx(expected, rel=0, abs=atol)


def test_limits_of_ratios(shared: Path) -> None:
    rows = read(shared, "funnel_ratio_limits", 100)
    events, rtol = rows["observed_events"].astype("float64"), rows["rtol"].max()
    for (confidence, side), line in poisson_limits(events, (1, 1)).groupby(["confidence", "side"]):
        exact, name = line["denominator"].reset_index(drop=True), f"{side}_{WIDTHS[confidence]}"
        found = searched(exact, events)
        assert found.tolist() == pytest.approx(rows[f"{name}_exp_events"].tolist(), rel=rtol)
        assert (events / found * 100).tolist() == pytest.approx(
            rows[f"{name}_isr"].tolist(), rel=rtol
        )
        assert (events / found).tolist() == pytest.approx(
            (rows[f"{name}_count"] + 1).tolist(), rel=rtol
        )
        # ours is exact: the search is too coarse for the limits of one event alone
        assert exact[1:].tolist() == pytest.approx(
            rows[f"{name}_exp_events"][1:].tolist(), rel=rtol
        )


def test_limits_of_rates(shared: Path) -> None:
    rows = read(shared, "funnel_rate_limits", 300)
    for (_, base, per, years), group in rows.groupby(
        ["case", "baseline_exact", "multiplier", "years_of_data"]
    ):
        events, rate, rtol = (
            group["Events"].astype("float64").reset_index(drop=True),
            base / per,
            group["rtol"].max(),
        )
        for (confidence, side), line in poisson_limits(events, (rate, rate)).groupby(
            ["confidence", "side"]
        ):
            name = f"{side}_{WIDTHS[confidence]}"
            yearly = (
                searched(line["denominator"].reset_index(drop=True) * rate, events) / rate / years
            )
            assert yearly.tolist() == pytest.approx(
                group[f"{name}_population_1_year"].tolist(), rel=rtol
            )
            assert (events / yearly / years * per).tolist() == pytest.approx(
                group[f"{name}_limit"].tolist(), rel=rtol
            )
            more = (events > 1).to_numpy()
            exact = (line["limit"] * per).to_numpy()[more]
            assert exact.tolist() == pytest.approx(group[f"{name}_limit"][more].tolist(), rel=rtol)


def test_exact_limits_at_the_number_expected(shared: Path) -> None:
    rows = read(shared, "funnel_poisson_exact_limits", 3)
    for confidence, name in ((0.95, "95"), (0.998, "998")):
        for end, found in zip(
            ("ll", "ul"), garwood_interval(rows["number_seq"], confidence), strict=True
        ):
            ratio = (found / rows["number_seq"] * rows["target"]).tolist()
            assert ratio == pytest.approx(
                rows[f"{end}{name}"].tolist(), rel=0, abs=rows["atol"].max()
            )


@pytest.mark.parametrize(
    ("name", "rows", "kind", "above", "below"),
    [
        ("funnel_prop_significance", 303, "proportion", "numerator", "denominator"),
        ("funnel_ratio_significance", 300, "ratio", "obs", "expected"),
    ],
)
def test_signals(shared: Path, name: str, rows: int, kind: str, above: str, below: str) -> None:
    table = read(shared, name, rows)
    found = find_signals(columns(table[above], table[below]), kind)["signal"]
    assert found.map(SAID).tolist() == table["significance"].tolist()


@pytest.mark.parametrize("with_none", [True, False], ids=["with a unit of no events", "without"])
@pytest.mark.parametrize("per", [100, 100_000])
@pytest.mark.parametrize("kind", ["crude", "dsr"])
def test_signals_of_rates(shared: Path, kind: str, per: int, with_none: bool) -> None:
    table = read(shared, "funnel_rate_significance", 40)
    some = table["count"] > 0
    rate = table["rate_dsr"] if kind == "dsr" else table[f"rate_crude_per_{per}"]
    size = (per * table["count"] / rate).where(some, table["pop"])
    # a standardised rate of no events stands for no size, so that unit has no part in it
    kept = some if kind == "dsr" or not with_none else some | True
    found = find_signals(columns(table["count"][kept], size[kept]), "rate")["signal"]
    said = table[f"{kind}_per_{per}_{'with' if with_none else 'without'}_0"]
    assert found.map(SAID).tolist() == said[kept].tolist()
    assert set(said[~kept]) <= {
        "Not significant",
        "Not applicable for events less than 10 for dsrs",
    }
