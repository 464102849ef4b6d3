"""What to ask the units for, so that their numbers may be compared."""

from collections.abc import Mapping

import pandas as pd

from analysis.briefing.deck.grids import table
from analysis.briefing.deck.material import Material
from analysis.briefing.deck.parts import Slide
from analysis.briefing.deck.row_slides import alike
from analysis.briefing.deck.words import BOTH, COLON, NONE, left_out, said, word
from analysis.charting import style
from analysis.charting.labels import LANGUAGES, label
from analysis.cleaning.caveats import SEPARATOR
from analysis.comparing.matrix import to_ask, verdicts
from analysis.comparing.verdicts import REFUSE
from analysis.vocabulary import Label, asks, metrics

UNITS_MOST, NAMED = 10, 3  # units that have a line; metrics that a cell names
COMMA = {"zh": "、", "en": ", "}
Requests = Mapping[tuple[str, str], list[str]]


def ask(material: Material) -> Slide | None:
    """A line a unit, a column for each thing that is lacking: how many of its metrics lack it, and which."""
    rows, units, names = material.observations, material.units, material.names
    wanted = to_ask(rows, among=units, names=names)
    if wanted.empty:
        return None
    lacking = _by_reason(wanted)
    codes = sorted(asks(), key=lambda code: -_count(lacking, code))
    codes = [code for code in codes if _count(lacking, code)]
    heads = [word("ask", "unit"), *(_head(code) for code in codes)]
    lines = [[_name(unit, material), *(_cell(lacking.get((unit, code), [])) for code in codes)] for unit in units]
    shown = lines[:UNITS_MOST]
    if (more := len(lines) - len(shown)) > 0:
        shown.append([left_out("more_units", more), *[NONE] * len(codes)])
    told = tuple(_told(unit, code, lacking[unit, code], material) for unit, code in lacking)
    parts = (table(heads, shown, (0.6, *(1.0 for _ in codes))),)
    heading = title(verdicts(rows, among=units, names=names), len(wanted))
    return Slide("ask", heading, word("ask", "how"), parts, material.printed, told=(), notes=told)


def title(judged: pd.DataFrame, wanted: int) -> Label:
    """How many pairs of numbers there are, and may be compared: where one side is silent, there is no pair."""
    both = judged[(judged["a_actor"] != "") & (judged["b_actor"] != "")]
    fit, silent = int((both["kind"] != REFUSE).sum()), len(judged) - len(both)
    key = "title" if fit else "title_none" if len(both) else "title_silent" if silent else "title_alone"
    more = word("ask", "silent", alike(n=silent)) if silent else NONE
    facts = {"pairs": len(both), "fit": fit, "n": wanted}
    return word("ask", key, {lang: facts | {"silent": more[lang]} for lang in LANGUAGES})


def _by_reason(wanted: pd.DataFrame) -> Requests:
    """The metrics that each unit must be asked for, by unit and by what is lacking."""
    found: dict[tuple[str, str], list[str]] = {}
    for unit, metric, reasons in wanted[["unit", "metric", "reasons"]].itertuples(index=False):
        for code in reasons.split(SEPARATOR):
            found.setdefault((unit, code), []).append(metric)
    return found


def _count(lacking: Requests, code: str) -> int:
    """How many numbers lack it, of all units."""
    return sum(len(found) for (_, reason), found in lacking.items() if reason == code)


def _head(code: str) -> Label:
    """How to ask for it; where nothing is reported, that too."""
    silent = label("words", "not_reported") if code == "MISSING_NOT_ZERO" else NONE
    return Label(*(COLON[lang].join(filter(None, (silent[lang], asks()[code][lang]))) for lang in LANGUAGES))


def _name(unit: str, material: Material) -> Label:
    return Label(*(style.name_of(unit, material.names, lang) for lang in LANGUAGES))


def _cell(lacking: list[str]) -> Label:
    """How many metrics, and the first NAMED of them; in both languages at once the first alone."""
    if not lacking:
        return Label("—", "—")
    facts: dict[str, dict[str, object]] = {
        lang: {"n": len(lacking), "names": _names(lacking[:NAMED], lang) + ("…" if len(lacking) > NAMED else "")}
        for lang in LANGUAGES
    }
    first = said(metrics()[lacking[0]].label, BOTH) + ("…" if len(lacking) > 1 else "")
    return word("ask", "cell", facts | {BOTH: {"n": len(lacking), "names": first}})


def _names(listed: list[str], lang: str) -> str:
    return COMMA[lang].join(metrics()[metric].label[lang] for metric in listed)


def _told(unit: str, code: str, lacking: list[str], material: Material) -> Label:
    """One unit's whole list for the notes."""
    who = _name(unit, material)
    facts = {lang: {"unit": who[lang], "how": asks()[code][lang], "names": _names(lacking, lang)} for lang in LANGUAGES}
    return word("ask", "told", facts)
