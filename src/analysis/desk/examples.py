"""Invented returns to try comparisons on, where a project has none of its own yet."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pandas as pd

from analysis.cleaning.observations import build_observations
from analysis.exhibits.compare import RESIDENTS
from analysis.extraction.quantities.quantity import read_quantity
from analysis.records.ledgers import typed_mentions
from analysis.vocabulary import Terms, Unit
from analysis.vocabulary import units as read_units

LEVEL = "brigade"
VERB = "督促整改"  # A, B and C count hazards urged to be rectified
FIRST_ROW = 5  # of the numbers on the invented forms


def example_returns() -> pd.DataFrame:
    """Return what four invented brigades returned of three months, as observations.

    The brigades do not exist. Their numbers go the way that real returns go: phrases are read,
    checked, and shares and rates worked out.

    Returns
    -------
    DataFrame
        The columns of observations(); unit_zh and unit_en, what the brigades are called; and
        residents_2020, so that rates can be taken of sums.

    Examples
    --------
    >>> import analysis as an
    >>> rows = an.example_returns().query("metric == 'units_inspected' and unit == 'brigade-a'")
    >>> rows["value"].tolist()
    [312.0, 298.0, 341.0]

    """
    text = files(__package__).joinpath("example_returns.toml").read_text(encoding="utf-8")
    invented = tomllib.loads(text)
    units = _invented_units(invented["units"])
    answers: list[dict[str, Any]] = []
    for returned in invented["returns"]:
        for row, (metric, phrase) in enumerate(returned["numbers"].items(), start=FIRST_ROW):
            answers.append({"cell": f"E{row}"} | _mention(returned, metric, phrase))
    rows = build_observations(typed_mentions(answers), units)
    return rows.assign(
        unit_zh=rows["unit"].map(lambda unit: units[unit].label.zh),
        unit_en=rows["unit"].map(lambda unit: units[unit].label.en),
        **{RESIDENTS: rows["unit"].map(lambda unit: units[unit].residents)},
    )


def _invented_units(known: Mapping[str, Mapping[str, Any]]) -> Terms[Unit]:
    rows = []
    for unit, said in known.items():
        rows.append({"unit": unit, "level": LEVEL} | dict(said))
    return read_units(pd.DataFrame(rows))


def _mention(returned: Mapping[str, Any], metric: str, phrase: str) -> dict[str, Any]:
    """Return one number of an invented return, as reading a real one gives it."""
    unit, start, end = returned["unit"], returned["start"], returned["end"]
    report = f"{unit}-{start:%Y-%m}"
    return {
        "report": report,
        "place": f"{report} {metric}",
        "unit": unit,
        "actor": unit,
        "actor_level": LEVEL,
        "wording": VERB if metric == "hazards_rectified" else "",
        "phrase": phrase,
        "metric": metric,
        "window_phrase": f"{start:%Y-%m-%d}",
        "window_start": pd.Timestamp(start),
        "window_end": pd.Timestamp(end),
        "window_per": "total",
        "window_basis": "stated",
    } | read_quantity(phrase)._asdict()
