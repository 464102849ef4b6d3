"""What the tests of charts share: the five reports, an invented set, and each chart drawn once."""

import warnings
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import matplotlib as mpl
import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.axes import Axes

from analysis.cleaning import tables as covering
from analysis.cleaning.observations import build_observations
from analysis.dataset import Dataset, Report
from analysis.exhibits.data.equal_units import equal_units, inputs_of
from analysis.exhibits.data.outreach import find_reach
from analysis.exhibits.registry import data_of
from analysis.project import Project
from analysis.renderers.mpl.charts import CHARTS
from analysis.vocabulary import Label
from brigades import brigade_rows
from chart_artists import figure_of
from nation import nation
from records import frame, outside, record
from rows import OFFICER, TEAM, mention, mentions, units

mpl.use("agg")
ROOT = Path(__file__).resolve().parents[2]
LANGS = ("zh", "en")
TEN = ("funnel", "rank_sets")  # of fewer units than ten nothing is drawn of a project
ASKING = (*TEN, "trend_share")  # these take `context`
SHARES = ("hazards_context", *ASKING)
NATIONAL = ("trend_national", "trend_holidays")
OF_SEVERAL = (
    "compare",
    "change",
    "rectified",
)  # of the five reports none is drawn, for nothing compares
YEARBOOK = ("official_panel", "official_map")
OF_NO_UNITS = (*NATIONAL, *YEARBOOK, "luck")  # drawn of one nation, or of units that are nobody
CLEANED: dict[str, pd.DataFrame] = {}
NAMES = {
    "north": Label("北支队", "North"),
    "south": Label("南大队", "South"),
    "west": Label("西总队", "West"),
    "north/inspector": Label("一名监督员", "one inspector"),
    "north/team": Label("城东站", "East station"),
}
SINCE = {"window": "2024年以来"}
MEAN = {"window": "年均"}
SOUTH = {"report": "two", "unit": "south", "actor": "south", "actor_level": "brigade"}
RECORD = (
    mention("120家", "units_inspected", **OFFICER, **SINCE),
    mention("60处", "hazards_found", **OFFICER, **SINCE),
    mention("45处", "hazards_rectified", wording="督促整改", **OFFICER, **SINCE),
    mention("30份", "correction_notices_issued", **OFFICER, **SINCE),
)
OTHERS = (
    mention("近90场", "training_sessions", **MEAN),
    mention("超过6000人次", "people_trained", **MEAN),
    mention("30余户", "businesses_fine_waived", inherited="2024年以来"),
    mention("20余场次", "publicity_performances"),
    mention("近3000人", "publicity_participants"),
    mention("50万人", "subscribers"),
    mention("3项", "awards_provincial", **TEAM, window="2023年"),
    mention("8名", "exemplar_pool_people"),
    mention("近百名", "people_honoured_all_levels", **SOUTH),
    mention("16名", "people_honoured_provincial_plus", **SOUTH, window="截至目前"),
)


class Real(NamedTuple):
    """The five reports: what data/clean holds, and what units are called."""

    reports: dict[str, Report]
    observations: pd.DataFrame
    coverage: pd.DataFrame
    names: dict[str, Label]

    def rows(self, chart: str) -> pd.DataFrame:
        """What `chart` draws from."""
        return default_rows(chart)


@cache
def default_rows(chart: str) -> pd.DataFrame:
    """What `chart` draws of the repository where it is given nothing, worked out once."""
    return data_of(chart, Dataset(Project(ROOT)))


@cache
def real() -> Real:
    """The repository's own reports, read once."""
    data = Dataset(Project(ROOT))
    return Real(data.reports, data.table("observations"), data.table("coverage"), data.names)


def observed(*rows: dict[str, Any]) -> pd.DataFrame:
    """Invented mentions, cleaned: the same rows once only."""
    if (key := repr(rows)) not in CLEANED:
        CLEANED[key] = build_observations(mentions(*rows), units())
    return CLEANED[key].copy()


@cache
def invented() -> pd.DataFrame:
    """Observations of two invented units; a third, west, reports nothing."""
    return observed(*RECORD, *OTHERS)


def covered(observations: pd.DataFrame) -> pd.DataFrame:
    """Coverage of invented observations."""
    return covering.build_coverage(
        observations, {"north": ["one"], "south": ["two"], "west": ["three"]}
    )


def invented_rows(chart: str) -> pd.DataFrame:
    """What `chart` draws of the invented observations.

    Of shares, those of a unit and of what another published.
    """
    if chart in SHARES:
        return frame(record(), outside(record("south", found="200处", rectified="150余处")))
    if chart == "trends":
        return observed(*YEARS)
    if chart in YEARBOOK:
        return default_rows(chart)
    if chart in OF_SEVERAL:
        return side_by_side()
    if chart in NATIONAL:
        return nation()
    made = {
        "coverage": covered,
        "training_context": find_reach,
        "luck": lambda rows: equal_units(inputs_of(rows)),
    }
    return made[chart](invented()) if chart in made else invented()


@cache
def side_by_side() -> pd.DataFrame:
    """Two brigades' returns of one month of two years; a third, west, reports nothing."""
    rows = brigade_rows(2, ("2023-08", "2024-08"))
    called = {"u0": "north", "u1": "south"}
    return rows.assign(unit=rows["unit"].map(called), actor=rows["actor"].map(called))


YEARS = tuple(
    mention(
        f"{count}处", "hazards_found", window=f"{year}年", **(unit | {"report": f"{who}{year}"})
    )
    for who, unit in (("n", {}), ("s", SOUTH))
    for year, count in ((2021, 40), (2022, 55), (2023, 48))
)


def drawing(
    chart: str, data: pd.DataFrame, names: dict[str, Label] | None = None, **options: Any
) -> Axes:
    """`chart` of `data`, as context where it asks for a verdict; any warning is an error."""
    options = ({"context": True} if chart in ASKING else {}) | options
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax = CHARTS[chart](data, names=NAMES if names is None else names, **options)
    plt.close(figure_of(ax))
    return ax


def laid_out(ax: Axes) -> Axes:
    """`ax` with all in its place, as for painting.

    A missing glyph or any other warning is an error.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure_of(ax).draw_without_rendering()
    return ax


@cache
def real_chart(chart: str, lang: str) -> Axes:
    """A chart of the five reports, laid out once for all tests, which only look at it."""
    return laid_out(drawing(chart, real().rows(chart), real().names, lang=lang))


def blank() -> Axes:
    """An Axes that none of our charts has drawn on."""
    figure, ax = plt.subplots()
    plt.close(figure)
    return ax
