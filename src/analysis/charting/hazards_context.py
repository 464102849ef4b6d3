"""What others published of hazards rectified, and where the reports' own figure lies among it."""

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import hazards_context_words as words
from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import label
from analysis.charting.point_marks import draw, legend
from analysis.charting.points import Point, percent, points
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.selecting import by_verb

NAME = "hazards_context"
TOLD = ("ONE_OFFICER", "SUB_UNIT", "HEDGED", "PLAUSIBILITY", "RECTIFIED_ABOVE_FOUND")
LIMITS, WHOLE, BEYOND = (0, 108), 100, 104
TICKS = (0, 20, 40, 60, 80, 100)
APART, GAP = 0.03, 0.125  # between columns; above each panel that stands under another
LEAST, CLEAR, ASIDE = 3, 2.5, 1.5  # rows that a panel has room for, between words, per cent between words and marks
NAMED = 3  # of the reports' own: more are not named


def hazards_context(
    data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None
) -> Axes:
    """Draw the share of hazards rectified that each unit published, a panel a verb, the reports' own marked.

    Question: where does the reports' figure lie among what others published? Context, no
    ranking: units, windows and campaigns are unlike, so each panel asks for a verdict and
    says on its face that its rows are not comparable. Thin is the envelope of hedge and
    Wilson's interval, thick what the words leave open. Where more was rectified than found
    no share is taken: a cross beyond 100 % says so.

    Parameters
    ----------
    data : shares, as an.shares() gives them
    names : labels of units and actors by id; those of comparators come with the rows
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows(NAME, data, known)
    if rows.empty:
        return finish_empty(ax, NAME, data, known, lang)
    groups = by_verb(rows)
    for plot, rows in zip(_grid(ax, [len(rows) for rows in groups]), groups, strict=True):
        _panel(plot, rows, known, lang)
    legend(ax, points(data), known, lang)
    title, said = words.title(groups, known), words.listed(groups, known)
    return finish(ax, NAME, data, title, label(NAME, "subtitle"), known, lang, said=said, told=TOLD)


def _grid(ax: Axes, sizes: Sequence[int]) -> list[Axes]:
    """A panel a verb: the first at the left, the others under each other at its right, heights by their rows."""
    ax.set_axis_off()
    if not sizes:
        return []
    alone = len(sizes) == 1
    width = 1.0 if alone else (1 - APART) / 2
    rest = [max(size, LEAST) for size in sizes[1:]]
    free, top = 1 - GAP * (len(rest) - 1), 1.0
    made = [ax.inset_axes((0, 0, width, 1))]
    for size in rest:
        height = free * size / sum(rest)
        made.append(ax.inset_axes((1 - width, top - height, width, height)))
        top -= height + GAP
    return made


def _panel(ax: Axes, rows: pd.DataFrame, names: Names, lang: str) -> None:
    """The shares by one verb, in the order of their size; those of which none is taken above."""
    shown = sorted(points(rows), key=lambda point: (not point.missing, -point.high, -point.low))
    beyond = [point for point in shown if point.missing]
    gap = CLEAR if beyond and len(beyond) < len(shown) else 0
    places = [y + gap * (not point.missing) for y, point in enumerate(shown)]
    ax.set(xlim=LIMITS, ylim=(max([*places, LEAST - 1]) + 0.8, -0.8))
    _own_band(ax, shown, names)
    for y, point in zip(places, shown, strict=True):
        if point.missing:
            ax.plot(BEYOND, y, marker="x", markersize=5, color=point.colour(names), gid="beyond")
        else:
            draw(ax, point, y, point.colour(names), point.marker(names))
    _names(ax, shown, places, names, lang)
    _frame(ax, rows, lang)
    if mark := admit(abreast(rows, names=names), context=True):
        marks.refused(ax, mark[lang], above=True)


def _own_band(ax: Axes, shown: list[Point], names: Names) -> None:
    """The interval of the reports' own share behind those of others, where there is one alone."""
    own = [point for point in shown if point.own and not point.missing]
    if len(own) == 1:
        ax.axvspan(own[0].lower, own[0].upper, color=own[0].colour(names), alpha=0.13, linewidth=0, gid="own interval")


def _names(ax: Axes, shown: list[Point], places: list[float], names: Names, lang: str) -> None:
    """Who is who: the reports' own, then the least and the greatest, where words have room; and those without share."""
    some = [at for at, point in enumerate(shown) if not point.missing]
    taken: list[float] = []
    if len(some) < len(shown):
        count = len(shown) - len(some)
        taken.append((count - 1) / 2)
        said = label("hazards_context", "beyond")[lang].format(n=count)
        ax.text(BEYOND - 2 * ASIDE, taken[0], said, ha="right", va="center", fontsize=style.SIZES["small"])
    own = [at for at in some if shown[at].own]
    own = own if len(own) <= NAMED else []
    for at in dict.fromkeys([*own, *some[-1:], *some[:1]]):
        if all(abs(places[at] - other) >= CLEAR for other in taken):
            taken.append(places[at])
            _name(ax, shown, places, at, names, lang)


def _name(ax: Axes, shown: list[Point], places: list[float], at: int, names: Names, lang: str) -> None:
    """One name beside its mark and clear of its neighbours', on the side that has more room."""
    point, near = shown[at], [one for one in shown[max(at - 2, 0) : at + 3] if not one.missing]
    left, right = min(one.lower for one in near), max(one.upper for one in near)
    side = "right" if left > WHOLE - right else "left"
    x = left - ASIDE if side == "right" else right + ASIDE
    said = f"{point.who(names, lang)}  {point.share(lang)}" + (f"  ({point.counts(lang)})" if point.own else "")
    ax.text(x, places[at], said, ha=side, va="center", fontsize=style.SIZES["label" if point.own else "small"],
            color=point.colour(names) if point.own else style.QUIET, gid="own" if point.own else "extreme")  # fmt: skip


def _frame(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    """The verb above, per cent below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    count = label("words", "numbers")[lang].format(n=len(rows))
    ax.set_title(f"{words.verb(rows, lang)} · {count}", loc="left", fontsize=style.SIZES["label"])
    ax.set_xticks(TICKS, [percent(str(tick), lang) for tick in TICKS])
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.axvline(WHOLE, color=style.QUIET, linewidth=1)
    ax.set_axisbelow(True)
