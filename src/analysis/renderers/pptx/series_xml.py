"""One series of a native chart as XML: its look, labels, error bars, and where in the sheet it stands."""

from analysis.labels.slides import said
from analysis.renderers.pptx import chart_labels, sheet
from analysis.renderers.pptx.drawingml import fill, line, numbers, rgb, strings
from analysis.renderers.pptx.parts import Cell, Chart, Series
from analysis.renderers.style import INK, OTHERS, PAPER, QUIET
from analysis.vocabulary import Label

DARK = 140_000  # luminance below which a label inside a bar is white


def series_xml(chart: Chart, place: int, lang: str, size: float) -> str:
    """<c:ser> of the series at `place`, in the order that the schema asks for; `size` of its text in points."""
    series = chart.series[place]
    column = chart.column(series.values)
    name = strings("tx", f"{sheet.NAME}!${sheet.letters(chart)[series.values]}$1", [said(column.head, lang)])
    labels = _labels(chart, series, lang, size)
    ends = "".join(_numbers(chart, side, key) for side, key in (("plus", series.plus), ("minus", series.minus)))
    errors = _errors(chart, series) if ends else ""
    start = f'<c:idx val="{place}"/><c:order val="{place}"/>{name}'
    return f"<c:ser>{start}{_look(chart, series)}{labels}{errors}{_data(chart, series, lang)}</c:ser>"


def texts(chart: Chart, key: str, lang: str) -> list[str]:
    """A column of words, empty where a point has none."""
    return [said(cell, lang) if isinstance(cell, Label) else "" for cell in chart.column(key).cells]


def _number(cell: Cell) -> float | None:
    return None if cell is None or isinstance(cell, Label) else cell


def _numbers(chart: Chart, name: str, key: str) -> str:
    """A column of numbers, and where it stands; nothing for no column."""
    if not key:
        return ""
    return numbers(name, sheet.reference(chart, key), [_number(cell) for cell in chart.column(key).cells])


def _look(chart: Chart, series: Series) -> str:
    """Fills of the series and its points; markers where it is dots."""
    same = len(set(series.fills)) == 1
    whole = series.fills[0] if same else OTHERS
    if chart.kind in ("bars", "stacked"):
        shape = f"<c:spPr>{fill(whole, series.alpha, hatched=series.hatched)}{line('')}</c:spPr>"
        return shape + '<c:invertIfNegative val="0"/>' + ("" if same else _points(series))
    drawn = f"<c:spPr>{line(rgb(whole) if series.line else '', 1.25, 'sysDash' if series.dotted else '')}</c:spPr>"
    if series.line or not series.alpha:
        return f'{drawn}<c:marker><c:symbol val="none"/></c:marker>'
    inside = f"<c:spPr>{fill(whole, series.alpha)}{line(rgb(whole))}</c:spPr>"
    return f'{drawn}<c:marker><c:symbol val="circle"/><c:size val="{series.size}"/>{inside}</c:marker>'


def _points(series: Series) -> str:
    """A fill of its own for each bar."""
    return "".join(
        f'<c:dPt><c:idx val="{at}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{fill(shade, series.alpha)}{line('')}</c:spPr></c:dPt>"
        for at, shade in enumerate(series.fills)
    )


def _labels(chart: Chart, series: Series, lang: str, size: float) -> str:
    """What stands at the points."""
    if series.said:
        place = {"bars": "outEnd", "stacked": "ctr"}.get(chart.kind, "r")
        return chart_labels.read_from_cells(texts(chart, series.said, lang), place, size)
    if chart.counted and series.alpha:
        ink = PAPER if _dark(series.fills[0]) and not series.hatched else INK
        return chart_labels.counted(size, rgb(ink))
    return ""


def _dark(shade: str) -> bool:
    """Whether white is read on it: by the weights of ITU-R BT.601."""
    red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))
    return red * 299 + green * 587 + blue * 114 < DARK


def _errors(chart: Chart, series: Series) -> str:
    """The error bars of a series that has some."""
    plus, minus = _numbers(chart, "plus", series.plus), _numbers(chart, "minus", series.minus)
    direction = "y" if chart.kind == "scatter" else ""
    shade = QUIET if series.dotted else series.fills[0]
    return chart_labels.error_bars(direction, plus, minus, shade, series.weight, dotted=series.dotted)


def _data(chart: Chart, series: Series, lang: str) -> str:
    """Where the points stand in the sheet, and what they are."""
    kept = (
        chart_labels.cells_of_labels(sheet.reference(chart, series.said), texts(chart, series.said, lang))
        if series.said
        else ""
    )
    if chart.kind == "scatter":
        points = _numbers(chart, "xVal", series.x) + _numbers(chart, "yVal", series.values)
        return f'{points}<c:smooth val="0"/>{kept}'
    first = chart.columns[0].key
    names = strings("cat", sheet.reference(chart, first), texts(chart, first, lang))
    return f"{names}{_numbers(chart, 'val', series.values)}{kept}"
