"""Bounds, never points.

No mark at a midpoint, none at 0 for what is absent, hatching where nothing is reported.
"""

import math
from functools import cache

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.dot_ranges import LIMITS
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, inside, said, stands
from charts_drawn import LANGS, drawing, invented, invented_rows, observed, real_chart
from rows import mention

BARS = ("hazards", "fine_waiver", "training_reach", "publicity")
PHRASES = {
    "近90场": (81, 89, 0, 89),
    "30余场": (31, 39, 31, math.inf),
    "超过8000场": (8001, 8999, 8001, math.inf),
    "100场以上": (100, 199, 100, math.inf),
    "5至10场": (5, 10, 5, 10),
    "不到50场": (45, 49, 0, 49),
}
each_phrase = pytest.mark.parametrize("phrase", PHRASES)


@cache
def sessions(phrase: str) -> Axes:
    """The panel of training sessions of one unit that says `phrase`."""
    ax = drawing("training_reach", observed(mention(phrase, "training_sessions", window="年均")))
    (panel,) = [one for one in inside(ax) if one.get_title(loc="left")]
    return panel  # type: ignore[no-any-return]


def xs(panel: Axes, gid: str) -> list[float]:
    """Where the one line named `gid` runs."""
    (line,) = artists(panel, gid)
    return [float(x) for x in line.get_xdata()]


def middles(rows: pd.DataFrame, chart: str) -> list[float]:
    """Midpoints of the hedged rows, on the scale of the chart."""
    hedged = rows[rows["low"] < rows["high"]]
    middle = (hedged["low"] + hedged["high"]) / 2
    return (middle / hedged["value"] if chart == "bounds" else middle).tolist()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("chart", [*BARS, "bounds"])
def test_nothing_stands_at_a_midpoint(chart: str, lang: str) -> None:
    ax = real_chart(chart, lang)
    marked = stands(ax)
    found = [
        middle
        for middle in middles(exhibit_of(ax).rows, chart)
        if any(math.isclose(middle, x) for x in marked)
    ]
    assert found == []


@each_phrase
def test_thick_runs_from_the_lower_to_the_upper_bound(phrase: str) -> None:
    low, high, _, _ = PHRASES[phrase]
    assert xs(sessions(phrase), "conventional") == [low, high]


@each_phrase
def test_dotted_reaches_all_that_the_words_allow(phrase: str) -> None:
    panel = sessions(phrase)
    _, _, strict_low, strict_high = PHRASES[phrase]
    first, last = xs(panel, "strict")
    assert first == strict_low
    edge = panel.get_xlim()[1]
    assert last == strict_high if math.isfinite(strict_high) else 0.9 * edge < last <= edge


@each_phrase
def test_an_arrow_only_where_the_words_set_no_upper_bound(phrase: str) -> None:
    panel = sessions(phrase)
    arrows = artists(panel, "open")
    assert len(arrows) == math.isinf(PHRASES[phrase][3])
    assert all(
        arrow.get_marker() == ">" and arrow.get_xdata()[0] <= panel.get_xlim()[1]
        for arrow in arrows
    )


@pytest.mark.parametrize(
    ("phrase", "printed"), [("近90场", 90), ("30余场", 30), ("超过8000场", 8000)]
)
def test_a_tick_at_the_number_printed(phrase: str, printed: float) -> None:
    assert xs(sessions(phrase), "printed") == [printed, printed]


def test_an_exact_value_is_one_marker_and_nothing_else() -> None:
    panel = sessions("90场")
    assert xs(panel, "exact") == [90]
    assert [artists(panel, gid) for gid in ("conventional", "strict", "open", "printed")] == [
        []
    ] * 4


def test_a_hedge_that_leaves_one_number_is_still_no_exact_value() -> None:
    panel = sessions("近10场")
    assert artists(panel, "exact") == []
    assert xs(panel, "strict") == [0, 9]
    assert {float(x) for line in artists(panel, "conventional") for x in line.get_xdata()} == {9}


def test_a_quotient_of_ranges_has_no_tick_for_nothing_was_printed() -> None:
    ax = drawing("training_reach", invented())
    (panel,) = [one for one in inside(ax) if one.get_title(loc="left").startswith("场均")]
    assert artists(panel, "conventional")
    assert artists(panel, "printed") == []


@pytest.mark.parametrize("chart", BARS)
def test_axes_of_amounts_start_at_0(chart: str) -> None:
    panels = [one for one in real_chart(chart, "zh").child_axes if one.axison]
    assert panels
    assert {one.get_xlim()[0] for one in panels} == {0}


@pytest.mark.parametrize("chart", ["coverage", "honours", "fine_waiver", "training_reach"])
def test_absent_is_hatched(chart: str) -> None:
    for place in artists(drawing(chart, invented_rows(chart)), "absent"):
        assert place.get_hatch()
        assert place.get_width() * place.get_height() > 0


@pytest.mark.parametrize("chart", CHARTS)
def test_no_bar_or_marker_at_0_for_what_is_absent(chart: str) -> None:
    ax = drawing(chart, invented_rows(chart))
    bars = [bar for one in inside(ax) for bar in one.patches if bar.get_gid()]
    assert [bar.get_gid() for bar in bars if bar.get_width() == 0] == []
    marks = [
        line for one in inside(ax) for line in one.lines if line.get_gid() in ("exact", "printed")
    ]
    assert [line.get_gid() for line in marks if 0 in line.get_xdata()] == []


def test_a_zero_that_a_report_prints_is_drawn_as_one() -> None:
    panel = sessions("0场")
    assert xs(panel, "exact") == [0]
    assert "0场" in said(panel)


def test_bounds_that_leave_the_picture_are_cut_at_its_edge() -> None:
    ax = drawing("bounds", observed(mention("近90场", "training_sessions")))
    first, last = xs(ax, "strict")
    assert first == LIMITS[0]
    assert last == pytest.approx(89 / 90)
