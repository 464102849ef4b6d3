"""Overdispersion against published code: phi, tau², and the limits with it."""

from pathlib import Path

import pandas as pd
import pytest

from analysis.statistics.funnels import Dispersion, adjusted_limits, dispersion_moments
from analysis.statistics.intervals import garwood_interval

NAMES = {
    ("PR", ""): "arcsine",
    ("RC", ""): "log_counts",
    ("SR", "SHMI"): "log",
    ("SR", "CQC"): "root",
}
# of this unit the vectors' upper limit is folded back below 1: adjusted_limits ends at 1
FOLDED = 62387


def test_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "overdispersion.csv", keep_default_na=False)
    assert len(rows) == 11
    for row in rows.itertuples():
        table = pd.read_csv(shared / "vectors" / f"data_{row.dataset}.csv").astype(
            {"numerator": "float64"}
        )
        x, n = table["numerator"].to_numpy(), table["denominator"].to_numpy(dtype="float64")
        scale = NAMES[row.data_type, row.sr_method]
        # the SHMI method rounds the numbers expected
        found = dispersion_moments(
            x, n.round(2) if scale == "log" else n, scale, row.target, row.trim_by
        )
        assert (found.phi, found.tau2) == pytest.approx((row.phi, row.tau2), rel=row.rtol)
        assert found.units == row.n_used


def test_limit_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "funnel_od_limits.csv", keep_default_na=False)
    rows = rows[rows["adopt"] == "yes"]
    assert len(rows) == 85
    for row in rows.itertuples():
        goal, scale = (row.target, row.target), NAMES[row.data_type, row.sr_method]
        for name, tau2 in (("od", row.tau2), ("", 0.0)):
            if scale == "log" and not name:
                continue  # exact Poisson, below
            for end in adjusted_limits(
                [row.denominator], goal, Dispersion(scale, 1.0, tau2, 10)
            ).itertuples():
                expected = getattr(
                    row, f"{name}{end.side[0]}l{'95' if end.confidence == 0.95 else '998'}"
                )
                folded = (row.denominator, end.side, name) == (FOLDED, "upper", "od")
                assert end.limit == (1 if folded else pytest.approx(expected, rel=row.rtol))


def test_unadjusted_limits_of_ratios_are_exact_poisson(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "funnel_od_limits.csv", keep_default_na=False)
    rows = rows[(rows["adopt"] == "yes") & (rows["data_type"] == "SR")]
    assert len(rows) == 31
    for confidence, name in ((0.95, "95"), (0.998, "998")):
        for end, found in zip(
            ("ll", "ul"), garwood_interval(rows["denominator"], confidence), strict=True
        ):
            ratio = (found / rows["denominator"]).tolist()
            assert ratio == pytest.approx(rows[f"{end}{name}"].tolist(), rel=rows["rtol"].max())
