"""What 近, 余 and 超 leave open: every hedged number with its bounds."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import NullLocator

from analysis.charting import marks, style
from analysis.charting.drawn import finish
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.style import Names
from analysis.vocabulary import metrics

SCALED = ["low", "high", "strict_low", "strict_high", "value"]
TOLD = ("HEDGED", "SUB_UNIT")
LIMITS = (0.6, 2.6)
TICKS = (0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0)


def bounds(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw the conventional and the strict bounds of every hedged number, on a logarithmic axis.

    Question: how much do the words leave open? Each number is drawn as a ratio to
    itself, so numbers of unlike size and measure share the axis. Thick is what is ordinarily
    meant, dotted all that the words allow, the tick what is printed.

    Parameters
    ----------
    data : observations; exact and derived rows are left out
    names : labels of units by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    printed = data[data["basis"] == "printed"]
    rows = printed[printed["low"] < printed["high"]].sort_values("value", kind="stable")
    ratios = rows.assign(**{name: rows[name] / rows["value"] for name in SCALED})
    order = (ratios["high"] - ratios["low"]).sort_values(kind="stable").index
    plot = style.inner(ax, 0.27, 0.13)
    plot.set(xscale="log", xlim=LIMITS, ylim=(-0.7, len(rows) - 0.3))
    for y, index in enumerate(order):
        row, unit = rows.loc[index], str(rows.at[index, "unit"])
        marks.span(plot, ratios.loc[index], y, style.colour(unit, known), style.marker(unit, known), LIMITS[1])
        plot.text(1.02, y, marks.bounds_text(row, lang), transform=plot.get_yaxis_transform(), va="center", fontsize=style.SIZES["small"])
    _frame(plot, rows.loc[order], known, lang)
    facts = {"printed": len(printed), "hedged": int(rows["relation"].isin(("lt", "gt", "ge", "approx")).sum()), "widest": _widest(rows)}
    title = fill("bounds", "title", dict.fromkeys(LANGUAGES, facts))
    return finish(ax, "bounds", rows, title, label("bounds", "subtitle"), known, lang, told=TOLD)


def _widest(rows: pd.DataFrame) -> int:
    """Width of the widest conventional bounds of a hedged number, in per cent of the lower bound, rounded."""
    hedged = rows[rows["relation"] != "range"]
    return round(float(((hedged["high"] - hedged["low"]) / hedged["low"]).max() * 100)) if len(hedged) else 0


def _frame(ax: Axes, rows: pd.DataFrame, names: Names, lang: str) -> None:
    """Names on the left, powers of ten below."""
    marks.quiet(ax, keep="xy")
    ax.set_yticks(range(len(rows)), ["" for _ in rows.index])
    for y, (_, row) in enumerate(rows.iterrows()):
        words = (style.name_of(str(row["unit"]), names, lang), metrics()[str(row["metric"])].label[lang], str(row["phrase"]))
        ax.text(-0.012, y, "  ".join(words), transform=ax.get_yaxis_transform(), ha="right", va="center",
                fontsize=style.SIZES["small"], color=style.INK)  # fmt: skip
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS])
    ax.set_xlabel(label("bounds", "axis")[lang], fontsize=style.SIZES["small"], color=style.QUIET)
    ax.axvline(1, color=style.QUIET, linewidth=1)
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
