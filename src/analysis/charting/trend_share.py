"""Shares of hazards rectified by date, a panel a verb; what follows like for like stands out, and no line is drawn."""

from collections.abc import Sequence
from itertools import cycle

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from matplotlib.ticker import FuncFormatter

from analysis.charting import marks, style
from analysis.charting import trend_share_words as words
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.hazards_context_words import listed
from analysis.charting.labels import label, metric_name, number
from analysis.charting.point_marks import SERIES, draw, legend
from analysis.charting.points import Point, crowded, percent, points
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.timescale import Scale, scale_of, span, ticks_of
from analysis.cleaning.inspection import RECTIFIED
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.selecting import by_verb, like_for_like
from analysis.vocabulary import series as declared

TOLD = ("ONE_OFFICER", "SUB_UNIT", "HEDGED", "WINDOW_PARTIAL", "PLAUSIBILITY")
LEAD, UPPER, GAP = 0.035, 0.45, 0.2  # room at the left of each panel, height of the first, room below it
EDGE, TOP = 0.02, 103  # room around the first and last year, as a part of all; per cent at the top
NAMED = 4  # series that a legend has room for


def trend_share(
    data: pd.DataFrame,
    *,
    names: Names | None = None,
    lang: str = "zh",
    context: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw each share of hazards rectified over its window, a panel a verb.

    Question: has the share changed? Only a series of like with like may be followed, and it
    stands out; between few points, or unlike ones, any line would be a story, so none is
    drawn. Shares without both dates stand apart at the right. Thin is the envelope of
    hedge and Wilson's interval, thick what the words leave open.

    Parameters
    ----------
    data : shares, as an.shares() gives them; those of which none is taken are left out
    names : labels of units and actors by id; those of comparators come with the rows
    lang : zh or en
    context : draw panels of rows that are refused too, and say on their face that they are not comparable
    ax : the Axes to draw on; a new 16:9 figure where it is None

    Raises DataError, with the verdict's sentence, for a panel of rows that are refused and not asked for as context.

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("trend_share", data, known)
    if rows.empty:
        return finish_empty(ax, "trend_share", data, known, lang)
    groups = by_verb(rows)
    series, scale, grid = like_for_like(rows, names=known), scale_of(points(rows)), _grid(ax, len(groups))
    shades = _shades([str(name) for name in series.unique() if name], known)
    for plot, own in zip(grid, groups, strict=True):
        mark = admit(abreast(own, names=known), context=context)
        _panel(plot, own, [shades.get(name, "") for name in series[own.index]], scale, known, lang)
        if mark:
            marks.refused(plot, mark[lang], above=True)
    few = shades if len(shades) <= NAMED else {}
    told = [(shade, words.series_name(name, known)[lang]) for name, shade in few.items()]
    legend(ax, points(rows), known, lang, more=told)
    title, subtitle, said = words.title(rows, series, known), words.subtitle(rows, series), listed(groups, known)
    return finish(ax, "trend_share", rows, title, subtitle, known, lang, said=said, told=TOLD, looked_at=data)


def _shades(series: Sequence[str], names: Names) -> dict[str, str]:
    """The colour of each series: its unit's, or one in turn; dark for what others published, for it is no unit's."""
    turns = dict(zip(series, cycle(style.PALETTE), strict=False))
    own = {name: turns[name] if crowded(names) else style.colour(name.partition("/")[0], names) for name in series}
    return {name: style.INK if name in declared() else own[name] for name in series}


def _grid(ax: Axes, count: int) -> list[Axes]:
    """A panel for each verb: the first above in full width, the others in a row below."""
    ax.set_axis_off()
    rest = count - 1
    height = UPPER if rest > 0 else 1.0
    made = [ax.inset_axes((LEAD, 1 - height, 1 - LEAD, height))] if count else []
    places = (at / rest + LEAD for at in range(rest))
    return made + [ax.inset_axes((left, 0, 1 / rest - LEAD, 1 - UPPER - GAP)) for left in places]


def _panel(ax: Axes, rows: pd.DataFrame, shades: list[str], scale: Scale, names: Names, lang: str) -> None:
    """The shares by one verb; a series in its colour, those without dates spread at the right."""
    shown = points(rows)
    undated = sum(span(point) is None for point in shown)
    _frame(ax, rows, scale, bool(undated), lang)
    places = iter(np.linspace(scale.last, scale.edge, undated + 2)[1:-1])
    for point, shade in zip(shown, shades, strict=True):
        colour, marker = (shade, SERIES) if shade else (point.colour(names), point.marker(names))
        days = span(point)
        at = float(next(places)) if days is None else sum(days) / 2
        draw(ax, point, at, colour, marker, upright=True, front=bool(shade))
        if days:
            _window(ax, point, days, colour)


def _window(ax: Axes, point: Point, days: tuple[float, float], colour: str) -> None:
    """The days that a share covers: as wide as they are, as high as its words leave it open."""
    if point.exact:
        ax.plot(days, [point.low] * 2, color=colour, linewidth=1.1, alpha=0.6, gid="window")
    else:
        size = (days[1] - days[0], point.high - point.low)
        ax.add_patch(Rectangle((days[0], point.low), *size, color=colour, alpha=0.25, linewidth=0, gid="window"))


def _frame(ax: Axes, rows: pd.DataFrame, scale: Scale, undated: bool, lang: str) -> None:
    """The verb above, years below, per cent at the left; a strip of its own for what has no full dates."""
    marks.quiet(ax, keep="xy")
    pad = (scale.last - scale.first) * EDGE
    ax.set(xlim=(scale.first - pad, scale.edge + pad), ylim=(scale.lowest, TOP))
    verb = metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang)
    count = label("words", "numbers")[lang].format(n=len(rows))
    ax.set_title(f"{verb} · {count}", loc="left", fontsize=style.SIZES["label"])
    ticks = ticks_of(ax, scale)
    if undated:
        ax.axvspan(scale.last, scale.edge, color=style.FAINT, alpha=0.35, linewidth=0, gid="undated")
        ticks[(scale.last + scale.edge) / 2] = label("trend_share", "undated")[lang]
    ax.set_xticks(list(ticks), list(ticks.values()))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda value, _: percent(number(value, lang), lang)))
    ax.grid(axis="y", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
