"""What a chart drew: its rows, title and description, kept with the Axes for whoever saves it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd
from matplotlib.axes import Axes

from analysis.charting.labels import LANGUAGES, label, wrap
from analysis.charting.marks import REFUSED
from analysis.charting.selection import needed, without_rows
from analysis.charting.style import QUIET, SIZES, Names, heading, whose
from analysis.charting.values import called, values
from analysis.comparing.window_words import window_words
from analysis.vocabulary import Label, questions

MOST = 40
NEEDED_COLUMNS = 84


@dataclass(frozen=True)
class Drawn:
    """A chart's id, the rows it drew, its language, and title and alt text in both languages.

    `told` are the caveat codes that bear on this chart; None for all of its rows.
    `looked_at` are the rows it chose from. `subtitle` tells how it is read. `units` are the units
    of a selection, none where all are drawn.
    """

    name: str
    rows: pd.DataFrame
    lang: str
    title: Label
    alt: Label
    told: tuple[str, ...] | None = None
    looked_at: pd.DataFrame = field(default_factory=pd.DataFrame)
    subtitle: Label = field(default_factory=lambda: Label("", ""))
    units: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """What its files and its slide are called: the chart, and the units where only some were chosen."""
        return "-".join([self.name, *self.units])


_KEPT: "WeakKeyDictionary[Axes, Drawn]" = WeakKeyDictionary()


class NotDrawnError(Exception):
    """An Axes that none of our charts drew."""


def finish(
    ax: Axes,
    name: str,
    rows: pd.DataFrame,
    title: Label,
    subtitle: Label,
    names: Names,
    lang: str,
    *,
    said: Label | None = None,
    told: tuple[str, ...] | None = None,
    looked_at: pd.DataFrame | None = None,
    refused: Label | None = None,
) -> Axes:
    """Write the heading on `ax` and keep what was drawn; `said` describes the rows where listing them would not.

    `refused` are the words on the face where rows are not comparable, if they are others than usual.
    """
    heading(ax, title[lang], subtitle[lang])
    if told is not None and "caveats" in rows:
        told = tuple(code for code in told if rows["caveats"].str.contains(code, regex=False).any())
    listed = said or Label(*(_listed(rows, names, language) for language in LANGUAGES))
    usual = questions()["compare"].refused
    mark = refused or usual if ax.findobj(lambda artist: artist.get_gid() == REFUSED) else Label("", "")
    parts = (title, subtitle, mark, listed)
    alt = Label(*(_alt([part[language] for part in parts], language) for language in LANGUAGES))
    _KEPT[ax] = Drawn(name, rows, lang, title, alt, told, rows if looked_at is None else looked_at, subtitle)
    return ax


def finish_empty(
    ax: Axes, name: str, data: pd.DataFrame, names: Names, lang: str, *, title: Label | None = None
) -> Axes:
    """Say on `ax` that there is nothing to show, what the chart needs, and how to ask for it."""
    ax.set_axis_off()
    words: Label = needed(name)
    look: dict[str, Any] = {"fontsize": SIZES["label"], "color": QUIET, "linespacing": 1.6}
    ax.text(0, 1, wrap(words[lang], NEEDED_COLUMNS), transform=ax.transAxes, va="top", gid="needed", **look)
    said = title or without_rows(name)
    nothing, rows = label("empty", "subtitle"), data.iloc[:0]
    return finish(ax, name, rows, said, nothing, names, lang, said=words, told=(), looked_at=data)


def drawn(ax: Axes) -> Drawn:
    """What was drawn on `ax`; NotDrawnError where it is not one of our charts."""
    if ax not in _KEPT:
        raise NotDrawnError("this Axes is no chart of analysis.charting: pass save() a Drawn of your own for it")
    return _KEPT[ax]


def select_units(ax: Axes, units: Sequence[str]) -> None:
    """Note that what is on `ax` was drawn of `units` alone, so that its files don't take the place of all units'."""
    _KEPT[ax] = replace(drawn(ax), units=tuple(units))


def _alt(parts: list[str], lang: str) -> str:
    """Alt text: title, subtitle, whether rows are not comparable, and what was drawn, as sentences."""
    stop = "。" if lang == "zh" else ". "
    return (stop.join(part for part in parts if part) + stop).strip()


def _windows(rows: pd.DataFrame, lang: str) -> list[str]:
    """The window of each row in brackets; empty where no day of it is known."""
    opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
    ends = zip(rows["window_start"], rows["window_end"], rows["per"], strict=True)
    return [
        "" if pd.isna(start) and pd.isna(end) else f"{opened}{window_words(start, end, per)[lang]}{closed}"
        for start, end, per in ends
    ]


def _listed(rows: pd.DataFrame, names: Names, lang: str) -> str:
    """Each row drawn, with its bounds and, where any day of it is known, its window; the first MOST of them."""
    first, known = rows.head(MOST), called(rows, names)
    pairs = zip(values(first), _windows(first, lang), strict=True)
    lines = [
        f"{whose(value.unit, value.actor, known, lang)} {value.name(lang)} {value.text(lang)}{window}"
        for value, window in pairs
    ]
    if (more := len(rows) - len(lines)) > 0:
        lines.append(f"另{more}项" if lang == "zh" else f"{more} more")
    return ("；" if lang == "zh" else "; ").join(lines)
