"""Hazards found against those rectified, for all units that report both of one window."""

import pandas as pd

from analysis.cleaning.inspection import FOUND, RECTIFIED
from analysis.comparability.verdict import REFUSE, verdict
from analysis.comparability.windows import latest_window, rows_of_window
from analysis.exhibits.change import BeforeAfter, ChangePanel
from analysis.exhibits.compare import list_units
from analysis.exhibits.numbers import Number, numbers_of
from analysis.exhibits.share_points import percent_words
from analysis.exhibits.spec import Exhibit, nothing_to_show
from analysis.exhibits.words import describe_rows, unit_label
from analysis.labels.windows import window_tick
from analysis.labels.words import (
    LANGUAGES,
    Names,
    bilingual,
    fill_label,
    interval_words,
    label,
    metric_name,
    units_shown,
)
from analysis.vocabulary import Label, metrics

NAME = "rectified"
WHOLE = 100
LINES = 24  # units that have a line, those that found most
Pair = tuple[pd.Series, pd.Series]  # hazards found, and those rectified


def build_rectified(data: pd.DataFrame, names: Names) -> Exhibit:
    """Return hazards found and rectified of each unit in one window, a part per verb.

    Only units that report both of the window, and of which a share may be taken, have a line.

    Parameters
    ----------
    data : DataFrame
        Observations.
    names : mapping of str to Label
        What units are called, by id; ids are shown where it is empty.

    """
    whole = data[(data["actor"] == data["unit"]) & data["metric"].isin([FOUND, RECTIFIED])]
    days = latest_window(whole)
    if days is None:
        return nothing_to_show(NAME, data)
    rows = rows_of_window(whole, days, None)
    pairs = _pairs_by_verb(rows, names)
    if not pairs:
        return nothing_to_show(NAME, data)
    silent = [unit for unit in units_shown(data, names) if unit not in _units_of(pairs)]
    parts = []
    for verb, own in pairs.items():
        parts.append(_panel(verb, own, silent, names))
        silent = []  # said once, below the first panel
    shown = pd.DataFrame([row for own in pairs.values() for pair in own for row in pair])
    shown = shown.astype(rows.dtypes.to_dict()).reset_index(drop=True)
    return Exhibit(
        id=NAME,
        title=_title(parts, window_tick(*days)),
        subtitle=label(NAME, "subtitle"),
        parts=tuple(parts),
        rows=shown,
        chosen_from=whole,
        description=describe_rows(shown, names),
    )


def _pairs_by_verb(rows: pd.DataFrame, names: Names) -> dict[str, list[Pair]]:
    """Return each unit's two numbers that may be divided, by what the verb means."""
    codes = set(metrics()[RECTIFIED].verbs.values())
    found: dict[str, list[Pair]] = {}
    for _, part in rows[rows["metric"] == RECTIFIED].iterrows():
        wholes = rows[(rows["metric"] == FOUND) & (rows["unit"] == part["unit"])]
        for _, whole in wholes.tail(1).iterrows():
            if verdict("share", part, whole, names=names).kind != REFUSE:
                # what the verb means is among the caveats: 督促整改 is URGED
                means = codes & set(part["caveats"].split(";"))
                found.setdefault(min(means, default=""), []).append((whole, part))
    return found


def _units_of(pairs: dict[str, list[Pair]]) -> set[str]:
    return {str(whole["unit"]) for own in pairs.values() for whole, _ in own}


def _panel(verb: str, pairs: list[Pair], silent: list[str], names: Names) -> ChangePanel:
    """Return the lines of one verb, the unit with most hazards found first."""
    lines = []
    for whole, part in sorted(pairs, key=lambda pair: -pair[0]["high"]):
        found, rectified = numbers_of(pd.DataFrame([whole, part]), names)
        text = _text(found, rectified)
        lines.append(BeforeAfter(found.who, found, rectified, 0, None, text))
    notes = []
    if silent:
        listed = list_units([unit_label(unit, names) for unit in silent])
        facts = {lang: {"names": listed[lang]} for lang in LANGUAGES}
        notes.append(fill_label(NAME, "silent", facts))
    if len(lines) > LINES:
        counts = {lang: {"n": LINES, "all": len(lines)} for lang in LANGUAGES}
        notes.append(fill_label(NAME, "most", counts))
    heading = bilingual(lambda lang: metric_name(RECTIFIED, verb, lang))
    return ChangePanel(heading=heading, lines=tuple(lines[:LINES]), notes=tuple(notes))


def _text(found: Number, rectified: Number) -> Label:
    """Return both numbers and the share: 246 → 233处（94.7%）."""
    texts = []
    for lang in LANGUAGES:
        # bounds of a quotient are [lo/hi, hi/lo], and no share is above the whole
        low, high = WHOLE * rectified.low / found.high, WHOLE * rectified.high / found.low
        share = percent_words(interval_words(low, min(high, WHOLE), lang), lang)
        opened, closed = ("（", "）") if lang == "zh" else (" (", ")")
        start = interval_words(found.low, found.high, lang)
        texts.append(f"{start} → {rectified.text[lang]}{opened}{share}{closed}")
    return Label(*texts)


def _title(parts: list[ChangePanel], window: str) -> Label:
    """Return of how many units both are known, and the range of their shares by the first verb."""
    lines = parts[0].lines
    lows = [WHOLE * line.after.low / line.before.high for line in lines]
    highs = [min(WHOLE * line.after.high / line.before.low, WHOLE) for line in lines]
    facts = {
        lang: {
            "window": window,
            "n": len(lines),
            "verb": parts[0].heading[lang],
            "range": percent_words(interval_words(min(lows), max(highs), lang), lang),
        }
        for lang in LANGUAGES
    }
    return fill_label(NAME, "title_one" if len(lines) == 1 else "title", facts)
