"""One slide put into a deck: it takes its namesake's place, and all else stays as it was."""

import io
from pathlib import Path
from typing import Any

import pytest
from pptx.util import Inches

import analysis as an
from analysis.briefing.clean_data import build_clean_data
from analysis.briefing.deck import deck as decks
from analysis.exhibits.spec import NO_WORDS, Exhibit
from analysis.problems import DataError, StepError
from analysis.project import VARIABLE, Project
from analysis.vocabulary import Label
from charts_drawn import blank, drawing, real
from decks import built, by_name, charts, dataset, drawn, opened, texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the built deck, with a box and a changed title of the analyst's."""
    deck = opened(built("zh"))
    page = by_name(deck, "hazards")
    page.shapes.add_textbox(
        Inches(1), Inches(6), Inches(3), Inches(0.4)
    ).text_frame.text = "请注意口径"
    by_name(deck, "bounds").shapes.title.text_frame.text = "我自己的题目"
    deck.core_properties.author = "分析员"
    deck.save(str(tmp_path / "mine.pptx"))
    return tmp_path / "mine.pptx"


def parts(path: Path) -> dict[str, bytes]:
    """Each part of the slides by name, as XML or as it is."""
    return {
        part.partname: part.blob
        for part in opened(path.read_bytes()).part.package.iter_parts()
        if not part.partname.startswith("/docProps")
    }


def of(deck: Any, name: str) -> set[str]:
    """The parts of one slide: its own, its charts with their sheets, its notes."""
    found, waiting = set(), [by_name(deck, name).part]
    while waiting:
        part = waiting.pop()
        if part.partname not in found and not any(
            word in part.partname for word in ("Layout", "Master", "theme")
        ):
            found.add(part.partname)
            waiting += [rel.target_part for rel in part.rels.values() if not rel.is_external]
    return found


def test_it_takes_the_place_of_its_namesake(path: Path) -> None:
    before = [slide.name for slide in opened(path.read_bytes()).slides]
    assert decks.to_slide(dataset(), "hazards", path, "zh") == "replaced"
    assert [slide.name for slide in opened(path.read_bytes()).slides] == before


def test_the_other_slides_stay_as_they_are(path: Path) -> None:
    before, own = parts(path), of(opened(path.read_bytes()), "hazards")
    decks.to_slide(dataset(), "hazards", path, "en")
    after = parts(path)
    assert {name for name in before if name not in own and before[name] != after.get(name)} == set()
    assert set(after) - set(before) <= of(opened(path.read_bytes()), "hazards")
    assert (
        by_name(opened(path.read_bytes()), "bounds").shapes.title.text_frame.text == "我自己的题目"
    )


def test_no_chart_that_was_replaced_is_left_behind(path: Path) -> None:
    before = len(parts(path))
    for _ in range(3):
        decks.to_slide(dataset(), "hazards", path, "zh")
    assert len(parts(path)) == before


def test_what_the_analyst_put_on_the_slide_stays(path: Path) -> None:
    decks.to_slide(dataset(), "hazards", path, "en")
    page = by_name(opened(path.read_bytes()), "hazards")
    assert "请注意口径" in texts(page)
    assert "urged to be rectified" in page.shapes.title.text_frame.text
    assert len([shape for shape in page.shapes if shape.name == "analysis foot"]) == 1
    identifiers = [shape.shape_id for shape in page.shapes]
    assert len(set(identifiers)) == len(identifiers)


def test_the_decks_own_properties_stay(path: Path) -> None:
    decks.to_slide(dataset(), "hazards", path, "zh")
    assert opened(path.read_bytes()).core_properties.author == "分析员"


def test_a_slide_that_is_not_there_comes_last(path: Path) -> None:
    assert decks.to_slide(dataset(), "training_reach", path, "zh") == "added"
    deck = opened(path.read_bytes())
    assert [slide.name for slide in deck.slides][-1] == "training_reach"
    assert len([name for name, _ in charts(deck) if name == "training_reach"]) == 4


def test_a_deck_that_is_not_there_is_begun(tmp_path: Path) -> None:
    assert decks.to_slide(dataset(), "fine_waiver", tmp_path / "new" / "mine.pptx", "en") == "added"
    (slide,) = opened((tmp_path / "new" / "mine.pptx").read_bytes()).slides
    assert slide.name == "fine_waiver"


def test_a_chart_is_put_with_the_rows_that_it_drew(path: Path) -> None:
    rows = real().observations
    ax = drawing(
        "fine_waiver",
        rows.assign(low=rows["low"].where(rows["metric"] != "businesses_fine_waived", 350)),
        real().names,
    )
    decks.to_slide(dataset(), ax, path, "zh")
    ((_, chart),) = [pair for pair in charts(opened(path.read_bytes())) if pair[0] == "fine_waiver"]
    assert drawn(chart)["下限"] == [350, None, None, None, None]


def test_a_chart_of_ones_own_is_put_as_a_picture(path: Path) -> None:
    ax = blank()
    ax.plot([1, 2])
    rows = real().observations.head(2)
    told = Label("两点一线", "Two points and a line")
    own = Exhibit("mine", Label("我的图", "My chart"), NO_WORDS, (), rows, description=told)
    assert decks.to_slide(dataset(), ax, path, "zh", own) == "added"
    page = by_name(opened(path.read_bytes()), "mine")
    (picture,) = [shape for shape in page.shapes if shape.shape_type == 13]
    assert picture._element.xpath(".//p:cNvPr/@descr") == [own.alt.zh]
    assert "两点一线" in own.alt.zh
    assert page.shapes.title.text_frame.text == "我的图"


def test_an_unknown_slide_is_told_with_those_that_there_are(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(
        StepError, match=r"There is no slide 'hazard'. Remedy: use one of opening, coverage"
    ):
        decks.to_slide(dataset(), "hazard", path, "zh")
    assert path.read_bytes() == before


def test_a_chart_of_nothing_is_not_put(path: Path) -> None:
    before = path.read_bytes()
    empty = drawing("fine_waiver", real().observations.iloc[:0], real().names)
    with pytest.raises(StepError, match="nothing to show"):
        decks.to_slide(dataset(), empty, path, "zh")
    assert path.read_bytes() == before


def test_a_damaged_deck_is_left_as_it_is(tmp_path: Path) -> None:
    damaged = io.BytesIO(built("zh")).getvalue()[:20_000]
    (tmp_path / "mine.pptx").write_bytes(damaged)
    with pytest.raises(DataError, match="damaged"):
        decks.to_slide(dataset(), "hazards", tmp_path / "mine.pptx", "zh")
    assert (tmp_path / "mine.pptx").read_bytes() == damaged


def test_a_notebook_puts_its_chart_into_the_projects_deck(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(project.root))
    build_clean_data(project)
    path = an.to_slide(an.chart.fine_waiver(lang="en", ax=blank()), lang="en")
    assert path == project.figures / "briefing.en.pptx"
    assert an.to_slide("hazards", project.root / "mine.pptx") == project.root / "mine.pptx"
    assert [slide.name for slide in opened(path.read_bytes()).slides] == ["fine_waiver"]
