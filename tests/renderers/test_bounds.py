"""What the words leave open: each hedged number against itself, on a logarithmic axis."""

from typing import Any

import pytest
from matplotlib.axes import Axes

from analysis.renderers.mpl.draw import exhibit_of
from chart_artists import artists, numbers_in, said
from charts_drawn import LANGS, drawing, laid_out, observed, real, real_chart
from rows import OFFICER, TEAM, mention

both = pytest.mark.parametrize("lang", LANGS)
NEAR = mention("近90场", "training_sessions", window="年均")
OVER = mention("300余户", "businesses_fine_waived")
RANGE = mention("5至10场", "publicity_performances")
EXACT = mention("120家", "units_inspected")


def opened(*rows: dict[str, Any], lang: str = "zh") -> Axes:
    """The chart of bounds of invented rows."""
    return drawing("bounds", observed(*rows), lang=lang)


def thick(ax: Axes) -> list[list[float]]:
    """The conventional bounds drawn, from the lowest line up."""
    lines = sorted(artists(ax, "conventional"), key=lambda line: line.get_ydata()[0])
    return [[float(x) for x in line.get_xdata()] for line in lines]


@both
def test_the_axis_is_logarithmic(lang: str) -> None:
    (panel,) = real_chart("bounds", lang).child_axes
    assert panel.get_xscale() == "log"


def test_every_number_is_a_ratio_to_itself_and_the_widest_stands_above() -> None:
    drawn_bounds = thick(opened(OVER, RANGE, NEAR))
    assert drawn_bounds == [
        pytest.approx([81 / 90, 89 / 90]),
        pytest.approx([301 / 300, 399 / 300]),
        pytest.approx([5 / 5, 10 / 5]),
    ]


def test_the_tick_stands_at_the_number_printed() -> None:
    ticks = artists(opened(NEAR, OVER), "printed")
    assert [list(tick.get_xdata()) for tick in ticks] == [[1, 1], [1, 1]]


def test_exact_and_derived_rows_are_left_out() -> None:
    ax = opened(EXACT, NEAR, mention("近5000人次", "people_trained", window="年均"))
    assert exhibit_of(ax).rows["metric"].tolist() == ["training_sessions", "people_trained"]
    assert artists(ax, "exact") == []


def test_all_hedged_numbers_of_the_five_reports_are_drawn() -> None:
    printed = real().observations.query("basis == 'printed'")
    assert (
        len(artists(real_chart("bounds", "zh"), "conventional"))
        == (printed["low"] < printed["high"]).sum()
        == 18
    )


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        pytest.param((NEAR, EXACT), [2, 1, 10], id="near: 81 to 89, a tenth of 81"),
        pytest.param((NEAR, OVER, EXACT), [3, 2, 33], id="over: 301 to 399, a third of 301"),
        pytest.param((RANGE, EXACT), [2, 1, 100], id="a range: 1 to 2, the whole of 1"),
    ],
)
def test_the_title_is_computed(rows: tuple[dict[str, Any], ...], numbers: list[int]) -> None:
    assert numbers_in(opened(*rows)) == numbers


def test_a_hedge_that_leaves_one_number_is_a_hedge_too() -> None:
    ax = opened(mention("近10场", "training_sessions"), EXACT)
    assert exhibit_of(ax).rows["phrase"].tolist() == ["近10场"]
    assert numbers_in(ax)[:2] == [2, 1]


def test_a_hedge_that_leaves_nothing_is_drawn_without_fault() -> None:
    ax = laid_out(opened(mention("不到1场", "training_sessions"), NEAR))
    assert numbers_in(ax) == [2, 2, 10]


@both
def test_each_line_says_whose_what_and_in_which_words(lang: str) -> None:
    names = {"zh": ("北支队", "减免罚款企业"), "en": ("North", "businesses, fines cut or waived")}[
        lang
    ]
    (line,) = [words for words in said(opened(OVER, lang=lang)) if "300余户" in words]
    assert all(name in line for name in names)


@pytest.mark.parametrize(("lang", "words"), [("zh", "301–399户"), ("en", "301–399")])
def test_the_bounds_stand_beside_in_figures(lang: str, words: str) -> None:
    assert words in said(opened(OVER, lang=lang))


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        pytest.param(OFFICER, "一名监督员", id="one officer"),
        pytest.param(TEAM, "城东站", id="a sub-unit"),
    ],
)
def test_a_number_of_a_part_is_not_put_down_to_its_unit(actor: dict[str, str], name: str) -> None:
    ax = opened(mention("近90家", "units_inspected", **actor))
    (line,) = [words for words in said(ax) if "近90家" in words]
    assert name in line


def test_one_officers_hedge_is_noted_as_such() -> None:
    told = exhibit_of(opened(mention("近90家", "units_inspected", **OFFICER))).caveats
    assert told is None or "ONE_OFFICER" in told
