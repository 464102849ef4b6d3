"""National years: no bar of an absent year, no line across a break, no midpoint.

What is no series raises.
"""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.briefing.sources import caveat_codes
from analysis.exhibits.data.series import counted_alike
from analysis.labels.words import label
from analysis.problems import DataError
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import series
from chart_artists import artists, inside, said, text_of
from charts_drawn import LANGS, drawing, real_chart
from judged import frame
from nation import FIRES, bounded, year

both = pytest.mark.parametrize("lang", LANGS)
GAP = [year(2019), year(2021), year(2022)]


def drawn_of(*rows: pd.Series, **options: Any) -> Axes:
    """The chart of these rows."""
    return drawing("trend_national", frame(*rows), **options)


def years_of(ax: Axes, gid: str) -> list[float]:
    """The years at which artists named `gid` stand."""
    return sorted(round(one.get_x() + one.get_width() / 2, 6) for one in artists(ax, gid))


def test_an_absent_year_is_hatched_and_has_no_bar() -> None:
    ax = drawn_of(*GAP)
    assert years_of(ax, "count") == [2019, 2021, 2022]
    assert years_of(ax, "absent") == [2020]
    assert all(bar.get_height() > 0 for bar in artists(ax, "count"))


def test_a_year_that_one_metric_lacks_is_hatched_there_alone() -> None:
    ax = drawn_of(year(2021), year(2022), year(2021, "incidents_attended", 5.0, series=""))
    incidents, fires = inside(ax)[1:]
    assert years_of(incidents, "absent") == [2022]
    assert years_of(fires, "absent") == []


def test_nothing_joins_two_years() -> None:
    for rows in (GAP, [year(2018, **FIRES), *GAP]):
        lines = [line for panel in inside(drawn_of(*rows)) for line in panel.lines]
        assert all(line.get_gid() == "break" for line in lines)
        assert all(len(set(line.get_xdata())) == 1 for line in lines)


@pytest.mark.parametrize(
    ("rows", "breaks"),
    [
        pytest.param(GAP, [], id="one basis"),
        pytest.param([year(2018, **FIRES), *GAP], [2018.5], id="one change"),
        pytest.param(
            [year(2018, **FIRES), year(2021), year(2022)],
            [2020.5],
            id="over a gap: where the new one begins",
        ),
        pytest.param(
            [year(2018), year(2019, **FIRES), year(2020)], [2018.5, 2019.5], id="there and back"
        ),
    ],
)
def test_a_change_of_basis_is_a_break(rows: list[pd.Series], breaks: list[float]) -> None:
    ax = drawn_of(*rows)
    assert sorted(float(line.get_xdata()[0]) for line in artists(ax, "break")) == breaks
    assert said(ax).count("≠") == len(breaks)
    assert bool(artists(ax, "not comparable")) == bool(breaks)
    assert len({bar.get_facecolor() for bar in artists(ax, "count")}) == 1 + bool(breaks)


def test_of_a_hedged_year_the_bounds_are_drawn_and_no_midpoint() -> None:
    ax = drawn_of(year(2021), bounded(year(2022), 900, 1000), year(2023))
    edges = {
        (bar.get_y(), bar.get_y() + bar.get_height())
        for gid in ("count", "hedge")
        for bar in artists(ax, gid)
    }
    assert edges == {(0, 1000), (0, 900), (900, 1000)}
    assert "900–1,000" in said(ax)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(year(2023, unit="elsewhere", actor="elsewhere"), id="two nations"),
        pytest.param(year(2022, value=5.0), id="a year twice"),
    ],
)
def test_what_is_no_series_is_not_drawn(other: pd.Series) -> None:
    with pytest.raises(DataError, match="No trend can be told"):
        drawn_of(*GAP, other)


def test_part_of_a_year_is_no_year() -> None:
    ax = drawn_of(*GAP, year(2023, window_end=pd.Timestamp("2023-06-30")))
    assert exhibit_of(ax).rows["window_end"].dt.year.tolist() == [2019, 2021, 2022]


def test_the_title_tells_first_and_last_of_one_basis_and_counts_several() -> None:
    fires = [year(2018, **FIRES), *GAP]
    incidents = [
        year(when, "incidents_attended", 10.0 * when, series="") for when in (2020, 2021, 2022)
    ]
    ax = drawn_of(*fires, *incidents, lang="en")
    words = "Fires: no trend across 2 bases; incidents attended: 20,200 in 2020, 20,220 in 2022"
    assert text_of(ax, "title") == words


EARLY = {"series": "fires_2018_preliminary"}
OLD = [
    year(2017, value=300.0, **FIRES),
    year(2018, value=250.0, **EARLY),
    year(2019, value=200.0, **FIRES),
]


@pytest.mark.parametrize(
    ("rows", "title", "stamp"),
    [
        pytest.param(
            [*OLD, year(2021), year(2022)],
            "火灾起数有2种口径、1个初步数，跨口径不可比",
            "跨口径不可比",
            id="an edition is no basis",
        ),
        pytest.param(
            OLD,
            "火灾起数：2017年300，2019年200",
            "初步数与其他年份不可比",
            id="one basis, one preliminary",
        ),
        pytest.param(
            [*OLD[:2], year(2021)],
            "火灾起数有2种口径、1个初步数，跨口径不可比",
            "跨口径不可比",
            id="the edition in between",
        ),
        pytest.param(GAP, "火灾起数：2019年1,000，2022年1,000", "", id="one basis"),
    ],
)
def test_bases_are_counted_by_how_they_count(rows: list[pd.Series], title: str, stamp: str) -> None:
    ax = drawn_of(*rows)
    assert text_of(ax, "title") == title
    assert [mark.get_text() for mark in artists(ax, "not comparable")] == [stamp] * bool(stamp)
    assert (f"。{stamp}。" in exhibit_of(ax).alt.zh) == bool(stamp)


@pytest.mark.parametrize("chart", ["trend_national", "trend_holidays"])
def test_national_figures_are_not_said_to_be_units_own_choice(chart: str) -> None:
    what = exhibit_of(real_chart(chart, "zh"))
    assert caveat_codes(what.rows, what.caveats)[-1] == "OFFICIAL"
    assert "SELF_SELECTED" not in caveat_codes(what.rows, what.caveats)


def test_the_years_of_one_basis_are_not_said_to_be_incomparable() -> None:
    ax = real_chart("trend_national", "zh")
    shown = exhibit_of(ax).rows.query("metric == 'fires'")
    assert counted_alike(shown).nunique() == 2 < shown["series"].nunique()
    assert "有2种口径、1个初步数" in text_of(ax, "title")
    assert "前后不可比" not in exhibit_of(ax).alt.zh
    assert "。不可比。" not in exhibit_of(ax).alt.zh


def test_every_series_has_a_short_name() -> None:
    assert all(label("series", name).zh for name in series())


@both
def test_of_the_nation_fires_break_and_incidents_do_not(lang: str) -> None:
    ax = real_chart("trend_national", lang)
    incidents, fires = inside(ax)[1:]
    assert artists(incidents, "break") == artists(incidents, "not comparable") == []
    assert [float(line.get_xdata()[0]) for line in artists(fires, "break")] == [
        2017.5,
        2018.5,
        2020.5,
    ]
    assert years_of(fires, "absent") == [2020, 2022, 2023]
    assert years_of(incidents, "absent") == [2017, 2018, 2019, 2020, 2022]
