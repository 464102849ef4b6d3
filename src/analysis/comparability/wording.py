"""A verdict in words: why, which windows, and what to ask which unit for.

All wording is in verdicts.toml and caveats.toml.
"""

from collections.abc import Callable, Iterable, Sequence

from analysis.comparability.findings import Finding
from analysis.comparability.rows import Names, Observation
from analysis.labels.windows import window_words
from analysis.vocabulary import (
    ask_words,
    breaks,
    caveats,
    denominators,
    levels,
    questions,
    reasons,
    verdict_words,
)

# --- A verdict in words: why, and what to ask which unit for. All wording is in verdicts.toml and
# caveats.toml.

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


def verdict_sentence(question: str, findings: Sequence[Finding], names: Names, lang: str) -> str:
    """The verdict on `question` in `lang`: how it opens, each reason, and what to ask for."""
    asked, refused = questions()[question], any(finding.refuses for finding in findings)
    opening = (asked.refused if refused else asked.allowed)[lang]
    told = [finding for finding in findings if finding.refuses or not refused]
    why = (
        STOP[lang].join(unique_items(reason_words(finding, names, lang) for finding in told))
        or verdict_words()["fits"][lang]
    )
    text = verdict_words()["sentence"][lang].format(opening=opening, why=why) + _request_sentences(
        told, names, lang
    )
    if refused and any(finding.code == "SELF_SELECTED" for finding in findings):
        text += caveats()["SELF_SELECTED"][lang] + END[lang]
    return (text[:1].upper() + text[1:]).strip()


def reason_words(finding: Finding, names: Names, lang: str) -> str:
    """Why, in words: the case of the reason, or the caveat."""
    if not finding.how:
        return caveats()[finding.code][lang]
    return (
        reasons()[finding.code]
        .said[finding.how][lang]
        .format(**_template_facts(finding, names, lang))
    )


def request_words(who: str, metrics: str, hows: Iterable[str], lang: str) -> str:
    """Whom to ask for what, and how it must be."""
    return verdict_words()["ask"][lang].format(
        who=who, metrics=metrics, how=STOP[lang].join(unique_items(hows))
    )


def responsible_units(finding: Finding) -> list[str]:
    """Ids of the units that could correct `finding`: those whose rows fall short, else all.

    None where not known.
    """
    if finding.code in ("MISSING_NOT_ZERO", "TOO_FEW_UNITS"):
        return list(finding.absent)
    short = [row for row in finding.rows if SHORT.get(finding.code, bool)(row)]
    return unique_items(row.unit for row in short or finding.rows)


def unique_items(items: Iterable[str]) -> list[str]:
    """`items` in order, each once."""
    return list(dict.fromkeys(items))


def _request_sentences(findings: Iterable[Finding], names: Names, lang: str) -> str:
    """A sentence for each set of units to be asked for the same metrics."""
    wanted: dict[tuple[str, str], list[str]] = {}
    for finding in findings:
        code = f"{finding.code}.{finding.how}"  # a case of the code may need words of its own
        code = code if code in ask_words() else finding.code
        if code in ask_words():
            unknown = verdict_words()["others" if finding.code == "TOO_FEW_UNITS" else "absent"][
                lang
            ]
            who = _list_names(responsible_units(finding), names, lang) or unknown
            how = ask_words()[code][lang].format(**finding.facts)
            wanted.setdefault((who, _metric_words(finding.rows, lang)), []).append(how)
    return "".join(request_words(*key, hows, lang) for key, hows in wanted.items())


def _template_facts(finding: Finding, names: Names, lang: str) -> dict[str, object]:
    """What a template may be filled with."""
    rows, unsaid = finding.rows, verdict_words()["unsaid"][lang]
    return {
        "metrics": _metric_words(rows, lang),
        "measures": AND[lang].join(unique_items(row.measure for row in rows if row.measure)),
        "verbs": AND[lang].join(unique_items(row.wording or unsaid for row in rows)),
        "below": AND[lang].join(unique_items(row.denominator for row in rows)),
        "levels": AND[lang].join(unique_items(_level_words(row, lang) for row in rows)),
        "actors": _list_names(unique_items(row.actor for row in rows), names, lang),
        "pers": AND[lang].join(unique_items(denominators()[row.per][lang] for row in rows)),
        "windows": STOP[lang].join(
            unique_items(window_words(row.start, row.end, row.per)[lang] for row in rows)[:NAMED]
        ),
        "who": _list_names(finding.absent, names, lang),
        **finding.facts,
        "break": breaks()[str(finding.facts["break"])][lang] if "break" in finding.facts else "",
    }


def _metric_words(rows: Sequence[Observation], lang: str) -> str:
    return OR[lang].join(unique_items(row.metric.label[lang] for row in rows))


def _level_words(row: Observation, lang: str) -> str:
    return levels()[row.rank if row.rank in levels() else "sub_unit"][lang]


def _list_names(ids: Sequence[str], names: Names, lang: str) -> str:
    """What `ids` are called; the first NAMED of many, and how many."""
    called = [names[key][lang] if key in names else key for key in ids]
    more = verdict_words()["and_more"][lang].format(n=len(called)) if len(called) > NAMED else ""
    return AND[lang].join(called[:NAMED]) + more
