"""The presentation: template, fonts and palette, layouts, and the same bytes each time.

Our own 16:9 one, the analyst's template, or a deck that is there.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from analysis.documents.archives import check_archive
from analysis.problems import stop
from analysis.renderers.pptx.drawingml import parse_xml, qualified_tag
from analysis.renderers.pptx.text import INCH
from analysis.renderers.style import INK, PALETTE, PAPER
from analysis.spreadsheets import EPOCH

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

# --- Theme fonts and colours: ours in a deck of our own; in a template only the East Asian font
# that it leaves open.

# on every Chinese Windows; elsewhere the nearest font takes its place
LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"
HANS = f"{qualified_tag('font')}[@script='Hans']"
COLOURS = {"dk1": INK, "lt1": PAPER, "dk2": INK, "lt2": PAPER}


def set_themes(deck: "Presentation") -> None:
    """Give the deck's themes the fonts and the palette of the charts."""
    accents = {f"accent{place}": shade for place, shade in enumerate(PALETTE, start=1)}
    for theme in _edit_themes(deck):
        for face in _theme_faces(theme):
            face.find(qualified_tag("latin")).set("typeface", LATIN)
            for east in (face.find(qualified_tag("ea")), face.find(HANS)):
                east.set("typeface", EAST_ASIAN)
        for name, shade in (COLOURS | accents).items():
            (slot,) = theme.iter(qualified_tag(name))
            slot[:] = [parse_xml(f'<a:srgbClr val="{shade[1:]}"/>')]


def fill_in(deck: "Presentation") -> None:
    """Name an East Asian font where a theme has none.

    The one that it keeps for simplified Chinese, else ours.
    """
    for theme in _edit_themes(deck):
        for face in _theme_faces(theme):
            east, kept = face.find(qualified_tag("ea")), face.find(HANS)
            if not east.get("typeface"):
                east.set("typeface", EAST_ASIAN if kept is None else kept.get("typeface"))


def _theme_faces(theme: Any) -> Iterator[Any]:
    """The fonts of headings and of text."""
    yield from theme.iter(qualified_tag("majorFont"), qualified_tag("minorFont"))


def _edit_themes(deck: "Presentation") -> Iterator[Any]:
    """Each theme of the deck as XML, written back when the loop goes on."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.opc.package import XmlPart
    from pptx.oxml import parse_xml

    for master in (*deck.slide_masters, deck.notes_master):
        part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
        if isinstance(part, XmlPart):  # one that python-pptx has just made
            yield part._element
            continue
        theme = parse_xml(part.blob)
        yield theme
        part.blob = etree.tostring(theme, encoding="UTF-8", xml_declaration=True, standalone=True)


# --- A deck as a file: the same bytes from the same input, without the times of writing.

OURS, TITLE_MOST = "analysis", 200
LANGUAGE = {"zh": "zh-CN", "en": "en-US", "both": "zh-CN"}


def set_properties(deck: "Presentation", lang: str) -> None:
    """Say in the file's properties what the deck is; the same each time."""
    about = deck.core_properties
    titles = [slide.shapes.title.text for slide in deck.slides if slide.shapes.title is not None]
    about.title = titles[0][:TITLE_MOST] if titles else ""
    about.language = LANGUAGE[lang]
    about.author = about.last_modified_by = OURS
    about.created = about.modified = datetime(*EPOCH)  # noqa: DTZ001  (the format has no zone)
    about.revision = 1


def to_bytes(deck: "Presentation") -> bytes:
    """The deck as a .pptx, its parts without times of their own."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    deck.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for part in source.namelist():
            target.writestr(zipfile.ZipInfo(part, EPOCH), source.read(part), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


# --- The presentation that slides are put into: our own 16:9 one, the analyst's template, or a
# deck that is there.

# left, top, width and height in inches
PLACES = {"TITLE": (0.5, 0.3, 12.33, 0.98), "SLIDE_NUMBER": (12.0, 7.1, 0.83, 0.28)}
OPENING = {"CENTER_TITLE": (0.8, 1.7, 11.7, 1.9), "SUBTITLE": (0.8, 3.8, 11.7, 1.3)}
TITLE_SIZE, NUMBER_SIZE = "2600", "1000"
TYPES = "[Content_Types].xml"
PRESENTATION = b"presentationml.presentation.main+xml"
# .potx, .ppsx
KINDRED = (b"presentationml.template.main+xml", b"presentationml.slideshow.main+xml")
REMEDY = "open it in PowerPoint and save it as .pptx; it needs a slide layout with a title"
FOOTERS = ("DATE", "FOOTER", "SLIDE_NUMBER")


def blank_presentation() -> "Presentation":
    """Return our own presentation: 16:9, white, in the palette and fonts of the charts."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width = deck.slide_width * 4 // 3  # python-pptx's own is 4:3
    for owner in (deck.slide_master, *deck.slide_layouts):
        for place in owner._element.iter(qualified_tag("off"), qualified_tag("ext")):
            for side in {"x", "cx"} & set(place.keys()):
                place.set(side, str(int(place.get(side)) * 4 // 3))
    set_themes(deck)
    _set_out(deck.slide_master)
    _forget_preview(deck)
    return deck


def _set_out(master: Any) -> None:
    """Titles at the left, of a size for sentences; the page number in the corner."""
    style = master._element.find(f".//{{*}}titleStyle/{qualified_tag('lvl1pPr')}")
    style.set("algn", "l")
    style.find(qualified_tag("defRPr")).set("sz", TITLE_SIZE)
    style.find(qualified_tag("defRPr")).set("b", "1")
    for owner, places in ((master, PLACES), (master.slide_layouts[0], OPENING)):
        for shape in owner.placeholders:
            if (place := places.get(shape.placeholder_format.type.name)) is not None:
                sides = [round(side * INCH) for side in place]
                shape.left, shape.top, shape.width, shape.height = sides
    for level in master.slide_layouts[0]._element.iter(qualified_tag("lvl1pPr")):
        level.set("algn", "l")


def _forget_preview(deck: "Presentation") -> None:
    """Take away python-pptx's own thumbnail: it shows another deck."""
    from pptx.opc.constants import RELATIONSHIP_TYPE

    package = deck.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            package._rels.pop(key)


def open_presentation(content: bytes, place: str) -> "Presentation":
    """The presentation in `content`.

    DataError, naming `place`, where PowerPoint itself would not open it.
    """
    from lxml import etree
    from pptx import Presentation
    from pptx.exc import PackageNotFoundError

    check_archive(content, place, ".pptx")
    try:
        deck = Presentation(io.BytesIO(_as_presentation(content)))
        slide_layout(deck, place)
    except (
        PackageNotFoundError,
        KeyError,
        ValueError,
        AttributeError,
        etree.XMLSyntaxError,
    ) as error:
        stop(place, f"it is no PowerPoint presentation, or a damaged one ({error})", REMEDY)
    return deck


def _as_presentation(content: bytes) -> bytes:
    """A .potx or .ppsx as the .pptx that it would be saved as."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        if TYPES not in source.namelist():
            return content
        # The kinds differ in nothing but what the list of content types calls them.
        listed = renamed = source.read(TYPES)
        for kind in KINDRED:
            renamed = renamed.replace(kind, PRESENTATION)
        if renamed == listed:
            return content
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
            for member in source.infolist():
                data = renamed if member.filename == TYPES else source.read(member)
                target.writestr(member, data)
    return made.getvalue()


def open_template(content: bytes, place: str) -> "Presentation":
    """The analyst's template.

    Its layouts, theme and fonts, without the slides that it shows them on.
    """
    deck = open_presentation(content, place)
    listed = deck.slides._sldIdLst
    for slide in list(listed):
        deck.part.drop_rel(slide.rId)
        listed.remove(slide)
    for name in ("custShowLst", "extLst"):  # custom shows and sections name slides that are gone
        for kept in deck.part._element.findall(f"{{*}}{name}"):
            deck.part._element.remove(kept)
    fill_in(deck)
    return deck


def slide_layout(deck: "Presentation", place: str, *, opening: bool = False) -> "SlideLayout":
    """The layout for a slide.

    The template's title layout for the `opening`, else title only, else any with a title.
    """
    titled: list[SlideLayout] = []
    kinds: dict[str, SlideLayout] = {}
    for layout in deck.slide_layouts:
        if any(_is_placeholder(shape, "TITLE", "CENTER_TITLE") for shape in layout.placeholders):
            titled.append(layout)
            kinds.setdefault(layout._element.get("type"), layout)  # the first of each kind
    if not titled:
        stop(place, "none of its slide layouts has a title", REMEDY)
    for kind in ("title", "titleOnly") if opening else ("titleOnly",):
        if kind in kinds:
            return kinds[kind]
    # Layouts that people made themselves name no kind: the one that leaves most room.
    return min(titled, key=lambda layout: len(layout.placeholders))


def _is_placeholder(shape: Any, *kinds: str) -> bool:
    return shape.placeholder_format.type.name in kinds


def foot_of_layout(layout: "SlideLayout", high: int) -> int:
    """Where the layout's own footers begin, or its slide ends."""
    tops = []
    for shape in layout.placeholders:
        if not _is_placeholder(shape, *FOOTERS):
            continue
        if shape.top > high // 2:  # some templates have the page number above
            tops.append(shape.top)
    return min(tops, default=high)
