"""The headline: what the reports can and can't tell, unit by metric."""

from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from analysis.charting import marks, style
from analysis.charting.drawn import finish
from analysis.charting.labels import LANGUAGES, fill, label
from analysis.charting.style import Names
from analysis.vocabulary import Label, levels, metrics, states, themes

PANELS, LINES = 3, 24
ABREAST, NARROW = 6, 14  # units whose names stand side by side; units whose cells have room in three panels
TOLD = {"hedged": "HEDGED", "sub_unit_only": "SUB_UNIT", "one_officer": "ONE_OFFICER"}
OF_PARTS = ("sub_unit_only", "one_officer")  # reported, but not of the whole unit
FILLS = {"exact": "#0B3C5D", "hedged": "#4F94C4", "sub_unit_only": "#B8D4E8", "one_officer": "#F2C14E"}
MARKS = {"exact": "●", "hedged": "≈", "sub_unit_only": "▽", "one_officer": "1"}
DARK = {"exact", "hedged"}


def coverage(data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None) -> Axes:
    """Draw which unit reports which metric, and how.

    Question: what can the reports tell, and what not? Absent is hatched, never 0.

    Parameters
    ----------
    data : frame of cleaning.coverage (unit, theme, metric, state, reports), one row a unit and metric
    names : labels of units by id; ids are shown where it is None
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known, data = style.axes(ax), names or {}, _told(data)
    shown = data["metric"].drop_duplicates().tolist()
    units = data["unit"].drop_duplicates().tolist()
    state = {(unit, name): said for unit, name, said in data[["unit", "metric", "state"]].itertuples(index=False)}
    parts, top = _parts(_lines(shown), len(units)), 0.12 if len(units) > ABREAST else 0.0
    for panel, part in zip(style.panels(ax, len(parts), lead=0.155, gap=(0.02, 0), top=top), parts, strict=True):
        _panel(panel, part, units, state, known, lang)
    _legend(ax, lang)
    facts = _facts(data, units, shown)
    key = {1: "title_alone", 2: "title_pair"}.get(len(units), "title" if facts["zh"]["all"] else "title_none")
    told = tuple(code for state, code in TOLD.items() if state in set(data["state"]))
    title, subtitle = fill("coverage", key, facts), label("coverage", "subtitle")
    return finish(ax, "coverage", data, title, subtitle, known, lang, said=described(data, known), told=told)


def _told(data: pd.DataFrame) -> pd.DataFrame:
    """The rows of the metrics that some unit reports, or all: the vocabulary holds many that nobody here counts."""
    told = data.loc[data["state"] != "not_reported", "metric"]
    return data[data["metric"].isin(told)] if len(told) else data


def _lines(shown: list[str]) -> list[str]:
    """The lines from the top: theme ids as headings before their metrics."""
    lines: list[str] = []
    for theme in themes():
        own = [name for name in shown if metrics()[name].theme == theme]
        lines += [f"#{theme}", *own] if own else []
    return lines


def _parts(lines: list[str], units: int) -> list[list[str]]:
    """The lines of each panel, about equally many; the more units, the fewer and wider the panels."""
    most = PANELS if units <= NARROW else PANELS - 1
    panels = PANELS if units <= ABREAST else min(most, max(-(-len(lines) // LINES), 1))
    height = max(-(-len(lines) // panels), 1)
    parts = [lines[start : start + height] for start in range(0, panels * height, height)]
    for before, after in pairwise(parts):
        if before and before[-1].startswith("#"):
            after.insert(0, before.pop())
    return parts


def _panel(
    ax: Axes, lines: list[str], units: list[str], state: dict[tuple[str, str], str], names: Names, lang: str
) -> None:
    """One column of metrics, a cell for each unit."""
    ax.set(xlim=(0, max(len(units), 1)), ylim=(max(len(lines), 1), 0))
    marks.quiet(ax)
    for y, line in enumerate(lines):
        if line.startswith("#"):
            text = themes()[line[1:]][lang]
            ax.text(
                -0.15, y + 0.55, text, ha="right", va="center", fontsize=style.SIZES["small"], color=style.PALETTE[0]
            )
            continue
        text = metrics()[line].label[lang]
        ax.text(-0.15, y + 0.5, text, ha="right", va="center", fontsize=style.SIZES["small"] - 0.5)
        for x, unit in enumerate(units):
            _cell(ax, x, y, state[unit, line], 8 if len(units) <= NARROW else 4.5)
    turned = 90 if len(units) > ABREAST else 0 if lang == "zh" else 35
    for x, unit in enumerate(units):
        name = _short(style.name_of(unit, names, lang))
        ax.text(
            x + 0.5, -0.25, name, ha="center", va="bottom", fontsize=style.SIZES["small"], rotation=turned, gid="unit"
        )


def _short(name: str) -> str:
    """A unit's name without its level, so that it stands over a narrow column."""
    return next((name.removesuffix(level.zh) for level in levels().values() if name.endswith(level.zh)), name)


def _cell(ax: Axes, x: float, y: float, said: str, size: float) -> None:
    """One unit's state of one metric."""
    if said == "not_reported":
        marks.absent(ax, x + 0.06, y + 0.08, 0.88, 0.84)
        return
    ax.add_patch(Rectangle((x + 0.06, y + 0.08), 0.88, 0.84, facecolor=FILLS[said], edgecolor="none", gid=said))
    ink = "white" if said in DARK else style.INK
    ax.text(x + 0.5, y + 0.52, MARKS[said], ha="center", va="center", color=ink, fontsize=size)


def _legend(ax: Axes, lang: str) -> None:
    """The states with their fill and sign."""
    handles = [Patch(facecolor=FILLS[key], label=f"{MARKS[key]} {states()[key][lang]}") for key in FILLS]
    silent = states()["not_reported"][lang]
    hatched = Patch(facecolor="white", edgecolor="#a6a6a6", hatch=style.ABSENT_HATCH, label=silent)
    ax.legend(handles=[*handles, hatched], loc="upper right", bbox_to_anchor=(1.0, -0.02), ncols=5, frameon=False,
              fontsize=style.SIZES["small"], borderaxespad=0)  # fmt: skip


def _facts(data: pd.DataFrame, units: list[str], shown: list[str]) -> dict[str, dict[str, object]]:
    """How many metrics are reported by all, by some, by one, each of itself; `some` says by how many units."""
    reporting = units_reporting(data)
    several = reporting[(reporting > 1) & (reporting < len(units))]
    counts = {"all": int((reporting == len(units)).sum()), "one": int((reporting == 1).sum()), "some": len(several)}
    some = fill("coverage", "some_two" if (several == 2).all() else "some", dict.fromkeys(LANGUAGES, counts))
    of_parts = len(set(data.loc[data["state"].isin(OF_PARTS), "metric"]) - set(reporting[reporting > 0].index))
    parts = fill("coverage", "parts", {lang: {"n": of_parts} for lang in LANGUAGES}) if of_parts else Label("", "")
    counts |= {"units": len(units), "metrics": len(shown)}
    return {lang: {**counts, "some": some[lang], "parts": parts[lang]} for lang in LANGUAGES}


def units_reporting(data: pd.DataFrame) -> "pd.Series[int]":
    """How many units report each metric of themselves: the number of a sub-unit or an officer is not its unit's."""
    own = ~data["state"].isin(("not_reported", *OF_PARTS))
    return data["unit"].where(own).groupby(data["metric"]).nunique()


def described(data: pd.DataFrame, names: Names) -> Label:
    """For each unit, how many metrics it reports in each way."""
    return Label(*(_counted(data, names, lang) for lang in LANGUAGES))


def _counted(data: pd.DataFrame, names: Names, lang: str) -> str:
    comma, stop = ("，", "；") if lang == "zh" else (", ", "; ")
    parts = []
    for unit, own in data.groupby("unit", sort=False):
        counts = own["state"].value_counts()
        parts.append(
            f"{style.name_of(str(unit), names, lang)}: "
            + comma.join(f"{states()[key][lang]} {counts[key]}" for key in states() if key in counts)
        )
    return stop.join(parts)
