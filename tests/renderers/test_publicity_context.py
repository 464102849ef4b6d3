"""Publicity among others'.

Every quantity apart, never summed, views no people, own in place, no midpoint.
"""

from itertools import combinations
from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.exhibits.outreach_context import QUANTITIES
from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import levels, metrics
from chart_artists import artists, inside, numbers_in, said, text_of
from charts_drawn import LANGS, drawing, real, real_chart
from judged import NEXT, OUTSIDE, frame, row

both = pytest.mark.parametrize("lang", LANGS)
NO_NAME = {"unit_zh": "", "unit_en": ""}
PEOPLE, TIMES = {"人", "人次", "名", "户"}, {"次", "人次", "人"}


def own(metric: str, value: float, **changes: Any) -> pd.Series:
    """A number of the reports."""
    return row(metric, value, **(NO_NAME | changes))


def outside(metric: str, value: float, unit: str = "far", **changes: Any) -> pd.Series:
    """A number that another detachment published."""
    return row(
        metric,
        value,
        unit,
        **(OUTSIDE | {"unit_zh": "远支队", "unit_en": "Far", "report": unit} | changes),
    )


def drawn_of(*rows: pd.Series, **options: Any) -> Axes:
    """The chart of these rows."""
    return drawing("publicity_context", frame(*rows), **options)


def panel(ax: Axes, quantity: str) -> Axes:
    """The panel of one quantity."""
    (found,) = [
        one for one in inside(ax) if one.get_title(loc="left") == label("quantities", quantity).zh
    ]
    return found


def marks(ax: Axes) -> list[float]:
    """Every x at which a mark stands."""
    return [
        float(x)
        for gid in ("exact", "conventional")
        for line in artists(ax, gid)
        for x in line.get_xdata()
    ]


def test_each_metric_is_one_quantity_and_views_are_not_people() -> None:
    held = [metric for metrics_of in QUANTITIES.values() for metric in metrics_of]
    assert len(held) == len(set(held))
    assert all(
        metrics()[name].theme == "publicity" and not metrics()[name].derived for name in held
    )
    assert not set(QUANTITIES["views"]) & set(QUANTITIES["people"])
    for one, other in combinations(QUANTITIES.values(), 2):
        assert not set(one) & set(other)


def test_what_the_press_gave_of_ones_own_unit_is_not_drawn() -> None:
    press = outside("subscribers", 700, "north", own_unit="north")
    ax = drawn_of(
        own("subscribers", 500, own_unit=""), outside("subscribers", 600, own_unit=""), press
    )
    assert sorted(marks(panel(ax, "followers"))) == [500, 600]


def test_quantities_stand_apart_and_are_never_summed() -> None:
    ax = drawn_of(
        own("subscribers", 500), outside("subscribers", 700), outside("leaflets_distributed", 90)
    )
    assert sorted(marks(panel(ax, "followers"))) == [500, 700]
    assert marks(panel(ax, "leaflets")) == [90]
    assert len(inside(ax)) == 3
    for one in inside(ax)[1:]:
        assert one.get_shared_x_axes().get_siblings(one) == [one]


def test_bounds_are_drawn_and_no_midpoint() -> None:
    ends = {
        "low": 21.0,
        "high": 29.0,
        "strict_low": 21.0,
        "strict_high": float("inf"),
        "relation": "gt",
    }
    ax = drawn_of(
        own("publicity_events", 20, **ends),
        outside("publicity_events", 30, **(ends | {"low": 31.0, "high": 39.0})),
    )
    assert sorted(marks(ax)) == [21, 29, 31, 39]
    assert artists(ax, "exact") == []
    assert all(line.get_solid_capstyle() == "butt" for line in artists(ax, "conventional"))


def test_a_unit_that_reports_nothing_has_no_mark() -> None:
    ax = drawn_of(own("publicity_events", 20), outside("publicity_events", 30))
    assert sorted(marks(ax)) == [20, 30]


def test_two_of_the_reports_own_in_one_lane_are_not_written_over_each_other() -> None:
    south = own("publicity_events", 21, unit="south", actor="south")
    ax = drawn_of(own("publicity_events", 20), south, outside("publicity_events", 30))
    assert artists(ax, "above") == []
    assert sorted(marks(ax)) == [20, 21, 30]


def test_levels_have_lanes_of_their_own() -> None:
    rows = [
        outside("subscribers", 10.0 + n, f"u{n}", actor_level=name)
        for n, name in enumerate(levels())
    ]
    ax = panel(drawn_of(*rows), "followers")
    assert [tick.get_text() for tick in ax.get_yticklabels()] == [
        level.zh for level in levels().values()
    ]
    assert len({round(float(line.get_ydata()[0])) for line in artists(ax, "exact")}) == len(
        levels()
    )


def test_the_reports_own_are_named_and_in_colour_and_others_are_not() -> None:
    ax = drawn_of(own("publicity_events", 20), outside("publicity_events", 30))
    assert "北支队 20场" in said(ax)
    assert not any("远支队" in words for words in said(ax))
    assert len({line.get_color() for line in artists(ax, "exact")}) == 2
    assert "远支队" in exhibit_of(ax).alt.zh


@pytest.mark.parametrize(
    ("rows", "marked"),
    [
        pytest.param(
            [own("subscribers", 5), outside("subscribers", 7)], False, id="like with like"
        ),
        pytest.param(
            [own("publicity_events", 5), outside("publicity_events", 7, **NEXT)],
            True,
            id="totals of two years",
        ),
        pytest.param(
            [own("annual_reads", 5), outside("online_views_or_reads", 7)],
            True,
            id="reads and views",
        ),
        pytest.param(
            [own("subscribers", 5), outside("subscribers", 7, actor_level="corps")],
            True,
            id="two levels",
        ),
    ],
)
def test_rows_that_are_refused_one_scale_say_so(rows: list[pd.Series], marked: bool) -> None:
    ax = drawn_of(*rows)
    assert bool(artists(ax, "not comparable")) == marked
    assert text_of(ax, "title") == (
        "宣传报了1种数，从不相加；图中自有1个，没有一个能与别家直接比"
        if marked
        else "宣传报了1种数，从不相加；图中自有1个，能与别家直接比的1个"
    )


def test_nothing_to_draw_is_said() -> None:
    assert text_of(drawn_of(row("fires")), "title") == label("publicity_context", "title_none").zh


def test_what_others_published_alone_is_not_said_to_be_reported() -> None:
    assert (
        text_of(drawn_of(outside("subscribers", 7)), "title")
        == label("publicity_context", "title_others").zh
    )


def test_both_charts_of_publicity_count_the_printed_quantities_alone() -> None:
    shows = [own("publicity_performances", 20), own("publicity_participants", 800, measure="人")]
    rows = frame(
        *shows,
        own("audience_per_performance", 40, per="performance", measure="人", basis="derived"),
    )
    others = [outside("subscribers", 7), outside("leaflets_distributed", 9)]
    assert numbers_in(drawing("publicity", rows)) == [2, 1]
    assert numbers_in(drawing("publicity_context", frame(*shows, *others))) == [2, 2]


@both
def test_of_the_five_reports_both_count_alike(lang: str) -> None:
    one, other = (
        numbers_in(real_chart(name, lang))[0] for name in ("publicity", "publicity_context")
    )
    reported = set(real().observations.query("basis == 'printed'")["metric"])
    assert one == other == sum(metrics()[name].theme == "publicity" for name in reported)


@both
def test_every_number_of_the_five_reports_is_drawn(lang: str) -> None:
    ax = real_chart("publicity_context", lang)
    own_rows = exhibit_of(ax).rows.query("basis != 'comparator'")
    assert len(artists(ax, "above")) == len(own_rows) == 5
    ends = own_rows["low"].tolist() + own_rows["high"].tolist()
    assert set(ends) <= set(marks(ax))
    exact = exhibit_of(ax).rows.query("strict_low == strict_high")
    assert len(artists(ax, "exact")) == len(exact)
    assert len(artists(ax, "conventional")) == len(exhibit_of(ax).rows) - len(exact)
