"""The headline: a cell for each unit and metric, filled by how it is reported, hatched where it is not."""

from collections import Counter

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.palette import STATE_FILLS
from analysis.palette import STATE_SIGNS as MARKS
from analysis.renderers.mpl.draw import exhibit_of
from analysis.vocabulary import Label, metrics, states, themes
from chart_artists import artists, grey, hits, inside, numbers_in, place, said
from charts_drawn import LANGS, covered, drawing, invented, laid_out, real, real_chart

both = pytest.mark.parametrize("lang", LANGS)
REPORTED = [state for state in states() if state != "not_reported"]


def cells(*rows: tuple[str, str, str]) -> Axes:
    """Coverage of hand-made cells: unit, metric, state."""
    table = pd.DataFrame(rows, columns=["unit", "metric", "state"])
    theme = [metrics()[name].theme for name in table["metric"]]
    return drawing("coverage", table.assign(theme=theme, reports="one").astype("str"))


def told(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of the metrics that some unit reports."""
    known = set(table.loc[table["state"] != "not_reported", "metric"])
    return table[table["metric"].isin(known)]


@both
def test_a_cell_for_each_unit_and_told_metric(lang: str) -> None:
    ax = real_chart("coverage", lang)
    expected = Counter(told(real().coverage)["state"])
    found = {state: len(artists(ax, state)) for state in REPORTED} | {
        "not_reported": len(artists(ax, "absent"))
    }
    assert found == {state: expected[state] for state in states()}


def test_absent_is_hatched_and_nothing_else_is() -> None:
    ax = drawing("coverage", covered(invented()))
    assert all(cell.get_hatch() for cell in artists(ax, "absent"))
    assert not any(cell.get_hatch() for state in REPORTED for cell in artists(ax, state))


def test_a_metric_that_no_unit_reports_has_no_line() -> None:
    ax = cells(("north", "hazards_found", "exact"), ("north", "subscribers", "not_reported"))
    assert metrics()["subscribers"].label["zh"] not in said(ax)


@both
@pytest.mark.parametrize("lines", [3, 60])
@pytest.mark.parametrize("count", [7, 13, 31])
def test_names_of_many_units_stand_apart(count: int, lines: int, lang: str) -> None:
    names = {f"u{n}": Label(f"虚构{n:02d}支队", f"Invented {n:02d}") for n in range(count)}
    rows = [
        (unit, name, metrics()[name].theme) for unit in names for name in list(metrics())[:lines]
    ]
    table = pd.DataFrame(rows, columns=["unit", "metric", "theme"]).assign(
        state="exact", reports="one"
    )
    ax = laid_out(drawing("coverage", table.astype("str"), names, lang=lang))
    boxes = [place(text) for text in artists(ax, "unit")]
    assert len(boxes) >= count
    assert not any(hits(one, other) for at, one in enumerate(boxes) for other in boxes[:at])
    assert max(box.y1 for box in boxes) < place(artists(ax, "subtitle")[0]).y0


def test_no_two_cells_share_a_place() -> None:
    ax = real_chart("coverage", "zh")
    panels = [[(cell.get_x(), cell.get_y()) for cell in panel.patches] for panel in inside(ax)[1:]]
    assert all(len(panel) == len(set(panel)) for panel in panels)


@both
def test_every_told_metric_and_its_theme_is_named(lang: str) -> None:
    ax = real_chart("coverage", lang)
    shown = told(real().coverage)["metric"].unique()
    own = {metrics()[name].theme for name in shown}
    wanted = {metrics()[name].label[lang] for name in shown} | {
        themes()[theme][lang] for theme in own
    }
    assert wanted <= set(said(ax))


@both
def test_the_legend_names_every_state(lang: str) -> None:
    legend = real_chart("coverage", lang).get_legend()
    assert legend is not None
    words = " ".join(text.get_text() for text in legend.get_texts())
    assert all(state[lang] in words for state in states().values())


def test_states_differ_in_grey_and_in_sign() -> None:
    assert set(STATE_FILLS) == set(MARKS) == set(REPORTED)
    assert len(set(MARKS.values())) == len(REPORTED)
    assert len({round(grey(fill) / 5) for fill in STATE_FILLS.values()}) == len(REPORTED)


def test_a_heading_is_not_left_alone_at_the_foot_of_a_panel() -> None:
    headings = {theme["zh"] for theme in themes().values()}
    for panel in real_chart("coverage", "zh").child_axes:
        lines = sorted(
            (text for text in panel.texts if text.get_position()[0] < 0),
            key=lambda t: t.get_position()[1],
        )
        assert lines[-1].get_text() not in headings


@pytest.mark.parametrize(
    ("first", "second", "numbers"),
    [
        pytest.param("en", "ne", [2, 0, 2], id="one each"),
        pytest.param("ee", "en", [2, 1, 1], id="one by both"),
        pytest.param("nn", "nn", [2, 0, 0], id="none at all"),
    ],
)
def test_the_title_of_two_units_is_computed(first: str, second: str, numbers: list[int]) -> None:
    state = {"e": "exact", "n": "not_reported"}
    rows = [
        (unit, metric, state[sign])
        for metric, own in (("hazards_found", first), ("training_sessions", second))
        for unit, sign in zip(("north", "south"), own, strict=True)
    ]
    assert numbers_in(cells(*rows)) == numbers


@both
def test_the_alt_text_counts_each_unit(lang: str) -> None:
    ax = drawing("coverage", covered(invented()), lang=lang)
    name = {"zh": "西总队", "en": "West"}[lang]
    silent = told(covered(invented()))["metric"].nunique()
    assert f"{name}: {states()['not_reported'][lang]} {silent}" in exhibit_of(ax).alt[lang]


@pytest.mark.parametrize("metric", ["hazards_found", "subscribers"])
def test_one_metric_alone(metric: str) -> None:
    ax = cells(("north", metric, "hedged"), ("south", metric, "not_reported"))
    assert len(artists(ax, "hedged")) == len(artists(ax, "absent")) == 1
