"""Where texts stand: within the figure, the heading clear of the panels, neighbours clear of each other."""

from functools import cache
from itertools import combinations

import pytest
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from analysis.renderers.mpl.charts import CHARTS
from analysis.renderers.mpl.layout import MARGINS
from chart_artists import artists, figure_of, hits, inside, place, texts
from charts_drawn import (
    LANGS,
    OF_SEVERAL,
    TEN,
    drawing,
    invented_rows,
    laid_out,
    real_chart,
)
from national import national, national_names
from records import many

every_chart = pytest.mark.parametrize("chart", CHARTS)
both = pytest.mark.parametrize("lang", LANGS)
HEADING = ("title", "subtitle")


@cache
def filled(chart: str, lang: str) -> Axes:
    """A chart of the five reports; of invented rows, where the reports hold none that it draws."""
    if chart == "trends":
        return laid_out(drawing(chart, national(8, 13), national_names(), lang=lang))
    if chart in OF_SEVERAL:
        return laid_out(drawing(chart, invented_rows(chart), lang=lang))
    if chart in TEN:
        return laid_out(drawing(chart, many(12), lang=lang))
    return real_chart(chart, lang)


def panels(chart: str, lang: str) -> list[Bbox]:
    """Where data are drawn."""
    return [one.get_window_extent() for one in inside(filled(chart, lang)) if one.axison]


@both
@every_chart
def test_every_text_lies_within_the_figure(chart: str, lang: str) -> None:
    ax = filled(chart, lang)
    whole = figure_of(ax).bbox
    out = {
        text.get_text()
        for text in texts(ax)
        if not (whole.x0 <= place(text).x0 and place(text).x1 <= whole.x1)
        or not (whole.y0 <= place(text).y0 and place(text).y1 <= whole.y1)
    }
    assert out == set()


@both
@every_chart
def test_the_heading_stands_above_the_panels(chart: str, lang: str) -> None:
    ax = filled(chart, lang)
    title, subtitle = (place(artists(ax, gid)[0]) for gid in HEADING)
    assert title.y0 >= subtitle.y1 - 1
    assert panels(chart, lang)
    assert max(panel.y1 for panel in panels(chart, lang)) < subtitle.y0


@both
@every_chart
def test_no_text_runs_into_another(chart: str, lang: str) -> None:
    upright = [text for text in texts(filled(chart, lang)) if text.get_rotation() == 0]
    places = [(text.get_text(), place(text)) for text in upright]
    met = [
        (one, other) for (one, here), (other, there) in combinations(places, 2) if hits(here, there)
    ]
    assert met == []


@both
@every_chart
def test_the_foot_has_room_of_its_own(chart: str, lang: str) -> None:
    figure = figure_of(filled(chart, lang))
    floor = figure.bbox.height * MARGINS["bottom"]
    assert min(panel.y0 for panel in panels(chart, lang)) >= floor - 1


@pytest.mark.parametrize("chart", ["coverage", "windows", "bounds"])
@both
def test_names_at_the_left_clear_the_panel(chart: str, lang: str) -> None:
    for one in inside(filled(chart, lang)):
        names = [text for text in one.texts if text.get_horizontalalignment() == "right"]
        assert all(place(name).x1 <= one.get_window_extent().x0 for name in names)
