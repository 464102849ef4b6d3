"""The sheet of a theme: the places of each chart with their bounds and words, and below the table the charts."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from analysis.briefing.cells import Cell, told
from analysis.briefing.sources import caveat_codes, caveat_line, source_line, window_line
from analysis.briefing.workbook.bars import HEIGHT, PLACE, bar_chart
from analysis.briefing.workbook.material import Material
from analysis.briefing.workbook.tables import Column, table
from analysis.exhibits.theme_bars import BarChart, build_theme_bars
from analysis.labels.names import units_of, units_shown
from analysis.labels.words import label, wrap
from analysis.renderers.style import Theme

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# NAME, LOW and HIGH of bars.py are the second to the fourth.
HEADS = (("native", "chart", 46), ("native", "place", 30), ("columns", "low", 11), ("columns", "high", 11),
         ("columns", "window", 22), ("columns", "phrase", 18), ("columns", "caveats", 40))  # fmt: skip
ACROSS = ("A", "D")  # columns at which the charts of a line begin
LINES = 2  # of charts on a page
FOOT = 84  # columns of text
ROW, CM = 15.0, 28.35  # points: a row below the table, and a centimetre


def theme_panels(theme: str, made_of: Material) -> list[BarChart]:
    """The charts of a theme."""
    observed = made_of.observations
    own = observed[observed["theme"] == theme]
    return build_theme_bars(own, units_shown(own, made_of.names), made_of.names)


def themed(found: Sequence[BarChart], sheet: "Worksheet", made_of: Material) -> int:
    """Write the sheet of the charts `found`; return how many rows its table has."""
    lang = made_of.lang
    heads = [Column(label(section, key)[lang], width) for section, key, width in HEADS]
    last = table(sheet, heads, (row for panel in found for row in _rows(panel, lang)))
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW, True
    _charts(sheet, found, last, made_of)
    return last - 1


def _rows(panel: BarChart, lang: str) -> Iterator[Sequence[Cell]]:
    """A row for each place of a chart; a gap has neither bounds nor words."""
    for bar in panel.bars:
        number = bar.number
        if number is None:
            yield panel.heading[lang], bar.name[lang], None, None, None, None, None
        else:
            words = number.window[lang], number.phrase, told(number.caveats, lang) or None
            yield panel.heading[lang], bar.name[lang], number.low, number.high, *words


def _charts(sheet: "Worksheet", found: Sequence[BarChart], below: int, made_of: Material) -> None:
    """The charts below the row `below`, ACROSS a line, a page break between lines where a page is full."""
    from openpyxl.worksheet.pagebreak import Break

    tall = HEIGHT + PLACE * max((len(panel.bars) for panel in found), default=0)
    step, first = math.ceil(tall * CM / ROW) + 1, 2
    theme = Theme(units_of(made_of.names), made_of.lang)
    for place, panel in enumerate(found):
        line, column = divmod(place, len(ACROSS))
        chart = bar_chart(sheet, panel, first, _foot(panel, made_of), theme)
        chart.height = tall
        sheet.add_chart(chart, f"{ACROSS[column]}{below + 3 + line * step}")
        first += len(panel.bars)
        if not column and not line % LINES:
            sheet.row_breaks.append(Break(id=below + 1 + line * step))


def _foot(panel: BarChart, made_of: Material) -> list[str]:
    """What stands below a chart: windows, source, notes; how its bars are read where they leave bounds."""
    lang, hedged = made_of.lang, (panel.rows["low"] < panel.rows["high"]).any()
    texts = [label("native", "bounds")] if hedged else []
    texts += [window_line(panel.rows), source_line(panel.rows, made_of.reports, listed=label("native", "listed"))]
    texts += [caveat_line(caveat_codes(panel.rows))]
    return [part for text in texts for part in wrap(text[lang], FOOT).split("\n")]
