"""Native charts of points: shares with their intervals, the funnel, and run charts."""

from collections.abc import Mapping, Sequence
from itertools import starmap
from math import ceil, floor, isnan

import pandas as pd

from analysis.cleaning.inspection import SHARE
from analysis.cleaning.ratios import WHOLE
from analysis.exhibits.funnel import FunnelChart, FunnelPoint
from analysis.exhibits.hazards_context import ShareStrip
from analysis.exhibits.share_points import SharePoint
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.trends import RunChart, RunPoint
from analysis.labels.slides import NONE, left_out, slide_word
from analysis.labels.words import bilingual, label, metric_name
from analysis.renderers.pptx.parts import Axis, Chart, ChartSeries, SheetColumn
from analysis.renderers.pptx.sheet import (
    column_of_numbers,
    column_of_words,
    columns_of_facts,
    join_texts,
    text_on_slide,
)
from analysis.renderers.style import INK, PUBLISHED, QUIET, Theme
from analysis.vocabulary import Label

# --- Numbers followed over time as native charts: points that no line joins, and the level lines
# of each series.

# day 0 of spreadsheets: they took 1900 for a leap year, so it is a day earlier than it seems
EPOCH = pd.Timestamp("1899-12-30")
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
    numbers = [point.number for point in part.points]
    windows = [number.window for number in numbers]
    drawn = _run_cells(part)
    columns = (
        column_of_words("name", windows, head="window"),
        *starmap(column_of_numbers, drawn.items()),
        column_of_words("said", list(map(text_on_slide, numbers)), head="text"),
        *columns_of_facts(numbers),
    )
    # A series has either a median or a mean with its limits: the other lines are not in the sheet.
    series = tuple(one for one in _run_series(theme.colour(part.unit)) if one.values in drawn)
    form = '0"%"' if numbers[0].measure == "%" else "#,##0"
    return Chart("scatter", part.name, columns, series, None, None, form, across=_time_axis(part))


def _time_axis(part: RunChart) -> Axis:
    """Return the axis of time: a tick in the middle of every window, or of every so many.

    PowerPoint counts its ticks from where the axis starts, so it starts a step before the first
    point.
    """
    days, lengths = [], set()
    for point in part.points:
        days.append(_day_number(point))
        lengths.add(len(point.tick))
    # All windows are years or all are months, else days stand at the axis.
    form = FORMS.get(frozenset(lengths), DAYS)
    # Several numbers may be of one day, which would count as a step of 0.
    period = PERIODS.get(form) or float(pd.Series(days).drop_duplicates().diff().median())
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
    marks: dict[str, list[float | None]] = {"exact": [], "signal": [], "open": []}
    places: dict[str, list[float | None]] = {"day": [], "range": []}
    for point in part.points:
        low, high = point.number.low, point.number.high
        exact = low == high
        # A hedged number has no mark, even where it is a signal: a midpoint is never drawn.
        marks["exact"].append(low if exact and not point.signal else None)
        marks["signal"].append(low if exact and point.signal else None)
        marks["open"].append(None if exact else low)
        places["day"].append(_day_number(point))
        places["range"].append(None if exact else high - low)
    lines: dict[str, list[float | None]] = {}
    for name, level in part.levels.items():
        if name in LINES and not isnan(level):
            lines[name] = [level] * len(part.points)
    return marks | lines | places


def _run_series(shade: str) -> list[ChartSeries]:
    """Points, signals darker, hedges as thick bars; level lines, the limits dashed."""
    series = [
        ChartSeries("exact", (shade,), x="day"),
        ChartSeries("signal", (INK,), x="day"),
        # not seen itself, but by the error bar that rises from its lower bound
        ChartSeries("open", (shade,), 0.0, x="day", plus="range", weight=RUN_THICK),
    ]
    for name, dashed in LINES.items():
        level = ChartSeries(name, (QUIET,), x="day", line=True, dotted=dashed)
        series.append(level)
    return series


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
    who, texts, numbers = [], [], []
    for point in points:
        who.append(point.who)
        texts.append(point.text_with_counts)
        numbers.append(point.number)
    return (
        column_of_words("name", who),
        *starmap(column_of_numbers, cells.items()),
        column_of_words("said", texts, head="text"),
        *columns_of_facts(numbers),
    )


def _lower_bounds(
    points: Sequence[SharePoint], fits: Sequence[bool], *, exact: bool | None = None
) -> list[float | None]:
    """The lower bounds of those that fit, and that are exact or not; gaps for the others."""
    lows = []
    for point, fit in zip(points, fits, strict=True):
        wanted = fit and exact in (None, point.exact)
        lows.append(point.low if wanted else None)
    return lows


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
    series = _strip_series("others", PUBLISHED, THIN, SMALL)
    own = next((point for point in shown if point.own), None)
    if own is not None:  # later series lie over earlier ones
        shade = theme.share_colour(own.unit, own=True)
        series += _strip_series("own", shade, SHARE_THICK, LARGE)
    name = bilingual(lambda lang: metric_name(SHARE, part.verb, lang))
    count = bilingual(lambda lang: label("words", "numbers")[lang].format(n=len(shown)))
    heading = join_texts(" · ", name, count, part.refused)
    # Places across are mere order, so no numbers stand at their axis.
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
    # Error bars are told by how far they reach from the lower bound, not by where they end.
    widths, above, below = [], [], []
    for point in shown:
        widths.append(point.high - point.low)
        above.append(point.upper - point.low)
        below.append(point.low - point.lower)
    order = list(map(float, range(1, len(shown) + 1)))
    return drawn | {
        "order": order,
        "range": widths,
        "interval_up": above,
        "interval_down": below,
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
    # A point has one place across: where the hazards found are hedged (近200处) there is none.
    shown = [one for one in part.points if one.point.whole[0] == one.point.whole[1]]
    units = [one.point for one in shown]
    sheet = _funnel_sheet(part, shown)
    spread = ChartSeries("open", (PUBLISHED,), 0.0, x="found", plus="range", weight=FUNNEL_OPEN)
    points = (
        ChartSeries("within", (PUBLISHED,), x="found", size=FUNNEL_SIZE),
        ChartSeries("beyond", (INK,), x="found", said="label", size=FUNNEL_SIZE),
    )
    hedged = len(part.points) - len(units)
    more = left_out("more", hedged) if hedged else NONE
    heading = join_texts(" · ", part.heading, more, part.refused)
    axis = Axis(label("funnel", "axis"), log=True)
    series = (*_limit_series(sheet), spread, *points)
    return (
        Chart(
            "scatter", heading, sheet, series, _axis_start(units, part), WHOLE, PERCENT, across=axis
        ),
    )


def _funnel_sheet(part: FunnelChart, shown: Sequence[FunnelPoint]) -> tuple[SheetColumn, ...]:
    """The sheet of the units `shown`, with the names of those far off and the curves."""
    units, far, within, found, widths = [], [], [], [], []
    named: list[Label | None] = []
    for one in shown:
        units.append(one.point)
        far.append(one.far)
        within.append(not one.far)
        found.append(one.point.whole[0])
        widths.append(one.point.high - one.point.low)
        named.append(one.point.named if one.far else None)
    cells: Cells = {
        "within": _lower_bounds(units, within, exact=True),
        "beyond": _lower_bounds(units, far, exact=True),
        "open": _lower_bounds(units, [True] * len(units), exact=False),
        "found": found,
        "range": widths,
    }
    return (*_share_sheet(units, cells), column_of_words("label", named), *_limit_curves(part))


def _limit_curves(part: FunnelChart) -> list[SheetColumn]:
    """The limits over a grid of hazards found, and what all units share; none below 10 units."""
    if part.goal is None:
        return []
    made, grid = [], pd.Series(dtype="float64")
    for confidence, name in CURVES.items():
        for side, curve in part.limits[part.limits["confidence"] == confidence].groupby("side"):
            grid = curve["denominator"]  # the same for every curve
            made.append(column_of_numbers(f"{side}_{name}", (WHOLE * curve["limit"]).tolist()))
    for at, end in enumerate(part.goal):
        level = [WHOLE * end] * len(grid)
        made.append(column_of_numbers(f"goal_{at}", level))
    return [column_of_numbers("grid", grid.tolist()), *made]


def _limit_series(sheet: tuple[SheetColumn, ...]) -> list[ChartSeries]:
    """The curves that the sheet holds: 99.8 % solid, 95 % and what all share dashed."""
    series = []
    for column in sheet:
        if column.key.startswith(("lower_", "upper_", "goal_")):
            dashed = not column.key.endswith(CURVES[0.998])
            series.append(ChartSeries(column.key, (QUIET,), x="grid", line=True, dotted=dashed))
    return series


def _axis_start(units: Sequence[SharePoint], part: FunnelChart) -> float:
    """Where the axis begins: at a full ten below all that is drawn."""
    lows = [point.low for point in units]
    lowest = min(lows + (WHOLE * part.limits["limit"]).tolist(), default=0.0)
    return float(floor(lowest / STEP) * STEP)
