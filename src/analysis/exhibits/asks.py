"""What to ask each unit for, so that its numbers may be compared."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.cleaning.caveats import SEPARATOR
from analysis.comparing.matrix import to_ask, verdicts
from analysis.comparing.verdicts import REFUSE
from analysis.dataset import Dataset
from analysis.exhibits.names import unit_label
from analysis.exhibits.spec import Exhibit
from analysis.exhibits.texts import TextTable
from analysis.labels.slides import BOTH, COLON, NONE, left_out, said, word
from analysis.labels.words import LANGUAGES, bilingual, in_both, label
from analysis.vocabulary import Label, asks, metrics

UNITS_MOST, NAMED = 10, 3  # units that have a line; metrics that a cell names
SILENT = "MISSING_NOT_ZERO"
COMMA = {"zh": "、", "en": ", "}
Requests = Mapping[tuple[str, str], list[str]]


def build_ask(dataset: Dataset) -> Exhibit | None:
    """Return a line per unit and a column per thing that is lacking: how many metrics lack it, and which."""
    rows, units, names = dataset.observations, dataset.reporting_units, dataset.names
    wanted = to_ask(rows, among=units, names=names)
    if wanted.empty:
        return None
    lacking = _by_reason(wanted)
    codes = [code for code in sorted(asks(), key=lambda code: -_count(lacking, code)) if _count(lacking, code)]
    called = {unit: unit_label(unit, names) for unit in units}
    lines = [(called[unit], *(_cell(lacking.get((unit, code), [])) for code in codes)) for unit in units]
    shown = lines[:UNITS_MOST]
    if (more := len(lines) - len(shown)) > 0:
        shown.append((left_out("more_units", more), *[NONE] * len(codes)))
    part = TextTable(
        heads=(word("ask", "unit"), *(_head(code) for code in codes)),
        rows=tuple(shown),
        widths=(0.6, *(1.0 for _ in codes)),
    )
    return Exhibit(
        id="ask",
        title=_title(verdicts(rows, among=units, names=names), len(wanted)),
        subtitle=word("ask", "how"),
        parts=(part,),
        rows=dataset.printed,
        caveats=(),
        notes=tuple(_whole_list(called[unit], code, lacking[unit, code]) for unit, code in lacking),
    )


def _title(judged: pd.DataFrame, wanted: int) -> Label:
    """How many pairs of numbers there are, and may be compared: where one side is silent, there is no pair."""
    both = judged[(judged["a_actor"] != "") & (judged["b_actor"] != "")]
    fit, silent = int((both["kind"] != REFUSE).sum()), len(judged) - len(both)
    key = "title" if fit else "title_none" if len(both) else "title_silent" if silent else "title_alone"
    more = word("ask", "silent", in_both(n=silent)) if silent else NONE
    counts = {"pairs": len(both), "fit": fit, "n": wanted}
    return word("ask", key, {lang: counts | {"silent": more[lang]} for lang in LANGUAGES})


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
    silent = label("words", "not_reported") if code == SILENT else NONE
    return bilingual(lambda lang: COLON[lang].join(filter(None, (silent[lang], asks()[code][lang]))))


def _cell(lacking: Sequence[str]) -> Label:
    """How many metrics, and the first NAMED of them; in both languages at once the first alone."""
    if not lacking:
        return Label("—", "—")
    more = "…" if len(lacking) > NAMED else ""
    facts: dict[str, dict[str, object]] = {
        lang: {"n": len(lacking), "names": _names(lacking[:NAMED], lang) + more} for lang in LANGUAGES
    }
    first = said(metrics()[lacking[0]].label, BOTH) + ("…" if len(lacking) > 1 else "")
    return word("ask", "cell", facts | {BOTH: {"n": len(lacking), "names": first}})


def _names(listed: Sequence[str], lang: str) -> str:
    return COMMA[lang].join(metrics()[metric].label[lang] for metric in listed)


def _whole_list(who: Label, code: str, lacking: Sequence[str]) -> Label:
    """One unit's whole list of what lacks one thing, for the notes."""
    facts = {lang: {"unit": who[lang], "how": asks()[code][lang], "names": _names(lacking, lang)} for lang in LANGUAGES}
    return word("ask", "told", facts)
