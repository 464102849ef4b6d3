"""A verdict in words: why, which windows, and what to ask which unit for.

All wording is in verdicts.toml and caveats.toml.
"""

from collections.abc import Callable, Iterable, Sequence

import pandas as pd

from analysis.comparability.findings import Finding
from analysis.comparability.rows import Names, Observation
from analysis.vocabulary import (
    Label,
    ask_words,
    breaks,
    caveats,
    denominators,
    levels,
    questions,
    reasons,
    verdict_words,
)

# --- A window in words, for people.


def window_tick(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """Return the name of a window for an axis, as short as it is exact.

    Its year, its months, or its days.

    >>> window_tick(pd.Timestamp("2026-01-01"), pd.Timestamp("2026-12-31"))
    '2026'
    >>> window_tick(pd.Timestamp("2026-08-01"), pd.Timestamp("2026-08-31"))
    '2026-08'
    >>> window_tick(pd.Timestamp("2026-07-01"), pd.Timestamp("2026-09-30"))
    '2026-07–09'
    >>> window_tick(pd.Timestamp("2026-02-10"), pd.Timestamp("2026-02-16"))
    '2026-02-10–02-16'
    """
    if start == end:
        return f"{start:%Y-%m-%d}"
    one_year = start.year == end.year
    if not (start.is_month_start and end.is_month_end):
        return f"{start:%Y-%m-%d}–{end:{'%m-%d' if one_year else '%Y-%m-%d'}}"
    if start.is_year_start and end.is_year_end:
        return f"{start:%Y}" if one_year else f"{start:%Y}–{end:%Y}"
    if one_year:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}–{end:%m}"
    return f"{start:%Y-%m}–{end:%Y-%m}"


def window_words(start: pd.Timestamp | None, end: pd.Timestamp | None, per: str) -> Label:
    """One window in words; unknown stays unknown.

    >>> window_words(pd.Timestamp("2021-06-01"), None, "total")["en"]
    'from 2021-06-01, end not reported'
    """
    first, last = (None if pd.isna(day) else f"{day:%Y-%m-%d}" for day in (start, end))
    if first and last:
        return Label(
            first if first == last else f"{first}至{last}",
            first if first == last else f"{first} to {last}",
        )
    if first:
        return Label(f"{first}起，止期未报道", f"from {first}, end not reported")
    if last:
        return Label(f"截至{last}，始期未报道", f"to {last}, start not reported")
    if per.endswith("year"):
        return Label("每年，年份未报道", "a year, which years not reported")
    return Label("起止未报道", "dates not reported")


def window_in_short(start: pd.Timestamp | None, end: pd.Timestamp | None, per: str) -> Label:
    """Return one window as short as it can be.

    A month, a year or a stock's day by its name, else in words.

    >>> window_in_short(pd.Timestamp("2024-08-01"), pd.Timestamp("2024-08-31"), "total")["zh"]
    '2024-08'
    """
    if per == "stock" and not pd.isna(end):
        return Label(f"{end:%Y-%m-%d}", f"{end:%Y-%m-%d}")
    if pd.isna(start) or pd.isna(end):
        return window_words(start, end, per)
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    if first.is_year_start and last.is_year_end and first.year == last.year:
        return Label(f"{first:%Y}年", f"{first:%Y}")
    if first.is_month_start and last.is_month_end and first.to_period("M") == last.to_period("M"):
        return Label(f"{first:%Y-%m}", f"{first:%Y-%m}")
    return window_words(start, end, per)


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
