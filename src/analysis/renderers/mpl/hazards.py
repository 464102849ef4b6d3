"""Inspection records: a few in full, several in small panels, many in a line of words."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from analysis.exhibits.hazards import (
    COUNTED,
    FOUND,
    IN_FULL,
    PLACES,
    PREMISES,
    RECTIFIED,
    SHARE,
    HazardRecord,
    name_record,
)
from analysis.exhibits.numbers import Number
from analysis.exhibits.spec import Exhibit
from analysis.labels.words import label, number_words, text_columns, wrap_text
from analysis.renderers import style
from analysis.renderers.mpl import layout, marks
from analysis.renderers.style import Theme

SMALL = 12  # records that have a panel each
BAR, ROOM = 0.5, 1.25
LEAD, SMALL_LEAD = {"zh": 0.085, "en": 0.15}, {"zh": 0.085, "en": 0.132}
STAMP = 26
COLUMNS, WORDS = 3, 52  # small panels abreast; columns of words in a line
LINES = 20  # of words in a column
# of the width: from one column of words to the next; from a name to its figures
APART, FIGURES = 0.5, 0.24


@layout.draws(HazardRecord)
def draw_hazards(ax: Axes, exhibit: Exhibit, theme: Theme) -> None:
    """Draw each HazardRecord of `exhibit`: no scale sets one against another."""
    records = exhibit.parts_of(HazardRecord)
    draw = (
        _draw_in_full
        if len(records) <= IN_FULL
        else _draw_small
        if len(records) <= SMALL
        else _list_records
    )
    draw(ax, records, theme)


def _draw_in_full(ax: Axes, records: Sequence[HazardRecord], theme: Theme) -> None:
    """A row of panels for each record.

    Premises, hazards, and what is counted in documents and people.
    """
    lang, alone = theme.lang, len(records) == 1  # the title names the only record already
    grid = layout.panel_grid(ax, 3, len(records), lead=LEAD[lang], gap=(0.03, 0.25))
    for place, record in enumerate(records):
        plots, shade = grid[3 * place : 3 * place + 3], theme.colour(record.unit)
        who = "" if alone else f"{record.who[lang]} · "
        _draw_bars(
            plots[0], record.of(PREMISES), shade, lang, who + label("words", "premises")[lang]
        )
        _draw_bars(
            plots[1],
            record.of(PLACES),
            shade,
            lang,
            label("words", "hazard_places")[lang],
            record.rest,
        )
        _write_numbers(plots[2], record, lang, alone=alone)
        if record.stamp.zh:
            _write_stamp(plots[2], record.stamp[lang], alone=alone)


def _draw_small(ax: Axes, records: Sequence[HazardRecord], theme: Theme) -> None:
    """A panel for each record: hazards as bars, each to its own scale, all else in words below."""
    lang, rows = theme.lang, -(-len(records) // COLUMNS)
    lead, gap = SMALL_LEAD[lang], 0.02
    grid = layout.panel_grid(ax, COLUMNS, rows, lead=lead, gap=(gap, 0.13))
    left = -lead / ((1 + gap) / COLUMNS - lead - gap)  # under the names of the bars
    look: dict[str, Any] = {"fontsize": style.SIZES["small"], "color": style.QUIET}
    for plot, record in zip(grid, records, strict=False):
        who = name_record(record)[lang]
        _draw_bars(plot, record.of(PLACES), theme.colour(record.unit), lang, who, record.rest)
        plot.set_title(who, loc="left", **look)
        place: dict[str, Any] = {
            "xycoords": "axes fraction",
            "textcoords": "offset points",
            "va": "top",
        }
        plot.annotate(_other_numbers(record, lang), (left, 0), (0, -8), **place, **look)
    for plot in grid[len(records) :]:
        plot.remove()


def _other_numbers(record: HazardRecord, lang: str) -> str:
    """What else a record counts, as far as one line has room; … says that there is more."""
    words = ""
    for number in record.numbers:
        if number.metric not in (*PREMISES, *COUNTED):
            continue
        longer = " · ".join(filter(None, (words, f"{number.name[lang]} {number.text[lang]}")))
        if text_columns(longer) > WORDS:
            return f"{words} …"
        words = longer
    return words


def _list_records(ax: Axes, records: Sequence[HazardRecord], theme: Theme) -> None:
    """A line of words for each record, in two columns where there are many."""
    ax.set_axis_off()
    look: dict[str, Any] = {
        "transform": ax.transAxes,
        "va": "top",
        "fontsize": style.SIZES["small"],
    }
    for at, record in enumerate(records):
        column, line = divmod(at, LINES)
        place, y = column * APART, 1 - line / LINES
        ax.text(place, y, name_record(record)[theme.lang], color=theme.colour(record.unit), **look)
        ax.text(place + FIGURES, y, _in_words(record, theme.lang), gid="record", **look)


def _in_words(record: HazardRecord, lang: str) -> str:
    """Hazards found and rectified of a record, and their share."""
    words = []
    for number in record.of((FOUND, RECTIFIED, SHARE)):
        # A share stands after its verb (督促整改 233处，94.7%), and needs none itself.
        name = "" if number.metric == SHARE else f"{number.name[lang]} "
        words.append(f"{name}{number.text[lang]}")
    return ("，" if lang == "zh" else ", ").join(words)


def _draw_bars(
    ax: Axes, shown: Sequence[Number], shade: str, lang: str, heading: str, rest: float = 0.0
) -> None:
    """Bars from 0 to the lower bound, a lighter part to the upper one, each with its number."""
    most = max((number.high for number in shown), default=1.0)
    ax.set_title(heading, loc="left", fontsize=style.SIZES["label"], color=style.QUIET)
    marks.quieten_axes(ax)
    if not shown:
        _say_silent(ax, lang)
        return
    ax.set(xlim=(0, most * ROOM), ylim=(len(shown) - 0.4, -0.6))
    for y, number in enumerate(shown):
        ax.barh(
            y, number.low, height=BAR, color=shade, alpha=1.0 if y == 0 else 0.62, gid=number.metric
        )
        ax.barh(y, number.high - number.low, left=number.low, height=BAR, color=shade, alpha=0.3)
        right = most if rest and y else number.high  # clear of the outlined rest
        ax.text(
            right + most * 0.02, y, number.text[lang], va="center", fontsize=style.SIZES["subtitle"]
        )
    names = [number.name[lang] for number in shown]
    ax.set_yticks(range(len(shown)), names, fontsize=style.SIZES["label"])
    ax.axvline(0, color=style.QUIET, linewidth=1)
    if rest:
        _outline_rest(ax, most, rest, lang)


def _say_silent(ax: Axes, lang: str) -> None:
    """Nothing of this kind is reported: said, never an empty axis."""
    words = label("words", "not_reported")[lang]
    ax.text(
        0,
        0.8,
        words,
        transform=ax.transAxes,
        va="top",
        fontsize=style.SIZES["label"],
        color=style.QUIET,
    )


def _outline_rest(ax: Axes, right: float, width: float, lang: str) -> None:
    """What is left of the hazards found, outlined: the report says nothing of it."""
    bar = ax.barh(1, width, left=right - width, height=BAR, gid="rest")
    bar[0].set(facecolor="white", edgecolor="#a6a6a6", hatch=style.ABSENT_HATCH)
    words = label("hazards", "rest")[lang].format(n=number_words(width, lang))
    below = 1 + BAR / 2 + 0.12
    ax.text(right * 0.02, below, words, va="top", fontsize=style.SIZES["small"], color=style.QUIET)


def _write_numbers(ax: Axes, record: HazardRecord, lang: str, *, alone: bool) -> None:
    """Counts of other measures as numbers, not bars: they share no scale with anything."""
    marks.quieten_axes(ax)
    ax.set(xlim=(0, 1), ylim=(2, 0))
    size = style.SIZES["label"]
    ax.set_title(
        label("words", "printed_counts")[lang], loc="left", fontsize=size, color=style.QUIET
    )
    shown = [number for number in record.numbers if number.metric in COUNTED]
    if not shown:
        _say_silent(ax, lang)
    for y, number in enumerate(shown):
        if alone:
            ax.text(
                0, 0.62 * y + 0.22, number.text[lang], fontsize=style.SIZES["number"], va="center"
            )
            ax.text(
                0, 0.62 * y + 0.43, number.name[lang], fontsize=size, va="center", color=style.QUIET
            )
        else:
            ax.text(
                0,
                0.5 * y + 0.25,
                f"{number.name[lang]}  {number.text[lang]}",
                fontsize=size,
                va="center",
            )


def _write_stamp(ax: Axes, words: str, *, alone: bool) -> None:
    """Whose record it is, on the face of the chart.

    An officer or sub-unit never stands for its unit.
    """
    box = {"facecolor": "#FFF4D6", "edgecolor": "#E69F00", "boxstyle": "square,pad=0.4"}
    look: dict[str, Any] = {
        "fontsize": style.SIZES["label" if alone else "small"],
        "color": style.INK,
        "bbox": box,
    }
    ax.text(
        0, 1.72, wrap_text(words, STAMP if alone else 2 * STAMP), va="center", gid="stamp", **look
    )
