"""Sheets of charts: native bars with their bounds, and below them the table they are of."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.briefing.cells import Cell, caveat_sentences
from analysis.briefing.sources import caveat_codes, caveat_line, source_line, window_line
from analysis.briefing.workbook.material import SheetMaterial
from analysis.briefing.workbook.tables import TableColumn, write_table
from analysis.exhibits.numbers import Number
from analysis.exhibits.theme_bars import BarChart as Bars
from analysis.exhibits.theme_bars import build_theme_bars
from analysis.labels.words import label, units_of, units_shown, wrap_text
from analysis.renderers.style import FAINT, INK, QUIET, Theme
from analysis.spreadsheets import FONT

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.chart.series import Series as ChartSeries
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title
    from openpyxl.drawing.line import LineProperties
    from openpyxl.drawing.text import CharacterProperties
    from openpyxl.worksheet.worksheet import Worksheet

# --- Lettering of native charts: sizes and colours of titles, labels and lines.

CHINESE = "Microsoft YaHei"
THIN = 9525  # EMU: three quarters of a point


def chart_title(lines: Sequence[str], size: int, shade: str, *, bold: bool = False) -> "Title":
    """Return a title of `lines`, beside what it names.

    `size` is in hundredths of a point, `shade` a colour (#rrggbb).
    """
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    style = _run_style(size, shade, bold=bold)
    paragraphs = [
        Paragraph(pPr=ParagraphProperties(defRPr=style), r=[RegularTextRun(rPr=style, t=text)])
        for text in lines
    ]
    return Title(tx=Text(rich=RichText(p=paragraphs)), overlay=False)


def axis_lettering(size: int, shade: str) -> "RichText":
    """How an axis is lettered."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    style = _run_style(size, shade)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=style), endParaRPr=style)])


def thin_line(shade: str) -> "LineProperties":
    """A thin line in the colour `shade`."""
    from openpyxl.drawing.line import LineProperties

    return LineProperties(w=THIN, solidFill=shade[1:])


def _run_style(size: int, shade: str, *, bold: bool = False) -> "CharacterProperties":
    from openpyxl.drawing.text import CharacterProperties, Font

    latin, chinese = Font(typeface=FONT), Font(typeface=CHINESE)
    return CharacterProperties(sz=size, b=bold, solidFill=shade[1:], latin=latin, ea=chinese)


# --- A native bar chart: bars from 0, the upper bound light behind the lower one, gaps where
# nothing was reported.

NAME, LOW, HIGH = 2, 3, 4  # columns of the sheet
WIDTH, HEIGHT, PLACE = 16, 5.6, 0.75  # cm: a chart, and each place on its axis
LIGHT = 0.68  # of the way to white, for what lies between the bounds
TITLE = 52  # columns of text
LARGE, MIDDLE, SMALL = 1100, 900, 800  # hundredths of a point
GAP, OVER = 45, 100  # per cent of a bar's width
SHARE, WHOLE = "%", 100
TICKS = 5


def bar_chart(
    sheet: "Worksheet", panel: Bars, first: int, foot: Sequence[str], theme: Theme
) -> "BarChart":
    """The chart of `panel`, whose places stand in rows of `sheet` from `first` on.

    `foot` is said below it.

    Both series hold bounds as they stand in the cells, one bar over the other,
    so that none of its numbers is a midpoint or a difference.
    """
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.data_source import AxDataSource, StrRef

    chart = BarChart(barDir="bar", grouping="clustered", gapWidth=GAP, overlap=OVER)
    last = first + len(panel.bars) - 1
    own = [theme.colour(bar.unit) for bar in panel.bars]
    # The upper bound first: what is drawn later lies over it.
    for column, light in ((HIGH, LIGHT), (LOW, 0.0)):
        shades = [_lighten(shade, light) for shade in own]
        chart.append(_bound_series(sheet, column, first, shades))
    places = Reference(sheet, NAME, first, NAME, last)
    # Names as text (strRef): openpyxl's own way would have them for numbers, and show 1, 2, 3.
    for series in chart.series:
        series.cat = AxDataSource(strRef=StrRef(str(places)))
    chart.title = chart_title(
        wrap_text(panel.heading[theme.lang], TITLE).split("\n"), LARGE, INK, bold=True
    )
    chart.legend, chart.display_blanks, chart.roundedCorners = None, "gap", False
    chart.width, chart.height = WIDTH, HEIGHT + PLACE * len(panel.bars)
    _set_axes(chart, foot)
    shown = [bar.number for bar in panel.bars if bar.number is not None]
    _set_scale(chart, shown)
    return chart


def _bound_series(
    sheet: "Worksheet", column: int, first: int, shades: Sequence[str]
) -> "ChartSeries":
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


def _lighten(shade: str, light: float) -> str:
    """`shade` (#rrggbb), `light` of the way to white, as a chart has it.

    >>> _lighten("#0072B2", 0.0), _lighten("#000000", 0.5)
    ('0072B2', '808080')
    """
    parts = bytes.fromhex(shade[1:])
    return "".join(f"{round(part + (255 - part) * light):02X}" for part in parts)


def _set_axes(chart: "BarChart", foot: Sequence[str]) -> None:
    """Names from the top, numbers below, with `foot` as the title of their axis."""
    from openpyxl.chart.axis import ChartLines
    from openpyxl.chart.shapes import GraphicalProperties

    names, numbers = chart.x_axis, chart.y_axis
    names.delete = numbers.delete = False
    # Bars run down from the first, which puts the numbers' axis on top; "max" brings it down again.
    names.scaling.orientation, numbers.crosses = "maxMin", "max"
    numbers.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=thin_line(FAINT)))
    names.graphicalProperties = GraphicalProperties(ln=thin_line(QUIET))
    numbers.graphicalProperties = GraphicalProperties(ln=thin_line(QUIET))
    names.majorTickMark = numbers.majorTickMark = "none"
    names.txPr, numbers.txPr = axis_lettering(MIDDLE, INK), axis_lettering(SMALL, QUIET)
    numbers.title = chart_title(foot, SMALL, QUIET)


def _set_scale(chart: "BarChart", shown: Sequence[Number]) -> None:
    """Numbers from 0, a share to its whole; few ticks, at whole numbers unless all are below 1."""
    numbers, most = chart.y_axis, max(value.high for value in shown)
    numbers.scaling.min = 0
    if all(value.measure == SHARE for value in shown):
        numbers.scaling.max = WHOLE
    if most > TICKS:
        power = 10.0 ** math.floor(math.log10(most / TICKS))
        # The least round step (1, 2, 5, 10 …) with which TICKS of them reach the longest bar.
        for times in (1, 2, 5, 10):
            numbers.majorUnit = power * times
            if power * times * TICKS >= most:
                break
    elif most >= 1:
        numbers.majorUnit = 1
    numbers.number_format = "#,##0" if most >= 1 else "General"


# --- The sheet of a theme: the places of each chart with their bounds and words, and below the
# table the charts.

# NAME, LOW and HIGH of bars.py are the second to the fourth.
HEADS = (
    ("native", "chart", 46),
    ("native", "place", 30),
    ("columns", "low", 11),
    ("columns", "high", 11),
    ("columns", "window", 22),
    ("columns", "phrase", 18),
    ("columns", "caveats", 40),
)
ACROSS = ("A", "D")  # columns at which the charts of a line begin
LINES = 2  # of charts on a page
FOOT = 84  # columns of text
ROW, CM = 15.0, 28.35  # points: a row below the table, and a centimetre


def theme_panels(theme: str, made_of: SheetMaterial) -> list[Bars]:
    """The charts of a theme."""
    observed = made_of.observations
    own = observed[observed["theme"] == theme]
    return build_theme_bars(own, units_shown(own, made_of.names), made_of.names)


def write_chart_sheet(found: Sequence[Bars], sheet: "Worksheet", made_of: SheetMaterial) -> int:
    """Write the sheet of the charts `found`; return how many rows its table has."""
    lang = made_of.lang
    heads = [TableColumn(label(section, key)[lang], width) for section, key, width in HEADS]
    last = write_table(sheet, heads, _chart_table_rows(found, lang))
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW, True
    _place_charts(sheet, found, last, made_of)
    return last - 1


def _chart_table_rows(found: Sequence[Bars], lang: str) -> Iterator[Sequence[Cell]]:
    """A row for each place of each chart; a gap has neither bounds nor words."""
    for panel in found:
        for bar in panel.bars:
            place, number = (panel.heading[lang], bar.name[lang]), bar.number
            if number is None:
                yield *place, None, None, None, None, None
            else:
                told = caveat_sentences(number.caveats, lang) or None
                words = number.window[lang], number.phrase, told
                yield *place, number.low, number.high, *words


def _place_charts(
    sheet: "Worksheet", found: Sequence[Bars], below: int, made_of: SheetMaterial
) -> None:
    """Place the charts below the row `below`, ACROSS per line.

    A page break stands between lines where a page is full.
    """
    from openpyxl.worksheet.pagebreak import Break

    tall = HEIGHT + PLACE * max((len(panel.bars) for panel in found), default=0)
    step, first = math.ceil(tall * CM / ROW) + 1, 2
    theme = Theme(units_of(made_of.names), made_of.lang)
    for place, panel in enumerate(found):
        line, column = divmod(place, len(ACROSS))
        chart = bar_chart(sheet, panel, first, _chart_foot(panel, made_of), theme)
        chart.height = tall
        sheet.add_chart(chart, f"{ACROSS[column]}{below + 3 + line * step}")
        first += len(panel.bars)
        # Before the first chart of every other line, so that no chart is cut in two.
        if not column and not line % LINES:
            sheet.row_breaks.append(Break(id=below + 1 + line * step))


def _chart_foot(panel: Bars, made_of: SheetMaterial) -> list[str]:
    """What stands below a chart: windows, source, notes.

    How its bars are read where they leave bounds.
    """
    lang, hedged = made_of.lang, (panel.rows["low"] < panel.rows["high"]).any()
    texts = [label("native", "bounds")] if hedged else []
    texts += [
        window_line(panel.rows),
        source_line(panel.rows, made_of.reports, listed=label("native", "listed")),
    ]
    texts += [caveat_line(caveat_codes(panel.rows))]
    lines: list[str] = []
    for text in texts:
        lines += wrap_text(text[lang], FOOT).split("\n")
    return lines
