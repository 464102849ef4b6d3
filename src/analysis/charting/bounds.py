"""What 近, 余 and 超 leave open: every hedged number with its bounds."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.vocabulary import Label

TOLD = ("HEDGED", "SUB_UNIT", "ONE_OFFICER")
LEAD = {"zh": 0.3, "en": 0.4}
LIMITS = (0.6, 2.6)
TICKS = (0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)


def bounds(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw the conventional and the strict bounds of every hedged number, on a logarithmic axis.

    Question: how much do the words leave open? Each number is drawn as a ratio to
    itself, so numbers of unlike size and measure share the axis and none is set
    against another. Thick is what is ordinarily meant, dotted all that the words
    allow, the tick what is printed.

    Parameters
    ----------
    data : observations; exact and derived rows are left out
    names : labels of units by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    printed = data[data["basis"] == "printed"]
    rows = select_rows("bounds", data, known)
    if rows.empty:
        return finish_empty(ax, "bounds", data, known, lang, title=_exact(len(printed)))
    shown = sorted(values(rows), key=lambda value: (value.high - value.low) / value.printed)
    plot = style.inner(ax, LEAD[lang], 0.13)
    plot.set(xscale="log", xlim=LIMITS, ylim=(-0.7, len(shown) - 0.3))
    for y, value in enumerate(shown):
        colour, marker = style.colour(value.unit, known), style.marker(value.unit, known)
        marks.span(plot, value.scaled(value.printed), y, colour, marker, LIMITS[1])
    _frame(plot, shown, known, lang)
    facts = {"printed": len(printed), "hedged": len(rows), "widest": _widest(rows)}
    title = fill("bounds", "title", dict.fromkeys(LANGUAGES, facts))
    return finish(ax, "bounds", rows, title, label("bounds", "subtitle"), known, lang, looked_at=data, told=TOLD)


def _exact(printed: int) -> Label:
    """What is said where no number is hedged: all are exact, or none is printed."""
    return fill(
        "bounds", "title_exact" if printed else "title_none", {lang: {"printed": printed} for lang in LANGUAGES}
    )


def _widest(hedged: pd.DataFrame) -> int:
    """Width of the widest conventional bounds, in per cent of the lower bound, rounded; bounds from 0 have none."""
    some = hedged[hedged["low"] > 0]
    return round(max(((some["high"] - some["low"]) / some["low"] * 100).tolist(), default=0))


def _frame(ax: Axes, shown: list[Value], names: Names, lang: str) -> None:
    """Whose number and which on the left, its bounds on the right, ratios below."""
    marks.quiet(ax, keep="xy")
    ax.set_yticks(range(len(shown)), ["" for _ in shown])
    beside = ax.get_yaxis_transform()
    for y, value in enumerate(shown):
        words = "  ".join((style.whose(value.unit, value.actor, names, lang), value.name(lang), value.phrase))
        ax.text(-0.012, y, words, transform=beside, ha="right", va="center", fontsize=style.SIZES["small"])
        ax.text(1.02, y, value.text(lang), transform=beside, va="center", fontsize=style.SIZES["small"])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS])
    ax.set_xlabel(label("bounds", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET)
    ax.axvline(1, color=style.QUIET, linewidth=1)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
