"""One series of a native chart as XML, with its labels and error bars."""

from collections.abc import Sequence
from xml.sax.saxutils import escape

from analysis.labels.slides import one_line
from analysis.renderers.pptx import sheet
from analysis.renderers.pptx.drawingml import (
    C15,
    LABEL,
    SERIES,
    cache_points,
    fill_xml,
    label_options,
    line_xml,
    number_cache,
    rgb_xml,
    run_properties,
    string_cache,
    text_properties,
)
from analysis.renderers.pptx.drawingml import INK as TEXT
from analysis.renderers.pptx.parts import Cell, Chart, ChartSeries
from analysis.renderers.style import INK, OTHERS, PAPER, QUIET
from analysis.spreadsheets import clean_text
from analysis.vocabulary import Label

# --- Labels and error bars of a native chart's series.

ZERO_HIDDEN = "#,##0;;"


def read_from_cells(texts: Sequence[str], place: str, size: float) -> str:
    """<c:dLbls> whose texts stand in the sheet: the analyst corrects them there.

    Older programs show those kept here.
    """
    look, each = text_properties(size), ""
    for at, text in enumerate(texts):
        if text:
            each += _label_xml(at, text, place, size)
    return (
        f"<c:dLbls>{each}{look}<c:dLblPos "
        f'val="{place}"/>{label_options()}{_label_extension("")}</c:dLbls>'
    )


def _label_xml(at: int, said: str, place: str, size: float) -> str:
    """The label of one point, a field that the sheet's cell fills."""
    properties = run_properties("rPr", size, TEXT)
    field = (
        f'<a:fld id="{{{at:08X}-0000-4000-8000-000000000000}}" '
        f'type="CELLRANGE">{properties}<a:pPr/>'
        f"<a:t>{escape(clean_text(said))}</a:t></a:fld>"
    )
    text = f'<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p>{field}</a:p></c:rich></c:tx>'
    kept = _label_extension("<c15:dlblFieldTable/>")
    return (
        f'<c:dLbl><c:idx val="{at}"/>{text}<c:dLblPos '
        f'val="{place}"/>{label_options()}{kept}</c:dLbl>'
    )


def _label_extension(table: str) -> str:
    # What came after the first edition of the format stands apart, for older programs to skip.
    kept = f'{table}<c15:showDataLabelsRange val="1"/>'
    return f'<c:extLst><c:ext uri="{LABEL}" xmlns:c15="{C15}">{kept}</c:ext></c:extLst>'


def cells_of_labels(formula: str, texts: Sequence[str]) -> str:
    """<c:extLst> of a series: where in the sheet its labels stand."""
    points = cache_points([text or None for text in texts])
    cache = f'<c15:dlblRangeCache><c:ptCount val="{len(texts)}"/>{points}</c15:dlblRangeCache>'
    kept = f"<c15:datalabelsRange><c15:f>{formula}</c15:f>{cache}</c15:datalabelsRange>"
    return f'<c:extLst><c:ext uri="{SERIES}" xmlns:c15="{C15}">{kept}</c:ext></c:extLst>'


def count_labels(size: float, colour: str) -> str:
    """<c:dLbls> that show each value in the middle of its bar, but no 0."""
    form = f'<c:numFmt formatCode="{ZERO_HIDDEN}" sourceLinked="0"/>'
    return (
        f"<c:dLbls>{form}{text_properties(size, colour)}<c:dLblPos "
        f'val="ctr"/>{label_options("Val")}</c:dLbls>'
    )


def error_bars(
    direction: str, plus: str, minus: str, shade: str, weight: float, *, dotted: bool
) -> str:
    """<c:errBars> as far as `plus` and `minus` (of `numbers`, either may be empty).

    `direction` is empty for bars.
    """
    which = "both" if plus and minus else "plus" if plus else "minus"
    turned = f'<c:errDir val="{direction}"/>' if direction else ""
    look = line_xml(rgb_xml(shade), weight, "sysDot" if dotted else "")
    return (
        f'<c:errBars>{turned}<c:errBarType val="{which}"/><c:errValType val="cust"/>'
        '<c:noEndCap val="1"/>'
        f"{plus}{minus}<c:spPr>{look}</c:spPr></c:errBars>"
    )


# --- One series of a native chart as XML: its look, labels, error bars, and where in the sheet it
# stands.

DARK = 140_000  # luminance below which a label inside a bar is white


def series_xml(chart: Chart, place: int, lang: str, size: float) -> str:
    """<c:ser> of the series at `place`, in the order that the schema asks for.

    `size` of its text in points.
    """
    series = chart.series[place]
    column = chart.column(series.values)
    head = f"{sheet.NAME}!${sheet.column_letters(chart)[series.values]}$1"
    name = string_cache("tx", head, [one_line(column.head, lang)])
    labels = _label_list(chart, series, lang, size)
    errors = _error_bars(chart, series) if series.plus or series.minus else ""
    start = f'<c:idx val="{place}"/><c:order val="{place}"/>{name}'
    look, data = _series_look(chart, series), _data_cells(chart, series, lang)
    return f"<c:ser>{start}{look}{labels}{errors}{data}</c:ser>"


def text_cells(chart: Chart, key: str, lang: str) -> list[str]:
    """A column of words, empty where a point has none."""
    texts = []
    for cell in chart.column(key).cells:
        said = one_line(cell, lang) if isinstance(cell, Label) else ""
        texts.append(said)
    return texts


def _number_format(cell: Cell) -> float | None:
    return None if cell is None or isinstance(cell, Label) else cell


def _number_cells(chart: Chart, name: str, key: str) -> str:
    """A column of numbers, and where it stands; nothing for no column."""
    if not key:
        return ""
    return number_cache(
        name,
        sheet.cell_reference(chart, key),
        [_number_format(cell) for cell in chart.column(key).cells],
    )


def _series_look(chart: Chart, series: ChartSeries) -> str:
    """Fills of the series and its points; markers where it is dots."""
    same = len(set(series.fills)) == 1
    whole = series.fills[0] if same else OTHERS
    if chart.kind in ("bars", "stacked"):
        ground = fill_xml(whole, series.alpha, hatched=series.hatched)
        shape = f"<c:spPr>{ground}{line_xml('')}</c:spPr>"
        return shape + '<c:invertIfNegative val="0"/>' + ("" if same else _point_fills(series))
    colour, dash = rgb_xml(whole) if series.line else "", "sysDash" if series.dotted else ""
    drawn = f"<c:spPr>{line_xml(colour, 1.25, dash)}</c:spPr>"
    if series.line or not series.alpha:
        return f'{drawn}<c:marker><c:symbol val="none"/></c:marker>'
    inside = f"<c:spPr>{fill_xml(whole, series.alpha)}{line_xml(rgb_xml(whole))}</c:spPr>"
    return (
        f'{drawn}<c:marker><c:symbol val="circle"/><c:size val="{series.size}"/>{inside}</c:marker>'
    )


def _point_fills(series: ChartSeries) -> str:
    """A fill of its own for each bar."""
    # bubble3D means nothing for bars; it stands here as in PowerPoint's own files.
    usual = '<c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
    fills = ""
    for at, shade in enumerate(series.fills):
        look = f"<c:spPr>{fill_xml(shade, series.alpha)}{line_xml('')}</c:spPr>"
        fills += f'<c:dPt><c:idx val="{at}"/>{usual}{look}</c:dPt>'
    return fills


def _label_list(chart: Chart, series: ChartSeries, lang: str, size: float) -> str:
    """What stands at the points."""
    if series.said:
        place = {"bars": "outEnd", "stacked": "ctr"}.get(chart.kind, "r")
        return read_from_cells(text_cells(chart, series.said, lang), place, size)
    if chart.counted and series.alpha:
        ink = PAPER if _is_dark(series.fills[0]) and not series.hatched else INK
        return count_labels(size, rgb_xml(ink))
    return ""


def _is_dark(shade: str) -> bool:
    """Whether white is read on it: by the weights of ITU-R BT.601."""
    red, green, blue = bytes.fromhex(shade.removeprefix("#"))
    return red * 299 + green * 587 + blue * 114 < DARK


def _error_bars(chart: Chart, series: ChartSeries) -> str:
    """The error bars of a series that has some."""
    plus, minus = (
        _number_cells(chart, "plus", series.plus),
        _number_cells(chart, "minus", series.minus),
    )
    direction = "y" if chart.kind == "scatter" else ""  # bars reach along their own axis alone
    shade = QUIET if series.dotted else series.fills[0]
    return error_bars(direction, plus, minus, shade, series.weight, dotted=series.dotted)


def _data_cells(chart: Chart, series: ChartSeries, lang: str) -> str:
    """Where the points stand in the sheet, and what they are."""
    kept = (
        cells_of_labels(
            sheet.cell_reference(chart, series.said), text_cells(chart, series.said, lang)
        )
        if series.said
        else ""
    )
    if chart.kind == "scatter":
        points = _number_cells(chart, "xVal", series.x) + _number_cells(
            chart, "yVal", series.values
        )
        return f'{points}<c:smooth val="0"/>{kept}'
    first = chart.columns[0].key
    names = string_cache("cat", sheet.cell_reference(chart, first), text_cells(chart, first, lang))
    return f"{names}{_number_cells(chart, 'val', series.values)}{kept}"
