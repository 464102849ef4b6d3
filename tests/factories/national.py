"""An invented national data set.

31 corps, 24 months, hazards found and rectified on the spot, exact, as returned.
"""

from functools import cache

import numpy as np
import pandas as pd

from analysis.cleaning.observations import build_observations
from analysis.vocabulary import Label, Terms, Unit
from analysis.vocabulary import units as read_units
from rows import mention, mentions

UNITS, MONTHS, SEED = 31, 24, 20240601
FIRST = pd.Period("2022-01", "M")
SHARE, LEAP, LEAPER = 0.9, 0.06, 5  # unit 5 rectifies so much more from the second year on
FEWEST, MOST = 200, 400


@cache
def national_units() -> Terms[Unit]:
    """Corps c01 … c31."""
    rows = [
        (name, f"第{name[1:]}总队", f"Corps {name[1:]}", "corps", 30_000_000)
        for name in national_names()
    ]
    return read_units(pd.DataFrame(rows, columns=["unit", "zh", "en", "level", "residents_2020"]))


@cache
def national_names() -> dict[str, Label]:
    """What the corps are called."""
    return {
        f"c{number:02d}": Label(f"第{number:02d}总队", f"Corps {number:02d}")
        for number in range(1, UNITS + 1)
    }


@cache
def national(units: int = UNITS, months: int = MONTHS) -> pd.DataFrame:
    """Observations of the first `units` corps in the first `months`, with their shares."""
    random = np.random.default_rng(SEED)
    rows = []
    for number in range(1, UNITS + 1):
        for month in range(MONTHS):
            found = int(random.integers(FEWEST, MOST))
            share = SHARE + LEAP * (number == LEAPER and month >= MONTHS // 2)
            rows.append((number, month, found, int(random.binomial(found, share))))
    kept = [row for row in rows if row[0] <= units and row[1] < months]
    return build_observations(
        mentions(*(made for row in kept for made in _returned(*row))), national_units()
    )


def _returned(number: int, month: int, found: int, rectified: int) -> list[dict[str, object]]:
    """Two numbers of one corps and month, each in a cell of its return."""
    unit, period = f"c{number:02d}", FIRST + month
    own = {
        "unit": unit,
        "actor": unit,
        "actor_level": "corps",
        "report": f"{period}-{unit}",
        "start": pd.NA,
    }
    own |= {"window_start": period.start_time.date(), "window_end": period.end_time.date()}
    own |= {"window_basis": "stated", "window_per": "total", "window_phrase": str(period)}
    return [
        mention(f"{found}处", "hazards_found", cell="填报!E7") | own,
        mention(f"{rectified}处", "hazards_rectified", wording="当场整改", cell="填报!E8") | own,
    ]
