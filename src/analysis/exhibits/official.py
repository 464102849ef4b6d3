"""Fire deaths per million residents by province: as small pictures, and as a map of tiles.

Only years whose residents are sound have a rate; the printed rate is of another divisor.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.exhibits.spec import Exhibit, Part, nothing_to_show
from analysis.labels.words import LANGUAGES, Names, fill_label, label
from analysis.statistics.intervals import estimate_rates
from analysis.statistics.ratios import COLUMNS
from analysis.vocabulary import Label, tiles

PANEL, MAP = "official_panel", "official_map"
DEATHS, NATIONAL = "fire_deaths", "national"
RESIDENTS = "residents"
MILLION = 1_000_000
BROKEN_AFTER = 2000  # 2001 to 2003 were not read: no line crosses
RATES = ["rate", "lower", "upper"]


@dataclass(frozen=True, slots=True)
class RatePoint:
    """One year's rate with its 95 % interval; `deaths` is the count that it is of."""

    year: int
    deaths: int
    rate: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSeries(Part):
    """One province's rates over the years; `own` where the project has a unit of it."""

    unit: str
    points: tuple[RatePoint, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One province in the grid: where it stands, what it is called, and its rate."""

    unit: str
    name: Label
    row: int
    column: int
    rate: float | None
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TileGrid(Part):
    """All provinces at about their places on a map, in one year."""

    year: int
    tiles: tuple[Tile, ...]


def build_official_panel(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return fire deaths per million residents of each province, a small picture each.

    Parameters
    ----------
    data : DataFrame
        Official figures, as `an.official()` gives them.
    names : mapping of str to Label
        What the project's units are called, by id: theirs stand out.

    """
    rates = death_rates(data)
    if rates.empty:
        return nothing_to_show(PANEL, data)
    parts = [_series(own, names) for _, own in rates.groupby("unit", sort=False)]
    # the latest rate orders them, so that neighbours in the picture are alike
    ordered = sorted(parts, key=lambda part: part.points[-1].rate, reverse=True)
    last = max(point.year for part in parts for point in part.points)
    return Exhibit(
        id=PANEL,
        title=_title(PANEL, rates[rates["year"] == last], last),
        subtitle=label(PANEL, "subtitle"),
        parts=tuple(ordered),
        rows=rates.drop(columns=["year", *RATES]),
        chosen_from=data,
        description=_describe(rates[rates["year"] == last]),
    )


def build_official_map(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return fire deaths per million residents in the latest sound year, as a grid of tiles.

    Parameters
    ----------
    data : DataFrame
        Official figures, as `an.official()` gives them.
    names : mapping of str to Label
        What the project's units are called, by id: theirs are framed.

    """
    rates = death_rates(data)
    if rates.empty:
        return nothing_to_show(MAP, data)
    last = int(rates["year"].max())
    latest = rates[rates["year"] == last]
    known = dict(zip(latest["unit"], latest["rate"], strict=True))
    provinces = data[data["actor_level"] != NATIONAL].drop_duplicates("unit")
    called = provinces[["unit", "unit_zh", "unit_en"]].itertuples(index=False, name=None)
    places = []
    for unit, zh, en in called:
        row, column = tiles()[unit]
        places.append(Tile(unit, Label(zh, en), row, column, known.get(unit), unit in names))
    return Exhibit(
        id=MAP,
        title=_title(MAP, latest, last),
        subtitle=label(MAP, "subtitle"),
        parts=(TileGrid(year=last, tiles=tuple(places)),),
        rows=latest.drop(columns=["year", *RATES]),
        chosen_from=data,
        description=_describe(latest),
    )


def death_rates(data: pd.DataFrame) -> pd.DataFrame:
    """Return the provinces' deaths where residents are sound, with year, rate, lower and upper.

    Rates are per million residents, intervals those of a Poisson count.
    """
    if RESIDENTS not in data:  # rows of another kind
        return pd.DataFrame()
    fit = (data["metric"] == DEATHS) & (data["actor_level"] != NATIONAL) & data["residents"].notna()
    own = data[fit]
    counts = pd.DataFrame(
        {name: own[source] for name, source in zip(COLUMNS, _SOURCES, strict=True)}
    )
    found = estimate_rates(counts, MILLION)
    # below five deaths no interval is given, but the count stands
    rate = MILLION * own["value"] / own["residents"]
    return own.assign(
        year=own["window_end"].dt.year, rate=rate, lower=found["lower"], upper=found["upper"]
    ).sort_values(["unit", "year"])


_SOURCES = ("low", "high", "residents", "residents")


def _series(own: pd.DataFrame, names: Names) -> RateSeries:
    points = []
    for row in own.to_dict("records"):
        ends = (float(row["lower"]), float(row["upper"]))
        points.append(RatePoint(int(row["year"]), int(row["value"]), float(row["rate"]), *ends))
    first = own.iloc[0]
    return RateSeries(
        heading=Label(first["unit_zh"], first["unit_en"]),
        unit=str(first["unit"]),
        points=tuple(points),
        own=str(first["unit"]) in names,
    )


def _title(name: str, latest: pd.DataFrame, year: int) -> Label:
    """Return the range of the latest year's rates, and who stands at its ends."""
    ordered = latest.sort_values("rate")
    least, most = ordered.iloc[0], ordered.iloc[-1]
    facts = {
        lang: {
            "year": year,
            "n": len(latest),
            "most": f"{most['rate']:.1f}",
            "least": f"{least['rate']:.1f}",
            "top": most[f"unit_{lang}"],
            "last": least[f"unit_{lang}"],
        }
        for lang in LANGUAGES
    }
    return fill_label(name, "title", facts)


def _describe(latest: pd.DataFrame) -> Label:
    """Return each province's rate in words, the greatest first."""
    texts = []
    for lang, stop in (("zh", "；"), ("en", "; ")):
        ordered = latest.sort_values("rate", ascending=False)
        pairs: Sequence[tuple[str, float]] = list(
            zip(ordered[f"unit_{lang}"], ordered["rate"], strict=True)
        )
        texts.append(stop.join(f"{who} {rate:.1f}" for who, rate in pairs))
    return Label(*texts)
