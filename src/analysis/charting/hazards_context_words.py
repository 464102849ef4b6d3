"""What the chart of published shares says in words: its title, its legend, and its rows for those who can't see it."""

from collections.abc import Sequence

import pandas as pd

from analysis.charting.labels import LANGUAGES, fill, interval, label, metric_name
from analysis.charting.points import Point, percent, points
from analysis.charting.style import Names
from analysis.cleaning.inspection import RECTIFIED, SHARE
from analysis.vocabulary import Label

Groups = Sequence[pd.DataFrame]


def title(groups: Groups, names: Names) -> Label:
    """The reports' own figure and what others published by its verb; without one of its own, what others published."""
    owned = [(rows, point) for rows in groups for point in _shares(rows) if point.own]
    rows = owned[0][0] if owned else groups[0]
    others = [point for point in _shares(rows) if not point.own]
    key = "title" if len(owned) == 1 and others else "title_others" if others else "title_own"
    own = [point for group, point in owned if group is rows]
    facts = {lang: _facts(rows, own, others, names, lang) for lang in LANGUAGES}
    return fill("hazards_context", key, facts)


def _facts(rows: pd.DataFrame, own: list[Point], others: list[Point], names: Names, lang: str) -> dict[str, object]:
    """What the title says, in `lang`."""
    first = own[0] if own else None
    return {
        "verb": metric_name(RECTIFIED, str(rows["caveats"].iloc[0]), lang),
        "n": len(others),
        "own": len(own),
        "range": spread(others, lang),
        "who": first.who(names, lang) if first else "",
        "share": first.share(lang) if first else "",
    }


def verb(rows: pd.DataFrame, lang: str) -> str:
    """What the share is called by the verb of `rows`, which is one."""
    return metric_name(SHARE, str(rows["caveats"].iloc[0]), lang)


def listed(groups: Groups, names: Names) -> Label:
    """Each verb with how many shares there are and their range, and the reports' own figures."""
    return Label(*(_listed(groups, names, lang) for lang in LANGUAGES))


def _listed(groups: Groups, names: Names, lang: str) -> str:
    lines = []
    for rows in groups:
        shown = points(rows)
        some = [point for point in shown if not point.missing]
        beyond = label("hazards_context", "beyond")[lang].format(n=len(shown) - len(some))
        own = [f"{point.who(names, lang)} {point.share(lang)} ({point.counts(lang)})" for point in some if point.own]
        count = label("words", "numbers")[lang].format(n=len(some))
        parts = [f"{verb(rows, lang)} {count} {spread(some, lang)}".strip(), *own]
        lines.append(("，" if lang == "zh" else ", ").join([*parts, *([beyond] if len(some) < len(shown) else [])]))
    return ("；" if lang == "zh" else "; ").join(lines)


def _shares(rows: pd.DataFrame) -> list[Point]:
    return [point for point in points(rows) if not point.missing]


def spread(shown: list[Point], lang: str) -> str:
    """From the least lower to the greatest upper bound."""
    if not shown:
        return ""
    return percent(interval(min(point.low for point in shown), max(point.high for point in shown), lang), lang)
