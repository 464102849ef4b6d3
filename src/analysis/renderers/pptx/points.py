"""Native charts of points: shares with their intervals, the funnel, and run charts."""

from collections.abc import Mapping, Sequence
from math import ceil, floor, isnan

import pandas as pd

from analysis.cleaning.inspection import SHARE
from analysis.cleaning.ratios import WHOLE
from analysis.exhibits.funnel import FunnelChart
from analysis.exhibits.hazards_context import ShareStrip
from analysis.exhibits.share_points import SharePoint
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trends import RunChart, RunPoint
from analysis.labels.slides import NONE, left_out, slide_word
from analysis.labels.words import bilingual, label, metric_name
from analysis.renderers.pptx.parts import Axis, Chart, ChartSeries, SheetColumn
from analysis.renderers.pptx.sheet import column_of_numbers, columns_of_facts, text_on_slide
from analysis.renderers.style import INK, PUBLISHED, QUIET, Theme
from analysis.vocabulary import Label

# --- Numbers followed over time as native charts: points that no line joins, and the level lines
# of each series.

EPOCH = pd.Timestamp("1899-12-30")  # day 0 of spreadsheets
# dashed or not
LINES = {"median_low": False, "median_high": False, "mean": False, "lower": True, "upper": True}
RUN_THICK = 5.0
TICKS, DAYS = 5, "yyyy-mm-dd"
# by the names of all windows
FORMS = {frozenset({len("2026")}): "yyyy", frozenset({len("2026-08")}): "yyyy-mm"}
PERIODS = {"yyyy": 365.2425, "yyyy-mm": 365.2425 / 12}  # days


def native_trends(exhibit: Exhibit, theme: Theme) -> tuple[Chart, ...]:
    """Return a chart per series, each with its own scale."""
    return tuple(_run_chart(part, theme) for part in exhibit.parts_of(RunChart))


def _run_chart(part: RunChart, theme: Theme) -> Chart:
    """Return one series: an exact number is a point, a hedged one a bar over all it leaves open."""
    numbers, drawn = [point.number for point in part.points], _run_cells(part)
    columns = (
        SheetColumn(
            "name", slide_word("columns", "window"), tuple(number.window for number in numbers)
        ),
        *(column_of_numbers(key, cells) for key, cells in drawn.items()),
        SheetColumn(
            "said",
            slide_word("columns", "text"),
            tuple(text_on_slide(number) for number in numbers),
        ),
        *columns_of_facts(numbers),
    )
    series = tuple(one for one in _run_series(theme.colour(part.unit)) if one.values in drawn)
    form = '0"%"' if numbers[0].measure == "%" else "#,##0"
    return Chart("scatter", part.name, columns, series, None, None, form, across=_time_axis(part))


def _time_axis(part: RunChart) -> Axis:
    """Return the axis of time: a tick in the middle of every window, or of every so many.

    PowerPoint counts its ticks from where the axis starts, so it starts a step before the first
    point.
    """
    days = list(dict.fromkeys(_day_number(point) for point in part.points))
    form = FORMS.get(frozenset(len(point.tick) for point in part.points), DAYS)
    period = PERIODS.get(form) or float(pd.Series(days).diff().median())
    step = period * ceil((max(days) - min(days)) / period / TICKS)
    return Axis(
        slide_word("columns", "middle") if form == DAYS else NONE,
        form,
        least=min(days) - step,
        step=step,
    )


def _day_number(point: RunPoint) -> float:
    """The point's day as spreadsheets count it."""
    return (point.date - EPOCH) / pd.Timedelta(days=1)


def _run_cells(part: RunChart) -> dict[str, list[float | None]]:
    """What is drawn of a series, by column.

    Its points, its level lines, its days, and how far hedges reach.
    """
    points = [(one.number.low, one.number.high, one.signal) for one in part.points]
    levels = {
        name: level for name, level in part.levels.items() if name in LINES and not isnan(level)
    }
    return {
        "exact": [low if low == high and not signal else None for low, high, signal in points],
        "signal": [low if low == high and signal else None for low, high, signal in points],
        "open": [low if low != high else None for low, high, _ in points],
        **{name: [level] * len(points) for name, level in levels.items()},
        "day": [_day_number(one) for one in part.points],
        "range": [high - low if low != high else None for low, high, _ in points],
    }


def _run_series(shade: str) -> list[ChartSeries]:
    """Points, signals darker, hedges as thick bars; level lines, the limits dashed."""
    marks = [
        ChartSeries("exact", (shade,), x="day"),
        ChartSeries("signal", (INK,), x="day"),
        ChartSeries("open", (shade,), 0.0, x="day", plus="range", weight=RUN_THICK),
    ]
    return [
        *marks,
        *(
            ChartSeries(name, (QUIET,), x="day", line=True, dotted=dashed)
            for name, dashed in LINES.items()
        ),
    ]


# --- Shares as native charts: strips of points with their intervals, and the funnel with its
# limits.

Cells = Mapping[str, Sequence[float | None]]
PERCENT, UNSEEN = '0"%"', ";;;"  # number formats: the second shows none
# points: intervals of others and of the project's own; what words leave open
THIN, SHARE_THICK, OPEN = 0.75, 2.0, 4.0
SMALL, LARGE = 4, 9  # markers
FUNNEL_OPEN, FUNNEL_SIZE, STEP = 5.0, 7, 10
CURVES = {0.95: "95", 0.998: "998"}


def _share_sheet(points: Sequence[SharePoint], cells: Cells) -> tuple[SheetColumn, ...]:
    """The sheet of `points`: names, what is drawn, what it is in words, and where each stands."""
    texts = tuple(one.text_with_counts for one in points)
    return (
        SheetColumn("name", slide_word("columns", "name"), tuple(one.who for one in points)),
        *(column_of_numbers(key, drawn) for key, drawn in cells.items()),
        SheetColumn("said", slide_word("columns", "text"), texts),
        *columns_of_facts([one.number for one in points]),
    )


def _lower_bounds(
    points: Sequence[SharePoint], fits: Sequence[bool], *, exact: bool | None = None
) -> list[float | None]:
    """The lower bounds of those that fit, and that are exact or not; gaps for the others."""
    return [
        one.low if fit and exact in (None, one.exact) else None
        for one, fit in zip(points, fits, strict=True)
    ]


def _panel_heading(texts: Sequence[Label]) -> Label:
    return bilingual(lambda lang: " · ".join(text[lang] for text in texts if text[lang]))


def native_hazards_context(exhibit: Exhibit, theme: Theme) -> tuple[Chart, ...]:
    """Return a chart per verb, for each is a definition of its own.

    The reports' own share stands out.
    """
    return tuple(_strip_chart(part, theme) for part in exhibit.parts_of(ShareStrip))


def _strip_chart(part: ShareStrip, theme: Theme) -> Chart:
    """The shares by one verb in the order of their size, each with its interval.

    Where none is taken, none is drawn.
    """
    shown = sorted(part.shares, key=lambda one: (one.high, one.low))
    own = [one for one in shown if one.own]
    series = _strip_series("others", PUBLISHED, THIN, SMALL)
    series += (
        _strip_series("own", theme.share_colour(own[0].unit, own=own[0].own), SHARE_THICK, LARGE)
        if own
        else ()
    )
    name = bilingual(lambda lang: metric_name(SHARE, part.verb, lang))
    count = bilingual(lambda lang: label("words", "numbers")[lang].format(n=len(shown)))
    heading = _panel_heading((name, count, part.refused))
    sheet, across = _share_sheet(shown, _strip_cells(shown)), Axis(form=UNSEEN)
    return Chart("scatter", heading, sheet, series, 0, WHOLE, PERCENT, legend=True, across=across)


def _strip_cells(shown: Sequence[SharePoint]) -> Cells:
    """What is drawn of `shown`, by column."""
    drawn: dict[str, Sequence[float | None]] = {}
    for kind, mine in (("others", False), ("own", True)):
        fits = [point.own == mine for point in shown]
        drawn[kind] = _lower_bounds(shown, fits, exact=True)
        drawn[f"{kind}_open"] = _lower_bounds(shown, fits, exact=False)
        drawn[f"{kind}_from"] = _lower_bounds(shown, fits)
    return drawn | {
        "order": [float(place) for place, _ in enumerate(shown, start=1)],
        "range": [point.high - point.low for point in shown],
        "interval_up": [point.upper - point.low for point in shown],
        "interval_down": [point.low - point.lower for point in shown],
    }


def _strip_series(kind: str, shade: str, weight: float, size: int) -> tuple[ChartSeries, ...]:
    """Intervals first, so that marks lie on them.

    A hedged share is a bar over all that its words leave open.
    """
    return (
        ChartSeries(
            f"{kind}_from",
            (shade,),
            0.0,
            x="order",
            plus="interval_up",
            minus="interval_down",
            weight=weight,
        ),
        ChartSeries(f"{kind}_open", (shade,), 0.0, x="order", plus="range", weight=OPEN),
        ChartSeries(kind, (shade,), x="order", size=size),
    )


def native_funnel(exhibit: Exhibit, _theme: Theme) -> tuple[Chart, ...]:
    """Return one chart; units beyond the 99.8 % limits are named, hedged ones counted."""
    (part,) = exhibit.parts_of(FunnelChart)
    shown = [one for one in part.points if one.point.whole[0] == one.point.whole[1]]
    units, far = [one.point for one in shown], [one.far for one in shown]
    cells: Cells = {
        "within": _lower_bounds(units, [not so for so in far], exact=True),
        "beyond": _lower_bounds(units, far, exact=True),
        "open": _lower_bounds(units, [True] * len(units), exact=False),
        "found": [point.whole[0] for point in units],
        "range": [point.high - point.low for point in units],
    }
    named = tuple(one.named if so else None for one, so in zip(units, far, strict=True))
    sheet = (
        *_share_sheet(units, cells),
        SheetColumn("label", slide_word("columns", "label"), named),
        *_limit_curves(part),
    )
    spread = ChartSeries("open", (PUBLISHED,), 0.0, x="found", plus="range", weight=FUNNEL_OPEN)
    points = (
        ChartSeries("within", (PUBLISHED,), x="found", size=FUNNEL_SIZE),
        ChartSeries("beyond", (INK,), x="found", said="label", size=FUNNEL_SIZE),
    )
    hedged = len(part.points) - len(units)
    heading = _panel_heading(
        (part.heading, *([left_out("more", hedged)] if hedged else []), part.refused)
    )
    axis = Axis(label("funnel", "axis"), log=True)
    series = (*_limit_series(sheet), spread, *points)
    return (
        Chart(
            "scatter", heading, sheet, series, _axis_start(units, part), WHOLE, PERCENT, across=axis
        ),
    )


def _limit_curves(part: FunnelChart) -> list[SheetColumn]:
    """The limits over a grid of hazards found, and what all units share; none below 10 units."""
    if part.goal is None:
        return []
    made, grid = [], pd.Series(dtype="float64")
    for confidence, name in CURVES.items():
        for side, curve in part.limits[part.limits["confidence"] == confidence].groupby("side"):
            grid = curve["denominator"]
            made.append(column_of_numbers(f"{side}_{name}", (WHOLE * curve["limit"]).tolist()))
    made += [
        column_of_numbers(f"goal_{at}", [WHOLE * end] * len(grid))
        for at, end in enumerate(part.goal)
    ]
    return [column_of_numbers("grid", grid.tolist()), *made]


def _limit_series(sheet: tuple[SheetColumn, ...]) -> list[ChartSeries]:
    """The curves that the sheet holds: 99.8 % solid, 95 % and what all share dashed."""
    held = [one.key for one in sheet if one.key.startswith(("lower_", "upper_", "goal_"))]
    return [
        ChartSeries(key, (QUIET,), x="grid", line=True, dotted=not key.endswith("998"))
        for key in held
    ]


def _axis_start(units: Sequence[SharePoint], part: FunnelChart) -> float:
    """Where the axis begins: at a full ten below all that is drawn."""
    lowest = min([one.low for one in units] + (WHOLE * part.limits["limit"]).tolist(), default=0.0)
    return float(floor(lowest / STEP) * STEP)
