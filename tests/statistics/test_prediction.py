"""The prediction interval of the next number of a series."""

import math

import numpy as np
import pytest
from scipy import stats

from analysis.statistics.prediction import LEAST_HISTORY, p_of_next


def test_p_at_the_ends_of_the_interval_is_its_level() -> None:
    history = np.arange(20.0)
    mean, spread = history.mean(), history.std(ddof=1)
    for level in (0.05, 0.01):
        reach = stats.t.ppf(1 - level / 2, 19) * spread * math.sqrt(1 + 1 / 20)
        assert p_of_next(history, mean + reach) == pytest.approx(level)
        assert p_of_next(history, mean - reach) == pytest.approx(level)


def test_a_short_history_tells_nothing() -> None:
    assert math.isnan(p_of_next(np.arange(LEAST_HISTORY - 1.0), 100))
    assert math.isnan(p_of_next([float("nan")] * LEAST_HISTORY, 100))


def test_a_history_without_spread() -> None:
    assert p_of_next([5.0] * 12, 5) == 1
    assert p_of_next([5.0] * 12, 6) == 0


def test_chance_alone_is_told_from_chance_as_often_as_the_level_says() -> None:
    draw = np.random.default_rng(20)
    called = [p_of_next(draw.normal(100, 7, 24), draw.normal(100, 7)) < 0.05 for _ in range(2000)]
    # 2,000 draws: 5 % is 100, give or take 4 standard errors of 9.7
    assert 61 <= sum(called) <= 139
