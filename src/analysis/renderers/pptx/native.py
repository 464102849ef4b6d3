"""A chart of PowerPoint's own on a page, with its data sheet."""

from typing import TYPE_CHECKING, Any

from analysis.labels.slides import COLON, lines
from analysis.labels.words import LANGUAGES, number
from analysis.renderers.pptx.chart_xml import chart_xml
from analysis.renderers.pptx.drawingml import describe
from analysis.renderers.pptx.layout import POINT, Box
from analysis.renderers.pptx.parts import Chart, Series
from analysis.renderers.pptx.series_xml import texts
from analysis.renderers.pptx.sheet import workbook
from analysis.vocabulary import Label

if TYPE_CHECKING:
    from pptx.slide import Slide as Page


class _Made:
    """A chart as python-pptx takes it: its XML, and the workbook that goes with it."""

    def __init__(self, xml: bytes, book: bytes) -> None:
        self._xml, self.xlsx_blob = xml, book
        self._workbook_writer = self

    def xml_bytes(self, _kind: Any) -> bytes:
        """The XML of the chart's part."""
        return self._xml


def draw(page: "Page", chart: Chart, box: Box, lang: str, name: str) -> None:
    """Put `chart` on the page at `box`, as a shape `name`."""
    xml = chart_xml(chart, box.width / POINT, box.height / POINT, lang)
    made: Any = _Made(xml, workbook(chart, lang))
    frame = page.shapes.add_chart(made, *box, made)
    frame.name = name
    describe(frame, alt(chart, lang))


def alt(chart: Chart, lang: str) -> str:
    """The chart in words: what it counts, and each of its points."""
    return "\n".join(lines(Label(*(_told(chart, language) for language in LANGUAGES)), lang))


def _told(chart: Chart, lang: str) -> str:
    """Heading, then the points."""
    stop = "。" if lang == "zh" else "."
    points = ("；" if lang == "zh" else "; ").join(_points(chart, lang))
    return f"{chart.heading[lang]}{COLON[lang]}{points}{stop}" if chart.heading[lang] else points + stop


def _points(chart: Chart, lang: str) -> list[str]:
    """Each point: its name, and what stands at it or is drawn of it; a gap is named in its own words."""
    names = texts(chart, chart.columns[0].key, lang)
    told = [texts(chart, column.key, lang) for column in chart.columns if column.key == "said"]
    if not told:
        told = [_values(chart, series, lang) for series in chart.series if series.alpha]
    return [" ".join(filter(None, cells)) for cells in zip(names, *told, strict=True)]


def _values(chart: Chart, series: Series, lang: str) -> list[str]:
    """What a series is called and each of its numbers, but for gaps and counts of 0."""
    column = chart.column(series.values)
    return [
        f"{column.head[lang]} {number(cell, lang)}" if isinstance(cell, int | float) and cell else ""
        for cell in column.cells
    ]
