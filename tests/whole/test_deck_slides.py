"""Every slide says what it found, of what, and from where.

Every chart can be edited, and read aloud.
"""

import re
from typing import Any

import pytest

from analysis.exhibits.registry import slides as order
from analysis.vocabulary import caveats
from decks import LANGS, A, C, built, by_name, charts, dataset, is_chinese, opened, slides, texts

NOT_OF_REPORTS = {"coverage", "reported", "funnel"}  # states of metrics, and what others published
PICTURES = {"coverage", "windows"}  # kinds that PowerPoint lacks
each = pytest.mark.parametrize("lang", LANGS)


@each
def test_thirteen_slides_or_more_each_of_its_own_name(lang: str) -> None:
    names = [slide.name for slide in slides(lang)]
    assert len(names) >= 13
    assert names == [name for name in order() if name in names]


@each
def test_eight_native_charts_or_more(lang: str) -> None:
    assert len(list(charts(opened(built(lang))))) >= 8


@each
def test_it_is_sixteen_by_nine(lang: str) -> None:
    deck = opened(built(lang))
    assert deck.slide_width * 9 == deck.slide_height * 16


@each
def test_pictures_are_only_of_kinds_that_powerpoint_lacks(lang: str) -> None:
    shown = {
        slide.name for slide in slides(lang) for shape in slide.shapes if shape.shape_type == 13
    }
    assert shown == PICTURES


@each
def test_every_chart_table_and_picture_has_alt_text(lang: str) -> None:
    told = 0
    for slide in slides(lang):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 13:
                described = shape._element.xpath(".//p:cNvPr/@descr")
                assert described, slide.name
                assert len(described[0]) > 20, slide.name
                told += 1
    assert told >= 15


@each
def test_a_charts_alt_text_names_each_of_its_points(lang: str) -> None:
    for slide in slides(lang):
        for shape in slide.shapes:
            if shape.has_chart:
                said = shape._element.xpath(".//p:cNvPr/@descr")[0]
                names = [
                    point.text for point in shape.chart._chartSpace.iterfind(f".//{C}cat//{C}v")
                ]
                wanted = names if lang != "both" else [name.split()[0] for name in names]
                assert [name for name in wanted if name not in said] == []


@pytest.mark.parametrize(
    ("lang", "window", "source"), [("zh", "时段：", "资料来源："), ("en", "Window: ", "Sources: ")]
)
def test_every_slide_has_its_window_caveats_and_source(lang: str, window: str, source: str) -> None:
    always = caveats()["SELF_SELECTED"][lang]
    for slide in slides(lang):
        (foot,) = [shape.text_frame.text for shape in slide.shapes if shape.name == "analysis foot"]
        assert window in foot, slide.name
        assert source in foot, slide.name
        assert always in foot, slide.name
        assert slide.notes_slide.notes_text_frame.text.endswith(foot), slide.name


@each
def test_every_slide_has_a_title_that_opens_its_notes(lang: str) -> None:
    for slide in slides(lang):
        title = slide.shapes.title.text_frame.text
        assert len(title) > 8, slide.name
        assert slide.notes_slide.notes_text_frame.text.startswith(title), slide.name


def test_notes_tell_each_numbers_words_report_and_place() -> None:
    rows = dataset().printed
    known = {(row.report, str(row.cell or row.start), row.phrase) for row in rows.itertuples()}
    for slide in slides("zh"):
        notes = slide.notes_slide.notes_text_frame.text
        found = re.findall(r"“([^“”]*)” \[([a-z]+) @ ([0-9]+)\]", notes)
        assert {(report, place, phrase) for phrase, report, place in found} <= known, slide.name
        assert all(len(phrase) <= 20 for phrase, _, _ in found)
        assert bool(found) == (slide.name not in NOT_OF_REPORTS), slide.name


def test_a_derived_numbers_notes_lead_to_both_of_its_parts() -> None:
    notes = by_name(opened(built("zh")), "hazards").notes_slide.notes_text_frame.text
    (share,) = [line for line in notes.splitlines() if "94.7%" in line and line.startswith("·")]
    assert "“246 处” [deqing @ 609]" in share
    assert "“233 处” [deqing @ 620]" in share


def fonts(root: Any) -> list[tuple[str, str | None]]:
    """Each run's and field's text with the typeface of its a:ea."""
    runs = [*root.iter(f"{A}r"), *root.iter(f"{A}fld")]
    east = [run.find(f"{A}rPr/{A}ea") for run in runs]
    return [
        (
            "".join(part.text or "" for part in run.iter(f"{A}t")),
            None if ea is None else ea.get("typeface"),
        )
        for run, ea in zip(runs, east, strict=True)
    ]


@each
def test_every_run_with_chinese_names_an_east_asian_font(lang: str) -> None:
    deck = opened(built(lang))
    roots = [slide._element for slide in deck.slides] + [
        slide.notes_slide._element for slide in deck.slides
    ]
    roots += [chart._chartSpace for _, chart in charts(deck)]
    told = [(text, face) for root in roots for text, face in fonts(root) if is_chinese(text)]
    assert len(told) > 100
    assert [text for text, face in told if not face] == []


@each
def test_text_that_charts_read_from_their_sheets_has_an_east_asian_font(lang: str) -> None:
    for name, chart in charts(opened(built(lang))):
        defaults = list(chart._chartSpace.iter(f"{A}defRPr"))
        assert len(defaults) >= 3, name
        assert all(default.find(f"{A}ea") is not None for default in defaults), name
        assert chart._chartSpace.find(f"{C}txPr") is not None


@each
def test_themes_name_an_east_asian_font(lang: str) -> None:
    parts = [
        part for part in opened(built(lang)).part.package.iter_parts() if "/theme/" in part.partname
    ]
    assert len(parts) == 2
    for part in parts:
        faces = re.findall(
            rb'<a:(?:major|minor)Font>.*?<a:ea typeface="([^"]*)"', part.blob, re.DOTALL
        )
        assert len(faces) == 2
        assert all(faces)


def test_no_placeholder_is_left_empty() -> None:
    for slide in slides("zh"):
        assert all(shape.text_frame.text for shape in slide.placeholders)


def test_what_is_not_reported_is_said_to_be() -> None:
    deck = opened(built("zh"))
    for name, gaps in (("fine_waiver", 4), ("honours", 33)):
        shown = texts(by_name(deck, name))
        cells = [
            v.text
            for slide, chart in charts(deck)
            if slide == name
            for v in chart._chartSpace.iterfind(f".//{C}cat//{C}v")
        ]
        assert shown.count("未报道") + sum("未报道" in cell for cell in cells) >= gaps


@each
def test_shapes_stand_in_the_order_in_which_they_are_read(lang: str) -> None:
    for slide in slides(lang):
        names = [shape.name for shape in slide.shapes if shape.name.startswith("analysis ")]
        parts = [str(number) for number in range(1, len(names)) if f"analysis {number}" in names]
        how = [] if slide.name == "opening" else ["how"]
        assert [name.removeprefix("analysis ") for name in names] == [
            *how,
            *parts,
            "foot",
            "number",
        ]
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id
