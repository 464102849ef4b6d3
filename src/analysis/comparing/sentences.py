"""A verdict in words: why, and what to ask which unit for. All wording is in verdicts.toml and caveats.toml."""

from collections.abc import Callable, Iterable, Sequence

from analysis.comparing.findings import Finding
from analysis.comparing.rows import Names, Observation
from analysis.comparing.window_words import window_words
from analysis.vocabulary import asks, caveats, denominators, levels, questions, reasons, verdict_words

AND = {"zh": "、", "en": ", "}
OR = {"zh": "、", "en": " / "}
STOP = {"zh": "；", "en": "; "}
END = {"zh": "。", "en": ". "}
NAMED = 5
SHORT: dict[str, Callable[[Observation], bool]] = {
    "SUBJECT_LEVEL": lambda row: not row.whole,
    "WINDOW": lambda row: row.span is None,
    "HEDGED": lambda row: row.hedged,
}


def sentence(question: str, findings: Sequence[Finding], names: Names, lang: str) -> str:
    """The verdict on `question` in `lang`: how it opens, each reason, and what to ask for."""
    asked, refused = questions()[question], any(finding.refuses for finding in findings)
    opening = (asked.refused if refused else asked.allowed)[lang]
    told = [finding for finding in findings if finding.refuses or not refused]
    why = STOP[lang].join(once(said(finding, names, lang) for finding in told)) or verdict_words()["fits"][lang]
    text = verdict_words()["sentence"][lang].format(opening=opening, why=why) + _requests(told, names, lang)
    if refused and any(finding.code == "SELF_SELECTED" for finding in findings):
        text += caveats()["SELF_SELECTED"][lang] + END[lang]
    return (text[:1].upper() + text[1:]).strip()


def said(finding: Finding, names: Names, lang: str) -> str:
    """Why, in words: the case of the reason, or the caveat."""
    if not finding.how:
        return caveats()[finding.code][lang]
    return reasons()[finding.code].said[finding.how][lang].format(**_facts(finding, names, lang))


def request(who: str, metrics: str, hows: Iterable[str], lang: str) -> str:
    """Whom to ask for what, and how it must be."""
    return verdict_words()["ask"][lang].format(who=who, metrics=metrics, how=STOP[lang].join(once(hows)))


def debtors(finding: Finding) -> list[str]:
    """Ids of the units that could mend `finding`: those whose rows fall short, else all; none where not known."""
    if finding.code in ("MISSING_NOT_ZERO", "TOO_FEW_UNITS"):
        return list(finding.absent)
    short = [row for row in finding.rows if SHORT.get(finding.code, bool)(row)]
    return once(row.unit for row in short or finding.rows)


def once(items: Iterable[str]) -> list[str]:
    """`items` in order, each once."""
    return list(dict.fromkeys(items))


def _requests(findings: Iterable[Finding], names: Names, lang: str) -> str:
    """A sentence for each set of units to be asked for the same metrics."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        if finding.code in asks():
            unknown = verdict_words()["others" if finding.code == "TOO_FEW_UNITS" else "absent"][lang]
            who = _listed(debtors(finding), names, lang) or unknown
            how = asks()[finding.code][lang].format(**finding.facts)
            wanted.setdefault((who, _metrics(finding.rows, lang)), []).append(how)
    return "".join(request(*key, hows, lang) for key, hows in wanted.items())


def _facts(finding: Finding, names: Names, lang: str) -> dict[str, object]:
    """What a template may be filled with."""
    rows, unsaid = finding.rows, verdict_words()["unsaid"][lang]
    return {
        "metrics": _metrics(rows, lang),
        "measures": AND[lang].join(once(row.measure for row in rows if row.measure)),
        "verbs": AND[lang].join(once(row.wording or unsaid for row in rows)),
        "levels": AND[lang].join(once(_level(row, lang) for row in rows)),
        "actors": _listed(once(row.actor for row in rows), names, lang),
        "pers": AND[lang].join(once(denominators()[row.per][lang] for row in rows)),
        "windows": STOP[lang].join(once(window_words(row.start, row.end, row.per)[lang] for row in rows)[:NAMED]),
        "who": _listed(finding.absent, names, lang),
        **finding.facts,
    }


def _metrics(rows: Sequence[Observation], lang: str) -> str:
    return OR[lang].join(once(row.metric.label[lang] for row in rows))


def _level(row: Observation, lang: str) -> str:
    return levels()[row.rank if row.rank in levels() else "sub_unit"][lang]


def _listed(ids: Sequence[str], names: Names, lang: str) -> str:
    """What `ids` are called; the first NAMED of many, and how many."""
    called = [names[key][lang] if key in names else key for key in ids]
    more = verdict_words()["and_more"][lang].format(n=len(called)) if len(called) > NAMED else ""
    return AND[lang].join(called[:NAMED]) + more
