"""Luck: bars are the chances worked out, inputs are named, and what is assumed says so."""

import pytest
from matplotlib.axes import Axes

import analysis as an
from analysis.comparability.selection import is_published as published
from analysis.exhibits.data.equal_units import GAPS, SIZES, Inputs, equal_units
from analysis.labels.words import label
from chart_artists import artists, inside, numbers_in, said, text_of
from charts_drawn import LANGS, NAMES, drawing, real, real_chart

both = pytest.mark.parametrize("lang", LANGS)
COINS = Inputs((1, 1), 0.5, ("one",), "north")


def drawn_of(inputs: Inputs, lang: str = "zh") -> Axes:
    """The chart of these inputs."""
    return drawing("luck", equal_units(inputs), NAMES, lang=lang)


@both
def test_bars_are_the_chances_from_0(lang: str) -> None:
    ax = real_chart("luck", lang)
    gaps, sizes = inside(ax)[1:]
    table = real().rows("luck")
    for panel, name in ((gaps, "gap"), (sizes, "size")):
        bars = artists(panel, "chance")
        assert [bar.get_height() for bar in bars] == table.loc[
            table["set"] == name, "chance"
        ].tolist()
        assert {bar.get_y() for bar in bars} == {0}
        assert panel.get_ylim()[0] == 0
    assert len(artists(gaps, "chance")) == len(GAPS)
    assert len(artists(sizes, "chance")) == len(SIZES)


def test_the_gap_of_three_points_stands_out() -> None:
    bars = artists(inside(drawn_of(COINS))[1], "chance")
    shades = [bar.get_facecolor() for bar in bars]
    three = list(GAPS).index(3.0)
    assert shades.count(shades[three]) == 1


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        pytest.param(COINS, "取自北支队", id="one unit's"),
        pytest.param(
            Inputs((1, 1), 0.5, ("one",), "north/inspector"),
            "取自北支队 · 一名监督员",
            id="one officer's",
        ),
        pytest.param(Inputs((1, 2), 0.5, ("one", "two")), "取自各家报道", id="several units'"),
        pytest.param(
            Inputs((1, 1), 0.5, ("one",), assumed=True), "假定的数，非报道所载", id="nobody's"
        ),
    ],
)
def test_whose_the_inputs_are_is_said(inputs: Inputs, words: str) -> None:
    assert f"（{words}）" in text_of(drawn_of(inputs), "subtitle")


@pytest.mark.parametrize(
    ("lang", "share"), [("zh", "都是50%、各发现1–2处"), ("en", "at 50 %, 1–2 hazards found")]
)
def test_share_and_sizes_are_said(lang: str, share: str) -> None:
    assert share in text_of(drawn_of(Inputs((1, 2), 0.5, ("one",)), lang), "subtitle")


def test_the_title_is_computed() -> None:
    assert numbers_in(drawn_of(COINS)) == [2, 3, 1, 50]


@both
def test_what_equal_units_would_show_is_said_with_its_number_and_that_of_others(lang: str) -> None:
    rows, told = real().rows("luck"), real().rows("hazards_context")
    others = told[published(told) & told["low"].notna() & (told["actor_level"] != "national")]
    median = int(
        others.loc[
            others["denominator_low"] == others["denominator_high"], "denominator_low"
        ].median()
    )
    chances = [
        rows.query("set == @name and gap == 3")["chance"].iloc[0] for name in ("gap", "published")
    ]
    words = text_of(real_chart("luck", lang), "title")
    assert f"{chances[0]:.0f}" in words
    assert ("各发现246处为" if lang == "zh" else "at 246 found") in words
    assert (
        f"，{median:,}处为{chances[1]:.0f}%"
        if lang == "zh"
        else f", {chances[1]:.0f} % at {median:,}"
    ) in words
    assert median > 246
    assert f"{median:,}" in text_of(real_chart("luck", lang), "subtitle")


def test_that_units_are_alike_is_a_supposition_and_no_finding() -> None:
    assert text_of(drawn_of(COINS), "title").startswith("即使2家水平完全一样，")
    assert label("luck", "title").en.startswith("{units} equal units, ")


def test_without_what_others_published_the_title_ends_with_the_inputs() -> None:
    assert text_of(drawn_of(COINS), "title").endswith("各发现1处为50%")
    assert "中位数" not in text_of(drawn_of(COINS), "subtitle")


def test_a_chance_below_one_in_a_hundred_is_not_called_0() -> None:
    words = said(drawn_of(Inputs((5000, 5000), 0.95, ("one",))))
    assert "<1%" in words
    assert "0%" not in words


def test_nothing_to_draw_is_said() -> None:
    ax = drawing("luck", equal_units(COINS).iloc[:0])
    assert text_of(ax, "title") == label("luck", "title_none").zh


def test_numbers_of_ones_own() -> None:
    table = an.luck([100, 100, 100], 0.9)
    ax = an.chart.luck(table, ax=drawn_of(COINS).figure.add_subplot())
    assert numbers_in(ax)[0] == 3
