"""The nation's incidents and fires, year by year: where the way of counting changes, the series breaks."""

from itertools import pairwise
from typing import Any

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, interval, label
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.values import called
from analysis.comparing.national import YEARLY, bases, counted_alike, in_time, preliminary
from analysis.vocabulary import Label, metrics

NAME = "trend_national"
BAR, ROOM, LEAST, GAP = 0.62, 1.2, 1.0, 0.3
SHADES = (style.PALETTE[0], "#a6a6a6", style.PAPER)  # the newest basis first
TOLD = ("HEDGED", "ROUNDED")


def trend_national(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw the nation's incidents and fires of each whole year, a panel each, from 0.

    Question: are there more incidents and fires than before? A year without a number is
    hatched, and nothing is joined across it. Where the basis of counting changes a broken
    line stands between, and the panel says that its years are not comparable.

    Parameters
    ----------
    data : comparators (an.comparators()) or observations; whole years of one nation are drawn
    names : labels of units by id; those of comparators come with the rows
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), called(data, names or {})
    rows = select_rows("trend_national", data, known)
    if rows.empty:
        return finish_empty(ax, "trend_national", data, known, lang)
    shown = [name for name in YEARLY if name in set(rows["metric"])]
    span = _span(rows)
    grid = style.panels(ax, 1, 2, gap=(0, GAP))
    for plot, name in zip(grid, shown, strict=False):
        _panel(plot, rows[rows["metric"] == name], span, known, lang)
    for plot in grid[len(shown) :]:
        plot.remove()
    title, subtitle, stamp = _title(rows), label("trend_national", "subtitle"), _stamp(rows)
    return finish(ax, NAME, rows, title, subtitle, known, lang, looked_at=data, told=TOLD, refused=stamp)


def _span(rows: pd.DataFrame) -> range:
    """Every year from the first to the last, whether it has a number or not."""
    found = rows["window_end"].dt.year
    return range(int(found.min()), int(found.max()) + 1) if len(found) else range(0)


def _panel(ax: Axes, rows: pd.DataFrame, span: range, names: Names, lang: str) -> None:
    """One metric: a bar a year from 0 to what is counted at least, lighter to what it is at most."""
    mark, by = in_time(rows, names=names), bases(rows)
    most = max(float(rows["high"].max()), LEAST) * ROOM
    ax.set(xlim=(span[0] - 0.5, span[-1] + 0.5), ylim=(0, most))
    shades = dict(zip(by.drop_duplicates(keep="last")[::-1], SHADES, strict=False))
    at = rows["window_end"].dt.year.astype("int64")
    for year in sorted(set(span) - set(at)):
        marks.absent(ax, year - 0.5, 0, 1, most, label("trend_national", "absent")[lang])
    for year, low, high, basis in zip(at, rows["low"], rows["high"], by, strict=True):
        look: dict[str, Any] = {"width": BAR, "facecolor": shades.get(basis, SHADES[-1]), "edgecolor": style.QUIET}
        ax.bar(year, low, gid="count", **look)
        ax.bar(year, high - low, bottom=low, alpha=0.3, gid="hedge", **look) if high > low else None
        said = interval(low, high, lang)
        ax.text(year, high + most * 0.02, said, ha="center", va="bottom", fontsize=style.SIZES["label"])
    for before, after in pairwise(zip(at, by, strict=True)):
        if before[1] != after[1]:
            _break(ax, after[0] - 0.5, most)
    _frame(ax, rows, span, lang)
    if mark:
        marks.refused(ax, (_stamp(rows) or mark)[lang], above=True)


def _stamp(rows: pd.DataFrame) -> Label | None:
    """What is not comparable, where that is not all of `rows`: numbers of one basis and edition are counted alike."""
    groups = [own for _, own in rows.groupby("metric")]
    if any(counted_alike(own).nunique() > 1 for own in groups):
        return label(NAME, "across")
    return label(NAME, "edition") if preliminary(rows).any() and not preliminary(rows).all() else None


def _break(ax: Axes, x: float, top: float) -> None:
    """Where what is counted changes: nothing is joined across it."""
    shade, look = style.PALETTE[1], (0, (4, 3))
    ax.plot([x, x], [0, top], color=shade, linestyle=look, linewidth=1.6, gid="break")
    ax.text(x, top, "≠", ha="center", va="center", color=shade, fontsize=style.SIZES["subtitle"])


def _frame(ax: Axes, rows: pd.DataFrame, span: range, lang: str) -> None:
    """Years below, and on which basis each is counted where there are several."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    declared = rows["series"] if "series" in rows else pd.Series("", index=rows.index)
    at = dict(zip(rows["window_end"].dt.year, declared, strict=True)) if declared.nunique() > 1 else {}
    ax.set_xticks(list(span), [_below(year, str(at.get(year, "")), lang) for year in span])
    ax.tick_params(axis="x", labelsize=style.SIZES["label"])
    measure = f"（{rows['measure'].iloc[0]}）" if lang == "zh" else ""
    name = metrics()[str(rows["metric"].iloc[0])].label[lang]
    ax.set_title(name + measure, loc="left", fontsize=style.SIZES["subtitle"], pad=12)


def _below(year: int, name: str, lang: str) -> str:
    """A year, and the basis that its number is counted on."""
    return f"{year}\n{label('series', name)[lang]}" if name else str(year)


def _title(rows: pd.DataFrame) -> Label:
    """Of each metric first and last year, where it is counted on one basis throughout; else on how many it is."""
    parts = [_said(rows[rows["metric"] == name]) for name in rows["metric"].unique()]
    english = "; ".join(part.en for part in parts)
    return Label("；".join(part.zh for part in parts), english[:1].upper() + english[1:])


def _said(every: pd.DataFrame) -> Label:
    """What the title says of one metric; a preliminary number stands at neither end."""
    early = preliminary(every)
    rows = every if early.all() else every[~early]
    first, last, ways = rows.iloc[0], rows.iloc[-1], counted_alike(every).nunique()
    more = fill(NAME, "preliminary", {lang: {"n": int(early.sum())} for lang in LANGUAGES})
    facts: dict[str, dict[str, object]] = {
        lang: {
            "metric": metrics()[str(first["metric"])].label[lang],
            "n": ways,
            "preliminary": more[lang] if early.any() else "",
            "first": first["window_end"].year,
            "last": last["window_end"].year,
            "before": interval(first["low"], first["high"], lang),
            "after": interval(last["low"], last["high"], lang),
        }
        for lang in LANGUAGES
    }
    return fill(NAME, "one" if ways == 1 else "many", facts)
