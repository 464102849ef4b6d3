"""The four rules of a process-behaviour chart, and the chart: noise is not called a signal."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.statistics.xmr import (
    RUN,
    process_behaviour,
    run_of_side,
    run_of_trend,
    spread_runs,
    two_of_three,
)

RULES: dict[str, Callable[[Any], Any]] = {
    "seven_one_side": lambda side: abs(run_of_side(np.array(side))),
    "part_of_seven": lambda ends: abs(spread_runs(np.array(ends), RUN)),
    "seven_trend": lambda values: run_of_trend(np.array(values, dtype="float64")),
    "two_in_three": lambda both: two_of_three(
        np.array(both[0], dtype="bool"), np.array(both[1])
    ).astype("int64"),
}
SAID = {
    ("", 0): "Common Cause",
    ("outside", 1): "Above UCL",
    ("outside", -1): "Below LCL",
    ("trend", 1): "7 Point Trend (Increasing)",
    ("trend", -1): "7 Point Trend (Decreasing)",
    ("two_of_three", 1): "2 in 3 Above CL",
    ("two_of_three", -1): "2 in 3 Below CL",
    ("one_side", 1): "7 Points Above CL",
    ("one_side", -1): "7 Points Below CL",
}
JUDGED = {1: "special_cause_improvement", -1: "special_cause_concern", 0: "common_cause"}
ALTERNATING = [10, 12] * 7


def chart(*values: float, **options: Any) -> pd.DataFrame:
    """The chart of these values."""
    return process_behaviour(pd.Series(values, dtype="float64"), **options)


def test_the_vectors_of_rules(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "xmr_rules.csv")
    assert len(rows) == 22
    for name, taken, expected in rows[["function", "input", "expected"]].itertuples(index=False):
        assert RULES[name](ast.literal_eval(taken)).tolist() == ast.literal_eval(expected), (
            name,
            taken,
        )


def test_the_vectors_of_charts(shared: Path) -> None:
    rows = pd.read_csv(shared / "vectors" / "xmr.csv")
    assert len(rows) == 138
    for (case, screen, fixed), own in rows.groupby(
        ["case", "screen_outliers", "fix_after_n"], dropna=False
    ):
        found = process_behaviour(
            own["y"], screen=screen, baseline=None if np.isnan(fixed) else int(fixed)
        )
        for name, column in (("mean", "mean"), ("lower", "lpl"), ("upper", "upl")):
            assert found[name].tolist() == pytest.approx(
                own[column].tolist(), rel=1e-10, abs=1e-15
            ), case
        assert (
            found[["outside", "close", "side"]].to_numpy().tolist()
            == own[["outside", "close", "rel"]].to_numpy().tolist()
        )
        signals = list(zip(found["rule"], found["direction"], strict=True))
        assert [SAID[signal] for signal in signals] == own["special"].tolist(), case
        better = own["improvement_direction"].iloc[0]
        assert [JUDGED[direction * better] for _, direction in signals] == own["point"].tolist(), (
            case
        )


def test_limits_by_hand() -> None:
    # moving ranges 1, 2, 1: mean 4/3; 5 +- 2.66 x 4/3
    found = chart(5, 6, 4, 5)
    assert found[["mean", "lower", "upper"]].iloc[2].tolist() == pytest.approx(
        [5, 5 - 2.66 * 4 / 3, 5 + 2.66 * 4 / 3]
    )


def test_an_extreme_range_is_left_out_once() -> None:
    # ranges 1 x 8, then 10: mean 2, 3.267 x 2 < 10, so the mean of the rest: 1
    found = chart(1, 2, 1, 2, 1, 2, 1, 2, 1, 11)
    assert (found["upper"] - found["mean"]).iloc[0] == pytest.approx(2.66)
    wide = chart(1, 2, 1, 2, 1, 2, 1, 2, 1, 11, screen=False)
    assert (wide["upper"] - wide["mean"]).iloc[0] == pytest.approx(2.66 * 2)


def test_a_baseline_sets_the_limits_of_what_follows() -> None:
    found = chart(1, 2, 1, 2, 9, baseline=4)
    assert found["mean"].tolist() == [1.5] * 5
    assert found["rule"].tolist() == ["", "", "", "", "outside"]


@pytest.mark.parametrize(
    ("values", "baseline", "rule", "direction", "flagged"),
    [
        pytest.param([*ALTERNATING, 20], 14, "outside", 1, [14], id="beyond the upper limit"),
        pytest.param([*ALTERNATING, 2], 14, "outside", -1, [14], id="beyond the lower limit"),
        pytest.param(
            [*ALTERNATING, 10, *[11.5] * 7], 14, "one_side", 1, range(15, 22), id="7 above"
        ),
        pytest.param([*ALTERNATING, 10, *[11.5] * 6], 14, None, None, [], id="6 above are none"),
        pytest.param(
            [*ALTERNATING, 11, 10.2, 10.4, 10.6, 10.8, 11, 11.2, 11.4],
            14,
            "trend",
            1,
            range(15, 22),
            id="7 up",
        ),
        pytest.param(
            [*ALTERNATING, 11, 10.2, 10.4, 10.6, 10.6, 11, 11.2, 11.4],
            14,
            None,
            None,
            [],
            id="a pause",
        ),
        pytest.param(
            [*ALTERNATING, 15, 11.5, 15], 14, "two_of_three", 1, [14, 16], id="2 of 3 close"
        ),
        pytest.param(
            [*ALTERNATING, 15, 10.5, 15], 14, None, None, [], id="but not across the mean"
        ),
    ],
)
def test_rules(
    values: list[float], baseline: int, rule: str | None, direction: int | None, flagged: Any
) -> None:
    # 10, 12, 10 …: mean 11, ranges 2, limits 11 +- 5.32, close from 11 +- 3.55
    found = chart(*values, baseline=baseline)
    shown = found[found["rule"] != ""]
    assert shown.index.tolist() == list(flagged)
    assert set(shown["rule"]) == ({rule} if rule else set())
    assert set(shown["direction"]) == ({direction} if direction else set())
    assert (found["direction"][found["rule"] == ""] == 0).all()


def test_of_two_trends_a_turning_point_belongs_to_the_later() -> None:
    ends = run_of_trend(np.array([1.0, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2, 1]))
    assert spread_runs(ends, RUN).tolist() == [1] * 6 + [-1] * 7


@pytest.mark.parametrize("value", [0.0, 0.1, 1e9 / 7])
def test_a_constant_series_has_no_signal(value: float) -> None:
    assert set(chart(*[value] * 20)["rule"]) == {""}


@given(
    st.lists(st.integers(-1000, 1000), min_size=2, max_size=40),
    st.sampled_from([0.001, 0.1, 7.0, 1e6]),
)
def test_the_measure_does_not_matter(values: list[int], scale: float) -> None:
    found, scaled = chart(*values), chart(*[scale * value for value in values])
    assert scaled[["rule", "direction"]].equals(found[["rule", "direction"]])


@given(st.lists(st.integers(-1000, 1000), min_size=2, max_size=40))
def test_a_mirrored_series_has_mirrored_signals(values: list[int]) -> None:
    found, mirrored = chart(*values), chart(*[-value for value in values])
    assert (mirrored["direction"] == -found["direction"]).all()
    assert (mirrored["rule"] == found["rule"]).all()
