"""Nothing crosses a break that refuses, and no other break goes unsaid: seeded tries."""

import random

import pandas as pd
import pytest

from judged import ask, frame, row

RECOUNTED, REFORM = pd.Timestamp("2021-01-01"), pd.Timestamp("2018-11-09")
EPIDEMIC = (pd.Timestamp("2020-01-23"), pd.Timestamp("2022-12-31"))
TOUCHED = ("fires", "fire_deaths", "fire_injuries", "property_loss_yuan")
OTHERS = ("hazards_found", "units_inspected", "training_sessions")
TRIES = 200


def months(draw: random.Random, count: int) -> list[dict[str, pd.Timestamp]]:
    """So many different months of 1998 to 2026."""
    starts = draw.sample(list(pd.period_range("1998-01", "2026-11", freq="M")), count)
    return [
        {"window_start": month.start_time.normalize(), "window_end": month.end_time.normalize()}
        for month in sorted(starts)
    ]


def parted(windows: list[dict[str, pd.Timestamp]], day: pd.Timestamp) -> bool:
    """Whether some of the windows lie before `day` and some on or after it."""
    before = [window["window_end"] < day for window in windows]
    return any(before) and not all(before)


@pytest.mark.parametrize("seed", range(TRIES))
@pytest.mark.parametrize("count", [2, 4], ids=["compare", "trend"])
def test_of_months_drawn_at_random(seed: int, count: int) -> None:
    draw = random.Random(100 * count + seed)  # noqa: S311 (draws cases, guards nothing)
    metric = draw.choice([*TOUCHED, *OTHERS])
    windows = months(draw, count)
    rows = [row(metric, 500.0 + at, report=str(at), **window) for at, window in enumerate(windows)]
    verdict = ask("compare", *rows) if count == 2 else ask("trend", frame(*rows))
    if metric in TOUCHED and parted(windows, RECOUNTED):
        assert verdict.kind == "REFUSE"
        assert "BREAK" in verdict.reasons
        return
    first, last = EPIDEMIC
    ill = any(one["window_start"] <= last and one["window_end"] >= first for one in windows)
    said = ill or parted(windows, REFORM)
    assert verdict.kind != "REFUSE"
    assert ("BREAK" in verdict.reasons) == said
