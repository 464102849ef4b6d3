"""The deck follows the rows.

Of other reports it tells other numbers, and a slide without rows falls out.
"""

from pathlib import Path
from typing import Any

import pytest

from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.deck import deck as decks
from analysis.dataset import Dataset
from analysis.problems import DataError
from analysis.project import Project
from decks import by_name, charts, drawn, opened, sheet, texts

OF_THE_FIVE = (
    "遂宁",
    "德清",
    "衡阳",
    "西藏",
    "新疆",
    "Suining",
    "Deqing",
    "Hengyang",
    "Tibet",
    "Xinjiang",
)


def deck_of(project: Project, lang: str = "zh") -> Any:
    """The deck of a project that is built."""
    build_clean_data(project)
    decks.write_deck(Dataset(project), project.deck(lang), lang)
    return opened(project.deck(lang).read_bytes())


@pytest.fixture
def deck(project: Project) -> Any:
    return deck_of(project)


def test_nothing_of_the_five_reports_is_written_into_it(deck: Any) -> None:
    for slide in deck.slides:
        told = texts(slide) + slide.notes_slide.notes_text_frame.text
        assert [name for name in OF_THE_FIVE if name in told] == []


def test_titles_tell_what_these_rows_say(deck: Any) -> None:
    titles = {slide.name: slide.shapes.title.text_frame.text for slide in deck.slides}
    assert titles["opening"] == "2份报道、11个数字：2家单位都报的指标有1项"
    assert titles["who"] == "11个数字中，8个属单位本身，1个属下属单位，2个只属一名人员"
    assert "甲市支队：发现301–399处隐患，督促整改280处" in titles["hazards"]


def test_slides_without_rows_fall_out(deck: Any) -> None:
    names = {slide.name for slide in deck.slides}
    assert {
        "opening",
        "coverage",
        "hazards",
        "fine_waiver",
        "publicity",
        "method",
        "sources",
    } <= names
    assert "honours" not in names


def test_a_hedge_is_two_bounds_and_no_point(deck: Any) -> None:
    found = [chart for name, chart in charts(deck) if name == "hazards"][1]
    assert drawn(found)["下限"][0] == 301
    assert drawn(found)["上限"][0] == 399


def test_two_records_of_hazards_are_never_set_against_another(deck: Any) -> None:
    own = [chart for name, chart in charts(deck) if name == "hazards"]
    assert len(own) == 4
    reports = [{line["报道编号"] for line in sheet(chart) if line["报道编号"]} for chart in own]
    assert reports == [{"jia"}, {"jia"}, {"yi"}, {"yi"}]
    headed = [chart.chart_title.text_frame.text for chart in own]
    assert headed[0].startswith("甲市支队 ")
    assert headed[2].startswith("乙县大队 · 一名监督员 ")
    assert "一名监督员的个人记录，不代表该单位" in texts(by_name(deck, "hazards"))


def test_words_of_a_report_that_look_like_a_formula_stay_words(project: Project) -> None:
    card = project.card("jia").read_text(encoding="utf-8")
    project.card("jia").write_text(card.replace("城东站", "=1+1<&>站"), encoding="utf-8")
    deck = deck_of(project)
    cells = [
        line["名称"]
        for slide, chart in charts(deck)
        if slide == "publicity"
        for line in sheet(chart)
    ]
    assert "甲市支队 · =1+1<&>站" in cells
    assert "=1+1<&>站" in by_name(deck, "publicity").notes_slide.notes_text_frame.text


def test_in_english_and_in_both_languages(project: Project) -> None:
    english = deck_of(project, "en")
    assert by_name(english, "opening").shapes.title.text_frame.text.startswith(
        "2 reports, 11 numbers: 1 metric reported by all 2 units"
    )
    both = by_name(deck_of(project, "both"), "opening").shapes.title.text_frame.text
    assert "2份报道" in both
    assert "2 reports" in both


def test_before_a_build_it_says_what_to_run(project: Project, tmp_path: Path) -> None:
    build_clean_data(project)
    (project.clean / "observations.csv").unlink()
    with pytest.raises(DataError, match="run `analysis build` first"):
        decks.write_deck(Dataset(project), tmp_path / "x.pptx", "zh")
    assert not (tmp_path / "x.pptx").exists()
