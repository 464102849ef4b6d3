"""Lettering of native charts: sizes and colours of titles, labels and lines."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.spreadsheets import FONT

if TYPE_CHECKING:
    from openpyxl.chart.text import RichText
    from openpyxl.chart.title import Title
    from openpyxl.drawing.line import LineProperties
    from openpyxl.drawing.text import CharacterProperties

CHINESE = "Microsoft YaHei"
THIN = 9525  # EMU: three quarters of a point


def words(lines: Sequence[str], size: int, shade: str, *, bold: bool = False) -> "Title":
    """A title of `lines`, of `size` hundredths of a point in the colour `shade` (#rrggbb), beside what it names."""
    from openpyxl.chart.text import RichText, Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import Paragraph, ParagraphProperties, RegularTextRun

    style = _style(size, shade, bold=bold)
    paragraphs = [
        Paragraph(pPr=ParagraphProperties(defRPr=style), r=[RegularTextRun(rPr=style, t=text)]) for text in lines
    ]
    return Title(tx=Text(rich=RichText(p=paragraphs)), overlay=False)


def look(size: int, shade: str) -> "RichText":
    """How an axis is lettered."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, ParagraphProperties

    style = _style(size, shade)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=style), endParaRPr=style)])


def line(shade: str) -> "LineProperties":
    """A thin line in the colour `shade`."""
    from openpyxl.drawing.line import LineProperties

    return LineProperties(w=THIN, solidFill=shade[1:])


def _style(size: int, shade: str, *, bold: bool = False) -> "CharacterProperties":
    from openpyxl.drawing.text import CharacterProperties, Font

    latin, chinese = Font(typeface=FONT), Font(typeface=CHINESE)
    return CharacterProperties(sz=size, b=bold, solidFill=shade[1:], latin=latin, ea=chinese)
