"""Invented returns of several units: one row per unit, metric and month, with shares and rates."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.cleaning.observations import build_observations
from analysis.extraction.quantities.quantity import read_quantity
from analysis.vocabulary import Label, Terms, Unit
from analysis.vocabulary import units as read_units
from rows import mentions

PLACES = "城东城西城南城北河东河西高新临江"
METRICS = ("units_inspected", "hazards_found", "hazards_rectified", "people_trained")
SCALES = {"units_inspected": 300, "hazards_found": 420, "people_trained": 5000}


def brigade_units(count: int) -> Terms[Unit]:
    """So many invented brigades, of unlike size."""
    rows = [
        (f"u{n}", f"{_place(n)}大队", f"Brigade {n + 1}", "brigade", 80_000 + 9_000 * (n % 17))
        for n in range(count)
    ]
    return read_units(pd.DataFrame(rows, columns=["unit", "zh", "en", "level", "residents_2020"]))


def _place(number: int) -> str:
    at = 2 * (number % 8)
    return PLACES[at : at + 2] + ("" if number < 8 else str(number // 8))


def brigade_names(count: int) -> dict[str, Label]:
    """What they are called."""
    return {unit.id: unit.label for unit in brigade_units(count).values()}


def brigade_rows(
    count: int,
    months: Sequence[str] = ("2026-08",),
    *,
    seed: int = 1,
    silent: Mapping[str, str] | None = None,
    changes: Mapping[str, Mapping[str, object]] | None = None,
) -> pd.DataFrame:
    """Observations of `count` brigades in each of `months`, sizes drawn with `seed`.

    `silent` maps a unit to the metric that it does not report; `changes` are cells of a unit.
    """
    draw = np.random.default_rng(seed)
    given: list[dict[str, object]] = []
    for n in range(count):
        unit, size = f"u{n}", draw.uniform(0.5, 1.6)
        for month in months:
            numbers = {name: int(draw.poisson(scale * size)) for name, scale in SCALES.items()}
            numbers["hazards_rectified"] = int(draw.binomial(numbers["hazards_found"], 0.9))
            told = [name for name in METRICS if (silent or {}).get(unit) != name]
            given += [_return_row(unit, month, name, numbers[name]) for name in told]
    rows = build_observations(mentions(*given), brigade_units(count))
    for unit, cells in (changes or {}).items():
        for name, cell in cells.items():
            rows.loc[rows["unit"] == unit, name] = cell
    return rows


def _return_row(unit: str, month: str, metric: str, number: int) -> dict[str, object]:
    """One number of a return form, of one month."""
    measure = {"units_inspected": "家", "people_trained": "人次"}.get(metric, "处")
    start = pd.Timestamp(f"{month}-01")
    row: dict[str, object] = {
        "report": f"{unit}-{month}",
        "cell": f"E{5 + METRICS.index(metric)}",
        "unit": unit,
        "actor": unit,
        "actor_level": "brigade",
        "wording": "整改" if metric == "hazards_rectified" else "",
        "phrase": f"{number}{measure}",
        "metric": metric,
        "window_phrase": month,
        "window_start": start,
        "window_end": start + pd.offsets.MonthEnd(),
        "window_per": "total",
        "window_basis": "stated",
    }
    return row | read_quantity(f"{number}{measure}")._asdict()
