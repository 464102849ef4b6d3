"""Honours by tier, a column a unit; a mark's shape says who received, its number how many."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, interval, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.values import Value, values
from analysis.vocabulary import Label, levels, metrics

TIERS = (
    "national",
    "provincial_plus",
    "provincial",
    "prefecture",
    "county_plus",
    "merit_class1",
    "merit_class2",
    "merit_class3",
    "all_levels",
    "candidate_pool",
)
# Rows that are no tier: totals over several tiers, of none in particular, and candidates for an honour.
NO_TIERS = ("provincial_plus", "county_plus", "all_levels", "candidate_pool")
SHAPES = {"award": "*", "person": "o", "collective": "s", "mixed": "D"}
STEP, PER_LINE, LINE = 0.42, 2, 0.44
LARGE, SMALL = 12, 9


def honours(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw honours by tier (rows) and unit (columns); marks are of one size, for lengths would invite comparison.

    Question: which honours were won? Tiers are never summed; hatched cells are not reported.
    Each cell lists a unit's own numbers, to no scale: none is set against another.

    Parameters
    ----------
    data : observations
    names : labels of units by id; the units of `data` are shown by id where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("honours", data, known)
    if rows.empty:
        return finish_empty(ax, "honours", data, known, lang)
    units = style.units_shown(data, known)
    tiers = [tier for tier in TIERS if tier in {metrics()[name].tier for name in rows["metric"]}]
    plot = style.inner(ax, 0.1)
    plot.set(xlim=(0, max(len(units), 1)), ylim=(len(tiers), 0))
    for x, unit in enumerate(units):
        for y, tier in enumerate(tiers):
            _cell(plot, x, y, rows[(rows["unit"] == unit) & _of_tier(rows, tier)], unit, known, lang)
    _frame(plot, units, tiers, known, lang)
    facts = {"tiers": len(set(tiers) - set(NO_TIERS)), "shared": _shared(rows)}
    title = fill("honours", "title" if facts["tiers"] else "title_totals", dict.fromkeys(LANGUAGES, facts))
    subtitle = _subtitle(tiers)
    return finish(ax, "honours", rows, title, subtitle, known, lang, looked_at=data)


def _of_tier(rows: pd.DataFrame, tier: str) -> "pd.Series[bool]":
    return rows["metric"].map(lambda name: metrics()[name].tier == tier).astype("bool")


def _shared(rows: pd.DataFrame) -> int:
    """How many honours metrics more than one unit reports of itself."""
    whole = rows[rows["actor_level"].map(lambda level: levels()[level].unit).astype("bool")]
    return int((whole.groupby("metric")["unit"].nunique() > 1).sum())


def _subtitle(tiers: list[str]) -> Label:
    """How to read the chart, and which of its rows are no tier and not counted as one."""
    others = [label("tiers", tier) for tier in tiers if tier in NO_TIERS]
    if not others:
        return label("honours", "subtitle")
    named = {"zh": "、".join(one.zh for one in others), "en": ", ".join(one.en for one in others)}
    return fill("honours", "subtitle_totals", {lang: {"others": said} for lang, said in named.items()})


def _cell(ax: Axes, x: int, y: int, rows: pd.DataFrame, unit: str, names: Names, lang: str) -> None:
    """One unit's honours of one tier: PER_LINE marks a line, the lines about the middle of the cell."""
    if rows.empty:
        marks.absent(ax, x + 0.03, y + 0.08, 0.94, 0.84)
    lines = -(-len(rows) // PER_LINE)
    for place, value in enumerate(values(rows)):
        left = x + 0.12 + place % PER_LINE * STEP
        middle = y + 0.5 + (place // PER_LINE - (lines - 1) / 2) * LINE
        _mark(ax, left, middle, value, style.colour(unit, names), SMALL if lines > 1 else LARGE)
        said = interval(value.low, value.high, lang)
        if value.actor != value.unit:
            said += f"  {style.name_of(value.actor, names, lang)}"
        ax.text(left + 0.09, middle + 0.02, said, va="center", fontsize=style.SIZES["label"])


def _mark(ax: Axes, x: float, y: float, value: Value, shade: str, size: float) -> None:
    """The shape of who received; hollow for candidates."""
    metric = metrics()[value.metric]
    inside = "white" if metric.tier == "candidate_pool" else shade
    shape = SHAPES[metric.recipient]
    ax.plot(x, y, marker=shape, markersize=size, color=shade, markerfacecolor=inside, gid=metric.id)


def _frame(ax: Axes, units: list[str], tiers: list[str], names: Names, lang: str) -> None:
    """Tiers on the left, units above, shapes below."""
    marks.quiet(ax, keep="y")
    ax.set_yticks([y + 0.5 for y in range(len(tiers))], [label("tiers", tier)[lang] for tier in tiers],
                  fontsize=style.SIZES["label"])  # fmt: skip
    for x, unit in enumerate(units):
        ax.text(x + 0.5, -0.08, style.name_of(unit, names, lang), ha="center", va="bottom",
                color=style.INK, fontsize=style.SIZES["label"])  # fmt: skip
    handles = [
        Line2D(
            [], [], marker=shape, linestyle="", color=style.QUIET, markersize=10, label=label("recipients", key)[lang]
        )
        for key, shape in SHAPES.items()
    ]
    hollow = Line2D([], [], marker="o", linestyle="", color=style.QUIET, markerfacecolor="white", markersize=10,
                    label=label("words", "candidates")[lang])  # fmt: skip
    ax.legend(handles=[*handles, hollow], loc="upper right", bbox_to_anchor=(1, -0.01), ncols=5, frameon=False,
              fontsize=style.SIZES["small"])  # fmt: skip
