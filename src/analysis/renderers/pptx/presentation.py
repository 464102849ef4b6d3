"""The presentation that slides are put into: our own 16:9 one, the analyst's template, or a deck that is there."""

import io
import zipfile
from typing import TYPE_CHECKING, Any

from analysis.problems import stop
from analysis.reading.archives import check_archive
from analysis.renderers.pptx import office_theme as theme
from analysis.renderers.pptx.drawingml import tag
from analysis.renderers.pptx.layout import INCH

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

# left, top, width and height in inches
PLACES = {"TITLE": (0.5, 0.3, 12.33, 0.98), "SLIDE_NUMBER": (12.0, 7.1, 0.83, 0.28)}
OPENING = {"CENTER_TITLE": (0.8, 1.7, 11.7, 1.9), "SUBTITLE": (0.8, 3.8, 11.7, 1.3)}
TITLE_SIZE, NUMBER_SIZE = "2600", "1000"
TYPES = "[Content_Types].xml"
PRESENTATION = b"presentationml.presentation.main+xml"
KINDRED = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")  # .potx, .ppsx
REMEDY = "open it in PowerPoint and save it as .pptx; it needs a slide layout with a title"
FOOTERS = ("DATE", "FOOTER", "SLIDE_NUMBER")


def blank() -> "Presentation":
    """Our own presentation: 16:9, white, the palette and fonts of the charts, titles at the left."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width = deck.slide_width * 4 // 3  # python-pptx's own is 4:3
    for owner in (deck.slide_master, *deck.slide_layouts):
        for place in owner._element.iter(tag("off"), tag("ext")):
            for side in {"x", "cx"} & set(place.keys()):
                place.set(side, str(int(place.get(side)) * 4 // 3))
    theme.ours(deck)
    _set_out(deck.slide_master)
    _forget_preview(deck)
    return deck


def _set_out(master: Any) -> None:
    """Titles at the left, of a size for sentences; the page number in the corner."""
    style = master._element.find(f".//{{*}}titleStyle/{tag('lvl1pPr')}")
    style.set("algn", "l")
    style.find(tag("defRPr")).set("sz", TITLE_SIZE)
    style.find(tag("defRPr")).set("b", "1")
    for owner, places in ((master, PLACES), (master.slide_layouts[0], OPENING)):
        for shape in owner.placeholders:
            if (place := places.get(shape.placeholder_format.type.name)) is not None:
                shape.left, shape.top, shape.width, shape.height = (round(side * INCH) for side in place)
    for level in master.slide_layouts[0]._element.iter(tag("lvl1pPr")):
        level.set("algn", "l")


def _forget_preview(deck: "Presentation") -> None:
    """Take away python-pptx's own thumbnail: it shows another deck."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)


def opened(content: bytes, place: str) -> "Presentation":
    """The presentation in `content`; DataError, naming `place`, where PowerPoint itself would not open it."""
    from lxml import etree
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    check_archive(content, place, ".pptx")
    try:
        deck = Presentation(io.BytesIO(_as_presentation(content)))
        layout(deck, place)
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        stop(place, f"it is no PowerPoint presentation, or a damaged one ({error})", REMEDY)
    return deck


def _as_presentation(content: bytes) -> bytes:
    """A .potx or .ppsx as the .pptx that it would be saved as."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        if TYPES not in source.namelist() or not any(kind in source.read(TYPES) for kind in KINDRED):
            return content
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for member in source.infolist():
                data = source.read(member)
                for kind in KINDRED if member.filename == TYPES else ():
                    data = data.replace(kind, PRESENTATION)
                target.writestr(member, data)
    return made.getvalue()


def template(content: bytes, place: str) -> "Presentation":
    """The analyst's template: its layouts, theme and fonts, without the slides that it shows them on."""
    deck = opened(content, place)
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    for name in ("custShowLst", "extLst"):  # custom shows and sections name slides that are gone
        for kept in deck.part._element.findall(f"{{*}}{name}"):
            deck.part._element.remove(kept)
    theme.fill_in(deck)
    return deck


def layout(deck: "Presentation", place: str, *, opening: bool = False) -> "SlideLayout":
    """The layout for a slide: the template's title layout for the `opening`, else title only, else any with a title."""
    titled = [
        one for one in deck.slide_layouts if any(_is(shape, "TITLE", "CENTER_TITLE") for shape in one.placeholders)
    ]
    if not titled:
        stop(place, "none of its slide layouts has a title", REMEDY)
    wanted = ("title", "titleOnly") if opening else ("titleOnly",)
    kinds = {one._element.get("type"): one for one in reversed(titled)}
    found = next((kinds[kind] for kind in wanted if kind in kinds), None)
    return found or min(titled, key=lambda one: len(one.placeholders))


def _is(shape: Any, *kinds: str) -> bool:
    return shape.placeholder_format.type.name in kinds


def foot(layout: "SlideLayout", high: int) -> int:
    """Where the layout's own footers begin, or its slide ends."""
    tops = [shape.top for shape in layout.placeholders if _is(shape, *FOOTERS) and shape.top > high // 2]
    return min(tops, default=high)
