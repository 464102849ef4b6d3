"""One slide put on a page.

Title, how to read it, its parts, and at the foot window, notes and source.
"""

import copy
import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from analysis.labels.slides import language_lines
from analysis.renderers.pptx import chart_xml
from analysis.renderers.pptx import presentation as base
from analysis.renderers.pptx.drawingml import TITLE, set_alt_text, set_fonts
from analysis.renderers.pptx.parts import Chart, ChartPicture, Part, Slide, Table
from analysis.renderers.pptx.text import (
    INCH,
    POINT,
    Box,
    fitting_size,
    grid_places,
    join_lines,
    put_box,
    put_table,
    put_words,
    text_height,
    write_text,
)

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

OURS = "analysis "  # opens the name of each shape of ours, by which it is known again
TITLE_SIZES, OPENING_SIZES, SUBTITLE_SIZES = (
    (26, 24, 22, 20, 18, 16),
    (40, 36, 32, 28, 24),
    (20, 18, 16, 14, 12),
)
HOW_SIZE, FOOT_SIZES = 13, (10.5, 10, 9.5, 9)
GAP, FOOT_MOST = round(0.12 * INCH), round(1.2 * INCH)
ROOM = (0.1, 0.05)  # inches that a title keeps free at its sides, above and below
INSET = round(0.1 * INCH)  # that a title has at its sides
SECOND = 0.65  # size of a title's second language against its first


def fill_page(
    page: "Page", slide: Slide, foot: Sequence[str], notes: Sequence[str], lang: str, bottom: int
) -> None:
    """Write `slide` on `page`, which is new or cleared, above `bottom`.

    `notes` are what the speaker sees.

    Shapes are put in the order in which they are read aloud.
    """
    page._element.cSld.set("name", slide.name)
    title = page.shapes.title
    _write_title(
        title, language_lines(slide.title, lang), OPENING_SIZES if slide.opening else TITLE_SIZES
    )
    low = title.top + title.height
    area = Box(title.left + INSET, low, title.width - 2 * INSET, bottom - low)
    size = fitting_size(foot, area.width / POINT, FOOT_MOST / POINT, FOOT_SIZES)
    high = round(text_height(foot, area.width / POINT, size) * POINT)
    inner = _write_subtitle(page, slide, area._replace(height=area.height - high - GAP), lang)
    places = grid_places(inner, len(slide.parts), slide.columns, slide.widths, GAP)
    for number, (part, box) in enumerate(zip(slide.parts, places, strict=True), start=1):
        _place_part(page, part, box, lang, f"{OURS}{number}")
    put_box(
        page,
        foot,
        Box(area.left, area.bottom - high, area.width, high),
        f"{OURS}foot",
        size=size,
        quiet=True,
    )
    _place_number(page)
    _finish_page(page, notes)


def _finish_page(page: "Page", notes: Sequence[str]) -> None:
    """The fonts of what is ours, and the speaker's notes."""
    for shape in page.shapes:
        if shape.name.startswith(OURS):
            set_fonts(shape._element)
    set_fonts(page.shapes.title._element, TITLE)
    page.notes_slide.notes_text_frame.text = "\n".join(notes)
    set_fonts(page.notes_slide._element)


def clear_page(page: "Page") -> None:
    """Take what is ours off the page; what an analyst put there stays."""
    for shape in list(page.shapes):
        if shape.name.startswith(OURS):
            # its chart with workbook, or its picture: else they stay in the file unseen
            for key in shape._element.xpath(".//c:chart/@r:id | .//a:blip/@r:embed"):
                page.part.drop_rel(key)
            shape._element.getparent().remove(shape._element)


def _write_title(title: Any, texts: Sequence[str], sizes: Sequence[float]) -> None:
    """The title, as large as fits; a second language below it and smaller."""
    # 72 points to the inch, on either side
    wide, high = title.width / POINT - 144 * ROOM[0], title.height / POINT - 144 * ROOM[1]
    first, *others = texts
    for size in sizes:  # the last of them where none fits
        taken = text_height([first], wide, size) + text_height(others, wide, size * SECOND)
        if taken <= high:
            break
    title.text_frame.clear()
    write_text(title.text_frame, texts, size)
    for paragraph in title.text_frame.paragraphs[1:]:
        paragraph.runs[0]._r.rPr.set("sz", f"{size * SECOND * 100:.0f}")


def _write_subtitle(page: "Page", slide: Slide, area: Box, lang: str) -> Box:
    """How to read the slide, below its title, or in its subtitle; what is left of `area`."""
    texts = join_lines(language_lines(slide.how, lang), area.width / POINT, HOW_SIZE)
    subtitle = next(
        (one for one in page.placeholders if one.placeholder_format.type.name == "SUBTITLE"), None
    )
    if subtitle is not None:
        subtitle.text_frame.clear()
        write_text(
            subtitle.text_frame,
            texts,
            fitting_size(texts, subtitle.width / POINT, subtitle.height / POINT, SUBTITLE_SIZES),
        )
        set_fonts(subtitle._element)
    if subtitle is not None or not texts:
        return area  # a subtitle has its own place in the layout, and takes nothing of the area
    high = round(text_height(texts, area.width / POINT, HOW_SIZE) * POINT)
    put_box(page, texts, area._replace(height=high), f"{OURS}how", size=HOW_SIZE, quiet=True)
    return area._replace(top=area.top + high + GAP, height=area.height - high - GAP)


def _place_part(page: "Page", part: Part, box: Box, lang: str, name: str) -> None:
    """One part of the slide in its place."""
    if isinstance(part, Chart):
        chart_xml.add_chart(page, part, box, lang, name)
    elif isinstance(part, Table):
        put_table(page, part, box, lang, name)
    elif isinstance(part, ChartPicture):
        _place_picture(page, part, box, lang, name)
    else:
        put_words(page, part, box, lang, name)


def _place_picture(page: "Page", part: ChartPicture, box: Box, lang: str, name: str) -> None:
    """A picture as large as its place allows, in the middle of it."""
    shape = page.shapes.add_picture(io.BytesIO(part.png), box.left, box.top)
    scale = min(box.width / shape.width, box.height / shape.height)
    shape.width, shape.height = int(shape.width * scale), int(shape.height * scale)
    shape.left += (box.width - shape.width) // 2
    shape.name = name
    set_alt_text(shape, "\n".join(language_lines(part.alt, lang)))


def _place_number(page: "Page") -> None:
    """The page number where the layout has its own."""
    for shape in page.slide_layout.placeholders:
        if shape.placeholder_format.type.name == "SLIDE_NUMBER":
            made = copy.deepcopy(shape._element)
            for child in list(made.spPr):  # then the number stands where the layout has it
                made.spPr.remove(child)
            # The copy has the layout's id, which another shape of the page may have.
            (about,) = made.xpath("./p:nvSpPr/p:cNvPr")
            about.set(
                "id", str(max(map(int, page._element.xpath("//@id[. = number(.)]")), default=1) + 1)
            )
            about.set("name", f"{OURS}number")
            page.shapes._spTree.append(made)


def add_page(deck: Any, place: str, slide: Slide) -> "Page":
    """Add a page of the layout that suits `slide`, without empty placeholders."""
    page = deck.slides.add_slide(base.slide_layout(deck, place, opening=slide.opening))
    for shape in list(page.placeholders):
        if shape.placeholder_format.type.name not in (
            "TITLE",
            "CENTER_TITLE",
            *(("SUBTITLE",) if slide.opening else ()),
        ):
            shape._element.getparent().remove(shape._element)
    return page


def page_of(deck: Any, name: str) -> "Page | None":
    """The page of the slide `name`, which keeps that name when PowerPoint saves it."""
    return next((page for page in deck.slides if page.name == name), None)
