"""Which of the rows that it is given a chart draws. Of none of them it has nothing to show, and is passed over."""

from collections.abc import Callable

import pandas as pd

from analysis.charting.hazards_words import FOUND, RECTIFIED, SHARE
from analysis.charting.labels import LANGUAGES, fill
from analysis.charting.style import Names
from analysis.comparing.equal_units import PUBLISHED, SET, SIZE
from analysis.comparing.followed import followed
from analysis.comparing.guards import FEWEST_UNITS, TREND_POINTS
from analysis.comparing.national import holidays, years
from analysis.comparing.reach import PER_RESIDENTS, PER_SESSION
from analysis.comparing.selecting import of_units
from analysis.comparing.shares import taken, without_own_press
from analysis.vocabulary import Label

PREMISES = ("units_inspected", "units_penalised", "premises_sealed", "three_stops_ordered")
PLACES = (FOUND, RECTIFIED)
COUNTED = ("correction_notices_issued", "persons_detained")
RECORD = ["actor", "window_start", "window_end", "window_basis"]
FINE_WAIVER = "businesses_fine_waived"
TRAINING = ("training_sessions", "people_trained", "attendances_per_session", "attendances_per_1000_residents")
QUANTITIES = {
    "events": ("publicity_events", "publicity_performances"),
    "leaflets": ("leaflets_distributed",),
    "messages": ("safety_messages_sent",),
    "items": ("media_items_published",),
    "views": ("online_views_or_reads", "annual_reads"),
    "likes": ("online_likes",),
    "followers": ("subscribers",),
    "people": ("people_reached", "publicity_participants"),
}
QUANTITY_OF = {metric: name for name, held in QUANTITIES.items() for metric in held}
FACTS: dict[str, object] = {"least": FEWEST_UNITS, "points": TREND_POINTS}
Select = Callable[[pd.DataFrame, Names], pd.DataFrame]


def select_rows(chart: str, data: pd.DataFrame, names: Names) -> pd.DataFrame:
    """Return the rows of `data` that `chart` draws; none where it has nothing to show.

    `data` is what the chart takes: observations, coverage, shares, reach or chances.
    """
    return SELECTED[chart](data, names)


def needed(chart: str) -> Label:
    """Return what `chart` needs in order to show anything, in words that say which metrics to ask for.

    >>> "hazards_found" in needed("hazards")["en"]
    True
    """
    return fill("needed", chart, dict.fromkeys(LANGUAGES, FACTS))


def without_rows(chart: str) -> Label:
    """Return the title of `chart` where it has nothing to show.

    >>> without_rows("honours")["en"]
    'No unit reports honours'
    """
    return fill(chart, "title_none", dict.fromkeys(LANGUAGES, FACTS))


def _records(data: pd.DataFrame) -> pd.DataFrame:
    """The inspection records that report hazards found: all rows of their actor and window."""
    rows = data[data["metric"].isin((*PREMISES, *PLACES, *COUNTED, SHARE))]
    found = (rows["metric"] == FOUND).groupby([rows[name] for name in RECORD], dropna=False)
    return rows[found.transform("any").astype("bool")]


def _hedged(data: pd.DataFrame) -> pd.DataFrame:
    """What is printed and no exact number, by size."""
    rows = data[(data["basis"] == "printed") & (data["relation"] != "eq")]
    return rows.sort_values("value", kind="stable")


def _with_share(data: pd.DataFrame) -> pd.DataFrame:
    return taken(data)[data["low"].notna()]


def _chances(data: pd.DataFrame) -> pd.DataFrame:
    return data[data["set"].isin((SET, SIZE, PUBLISHED))] if "set" in data else data.iloc[:0]


def _of_metrics(*wanted: str) -> Select:
    return lambda data, _names: data[data["metric"].isin(wanted)]


def _of_theme(theme: str) -> Select:
    return lambda data, _names: data[data["theme"] == theme]


SELECTED: dict[str, Select] = {
    "coverage": lambda data, _names: data,
    "windows": lambda data, _names: data[data["basis"] != "derived"],
    "hazards": lambda data, _names: _records(data),
    "bounds": lambda data, _names: _hedged(data),
    "fine_waiver": _of_metrics(FINE_WAIVER),
    "training_reach": _of_metrics(*TRAINING),
    "publicity": _of_theme("publicity"),
    "honours": _of_theme("honours"),
    "hazards_context": lambda data, _names: taken(data),
    "funnel": lambda data, _names: of_units(data),
    "rank_sets": lambda data, _names: of_units(data),
    "trend_share": lambda data, _names: _with_share(data),
    "trend_national": lambda data, _names: years(data),
    "trend_holidays": lambda data, _names: holidays(data),
    "training_context": _of_metrics(PER_SESSION, PER_RESIDENTS),
    "publicity_context": lambda data, _names: without_own_press(data[data["metric"].isin(QUANTITY_OF)]),
    "luck": lambda data, _names: _chances(data),
    "trends": lambda data, names: followed(data, names=names),
}
