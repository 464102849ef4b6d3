"""Shares by date: points alone.

No line joins two reports, the undated stand apart, and like for like stands out.
"""

from typing import Any

import matplotlib.dates as mdates
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis.problems import DataError
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.style import INK, PALETTE
from chart_artists import artists, inside, said, text_of
from charts_drawn import LANGS, NAMES, drawing, real_chart
from records import frame, outside, record

WEEKS = (("2021-02-11", "2021-02-17"), ("2022-01-31", "2022-02-06"), ("2023-01-21", "2023-01-27"))
MONTHS = tuple((f"2024-{month:02d}-01", f"2024-{month:02d}-28") for month in (1, 2, 3, 4))
SERIES = "spring_festival_week"
WEEKLY = [outside(record("china", days=week, actor_level="national"), SERIES) for week in WEEKS]
MONTHLY = [record(days=days) for days in MONTHS]
CAMPAIGN = outside(record("o1", rectified="50处", days=("2020-03-01", "2020-03-31")))
UNDATED = outside(record("o2", rectified="60处", days=None))


def chart(*records: pd.DataFrame, **options: Any) -> Axes:
    """The chart of invented records."""
    return drawing("trend_share", frame(*records), **options)


def day(text: str) -> float:
    """A day as matplotlib counts."""
    return float(mdates.date2num(pd.Timestamp(text)))


def test_a_share_stands_in_the_middle_of_its_window_and_is_as_wide() -> None:
    ax = chart(record(days=("2024-03-01", "2024-03-31")))
    (spot,), (window,) = artists(ax, "exact"), artists(ax, "window")
    assert list(window.get_xdata()) == [day("2024-03-01"), day("2024-04-01")]
    assert spot.get_xydata().tolist() == [[(day("2024-03-01") + day("2024-04-01")) / 2, 80]]


def test_a_hedged_share_is_all_that_its_words_leave_open_and_never_a_point() -> None:
    row = frame(record(rectified="近80处")).iloc[0]
    ax = chart(record(rectified="近80处"))
    (thick,), (window,) = artists(ax, "conventional"), artists(ax, "window")
    assert list(thick.get_ydata()) == [row["low"], row["high"]]
    assert (window.get_y(), window.get_y() + window.get_height()) == (row["low"], row["high"])
    assert artists(ax, "exact") == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_line_runs_from_one_report_to_another(lang: str) -> None:
    rows = real_chart("trend_share", lang)
    windows = [line.get_xdata() for line in artists(rows, "window") if hasattr(line, "get_xdata")]
    longest = max(last - first for first, last in windows)
    assert longest <= 366  # no window is longer than a year
    assert all(
        len(set(line.get_xdata())) == 1
        for gid in ("interval", "conventional")
        for line in artists(rows, gid)
    )
    named = {"exact", "interval", "conventional", "window"}
    others = [line for panel in inside(rows) for line in panel.lines if line.get_gid() not in named]
    assert others == []


def test_undated_shares_stand_apart_at_the_right_and_not_at_a_date() -> None:
    half = outside(record("o3", rectified="70处")).assign(window_end=pd.NaT)
    ax = chart(CAMPAIGN, UNDATED, half, record(days=MONTHS[0]))
    (strip,) = artists(ax, "undated")
    at = {float(mark.get_ydata()[0]): float(mark.get_xdata()[0]) for mark in artists(ax, "exact")}
    inside_strip = {
        share for share, x in at.items() if strip.get_x() < x < strip.get_x() + strip.get_width()
    }
    assert inside_strip == {60, 70}
    assert strip.get_x() >= day("2025-01-01")
    assert "日期不全" in said(ax)
    assert len(artists(ax, "window")) == 2


def test_without_undated_shares_there_is_no_strip() -> None:
    assert artists(chart(CAMPAIGN), "undated") == []


def test_where_nothing_is_dated_nothing_stands_at_a_date() -> None:
    ax = chart(UNDATED)
    (strip,), (spot,) = artists(ax, "undated"), artists(ax, "exact")
    assert strip.get_x() < spot.get_xdata()[0] < strip.get_x() + strip.get_width()


def test_what_is_like_for_like_stands_out_and_nothing_else() -> None:
    ax = chart(*WEEKLY, CAMPAIGN, UNDATED)
    marks = [(mark.get_marker(), to_hex(mark.get_color())) for mark in artists(ax, "exact")]
    assert marks.count(("D", INK)) == 3
    assert len({*marks}) == 2
    assert "春节假期一周，全国" in said(ax)


def test_a_units_own_series_has_its_colour_and_name() -> None:
    ax = chart(*(record("south", days=days) for days in MONTHS))
    assert {to_hex(mark.get_color()) for mark in artists(ax, "exact")} == {PALETTE[1].lower()}
    assert NAMES["south"].zh in said(ax)


def test_shares_by_unlike_verbs_stand_in_panels_of_their_own() -> None:
    ax = chart(*WEEKLY, record(verb="整改"), record(verb="当场整改"))
    panels = inside(ax)[1:]
    assert [panel.get_title(loc="left") for panel in panels] == [
        "督促整改 · 3项",
        "整改 · 1项",
        "当场整改 · 1项",
    ]
    assert [len(artists(panel, "exact")) for panel in panels] == [3, 1, 1]


def test_more_rectified_than_found_is_no_point() -> None:
    ax = chart(CAMPAIGN, outside(record("more", rectified="120处")))
    assert len(artists(ax, "interval")) == 1
    assert exhibit_of(ax).rows["unit"].tolist() == ["o1"]
    assert len(exhibit_of(ax).chosen_from) == 2


@pytest.mark.parametrize(
    "records", [[*WEEKLY, CAMPAIGN], [CAMPAIGN, UNDATED]], ids=["unlike levels", "no dates"]
)
def test_refused_panels_raise_unless_asked_for_as_context(records: list[pd.DataFrame]) -> None:
    with pytest.raises(DataError, match=r"Not comparable: .*context=True"):
        CHARTS["trend_share"](frame(*records))
    assert len(artists(chart(*records), "not comparable")) == 1


def test_a_series_of_one_unit_needs_no_context_and_bears_no_mark() -> None:
    ax = chart(*MONTHLY, context=False)
    assert artists(ax, "not comparable") == []


@pytest.mark.parametrize(
    ("records", "zh", "subtitle"),
    [
        pytest.param(
            [*WEEKLY, CAMPAIGN],
            "4项占比里前后同口径的只有“春节假期一周，全国”3次：80%",
            "2021：80%，2022：80%，2023：80%；其余口径各不相同，不连线",
            id="one series",
        ),
        pytest.param(
            MONTHLY,
            "4项占比里前后同口径的只有“北支队”4次：80%",
            "2024-01：80%，2024-02：80%，2024-03：80%，2024-04：80%；其余口径各不相同，不连线",
            id="by month",
        ),
        pytest.param(
            [*WEEKLY, *MONTHLY], "7项占比里前后同口径的有2串；几个点之间不连线", "", id="two"
        ),
        pytest.param(
            [CAMPAIGN, UNDATED], "2项占比没有前后同口径的：看不出趋势", "", id="no series"
        ),
        pytest.param([CAMPAIGN.iloc[:0]], "没有一家同时报道发现与整改的隐患", "", id="nothing"),
    ],
)
def test_the_title_is_computed(records: list[pd.DataFrame], zh: str, subtitle: str) -> None:
    ax = chart(*records)
    assert text_of(ax, "title") == zh
    assert subtitle in text_of(ax, "subtitle")


def test_of_the_repository_the_spring_festival_weeks_alone_are_followed() -> None:
    ax = real_chart("trend_share", "en")
    assert text_of(ax, "title").startswith(
        "Of 67 shares, like for like: the Spring Festival week, national, 4 points"
    )
    assert [len(artists(panel, "interval")) for panel in inside(ax)[1:]] == [35, 18, 10, 4]
    dark = [mark for mark in artists(ax, "conventional") if to_hex(mark.get_color()) == INK]
    assert sorted(mdates.num2date(mark.get_xdata()[0]).year for mark in dark) == [
        2009,
        2010,
        2015,
        2016,
    ]
    assert [len(artists(panel, "not comparable")) for panel in inside(ax)[1:]] == [1, 1, 1, 1]
