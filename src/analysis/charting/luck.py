"""Luck: how often units that are all the same look unlike, so that a small gap is not read as merit."""

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting import marks, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, interval, label, number
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.comparing.equal_units import GAP, PUBLISHED, SET, SIZE
from analysis.vocabulary import Label

BAR, ROOM, TOP, LEAST = 0.66, 2.0, 112, 1
USUAL = 5  # what is less likely is ordinarily not put down to chance
PARTS = (0.03, 0.06)  # room at the left of each panel, and between them


def luck(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw how often the best and the worst of equal units differ by so many points, by chance alone.

    Question: does a gap of three points mean anything? The units are all the same, so
    every gap here is luck. At the left by the size of the gap, at the right by how much
    each unit counted.

    Parameters
    ----------
    data : chances, as an.luck() gives them
    names : labels of units and actors by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known = style.axes(ax), names or {}
    rows = select_rows("luck", data, known)
    if rows.empty:
        return finish_empty(ax, "luck", data, known, lang)
    facts = {language: _facts(rows, known, language) for language in LANGUAGES}
    gaps, sizes = (rows[rows["set"] == name] for name in (SET, SIZE))
    for plot, own, column, heading, below in zip(
        style.panels(ax, 2, lead=PARTS[0], gap=(PARTS[1], 0)), (gaps, sizes), ("gap", "found_low"),
        ("gaps", "sizes"), ("axis_gap", "axis_size"), strict=True,
    ):  # fmt: skip
        _panel(plot, own, column, lang)
        plot.set_title(fill("luck", heading, facts)[lang], loc="left", fontsize=style.SIZES["label"], pad=8)
        plot.set_xlabel(label("luck", below)[lang], fontsize=style.SIZES["label"], color=style.QUIET)
    title, subtitle = fill("luck", "title", facts), fill("luck", "subtitle", facts)
    return finish(ax, "luck", rows, title, subtitle, known, lang, said=_listed(gaps, sizes), looked_at=data)


def _panel(ax: Axes, rows: pd.DataFrame, column: str, lang: str) -> None:
    """A bar a gap or size, from 0 to 100 %; that of three points, or of the sizes at which it is rare, stands out."""
    ax.set(xlim=(-0.6, len(rows) - 0.4), ylim=(0, TOP))
    for x, (at, chance) in enumerate(zip(rows[column], rows["chance"], strict=True)):
        strong = at == GAP if column == "gap" else chance >= USUAL
        ax.bar(x, chance, width=BAR, color=style.PALETTE[0] if strong else "#b3b3b3", linewidth=0, gid="chance")
        ax.text(x, chance + ROOM, _per_cent(chance, lang), ha="center", va="bottom", fontsize=style.SIZES["label"])
    marks.quiet(ax, keep="x")
    ax.set_xticks(range(len(rows)), [number(at, lang) for at in rows[column]], fontsize=style.SIZES["label"])


def _per_cent(chance: float, lang: str) -> str:
    """A chance in whole per cent; below one it is said to be less."""
    sign = "%" if lang == "zh" else " %"
    return label("luck", "least")[lang].format(least=LEAST) if chance < LEAST else f"{chance:.0f}{sign}"


def _facts(rows: pd.DataFrame, names: Names, lang: str) -> dict[str, object]:
    """What title, subtitle and headings say: how many units, their share and size, and whose numbers these are."""
    own = rows[rows["set"] == SET]
    first = own[own["gap"] == GAP].iloc[0]
    key = "whose_assumed" if first["assumed"] else "whose" if first["actor"] else "whose_many"
    return {
        "units": first["units"],
        "gap": number(GAP, lang),
        "chance": _per_cent(first["chance"], lang),
        "share": number(first["share"], lang),
        "found": interval(first["found_low"], first["found_high"], lang),
        "whose": label("luck", key)[lang].format(who=_who(str(first["actor"]), names, lang)),
        **_published(rows, lang),
    }


def _published(rows: pd.DataFrame, lang: str) -> dict[str, str]:
    """What title and subtitle say of the median number found that others published; nothing where there is none."""
    words = {"published": "", "median": ""}
    for row in rows[rows["set"] == PUBLISHED].to_dict("records"):
        facts = {"median": number(row["found_low"], lang), "chance": _per_cent(row["chance"], lang)}
        words = {name: label("luck", name)[lang].format(**facts) for name in words}
    return words


def _who(actor: str, names: Names, lang: str) -> str:
    """Whose numbers these are: the unit, or its part that acted."""
    unit = actor.partition("/")[0]
    return style.whose(unit, actor, names, lang)


def _listed(gaps: pd.DataFrame, sizes: pd.DataFrame) -> Label:
    """Every bar in words, for those who can't see the chart."""
    said = (
        "; ".join([*_bars(gaps, "gap", "axis_gap", lang), *_bars(sizes, "found_low", "axis_size", lang)])
        for lang in LANGUAGES
    )
    return Label(*said)


def _bars(rows: pd.DataFrame, column: str, axis: str, lang: str) -> list[str]:
    """One panel's bars in words, after what its axis counts."""
    bars = zip(rows[column], rows["chance"], strict=True)
    return [label("luck", axis)[lang], *(f"{number(at, lang)}: {_per_cent(chance, lang)}" for at, chance in bars)]
