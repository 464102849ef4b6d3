"""A native chart on a page, and its XML: title, plot, axes, legend."""

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from analysis.labels.slides import COLON, language_lines, one_line
from analysis.labels.words import bilingual, number_words, text_columns
from analysis.renderers.pptx.drawingml import (
    GRID,
    INK,
    QUIET,
    A,
    C,
    line_xml,
    rich_text,
    set_alt_text,
    text_properties,
)
from analysis.renderers.pptx.parts import Axis, Chart, ChartSeries
from analysis.renderers.pptx.series_xml import series_xml, text_cells
from analysis.renderers.pptx.sheet import sheet_workbook
from analysis.renderers.pptx.text import COLUMN, LEADING, POINT, Box, fitting_size, text_height

if TYPE_CHECKING:
    from pptx.slide import Slide as Page

# --- A chart of PowerPoint's own on a page, with its data sheet.


class _Made:
    """A chart as python-pptx takes it: its XML, and the workbook that goes with it."""

    def __init__(self, xml: bytes, book: bytes) -> None:
        self._xml, self.xlsx_blob = xml, book
        self._workbook_writer = self

    def xml_bytes(self, _kind: Any) -> bytes:
        """The XML of the chart's part."""
        return self._xml


def add_chart(page: "Page", chart: Chart, box: Box, lang: str, name: str) -> None:
    """Put `chart` on the page at `box`, as a shape `name`."""
    xml = chart_xml(chart, box.width / POINT, box.height / POINT, lang)
    made: Any = _Made(xml, sheet_workbook(chart, lang))
    frame = page.shapes.add_chart(made, *box, made)
    frame.name = name
    set_alt_text(frame, chart_alt(chart, lang))


def chart_alt(chart: Chart, lang: str) -> str:
    """The chart in words: what it counts, and each of its points."""
    sentences = bilingual(lambda language: _alt_sentences(chart, language))
    return "\n".join(language_lines(sentences, lang))


def _alt_sentences(chart: Chart, lang: str) -> str:
    """Heading, then the points."""
    stop = "。" if lang == "zh" else "."
    points = ("；" if lang == "zh" else "; ").join(_point_words(chart, lang))
    return (
        f"{chart.heading[lang]}{COLON[lang]}{points}{stop}"
        if chart.heading[lang]
        else points + stop
    )


def _point_words(chart: Chart, lang: str) -> list[str]:
    """Each point: its name, and what stands at it or is drawn of it.

    A gap is named in its own words.
    """
    names = text_cells(chart, chart.columns[0].key, lang)
    keys = [column.key for column in chart.columns]
    if "said" in keys:
        told = [text_cells(chart, "said", lang)]
    else:  # stacked bars: each layer's count, and the floating bars but not what carries them
        seen = [series for series in chart.series if series.alpha]
        told = [_series_words(chart, series, lang) for series in seen]
    return [" ".join(filter(None, cells)) for cells in zip(names, *told, strict=True)]


def _series_words(chart: Chart, series: ChartSeries, lang: str) -> list[str]:
    """What a series is called and each of its numbers, but for gaps and counts of 0."""
    column = chart.column(series.values)
    told = []
    for cell in column.cells:
        if isinstance(cell, int | float) and cell:
            told.append(f"{column.head[lang]} {number_words(cell, lang)}")
        else:
            told.append("")
    return told


# --- A native chart as XML: title, plot with room for its labels, axes from 0, legend.

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS, TEXT, SMALL, LEAST = (13, 12, 11, 10), 11.5, 10.0, 8.5  # points
MANY, NARROW = 12, 260  # points of a chart, and its width, beyond and below which its text is small
PITCH = 0.7  # size of text against the room of its bar
LEGEND_ROOM, AXIS_ROOM, EDGE = 26, 24, 8  # points
# of the chart's width: beyond, names are broken into lines; what bars keep
NAMES_MOST, PLOT_LEAST = 0.5, 0.18
TITLE_WIDTH = 0.8  # of the chart's width, where programs break a title
UP = '<c:orientation val="minMax"/>'
FROM_EDGE = '<c:xMode val="edge"/><c:yMode val="edge"/>'  # not from where it would stand by itself
FIRST, SECOND = 500_100, 500_200  # ids of the axes
PLOTS = {
    "bars": ("barChart", '<c:barDir val="bar"/><c:grouping val="clustered"/>'),
    "stacked": ("barChart", '<c:barDir val="bar"/><c:grouping val="stacked"/>'),
    "scatter": ("scatterChart", '<c:scatterStyle val="lineMarker"/>'),
}


def chart_xml(chart: Chart, width: float, high: float, lang: str) -> bytes:
    """The part of a chart `width` by `high` points large."""
    size = text_size(chart, width, high)
    drawn = (
        _plot_layout(chart, width, high, lang)
        + _plot_xml(chart, lang, size)
        + _axes_xml(chart, lang, size)
    )
    title, untitled = (
        _title_xml(chart, width, lang),
        f'<c:autoTitleDeleted val="{int(not one_line(chart.heading, lang))}"/>',
    )
    shown = '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/>'
    inside = f"{title}{untitled}<c:plotArea>{drawn}</c:plotArea>{_legend_xml(chart)}{shown}"
    whole = (
        '<c:date1904 val="0"/><c:roundedCorners val="0"/>'
        f"<c:chart>{inside}</c:chart>{text_properties(size)}"
    )
    spaces = f'xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"'
    return f"{HEAD}<c:chartSpace {spaces}>{whole}</c:chartSpace>".encode()


def text_size(chart: Chart, width: float, high: float) -> float:
    """Points of the chart's text.

    Smaller in narrow charts, and where many names stand below one another.
    """
    many = len(chart.columns[0].cells)
    if many <= MANY or chart.kind == "scatter":
        return TEXT if width > NARROW else SMALL
    return max(min(SMALL, high / many * PITCH), LEAST)


def _title_xml(chart: Chart, width: float, lang: str) -> str:
    """The heading at the left edge, if there is one."""
    if not (heading := one_line(chart.heading, lang)):
        return ""
    place = f'{FROM_EDGE}<c:x val="0"/><c:y val="0"/>'
    corner = f"<c:layout><c:manualLayout>{place}</c:manualLayout></c:layout>"
    words = rich_text(heading, _heading_size(heading, width), bold=True)
    return f'<c:title>{words}{corner}<c:overlay val="0"/></c:title>'


def _heading_size(heading: str, width: float) -> float:
    """Points of a heading: on one line, if it can be."""
    return fitting_size([heading], width * TITLE_WIDTH, HEADINGS[0] * LEADING, HEADINGS)


def _plot_xml(chart: Chart, lang: str, size: float) -> str:
    """The series, and how they stand to one another."""
    name, opening = PLOTS[chart.kind]
    series = "".join(series_xml(chart, place, lang, size) for place in range(len(chart.series)))
    bars = '<c:gapWidth val="45"/><c:overlap val="100"/>' if name == "barChart" else ""
    axes = f'<c:axId val="{FIRST}"/><c:axId val="{SECOND}"/>'
    return f'<c:{name}>{opening}<c:varyColors val="0"/>{series}{bars}{axes}</c:{name}>'


def _axes_xml(chart: Chart, lang: str, size: float) -> str:
    """The axis of names (of numbers, in a scatter) and that of values."""
    if chart.kind == "scatter":
        across = chart.across
        scale = ('<c:logBase val="10"/>' if across.log else "") + UP + _scaling_xml(across)
        first = _value_axis(
            (FIRST, SECOND),
            scale,
            "b",
            across.form,
            size,
            one_line(across.name, lang),
            step=across.step,
        )
        return first + _value_axis(
            (SECOND, FIRST), UP + _scaling_xml(chart), "l", chart.form, size, grid=True
        )
    names = (
        f'<c:catAx><c:axId val="{FIRST}"/><c:scaling><c:orientation val="maxMin"/></c:scaling>'
        '<c:delete val="0"/>'
        f'<c:axPos val="l"/>{_ticks_xml("General", "low", QUIET, size)}<c:crossAx val="{SECOND}"/>'
        '<c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        '<c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    shown = chart.axis
    return names + _value_axis(
        (SECOND, FIRST), UP + _scaling_xml(chart), "b", chart.form, size, grid=shown, shown=shown
    )


def _scaling_xml(of: Chart | Axis) -> str:
    """Where an axis ends and begins, as far as that is given."""
    ends = ""
    for name, end in (("max", of.most), ("min", of.least)):  # in the order of the schema
        if end is not None:
            ends += f'<c:{name} val="{end:.10g}"/>'
    return ends


def _value_axis(
    ids: tuple[int, int],
    scale: str,
    place: str,
    form: str,
    size: float,
    title: str = "",
    *,
    step: float | None = None,
    grid: bool = False,
    shown: bool = True,
) -> str:
    """Return an axis of numbers; below bars in reading order it crosses at their end."""
    own, other = ids
    lines = (
        f"<c:majorGridlines><c:spPr>{line_xml(GRID)}</c:spPr></c:majorGridlines>" if grid else ""
    )
    named = (
        f'<c:title>{rich_text(title, size, QUIET)}<c:overlay val="0"/></c:title>' if title else ""
    )
    bars, stepped = (
        place == "b" and own == SECOND,
        f'<c:majorUnit val="{step:.10g}"/>' if step else "",
    )
    return (
        f'<c:valAx><c:axId val="{own}"/><c:scaling>{scale}</c:scaling><c:delete '
        f'val="{int(not shown)}"/>'
        f'<c:axPos val="{place}"/>{lines}{named}'
        f"{_ticks_xml(form, 'nextTo' if bars else 'low', GRID, size)}"
        f'<c:crossAx val="{other}"/><c:crosses val="{"max" if bars else "autoZero"}"/>'
        f'<c:crossBetween val="{"between" if bars else "midCat"}"/>{stepped}</c:valAx>'
    )


def _ticks_xml(form: str, labels: str, colour: str, size: float) -> str:
    """Number format, no tick marks, labels, line and text of an axis."""
    return (
        f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="{labels}"/>'
        f"<c:spPr>{line_xml(colour)}</c:spPr>"
        f"{text_properties(size, INK if labels == 'low' else QUIET)}"
    )


def _legend_xml(chart: Chart) -> str:
    """What the colours mean, below; series that are not seen have no entry."""
    if not chart.legend:
        return ""
    unseen = ""
    for place, series in enumerate(chart.series):
        if not series.alpha:
            delete = f'<c:idx val="{place}"/><c:delete val="1"/>'
            unseen += f"<c:legendEntry>{delete}</c:legendEntry>"
    return (
        f'<c:legend><c:legendPos val="b"/>{unseen}<c:overlay '
        f'val="0"/>{text_properties(TEXT, QUIET)}</c:legend>'
    )


def _plot_layout(chart: Chart, width: float, high: float, lang: str) -> str:
    """The place of the inner plot.

    Names at its left, numbers at its right, heading above, axis and legend below.
    """
    across = chart.kind in ("bars", "stacked")
    text = text_size(chart, width, high)
    told = []
    for series in chart.series:
        if across and series.said:  # beyond the ends of the bars; at points there is room
            wide = _widest_text(chart, series.said, lang) * text
            told.append(wide)
    right = (max(told, default=EDGE) + EDGE) / width
    names = _widest_text(chart, chart.columns[0].key, lang) * text if across else 44.0
    left = min((names + EDGE) / width, NAMES_MOST, 1 - right - PLOT_LEAST)
    heading = one_line(chart.heading, lang)
    size = _heading_size(heading, width)
    top = (text_height([heading], width * TITLE_WIDTH, size) + EDGE if heading else 0) + EDGE
    low = AXIS_ROOM * ((chart.axis or not across) + bool(one_line(chart.across.name, lang))) + EDGE
    low += LEGEND_ROOM if chart.legend else 0
    # The plot without the words at its axes: those are what left, top and low leave room for.
    inner = (
        f'<c:layoutTarget val="inner"/>{FROM_EDGE}'
        f'<c:x val="{left:.4f}"/><c:y val="{top / high:.4f}"/>'
        f'<c:w val="{1 - left - right:.4f}"/><c:h val="{1 - (top + low) / high:.4f}"/>'
    )
    return f"<c:layout><c:manualLayout>{inner}</c:manualLayout></c:layout>"


def _widest_text(chart: Chart, key: str, lang: str) -> float:
    """Width of the widest text of a column, in parts of its size."""
    return max(map(text_columns, text_cells(chart, key, lang)), default=0) * COLUMN
