"""Holiday weeks: hedges as bounds, gaps as gaps, other holidays apart, and no line at all."""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.labels.words import label
from analysis.problems import DataError
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, inside, said, text_of
from charts_drawn import LANGS, drawing, real_chart
from judged import frame
from nation import SHARE, bounded, other, spring

both = pytest.mark.parametrize("lang", LANGS)
WEEKS = [spring(2009), bounded(spring(2010), 80, 85), spring(2012)]
APART = [other(2010, 7, value=70.0), other(2011, 3, value=60.0), other(2013, 3, value=65.0)]


def drawn_of(*rows: pd.Series, **options: Any) -> Axes:
    """The chart of these rows."""
    return drawing("trend_holidays", frame(*rows), **options)


def spans(ax: Axes, gid: str) -> set[tuple[float, float]]:
    """Where the bars named `gid` begin and end that have a height."""
    bars = artists(ax, gid)
    return {(bar.get_y(), bar.get_y() + bar.get_height()) for bar in bars if bar.get_height()}


def test_bounds_are_drawn_and_no_midpoint() -> None:
    ax = drawn_of(*WEEKS)
    assert spans(ax, "exact") == {(0, 90)}
    assert spans(ax, "at least") == {(0, 80)}
    assert spans(ax, "conventional") == {(80, 85)}
    assert "80–85" in said(ax)


@both
def test_no_line_is_drawn(lang: str) -> None:
    assert [
        line for panel in inside(real_chart("trend_holidays", lang)) for line in panel.lines
    ] == []
    assert [line for panel in inside(drawn_of(*WEEKS, *APART)) for line in panel.lines] == []


def test_a_missing_year_is_a_hatched_place_without_a_bar() -> None:
    ax = drawn_of(*WEEKS)
    (panel,) = inside(ax)[1:]
    assert [tick.get_text() for tick in panel.get_xticklabels()] == ["2009", "2010", "2011", "2012"]
    (gap,) = artists(ax, "absent")
    assert gap.get_x() == 1.5
    assert sorted(
        bar.get_x() + bar.get_width() / 2 for bar in artists(ax, "exact")
    ) == pytest.approx([0, 3])


def test_other_holidays_stand_in_a_panel_of_their_own() -> None:
    ax = drawn_of(*WEEKS, *APART)
    weeks, apart = inside(ax)[1:]
    assert weeks.get_position().x1 < apart.get_position().x0
    assert spans(apart, "exact") == {(0, 60), (0, 65), (0, 70)}
    assert spans(weeks, "exact") == {(0, 90)}
    assert weeks.get_ylim() == apart.get_ylim()
    assert apart.get_title(loc="left") == label("series", "national_holiday").zh


def test_counts_of_unlike_lengths_are_refused() -> None:
    fires = [
        other(when, days, metric="fires", value=9.0)
        for when, days in ((2010, 7), (2011, 3), (2013, 3))
    ]
    with pytest.raises(DataError, match="unlike length"):
        drawn_of(*fires)


def test_rates_of_unlike_lengths_may_stand_together() -> None:
    assert artists(drawn_of(*APART), "not comparable") == []


def test_two_weeks_are_no_series_and_say_so() -> None:
    ax = drawn_of(*WEEKS[:2])
    assert len(artists(ax, "not comparable")) == 1


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("zh", "春节一周：督促整改占比80–90%；3个年份太少，看不出趋势"),
        (
            "en",
            "Spring Festival weeks, urged to be rectified, % of found: 80–90; 3 years tell no trend",
        ),
    ],
)
def test_the_title_is_computed(lang: str, title: str) -> None:
    assert text_of(drawn_of(*WEEKS, *APART, lang=lang), "title") == title


def test_thirteen_years_are_not_called_too_few() -> None:
    title = text_of(drawn_of(*(spring(when) for when in range(2005, 2018))), "title")
    assert "太少" not in title
    assert "13个年份" in title


def test_rows_of_no_series_are_left_out() -> None:
    ax = drawn_of(*WEEKS, spring(2015, series=""))
    assert exhibit_of(ax).rows["window_end"].dt.year.tolist() == [2009, 2010, 2012]


def test_without_a_spring_festival_the_title_says_so() -> None:
    assert text_of(drawn_of(*APART), "title") == label("trend_holidays", "title_none").zh


@both
def test_of_the_nation(lang: str) -> None:
    rows = exhibit_of(real_chart("trend_holidays", lang)).rows
    weeks = rows[rows["series"] == "spring_festival_week"]
    assert weeks.query("metric == @SHARE")["window_end"].dt.year.tolist() == [
        2009,
        2010,
        2015,
        2016,
    ]
    assert "fires" not in set(
        rows["metric"]
    )  # 2,706 in 2012, six times that in 2015: nothing says they are counted alike
    assert artists(real_chart("trend_holidays", lang), "not comparable") == []
    assert set(rows.query("metric == @SHARE")["wording"]) == {"督促整改"}
    assert SHARE in set(rows["metric"])
