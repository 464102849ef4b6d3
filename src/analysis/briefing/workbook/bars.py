"""A native bar chart: bars from 0, the upper bound light behind the lower one, gaps where nothing was reported."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.briefing.workbook.lettering import line, look, words
from analysis.exhibits.numbers import Number
from analysis.exhibits.theme_bars import BarChart as Bars
from analysis.labels.words import wrap
from analysis.renderers.style import FAINT, INK, QUIET, Theme

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.chart.series import Series as ChartSeries
    from openpyxl.worksheet.worksheet import Worksheet

NAME, LOW, HIGH = 2, 3, 4  # columns of the sheet
WIDTH, HEIGHT, PLACE = 16, 5.6, 0.75  # cm: a chart, and each place on its axis
LIGHT = 0.68  # of the way to white, for what lies between the bounds
TITLE = 52  # columns of text
LARGE, MIDDLE, SMALL = 1100, 900, 800  # hundredths of a point
GAP, OVER = 45, 100  # per cent of a bar's width
SHARE, WHOLE = "%", 100
TICKS = 5


def bar_chart(sheet: "Worksheet", panel: Bars, first: int, foot: Sequence[str], theme: Theme) -> "BarChart":
    """The chart of `panel`, whose places stand in rows of `sheet` from `first` on; `foot` is said below it.

    Both series hold bounds as they stand in the cells, one bar over the other,
    so that none of its numbers is a midpoint or a difference.
    """
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.data_source import AxDataSource, StrRef

    chart = BarChart(barDir="bar", grouping="clustered", gapWidth=GAP, overlap=OVER)
    last = first + len(panel.bars) - 1
    own = [theme.colour(bar.unit) for bar in panel.bars]
    for column, light in ((HIGH, LIGHT), (LOW, 0.0)):
        chart.append(_series(sheet, column, first, [_mixed(shade, light) for shade in own]))
    places = Reference(sheet, NAME, first, NAME, last)
    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(str(places)))
    chart.title = words(wrap(panel.heading[theme.lang], TITLE).split("\n"), LARGE, INK, bold=True)
    chart.legend, chart.display_blanks, chart.roundedCorners = None, "gap", False
    chart.width, chart.height = WIDTH, HEIGHT + PLACE * len(panel.bars)
    _axes(chart, foot)
    _scale(chart, [bar.number for bar in panel.bars if bar.number is not None])
    return chart


def _series(sheet: "Worksheet", column: int, first: int, shades: Sequence[str]) -> "ChartSeries":
    """One bound of each place, in the colour of whose it is."""
    from openpyxl.chart import Reference, Series
    from openpyxl.chart.marker import DataPoint

    cells = Reference(sheet, column, first, column, first + len(shades) - 1)
    series: ChartSeries = Series(cells, title=sheet.cell(1, column).value)
    for place, shade in enumerate(shades):
        point = DataPoint(idx=place, invertIfNegative=False)
        point.graphicalProperties.solidFill = shade
        point.graphicalProperties.line.noFill = True
        series.dPt.append(point)
    return series


def _mixed(shade: str, light: float) -> str:
    """`shade` (#rrggbb), `light` of the way to white, as a chart has it.

    >>> _mixed("#0072B2", 0.0), _mixed("#000000", 0.5)
    ('0072B2', '808080')
    """
    parts = (int(shade[place : place + 2], 16) for place in (1, 3, 5))
    return "".join(f"{round(part + (255 - part) * light):02X}" for part in parts)


def _axes(chart: "BarChart", foot: Sequence[str]) -> None:
    """Names from the top, numbers below, with `foot` as the title of their axis."""
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.shapes import GraphicalProperties

    names, numbers = chart.x_axis, chart.y_axis
    names.delete = numbers.delete = False
    names.scaling.orientation, numbers.crosses = "maxMin", "max"
    numbers.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=line(FAINT)))
    names.graphicalProperties, numbers.graphicalProperties = (GraphicalProperties(ln=line(QUIET)) for _ in range(2))
    names.majorTickMark = numbers.majorTickMark = "none"
    names.txPr, numbers.txPr = look(MIDDLE, INK), look(SMALL, QUIET)
    numbers.title = words(foot, SMALL, QUIET)


def _scale(chart: "BarChart", shown: Sequence[Number]) -> None:
    """Numbers from 0, a share to its whole; few ticks, at whole numbers unless all are below 1."""
    numbers, most = chart.y_axis, max(value.high for value in shown)
    numbers.scaling.min = 0
    if all(value.measure == SHARE for value in shown):
        numbers.scaling.max = WHOLE
    if most > TICKS:
        power = 10.0 ** math.floor(math.log10(most / TICKS))
        numbers.majorUnit = next(power * times for times in (1, 2, 5, 10) if power * times * TICKS >= most)
    elif most >= 1:
        numbers.majorUnit = 1
    numbers.number_format = "#,##0" if most >= 1 else "General"
