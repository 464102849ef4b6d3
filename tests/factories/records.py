"""Invented records of hazards found and rectified: of a unit's own, and of what others published."""

from functools import cache
from typing import Any

import pandas as pd

from analysis.cleaning import caveats
from analysis.cleaning.observations import build_observations
from analysis.comparability.selection import find_shares
from rows import mention, mentions, units

METRICS = ("hazards_found", "hazards_rectified", "hazards_rectified_share")
YEAR = ("2024-01-01", "2024-12-31")


def record(
    unit: str = "north",
    found: str = "100处",
    rectified: str = "80处",
    verb: str = "督促整改",
    days: tuple[str, str] | None = YEAR,
    **changes: Any,
) -> pd.DataFrame:
    """Observations of one record: both numbers and, where it is one, their share.

    `changes` are columns.
    """
    made = _observed(found, rectified, verb, days is not None).assign(
        unit=unit, actor=unit, report=f"of {unit} {days}"
    )
    if days:
        made = made.assign(window_start=pd.Timestamp(days[0]), window_end=pd.Timestamp(days[1]))
    return made.assign(**changes)


@cache
def _observed(found: str, rectified: str, verb: str, dated: bool) -> pd.DataFrame:
    window = {"window": "2024年"} if dated else {}
    rows = mentions(
        mention(found, "hazards_found", **window),
        mention(rectified, "hazards_rectified", wording=verb, **window),
    )
    return build_observations(rows, units())


def outside(rows: pd.DataFrame, series: str = "") -> pd.DataFrame:
    """`rows` as another unit published them, outside the reports."""
    names = (
        rows["unit"].map(lambda unit: f"别家{unit}"),
        rows["unit"].map(lambda unit: f"other {unit}"),
    )
    told = caveats.add_caveat(rows, "SELF_SELECTED")
    return told.assign(basis="comparator", series=series, unit_zh=names[0], unit_en=names[1])


def frame(*records: pd.DataFrame) -> pd.DataFrame:
    """The shares of `records`, as charts take them."""
    return find_shares(pd.concat(records, ignore_index=True))


def counted(*numbers: tuple[int, int], **changes: Any) -> pd.DataFrame:
    """Shares of so many units u0, u1 …, each of the hazards it found and rectified.

    Exact, of 5 rectified or more.
    """
    found, rectified, share = (
        record(**changes).query(f"metric == {metric!r}") for metric in METRICS
    )
    rows = []
    for n, (whole, part) in enumerate(numbers):
        phrases = {"found": f"{whole}处", "part": f"{part}处", "share": f"{part}处 ÷ {whole}处"}
        values = {"found": whole, "part": part, "share": 100 * part / whole}
        for name, row in (("found", found), ("part", rectified), ("share", share)):
            bounds = dict.fromkeys(
                ("value", "low", "high", "strict_low", "strict_high"), float(values[name])
            )
            rows.append(
                row.assign(
                    unit=f"u{n}", actor=f"u{n}", report=f"of u{n}", phrase=phrases[name], **bounds
                )
            )
    return frame(*rows)


def two_camps(size: int, **changes: Any) -> pd.DataFrame:
    """Shares of ten units that found `size` hazards each: five rectified 45 % of them, five 55 %.

    On the arcsine scale all lie asin(√.55) - asin(√.5) = asin(.1) / 2 off the share of all, and
    the error is 1 / (2√size): so their dispersion phi is size · asin(.1)², 1.0034 times size / 100.
    """
    return counted(*((size, round(size * part)) for part in (0.45, 0.55) * 5), **changes)


def many(count: int, **changes: Any) -> pd.DataFrame:
    """Shares of so many detachments that differ by chance alone: 80 % of what each found."""
    return counted(*((100 + 10 * n, 80 + 8 * n) for n in range(count)), **changes)


def yearly(*phrases: str, **changes: object) -> pd.DataFrame:
    """Observations of north: one number of hazards found a year from 2020 on."""
    rows = [
        mention(phrase, "hazards_found", window=f"{2020 + year}年", report=f"r{year}", **changes)
        for year, phrase in enumerate(phrases)
    ]
    return build_observations(mentions(*rows), units())
