"""Planted truths and null data: how often exhibits claim a change or a difference, and find one.

National returns are invented: 31 units, 24 months, 10 metrics; counts vary by 5 % and by binomial
or Poisson noise around each unit's own size. In null data nothing changes and all shares are one;
in planted data one unit's share of hazards rectified improves in the last month.

    python docs/simulations/simulate_planted.py --null 100 --planted 100
"""

import argparse
import sys
from pathlib import Path

import numpy as np
import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "factories"))

from analysis.exhibits.change import ChangePanel, build_change
from analysis.exhibits.compare import build_compare
from analysis.vocabulary import Label, metrics

UNITS, MONTHS = 31, 24
COUNTS = {
    "units_inspected": 900,
    "hazards_found": 1200,
    "units_penalised": 60,
    "training_sessions": 40,
    "people_trained": 6000,
    "fires": 150,
    "fire_deaths": 1,
    "incidents_attended": 400,
    "publicity_events": 30,
}
SHARE, NOISE = 0.9, 0.05  # hazards rectified of hazards found; variation beside chance
IMPROVED = 0.95  # the share that is planted
START = "2024-09"  # after the last break of the calendar


def invent_returns(seed: int, *, improved: bool = False) -> pd.DataFrame:
    """Return observations of all units, with the last month of u0 improved or not."""
    draw = np.random.default_rng(seed)
    months = pd.period_range(START, periods=MONTHS, freq="M")
    sizes = draw.lognormal(0, 0.5, UNITS)
    rows = []
    for unit in range(UNITS):
        for place, month in enumerate(months):
            numbers = {}
            for name, mean in COUNTS.items():
                around = mean * sizes[unit] * draw.normal(1, NOISE)
                numbers[name] = int(draw.poisson(max(around, 0)))
            share = IMPROVED if improved and unit == 0 and place == MONTHS - 1 else SHARE
            numbers["hazards_rectified"] = int(draw.binomial(numbers["hazards_found"], share))
            rows += [_row(unit, month, name, number) for name, number in numbers.items()]
            if numbers["hazards_found"]:
                part = 100 * numbers["hazards_rectified"] / numbers["hazards_found"]
                rows.append(_row(unit, month, "hazards_rectified_share", part))
    return pd.DataFrame(rows)


def _row(unit: int, month: pd.Period, name: str, number: float) -> dict[str, object]:
    metric = metrics()[name]
    verb = "整改" if name.startswith("hazards_rectified") else ""
    cells = dict.fromkeys(("value", "low", "high", "strict_low", "strict_high"), float(number))
    return cells | {
        "report": f"u{unit}-{month}",
        "unit": f"u{unit}",
        "actor": f"u{unit}",
        "actor_level": "corps",
        "theme": metric.theme,
        "metric": name,
        "wording": verb,
        "relation": "eq",
        "measure": metric.measures[0],
        "per": "share" if metric.derived else "total",
        "window_start": month.start_time.normalize(),
        "window_end": month.end_time.normalize(),
        "window_basis": "stated",
        "basis": "derived" if metric.derived else "submitted",
        "start": pd.NA,
        "cell": "",
        "phrase": f"{number:g}",
        "caveats": "",
    }


def claims(rows: pd.DataFrame) -> dict[str, bool]:
    """Return which exhibits claim a change or a difference."""
    names = {f"u{unit}": Label(f"单位{unit}", f"Unit {unit}") for unit in range(UNITS)}
    wanted = [*COUNTS, "hazards_rectified", "hazards_rectified_share"]
    found = {}
    for kind, windows in (
        ("year on year", {}),
        ("consecutive", {"before": "2026-07", "after": "2026-08"}),
    ):
        exhibit = build_change(rows, names, wanted=wanted, **windows)
        panels = exhibit.parts_of(ChangePanel)
        found[kind] = any(line.beyond for part in panels for line in part.lines)
        shares = [part for part in panels if "%" in part.heading.en]
        lines = [line for part in shares for line in part.lines if line.who == names["u0"]]
        found[f"{kind}, the planted one"] = any(line.beyond for line in lines)
    exhibit = build_compare(rows, names, wanted=["hazards_rectified_share"], window="2026-08")
    found["units apart"] = "差别超过偶然" in exhibit.title.zh
    return found


def main() -> None:
    """Print how often something is claimed in null data, and found in planted data."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--null", type=int, default=100)
    parser.add_argument("--planted", type=int, default=100)
    asked = parser.parse_args()
    for name, count, improved in (("null", asked.null, False), ("planted", asked.planted, True)):
        drawn = [claims(invent_returns(seed, improved=improved)) for seed in range(count)]
        table = pd.DataFrame(drawn)
        told = table[["year on year", "consecutive", "units apart"]].any(axis=1)
        print(name, count, table.sum().to_dict(), "any:", int(told.sum()))


if __name__ == "__main__":
    main()
