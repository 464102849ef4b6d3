"""Holm's step-down: what may be believed of many tests at once."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.multitest import multipletests

from analysis.statistics.differences import Adjustment, adjust_p

P = st.lists(st.floats(0, 1), min_size=1, max_size=12)


def test_the_vectors(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "multiplicity_holm.csv")
    assert len(rows) == 14
    for _, case in rows.groupby("case"):
        alpha = case["alpha"].iloc[0]
        assert (adjust_p(case["pval"]) <= alpha).tolist() == case["reject_holm"].tolist()
        assert (adjust_p(case["pval"], "bonferroni") <= alpha).tolist() == case[
            "reject_bonferroni"
        ].tolist()


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([0.03], [0.03], id="one is its own"),
        pytest.param([0.01, 0.02, 0.03], [0.03, 0.04, 0.04], id="none falls below one before it"),
        pytest.param([0.03, 0.01], [0.03, 0.02], id="in the order given"),
        pytest.param([0.6, 0.7], [1, 1], id="no p above 1"),
    ],
)
def test_by_hand(p: list[float], expected: list[float]) -> None:
    assert adjust_p(p).tolist() == pytest.approx(expected)


@given(P, st.data())
def test_a_greater_p_makes_none_smaller(p: list[float], data: st.DataObject) -> None:
    more = [data.draw(st.floats(one, 1)) for one in p]
    assert (adjust_p(more) >= adjust_p(p) - 1e-12).all()


@given(P)
def test_it_lies_between_the_p_and_bonferroni(p: list[float]) -> None:
    found = adjust_p(p)
    assert (found >= np.array(p)).all()
    assert (found <= adjust_p(p, "bonferroni") + 1e-12).all()


@pytest.mark.parametrize("adjustment", ["holm", "bonferroni"])
def test_it_is_what_statsmodels_has(adjustment: Adjustment) -> None:
    rng = np.random.default_rng(7)
    for count in (1, 2, 9, 200):
        p = np.round(rng.uniform(size=count), 2) ** 3  # with ties
        assert adjust_p(p, adjustment).tolist() == pytest.approx(
            multipletests(p, method=adjustment)[1].tolist()
        )
