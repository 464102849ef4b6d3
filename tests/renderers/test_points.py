"""Marks of shares: a marker where exact, what the words leave open where not, never a midpoint.

And their legend.
"""

from typing import Any

import pandas as pd
import pytest

from analysis.exhibits.share_points import SharePoint, share_points
from analysis.labels.words import label
from analysis.renderers.mpl.share_marks import draw_legend, draw_share, marker_of
from analysis.renderers.style import INK, PALETTE, PAPER, PUBLISHED, Theme
from analysis.vocabulary import Label
from chart_artists import artists
from charts_drawn import NAMES, blank, laid_out
from records import frame, outside, record

EXACT, HEDGED = record(), record(rectified="近80处")
MORE = record(rectified="120处")
UNITS = [unit for unit in NAMES if "/" not in unit]
SEVEN = {f"u{n}": Label(f"第{n}支队", f"u{n}") for n in range(7)}


def one(rows: pd.DataFrame) -> SharePoint:
    """The one share of `rows`."""
    (point,) = share_points(frame(rows), NAMES)
    return point


@pytest.mark.parametrize("upright", [False, True])
def test_an_exact_share_is_a_marker_in_its_interval(upright: bool) -> None:
    ax, point = blank(), one(EXACT)
    draw_share(ax, point, 3, INK, "s", upright=upright)
    (spot,), (bar,) = artists(ax, "exact"), artists(ax, "interval")
    ends = [spot.get_xydata().tolist(), bar.get_xydata().tolist()]
    expected = [[[80, 3]], [[point.lower, 3], [point.upper, 3]]]
    assert (
        ends == [[place[::-1] for place in line] for line in expected]
        if upright
        else ends == expected
    )
    assert artists(ax, "conventional") == []


def test_a_hedged_share_is_all_that_its_words_leave_open() -> None:
    ax, point = blank(), one(HEDGED)
    draw_share(ax, point, 0, INK, "o")
    (thick,), (thin,) = artists(ax, "conventional"), artists(ax, "interval")
    assert list(thick.get_xdata()) == [72, 79]
    assert thin.get_xdata()[0] < 72 < 79 < thin.get_xdata()[1]
    assert thick.get_linewidth() > thin.get_linewidth()
    assert artists(ax, "exact") == []


def test_a_share_to_be_asked_about_is_hollow() -> None:
    doubted = record(caveats="URGED;PLAUSIBILITY")
    faces = []
    for rows in (EXACT, doubted):
        ax = blank()
        draw_share(ax, one(rows), 0, INK, "o")
        faces.append(artists(ax, "exact")[0].get_markerfacecolor())
    assert faces == [INK, PAPER]


@pytest.mark.parametrize(
    ("rows", "names", "look"),
    [
        pytest.param(EXACT, NAMES, (PALETTE[0], "o"), id="a unit's own"),
        pytest.param(record("south"), NAMES, (PALETTE[1], "s"), id="another unit's own"),
        pytest.param(
            outside(record("south")),
            NAMES,
            (PUBLISHED, "o"),
            id="published by another of the same id",
        ),
        pytest.param(
            record("u3"), SEVEN, (PALETTE[0], "o"), id="more units than colours: one for all"
        ),
    ],
)
def test_the_projects_own_stand_out(
    rows: pd.DataFrame, names: dict[str, Label], look: tuple[str, str]
) -> None:
    theme = Theme([unit for unit in names if "/" not in unit])
    share = one(rows)
    assert (theme.share_colour(share.unit, own=share.own), marker_of(share, theme)) == look


@pytest.mark.parametrize(
    ("rows", "zh", "en"),
    [
        pytest.param(EXACT, "北支队", "North", id="by the project's name"),
        pytest.param(outside(record("o1")), "别家o1", "other o1", id="as the source calls it"),
        pytest.param(
            record(actor="north/team", actor_level="sub_unit"),
            "北支队 · 城东站",
            "North · East station",
            id="a part",
        ),
        pytest.param(record("nobody"), "nobody", "nobody", id="without a name"),
    ],
)
def test_who_it_is(rows: pd.DataFrame, zh: str, en: str) -> None:
    assert (one(rows).who.zh, one(rows).who.en) == (zh, en)


def test_a_share_and_its_parts_in_figures() -> None:
    assert (one(HEDGED).text.zh, one(HEDGED).text.en) == ("72–79%", "72–79 %")
    assert one(HEDGED).counts.zh == "72–79/100"
    assert (one(MORE).missing, one(EXACT).missing) == (True, False)


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        pytest.param([EXACT], ["own", "interval"], id="own alone"),
        pytest.param([outside(EXACT)], ["others", "interval"], id="others alone"),
        pytest.param(
            [EXACT, outside(HEDGED)], ["own", "others", "interval", "hedged"], id="hedged"
        ),
        pytest.param(
            [EXACT, record("south", rectified="120处")],
            ["own", "interval", "beyond"],
            id="more rectified than found",
        ),
        pytest.param(
            [record(caveats="PLAUSIBILITY")],
            ["own", "interval", "doubtful"],
            id="to be asked about",
        ),
        pytest.param([MORE], ["beyond"], id="no share at all"),
    ],
)
def test_the_legend_names_what_is_shown_and_nothing_else(
    rows: list[pd.DataFrame], keys: list[Any]
) -> None:
    ax = blank()
    draw_legend(
        ax, share_points(frame(*rows), NAMES), Theme(UNITS, "en"), series=[(INK, "a series")]
    )
    shown = laid_out(ax).get_legend()
    assert shown is not None
    assert [text.get_text().replace("\n", " ") for text in shown.get_texts()] == [
        *(label("points", key)["en"] for key in keys),
        "a series",
    ]


def test_nothing_shown_has_no_legend() -> None:
    ax = blank()
    draw_legend(ax, [], Theme(UNITS))
    assert ax.get_legend() is None
