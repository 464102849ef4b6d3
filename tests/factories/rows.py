"""Invented mentions: what reading gives, without a report."""

import dataclasses
from typing import Any

import pandas as pd

from analysis.cleaning import caveats
from analysis.extraction.quantities.quantity import read_quantity
from analysis.extraction.windows.dates import Published
from analysis.extraction.windows.window import read_window
from analysis.records.ledgers import MENTION_COLUMNS, no_mentions
from analysis.vocabulary import Terms, Unit, metrics
from analysis.vocabulary import units as read_units

PUBLISHED = Published.read("2024-05-20")
OFFICER = {"actor": "north/inspector", "actor_level": "officer"}
TEAM = {"actor": "north/team", "actor_level": "sub_unit"}


def units() -> Terms[Unit]:
    """Three invented units.

    One whose rates are easy to work out, a brigade, and one without residents.
    """
    rows = [
        ("north", "北支队", "North", "detachment", 1_000_000),
        ("south", "南大队", "South", "brigade", 20_000),
        ("west", "西总队", "West", "corps", None),
    ]
    return read_units(pd.DataFrame(rows, columns=["unit", "zh", "en", "level", "residents_2020"]))


def mention(phrase: str, metric: str, **changes: Any) -> dict[str, Any]:
    """One mention of `north` in the report `one`, published on PUBLISHED.

    `window` are its words of time and `inherited` those of a lead paragraph;
    any other of `changes` is a column.
    """
    own, lead = changes.pop("window", ""), changes.pop("inherited", "")
    window = dataclasses.asdict(read_window(own or lead, PUBLISHED, inherited=bool(lead)))
    unit = changes.get("unit", "north")
    row = {
        "report": "one",
        "cell": "",
        "unit": unit,
        "actor": unit,
        "actor_level": units()[unit].level,
        "wording": "",
    }
    row |= {"phrase": phrase, "metric": metric, "window_phrase": own or lead}
    row |= read_quantity(phrase)._asdict()
    return row | {f"window_{name}": value for name, value in window.items()} | changes


def mentions(*rows: dict[str, Any]) -> pd.DataFrame:
    """`rows` as reading gives them.

    Its columns and dtypes, each row at a place and an offset of its own.
    """
    placed = [
        {"start": 10 * number, "place": f"data/raw/{row['report']}/mentions.csv row {number}"} | row
        for number, row in enumerate(rows, start=2)
    ]
    return pd.DataFrame(placed, columns=MENTION_COLUMNS).astype(no_mentions().dtypes.to_dict())


def themed(*rows: dict[str, Any]) -> pd.DataFrame:
    """`rows` as a theme's module takes them: with theme, per, basis and the caveats of reading."""
    frame = mentions(*rows)
    known = [metrics()[name] for name in frame["metric"]]
    per = [
        "stock" if metric.kind == "stock" else said
        for metric, said in zip(known, frame["window_per"], strict=True)
    ]
    themes = [metric.theme for metric in known]
    return caveats.of_reading(frame).assign(
        theme=pd.Series(themes, dtype="str"), per=pd.Series(per, dtype="str"), basis="printed"
    )


def of(observations: pd.DataFrame, metric: str) -> pd.DataFrame:
    """The observations of `metric` alone."""
    return observations[observations["metric"] == metric].reset_index(drop=True)


def codes(observations: pd.DataFrame, metric: str) -> set[str]:
    """The caveats of the one observation of `metric`."""
    (said,) = of(observations, metric)["caveats"]
    return set(said.split(";")) - {""}
