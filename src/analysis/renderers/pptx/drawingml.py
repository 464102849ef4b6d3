"""DrawingML in small pieces.

Fonts of East Asian text, alt text, fills, text, error bars, labels read from cells.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from analysis.labels.words import WIDE
from analysis.spreadsheets import clean_text

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
C15 = "http://schemas.microsoft.com/office/drawing/2012/chart"
# the theme's fonts, so that a template's own are used
BODY, TITLE = ("+mn-lt", "+mn-ea"), ("+mj-lt", "+mj-ea")
AFTER_FONTS = ("cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")
LABEL, SERIES = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}", "{02D57815-91ED-43cb-92C2-25804820EDAC}"
SHOWS = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
INK = '<a:schemeClr val="tx1"/>'
QUIET = '<a:schemeClr val="tx1"><a:lumMod val="65000"/><a:lumOff val="35000"/></a:schemeClr>'
FAINT = '<a:schemeClr val="tx1"><a:lumMod val="15000"/><a:lumOff val="85000"/></a:schemeClr>'
GRID = '<a:schemeClr val="tx1"><a:alpha val="15000"/></a:schemeClr>'  # quiet on light and on dark


def qualified_tag(name: str) -> str:
    """A DrawingML name as lxml knows it."""
    return f"{{{A}}}{name}"


def parse_xml(xml: str) -> Any:
    """The element that `xml` is, its prefix being a."""
    from pptx.oxml import parse_xml

    return parse_xml(f'<root xmlns:a="{A}">{xml}</root>')[0]


def set_fonts(root: Any, faces: tuple[str, str] = BODY) -> None:
    """Give each run and field of `root` the theme's fonts and its language."""
    for run in (*root.iter(qualified_tag("r")), *root.iter(qualified_tag("fld"))):
        properties = run.get_or_add_rPr()
        text = "".join(run.itertext(qualified_tag("t"), with_tail=False))
        # PowerPoint proofreads a run in its language: Chinese marked as English is underlined.
        properties.set("lang", "zh-CN" if WIDE.search(text) else "en-US")
        for old in (
            *properties.findall(qualified_tag("latin")),
            *properties.findall(qualified_tag("ea")),
        ):
            properties.remove(old)
        # PowerPoint calls a file damaged whose elements are out of the schema's order.
        later = next(properties.iterchildren(*map(qualified_tag, AFTER_FONTS)), None)
        for made in (
            parse_xml(f'<a:latin typeface="{faces[0]}"/>'),
            parse_xml(f'<a:ea typeface="{faces[1]}"/>'),
        ):
            properties.append(made) if later is None else later.addprevious(made)


def set_alt_text(shape: Any, text: str) -> None:
    """Give a shape its alt text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean_text(text))


def rgb_xml(shade: str, alpha: float = 1.0) -> str:
    """A colour #RRGGBB, so far opaque."""
    inside = f'<a:alpha val="{alpha * 100_000:.0f}"/>' if alpha < 1 else ""
    return f'<a:srgbClr val="{shade.removeprefix("#")}">{inside}</a:srgbClr>'


def fill_xml(shade: str, alpha: float = 1.0, *, hatched: bool = False) -> str:
    """A fill of #RRGGBB: none where `alpha` is 0, hatched for what is not reported."""
    if hatched:
        ground = '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr>'
        return (
            f'<a:pattFill prst="ltUpDiag"><a:fgClr>{rgb_xml(shade)}</a:fgClr>{ground}</a:pattFill>'
        )
    return f"<a:solidFill>{rgb_xml(shade, alpha)}</a:solidFill>" if alpha else "<a:noFill/>"


def line_xml(colour: str, points: float = 0.75, dash: str = "") -> str:
    """A line of a colour element; no line where `colour` is empty."""
    if not colour:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    return f'<a:ln w="{points * 12_700:.0f}"><a:solidFill>{colour}</a:solidFill>{dashed}</a:ln>'


def run_properties(name: str, size: float, colour: str, *, bold: bool = False) -> str:
    """<a:NAME> of a size in points, a colour element, and the theme's fonts."""
    return (
        f'<a:{name} sz="{size * 100:.0f}" b="{int(bold)}"><a:solidFill>{colour}</a:solidFill>'
        f'<a:latin typeface="{BODY[0]}"/><a:ea typeface="{BODY[1]}"/></a:{name}>'
    )


def text_properties(size: float, colour: str = INK) -> str:
    """<c:txPr>: how text that is read from the sheet looks."""
    default = run_properties("defRPr", size, colour)
    body = '<a:bodyPr rot="0" vert="horz"/>'  # never turned or skipped for want of room
    return f"<c:txPr>{body}<a:lstStyle/><a:p><a:pPr>{default}</a:pPr><a:endParaRPr/></a:p></c:txPr>"


def rich_text(text: str, size: float, colour: str = INK, *, bold: bool = False) -> str:
    """<c:tx> that holds its own text."""
    properties = run_properties("rPr", size, colour, bold=bold)
    return (
        f'<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="l"/><a:r>{properties}'
        f"<a:t>{escape(clean_text(text))}</a:t></a:r></a:p></c:rich></c:tx>"
    )


def cache_points(cells: Sequence[str | None]) -> str:
    """<c:pt> of each cell that is no gap, as the sheet was when the slide was made."""
    points = ""
    for at, cell in enumerate(cells):
        if cell is not None:
            points += f'<c:pt idx="{at}"><c:v>{escape(clean_text(cell))}</c:v></c:pt>'
    return points


def number_cache(name: str, formula: str, cells: Sequence[float | None]) -> str:
    """<c:NAME> of numbers that stand in the sheet at `formula`; None is a gap."""
    # 15 digits are all that a spreadsheet keeps of a number.
    points = cache_points([None if cell is None else f"{float(cell):.15g}" for cell in cells])
    cache = (
        "<c:numCache><c:formatCode>General</c:formatCode><c:ptCount "
        f'val="{len(cells)}"/>{points}</c:numCache>'
    )
    return f"<c:{name}><c:numRef><c:f>{formula}</c:f>{cache}</c:numRef></c:{name}>"


def string_cache(name: str, formula: str, cells: Sequence[str]) -> str:
    """<c:NAME> of texts that stand in the sheet at `formula`."""
    points = cache_points(cells)
    cache = f'<c:strCache><c:ptCount val="{len(cells)}"/>{points}</c:strCache>'
    return f"<c:{name}><c:strRef><c:f>{formula}</c:f>{cache}</c:strRef></c:{name}>"


def label_options(what: str = "") -> str:
    """What a label shows of its point."""
    return "".join(f'<c:show{name} val="{int(name == what)}"/>' for name in SHOWS)
