"""seaborn's contract, for every chart.

No warning, the Axes given is the Axes returned, nothing else is touched.
"""

import inspect
from functools import cache
from types import SimpleNamespace
from typing import NamedTuple

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.comparability.selection import find_shares
from analysis.exhibits.data.outreach import find_reach
from analysis.renderers.mpl import charts as renderer
from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.draw import NotDrawnError, exhibit_of
from analysis.vocabulary import Label
from chart_artists import figure_of, text_of
from charts_drawn import (
    ASKING,
    LANGS,
    NAMES,
    OF_NO_UNITS,
    SHARES,
    blank,
    drawing,
    invented,
    invented_rows,
    laid_out,
    real,
    real_chart,
)
from records import outside

every_chart = pytest.mark.parametrize("chart", CHARTS)
of_units_only = pytest.mark.parametrize(
    "chart", [chart for chart in CHARTS if chart not in OF_NO_UNITS]
)
both = pytest.mark.parametrize("lang", LANGS)
THEMES = ("inspection", "fine_waiver", "training", "publicity", "honours")


class Given(NamedTuple):
    """What a chart was given, and what it returned."""

    own: Axes
    returned: Axes
    data: pd.DataFrame
    names: dict[str, Label]


def of_units(chart: str, count: int) -> tuple[pd.DataFrame, dict[str, Label]]:
    """What `chart` draws of north, as many times over as there are units."""
    rows = invented_rows(chart)
    north = rows[(rows["unit"] == "north") & rows["theme"].isin(THEMES)]
    ids = [f"u{number}" for number in range(count)]
    names = {unit: Label(f"第{unit}支队", unit) for unit in ids}
    made = [_called(north, unit) for unit in ids]
    if chart == "publicity_context":  # passed over where no other unit published anything
        made.append(outside(_called(north, "other")))
    return pd.concat(made, ignore_index=True), names


def _called(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    renamed = rows.assign(unit=unit)
    return (
        renamed.assign(actor=rows["actor"].str.replace("north", unit))
        if "actor" in rows
        else renamed
    )


@both
@every_chart
def test_the_five_reports_are_drawn_without_a_warning(chart: str, lang: str) -> None:
    ax = real_chart(chart, lang)
    assert exhibit_of(ax).id == chart
    assert exhibit_of(ax).lang == lang
    assert text_of(ax, "title") == exhibit_of(ax).title[lang]


@both
@every_chart
def test_a_chart_without_ax_is_a_new_figure_of_16_by_9(chart: str, lang: str) -> None:
    width, height = figure_of(real_chart(chart, lang)).get_size_inches()
    assert width / height == pytest.approx(16 / 9, rel=1e-3)


@cache
def given(chart: str) -> Given:
    """`chart` drawn on an Axes that was given, once for all tests."""
    figure, own = plt.subplots(figsize=(6, 4))
    plt.close(figure)
    data, names, before = invented_rows(chart).copy(deep=True), dict(NAMES), plt.get_fignums()
    ax = drawing(chart, data, names, ax=own)
    assert plt.get_fignums() == before
    return Given(own, ax, data, names)


@every_chart
def test_the_axes_given_is_the_axes_returned(chart: str) -> None:
    assert given(chart).returned is given(chart).own
    assert tuple(figure_of(given(chart).own).get_size_inches()) == (6, 4)


@every_chart
def test_data_are_left_as_they_are(chart: str) -> None:
    pd.testing.assert_frame_equal(given(chart).data, invented_rows(chart))
    assert given(chart).names == NAMES


@every_chart
def test_a_chart_leaves_matplotlib_fit_for_other_figures(chart: str) -> None:
    given(chart)
    other = blank()
    other.plot([-1, 2], label="查")
    other.legend(title="火")
    assert laid_out(other) is other


@both
@every_chart
def test_no_rows_at_all(chart: str, lang: str) -> None:
    data = invented_rows(chart)
    ax = laid_out(drawing(chart, data.iloc[:0], lang=lang))
    assert exhibit_of(ax).rows.empty
    assert text_of(ax, "title")


def made(chart: str, data: pd.DataFrame) -> pd.DataFrame:
    """What `chart` takes, of observations."""
    if chart == "coverage":
        return invented_rows("coverage")
    return (
        find_shares(data)
        if chart in SHARES
        else find_reach(data)
        if chart == "training_context"
        else data
    )


@every_chart
def test_no_rows_of_the_charts_own_kind(chart: str) -> None:
    data = invented()[invented()["metric"] == "subscribers"]
    rows = made(chart, data)
    assert text_of(laid_out(drawing(chart, rows)), "title")


@pytest.mark.parametrize("chart", sorted(set(CHARTS) - {*OF_NO_UNITS, "compare"}))
def test_one_unit(chart: str) -> None:
    rows, names = of_units(chart, 1)
    shown = exhibit_of(laid_out(drawing(chart, rows, names, lang="en"))).rows["unit"]
    assert set(shown) - {"other"} == {"u0"}


@of_units_only
def test_thirty_one_units(chart: str) -> None:
    rows, names = of_units(chart, 31)
    shown = set(exhibit_of(laid_out(drawing(chart, rows, names))).rows["unit"]) - {"other"}
    # panels each: those without room are told, not drawn
    assert len(shown) == 31 or chart in ("hazards", "trends")


def test_one_unit_alone_is_no_comparison() -> None:
    rows, names = of_units("compare", 1)
    assert exhibit_of(laid_out(drawing("compare", rows, names))).empty


@pytest.mark.parametrize("chart", sorted(set(CHARTS) - {"luck", "publicity_context"}))
def test_without_names_ids_are_shown(chart: str) -> None:
    ax = drawing(chart, invented_rows(chart), {})
    assert exhibit_of(ax).rows["unit"].nunique() >= 1


@every_chart
def test_a_signature_like_seaborns(chart: str) -> None:
    data, *options = inspect.signature(CHARTS[chart]).parameters.values()
    assert data.name == "data"
    assert data.default is inspect.Parameter.empty
    assert {option.name for option in options} == {"names", "lang", "ax"} | (
        {"context"} if chart in ASKING else set()
    )
    assert all(option.kind is inspect.Parameter.KEYWORD_ONLY for option in options)


@every_chart
def test_the_rows_kept_are_the_rows_drawn(chart: str) -> None:
    rows = exhibit_of(real_chart(chart, "zh")).rows
    data = real().rows(chart)
    pd.testing.assert_frame_equal(rows, data.loc[rows.index])


def test_an_axes_of_another_hand_is_not_known() -> None:
    with pytest.raises(NotDrawnError, match="pass save"):
        exhibit_of(blank())


def test_a_builder_that_does_not_say_its_parameters_has_the_usual_ones(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(renderer, "registry", lambda: {"new": SimpleNamespace(build=dict)})
    known = renderer._chart_parameters("new")
    assert known.startswith("Parameters\n----------\ndata : DataFrame\n")
    assert "names : mapping of str to Label" in known
