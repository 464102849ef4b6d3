"""The simulations of docs/.

Their short cuts change no result, and they see what is there to be seen.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "simulations"


def loaded(name: str) -> ModuleType:
    """The script of this name as a module."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def apart() -> Iterator[ModuleType]:
    """simulate_claims with units of two small sizes."""
    module = loaded("simulate_claims")
    module.FOUND, module.CHUNK = (6, 12), 7
    yield module
    del sys.modules["simulate_claims"]


@pytest.fixture(scope="module")
def known(apart: ModuleType) -> Any:
    """The tests of shares of 6 and 12."""
    return apart.outcomes("share", apart.FOUND, apart.FOUND)


def rng() -> np.random.Generator:
    return np.random.default_rng(1)


def test_outcomes_begin_where_their_size_begins(apart: ModuleType, known: Any) -> None:
    assert known.start.tolist() == [0, 7]
    assert known.p.shape == known.disjoint.shape == (20, 20)
    drawn = apart.drawn(rng(), known, "share", np.array([0.0, 1.0, 1.0, 0.0]), apart.FOUND)
    assert drawn.tolist() == [0, 19, 6, 7]


def test_units_far_apart_are_told_apart_in_every_draw(apart: ModuleType, known: Any) -> None:
    assert apart.false_claims(rng(), known, "share", np.array([0.0, 1.0]), 20) == (20, 20)


def test_the_short_cut_changes_no_count(apart: ModuleType, known: Any) -> None:
    truth = np.array([0.2, 0.9, 0.3, 0.8])
    draws = [draw for chunk in apart.chunks(rng(), known, "share", truth, 40) for draw in chunk]
    one_by_one = np.sum([apart.told_apart(known, draw) for draw in draws], axis=0)
    assert len(draws) == 40
    assert 0 < one_by_one[0] < 40
    assert apart.false_claims(rng(), known, "share", truth, 40) == tuple(one_by_one)


def test_rank_sets_of_the_truth_are_seldom_missed_and_have_a_size(
    apart: ModuleType, known: Any
) -> None:
    misses, size = apart.missed(rng(), known, "share", np.array([0.05, 0.5, 0.95]), 40)
    assert misses <= 4
    assert 1 <= size <= 3


def test_a_miss_is_seen(apart: ModuleType, known: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    # where every test is believed, equal units are misplaced
    monkeypatch.setattr(apart, "ALPHA", 4.0)
    assert apart.missed(rng(), known, "share", np.full(3, 0.5), 20)[0] > 0


@pytest.mark.parametrize("kind", ["rate", "share"])
def test_clumped_series_scatter_more(kind: Any) -> None:
    series = loaded("simulate_series")
    scatter = [series.counts(rng(), kind, 4000, clumped).var() for clumped in (False, True)]
    assert scatter[1] / scatter[0] == pytest.approx(series.CLUMPED, rel=0.15)


def test_a_series_of_noise_is_seldom_a_trend() -> None:
    series = loaded("simulate_series")
    one = rng()
    assert sum(series.claimed(one, "rate", 13, False) for _ in range(20)) <= 4
    assert sum(series.signalled(one, 13) for _ in range(20)) < 20
