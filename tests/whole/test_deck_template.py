"""The analyst's template: its layouts, theme and fonts; what is no template gets one clear error."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from analysis.briefing.deck import deck as decks
from analysis.problems import DataError
from analysis.renderers.pptx import presentation as base
from decks import A, dataset, opened

SECTIONS = (
    b'<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"><p14:sectionLst '
    b'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"><p14:section name="x" '
    b'id="{00000000-0000-4000-8000-000000000000}"><p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section>'
    b"</p14:sectionLst></p:ext></p:extLst></p:presentation>"
)
MAIN = b"presentationml.presentation.main+xml"


def saved(deck: Any) -> bytes:
    kept = io.BytesIO()
    deck.save(kept)
    return kept.getvalue()


def changed(content: bytes, **changes: Callable[[bytes], bytes]) -> bytes:
    """A package with some of its parts changed.

    A part is named by the end of its name, without its suffix.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            change = next((to for name, to in changes.items() if Path(part).stem == name), bytes)
            target.writestr(part, change(source.read(part)))
    return made.getvalue()


@pytest.fixture(scope="module")
def house() -> bytes:
    """A house's template: 4:3, Georgia and FangSong, a green accent, and a slide that shows it."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "a sample"
    faces = b'<a:latin typeface="%b"/><a:ea typeface="%b"/>'
    plain, ours = faces % (b"Calibri", b""), faces % (b"Georgia", b"FangSong")
    return changed(
        saved(deck),
        theme1=lambda xml: xml.replace(plain, ours).replace(b"4F81BD", b"00AA44"),
        presentation=lambda xml: xml.replace(b"</p:presentation>", SECTIONS),
    )


def theme_of(deck: Any) -> bytes:
    (part,) = [
        part for part in deck.part.package.iter_parts() if part.partname == "/ppt/theme/theme1.xml"
    ]
    content: bytes = part.blob
    return content


@pytest.fixture(scope="module")
def dressed(house: bytes, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The deck in the house's template."""
    folder = tmp_path_factory.mktemp("house")
    (folder / "house.pptx").write_bytes(house)
    decks.write_deck(dataset(), folder / "briefing.pptx", "zh", folder / "house.pptx")
    return opened((folder / "briefing.pptx").read_bytes())


def test_the_templates_fonts_colours_and_size_are_kept(dressed: Any) -> None:
    assert dressed.slide_width * 3 == dressed.slide_height * 4
    assert theme_of(dressed).count(b'<a:latin typeface="Georgia"/><a:ea typeface="FangSong"/>') == 2
    assert b"00AA44" in theme_of(dressed)


def test_the_templates_own_slides_are_gone(dressed: Any) -> None:
    assert [slide for slide in dressed.slides if slide.shapes.title.text == "a sample"] == []
    assert len(dressed.slides) >= 13
    assert b"sectionLst" not in dressed.part.blob


def test_slides_have_the_templates_layouts(dressed: Any) -> None:
    first, *others = dressed.slides
    assert first.slide_layout.name == "Title Slide"
    assert {slide.slide_layout.name for slide in others} == {"Title Only"}


def test_text_takes_the_themes_fonts_not_ours(dressed: Any) -> None:
    for slide in dressed.slides:
        faces = {
            face.get("typeface")
            for face in (*slide._element.iter(f"{A}latin"), *slide._element.iter(f"{A}ea"))
        }
        assert faces <= {"+mn-lt", "+mn-ea", "+mj-lt", "+mj-ea"}


def test_nothing_lies_outside_the_slide_or_on_the_layouts_footers(dressed: Any) -> None:
    for slide in dressed.slides:
        bottom = base.foot_of_layout(slide.slide_layout, dressed.slide_height)
        for shape in slide.shapes:
            assert shape.left >= 0, slide.name
            assert shape.left + shape.width <= dressed.slide_width, slide.name
            if shape.name != "analysis number":
                assert shape.top + shape.height <= bottom, (slide.name, shape.name)


def test_an_east_asian_font_that_a_theme_leaves_open_is_filled_from_its_own_list() -> None:
    deck = base.open_template(saved(Presentation()), "plain.pptx")
    assert theme_of(deck).count('<a:ea typeface="宋体"/>'.encode()) == 2


@pytest.mark.parametrize("kind", [b"template", b"slideshow"])
def test_a_potx_or_ppsx_is_taken_too(house: bytes, kind: bytes) -> None:
    other = MAIN.replace(b"presentation.main", kind + b".main")
    potx = changed(house, **{"[Content_Types]": lambda xml: xml.replace(MAIN, other)})
    assert len(base.open_template(potx, "house.potx").slides) == 0
    assert MAIN in zipfile.ZipFile(io.BytesIO(saved(base.open_template(potx, "house.potx")))).read(
        "[Content_Types].xml"
    )


def untitled() -> bytes:
    """A template whose layouts have no title."""
    deck = Presentation()
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            shape._element.getparent().remove(shape._element)
    return saved(deck)


def without(content: bytes, gone: str) -> bytes:
    """A package without one of its parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            if part != gone:
                target.writestr(part, source.read(part))
    return made.getvalue()


DAMAGED = {
    "empty": (lambda: b"", "it is empty"),
    "no zip": (lambda: b"PK\x03\x04 and then nothing", "damaged or cut off"),
    "a text": (lambda: b"a text", "not a .pptx"),
    "cut off": (lambda: saved(Presentation())[:9000], "damaged or cut off"),
    "another zip": (
        lambda: changed(saved(Presentation()), **{"[Content_Types]": lambda _: b"<x/>"}),
        "no PowerPoint",
    ),
    "broken xml": (
        lambda: changed(saved(Presentation()), presentation=lambda xml: xml[:-9]),
        "its XML is damaged",
    ),
    "a part is gone": (
        lambda: without(saved(Presentation()), "ppt/slideLayouts/slideLayout2.xml"),
        "no PowerPoint",
    ),
    "no title": (untitled, "none of its slide layouts has a title"),
}


@pytest.mark.parametrize("how", DAMAGED)
def test_what_is_no_template_gets_one_clear_error(how: str) -> None:
    make, said = DAMAGED[how]
    with pytest.raises(DataError, match=said) as error:
        base.open_template(make(), "house.pptx")
    assert str(error.value).startswith("house.pptx")
    assert "Remedy: " in str(error.value)
    assert len(error.value.problems) == 1


def test_a_damaged_template_leaves_the_deck_that_was_there(tmp_path: Path) -> None:
    (tmp_path / "house.pptx").write_bytes(b"a text")
    (tmp_path / "briefing.pptx").write_bytes(b"what was there")
    with pytest.raises(DataError):
        decks.write_deck(dataset(), tmp_path / "briefing.pptx", "zh", tmp_path / "house.pptx")
    assert (tmp_path / "briefing.pptx").read_bytes() == b"what was there"
