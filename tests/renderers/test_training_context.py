"""People a session among others'.

Own band, own measure words, hatched where nothing can be divided, no midpoint.
"""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.exhibits.data.outreach import PER_RESIDENTS, PER_SESSION, find_reach
from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, inside, said, text_of
from charts_drawn import LANGS, drawing, real_chart
from judged import NEXT, OUTSIDE, frame, row

both = pytest.mark.parametrize("lang", LANGS)
NO_NAME = {"unit_zh": "", "unit_en": ""}
ABSENT = label("training_context", "absent")


def pair(
    unit: str, people: float, sessions: float, measure: str = "场", **changes: Any
) -> list[pd.Series]:
    """What `unit` says of people trained and of sessions."""
    whose = {"unit": unit, "report": unit} | NO_NAME | changes
    return [
        row("people_trained", people, **whose),
        row("training_sessions", sessions, **(whose | {"measure": measure})),
    ]


def others(
    unit: str, people: float, sessions: float, measure: str = "场", **changes: Any
) -> list[pd.Series]:
    """The same as another unit published it."""
    called = {"unit_zh": f"{unit}支队", "unit_en": unit}
    return pair(unit, people, sessions, measure, **(OUTSIDE | called | changes))


def drawn_of(*rows: pd.Series, **options: Any) -> Axes:
    """The chart of these rows."""
    return drawing("training_context", find_reach(frame(*rows)), **options)


OWN = pair("north", 900, 9)
HEDGED = [
    pd.Series(
        dict(OWN[0]) | {"low": 800.0, "high": 900.0, "strict_low": 800.0, "relation": "range"}
    ),
    OWN[1],
]


def test_the_reports_own_is_a_band_of_its_bounds_and_no_midpoint() -> None:
    ax = drawn_of(*HEDGED, *others("far", 60, 6))
    (band,) = artists(ax, "own band")
    assert (band.get_x(), band.get_x() + band.get_width()) == pytest.approx((800 / 9, 100))
    (bounds,) = artists(ax, "conventional")
    assert list(bounds.get_xdata()) == pytest.approx([800 / 9, 100])
    assert [float(line.get_xdata()[0]) for line in artists(ax, "exact")] == [10]


def test_others_have_no_band_and_one_grey() -> None:
    ax = drawn_of(*others("far", 60, 6), *others("near", 80, 4))
    assert artists(ax, "own band") == []
    assert len({line.get_color() for line in artists(ax, "exact")}) == 1


@pytest.mark.parametrize(("lang", "words"), [("zh", "20人次/期"), ("en", "20 per 期")])
def test_each_number_keeps_its_own_measure_word(lang: str, words: str) -> None:
    assert words in said(drawn_of(*OWN, *others("far", 60, 3, "期"), lang=lang))


def test_where_residents_or_dates_are_not_known_the_place_is_hatched_and_nothing_is_drawn_at_0() -> (
    None
):
    known = row(
        PER_RESIDENTS, 30, per="1000_residents_year", basis="derived", report="north", **NO_NAME
    )
    ax = drawn_of(*OWN, known, *others("far", 60, 6), *others("near", 80, 4))
    residents = inside(ax)[2]
    assert said(ax).count(ABSENT.zh) == len(artists(residents, "absent")) == 2
    assert [float(line.get_xdata()[0]) for line in artists(residents, "exact")] == [30]


def test_without_any_residents_there_is_no_empty_panel() -> None:
    assert len(inside(drawn_of(*OWN, *others("far", 60, 6)))) == 2


@pytest.mark.parametrize(
    ("other", "marked"),
    [
        pytest.param(others("far", 60, 6), False, id="like with like"),
        pytest.param(others("far", 60, 6, actor_level="national"), True, id="another level"),
        pytest.param(
            others("far", 60, 6, **NEXT), False, id="another year: rates may stand together, dated"
        ),
    ],
)
def test_rows_that_are_refused_one_scale_say_so(other: list[pd.Series], marked: bool) -> None:
    assert bool(artists(drawn_of(*OWN, *other), "not comparable")) == marked


def test_many_units_are_named_and_nothing_lies_over_anything() -> None:
    units = [one for n in range(31) for one in pair(f"u{n}", 900 + n, 9)]
    ax = drawn_of(*units, *others("far", 60, 6))
    assert artists(ax, "own band") == artists(ax, "above") == []
    assert len(inside(ax)[1].get_yticklabels()) == 32


def test_lines_are_in_order_of_their_numbers() -> None:
    ax = drawn_of(*OWN, *others("less", 60, 6), *others("more", 900, 6))
    assert [tick.get_text() for tick in inside(ax)[1].get_yticklabels()] == [
        "less支队",
        "北支队",
        "more支队",
    ]


def test_a_number_beyond_the_usual_range_must_be_asked_about() -> None:
    assert any(
        label("words", "ask").zh in words for words in said(drawn_of(*OWN, *others("far", 9000, 6)))
    )


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        pytest.param(
            [*OWN, *others("far", 60, 6)],
            "北支队场均100；别家1个数为10，但“场”与“期”不是一回事",
            id="one of ours",
        ),
        pytest.param(
            others("far", 60, 6), "场均培训人数：别家1个数为10，报道自有0个", id="none of ours"
        ),
        pytest.param(OWN, "场均培训人数：报道自有1个，没有别家公布的可作参照", id="nobody else"),
    ],
)
def test_the_title_is_computed(rows: list[pd.Series], title: str) -> None:
    assert text_of(drawn_of(*rows), "title") == title


@both
def test_of_the_five_reports_suining_has_a_band_in_its_place(lang: str) -> None:
    ax = real_chart("training_context", lang)
    (band,) = artists(ax, "own band")
    rows = exhibit_of(ax).rows.query("metric == @PER_SESSION").set_index("unit")
    assert band.get_x() == pytest.approx(80_001 / 999)
    assert band.get_x() + band.get_width() == pytest.approx(89_999 / 900)
    assert rows["each"].to_dict()["ningxia-corps"] == "期"
    assert not rows["each"].eq("").any()
    assert len(artists(ax, "absent")) == len(rows) - 1
    assert len(artists(ax, "not comparable")) == 1
    assert PER_SESSION in set(exhibit_of(ax).rows["metric"])
