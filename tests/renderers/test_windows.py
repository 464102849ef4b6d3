"""Who was counted, and when.

Solid where known, fading where an end is not, a faint band where nothing is.
"""

import re
from typing import Any

import matplotlib.dates as mdates
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.labels.words import label
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import denominators
from chart_artists import artists, numbers_in, said
from charts_drawn import LANGS, SOUTH, drawing, observed, real_chart
from rows import OFFICER, TEAM, mention

both = pytest.mark.parametrize("lang", LANGS)
KNOWN = mention("120家", "units_inspected", window="2023年")
TO = mention("3项", "awards_provincial", window="截至2023年底")
DAY = mention("2场", "publicity_performances", window="2023年6月16日")
UNKNOWN = mention("50万人", "subscribers")
LEAD = mention("30户", "businesses_fine_waived", inherited="2023年")


def timed(*rows: dict[str, Any], lang: str = "zh") -> Axes:
    """The chart of windows of invented rows."""
    return drawing("windows", observed(*rows), lang=lang)


def open_since() -> Axes:
    """A window whose end the report leaves open."""
    rows = observed(mention("120家", "units_inspected", window="2023年以来"))
    return drawing("windows", rows.assign(window_end=None).astype({"window_end": "datetime64[s]"}))


def day(text: str) -> float:
    """A day as matplotlib counts it."""
    return float(mdates.date2num(pd.Timestamp(text)))


def test_a_window_with_both_ends_is_solid_from_the_first_day_to_the_last() -> None:
    ax = timed(KNOWN)
    (bar,) = artists(ax, "known")
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == (day("2023-01-01"), day("2024-01-01"))
    assert artists(ax, "fading") == []


def test_windows_that_follow_one_another_share_a_line() -> None:
    months = [mention(f"{n}家", "units_inspected", window=f"2023年{n}月") for n in (3, 1, 2)]
    bars = artists(timed(*months, KNOWN), "known")
    places = [
        (bar.get_x(), bar.get_y())
        for bar in sorted(bars, key=lambda bar: (bar.get_width(), bar.get_x()))
    ]
    (feb, jan, march), year = [y for _, y in places[:3]], places[3][1]
    assert feb == jan == march != year


def test_an_unknown_start_fades_to_the_left_of_the_known_end() -> None:
    ax = timed(TO)
    (fade,), (edge,) = artists(ax, "fading"), artists(ax, "known end")
    left, right, _, _ = fade.get_extent()
    alphas = fade.get_array()[0, :, 3]
    assert left < right == edge.get_xdata()[0] == day("2023-12-31")
    assert alphas[0] == 0 < alphas[-1]


def test_an_unknown_end_fades_to_the_right_of_the_known_start() -> None:
    ax = open_since()
    (fade,), (edge,) = artists(ax, "fading"), artists(ax, "known end")
    left, right, _, _ = fade.get_extent()
    alphas = fade.get_array()[0, :, 3]
    assert right > left == edge.get_xdata()[0] == day("2023-01-01")
    assert alphas[0] > 0 == alphas[-1]
    assert artists(ax, "known") == []


def test_a_fading_end_stays_within_the_picture() -> None:
    ax = open_since()
    (fade,) = artists(ax, "fading")
    low, high = fade.axes.get_xlim()
    left, right, _, _ = fade.get_extent()
    assert low <= left < right <= high


def test_a_single_day_is_a_marker() -> None:
    ax = timed(DAY)
    (mark,) = artists(ax, "day")
    assert day("2023-06-16") <= mark.get_xdata()[0] <= day("2023-06-17")
    assert artists(ax, "known") == []


@pytest.mark.parametrize(
    ("row", "per", "basis"),
    [
        pytest.param(UNKNOWN, "stock", "unknown", id="a stock"),
        pytest.param(
            mention("近90场", "training_sessions", window="年均"),
            "year",
            "stated",
            id="a yearly mean",
        ),
        pytest.param(mention("20余场", "publicity_performances"), "", "unknown", id="nothing said"),
        pytest.param(
            mention("30户", "businesses_fine_waived", inherited="年均"),
            "year",
            "inferred",
            id="a lead",
        ),
    ],
)
def test_an_unknown_window_is_a_faint_band_that_says_so(
    row: dict[str, Any], per: str, basis: str
) -> None:
    ax = timed(row)
    (band,) = artists(ax, "unknown")
    assert band.get_alpha() <= 0.2
    assert (band.get_x(), band.get_x() + band.get_width()) == pytest.approx(band.axes.get_xlim())
    words = [label("bases", basis)["zh"]] + ([denominators()[per]["zh"]] if per else [])
    assert any(all(word in text for word in words) for text in said(ax))


def test_a_window_from_a_lead_paragraph_is_shown_as_such() -> None:
    assert label("words", "from_lead")["zh"] in said(timed(LEAD))
    assert label("words", "from_lead")["zh"] not in said(timed(KNOWN))


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        pytest.param((KNOWN, TO), [2, 1], id="one of two is dated"),
        pytest.param((UNKNOWN, TO), [2, 0], id="none is"),
        pytest.param((KNOWN, DAY), [2], id="all are"),
        pytest.param(
            (KNOWN, mention("60处", "hazards_found", window="2023年")), [1], id="of one window"
        ),
    ],
)
def test_the_title_is_computed(rows: tuple[dict[str, Any], ...], numbers: list[int]) -> None:
    assert numbers_in(timed(*rows)) == numbers


def test_each_row_says_how_many_numbers_it_covers() -> None:
    ax = timed(KNOWN, mention("60处", "hazards_found", window="2023年"), TO)
    assert {"2项", "1项"} <= set(said(ax))


def test_a_unit_stands_before_its_parts_and_units_in_their_order() -> None:
    south = mention("9项", "awards_provincial", **SOUTH)
    ax = timed(
        south,
        mention("1处", "hazards_found", **OFFICER),
        mention("2项", "awards_provincial", **TEAM),
        KNOWN,
    )
    whose = [
        text.get_text()
        for text in ax.child_axes[0].texts
        if text.get_horizontalalignment() == "right"
    ]
    assert whose == ["北支队", "北支队 · 一名监督员", "北支队 · 城东站", "南大队"]


def test_a_name_is_not_said_twice_running() -> None:
    whose = [text for text in said(timed(KNOWN, TO, UNKNOWN)) if text in ("北支队", "〃")]
    assert whose == ["北支队", "〃", "〃"]


def test_derived_rows_are_left_out() -> None:
    assert set(exhibit_of(real_chart("windows", "zh")).rows["basis"]) == {"printed"}


@both
def test_the_alt_text_tells_each_window(lang: str) -> None:
    (_, dated), (unknown, _) = (
        re.findall(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[?]", exhibit_of(timed(row, lang=lang)).alt[lang])
        for row in (KNOWN, TO)
    )
    assert (dated, unknown) == ("2023-12-31", "?")
