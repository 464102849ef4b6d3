"""Many inspection records: all are drawn and named as long as there is room; who has none is named."""

from typing import Any

import pandas as pd
import pytest
from matplotlib.axes import Axes

from analysis.renderers.mpl.draw import exhibit_of
from analysis.renderers.pptx.bars import native_hazards
from analysis.renderers.pptx.parts import Table
from analysis.renderers.style import Theme
from analysis.vocabulary import Label
from chart_artists import artists, hits, inside, place, said, text_of, texts
from charts_drawn import LANGS, SOUTH, drawing, laid_out, observed
from rows import mention

both = pytest.mark.parametrize("lang", LANGS)
BRIGADES = {f"b{n}": Label(f"虚构{n}大队", f"Brigade {n}") for n in range(60)}


def records(units: int, years: int) -> pd.DataFrame:
    """Hazards of brigades, year by year, all alike."""
    rows: list[dict[str, Any]] = []
    for year in range(years):
        about = SOUTH | {"report": f"r{year}", "window": f"{2010 + year}年"}
        rows.append(mention("100处", "hazards_found", **about))
        rows.append(mention("40处", "hazards_rectified", wording="督促整改", **about))
        rows.append(mention("60家", "units_inspected", **about))
    one = observed(*rows)
    return pd.concat(
        [one.assign(unit=unit, actor=unit) for unit in list(BRIGADES)[:units]], ignore_index=True
    )


def shown(units: int, years: int, lang: str = "zh") -> Axes:
    names = dict(list(BRIGADES.items())[:units])
    return laid_out(drawing("hazards", records(units, years), names, lang=lang))


@both
@pytest.mark.parametrize(("units", "years"), [(4, 1), (4, 3), (12, 1), (2, 5)])
def test_a_panel_for_each_record_says_whose_and_when(units: int, years: int, lang: str) -> None:
    ax = shown(units, years, lang)
    headings = [panel.get_title(loc="left") for panel in inside(ax) if panel.axison]
    assert len(set(headings)) == units * years == len(artists(ax, "hazards_found"))
    for unit in list(BRIGADES.values())[:units]:
        assert sum(heading.startswith(f"{unit[lang]} · ") for heading in headings) == years


@both
@pytest.mark.parametrize(("units", "years"), [(4, 3), (20, 1), (40, 1)])
def test_no_words_of_many_records_overlap_or_leave_the_picture(
    units: int, years: int, lang: str
) -> None:
    ax = shown(units, years, lang)
    whole = ax.get_figure(root=True).bbox  # type: ignore[union-attr]
    words = [text for text in texts(ax) if text.get_text()]
    boxes = [place(text) for text in words]
    assert [
        text.get_text() for text, box in zip(words, boxes, strict=True) if box.x1 > whole.x1
    ] == []
    met = [
        (words[at].get_text(), words[other].get_text())
        for at in range(len(words))
        for other in range(at)
        if hits(boxes[at], boxes[other])
    ]
    assert met == []


@both
def test_forty_records_have_a_line_of_words_each(lang: str) -> None:
    ax = shown(40, 1, lang)
    assert len(artists(ax, "record")) == 40
    assert all(
        any(unit[lang] in text for text in said(ax)) for unit in list(BRIGADES.values())[:40]
    )


@both
def test_of_more_records_the_latest_of_each_unit_are_drawn_and_the_others_are_named(
    lang: str,
) -> None:
    ax = shown(30, 2, lang)
    rows = exhibit_of(ax).rows
    assert set(rows["unit"]) == set(list(BRIGADES)[:30])
    assert set(rows.loc[rows["window_end"] == "2011-12-31", "unit"]) == set(list(BRIGADES)[:30])
    left_out = {BRIGADES[unit][lang] for unit in list(BRIGADES)[:30]} - {
        BRIGADES[str(unit)][lang] for unit in rows.loc[rows["window_end"] == "2010-12-31", "unit"]
    }
    assert len(left_out) == 20
    assert all(name in text_of(ax, "subtitle") for name in left_out)


def test_the_title_counts_units_and_records() -> None:
    assert text_of(shown(4, 3), "title").startswith("4家单位的12组隐患记录")
    assert text_of(shown(4, 3, "en"), "title").startswith("12 records of hazards of 4 units")


def test_a_slide_lists_every_record() -> None:
    ax = shown(4, 3)
    (table,) = native_hazards(exhibit_of(ax), Theme(list(BRIGADES)))
    assert isinstance(table, Table)
    assert len(table.rows) == 12
    assert {line[0].zh for line in table.rows} == {f"虚构{n}大队" for n in range(4)}
