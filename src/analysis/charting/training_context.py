"""How far others' training reaches, and where the reports' own lies: people a session, and per 1,000 residents."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, NullLocator

from analysis.charting import marks, multiples, style
from analysis.charting.drawn import finish, finish_empty
from analysis.charting.labels import LANGUAGES, fill, interval, label, number, wrap
from analysis.charting.points import OTHERS
from analysis.charting.selection import select_rows
from analysis.charting.style import Names
from analysis.charting.values import Value, called, values
from analysis.comparing.admitting import abreast, admit
from analysis.comparing.reach import EACH, PER_RESIDENTS, PER_SESSION
from analysis.comparing.shares import outside
from analysis.vocabulary import Label

LEAD = {"zh": 0.15, "en": 0.21}
SPLIT, APART = 0.66, 0.04  # of what the names leave: the left panel, and between the two
BELOW, ABOVE, ROOM, REACH = 0.5, 2.5, 1.8, 0.97
NAME = 24  # columns of a name before it goes on a second line
OVER, MOST = 0.2, 12  # words above a mark; lines that have room for them
TOLD = ("HEDGED", "WINDOW_UNKNOWN", "ATTENDANCES", "PLAUSIBILITY", "CENSUS_2020")
Line = tuple[str, str]


def training_context(
    data: pd.DataFrame, *, names: Names | None = None, lang: str = "zh", ax: Axes | None = None
) -> Axes:
    """Draw people a session of each unit that published both, the reports' own as a band, and per 1,000 residents.

    Question: is the reports' training large or small beside that of others? Context, no
    ranking: a course is not a session, and levels and windows differ, so the panel asks for
    a verdict and says on its face that its rows are not comparable. Where residents or
    dates are not known nothing is divided: hatched.

    Parameters
    ----------
    data : people a session and per 1,000 residents, as an.reach() gives them
    names : labels of units and actors by id; those of comparators come with the rows
    lang : zh or en
    ax : the Axes to draw on; a new 16:9 figure where it is None

    """
    ax, known, units = style.axes(ax), called(data, names or {}), names or {}
    rows = select_rows("training_context", data, known)
    if rows.empty:
        return finish_empty(ax, "training_context", data, known, lang)
    sessions, residents = (rows[rows["metric"] == name] for name in (PER_SESSION, PER_RESIDENTS))
    lines = _lines(sessions, residents)
    ax.set_axis_off()
    free = 1 - LEAD[lang] - APART
    if len(sessions):
        width = free * SPLIT if len(residents) else free
        _sessions(ax.inset_axes((LEAD[lang], 0, width, 1)), sessions, lines, units, known, lang)
    if len(residents):
        _residents(ax.inset_axes((1 - free * (1 - SPLIT), 0, free * (1 - SPLIT), 1)), residents, lines, units, lang)
    title, subtitle = _title(sessions, known), label("training_context", "subtitle")
    return finish(ax, "training_context", rows, title, subtitle, known, lang, looked_at=data, told=TOLD)


def _lines(sessions: pd.DataFrame, residents: pd.DataFrame) -> list[Line]:
    """A line for each record's actor, by people a session; those with residents alone below."""
    order = pd.concat([sessions.sort_values("low", kind="stable"), residents])
    return list(dict.fromkeys(zip(order["unit"].astype("str"), order["actor"].astype("str"), strict=True)))


def _colour(value: Value, own: bool, units: Names) -> tuple[str, str]:
    """Colour and marker: the unit's own, or those of all comparators."""
    return (style.colour(value.unit, units), style.marker(value.unit, units)) if own else (OTHERS, "o")


def _sessions(ax: Axes, rows: pd.DataFrame, lines: list[Line], units: Names, names: Names, lang: str) -> None:
    """People a session on a logarithmic axis, each with its own measure words."""
    mark = admit(abreast(rows, names=names), context=True)
    ax.set(xscale="log", xlim=(rows["low"].min() * BELOW, rows["high"].max() * ABOVE), ylim=(len(lines) - 0.4, -0.7))
    reach, alone = float(rows["high"].max()) * ROOM, (~outside(rows)).sum() == 1
    for value, own, each in zip(values(rows), ~outside(rows), rows[EACH], strict=True):
        (colour, marker), y = _colour(value, own, units), lines.index((value.unit, value.actor))
        if own and alone:
            ax.axvspan(value.low, value.high, color=colour, alpha=0.14, linewidth=0, gid="own band")
        marks.span(ax, value, y, colour, marker, min(reach, value.high * ROOM))
        if len(lines) <= MOST:
            words = _words(value, str(each), lang)
            marks.above(ax, value, y - OVER, words, colour=colour if own else style.INK)
    _frame(ax, rows, lang)
    few, said = len(lines) <= MOST, [style.whose(*line, names, lang) for line in lines]
    called_so = [wrap(one, NAME) if few else one for one in said]
    ax.set_yticks(range(len(lines)), called_so, fontsize=style.SIZES["label" if few else "small"])
    if mark:
        marks.refused(ax, mark[lang], above=True)


def _words(value: Value, each: str, lang: str) -> str:
    """The bounds in figures, by their own measure words."""
    said = f"{value.text(lang)}/{each}" if lang == "zh" else f"{value.text(lang)} per {each}"
    return said + (f" · {label('words', 'ask')[lang]}" if value.doubtful else "")


def _residents(ax: Axes, rows: pd.DataFrame, lines: list[Line], units: Names, lang: str) -> None:
    """People per 1,000 residents from 0, on the lines of the other panel; hatched where they can't be worked out."""
    most = float(rows["high"].max()) * ROOM
    ax.set(xlim=(0, most), ylim=(len(lines) - 0.4, -0.7))
    for value, own in zip(values(rows), ~outside(rows), strict=True):
        (colour, marker), y = _colour(value, own, units), lines.index((value.unit, value.actor))
        marks.span(ax, value, y, colour, marker, most * REACH)
        if len(lines) <= MOST:
            marks.above(ax, value, y - OVER, value.text(lang), colour=colour)
    known, absent = set(zip(rows["unit"], rows["actor"], strict=True)), label("training_context", "absent")[lang]
    for y, line in enumerate(lines):
        if line not in known:
            marks.absent(ax, 0, y - 0.3, most, 0.6, absent if len(lines) <= MOST else "")
    _frame(ax, rows, lang)


def _frame(ax: Axes, rows: pd.DataFrame, lang: str) -> None:
    """What is counted above, a few numbers below."""
    limits = ax.get_xlim(), ax.get_ylim()
    marks.quiet(ax, keep="x")
    ax.set(xlim=limits[0], ylim=limits[1])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value, lang)))
    ax.grid(axis="x", color=style.FAINT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.set_title(multiples.heading(rows, lang), loc="left", fontsize=style.SIZES["label"], pad=8)


def _title(rows: pd.DataFrame, names: Names) -> Label:
    """The reports' own number, where there is one alone, among those that others published."""
    own, others = rows[~outside(rows)], rows[outside(rows)]
    if rows.empty:
        return label("training_context", "title_none")
    key = "title_own" if others.empty else "title" if len(own) == 1 else "title_others"
    return fill("training_context", key, {lang: _facts(own, others, names, lang) for lang in LANGUAGES})


def _facts(own: pd.DataFrame, others: pd.DataFrame, names: Names, lang: str) -> dict[str, object]:
    """What the title says: how many there are, the range of the others, and whose the one of the reports is."""
    facts: dict[str, object] = {"n": len(others), "own": len(own)}
    if len(others):
        facts["range"] = interval(others["low"].min(), others["high"].max(), lang)
    for value in values(own) if len(own) == 1 and len(others) else []:
        facts["who"] = style.whose(value.unit, value.actor, names, lang)
        facts["own"] = interval(value.low, value.high, lang)
    return facts
