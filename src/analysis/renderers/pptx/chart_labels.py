"""Labels and error bars of a native chart's series."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from analysis.renderers.pptx.drawingml import C15, INK, LABEL, SERIES, line, rgb, run_properties, shows, text_properties
from analysis.spreadsheets import clean

ZERO_HIDDEN = "#,##0;;"


def read_from_cells(texts: Sequence[str], place: str, size: float) -> str:
    """<c:dLbls> whose texts stand in the sheet: the analyst mends them there. Older programs show those kept here."""
    look = text_properties(size)
    each = "".join(_label(at, text, place, size) for at, text in enumerate(texts) if text)
    return f'<c:dLbls>{each}{look}<c:dLblPos val="{place}"/>{shows()}{_extension("")}</c:dLbls>'


def _label(at: int, said: str, place: str, size: float) -> str:
    """The label of one point, a field that the sheet's cell fills."""
    properties = run_properties("rPr", size, INK)
    field = (
        f'<a:fld id="{{{at:08X}-0000-4000-8000-000000000000}}" type="CELLRANGE">{properties}<a:pPr/>'
        f"<a:t>{escape(clean(said))}</a:t></a:fld>"
    )
    text = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{field}</a:p></c:rich></c:tx>'
    kept = _extension("<c15:dlblFieldTable/>")
    return f'<c:dLbl><c:idx val="{at}"/>{text}<c:dLblPos val="{place}"/>{shows()}{kept}</c:dLbl>'


def _extension(table: str) -> str:
    kept = f'{table}<c15:showDataLabelsRange val="1"/>'
    return f'<c:extLst><c:ext uri="{LABEL}" xmlns:c15="{C15}">{kept}</c:ext></c:extLst>'


def cells_of_labels(formula: str, texts: Sequence[str]) -> str:
    """<c:extLst> of a series: where in the sheet its labels stand."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{escape(clean(text))}</c:v></c:pt>' for at, text in enumerate(texts) if text
    )
    cache = f'<c15:dlblRangeCache><c:ptCount val="{len(texts)}"/>{points}</c15:dlblRangeCache>'
    kept = f"<c15:datalabelsRange><c15:f>{formula}</c15:f>{cache}</c15:datalabelsRange>"
    return f'<c:extLst><c:ext uri="{SERIES}" xmlns:c15="{C15}">{kept}</c:ext></c:extLst>'


def counted(size: float, colour: str) -> str:
    """<c:dLbls> that show each value in the middle of its bar, but no 0."""
    form = f'<c:numFmt formatCode="{ZERO_HIDDEN}" sourceLinked="0"/>'
    return f'<c:dLbls>{form}{text_properties(size, colour)}<c:dLblPos val="ctr"/>{shows("Val")}</c:dLbls>'


def error_bars(direction: str, plus: str, minus: str, shade: str, weight: float, *, dotted: bool) -> str:
    """<c:errBars> as far as `plus` and `minus` (of `numbers`, either may be empty); `direction` is empty for bars."""
    which = "both" if plus and minus else "plus" if plus else "minus"
    turned = f'<c:errDir val="{direction}"/>' if direction else ""
    look = line(rgb(shade), weight, "sysDot" if dotted else "")
    return (
        f'<c:errBars>{turned}<c:errBarType val="{which}"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"{plus}{minus}<c:spPr>{look}</c:spPr></c:errBars>"
    )
