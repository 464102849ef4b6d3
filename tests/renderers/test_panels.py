"""Small multiples: fine waivers, public training, publicity.

A panel a metric, each with its own scale from 0.
"""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label, levels, metrics
from chart_artists import artists, inside, numbers_in, said, text_of
from charts_drawn import LANGS, MEAN, NAMES, SOUTH, drawing, observed, real_chart
from rows import TEAM, mention

both = pytest.mark.parametrize("lang", LANGS)
WAIVED = mention("300余户", "businesses_fine_waived")
SESSIONS = mention("90场", "training_sessions", **MEAN)
PEOPLE = mention("超过6000人次", "people_trained", **MEAN)
SHOWS = mention("20余场次", "publicity_performances")
READS = mention("超1.5亿次", "annual_reads", **MEAN)
ABSENT = label("words", "not_reported")


def shown(ax: Axes) -> list[Any]:
    """The panels that show a metric."""
    return [panel for panel in inside(ax) if panel.get_title(loc="left")]


def test_units_that_report_no_waivers_are_hatched_each_on_its_line() -> None:
    ax = drawing("fine_waiver", observed(WAIVED))
    assert len(artists(ax, "absent")) == 2
    assert said(ax).count(ABSENT["zh"]) == 2
    (panel,) = shown(ax)
    assert [tick.get_text() for tick in panel.get_yticklabels()] == ["北支队", "南大队", "西总队"]


def test_units_that_report_no_training_are_hatched_together() -> None:
    ax = drawing("training_reach", observed(SESSIONS, PEOPLE))
    assert len(artists(ax, "absent")) == len(shown(ax))
    assert label("words", "others")["zh"].format(n=2) in said(ax)


def test_nobody_is_hatched_where_all_report() -> None:
    rows = observed(SESSIONS, mention("30场", "training_sessions", **SOUTH, **MEAN))
    names = {unit: NAMES[unit] for unit in ("north", "south")}
    assert artists(drawing("training_reach", rows, names), "absent") == []


def test_no_empty_frame_is_left_where_a_metric_is_not_reported() -> None:
    for chart, row in (("training_reach", SESSIONS), ("publicity", SHOWS), ("fine_waiver", SHOWS)):
        ax = drawing(chart, observed(row))
        empty = [one for one in inside(ax) if one.axison and not one.get_title(loc="left")]
        assert (chart, empty) == (chart, [])


@both
def test_publicity_panels_share_no_axis(lang: str) -> None:
    panels = shown(real_chart("publicity", lang))
    assert len(panels) == len(exhibit_of(real_chart("publicity", lang)).rows["metric"].unique())
    for panel in panels:
        assert panel.get_shared_x_axes().get_siblings(panel) == [panel]
    assert len({panel.get_xlim() for panel in panels}) == len(panels)


def test_each_panel_is_wide_enough_for_its_upper_bound_and_starts_at_0() -> None:
    rows = exhibit_of(real_chart("publicity", "zh")).rows.set_index("metric")
    highest = {metrics()[str(name)].label["zh"]: high for name, high in rows["high"].items()}
    for panel in shown(real_chart("publicity", "zh")):
        low, high = panel.get_xlim()
        assert low == 0
        assert high > highest[panel.get_title(loc="left").split(" · ")[0]]


@pytest.mark.parametrize(
    ("chart", "row", "words"),
    [
        pytest.param("training_reach", SESSIONS, "每年", id="a yearly mean"),
        pytest.param("publicity", mention("50万人", "subscribers"), "现有", id="a stock"),
        pytest.param("publicity", SHOWS, "", id="in all: nothing is said"),
    ],
)
def test_a_panel_says_what_its_numbers_are_per(chart: str, row: dict[str, Any], words: str) -> None:
    (panel,) = shown(drawing(chart, observed(row)))
    assert panel.get_title(loc="left").partition(" · ")[2] == words


@both
def test_a_result_beyond_the_usual_range_says_so(lang: str) -> None:
    rows = observed(SHOWS, mention("近30万人", "publicity_participants"))
    ax = drawing("publicity", rows, lang=lang)
    (panel,) = [
        one
        for one in shown(ax)
        if metrics()["audience_per_performance"].label[lang] in one.get_title("left")
    ]
    assert any(label("words", "ask")[lang] in text.get_text() for text in panel.texts)


@pytest.mark.parametrize(
    ("chart", "row", "number"),
    [
        ("fine_waiver", WAIVED, "301–399户"),
        ("fine_waiver", mention("12户", "businesses_fine_waived"), "12户"),
        ("training_reach", PEOPLE, "6,001–6,999人次"),
    ],
)
def test_the_title_is_computed(chart: str, row: dict[str, Any], number: str) -> None:
    ax = drawing(chart, observed(row))
    assert numbers_in(ax)[:2] == [3, 1]
    assert all(words in text_of(ax, "title") for words in ("北支队", number))


def test_a_title_does_not_call_reported_training_not_reported() -> None:
    assert ABSENT["zh"] not in text_of(drawing("training_reach", observed(SESSIONS)), "title")


def test_the_title_of_publicity_counts_its_quantities() -> None:
    assert numbers_in(drawing("publicity", observed(SHOWS, READS))) == [2]


def test_a_number_of_a_sub_unit_is_not_put_down_to_its_unit() -> None:
    shows = " ".join(
        said(drawing("publicity", observed(mention("5场", "publicity_performances", **TEAM))))
    )
    assert any(sign in shows for sign in ("城东站", levels()["sub_unit"].zh, "▽"))


@pytest.mark.parametrize("chart", ["fine_waiver", "training_reach", "publicity", "honours"])
def test_a_unit_without_a_name_is_drawn_all_the_same(chart: str) -> None:
    rows = observed(WAIVED, SESSIONS, SHOWS, mention("3项", "awards_provincial"))
    other = {"south": Label("南大队", "South")}
    assert "north" in " ".join(said(drawing(chart, rows, other)))


def test_rows_of_two_windows_of_one_unit_are_both_drawn() -> None:
    again = mention("100场", "training_sessions", window="2023年")
    ax = drawing(
        "training_reach", pd.concat([observed(SESSIONS), observed(again)], ignore_index=True)
    )
    assert sorted(float(line.get_xdata()[0]) for line in artists(ax, "exact")) == [90, 100]
