"""Units before and after: 同比, 环比, by how much, and whether that is more than chance."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan

import pandas as pd

from analysis.comparability.change import UnitChange, change_of_units, kind_of_change, window_before
from analysis.comparability.windows import Days, Window, parse_window, rows_of_window
from analysis.exhibits.compare import known_units, list_units, units_of_rows
from analysis.exhibits.data.estimates import judge_changes
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.spec import NO_WORDS, Exhibit, Part, nothing_to_show
from analysis.exhibits.theme_panels import metric_heading
from analysis.exhibits.words import describe_rows, unit_label
from analysis.labels.windows import window_tick
from analysis.labels.words import (
    LANGUAGES,
    Names,
    bilingual,
    fill_label,
    interval_words,
    label,
)
from analysis.vocabulary import Label, metrics, reasons

NAME = "change"
PANELS = 4  # metrics that are shown where none are chosen
LINES = {1: 24, 2: 14}  # lines of a panel by how many panels there are; FEW of more panels
FEW = 8
WHOLE = 100
SEPARATOR = Label("、", ", ")


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """One unit before and after.

    `beyond` is whether the change is more than chance, None where that can't be told; `text`
    the two numbers and their difference.
    """

    who: Label
    before: Number
    after: Number
    direction: int
    beyond: bool | None
    text: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePanel(Part):
    """One metric, a line per unit, the greatest change first; `notes` say what is not shown."""

    lines: tuple[BeforeAfter, ...]
    notes: tuple[Label, ...]


def build_change(
    data: pd.DataFrame,
    names: Names,
    *,
    units: Sequence[str] | None = None,
    wanted: Sequence[str] | None = None,
    before: Window | None = None,
    after: Window | None = None,
) -> Exhibit:
    """Return units before and after, a part per metric, with difference, ratio and bounds.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units are called, by id; ids are shown where it is empty.
    units : sequence of str, optional
        Ids of the units; all of `data` where it is None.
    wanted : sequence of str, optional
        Ids of the metrics; those that most units report in both windows where it is None.
    before, after : str or tuple of two dates, optional
        Two windows. `after` is the latest where it is None; `before` the same a year earlier,
        else the window just before.

    """
    shown = units_of_rows(data, names) if units is None else list(units)
    own = data[data["unit"].isin(shown)]
    windows = _windows(own, before, after)
    if windows is None:
        return nothing_to_show(NAME, data)
    known = known_units(own, names)
    earlier, later = (rows_of_window(own, days, known) for days in windows)
    chosen = _metrics_shown((earlier, later)) if wanted is None else list(wanted)
    changes = {name: change_of_units(earlier, later, name, shown, names) for name in chosen}
    every = [change for name in chosen for change in changes[name]]
    # sums stand beside the rows that they are of, so that shares of either find their parts
    beyond = dict(
        zip(map(id, every), judge_changes(every, pd.concat([own, earlier, later])), strict=True)
    )
    drawn = {name: found for name, found in changes.items() if any(one.lawful for one in found)}
    if not drawn:
        return nothing_to_show(NAME, data)
    most = LINES.get(len(drawn), FEW)
    parts = tuple(_panel(found, beyond, names, most) for found in drawn.values())
    lawful = [change for found in drawn.values() for change in found if change.lawful]
    rows = pd.DataFrame([row for one in lawful for row in (one.before, one.after)])
    rows = rows.astype(own.dtypes.to_dict()).reset_index(drop=True)
    return Exhibit(
        id=NAME,
        title=_title(drawn, beyond, windows, names),
        subtitle=_subtitle(windows),
        parts=parts,
        rows=rows,
        chosen_from=own,
        description=describe_rows(rows, names),
    )


def _windows(
    rows: pd.DataFrame, before: Window | None, after: Window | None
) -> tuple[Days, Days] | None:
    """Return the two windows, the earlier first; None where the rows have no two to compare."""
    later = _latest(rows) if after is None else parse_window(after)
    if later is None:
        return None
    earlier = window_before(rows, later) if before is None else parse_window(before)
    return None if earlier is None else (earlier, later)


def _latest(rows: pd.DataFrame) -> Days | None:
    """Return the latest window that has one to be compared with, the shortest of several."""
    dated = rows[(rows["window_basis"] == "stated")].dropna(subset=["window_start", "window_end"])
    known = set(dated[["window_start", "window_end"]].itertuples(index=False, name=None))
    pairs = [days for days in known if window_before(dated, days) is not None]
    return max(pairs, key=lambda days: (days[1], days[0])) if pairs else None


def _metrics_shown(sides: Sequence[pd.DataFrame]) -> list[str]:
    """Return the metrics that most units report in both windows, in the vocabulary's order."""
    before, after = (
        set(rows[rows["actor"] == rows["unit"]][["unit", "metric"]].itertuples(index=False))
        for rows in sides
    )
    both = [metric for _, metric in before & after]
    often = sorted(set(both), key=lambda name: (-both.count(name), list(metrics()).index(name)))
    return [name for name in metrics() if name in often[:PANELS]]


# --- A panel.


def _panel(
    changes: Sequence[UnitChange], beyond: dict[int, bool | None], names: Names, most: int
) -> ChangePanel:
    """Return the changes of one metric, the `most` largest of them."""
    lawful = [change for change in changes if change.lawful]
    ordered = sorted(lawful, key=_size, reverse=True)
    lines = [_line(change, beyond[id(change)], names) for change in ordered[:most]]
    left = len(ordered) - len(lines)
    notes = _refused_notes(changes, names)
    heading = metric_heading(pd.DataFrame([ordered[0].after]))
    if left:
        facts = {lang: {"n": len(lines), "all": len(ordered)} for lang in LANGUAGES}
        largest = fill_label(NAME, "largest", facts)
        heading = Label(f"{heading.zh} · {largest.zh}", f"{heading.en} · {largest.en}")
    return ChangePanel(heading=heading, lines=tuple(lines), notes=tuple(notes))


def _size(change: UnitChange) -> float:
    """Return how far a number moved against what it was, for the order of lines."""
    if isnan(change.ratio_low):
        return abs(change.low + change.high)
    return max(abs(change.ratio_low - 1), abs(change.ratio_high - 1))


def _line(change: UnitChange, beyond: bool | None, names: Names) -> BeforeAfter:
    both = pd.DataFrame([change.before, change.after])
    before, after = numbers_of(both, names)
    return BeforeAfter(
        who=after.who,
        before=before,
        after=after,
        direction=change.direction,
        beyond=beyond,
        text=_change_text(change, before, after),
    )


def _change_text(change: UnitChange, before: Number, after: Number) -> Label:
    """Return both numbers and what they differ by: 986→1,107家（+12.3%）."""
    signed = difference_words(change)
    texts = []
    for lang in LANGUAGES:
        start = interval_words(before.low, before.high, lang)
        opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
        texts.append(f"{start} → {after.text[lang]}{opened}{signed[lang]}{closed}")
    return Label(*texts)


def difference_words(change: UnitChange) -> Label:
    """Return the relative change, of a share the points; a range where words leave it open."""
    if metrics()[change.metric].per == "share":
        size = _signed_range(change.low, change.high, "")
        return fill_label(NAME, "points", {lang: {"size": size} for lang in LANGUAGES})
    if isnan(change.ratio_low):
        text = _signed_range(change.low, change.high, "")
    else:
        ends = (WHOLE * (change.ratio_low - 1), WHOLE * (change.ratio_high - 1))
        text = _signed_range(*ends, "%")
    return Label(text, text)


def _signed_range(low: float, high: float, unit: str) -> str:
    """Return a difference with its sign, both bounds where they differ."""
    first, last = f"{low:+,.1f}", f"{high:+,.1f}"
    return f"{first}{unit}" if first == last else f"{first}{unit}～{last}{unit}"


def _refused_notes(changes: Sequence[UnitChange], names: Names) -> list[Label]:
    """Return which units are not compared over time, and why."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for change in changes:
        if not change.lawful:
            groups.setdefault(change.verdict.reasons, []).append(change.unit)
    notes = []
    for codes, units in groups.items():
        listed = list_units([unit_label(unit, names) for unit in units])
        known = [reasons()[code] for code in codes if code in reasons()]
        facts = {
            lang: {
                "names": listed[lang],
                "why": SEPARATOR[lang].join(reason[lang] for reason in known),
            }
            for lang in LANGUAGES
        }
        notes.append(fill_label(NAME, "refused", facts))
    return notes


# --- What is found.


def _title(
    drawn: dict[str, list[UnitChange]],
    beyond: dict[int, bool | None],
    windows: tuple[Days, Days],
    names: Names,
) -> Label:
    """Return what rose and fell, and of how much of it chance is not the cause."""
    kind = label(NAME, kind_of_change(*windows))
    lawful = [change for found in drawn.values() for change in found if change.lawful]
    units = list(dict.fromkeys(change.unit for change in lawful))
    counts = {
        "up": sum(change.direction > 0 for change in lawful),
        "down": sum(change.direction < 0 for change in lawful),
        "n": len(units) if len(drawn) == 1 else len(drawn),
        "units": len(units),
    }
    key = "one" if len(lawful) == 1 else "many" if len(drawn) == 1 else "several"
    if key == "several" and len(units) > 1:
        key = "all"
    who = unit_label(units[0], names) if len(units) == 1 else NO_WORDS
    facts = {
        lang: {
            "who": who[lang],
            "metric": metrics()[lawful[0].metric].label[lang],
            "kind": kind[lang],
            "change": _rise_words(lawful[0], lang),
            **counts,
        }
        for lang in LANGUAGES
    }
    judged = [beyond[id(change)] for change in lawful]
    finding, chance = fill_label(NAME, key, facts), _chance_words(judged)
    return bilingual(lambda lang: (finding[lang] + chance[lang]).strip())


def _rise_words(change: UnitChange, lang: str) -> str:
    """Return rose or fell, and by how much; that words leave it open."""
    if change.low == change.high == 0:
        return label(NAME, "same")[lang]
    if not change.direction:
        return label(NAME, "open")[lang]
    size = difference_words(change)[lang].replace("+", "").replace("-", "")
    return label(NAME, "rose" if change.direction > 0 else "fell")[lang].format(size=size)


def _chance_words(judged: Sequence[bool | None]) -> Label:
    """Return how many changes are more than chance, or that this can't be told yet."""
    told = [beyond for beyond in judged if beyond is not None]
    if not told:
        return label(NAME, "untold")
    if any(told):
        return fill_label(NAME, "claimed", {lang: {"n": sum(told)} for lang in LANGUAGES})
    if len(told) == len(judged):
        return label(NAME, "unclaimed")
    return fill_label(NAME, "partly", {lang: {"n": len(told)} for lang in LANGUAGES})


def _subtitle(windows: tuple[Days, Days]) -> Label:
    """Return the two windows, and how the marks are read."""
    kind = label(NAME, kind_of_change(*windows))
    named = {"before": window_tick(*windows[0]), "after": window_tick(*windows[1])}
    said = fill_label(NAME, "windows", {lang: {**named, "kind": kind[lang]} for lang in LANGUAGES})
    facts = {
        lang: {"windows": said[lang], "marked": label(NAME, "marked")[lang]} for lang in LANGUAGES
    }
    return fill_label(NAME, "subtitle", facts)
