"""The comparison and the change as pictures and slides: marks, figures, notes, none that overlap."""

from itertools import combinations

import pytest

from analysis.exhibits.change import build_change
from analysis.exhibits.compare import build_compare
from analysis.exhibits.profile import build_profile
from analysis.renderers.mpl.draw import draw_exhibit
from analysis.renderers.pptx.bars import native_compare
from analysis.renderers.pptx.tables import native_changes
from analysis.renderers.style import Theme
from brigades import brigade_names, brigade_rows
from chart_artists import artists, figure_of, hits, place, texts
from charts_drawn import LANGS, laid_out

TWO_YEARS = ("2025-08", "2026-08")


def drawn(exhibit, lang="zh"):  # type: ignore[no-untyped-def]
    return laid_out(draw_exhibit(exhibit, Theme([], lang)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("count", [2, 5, 12, 24, 31, 340])
def test_no_words_overlap_or_leave_the_picture(count: int, lang: str) -> None:
    names = brigade_names(count)
    for exhibit in (
        build_compare(brigade_rows(count), names, wanted=["units_inspected"]),
        build_compare(brigade_rows(count), names) if count <= 12 else None,
        build_change(brigade_rows(count, TWO_YEARS), names) if count <= 31 else None,
        build_profile(brigade_rows(count, TWO_YEARS), names) if count <= 31 else None,
    ):
        if exhibit is None:
            continue
        ax = drawn(exhibit, lang)
        whole = figure_of(ax).bbox
        shown = [text for text in texts(ax) if text.get_text().strip()]
        for text in shown:
            box = place(text)
            inside = whole.x0 <= box.x0 and box.x1 <= whole.x1
            assert inside, (count, exhibit.id, text.get_text())
        met = [
            (one.get_text(), other.get_text())
            for one, other in combinations(shown, 2)
            if hits(place(one), place(other))
        ]
        assert met == [], (count, exhibit.id)


def test_an_exact_number_is_a_dot_and_a_hedged_one_a_bar_never_a_midpoint() -> None:
    rows = brigade_rows(3).query("metric == 'units_inspected'")
    hedged = rows["unit"] == "u1"
    rows.loc[hedged, ["relation", "low", "high", "strict_high"]] = ["gt", 301.0, 399.0, 1e9]
    ax = drawn(build_compare(rows, brigade_names(3), wanted=["units_inspected"]))
    assert len(artists(ax, "exact")) == 2
    (bar,) = artists(ax, "conventional")
    assert bar.get_xdata().tolist() == [301.0, 399.0]


def test_the_silent_have_no_mark_but_a_note() -> None:
    rows = brigade_rows(4, silent={"u1": "units_inspected"})
    ax = drawn(build_compare(rows, brigade_names(4), wanted=["units_inspected"]))
    assert len(artists(ax, "exact")) == 3
    (note,) = artists(ax, "note")
    assert note.get_text() == "未报道：城西大队"


def test_many_units_are_dots_of_which_some_are_named() -> None:
    ax = drawn(build_compare(brigade_rows(31), brigade_names(31), wanted=["units_inspected"]))
    assert len(artists(ax, "exact")) == 31
    assert len(artists(ax, "median")) == 1
    assert [text.get_text().split("\n")[0] for text in artists(ax, "named")] == ["最多", "最少"]


def test_on_a_slide_bars_are_of_one_colour_and_who_is_left_out_keeps_a_place() -> None:
    rows = brigade_rows(
        4, silent={"u1": "units_inspected"}, changes={"u2": {"actor_level": "detachment"}}
    )
    exhibit = build_compare(rows, brigade_names(4), wanted=["units_inspected"])
    (chart,) = native_compare(exhibit, Theme([], "zh"))
    names = next(column for column in chart.columns if column.key == "name").cells
    assert [name.zh for name in names[2:]] == [note.zh for note in exhibit.parts[0].notes]  # type: ignore[attr-defined]
    assert len(set(chart.series[0].fills[:2])) == 1


def test_a_change_is_a_line_of_a_table_on_a_slide() -> None:
    exhibit = build_change(brigade_rows(2, TWO_YEARS), brigade_names(2), wanted=["units_inspected"])
    (table,) = native_changes(exhibit, Theme([], "zh"))
    assert len(table.rows) == 2
    assert "→" in table.rows[0][-1].zh
