"""Theme fonts and colours: ours in a deck of our own; in a template only the East Asian font that it leaves open."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from analysis.renderers.pptx.drawingml import parse, tag
from analysis.renderers.style import INK, PALETTE, PAPER

if TYPE_CHECKING:
    from pptx.presentation import Presentation

LATIN, EAST_ASIAN = "Arial", "Microsoft YaHei"  # on every Chinese Windows; elsewhere the nearest font takes its place
HANS = f"{tag('font')}[@script='Hans']"
COLOURS = {"dk1": INK, "lt1": PAPER, "dk2": INK, "lt2": PAPER}


def ours(deck: "Presentation") -> None:
    """Give the deck's themes the fonts and the palette of the charts."""
    accents = {f"accent{place}": shade for place, shade in enumerate(PALETTE, start=1)}
    for theme in _themes(deck):
        for face in _faces(theme):
            face.find(tag("latin")).set("typeface", LATIN)
            for east in (face.find(tag("ea")), face.find(HANS)):
                east.set("typeface", EAST_ASIAN)
        for name, shade in (COLOURS | accents).items():
            (slot,) = theme.iter(tag(name))
            slot[:] = [parse(f'<a:srgbClr val="{shade[1:]}"/>')]


def fill_in(deck: "Presentation") -> None:
    """Name an East Asian font where a theme has none: the one that it keeps for simplified Chinese, else ours."""
    for theme in _themes(deck):
        for face in _faces(theme):
            east, kept = face.find(tag("ea")), face.find(HANS)
            if not east.get("typeface"):
                east.set("typeface", EAST_ASIAN if kept is None else kept.get("typeface"))


def _faces(theme: Any) -> Iterator[Any]:
    """The fonts of headings and of text."""
    yield from (face for name in ("majorFont", "minorFont") for face in theme.iter(tag(name)))


def _themes(deck: "Presentation") -> Iterator[Any]:
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
