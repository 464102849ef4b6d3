"""Honours by tier: marks of one size whose shape says who received, candidates hollow, absent hatched."""

from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from analysis.exhibits.honours import NO_TIERS, TIERS
from analysis.labels.words import label, units_of
from analysis.renderers import style
from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.mpl.grids import SHAPES
from analysis.renderers.style import Theme
from analysis.vocabulary import levels, metrics
from chart_artists import artists, numbers_in, said, text_of
from charts_drawn import LANGS, NAMES, SOUTH, drawing, invented, observed, real, real_chart
from rows import TEAM, mention

both = pytest.mark.parametrize("lang", LANGS)
HONOURS = [name for name, metric in metrics().items() if metric.theme == "honours"]
PEOPLE = mention("15名", "people_honoured_provincial_plus")
AWARDS = mention("19次", "awards_provincial_plus")
POOL = mention("8名", "exemplar_pool_people")
SOUTHS = mention("7名", "people_honoured_provincial_plus", **SOUTH)
FIRST, SECOND = mention("3项", "awards_national"), mention("6名", "people_honoured_prefecture")
ALL = mention("70名", "people_honoured_all_levels")
SOUTH_TEAM = mention("2项", "awards_national", **SOUTH) | {
    "actor": "south/team",
    "actor_level": "sub_unit",
}


def won(*rows: dict[str, Any], lang: str = "zh") -> Axes:
    """The honours of invented rows."""
    return drawing("honours", observed(*rows), lang=lang)


def marks(ax: Axes) -> list[Any]:
    """The marks in the cells."""
    (panel,) = ax.child_axes
    return list(panel.lines)


def test_marks_are_of_one_size_for_lengths_would_invite_comparison() -> None:
    assert len({mark.get_markersize() for mark in marks(won(PEOPLE, AWARDS, POOL, SOUTHS))}) == 1


def test_the_shape_says_who_received() -> None:
    ax = won(*(mention(f"5{metrics()[name].measures[0]}", name) for name in HONOURS))
    shapes = {mark.get_gid(): mark.get_marker() for mark in marks(ax)}
    assert shapes == {name: SHAPES[metrics()[name].recipient] for name in HONOURS}


def test_every_tier_of_the_vocabulary_has_a_row() -> None:
    assert {metrics()[name].tier for name in HONOURS} <= set(TIERS)


def test_candidates_are_hollow_and_honours_are_not() -> None:
    ax = won(PEOPLE, POOL)
    (hollow,), (full,) = artists(ax, POOL["metric"]), artists(ax, PEOPLE["metric"])
    assert to_hex(hollow.get_markerfacecolor()) == to_hex(style.PAPER)
    assert to_hex(full.get_markerfacecolor()) == to_hex(Theme(units_of(NAMES)).colour("north"))
    assert to_hex(hollow.get_color()) == to_hex(full.get_color())


@both
def test_the_number_stands_beside_the_mark(lang: str) -> None:
    ax = won(PEOPLE, mention("近百名", "people_honoured_all_levels", **SOUTH), lang=lang)
    assert {"15", "90–99"} <= set(said(ax))


def test_a_cell_without_honours_is_hatched() -> None:
    ax = won(PEOPLE, POOL, SOUTHS)
    units, tiers, filled = len(units_of(NAMES)), 2, 3
    places = artists(ax, "absent")
    assert len(places) == units * tiers - filled
    assert all(place.get_hatch() for place in places)


def test_the_five_reports_mark_each_honour_once() -> None:
    rows = real().observations.query("theme == 'honours'")
    assert sorted(mark.get_gid() for mark in marks(real_chart("honours", "zh"))) == sorted(
        rows["metric"]
    )


def test_no_mark_stands_in_a_hatched_cell() -> None:
    ax = real_chart("honours", "zh")
    hatched = [place.get_extents() for place in artists(ax, "absent")]
    places = [mark.get_transform().transform(mark.get_xydata()[0]) for mark in marks(ax)]
    assert not any(cell.contains(*place) for cell in hatched for place in places)


@pytest.mark.parametrize(
    ("rows", "tiers", "shared"),
    [
        pytest.param((FIRST, SECOND), 2, 0, id="two tiers, none shared"),
        pytest.param(
            (FIRST, SECOND, PEOPLE, POOL, ALL), 2, 0, id="totals and candidates are no tiers"
        ),
        pytest.param((FIRST, AWARDS, SOUTHS, PEOPLE), 1, 1, id="one shared"),
        pytest.param((AWARDS, FIRST, SOUTH_TEAM), 1, 0, id="a team's is not its unit's"),
    ],
)
def test_the_title_is_computed(rows: tuple[dict[str, Any], ...], tiers: int, shared: int) -> None:
    assert numbers_in(won(*rows)) == [tiers, shared]


def test_what_is_no_tier_is_named_and_not_counted() -> None:
    assert set(NO_TIERS) < set(TIERS)
    assert text_of(won(FIRST, PEOPLE, POOL), "subtitle").endswith(
        "不计为一级的：省部级以上、典型库人选"
    )
    assert "不计为一级" not in text_of(won(FIRST), "subtitle")
    assert numbers_in(won(PEOPLE, POOL)) == [0]


@both
def test_the_legend_names_shapes_and_candidates(lang: str) -> None:
    legend = real_chart("honours", lang).child_axes[0].get_legend()
    assert legend is not None
    words = {text.get_text() for text in legend.get_texts()}
    assert words == {label("recipients", key)[lang] for key in SHAPES} | {
        label("words", "candidates")[lang]
    }


def test_an_honour_of_a_sub_unit_is_not_put_down_to_its_unit() -> None:
    shown = " ".join(said(won(mention("3项", "awards_provincial", **TEAM))))
    assert any(sign in shown for sign in ("城东站", levels()["sub_unit"].zh, "▽"))


def test_tiers_are_never_summed() -> None:
    shown = said(won(PEOPLE, AWARDS, POOL))
    assert not {"34", "23", "42"} & set(shown)
    assert exhibit_of(won(PEOPLE)).rows["metric"].tolist() == ["people_honoured_provincial_plus"]


def test_other_themes_are_left_out() -> None:
    assert set(exhibit_of(drawing("honours", invented())).rows["theme"]) == {"honours"}
