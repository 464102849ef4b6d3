"""The bars of hazards found.

From 0 to the lower bound, pale to the upper, the rest outlined where it can be told.
"""

from typing import Any

import pytest

from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, said, stands
from charts_drawn import LANGS, RECORD, SINCE
from hazards_drawn import FOUND, OTHER_YEAR, SOUTHS, record, rectified
from rows import OFFICER, mention

both = pytest.mark.parametrize("lang", LANGS)


@both
def test_bars_run_from_0_to_the_number(lang: str) -> None:
    ax = record(*RECORD, lang=lang)
    lengths = {
        gid: [bar.get_width() for bar in artists(ax, gid)]
        for gid in ("units_inspected", "hazards_found")
    }
    assert lengths == {"units_inspected": [120], "hazards_found": [60]}
    assert all(bar.get_x() == 0 for bar in artists(ax, "hazards_found"))


def test_a_hedged_bar_is_full_to_its_lower_bound_and_pale_to_its_upper_one() -> None:
    ax = record(mention("近80处", "hazards_found", **OFFICER))
    (full,) = artists(ax, "hazards_found")
    panel = full.axes
    (pale,) = [bar for bar in panel.patches if bar is not full]
    assert (full.get_width(), pale.get_x(), pale.get_x() + pale.get_width()) == (72, 72, 79)
    assert (pale.get_alpha() or 1.0) < (full.get_alpha() or 1.0)
    assert (72 + 79) / 2 not in stands(ax)


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        pytest.param((FOUND, rectified("45处", "督促整改")), 15, id="exact, and fewer"),
        pytest.param((FOUND, rectified("60处", "督促整改")), 0, id="all of them"),
        pytest.param((FOUND, rectified("近60处", "督促整改")), 0, id="hedged"),
        pytest.param((FOUND,), 0, id="none reported"),
        pytest.param(
            (
                mention("近100处", "hazards_found", **OFFICER, **SINCE),
                rectified("60处", "督促整改"),
                rectified("20处", "当场整改"),
            ),
            0,
            id="two verbs of a hedged number",
        ),
        pytest.param(
            (FOUND, mention("45处", "hazards_found", **OFFICER, window="2023年")),
            0,
            id="two windows and none rectified",
        ),
    ],
)
def test_what_is_left_is_outlined_only_where_it_can_be_told(
    rows: tuple[dict[str, Any], ...], rest: int
) -> None:
    assert sum(bar.get_width() for bar in artists(record(*rows), "rest")) == rest


def test_what_is_left_ends_at_the_number_found() -> None:
    (bar,) = artists(record(FOUND, rectified("45处", "督促整改")), "rest")
    assert (bar.get_x(), bar.get_x() + bar.get_width()) == (45, 60)
    assert bar.get_hatch()


def test_two_actors_have_a_row_of_panels_each() -> None:
    ax = record(*RECORD, *SOUTHS)
    assert len(ax.child_axes) == 6
    assert sorted(bar.get_width() for bar in artists(ax, "hazards_found")) == [60, 450]
    colours = {bar.get_facecolor() for bar in artists(ax, "hazards_found")}
    assert len(colours) == 2
    assert len(artists(ax, "stamp")) == 1


def test_counts_of_other_measures_are_numbers_not_bars() -> None:
    ax = record(*RECORD)
    assert "30份" in said(ax)
    assert artists(ax, "correction_notices_issued") == []


def test_actors_that_have_no_room_are_not_among_the_rows_drawn() -> None:
    teams = [
        mention("60处", "hazards_found", actor=f"north/t{n}", actor_level="sub_unit")
        for n in range(9)
    ]
    ax = record(*teams)
    assert exhibit_of(ax).rows["actor"].nunique() == len(artists(ax, "hazards_found"))


@both
def test_of_several_records_each_is_named_and_what_it_lacks_is_said(lang: str) -> None:
    ax = record(*RECORD, *SOUTHS, lang=lang)
    headings = [panel.get_title(loc="left") for panel in ax.child_axes]
    assert sum("·" in heading for heading in headings) == 2
    words = [text.get_text() for panel in ax.child_axes[3:] for text in panel.texts]
    assert {"zh": "未报道", "en": "not reported"}[lang] in words


def test_of_several_records_no_words_overlap() -> None:
    ax = record(*RECORD, *SOUTHS, OTHER_YEAR)
    for panel in ax.child_axes:
        boxes = [text.get_window_extent() for text in panel.texts]
        assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[:at])
