"""Series over time: points never joined, hedges as bars, limits only from 13 points, and the claim in the title."""

from pathlib import Path

import matplotlib.dates as dates
import pandas as pd
import pytest
from matplotlib.testing.compare import compare_images

from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, figure_of, text_of
from charts_drawn import LANGS, drawing
from national import LEAPER, national, national_names
from records import yearly

both = pytest.mark.parametrize("lang", LANGS)
NAMES = national_names()


def test_no_line_joins_two_points() -> None:
    ax = drawing("trends", national(2, 14), NAMES)
    assert len(artists(ax, "exact")) == 6 * 14
    assert all(len(point.get_xdata()) == 1 for point in artists(ax, "exact"))
    level = artists(ax, "mean") + artists(ax, "lower") + artists(ax, "upper")
    assert level
    assert all(len(set(line.get_ydata())) == 1 for line in level)


def test_a_run_chart_has_a_median_and_no_limits() -> None:
    ax = drawing("trends", national(1, 12), NAMES)
    assert len(artists(ax, "median")) == 3
    assert artists(ax, "lower") == artists(ax, "mean") == []


def test_a_hedge_is_a_bar_from_bound_to_bound() -> None:
    ax = drawing("trends", yearly("30余处", "50处", "40处"))
    (bar,) = artists(ax, "conventional")
    assert list(bar.get_ydata()) == [31, 39]
    assert len(artists(ax, "exact")) == 2


@both
def test_the_title_claims_what_the_test_bears(lang: str) -> None:
    rows = national(LEAPER, 24)
    ax = drawing("trends", rows[rows["unit"].isin([f"c{LEAPER:02d}", "c01"])], NAMES, lang=lang)
    assert NAMES[f"c{LEAPER:02d}"][lang] in text_of(ax, "title")
    assert NAMES["c01"][lang] not in text_of(ax, "title")


def test_a_point_stands_in_the_middle_of_its_window() -> None:
    ax = drawing("trends", yearly("30处", "50处", "40处"))
    days = [pd.Timestamp(point.get_xdata()[0]) for point in artists(ax, "exact")]
    assert days == [
        pd.Timestamp(text) for text in ("2020-07-02", "2021-07-02 12:00", "2022-07-02 12:00")
    ]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (yearly("30处", "50处", "40处"), ["2020", "2021", "2022"]),
        (national(1, 3), ["2022-01", "2022-02", "2022-03"]),
        (national(1, 13), ["2022-01", "2022-04", "2022-07", "2022-10", "2023-01"]),
    ],
)
def test_a_tick_names_the_window_of_the_point_above_it(
    rows: pd.DataFrame, named: list[str]
) -> None:
    for plot in {point.axes for point in artists(drawing("trends", rows, NAMES), "exact")}:
        ticks = dict(
            zip(
                plot.get_xticks(), (text.get_text() for text in plot.get_xticklabels()), strict=True
            )
        )
        assert list(ticks.values()) == named
        places = {
            float(dates.date2num(line.get_xdata()[0]))
            for line in plot.lines
            if line.get_gid() == "exact"
        }
        assert set(ticks) <= places


@both
def test_no_series_is_said(lang: str) -> None:
    ax = drawing("trends", yearly("30处", "40处"), lang=lang)
    assert exhibit_of(ax).rows.empty
    assert {"zh": "3个", "en": "3 points"}[lang] in text_of(ax, "title")
    assert artists(ax, "exact") == []


def test_what_has_no_room_is_counted() -> None:
    ax = drawing("trends", national(4, 3), NAMES, lang="en")
    assert "3 more not drawn" in text_of(ax, "subtitle")
    assert exhibit_of(ax).rows["series"].nunique() == 9


def test_the_picture_of_the_docs_is_what_is_drawn_today(tmp_path: Path) -> None:
    ax = drawing("trends", national(), NAMES, lang="en")
    figure_of(ax).savefig(tmp_path / "trends.en.png", dpi=90)
    picture = Path(__file__).resolve().parents[2] / "docs" / "trends.en.png"
    assert compare_images(str(picture), str(tmp_path / "trends.en.png"), tol=2) is None
